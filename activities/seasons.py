"""School years as families live them, and a rule moved into another one. Pure."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from activities.choices import Frequency
from activities.schedule import Rule, is_last_weekday, nth_weekday, school_year_start

RECURRING = {Frequency.WEEKLY, Frequency.MONTHLY_NTH, Frequency.MONTHLY_LAST}


@dataclass(frozen=True, slots=True)
class Season:
    """The months of a school year in which there is school: 1 September to 30 June."""

    year: int  # in which it begins

    @property
    def first(self) -> date:
        return date(self.year, 9, 1)

    @property
    def last(self) -> date:
        return date(self.year + 1, 6, 30)

    def __str__(self) -> str:
        return f"{self.year}-{self.year + 1}"


def seasons_ahead(today: date) -> list[Season]:
    """Return this school year, unless it is summer, and the next one: dates are kept for both."""
    this = Season(school_year_start(today).year)
    return [season for season in (this, next_season(today)) if season.last >= today]


def next_season(today: date) -> Season:
    return Season(school_year_start(today).year + 1)


def moved_into(rule: Rule, season: Season) -> Rule | None:
    """Return the rule in a school year: on the same weekday, from its first one to 30 June.

    Every so many weeks keeps its own weeks, so that two that take turns still do. A fifth weekday
    of a month and a rule that does not recur give None: nobody can guess their days. Days that
    were left out by hand belong to the old year.
    """
    if rule.frequency not in RECURRING:
        return None
    first = season.first + timedelta(days=(rule.starts_on.weekday() - season.first.weekday()) % 7)
    if rule.frequency == Frequency.WEEKLY:
        weeks = (first - rule.starts_on).days // 7
        first += timedelta(weeks=-weeks % max(rule.interval_weeks, 1))
    if rule.frequency == Frequency.MONTHLY_NTH:
        if nth_weekday(rule.starts_on) > 4:
            return None
        first += timedelta(weeks=nth_weekday(rule.starts_on) - 1)
    if rule.frequency == Frequency.MONTHLY_LAST:
        while not is_last_weekday(first):
            first += timedelta(weeks=1)
    return replace(rule, starts_on=first, until=season.last, dates=(), excluded_dates=())


def ends_before(rule: Rule, season: Season) -> bool:
    """Return whether the last day of a rule lies in the school year before this one.

    A rule without an end, or with a later one, goes on by itself; one of long ago is over.
    """
    last = rule.until if rule.frequency in RECURRING else max(rule.dates, default=rule.starts_on)
    return last is not None and Season(season.year - 1).first <= last < season.first
