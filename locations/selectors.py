"""Reads about locations and their calendars."""

from locations.calendars import Holidays, Period
from locations.choices import HolidayCalendar
from locations.models import Closure, HolidayPeriod, LocationPage


def holidays_of(location: LocationPage | None) -> Holidays:
    """Return the days off of a location; without one, those of Flemish schools. One query."""
    calendar = location.holiday_calendar if location else HolidayCalendar.FLEMISH
    rows = HolidayPeriod.objects.filter(calendar__in=[calendar, HolidayCalendar.PUBLIC])
    found: dict[str, list[Period]] = {}
    for row in rows:
        found.setdefault(row.calendar, []).append(Period(row.starts_on, row.ends_on))
    return Holidays(
        school=tuple(found.get(calendar, [])),
        public=tuple(found.get(HolidayCalendar.PUBLIC, [])),
    )


def closures_of(location: LocationPage) -> list[Closure]:
    return list(Closure.objects.filter(location_key=location.translation_key))
