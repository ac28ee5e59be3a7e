"""All locations beside each other: what families see of each, and what it asks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from activities.selectors import next_start_by_location
from content.models import Picture
from editors.models import LocationTeam
from editors.reviewing import Waiting
from locations.freshness import Freshness
from locations.freshness_selectors import checked_rows
from locations.models import LocationPage
from translations.choices import State
from translations.coverage import Coverage

CONSENT_DAYS = 60  # how long before the end of a consent one is told
UNTRANSLATED = (State.MISSING, State.STALE)


@dataclass(frozen=True, slots=True)
class Line:
    """One location. Numbers are of pages, of pages in a language, and of pictures.

    `next_on`: of the next date that takes place; `checked_on`: of the page of the location itself.
    """

    location: LocationPage
    next_on: date | None
    checked_on: date | None
    to_check: int
    untranslated: int
    waiting: int
    consents: int

    @property
    def key(self) -> str:
        return str(self.location.translation_key)


def overview(
    locations: Iterable[LocationPage],
    *,
    coverage: Iterable[Coverage],
    waiting: Iterable[Waiting],
    at: datetime,
) -> list[Line]:
    """Return a line of each location, by title. The number of queries is the same for any number.

    `coverage` and `waiting`: as far as the reader knows of them.
    """
    locations = sorted(locations, key=lambda each: (each.title.casefold(), each.pk))
    today = timezone.localdate(at)
    starts = next_start_by_location(locations, at=at)
    checks = checked_rows(locations, today=today)
    to_check = Counter(row.location.pk for row in checks if row.freshness != Freshness.FRESH)
    checked_on = {row.page.pk: row.checked_on for row in checks}
    untranslated = Counter(
        row.scope.key for row in coverage if any(state in UNTRANSLATED for state in row.states)
    )
    in_line = Counter(each.location_key for each in waiting)
    consents = _consents(locations, today=today)
    return [
        Line(
            location=each,
            next_on=_day_of(starts.get(each.translation_key)),
            checked_on=checked_on.get(each.pk),
            to_check=to_check[each.pk],
            untranslated=untranslated[str(each.translation_key)],
            waiting=in_line[each.translation_key],
            consents=consents[each.translation_key],
        )
        for each in locations
    ]


def _day_of(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None


def by_collection(locations: Iterable[LocationPage]) -> dict[int, LocationPage]:
    """Return whose pictures are in which collection. One query."""
    by_key = {location.translation_key: location for location in locations}
    teams = LocationTeam.objects.filter(location_key__in=by_key).exclude(collection=None)
    return {
        collection_id: by_key[key]
        for collection_id, key in teams.values_list("collection_id", "location_key")
    }


def _consents(locations: Sequence[LocationPage], *, today: date) -> Counter[Any]:
    owners = by_collection(locations)
    ending = Picture.objects.consent_ends(first=today, last=today + timedelta(days=CONSENT_DAYS))
    rows = ending.filter(collection__in=owners).values_list("collection_id", flat=True)
    return Counter(owners[each].translation_key for each in rows)
