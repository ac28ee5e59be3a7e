"""What an address is asked for: searches, exports, and which things of B it is told to list."""

import re

from tests.isolation_addresses import Address
from tests.isolation_world import SECRETS, World

# Beginnings of secret words: a search for them finds what begins so, and repeats no secret. What
# is searched for where (a pattern); the first one counts.
BEGINNINGS = {what: word[:4] for what, word in SECRETS.items()}
SEARCHED = {
    "image|tag": ("title of a picture", "label of a picture"),
    "document": ("title of a document",),
    "users": ("e-mail address",),
    "": (
        "title of a draft of the location",
        "title of a draft of a public activity",
        "title of an activity that was never public",
    ),
}


def words_for(route: str) -> list[str]:
    what = next(secrets for where, secrets in SEARCHED.items() if re.search(where, route))
    return [BEGINNINGS[each] for each in what]


def questions(address: Address, world: World) -> list[str]:
    """Return the query strings to ask an address with, after the empty one."""
    ids, route = "&".join(f"id={page.pk}" for page in world.pages), address.route
    if route.startswith("admin/bulk/"):
        parents = (world.other, world.other.get_parent())
        every = [f"id=all&childOf={parent.pk}" for parent in parents]
        files = f"id={world.picture.pk}&id={world.document.pk}&id={world.editor_of_b.pk}"
        return [ids, f"id={world.draft.pk}", files, *every, "id=all"]
    if "chosen-multiple" in route:
        return [ids, f"id={world.picture.pk}&id={world.document.pk}"]
    if address.arguments or not route.startswith(("admin/", "nl/", "api/")):
        return []
    words = words_for(route)
    if "tag-autocomplete" in route:
        return [f"term={word}" for word in words]
    asked = [f"q={word}" for word in words]
    if "choose-page" in route or "admin/pages" in route:
        asked += ["page_type=activities.ActivityPage", f"q={words[0]}&search_all=1"]
    if "report" in route or "list" in route or route.endswith("results/"):
        asked.append("export=csv")  # of a spreadsheet: the same rows, by another pen
    if "api" in route:
        asked += [f"child_of={world.other.pk}", "order=title&fields=*"]
        things = (world.activity, world.draft, world.picture, world.document)
        asked += [f"id={each.pk}" for each in things]
        asked += [f"search={word}" for word in words]
    return asked
