"""Reads about freshness: which pages of some locations somebody must look at again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q, Value
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from content.querysets import is_restricted
from content.words import SOURCE_LANGUAGE
from locations.freshness import Freshness, freshness_of
from locations.freshness_models import last_check
from locations.models import LocationPage


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A Dutch page that families see, the location it is of, and how fresh it is."""

    location: LocationPage
    page: Page
    checked_on: date | None
    freshness: Freshness


def checked_rows(locations: Iterable[LocationPage], *, today: date) -> list[CheckedRow]:
    """Return Dutch locations with the live activities below them, as far as everybody sees them.

    In the order of the tree: each location, then its activities. One query for any number.
    """
    by_path = {location.path: location for location in locations}
    above = Substr("path", Value(1), Length("path") - Page.steplen)
    pages = (
        Page.objects.live()
        .select_related("locale")
        .annotate(above=above, checked_on=last_check())
        .filter(Q(path__in=by_path) | Q(above__in=by_path))
        .filter(~is_restricted(), locale__language_code=SOURCE_LANGUAGE)
    )
    return [
        CheckedRow(
            location=by_path.get(page.path) or by_path[page.above],
            page=page,
            checked_on=page.checked_on,
            freshness=freshness_of(page.checked_on, today, settings.FRESHNESS_DAYS),
        )
        for page in pages.order_by("path")
    ]


def going_stale(locations: Iterable[LocationPage], *, today: date) -> list[CheckedRow]:
    """Return what somebody must look at, never checked first, then the oldest. One query."""
    rows = [row for row in checked_rows(locations, today=today) if row.freshness != "fresh"]
    return sorted(rows, key=lambda row: (row.checked_on or date.min, row.page.path))
