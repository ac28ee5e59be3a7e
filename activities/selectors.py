"""Reads of dates: every page, list and feed goes through `read`."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import FilteredRelation, Q
from django.utils.translation import override
from wagtail.models import Page

from activities.choices import Access, Reason, Status
from activities.models import ActivityPage, Change, Occurrence, Series
from activities.querysets import OccurrenceQuerySet
from activities.readings import PlaceReading, Reading, with_following
from activities.schedule import BRUSSELS
from content.choices import Taxonomy
from content.models import Term
from content.querysets import is_restricted
from content.words import SOURCE_LANGUAGE, Words, words_in
from locations.models import LocationPage, MeetingPoint

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
    rows = list(occurrences.select_related("meeting_point__page", "previous_meeting_point"))
    if not rows:
        return []
    words = _ActivityWords({row.activity_key for row in rows}, language_code)
    following = _following({row.series_key for row in rows}, at=at)
    readings = []
    for row in rows:
        if row.activity_key not in words.sources:
            continue
        distance_km = (distances_km or {}).get(row.meeting_point_id or 0)
        reading = words.reading(row, distance_km=distance_km)
        readings.append(with_following(reading, following.get(row.series_key, [])))
    return readings


def _following(series_keys: Iterable[UUID], *, at: datetime) -> dict[UUID, list[datetime]]:
    """Return, per series, the starts of the coming dates that take place."""
    rows = (
        Occurrence.objects.filter(series_key__in=series_keys)
        .taking_place()
        .filter(starts_at__gte=at, starts_at__lt=at + timedelta(days=FOLLOWING_DAYS))
        .order_by("starts_at")
        .values_list("series_key", "starts_at")
    )
    found: dict[UUID, list[datetime]] = {}
    for key, starts_at in rows:
        found.setdefault(key, []).append(starts_at.astimezone(BRUSSELS))
    return found


class _ActivityWords:
    """The pages, locations, languages and series names that some dates need."""

    def __init__(self, activity_keys: set[UUID], language_code: str) -> None:
        self.language_code = language_code
        pages = ActivityPage.objects.live().filter(
            ~is_restricted(), translation_key__in=activity_keys
        )
        by_language = {
            (page.translation_key, page.locale.language_code): page
            for page in pages.filter(
                locale__language_code__in=[SOURCE_LANGUAGE, language_code]
            ).select_related("locale")
        }
        self.sources = {
            key: page for (key, code), page in by_language.items() if code == SOURCE_LANGUAGE
        }
        self.shown = {
            key: by_language.get((key, language_code), page) for key, page in self.sources.items()
        }
        self.locations = _locations(self.sources.values(), language_code)
        self.language_names, self.languages = _languages(self.sources.values(), language_code)
        self.series_names = _series_names(activity_keys, language_code)

    def reading(self, row: Occurrence, *, distance_km: float | None) -> Reading:
        source, page = self.sources[row.activity_key], self.shown[row.activity_key]
        location = self.locations[source.path[: -Page.steplen]]
        codes = row.languages or self.languages.get(source.pk, [])
        before = row.previous_starts_at
        return Reading(
            uid=str(row.uid),
            activity_key=str(row.activity_key),
            series_key=str(row.series_key),
            activity_title=page.title,
            activity_language=page.locale.language_code,
            series_name=self.series_names.get(row.series_key, ""),
            url=page.url or "",
            location_title=location.title,
            location_url=location.url or "",
            on=row.on,
            starts_at=row.starts_at.astimezone(BRUSSELS),
            ends_at=row.ends_at.astimezone(BRUSSELS),
            status=Status(row.status),
            reason=_reason(row, self.language_code),
            note=words_in(row.note, self.language_code),
            previous_starts_at=before.astimezone(BRUSSELS) if before else None,
            previous_place=place_name(row.previous_meeting_point),
            place=place_reading(row.meeting_point) if row.meeting_point else None,
            languages=tuple(self.language_names.get(code, code) for code in codes),
            age_min_months=source.age_min_months,
            age_max_months=source.age_max_months,
            is_free=source.is_free,
            needs_registration=source.access != Access.DROP_IN,
            places_left=row.places_left,
            has_waiting_list=row.has_waiting_list,
            distance_km=distance_km,
        )


def place_reading(point: MeetingPoint) -> PlaceReading:
    """Return a place as families may see it: without its street when that is on request."""
    hidden = point.is_address_on_request
    return PlaceReading(
        name="" if hidden else point.name,
        street="" if hidden else point.street,
        postcode=point.postcode,
        municipality=point.municipality,
        directions="" if hidden else point.directions,
        is_wheelchair_accessible=point.is_wheelchair_accessible,
        is_pram_accessible=point.is_pram_accessible,
        is_address_on_request=hidden,
    )


def place_name(point: MeetingPoint | None) -> str:
    """Return the name of a place, or its municipality when the address is on request."""
    if point is None:
        return ""
    place = place_reading(point)
    return place.name or place.municipality


def _languages(
    activities: Iterable[ActivityPage], language_code: str
) -> tuple[dict[str, str], dict[int, list[str]]]:
    """Return the name of every language by its code, and the codes spoken at each activity.

    One query, for a list of dates has to count them. Activities go by their primary key.
    """
    spoken_there = FilteredRelation(
        "activity_languages",
        condition=Q(
            activity_languages__page__in=[page.pk for page in activities],
            activity_languages__is_interpreted=False,
        ),
    )
    rows = (
        Term.objects.filter(
            taxonomy=Taxonomy.LANGUAGE,
            locale__language_code__in=[SOURCE_LANGUAGE, language_code],
        )
        .annotate(spoken=spoken_there)
        .order_by("spoken__sort_order")
        .values_list("code", "name", "locale__language_code", "spoken__page_id")
    )
    names: dict[str, str] = {}
    spoken: dict[int, list[str]] = {}
    for code, name, own, page_id in rows:
        if own == language_code or code not in names:
            names[code] = name
        if page_id is not None:
            spoken.setdefault(page_id, []).append(code)
    return names, spoken


def _series_names(activity_keys: Iterable[UUID], language_code: str) -> dict[UUID, str]:
    rows = (
        Series.objects.filter(page__translation_key__in=activity_keys)
        .exclude(name="")
        .filter(locale__language_code__in=[SOURCE_LANGUAGE, language_code])
        .select_related("page", "locale")
    )
    # The reader's language last, so that it wins.
    ordered = sorted(rows, key=lambda row: row.locale.language_code == language_code)
    return {row.key: row.name for row in ordered}


def _locations(activities: Iterable[ActivityPage], language_code: str) -> dict[str, LocationPage]:
    """Return the locations that look after these activities, by the path of their source page."""
    paths = {page.path[: -Page.steplen] for page in activities}
    sources = LocationPage.objects.filter(path__in=paths).select_related("locale")
    found = {page.path: page for page in sources}
    if language_code == SOURCE_LANGUAGE:
        return found
    translated = {
        page.translation_key: page
        for page in LocationPage.objects.live()
        .filter(translation_key__in=[page.translation_key for page in found.values()])
        .filter(locale__language_code=language_code)
        .select_related("locale")
    }
    return {path: translated.get(page.translation_key, page) for path, page in found.items()}


def _reason(row: Occurrence, language_code: str) -> Words:
    """Return the free words of the reason, or else the sentence of its code."""
    if words := words_in(row.reason_text, language_code):
        return words
    if not row.reason:
        return Words("", language_code)
    with override(language_code):
        return Words(str(dict(Change.REASONS)[Reason(row.reason)]), language_code)


def source_of(page: ActivityPage) -> ActivityPage:
    """Return the page in the source language, which holds the facts."""
    if page.locale.language_code == SOURCE_LANGUAGE:
        return page
    return ActivityPage.objects.source().get(translation_key=page.translation_key)


def series_of(source: ActivityPage) -> list[Series]:
    return list(source.series.select_related("meeting_point__page"))


def languages_of(source: ActivityPage) -> tuple[list[str], list[str]]:
    """Return the names of the languages that are spoken, and of those that are interpreted."""
    spoken, interpreted = [], []
    for row in source.activity_languages.select_related("language"):
        target = interpreted if row.is_interpreted else spoken
        target.append(row.language.localized.name)
    return spoken, interpreted


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
