"""What a family asks for. Pure: no Django, no clock."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from locations.geo import Coordinates

DEFAULT_RADIUS_KM = 10
DEFAULT_DAYS = 28  # how far ahead a question without "when" looks
PAGE_SIZE = 40  # dates on one page


class When(StrEnum):
    TODAY = "today"
    TOMORROW = "tomorrow"
    THIS_WEEK = "this-week"
    NEXT_WEEK = "next-week"


class AgeGroup(StrEnum):
    PREGNANT = "pregnant"
    BABY = "baby"
    TODDLER = "toddler"


AGE_GROUPS_MONTHS = {
    AgeGroup.PREGNANT: (-9, -1),
    AgeGroup.BABY: (0, 11),
    AgeGroup.TODDLER: (13, 36),
}


@dataclass(frozen=True, slots=True)
class FinderCriteria:
    """A question. Days are included; ages are whole months, low and high included."""

    first: date
    last: date
    at: datetime
    language_code: str
    origin: Coordinates | None = None
    radius_km: int = DEFAULT_RADIUS_KM
    ages_months: tuple[int, int] | None = None
    after: tuple[datetime, int] | None = None  # start and key of the last date of the page before

    def with_radius(self, radius_km: int) -> "FinderCriteria":
        return replace(self, radius_km=radius_km)

    def with_any_age(self) -> "FinderCriteria":
        return replace(self, ages_months=None)

    def with_days(self, first: date, last: date) -> "FinderCriteria":
        return replace(self, first=first, last=last)


def days_of(when: When | None, start: date | None, *, today: date) -> tuple[date, date]:
    """Return the first and last day of a question; weeks begin on Monday."""
    sunday = today + timedelta(days=6 - today.weekday())
    match when:
        case When.TODAY:
            return today, today
        case When.TOMORROW:
            return today + timedelta(days=1), today + timedelta(days=1)
        case When.THIS_WEEK:
            return today, sunday
        case When.NEXT_WEEK:
            return sunday + timedelta(days=1), sunday + timedelta(days=7)
        case _:
            first = start or today
            return first, first + timedelta(days=DEFAULT_DAYS - 1)
