"""Whose location is whose: to change its dates, to write its pages, to read reports about it.

Dates are live facts, so that changing them is more than writing a draft.
"""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from content.models import Picture
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage
from translations.permissions import VIEW_REPORTS

# A right of our own beside Wagtail's, given on a page and for all below it: see editors/roles.py.
# To publish is not enough: a reviewer and a translator publish words and change no date.
RESCHEDULE = "reschedule"
# Who works where, and which locations there are. Not a right on accounts: no superuser is made,
# no password and no address changed with it.
MANAGE_PEOPLE = "editors.manage_people"


def may_reschedule(user: Any, page: Page) -> bool:
    """Return whether somebody may cancel, move and add dates of this location or activity."""
    policy = PagePermissionPolicy()
    return bool(policy.user_has_permission_for_instance(user, RESCHEDULE, page))


def locations_of(user: Any) -> QuerySet[LocationPage]:
    """Return the public and drafted locations, in Dutch, whose dates somebody may change."""
    return _locations_with(user, RESCHEDULE)


def locations_written_by(user: Any) -> QuerySet[LocationPage]:
    """Return the public and drafted locations, in Dutch, of which somebody writes the pages."""
    return _locations_with(user, "change")


def locations_reported_to(user: Any) -> QuerySet[LocationPage]:
    """Return the locations, in Dutch, that reports tell somebody about.

    One's own; who reads the reports of the network also those that everybody may see.
    """
    known = Q(pk__in=locations_written_by(user).values("pk"))
    if user.has_perm(VIEW_REPORTS):
        known |= Q(pk__in=LocationPage.objects.shown().values("pk"))
    return LocationPage.objects.filter(known)


def pictures_of(user: Any) -> QuerySet[Picture]:
    """Return the pictures whose consent somebody may fill in."""
    policy = policy_registry.get_by_type(Picture)
    pictures = policy.instances_user_has_any_permission_for(user, ["change"])
    return Picture.objects.filter(pk__in=pictures.order_by().values("pk"))


def _locations_with(user: Any, right: str) -> QuerySet[LocationPage]:
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, right)
    return LocationPage.objects.filter(
        pk__in=pages.order_by().values("pk"), locale__language_code=SOURCE_LANGUAGE
    )
