"""Reads of dates: every page, list and feed goes through `read`."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from activities.models import ActivityPage, Occurrence, Series
from activities.querysets import OccurrenceQuerySet
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
    "place_name",
    "place_reading",
    "read",
    "series_at_location",
    "series_of",
    "taalicoon_of",
    "upcoming_of_location",
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
