"""Every address of the site, filled with what belongs to location B.

An address with an argument that no rule below knows is an error: whoever adds a view says here
which of B's things it could be about.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import RegexPattern
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.regex_helper import normalize
from wagtail.models import Locale, Page, Site

from activities.models import ActivityTemplate, Occurrence
from content.models import PlainWord, Term
from locations.models import HolidayPeriod
from search.models import SearchWords
from tests.isolation_world import World

Values = list[Any]
Rule = tuple[str, str, Callable[[World], Values]]

PAGE_ARGUMENTS = "parent_page_id|destination_id|page_pk"
SNIPPETS = {
    "content/term": Term,
    "content/plainword": PlainWord,
    "locations/holidayperiod": HolidayPeriod,
    "search/searchwords": SearchWords,
    "activities/activitytemplate": ActivityTemplate,
}


def page_ids(world: World) -> Values:
    return [page.pk for page in world.pages]


def key_of(name: str) -> Callable[[World], Values]:
    return lambda world: [world.rows[name].pk]


def first_of(model: Any) -> Callable[[World], Values]:
    return lambda world: [model.objects.order_by("pk").first().pk]


def always(*values: Any) -> Callable[[World], Values]:
    return lambda world: list(values)


# Of bulk actions: aligned, so that each action meets its model.
BULK = [
    ("wagtailcore", "page", "delete"),
    ("wagtailcore", "page", "move"),
    ("wagtailcore", "page", "publish"),
    ("wagtailcore", "page", "unpublish"),
    ("{image}", "{image_model}", "delete"),
    ("{image}", "{image_model}", "add_to_collection"),
    ("{image}", "{image_model}", "add_tags"),
    ("wagtaildocs", "document", "delete"),
    ("wagtaildocs", "document", "add_to_collection"),
    ("wagtaildocs", "document", "add_tags"),
    ("accounts", "user", "delete"),
    ("accounts", "user", "set_active_state"),
    ("accounts", "user", "assign_role"),
    ("content", "term", "delete"),
]


def of_bulk(index: int) -> Callable[[World], Values]:
    def values(world: World) -> Values:
        names = world.picture._meta
        return [
            row[index].format(image=names.app_label, image_model=names.model_name) for row in BULK
        ]

    return values


def reset_link(index: int) -> Callable[[World], Values]:
    """A link that would set the password of B's editor, but for a token that is not theirs."""

    def values(world: World) -> Values:
        user = world.editor_of_b
        parts = (urlsafe_base64_encode(force_bytes(user.pk)), "abc-" + "0" * 32)
        assert not default_token_generator.check_token(user, parts[1])
        return [parts[index]]

    return values


