"""Reads of dates: every page, list and feed goes through `read`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Value
from django.db.models.functions import Length, Substr
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from activities.choices import Access
from activities.models import ActivityPage, Occurrence, Series
from activities.querysets import TAKES_PLACE, ActivityPageQuerySet, OccurrenceQuerySet
from activities.readings import Following, Reading, with_following
from activities.schedule import BRUSSELS
from activities.wording import ActivityWords, directions_of, place_name, place_reading
from content.querysets import names_in
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage

__all__ = [
    "directions_of",
    "first_reading_by_location",
    "languages_of",
    "next_start_by_location",
    "place_name",
    "place_reading",
    "read",
    "series_at_location",
    "series_of",
    "taalicoon_of",
    "upcoming_of_location",
    "without_coming_dates",
]

FOLLOWING_DAYS = 120  # how far ahead "more dates" looks


def read(
    occurrences: OccurrenceQuerySet,
    *,
    language_code: str,
    at: datetime,
    distances_km: Mapping[int, float] | None = None,
) -> list[Reading]:
    """Return what a reader sees of these dates, in their order.

    The number of queries is the same for one date and for hundreds. Dates of an activity that
    not everybody may see are left out, whatever the queryset holds.

    `distances_km`: kilometres by primary key of the meeting point.
    """
    rows = list(occurrences.select_related("meeting_point", "previous_meeting_point"))
    if not rows:
        return []
    words = ActivityWords(rows, language_code, today=timezone.localdate(at))
    following = _following({row.series_key for row in rows}, at=at)
    readings = []
    for row in rows:
        source = words.sources.get(row.activity_key)
        if source is None:
            continue
        distance_km = (distances_km or {}).get(row.meeting_point_id or 0)
        reading = words.reading(row, distance_km=distance_km)
        later = following.get(row.series_key, [])
        usual = words.languages.get(source.pk, [])
        readings.append(with_following(reading, later, usual_languages=usual))
    return readings


def _following(series_keys: Iterable[UUID], *, at: datetime) -> dict[UUID, list[Following]]:
    """Return, per series, the coming dates that take place."""
    rows = (
        Occurrence.objects.filter(series_key__in=series_keys)
        .taking_place()
        .filter(starts_at__gte=at, starts_at__lt=at + timedelta(days=FOLLOWING_DAYS))
        .order_by("starts_at")
        .values_list("series_key", "starts_at", "languages")
    )
    found: dict[UUID, list[Following]] = {}
    for key, starts_at, languages in rows:
        later = Following(starts_at.astimezone(BRUSSELS), tuple(languages))
        found.setdefault(key, []).append(later)
    return found


def series_of(source: ActivityPage) -> list[Series]:
    return list(source.series.select_related("meeting_point__page"))


def languages_of(source: ActivityPage) -> tuple[list[str], list[str]]:
    """Return the names of the languages that are spoken, and of those that are interpreted."""
    rows = list(source.activity_languages.select_related("language"))
    names = names_in([row.language for row in rows], get_language() or SOURCE_LANGUAGE)
    spoken, interpreted = [], []
    for row in rows:
        target = interpreted if row.is_interpreted else spoken
        target.append(names[row.language.translation_key])
    return spoken, interpreted


def taalicoon_of(source: ActivityPage, *, today: date) -> int:
    """Return how many taaliconen families see, 0 for none: only a trained team may use them."""
    if not source.taalicoon:
        return 0
    trained = LocationPage.objects.ancestor_of(source).filter(taaliconen_training__lte=today)
    return source.taalicoon if trained.exists() else 0


def upcoming_of_location(location: LocationPage, *, at: datetime) -> OccurrenceQuerySet:
    """Return the coming dates of everything that a location organises, alone or with others."""
    activities = ActivityPage.objects.shown().of_location(location)
    return Occurrence.objects.upcoming(at=at).filter(
        activity_key__in=activities.values("translation_key")
    )


def series_at_location(location: LocationPage) -> list[Series]:
    """Return the series of what a location organises."""
    activities = ActivityPage.objects.shown().of_location(location)
    return list(Series.objects.filter(page__in=activities.values("pk")))


def first_reading_by_location(
    locations: Iterable[LocationPage], *, language_code: str, at: datetime
) -> dict[UUID, Reading]:
    """Return the next date that takes place at each location, by its translation key."""
    by_path = {location.source_path: location.translation_key for location in locations}
    activities = ActivityPage.objects.shown().values_list("translation_key", "path")
    owners = {key: by_path.get(path[: -Page.steplen]) for key, path in activities}
    first: dict[UUID, int] = {}
    rows = (
        Occurrence.objects.filter(activity_key__in=list(owners))
        .taking_place()
        .filter(starts_at__gte=at, starts_at__lt=at + timedelta(days=FOLLOWING_DAYS))
        .order_by("starts_at", "pk")
        .values_list("pk", "activity_key")
    )
    for pk, activity_key in rows:
        if owner := owners[activity_key]:
            first.setdefault(owner, pk)
    readings = read(
        Occurrence.objects.filter(pk__in=first.values()), language_code=language_code, at=at
    )
    found = {reading.activity_key: reading for reading in reversed(readings)}
    return {owner: found[str(key)] for key, owner in owners.items() if owner and str(key) in found}


# --- Over all locations -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WithoutDates:
    """A public activity with series of which no coming date takes place.

    `last_on`: the last day that took place. `is_cancelled`: there are coming dates, all called off.
    """

    location: LocationPage
    page: ActivityPage
    last_on: date | None
    is_cancelled: bool


def next_start_by_location(
    locations: Iterable[LocationPage], *, at: datetime
) -> dict[UUID, datetime]:
    """Return when the next date that takes place begins, by key of the location. Three queries."""
    by_path = {location.path: location for location in locations}
    owners = {
        page.translation_key: by_path[page.above].translation_key
        for page in _below(by_path).only("pk", "path", "translation_key")
    }
    rows = (
        Occurrence.objects.filter(activity_key__in=_below(by_path).values("translation_key"))
        .taking_place()
        .filter(starts_at__gte=at)
        .order_by()
        .values_list("activity_key")
        .annotate(first=Min("starts_at"))
    )
    found: dict[UUID, datetime] = {}
    for key, first in rows:
        if key in owners:
            found[owners[key]] = min(first, found.get(owners[key], first))
    return found


def without_coming_dates(locations: Iterable[LocationPage], *, at: datetime) -> list[WithoutDates]:
    """Return what families see and cannot come to, in the order of the tree. Four queries.

    What is by appointment has no dates on purpose.
    """
    by_path = {location.path: location for location in locations}
    pages = (
        _below(by_path)
        .filter(Exists(Series.objects.filter(page=OuterRef("pk"))))
        .exclude(access=Access.APPOINTMENT)
        .select_related("locale")
        .order_by("path")
    )
    takes_place, is_coming = Q(status__in=TAKES_PLACE), Q(ends_at__gt=at)
    rows = (
        Occurrence.objects.filter(activity_key__in=pages.order_by().values("translation_key"))
        .order_by()
        .values_list("activity_key")
        .annotate(
            last_on=Max("on", filter=takes_place & ~is_coming),
            coming=Count("pk", filter=is_coming),
            taking_place=Count("pk", filter=takes_place & is_coming),
        )
    )
    dates = {key: (last_on, coming, sure) for key, last_on, coming, sure in rows}
    found = []
    for page in pages:
        last_on, coming, sure = dates.get(page.translation_key, (None, 0, 0))
        if not sure:
            found.append(WithoutDates(by_path[page.above], page, last_on, bool(coming)))
    return found


def _below(by_path: Mapping[str, LocationPage]) -> ActivityPageQuerySet:
    """Return what families see of these locations; `above` is the path of the location."""
    above = Substr("path", Value(1), Length("path") - Page.steplen)
    pages: ActivityPageQuerySet = ActivityPage.objects.shown().annotate(above=above)
    return pages.filter(above__in=list(by_path))
