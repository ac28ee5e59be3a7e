"""What a reader sees of one date: the one shape that every page, list and feed shows. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from activities.choices import Status
from content.words import Words
from locations.readings import phone_href


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """Where a date takes place. An address on request has no name, street or position."""

    name: str
    street: str
    postcode: str
    municipality: str
    directions: Words
    is_wheelchair_accessible: bool
    is_pram_accessible: bool
    is_address_on_request: bool
    latitude: float | None
    longitude: float | None

    @property
    def line(self) -> str:
        """Return "Huis van het Kind, Lindeplein 1, Demostad"."""
        parts = (self.name, self.street, self.municipality)
        return ", ".join(dict.fromkeys(filter(None, parts)))

    @property
    def address(self) -> str:
        """Return "Lindeplein 1, 0901 Demostad"."""
        town = f"{self.postcode} {self.municipality}".strip()
        return ", ".join(filter(None, (self.street, town)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One date of one activity, in the language of a reader. Moments are Belgian wall clock.

    `original_date` is the day that the rule gave; `sequence` counts the changes of the date, and
    `updated_at` tells when anything last changed of what stands here.
    """

    uid: str
    activity_key: str
    series_key: str
    activity_title: str
    activity_language: str  # of the title
    activity_summary: Words
    activity_type: str
    series_name: Words
    url: str
    location_title: str
    location_url: str
    location_phone: str
    original_date: date
    sequence: int
    updated_at: datetime
    on: date
    starts_at: datetime
    ends_at: datetime
    status: Status
    reason: Words
    note: Words
    previous_starts_at: datetime | None
    previous_place: str
    place: PlaceReading | None
    languages: tuple[str, ...]
    language_codes: tuple[str, ...]
    age_min_months: int
    age_max_months: int | None
    is_free: bool
    needs_registration: bool
    places_left: int | None
    has_waiting_list: bool
    checked_on: date | None = None
    ask_first: bool = False  # the last check is long ago, or there was none
    has_own_languages: bool = False  # said of this very date
    distance_km: float | None = None
    next_starts_at: datetime | None = None
    more_days: tuple[date, ...] = ()
    more_count: int = 0
    has_other_languages: bool = False  # on one of the following dates of its series

    @property
    def takes_place(self) -> bool:
        return self.status.takes_place

    @property
    def location_phone_href(self) -> str:
        return phone_href(self.location_phone)

    @property
    def is_full(self) -> bool:
        return self.places_left == 0

    @property
    def previous_on(self) -> date | None:
        """Return the day before the move, when that was another day."""
        before = self.previous_starts_at.date() if self.previous_starts_at else None
        return before if before != self.on else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an agenda: a date, or the stub that a moved date leaves on its old day."""

    reading: Reading
    is_stub: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    entries: tuple[Entry, ...]


def agenda(readings: Iterable[Reading], *, first: date, last: date) -> list[Day]:
    """Return the days with their entries, in order of time and then of distance.

    A date that moved from or to a day between `first` and `last` stands on both days.
    """
    by_day: dict[date, list[Entry]] = {}
    for reading in readings:
        if first <= reading.on <= last:
            by_day.setdefault(reading.on, []).append(Entry(reading))
        if (before := reading.previous_on) and first <= before <= last:
            by_day.setdefault(before, []).append(Entry(reading, is_stub=True))
    return [Day(on, tuple(sorted(by_day[on], key=_order))) for on in sorted(by_day)]


def _order(entry: Entry) -> tuple[str, float, str]:
    reading = entry.reading
    moment = (entry.is_stub and reading.previous_starts_at) or reading.starts_at
    far = reading.distance_km if reading.distance_km is not None else float("inf")
    return (f"{moment:%H%M}", far, reading.activity_title)


@dataclass(frozen=True, slots=True)
class Following:
    """A later date of a series; without languages of its own it has those of the activity."""

    starts_at: datetime
    own_languages: tuple[str, ...] = ()


def with_following(
    reading: Reading,
    following: Iterable[Following],
    *,
    usual_languages: Sequence[str] = (),
    most: int = 3,
) -> Reading:
    """Return the reading with the dates of its series that take place after it.

    `usual_languages`: the codes of what is spoken at the activity unless a date says otherwise.
    """
    later = [each for each in following if each.starts_at > reading.starts_at]
    days = [each.starts_at.date() for each in later]
    codes = set(reading.language_codes)
    return replace(
        reading,
        next_starts_at=later[0].starts_at if later else None,
        more_days=tuple(days[:most]),
        more_count=max(len(days) - most, 0),
        has_other_languages=any(
            set(each.own_languages or usual_languages) != codes for each in later
        ),
    )
