"""Who walks: everybody who has no business at location B, and two who have."""

from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationLog,
)

from accounts.models import User
from editors.roles import RoleCode, make_network_team, make_readers, make_translators
from editors.teams import make_team
from locations.models import MeetingPoint, Partner, TeamMember
from search.document_models import SearchText
from tests.factories import make_user
from tests.isolation_walk import OwnRows, no_rows
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
    return with_group(make_translators(language("fr")))


def french_pages(world: World) -> OwnRows:
    """Return which rows are a translator's to change: French pages, their words and versions.

    With what follows from these: what the finder and Wagtail's list of links know of them. A page
    that is made a copy of the Dutch one again gets its rows of names too. Dates, opening hours,
    files, rights and people are not theirs, in French neither.
    """
    french = language("fr")
    keys = list(Page.objects.filter(locale=french).values_list("pk", flat=True))
    names = [str(key) for key in keys]
    page_type = ContentType.objects.get_for_model(Page)
    of_tables = {
        Revision: Q(base_content_type=page_type, object_id__in=names),
        PageLogEntry: Q(page__in=keys),
        Translation: Q(target_locale=french),
        TranslationLog: Q(locale=french),
        StringTranslation: Q(locale=french),
        SegmentOverride: Q(locale=french),
        SearchText: Q(pk__isnull=False),  # made anew from the pages, which are compared
        ReferenceIndex: Q(base_content_type=page_type, object_id__in=names),
        **dict.fromkeys((MeetingPoint, Partner, TeamMember), Q(page__in=keys)),
    }

    def own(model: type[Model]) -> Q:
        if issubclass(model, Page):
            return Q(pk__in=keys)
        return of_tables.get(model, no_rows(model))

    return own


# A translator edits the French pages of all locations, drafts too, and sees of the Dutch ones what
# is public. All others see and change nothing.
MAY_SEE = {RoleCode.TRANSLATOR: FRENCH}
MAY_CHANGE = {RoleCode.TRANSLATOR: french_pages}
OUTSIDERS: dict[str, Maker] = {
    "visitor": lambda world: None,
    "account without the admin": lambda world: make_user(),
    RoleCode.EDITOR: of_team("editors"),
    RoleCode.CALENDAR: of_team("calendar_editors"),
    RoleCode.REVIEWER: of_team("reviewers"),
    RoleCode.TRANSLATOR: translator,
    RoleCode.READER: lambda world: with_group(make_readers()),
}
INSIDERS: dict[str, Maker] = {
    "editor of B": lambda world: world.editor_of_b,
    RoleCode.NETWORK: lambda world: with_group(make_network_team()),
    "superuser": lambda world: make_user(is_superuser=True),
}
