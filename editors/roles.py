"""The roles of people in the admin, each described once, and the groups made equal to them.

What somebody gave or took by hand on such a group is undone the next time, and said.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
)

from content.words import SOURCE_LANGUAGE
from editors.permissions import MANAGE_PEOPLE
from translations.permissions import SUBMIT, VIEW_REPORTS

logger = logging.getLogger(__name__)

ENTER = "wagtailadmin.access_admin"
# What all locations share: every right on each of them is the network team's.
SHARED_MODELS = (
    ("content", "term"),
    ("content", "plainword"),
    ("search", "searchwords"),
    ("locations", "holidayperiod"),
    ("activities", "activitytemplate"),
)
SHARED = tuple(
    f"{app}.{action}_{model}"
    for app, model in SHARED_MODELS
    for action in ("add", "change", "delete", "view")
)


def _files(*actions: str) -> tuple[str, ...]:
    return tuple(
        f"{app}.{action}_{model}"
        for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
        for action in actions
    )


class RoleCode(StrEnum):
    NETWORK = "network"
    EDITOR = "editor"
    CALENDAR = "calendar"
    REVIEWER = "reviewer"
    TRANSLATOR = "translator"
    READER = "reader"


LOCATION_ROLES = (RoleCode.EDITOR, RoleCode.CALENDAR, RoleCode.REVIEWER)


@dataclass(frozen=True, slots=True)
class Role:
    """What a group may do: anywhere, on its pages with all that lies below, in its collection.

    `group_name` has a place for the slug of a location or the code of a language.
    """

    group_name: str
    permissions: tuple[str, ...]
    on_pages: tuple[str, ...] = ()
    in_collection: tuple[str, ...] = ()


ROLES = {
    RoleCode.NETWORK: Role(
        group_name="Netwerkteam",
        permissions=(ENTER, SUBMIT, VIEW_REPORTS, MANAGE_PEOPLE, *SHARED),
        on_pages=("add", "change", "publish", "lock", "unlock", "reschedule"),
        in_collection=_files("add", "change", "delete", "view", "choose"),
    ),
    RoleCode.EDITOR: Role(
        group_name="Redactie {}",
        # To translate means their own pages only: `translations.guards` asks which page it is.
        permissions=(ENTER, SUBMIT),
        on_pages=("add", "change", "publish", "reschedule"),
        in_collection=_files("add", "change", "choose"),
    ),
    # Cancels, moves and adds dates; writes no page.
    RoleCode.CALENDAR: Role(
        group_name="Kalender {}", permissions=(ENTER,), on_pages=("reschedule",)
    ),
    # Opens what was handed in to the workflow of the location, and approves it, which publishes.
    RoleCode.REVIEWER: Role(group_name="Nakijken {}", permissions=(ENTER,), on_pages=("publish",)),
    RoleCode.TRANSLATOR: Role(
        group_name="Vertalers {}", permissions=(ENTER,), on_pages=("change", "publish")
    ),
    # Opgroeien: reads what everybody reads, and the reports.
    RoleCode.READER: Role(group_name="Opgroeien (lezen)", permissions=(ENTER, VIEW_REPORTS)),
}


# --- The groups of the whole site -------------------------------------------------------------


@transaction.atomic
def make_network_team() -> Group:
    """Return the group that edits all pages, terms, words and holidays. Safe to repeat."""
    role = ROLES[RoleCode.NETWORK]
    group, _is_new = Group.objects.get_or_create(name=role.group_name)
    root, files = Page.get_first_root_node(), Collection.get_first_root_node()
    make_equal(group, role, pages=[root], collection=files)
    return group


@transaction.atomic
def make_readers() -> Group:
    """Return the group that reads the reports and changes nothing. Safe to repeat."""
    role = ROLES[RoleCode.READER]
    group, _is_new = Group.objects.get_or_create(name=role.group_name)
    make_equal(group, role)
    return group


@transaction.atomic
def make_translators(locale: Locale, *, may_publish: bool = True) -> Group:
    """Return the group that edits every page in one language and nothing else. Safe to repeat.

    Raises ValueError for Dutch, and for a language that has no front page yet.
    """
    if locale.language_code == SOURCE_LANGUAGE:
        raise ValueError("Dutch is the source of every text: nobody translates into it.")
    front_page = Site.objects.get(is_default_site=True).root_page.get_translations()
    home = front_page.filter(locale=locale).first()
    if home is None:
        raise ValueError(f"Translate the front page first: there is none in {locale}.")
    role = ROLES[RoleCode.TRANSLATOR]
    if not may_publish:
        role = Role(role.group_name, role.permissions, on_pages=("change",))
    group, _is_new = Group.objects.get_or_create(name=role.group_name.format(locale.language_code))
    make_equal(group, role, pages=[home])
    return group


# --- A group and its role ---------------------------------------------------------------------


@transaction.atomic
def make_equal(
    group: Group, role: Role, *, pages: Iterable[Page] = (), collection: Collection | None = None
) -> list[str]:
    """Give a group what its role says and take the rest away; return what was taken away."""
    pages = list(pages)
    known = _permissions(
        {*role.permissions, *role.in_collection, *map(_page_permission, role.on_pages)}
    )
    in_collection = role.in_collection if collection else ()
    taken = [
        *_equal_permissions(group, {known[name] for name in role.permissions}),
        *_equal_rows(
            GroupPagePermission,
            "page",
            group,
            {
                (page.pk, known[_page_permission(action)].pk)
                for page in pages
                for action in role.on_pages
            },
        ),
        *_equal_rows(
            GroupCollectionPermission,
            "collection",
            group,
            {(collection.pk, known[name].pk) for name in in_collection} if collection else set(),
        ),
    ]
    if taken:
        logger.warning("Rights taken back", extra={"group_id": group.pk, "count": len(taken)})
    return taken


def _page_permission(action: str) -> str:
    return f"wagtailcore.{action}_page"


def _permissions(names: Iterable[str]) -> dict[str, Permission]:
    """Return permissions by "app.codename"; LookupError when the site does not have one."""
    wanted = set(names)
    rows = Permission.objects.filter(
        codename__in=[name.partition(".")[2] for name in wanted]
    ).select_related("content_type")
    found = {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
    if missing := wanted - set(found):
        raise LookupError(f"Run manage.py migrate: there is no {', '.join(sorted(missing))}.")
    return {name: found[name] for name in wanted}


def _equal_permissions(group: Group, wanted: set[Permission]) -> list[str]:
    present = set(group.permissions.select_related("content_type"))
    if missing := wanted - present:
        group.permissions.add(*missing)
    if extra := present - wanted:
        group.permissions.remove(*extra)
    return [f"{group.name}: {row.name}" for row in sorted(extra, key=lambda each: each.pk)]


def _equal_rows(
    model: type[GroupPagePermission] | type[GroupCollectionPermission],
    place: str,
    group: Group,
    wanted: set[tuple[int, int]],
) -> list[str]:
    """Make the rows of a group equal to pairs of (page or collection, permission) keys."""
    rows = model.objects.filter(group=group).select_related(place, "permission")
    present = {(getattr(row, f"{place}_id"), row.permission_id): row for row in rows}
    for place_id, permission_id in sorted(wanted - set(present)):
        model.objects.create(group=group, **{f"{place}_id": place_id}, permission_id=permission_id)
    taken = []
    for key in sorted(set(present) - wanted):
        row = present[key]
        taken.append(f"{group.name}: {row.permission.name} ({getattr(row, place)})")
        row.delete()
    return taken
