"""What the pages of activities show, and the agenda on other pages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from babel.lists import format_list
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activities.choices import Access
from activities.models import ActivityPage, Occurrence
from activities.phrases import meeting_days, when_paragraphs
from activities.querysets import OccurrenceQuerySet
from activities.readings import PlaceReading, Reading, agenda
from activities.selectors import (
    directions_of,
    first_reading_by_location,
    languages_of,
    place_reading,
    read,
    series_at_location,
    series_of,
    taalicoon_of,
    upcoming_of_location,
)
from content.contexts import page_context
from content.formats import list_of_days
from content.pictures import picture_reading
from content.texts import give_words
from content.words import SOURCE_LANGUAGE, Words
from locations.models import LocationIndexPage, LocationPage, MeetingPoint
from locations.selectors import holidays_of
from locations.views import contact_of, notice_title_on

SHOWN_DATES = 4
MOST_DATES = 60
MOST_DAYS_NAMED = 4  # of the days on which an activity is elsewhere
WEEKS_AHEAD = 6  # how far a location looks ahead when this week is empty


@page_context(ActivityPage)
def activity_context(page: ActivityPage, request: HttpRequest) -> dict[str, Any]:
    at, today = timezone.now(), timezone.localdate()
    location: LocationPage = page.get_parent().specific
    series = series_of(page)
    most = MOST_DATES if request.GET.get("dates") == "all" else SHOWN_DATES
    dates = Occurrence.objects.public().filter(activity_key=page.translation_key)
    found = _read(dates.upcoming(at=at)[: MOST_DATES + 1])
    next_reading = next((each for each in found if each.takes_place), None)
    first_off = next((each for each in found if not each.takes_place), None)
    is_stopped = first_off and (
        next_reading is None or first_off.starts_at < next_reading.starts_at
    )
    later_off = next(
        (
            each
            for each in found
            if not each.takes_place and next_reading and each.starts_at > next_reading.starts_at
        ),
        None,
    )
    main = next_reading or first_off
    point = next((row.meeting_point for row in series if row.meeting_point), None)
    place = main.place if main and main.place else _place(point)
    spoken, interpreted = languages_of(page)
    return {
        "location_title": location.title,
        "location_url": location.url_for_reader,
        "stop_reading": first_off if is_stopped else None,
        "next_reading": next_reading,
        "cancelled_reading": later_off,
        "readings": found[:most],
        "more_dates_url": "?dates=all" if len(found) > most and most == SHOWN_DATES else "",
        "when_sentences": when_paragraphs(
            [row.rule for row in series], today=today, holidays=holidays_of(location)
        ),
        "is_past": not found and dates.exists(),
        "is_by_appointment": not series,
        "place": place,
        "other_places": _other_places(found, place, today=today),
        "dates_differ_in_place": len({each.place for each in found}) > 1,
        "dates_differ_in_language": any(each.has_own_languages for each in found),
        "pictogram": page.activity_type.icon or "blocks",
        "age_min_months": page.age_min_months,
        "age_max_months": page.age_max_months,
        "is_free": page.is_free,
        "price": price_in_words(page),
        "access": page.access,
        "needs_registration": page.access != Access.DROP_IN,
        "languages_sentence": _languages_sentence(spoken, interpreted),
        "taalicoon": taalicoon_of(page, today=today),
        "has_childcare": page.has_childcare,
        "is_fathers_welcome": page.is_fathers_welcome,
        "organiser": page.organiser,
        "co_organisers": _co_organisers(page),
        "who": page.words["hosts"] or Words(_first_names(location), SOURCE_LANGUAGE),
        "contact": contact_of(location, about=page.words["title"].text),
        "checked_on": page.checked_on,
        "ask_first": page.freshness(today).asks_first,
        "picture": picture_reading(page.image),
    }


@page_context(LocationPage)
def agenda_of_location(page: LocationPage, request: HttpRequest) -> dict[str, Any]:
    """Add this week and the next; when both are empty, the first days that come."""
    at, today = timezone.now(), timezone.localdate()
    sunday = today + timedelta(days=6 - today.weekday())
    last = sunday + timedelta(weeks=WEEKS_AHEAD)
    dates = upcoming_of_location(page, at=at)
    readings = [
        replace(reading, more_days=(), more_count=0)  # every date stands on the page itself
        for reading in _read(dates.between(today, last) | dates.filter(previous_starts_at__gte=at))
    ]
    this_week = agenda(readings, first=today, last=sunday)
    next_week = agenda(readings, first=sunday + timedelta(days=1), last=sunday + timedelta(days=7))
    later = agenda(readings, first=sunday + timedelta(days=8), last=last)
    return {
        "days": this_week,
        "next_days": next_week,
        "later_days": later[:2] if not (this_week or next_week) else [],
        "meeting_points": _meeting_points(page),
    }


@page_context(LocationIndexPage)
def locations_of_network(page: LocationIndexPage, request: HttpRequest) -> dict[str, Any]:
    today = timezone.localdate()
    below = LocationPage.objects.live().public().child_of(page).select_related("locale")
    locations = list(below.order_by("municipality"))
    give_words(locations, get_language() or SOURCE_LANGUAGE)
    first_readings = first_reading_by_location(
        locations, language_code=get_language() or SOURCE_LANGUAGE, at=timezone.now()
    )
    return {
        "locations": [
            {
                "title": location.title,
                "url": location.url_for_reader,
                "municipality": location.municipality,
                "intro": location.words["intro"],
                "notice_title": notice_title_on(location, today=today),
                "next_reading": first_readings.get(location.translation_key),
            }
            for location in locations
        ]
    }


def _other_places(
    readings: Sequence[Reading], first: PlaceReading | None, *, today: date
) -> list[dict[str, Any]]:
    """Return the other places of the coming dates, each with the days on which it is there."""
    places = dict.fromkeys(each.place for each in readings if each.takes_place and each.place)
    rows = []
    for place in places:
        if place == first:
            continue
        days = sorted({each.on for each in readings if each.takes_place and each.place == place})
        others = {each.on for each in readings if each.takes_place and each.place != place}
        words = ""
        if len(days) > MOST_DAYS_NAMED and all(on < days[0] for on in others):
            words = _("From %(day)s.") % {"day": list_of_days(days[:1], today=today)}
        elif len(days) <= MOST_DAYS_NAMED:
            words = list_of_days(days, today=today)
        rows.append({"words": words, "place": place})
    return rows


def _read(dates: OccurrenceQuerySet) -> list[Reading]:
    language_code = get_language() or SOURCE_LANGUAGE
    return read(dates, language_code=language_code, at=timezone.now())


def _meeting_points(page: LocationPage) -> list[dict[str, Any]]:
    """Return the regular places with the days on which families meet there."""
    series = series_at_location(page)
    rows = []
    for point in page.meeting_points.all():
        if not point.is_regular:
            continue
        place = place_reading(point, page.words.row("meeting_points", point, "directions"))
        rules = [row.rule for row in series if row.meeting_point_id == point.pk]
        rows.append(
            {
                "when": meeting_days(rules, today=timezone.localdate()),
                "name": place.name or place.municipality,
                "address": place.address,
                "hint": place.directions,
            }
        )
    return rows


def _place(point: MeetingPoint | None) -> PlaceReading | None:
    if point is None:
        return None
    directions = directions_of([point], get_language() or SOURCE_LANGUAGE)
    return place_reading(point, directions.get(point.pk))


def _co_organisers(source: ActivityPage) -> list[LocationPage]:
    """Return the other locations, as far as everybody may see them."""
    keys = [row.location_id for row in source.co_organisers.all()]
    shown = LocationPage.objects.shown().in_bulk(keys)
    return [shown[key] for key in keys if key in shown]


def _first_names(location: LocationPage) -> str:
    names = [row.name for row in location.team.all()]
    return format_list(names, locale=get_language() or SOURCE_LANGUAGE) if names else ""


def price_in_words(activity: ActivityPage) -> str:
    if activity.is_free:
        return ""
    return _("%(amount)s euro") % {"amount": number_format(activity.cost_eur, decimal_pos=2)}


def _languages_sentence(spoken: list[str], interpreted: list[str]) -> str:
    language = get_language() or SOURCE_LANGUAGE
    sentences = []
    if spoken:
        sentences.append(
            _("We speak %(languages)s.") % {"languages": format_list(spoken, locale=language)}
        )
    if interpreted:
        sentences.append(
            _("There is an interpreter: %(languages)s.")
            % {"languages": format_list(interpreted, locale=language)}
        )
    return " ".join(sentences)
