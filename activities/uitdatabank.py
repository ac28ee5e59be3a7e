"""Activities as entries of UiTdatabank, and what such an entry cannot hold. Pure: no network.

The form is that of publiq's Entry API. A weekly series becomes `multiple`: only there one date can
be cancelled, full or moved. An entry has one place, so an activity with three has three entries.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from activities.choices import Access, AttendanceMode, Status
from activities.readings import Reading
from activities.uitdatabank_facts import (
    HOST,
    LANGUAGES,
    TAALICOON_LABELS,
    ExportActivity,
    ExportDate,
    Exported,
    ExportPlace,
    Loss,
    Refusal,
    event_type,
)
from content.words import SOURCE_LANGUAGE

ADULT_RANGE = "18-"  # for pregnant parents: 0 would mean "all ages"
PREGNANT_LABEL = "zwanger"
MONTHS_A_YEAR = 12
STATUSES = {
    Status.SCHEDULED: "Available",
    Status.MOVED: "Available",
    Status.CANCELLED: "Unavailable",
    Status.POSTPONED: "TemporarilyUnavailable",
}


def export(activity: ExportActivity) -> Exported:
    """Return the entries of an activity, or why it has none."""
    result = Exported()
    is_online = activity.attendance_mode == AttendanceMode.ONLINE
    if refusal := _refusal(activity):
        result.refusal = refusal
        return result
    by_place: dict[str, list[dict[str, Any]]] = {}
    hidden = 0
    for date in activity.dates:
        for place, sub_event in _sub_events(date, activity.capacity):
            if is_online:
                by_place.setdefault("", []).append(sub_event)
            elif place is None or place.is_address_on_request or not place.street:
                hidden += 1
            else:
                by_place.setdefault(place.key, []).append(sub_event)
                result.places[place.key] = place_entry(place)
    if hidden:
        result.losses[Loss.ADDRESS_ON_REQUEST] = str(hidden)
    if not by_place:
        result.refusal = Refusal.NO_PUBLIC_PLACE
        return result
    common = _common(activity)
    for number, (key, sub_events) in enumerate(by_place.items(), start=1):
        name = activity.name if number == 1 else f"{activity.name}-{number}"
        result.entries[f"{name}.json"] = _entry(common, key, sub_events)
    if len(by_place) > 1:
        result.losses[Loss.PLACES] = str(len(by_place))
    result.losses |= _losses(activity)
    return result


def place_entry(place: ExportPlace) -> dict[str, Any]:
    """Return name and address of a place; in Brussels in two languages."""
    languages = ["nl", "fr"] if place.is_in_brussels else ["nl"]
    address = {
        "nl": _address(place.street, place.postcode, place.municipality),
        "fr": _address(
            place.street_fr or place.street,
            place.postcode,
            place.municipality_fr or place.municipality,
        ),
    }
    return {
        "@id": f"{HOST}/places/{place.key}",
        "mainLanguage": SOURCE_LANGUAGE,
        "name": {SOURCE_LANGUAGE: place.name},
        "address": {code: address[code] for code in languages},
    }


def age_range(min_months: int, max_months: int | None) -> str:
    """Return whole years that hold these ages: "0-3". For pregnant parents only: adults."""
    if max_months is not None and max_months <= 0 and min_months < 0:
        return ADULT_RANGE
    youngest = max(min_months, 0) // MONTHS_A_YEAR
    if max_months is None:
        return f"{youngest}-"
    return f"{youngest}-{-(-max_months // MONTHS_A_YEAR)}"


def _refusal(activity: ExportActivity) -> Refusal | None:
    if activity.access == Access.APPOINTMENT:
        return Refusal.BY_APPOINTMENT
    if activity.access == Access.REFERRAL:
        return Refusal.AFTER_REFERRAL
    return None if activity.dates else Refusal.NO_DATES


def _common(activity: ExportActivity) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "mainLanguage": SOURCE_LANGUAGE,
        "name": _in_their_languages(activity.titles),
        "description": _in_their_languages(activity.descriptions),
        "terms": [event_type(activity.type_code, activity.access)],
        "typicalAgeRange": age_range(activity.age_min_months, activity.age_max_months),
        "audience": {"audienceType": "everyone"},
        "priceInfo": [
            {"category": "base", "price": _price(activity.price_eur), "priceCurrency": "EUR"}
        ],
        "attendanceMode": activity.attendance_mode.value,
        "contactPoint": {"phone": [activity.phone], "email": [], "url": [activity.url]},
        "labels": ["KOALA"],
        # A person looks at it before the world does.
        "workflowStatus": "DRAFT",
    }
    if activity.access == Access.REGISTER:
        entry["bookingInfo"] = {"phone": activity.phone}
    if activity.age_min_months < 0:
        entry["labels"].append(PREGNANT_LABEL)
    if activity.taalicoon and activity.is_trained:
        entry["labels"].append(TAALICOON_LABELS[activity.taalicoon])
    return entry


def _entry(
    common: Mapping[str, Any], place_key: str, sub_events: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    location = {"location": {"@id": f"{HOST}/places/{place_key}"}} if place_key else {}
    ordered = sorted(sub_events, key=lambda each: (each["startDate"], each["endDate"]))
    return {
        **common,
        **location,
        "calendarType": "multiple" if len(ordered) > 1 else "single",
        "subEvent": ordered,
    }


def _sub_events(
    date: ExportDate, capacity: int | None
) -> Iterable[tuple[ExportPlace | None, dict[str, Any]]]:
    """Yield a date at its place; a moved one at its old moment too, so that nobody stands there."""
    reading = date.reading
    if reading.status == Status.MOVED:
        length = reading.ends_at - reading.starts_at
        start = reading.previous_starts_at or reading.starts_at
        reasons = _in_their_languages(date.moved_words)
        yield date.previous_place or date.place, _sub_event(start, length, "Unavailable", reasons)
    status = STATUSES[reading.status]
    reasons = {} if reading.takes_place else _reasons(date.readings)
    sub_event = _sub_event(reading.starts_at, reading.ends_at - reading.starts_at, status, reasons)
    booking: dict[str, Any] = {"type": "Unavailable" if reading.is_full else "Available"}
    if capacity:
        booking["capacity"] = capacity
        if reading.places_left is not None:
            booking["remainingCapacity"] = min(reading.places_left, capacity)
    yield date.place, sub_event | {"bookingAvailability": booking}


def _sub_event(
    start: datetime, length: timedelta, status: str, reasons: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "startDate": start.isoformat(),
        # On the wall clock of Belgium, as the start is.
        "endDate": (start + length).isoformat(),
        "status": {"type": status, "reason": dict(reasons)} if reasons else {"type": status},
    }


def _reasons(readings: Mapping[str, Reading]) -> dict[str, str]:
    return {
        code: reading.reason.text
        for code, reading in readings.items()
        if reading.reason and reading.reason.language_code == code and code in LANGUAGES
    }


def _losses(activity: ExportActivity) -> dict[Loss, str]:
    readings = [date.reading for date in activity.dates]
    places = [date.place for date in activity.dates if date.place]
    low, high = activity.age_min_months, activity.age_max_months
    uneven = [each for each in (max(low, 0), high) if each and each % MONTHS_A_YEAR]
    usual = {each.language_codes for each in readings}
    found = {
        Loss.LANGUAGES: ", ".join(activity.other_languages),
        Loss.AGES: age_range(low, high) if uneven else "",
        Loss.PREGNANCY: "1" if low < 0 else "",
        Loss.MOVED: _count(each.status == Status.MOVED for each in readings),
        Loss.NOTES: _count(bool(each.note) for each in readings),
        Loss.LANGUAGES_OF_A_DATE: "1" if len(usual) > 1 else "",
        Loss.SERIES_NAMES: _count(bool(each.series_name) for each in readings),
        Loss.WAITING_LIST: _count(each.has_waiting_list for each in readings),
        Loss.TAALICONEN: (
            str(activity.taalicoon) if activity.taalicoon and not activity.is_trained else ""
        ),
        Loss.CHILDCARE: "1" if activity.has_childcare else "",
        Loss.ORGANISERS: "1" if activity.has_organisers else "",
        Loss.MORE_TEXT: "1" if activity.has_more_text else "",
        Loss.PICTURE: "1" if activity.has_picture else "",
        Loss.FRENCH_ADDRESS: _count(
            each.is_in_brussels and not (each.street_fr and each.municipality_fr)
            for each in {place.key: place for place in places}.values()
        ),
    }
    return {loss: value for loss, value in found.items() if value}


def _count(each: Iterable[bool]) -> str:
    return str(number) if (number := sum(each)) else ""


def _in_their_languages(texts: Mapping[str, str]) -> dict[str, str]:
    return {code: texts[code] for code in LANGUAGES if texts.get(code)}


def _address(street: str, postcode: str, municipality: str) -> dict[str, str]:
    return {
        "addressCountry": "BE",
        "addressLocality": municipality,
        "postalCode": postcode,
        "streetAddress": street,
    }


def _price(price_eur: Decimal) -> int | float:
    return int(price_eur) if price_eur == int(price_eur) else float(price_eur)
