"""Reads: which pages wait until somebody has looked at them, and whose turn it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, WorkflowState
from wagtail.permission_policies.pages import PagePermissionPolicy

from locations.models import LocationPage


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page that was handed in. `location_key`: of the location it is of, if any.

    `must_change`: it was looked at, and who handed it in must change something. `is_own`: the
    reader handed it in.
    """

    page: Page
    since: datetime | None
    location_key: Any
    must_change: bool
    is_own: bool


def waiting_for(user: Any) -> list[Waiting]:
    """Return what waits for somebody: to be approved, or to be changed by them; oldest first.

    Two ways in: the right to publish a page, and having handed it in. Five queries at most.
    """
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
    ).values_list("object_id", "status", "requested_by_id", "current_task_state__started_at")
    rows = {int(page_id): rest for page_id, *rest in states}
    if not rows:
        return []
    publishable = PagePermissionPolicy().instances_user_has_permission_for(user, "publish")
    mine = Q(pk__in=[pk for pk, (_status, by, _since) in rows.items() if by == user.pk])
    pages = Page.objects.filter(
        mine | Q(pk__in=publishable.order_by().values("pk")), pk__in=list(rows)
    )
    owners = _location_keys()
    found = []
    for page in pages.select_related("locale"):
        status, requested_by, since = rows[page.pk]
        must_change = status == WorkflowState.STATUS_NEEDS_CHANGES
        is_own = requested_by == user.pk
        if must_change and not is_own:
            continue  # the turn of somebody else
        key = owners.get(page.path) or owners.get(page.path[: -Page.steplen])
        found.append(Waiting(page, since, key, must_change, is_own))
    return sorted(found, key=lambda each: (str(each.since), each.page.pk))


def _location_keys() -> dict[str, Any]:
    """Return the key of each location by its path, in every language."""
    return dict(LocationPage.objects.values_list("path", "translation_key"))
