"""What readings are made of: pages, names and places, in the language of a reader."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import FilteredRelation, Q
from django.utils.translation import override
from wagtail.models import Page

from activities.choices import Access, Reason, Status
from activities.models import ActivityPage, Change, Occurrence, Series
from activities.readings import PlaceReading, Reading
from activities.schedule import BRUSSELS
from content.choices import Taxonomy
from content.models import Term
from content.querysets import is_restricted
from content.words import SOURCE_LANGUAGE, Words, words_in
from locations.models import LocationPage, MeetingPoint

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class ActivityWords:
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
            ).select_related("locale", "activity_type")
        }
        self.sources = {
            key: page for (key, code), page in by_language.items() if code == SOURCE_LANGUAGE
        }
        self.shown = {
            key: by_language.get((key, language_code), page) for key, page in self.sources.items()
        }
        self.locations, places = _locations(self.sources.values(), language_code)
        # Worked out once for an activity, not for each of its dates.
        self.urls = {
            key: (self.shown[key].url or "", self.locations[_above(source)].url or "")
            for key, source in self.sources.items()
        }
        self.published_at = {
            key: _published_at(
                source, self.shown[key], places[_above(source)], self.locations[_above(source)]
            )
            for key, source in self.sources.items()
        }
        self.names, self.languages = _terms(self.sources.values(), language_code)
        self.series_names = _series_names(activity_keys, language_code)

    def reading(self, row: Occurrence, *, distance_km: float | None) -> Reading:
        source, page = self.sources[row.activity_key], self.shown[row.activity_key]
        location = self.locations[_above(source)]
        codes = row.languages or self.languages.get(source.pk, [])
        before = row.previous_starts_at
        url, location_url = self.urls[row.activity_key]
        return Reading(
            uid=str(row.uid),
            activity_key=str(row.activity_key),
            series_key=str(row.series_key),
            activity_title=page.title,
            activity_language=page.locale.language_code,
            activity_summary=page.summary,
            activity_type=self.names.get(
                (Taxonomy.ACTIVITY_TYPE, source.activity_type.code), source.activity_type.name
            ),
            series_name=self.series_names.get(row.series_key, ""),
            url=url,
            location_title=location.title,
            location_url=location_url,
            location_phone=location.phone,
            original_date=row.original_date,
            sequence=row.sequence,
            updated_at=max(row.updated_at, self.published_at[row.activity_key]),
            on=row.on,
            starts_at=row.starts_at.astimezone(BRUSSELS),
            ends_at=row.ends_at.astimezone(BRUSSELS),
            status=Status(row.status),
            reason=_reason(row, self.language_code),
            note=words_in(row.note, self.language_code),
            previous_starts_at=before.astimezone(BRUSSELS) if before else None,
            previous_place=place_name(row.previous_meeting_point),
            place=place_reading(row.meeting_point) if row.meeting_point else None,
            languages=tuple(self.names.get((Taxonomy.LANGUAGE, code), code) for code in codes),
            language_codes=tuple(codes),
            age_min_months=source.age_min_months,
            age_max_months=source.age_max_months,
            is_free=source.is_free,
            needs_registration=source.access != Access.DROP_IN,
            places_left=row.places_left,
            has_waiting_list=row.has_waiting_list,
            distance_km=distance_km,
        )


def place_reading(point: MeetingPoint) -> PlaceReading:
    """Return a place as families may see it: without its address when that is on request."""
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
        latitude=None if hidden else point.latitude,
        longitude=None if hidden else point.longitude,
    )


def place_name(point: MeetingPoint | None) -> str:
    """Return the name of a place, or its municipality when the address is on request."""
    if point is None:
        return ""
    place = place_reading(point)
    return place.name or place.municipality


def _terms(
    activities: Iterable[ActivityPage], language_code: str
) -> tuple[dict[tuple[str, str], str], dict[int, list[str]]]:
    """Return the names of languages and types of activities, and the codes spoken at each.

    Names go by taxonomy and code; activities by their primary key. One query, for a list of dates
    has to count them.
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
            taxonomy__in=[Taxonomy.LANGUAGE, Taxonomy.ACTIVITY_TYPE],
            locale__language_code__in=[SOURCE_LANGUAGE, language_code],
        )
        .annotate(spoken=spoken_there)
        .order_by("spoken__sort_order")
        .values_list("taxonomy", "code", "name", "locale__language_code", "spoken__page_id")
    )
    names: dict[tuple[str, str], str] = {}
    spoken: dict[int, list[str]] = {}
    for taxonomy, code, name, own, page_id in rows:
        if own == language_code or (taxonomy, code) not in names:
            names[taxonomy, code] = name
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


def _locations(
    activities: Iterable[ActivityPage], language_code: str
) -> tuple[dict[str, LocationPage], dict[str, LocationPage]]:
    """Return the locations that look after these activities, by the path of their source page.

    Twice: in the reader's language as far as it is there, and in Dutch.
    """
    paths = {_above(page) for page in activities}
    sources = LocationPage.objects.filter(path__in=paths).select_related("locale")
    found = {page.path: page for page in sources}
    if language_code == SOURCE_LANGUAGE:
        return found, found
    translated = {
        page.translation_key: page
        for page in LocationPage.objects.live()
        .filter(translation_key__in=[page.translation_key for page in found.values()])
        .filter(locale__language_code=language_code)
        .select_related("locale")
    }
    shown = {path: translated.get(page.translation_key, page) for path, page in found.items()}
    return shown, found


def _above(page: ActivityPage) -> str:
    """Return the path of the location that looks after an activity."""
    return page.path[: -Page.steplen]


def _published_at(*pages: Page) -> datetime:
    """Return when the words of these pages last changed; long ago when that is not known."""
    return max((page.last_published_at for page in pages if page.last_published_at), default=NEVER)


def _reason(row: Occurrence, language_code: str) -> Words:
    """Return the free words of the reason, or else the sentence of its code."""
    if words := words_in(row.reason_text, language_code):
        return words
    if not row.reason:
        return Words("", language_code)
    with override(language_code):
        return Words(str(dict(Change.REASONS)[Reason(row.reason)]), language_code)
