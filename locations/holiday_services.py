"""Writes holidays: proposed by the `holidays` package, confirmed by the network team."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import holidays
from django.db import transaction

from locations.calendars import Period
from locations.choices import HolidayCalendar
from locations.events import holidays_changed
from locations.models import HolidayPeriod

SUBDIVISIONS = {HolidayCalendar.FLEMISH: "Flemish", HolidayCalendar.FRENCH: "French"}


@transaction.atomic
def propose_holidays(years: range, *, is_confirmed: bool = False) -> int:
    """Add the public and school holidays that begin in these years; return how many were new.

    Rows that are there stay as they are. A proposal changes no date until it is confirmed.
    Raises LookupError when the package knows no school holidays at all: it would be silent.
    """
    made = 0
    for calendar, period, name in _known_to_the_package(years):
        _row, is_new = HolidayPeriod.objects.get_or_create(
            calendar=calendar.value,
            starts_on=period.first,
            ends_on=period.last,
            defaults={"name": name[:80], "is_confirmed": is_confirmed},
        )
        made += is_new
    if made and is_confirmed:
        holidays_changed.send(sender=HolidayPeriod)
    return made


@transaction.atomic
def confirm_holidays(keys: Iterable[int]) -> int:
    """Make these proposals count, and return how many they were. Safe to repeat."""
    confirmed = HolidayPeriod.objects.filter(pk__in=list(keys), is_confirmed=False).update(
        is_confirmed=True
    )
    if confirmed:
        holidays_changed.send(sender=HolidayPeriod)
    return confirmed


def _known_to_the_package(years: range) -> Iterable[tuple[HolidayCalendar, Period, str]]:
    public = holidays.country_holidays("BE", years=years, language="nl")
    for on, name in sorted(public.items()):
        yield HolidayCalendar.PUBLIC, Period(on, on), _one_name(name)
    around = range(years.start - 1, years.stop + 1)  # Christmas holidays have two years
    for calendar, subdivision in SUBDIVISIONS.items():
        days = holidays.country_holidays(
            "BE", subdiv=subdivision, categories=("school",), years=around, language="nl"
        )
        if not days:
            raise LookupError(f"The holidays package knows no school holidays of {subdivision}.")
        for period, name in school_periods(dict(days)):
            if period.first.year in years:
                yield calendar, period, name


def school_periods(days: Mapping[date, str]) -> list[tuple[Period, str]]:
    """Return runs of days off that bear the same name."""
    periods: list[tuple[Period, str]] = []
    for on in sorted(days):
        name = _one_name(days[on])
        if periods:
            before, other = periods[-1]
            if name == other and on - before.last == timedelta(days=1):
                periods[-1] = (Period(before.first, on), name)
                continue
        periods.append((Period(on, on), name))
    return periods


def _one_name(names: str) -> str:
    """Return the first of the names that the package joins for one day."""
    return names.partition(";")[0]
