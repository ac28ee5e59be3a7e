"""Who walks: everybody who has no business at location B, and two who have."""

from collections.abc import Callable

from accounts.models import User
from editors.roles import RoleCode, make_network_team, make_readers, make_translators
from editors.teams import make_team
from tests.factories import make_user
from tests.isolation_world import FRENCH, World
from tests.translating import language

Maker = Callable[[World], User | None]


def of_team(code: str) -> Maker:
    def make(world: World) -> User:
        team, _taken = make_team(world.own)
        return with_group(getattr(team, code))

    return make


def with_group(group: object) -> User:
    user = make_user()
    user.groups.add(group)
    return user


def translator(world: World) -> User:
    """Somebody whose work the French pages are: those are left out of what is tried."""
    world.pages = [page for page in world.pages if page.locale.language_code != "fr"]
    world.rows["translations"] = [
        row for row in world.rows["translations"] if row.target_locale.language_code != "fr"
    ]
    return with_group(make_translators(language("fr")))


# Name to how one is made, and the secrets of B that are theirs to see: a translator edits the
# French pages of all locations, drafts too, and sees of the Dutch ones what is public.
OUTSIDERS: dict[str, tuple[Maker, set[str]]] = {
    "visitor": (lambda world: None, set()),
    "account without the admin": (lambda world: make_user(), set()),
    RoleCode.EDITOR: (of_team("editors"), set()),
    RoleCode.CALENDAR: (of_team("calendar_editors"), set()),
    RoleCode.REVIEWER: (of_team("reviewers"), set()),
    RoleCode.TRANSLATOR: (translator, FRENCH),
    RoleCode.READER: (lambda world: with_group(make_readers()), set()),
}
INSIDERS: dict[str, Maker] = {
    "editor of B": lambda world: world.editor_of_b,
    RoleCode.NETWORK: lambda world: with_group(make_network_team()),
    "superuser": lambda world: make_user(is_superuser=True),
}
