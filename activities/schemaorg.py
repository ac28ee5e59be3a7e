"""Dates and locations in the words of schema.org, for search engines and assistants. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import Any

from activities.choices import AttendanceMode, Status
from activities.readings import PlaceReading, Reading
from locations.readings import CallTime

SCHEMA = "https://schema.org"
MONTHS_A_YEAR = 12
STATUSES = {
    Status.SCHEDULED: "EventScheduled",
    Status.CANCELLED: "EventCancelled",
    Status.POSTPONED: "EventPostponed",
    Status.MOVED: "EventRescheduled",
}
ATTENDANCE = {
    AttendanceMode.OFFLINE: "OfflineEventAttendanceMode",
    AttendanceMode.ONLINE: "OnlineEventAttendanceMode",
    AttendanceMode.MIXED: "MixedEventAttendanceMode",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Organisation:
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFacts:
    """What an activity is, whatever its date. Ages are months; languages are BCP 47 codes.

    `pregnant_words`: what pregnant parents are called, in the language of the page;
    `ask_first_words`: that nobody has looked for long, empty when somebody has.
    """

    name: str
    description: str
    url: str
    image_url: str
    activity_type: str
    age_min_months: int
    age_max_months: int | None
    pregnant_words: str
    price_eur: Decimal
    capacity: int | None
    attendance_mode: AttendanceMode
    languages: tuple[str, ...]
    organisers: tuple[Organisation, ...]
    ask_first_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocationFacts:
    """One KOALA: a partnership with places, not an address."""

    name: str
    description: str
    url: str
    phone: str
    postcode: str
    municipality: str
    image_url: str
    call_times: tuple[CallTime, ...]
    places: tuple[PlaceReading, ...]
    contact_words: str


def activity_data(facts: ActivityFacts, readings: Iterable[Reading]) -> dict[str, Any]:
    """Return an activity with coming dates, cancelled ones too."""
    return _without_empty(
        {
            "@context": SCHEMA,
            "@type": "EventSeries",
            "@id": f"{facts.url}#activity",
            **_common(facts),
            "description": _sentences(facts.ask_first_words, facts.description),
            "image": facts.image_url,
            "keywords": facts.activity_type,
            "inLanguage": list(facts.languages),
            "typicalAgeRange": _age_range(facts),
            "audience": _audiences(facts),
            "maximumAttendeeCapacity": facts.capacity,
            "offers": _offer(facts, is_full=False),
            "subEvent": [_event(reading, facts) for reading in readings],
        }
    )


def location_data(facts: LocationFacts) -> dict[str, Any]:
    """Return a location, with when somebody answers the phone."""
    contact = {
        "@type": "ContactPoint",
        "telephone": facts.phone,
        "contactType": facts.contact_words,
        "hoursAvailable": [_hours(each) for each in facts.call_times],
    }
    return _without_empty(
        {
            "@context": SCHEMA,
            "@type": "Organization",
            "@id": f"{facts.url}#location",
            "name": facts.name,
            "description": facts.description,
            "url": facts.url,
            "image": facts.image_url,
            "address": {
                "@type": "PostalAddress",
                "postalCode": facts.postcode,
                "addressLocality": facts.municipality,
                "addressCountry": "BE",
            },
            "contactPoint": [_without_empty(contact)] if facts.phone else [],
            "location": [place_data(place) for place in facts.places],
        }
    )


def place_data(place: PlaceReading) -> dict[str, Any]:
    """Return a place; without name, street and position when its address is on request."""
    has_position = place.latitude is not None and place.longitude is not None
    return _without_empty(
        {
            "@type": "Place",
            "name": place.name or place.municipality,
            "address": _without_empty(
                {
                    "@type": "PostalAddress",
                    "streetAddress": place.street,
                    "postalCode": place.postcode,
                    "addressLocality": place.municipality,
                    "addressCountry": "BE",
                }
            ),
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": place.latitude,
                "longitude": place.longitude,
            }
            if has_position
            else None,
            "amenityFeature": _amenities(place),
        }
    )


def _common(facts: ActivityFacts) -> dict[str, Any]:
    """Return what a series and each of its dates must both say."""
    return {
        "name": facts.name,
        "url": facts.url,
        "isAccessibleForFree": facts.price_eur == 0,
        "eventAttendanceMode": f"{SCHEMA}/{ATTENDANCE[facts.attendance_mode]}",
        "organizer": [
            _without_empty({"@type": "Organization", "name": each.name, "url": each.url})
            for each in facts.organisers
        ],
    }


def _event(reading: Reading, facts: ActivityFacts) -> dict[str, Any]:
    own = {
        "@type": "Event",
        "@id": f"{facts.url}#{reading.uid}",
        **_common(facts),
        "startDate": reading.starts_at.isoformat(),
        "endDate": reading.ends_at.isoformat(),
        "eventStatus": f"{SCHEMA}/{_status(reading)}",
        "previousStartDate": _previous_start(reading),
        "inLanguage": list(reading.language_codes),
        "location": _location(reading, facts),
        "remainingAttendeeCapacity": reading.places_left,
        "offers": _offer(facts, is_full=reading.is_full),
    }
    if reading.note and reading.takes_place:
        own["description"] = _sentences(facts.ask_first_words, reading.note.text)
    elif facts.ask_first_words and reading.takes_place:
        own["description"] = facts.ask_first_words
    elif reading.reason and not reading.takes_place:
        own["description"] = reading.reason.text
    return _without_empty(own)


def _sentences(*texts: str) -> str:
    return " ".join(filter(None, texts))


def _status(reading: Reading) -> str:
    if reading.status == Status.MOVED and reading.previous_starts_at is None:
        return STATUSES[Status.SCHEDULED]  # another place, at the same time
    return STATUSES[reading.status]


def _previous_start(reading: Reading) -> str | None:
    if reading.status == Status.POSTPONED:
        return reading.starts_at.isoformat()
    if reading.status == Status.MOVED and reading.previous_starts_at:
        return reading.previous_starts_at.isoformat()
    return None


def _location(reading: Reading, facts: ActivityFacts) -> Any:
    # The page tells how to take part; the address of the meeting itself is for who takes part.
    virtual = {"@type": "VirtualLocation", "url": facts.url}
    if facts.attendance_mode == AttendanceMode.ONLINE:
        return virtual
    place = place_data(reading.place) if reading.place else None
    if facts.attendance_mode == AttendanceMode.MIXED:
        return [place, virtual] if place else virtual
    return place


def _offer(facts: ActivityFacts, *, is_full: bool) -> dict[str, Any]:
    return {
        "@type": "Offer",
        "price": str(facts.price_eur.normalize()) if facts.price_eur else "0",
        "priceCurrency": "EUR",
        "availability": f"{SCHEMA}/{'SoldOut' if is_full else 'InStock'}",
        "url": facts.url,
    }


def _audiences(facts: ActivityFacts) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if facts.age_min_months < 0:
        found.append({"@type": "Audience", "audienceType": facts.pregnant_words})
    highest = facts.age_max_months
    if highest is None or highest > 0:
        children = {
            "@type": "PeopleAudience",
            "suggestedMinAge": _years(max(facts.age_min_months, 0)),
            "suggestedMaxAge": _years(highest) if highest is not None else None,
        }
        found.append(_without_empty(children))
    return found


def _age_range(facts: ActivityFacts) -> str:
    """Return "0-3" in years; nothing when an activity is for pregnant parents only."""
    highest = facts.age_max_months
    lowest = _years(max(facts.age_min_months, 0))
    if highest is None:
        return f"{lowest}-"
    return f"{lowest}-{_years(highest)}" if highest > 0 else ""


def _years(months: int) -> float | int:
    years = round(months / MONTHS_A_YEAR, 2)
    return int(years) if years == int(years) else years


def _amenities(place: PlaceReading) -> list[dict[str, Any]]:
    features = (
        ("wheelchairAccessible", place.is_wheelchair_accessible),
        ("strollerAccessible", place.is_pram_accessible),
    )
    return [
        {"@type": "LocationFeatureSpecification", "name": name, "value": True}
        for name, is_there in features
        if is_there
    ]


def _hours(each: CallTime) -> dict[str, Any]:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": f"{SCHEMA}/{WEEKDAYS[each.weekday]}",
        "opens": _clock(each.opens),
        "closes": _clock(each.closes),
    }


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data without what is not known; 0 and False are known."""
    return {key: value for key, value in data.items() if value or value == 0}