# In which addresses (a pattern), which arguments (a pattern), what of B. The first one counts.
RULES: list[Rule] = [
    ("^admin/bulk/", "app_label", of_bulk(0)),
    ("^admin/bulk/", "model_name", of_bulk(1)),
    ("^admin/bulk/", "action", of_bulk(2)),
    ("convert_alias", "page_id", key_of("alias")),
    ("move/.*/confirm", "page_to_move_id", lambda world: [page.pk for page, _to in moves(world)]),
    ("move/.*/confirm", "destination_id", lambda world: [to.pk for _page, to in moves(world)]),
    ("", "page_id|page_to_move_id", lambda world: [*page_ids(world), world.own.pk]),
    ("", PAGE_ARGUMENTS, page_ids),
    ("revisions/compare|api/main/pages|api/v2/pages", "pk", page_ids),
    ("", "revision_id", lambda world: [page.latest_revision_id or 1 for page in world.pages]),
    ("", "revision_id_a", always("earliest")),
    ("", "revision_id_b", always("latest")),
    ("api/main/pages", "action_name", always("publish", "copy", "delete", "unpublish", "move")),
    ("workflow", "action_name", always("approve", "reject")),
    ("", "task_state_id", key_of("task_state")),
    ("", "task_id", key_of("task")),
    ("", "workflow_state_id", key_of("workflow_state")),
    ("", "workflow_pk", key_of("workflow")),
    ("admin/workflows/tasks/add", "app_label", always("wagtailcore")),
    ("admin/workflows/tasks/add", "model_name", always("groupapprovaltask")),
    ("admin/workflows/tasks", "pk", key_of("task")),
    ("admin/workflows", "pk", key_of("workflow")),
    ("", "content_type_app_name|content_type_model_name", lambda world: []),
    ("admin/pages/create", "app_label", always("activities")),
    ("admin/pages/create", "model_name", always("activitypage")),
    ("admin/tag-autocomplete", "app_name", always("taggit")),
    ("admin/tag-autocomplete", "model_name", always("tag")),
    ("admin/collections", "pk|collection_id", lambda world: [world.picture.collection_id]),
    ("editing-sessions/ping", "app_label", always("activities")),
    ("editing-sessions/ping", "model_name", always("activitypage")),
    ("editing-sessions/ping", "object_id", lambda world: [world.activity.pk, world.draft.pk]),
    ("", "session_id", key_of("session")),
    ("localize", "app_label", always("content")),
    ("localize", "model_name", always("term")),
    ("localize", "pk", first_of(Term)),
    ("localize", "translation_source_id", key_of("source")),
    ("localize", "translation_id", lambda world: [row.pk for row in world.rows["translations"]]),
    ("localize", "string_segment_id", key_of("string")),
    ("localize", "overridable_segment_id", key_of("overridable")),
    ("localize", "mode", always("", "poster")),
    ("admin/translations", "scope_key", lambda world: [str(world.other.translation_key)]),
    ("admin/translations", "language_code", always("fr", "ar")),
    # The own location before a thing of B's: a view could look at the location alone.
    ("", "location_id", lambda world: [world.other.pk, world.own.pk]),
    ("", "change_id", key_of("change")),
    ("", "closure_id", key_of("closure")),
    # Of last year, and of this one: only the latter can be answered for.
    ("", "period_id", lambda world: [first_of(HolidayPeriod)(world)[0], next_holiday(world).pk]),
    ("", "activity_id", lambda world: [world.activity.pk, world.draft.pk]),
    ("admin/week/", "uid", lambda world: [date_of(world)]),
    ("nog-juist/", "token", always("forged", "1:2:3")),
    ("admin/people", "person_id", lambda world: [world.editor_of_b.pk]),
    ("admin/people", "group_id", lambda world: [world.editor_of_b.groups.get().pk]),
    ("admin/locations", "key", lambda world: [world.rows["waiting"].pk]),
    ("", "feed_id", key_of("feed")),
    ("", "redirect_id", key_of("redirect")),
    ("admin/settings", "app_name|model_name|pk", lambda world: []),
    ("admin/(documents|api/main/documents)", "document_id|doc_id|pk", lambda w: [w.document.pk]),
    ("admin/(images|api/main/images)", "image_id|pk", lambda world: [world.picture.pk]),
    ("admin/documents", "uploaded_file_id", key_of("upload of a document")),
    ("", "uploaded_file_id", key_of("upload")),
    ("admin/images", "filter_spec", always("max-200x200")),
    *(
        (f"admin/snippets/(choose/)?{path}/", "pk", first_of(model))
        for path, model in SNIPPETS.items()
    ),
    ("admin/locales", "pk", first_of(Locale)),
    ("admin/sites", "pk", first_of(Site)),
    ("admin/users", "pk", lambda world: [world.editor_of_b.pk]),
    ("admin/groups", "pk", lambda world: [world.editor_of_b.groups.get().pk]),
    ("password_reset", "uidb64", reset_link(0)),
    ("password_reset", "token", reset_link(1)),
    ("^documents/", "_0", lambda world: [world.document.pk]),
    ("^documents/", "_1", lambda world: [world.document.filename]),
    ("nl/_util", "page_view_restriction_id", key_of("restriction")),
    ("nl/_util", "page_id", lambda world: [world.draft.pk]),
    ("^documents/", "restriction_id", key_of("collection_restriction")),
    ("^a/", "code", lambda world: [row.code for row in world.rows["short_addresses"]]),
    ("^sitemap/", "section", always("nl", "fr")),
    ("datum/", "uid", lambda world: [date_of(world)]),
    (
        "agenda/activiteit/",
        "key",
        lambda world: [world.draft.translation_key, world.activity.translation_key],
    ),
    ("agenda/locatie/", "name", always("b")),
    ("agenda/", "slug", always("b")),
    ("agenda/", "activity", always("nieuw-b", "spelen-b")),
    ("agenda/(.*/)?week/", "code", always("2026-W49")),
    ("agenda/(.*/)?maand/", "code", always("2026-12")),
    ("agenda/", "day", always("2026-12-01")),
    ("^nl/", "_0", lambda world: [page.url_path.split("/", 2)[2] for page in world.pages[:3]]),
    ("^(static|media)/", "path", lambda world: [world.picture.file.name]),
]


