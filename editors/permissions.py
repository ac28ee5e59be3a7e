"""Who may change the dates of a location: a live fact, so more than writing a draft."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage

# A right of our own beside Wagtail's, given on a page and for all below it: see editors/roles.py.
RESCHEDULE = "reschedule"
MAY_RESCHEDULE = (RESCHEDULE, "publish")


def may_reschedule(user: Any, page: Page) -> bool:
    """Return whether somebody may cancel, move and add dates of this location or activity."""
    policy = PagePermissionPolicy()
    return bool(policy.user_has_any_permission_for_instance(user, MAY_RESCHEDULE, page))


def locations_of(user: Any) -> QuerySet[LocationPage]:
    """Return the public and drafted locations, in Dutch, whose dates somebody may change."""
    pages = PagePermissionPolicy().instances_user_has_any_permission_for(user, MAY_RESCHEDULE)
    return LocationPage.objects.filter(
        pk__in=pages.values("pk"), locale__language_code=SOURCE_LANGUAGE
    )
