"""Weeks and months of the agenda, and how an address names them. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from locations.calendars import Period

DAY_CODE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WEEK_CODE = re.compile(r"([0-9]{4})-W([0-9]{2})")
MONTH_CODE = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Week:
    """One week, by its Monday (ISO 8601)."""

    first: date

    @classmethod
    def of(cls, on: date) -> Self:
        return cls(on - timedelta(days=on.weekday()))

    @classmethod
    def named(cls, code: str) -> Self | None:
        """Return the week "2026-W48"; None for anything else, week 53 of a short year too."""
        if not (found := WEEK_CODE.fullmatch(code)):
            return None
        try:
            return cls(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        except ValueError:
            return None

    @property
    def code(self) -> str:
        year, week, _weekday = self.first.isocalendar()
        return f"{year:04}-W{week:02}"

    @property
    def last(self) -> date:
        return self.first + timedelta(days=6)

    @property
    def before(self) -> "Week":
        return Week(self.first - timedelta(days=7))

    @property
    def after(self) -> "Week":
        return Week(self.first + timedelta(days=7))


@dataclass(frozen=True, slots=True)
class Month:
    """One month, by its first day."""

    first: date

    @classmethod
    def of(cls, on: date) -> Self:
        return cls(on.replace(day=1))

    @classmethod
    def named(cls, code: str) -> Self | None:
        """Return the month "2026-12"; None for anything else."""
        if not (found := MONTH_CODE.fullmatch(code)):
            return None
        try:
            return cls(date(int(found[1]), int(found[2]), 1))
        except ValueError:
            return None

    @property
    def code(self) -> str:
        return f"{self.first.year:04}-{self.first.month:02}"

    @property
    def last(self) -> date:
        return self.after.first - timedelta(days=1)

    @property
    def before(self) -> "Month":
        return Month.of(self.first - timedelta(days=1))

    @property
    def after(self) -> "Month":
        return Month.of(self.first + timedelta(days=31))


def day_named(code: str) -> date | None:
    """Return the day "2026-12-07"; None for anything else."""
    if not DAY_CODE.fullmatch(code):
        return None
    try:
        return date.fromisoformat(code)
    except ValueError:
        return None


def is_within(period: Week | Month, horizon: Period) -> bool:
    """Return whether dates are kept for a week or month, be it for a part of it."""
    # The first test also keeps the last week of the calendar, in the year 9999, from failing.
    return period.first <= horizon.last and period.last >= horizon.first


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]