def date_of(world: World) -> Any:
    occurrence = Occurrence.objects.filter(activity_key=world.activity.translation_key).first()
    assert occurrence is not None
    return occurrence.uid


def moves(world: World) -> list[tuple[Page, Page]]:
    """Return what could be moved where: pages of B to A's location, and one of A's to B's."""
    french = Locale.objects.get(language_code="fr")
    return [
        (world.activity, world.own),
        (world.draft, world.own),
        (world.own.get_children().get(), world.other),
        (world.activity.get_translation(french), world.own.get_translation(french)),
    ]


def next_holiday(world: World) -> HolidayPeriod:
    calendar, today = world.other.holiday_calendar, timezone.localdate()
    periods = HolidayPeriod.objects.confirmed().filter(calendar=calendar, starts_on__gt=today)
    return periods.order_by("starts_on")[0]


@dataclass(frozen=True)
class Address:
    """One pattern of the URLconf: `route` has {argument} where something is filled in."""

    route: str
    arguments: tuple[str, ...]
    name: str
    view: Any = field(default=None, compare=False)

    @property
    def methods(self) -> set[str] | None:
        """Return the methods that the view is written for; None of a function, which says none."""
        known = getattr(self.view, "actions", None)
        written = getattr(self.view, "view_class", None) or getattr(self.view, "cls", None)
        if known is None and written is None:
            return None
        return {each for each in METHODS if each in (known or ()) or hasattr(written, each)}


METHODS = ("put", "patch", "delete")


def addresses() -> list[Address]:
    """Return every address of the site once: of two alike, Django only ever asks the first."""
    every: dict[str, Address] = {}
    for address in patterns():
        every.setdefault(address.route, address)
    return list(every.values())


def patterns(resolver: Any = None, route: str = "", space: str = "") -> Iterator[Address]:
    for pattern in (resolver or get_resolver()).url_patterns:
        whole = route + route_of(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from patterns(pattern, whole, inner)
        else:
            arguments = tuple(dict.fromkeys(re.findall(r"\{(\w+)\}", whole)))
            yield Address(whole, arguments, f"{space}{pattern.name or ''}", pattern.callback)


def route_of(pattern: Any) -> str:
    if isinstance(pattern, RegexPattern):
        (form, _names), *_others = normalize(pattern.regex.pattern)
        return re.sub(r"%\((\w+)\)s", r"{\1}", form)
    return re.sub(r"<(?:[^:>]+:)?([^>]+)>", r"{\1}", str(pattern))


def values_for(address: Address, argument: str, world: World) -> Values:
    for where, names, values in RULES:
        if re.search(where, address.route) and re.fullmatch(names, argument):
            return values(world)
    raise AssertionError(
        f"Nothing says with what of location B `{argument}` of /{address.route} is filled in. "
        "Add a rule to RULES in tests/isolation_addresses.py: an object that only the people of "
        "B may see or change."
    )


def filled(address: Address, world: World) -> list[str]:
    """Return the address with each of B's things that it could be about."""
    if "content_type_app_name" in address.arguments:
        types = [("activities", "activitypage"), ("locations", "locationpage")]
    elif address.route.startswith("admin/settings"):
        types = []
    else:
        types = [("", "")]
    found = []
    for app_name, model_name in types:
        fixed = {"content_type_app_name": app_name, "content_type_model_name": model_name}
        columns = {
            each: values_for(address, each, world)
            for each in address.arguments
            if each not in fixed
        }
        rows = max((len(each) for each in columns.values()), default=1)
        for row in range(rows):
            values = {name: column[row % len(column)] for name, column in columns.items()}
            if not is_only_own(values, world):
                found.append("/" + address.route.format(**fixed, **values))
    return list(dict.fromkeys(found))


def is_only_own(values: dict[str, Any], world: World) -> bool:
    """Return whether an address would be about A alone: its people may do there what they do."""
    return set(values.values()) == {world.own.pk}
