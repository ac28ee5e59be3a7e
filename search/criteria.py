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
    WEEKEND = "weekend"
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


class PartOfDay(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


# From which hour on, until which hour: of the start, on the clock of Belgium.
HOURS = {
    PartOfDay.MORNING: (6, 12),
    PartOfDay.AFTERNOON: (12, 17),
    PartOfDay.EVENING: (17, 24),
}


class Sort(StrEnum):
    DATE = "date"
    DISTANCE = "distance"


class Criterion(StrEnum):
    """What an answer can be narrowed by, as it is called in an address."""

    AGE = "age"
    WEEKDAY = "weekday"
    PART_OF_DAY = "part"
    OFFER_FORM = "form"
    LIFE_DOMAIN = "domain"
    LANGUAGE = "language"
    INTERPRETER = "interpreter"
    TAALICOON = "taalicoon"
    FREE = "free"
    NO_REGISTRATION = "no_registration"
    PLACES_LEFT = "places"
    CHILDCARE = "childcare"
    WHEELCHAIR = "wheelchair"
    PRAM = "pram"
    FATHERS = "fathers"
    ONLINE = "online"


# Criteria that are asked for or not; the others have codes.
YES = "1"
YES_CRITERIA = frozenset(
    {
        Criterion.FREE,
        Criterion.NO_REGISTRATION,
        Criterion.PLACES_LEFT,
        Criterion.CHILDCARE,
        Criterion.WHEELCHAIR,
        Criterion.PRAM,
        Criterion.FATHERS,
        Criterion.ONLINE,
    }
)


@dataclass(frozen=True, slots=True)
class FinderCriteria:
    """A question. Days are included; ages are whole months, low and high included.

    Of several values of one criterion any is right; of several criteria each must be.
    """

    first: date
    last: date
    at: datetime
    language_code: str
    origin: Coordinates | None = None
    radius_km: int = DEFAULT_RADIUS_KM
    ages_months: tuple[int, int] | None = None
    after: tuple[datetime, int] | None = None  # start and key of the last date of the page before
    text: str = ""
    weekdays: frozenset[int] = frozenset()  # 1 is Monday
    parts_of_day: frozenset[PartOfDay] = frozenset()
    is_in_school_holidays: bool = False
    offer_forms: frozenset[str] = frozenset()
    life_domains: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    interpreters: frozenset[str] = frozenset()
    max_taalicoon: int | None = None  # 1 to 4: how much Dutch somebody speaks
    wishes: frozenset[Criterion] = frozenset()  # of YES_CRITERIA
    sort: Sort = Sort.DATE
    page_size: int = PAGE_SIZE  # 0: only the counts are wanted
    wants_facets: bool = False

    def with_radius(self, radius_km: int) -> "FinderCriteria":
        return replace(self, radius_km=radius_km)

    def with_any_age(self) -> "FinderCriteria":
        return replace(self, ages_months=None)

    def with_days(self, first: date, last: date) -> "FinderCriteria":
        return replace(self, first=first, last=last)

    @property
    def is_by_distance(self) -> bool:
        return self.sort == Sort.DISTANCE and self.origin is not None

    @property
    def days(self) -> list[date]:
        """Return the days that are asked for: those of the period, on the weekdays."""
        count = (self.last - self.first).days + 1
        days = (self.first + timedelta(days=number) for number in range(count))
        return [day for day in days if not self.weekdays or day.isoweekday() in self.weekdays]


def days_of(
    when: When | None, start: date | None, *, today: date, end: date | None = None
) -> tuple[date, date]:
    """Return the first and last day of a question; weeks begin on Monday."""
    sunday = today + timedelta(days=6 - today.weekday())
    match when:
        case When.TODAY:
            return today, today
        case When.TOMORROW:
            return today + timedelta(days=1), today + timedelta(days=1)
        case When.THIS_WEEK:
            return today, sunday
        case When.WEEKEND:
            return max(today, sunday - timedelta(days=1)), sunday
        case When.NEXT_WEEK:
            return sunday + timedelta(days=1), sunday + timedelta(days=7)
        case _:
            first = start or today
            return first, end or first + timedelta(days=DEFAULT_DAYS - 1)
