"""What readings are made of: pages, names and places, in the language of a reader."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from activities.choices import Access, Reason, Status
from activities.models import ActivityPage, Change, Occurrence, Series
from activities.readings import PlaceReading, Reading
from activities.schedule import BRUSSELS
from content.addresses import in_language
from content.choices import Taxonomy
from content.models import Term
from content.querysets import is_restricted
from content.texts import give_words, is_untranslated
from content.words import SOURCE_LANGUAGE, Words, words_in
from locations.freshness_models import asking_changed_at, last_check
from locations.models import LocationPage, MeetingPoint

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NO_WORDS = Words("", SOURCE_LANGUAGE)


class ActivityWords:
    """The pages, locations, languages and series names that some dates need."""

    def __init__(self, rows: Sequence[Occurrence], language_code: str, *, today: date) -> None:
        activity_keys = {row.activity_key for row in rows}
        self.language_code = language_code
        self.today = today
        pages = (
            ActivityPage.objects.source()
            .live()
            .filter(~is_restricted(), translation_key__in=activity_keys)
            .annotate(checked_on=last_check())
        )
        self.sources = {
            page.translation_key: page for page in pages.select_related("locale", "activity_type")
        }
        give_words(list(self.sources.values()), language_code)
        self.locations = _locations(self.sources.values())
        # Worked out once for an activity, not for each of its dates.
        self.urls = {
            key: (
                in_language(source.url or "", language_code),
                in_language(self.locations[_above(source)].url or "", language_code),
            )
            for key, source in self.sources.items()
        }
        self.published_at = {
            key: max(
                _published_at(
                    source, source.words_in(language_code).shown, self.locations[_above(source)]
                ),
                asking_changed_at(source.checked_on, today=today) or NEVER,
            )
            for key, source in self.sources.items()
        }
        self.names, self.languages = _terms(self.sources.values(), language_code)
        self.series_names = _series_names(activity_keys, language_code)
        self.directions = directions_of(
            {row.meeting_point for row in rows if row.meeting_point}, language_code
        )

    def reading(self, row: Occurrence, *, distance_km: float | None) -> Reading:
        source = self.sources[row.activity_key]
        words = source.words_in(self.language_code)
        title = words["title"]
        location = self.locations[_above(source)]
        codes = row.languages or self.languages.get(source.pk, [])
        before = row.previous_starts_at
        url, location_url = self.urls[row.activity_key]
        return Reading(
            uid=str(row.uid),
            activity_key=str(row.activity_key),
            series_key=str(row.series_key),
            activity_title=title.text,
            activity_language=title.language_code,
            activity_summary=words["summary"],
            activity_type=self.names.get(
                (Taxonomy.ACTIVITY_TYPE, source.activity_type.code), source.activity_type.name
            ),
            series_name=self.series_names.get(row.series_key, NO_WORDS),
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
            place=place_reading(row.meeting_point, self.directions.get(row.meeting_point.pk))
            if row.meeting_point
            else None,
            languages=tuple(self._language(code, row.interpreted) for code in codes),
            language_codes=tuple(codes),
            has_own_languages=bool(row.languages),
            age_min_months=source.age_min_months,
            age_max_months=source.age_max_months,
            is_free=source.is_free,
            needs_registration=source.access != Access.DROP_IN,
            places_left=row.places_left,
            has_waiting_list=row.has_waiting_list,
            checked_on=source.checked_on,
            ask_first=source.freshness(self.today).asks_first,
            distance_km=distance_km,
        )

    def _language(self, code: str, interpreted: Sequence[str]) -> str:
        """Return the name of a language, and whether an interpreter brings it on this date."""
        name = self.names.get((Taxonomy.LANGUAGE, code), code)
        if code not in interpreted:
            return name
        with override(self.language_code):
            return _("%(language)s (interpreter)") % {"language": name}


def place_reading(point: MeetingPoint, directions: Words | None = None) -> PlaceReading:
    """Return a place as families may see it: without its address when that is on request.

    `directions`: how to get there in the reader's language; without them, the Dutch ones.
    """
    hidden = point.is_address_on_request
    return PlaceReading(
        name="" if hidden else point.name,
        street="" if hidden else point.street,
        postcode=point.postcode,
        municipality=point.municipality,
        directions=NO_WORDS if hidden else directions or Words(point.directions, SOURCE_LANGUAGE),
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


def directions_of(points: Iterable[MeetingPoint], language_code: str) -> dict[int, Words]:
    """Return how to get to places, as far as it is translated, by primary key of the place.

    No query for Dutch, one for any other language.
    """
    keys = {point.translation_key: point.pk for point in points if point.directions}
    if language_code == SOURCE_LANGUAGE or not keys:
        return {}
    rows = (
        MeetingPoint.objects.filter(translation_key__in=keys, page__live=True)
        .filter(locale__language_code=language_code)
        .exclude(directions="")
        .select_related("page__translated_text")
    )
    return {
        keys[row.translation_key]: Words(row.directions, language_code)
        for row in rows
        if not is_untranslated(row.page, f"meeting_points.{row.translation_key}.directions")
    }


def _series_names(activity_keys: Iterable[UUID], language_code: str) -> dict[UUID, Words]:
    rows = (
        Series.objects.filter(page__translation_key__in=activity_keys, page__live=True)
        .exclude(name="")
        .filter(locale__language_code__in=[SOURCE_LANGUAGE, language_code])
        .select_related("page__translated_text", "locale")
    )
    names: dict[UUID, Words] = {}
    # The reader's language last, so that it wins.
    for row in sorted(rows, key=lambda row: row.locale.language_code == language_code):
        if not is_untranslated(row.page, f"series.{row.translation_key}.name"):
            names[row.key] = Words(row.name, row.locale.language_code)
    return names


def _locations(activities: Iterable[ActivityPage]) -> dict[str, LocationPage]:
    """Return the Dutch pages of the locations that look after these activities, by their path."""
    paths = {_above(page) for page in activities}
    pages = LocationPage.objects.filter(path__in=paths).select_related("locale")
    return {page.path: page for page in pages}


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
