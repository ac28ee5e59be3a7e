"""Reads about locations and their calendars."""

from collections.abc import Iterable
from datetime import date

from wagtail.models import Page

from locations.calendars import Holidays, Period
from locations.choices import HolidayCalendar
from locations.models import Closure, HolidayPeriod, LocationPage
from locations.places import Place


def holidays_of(location: LocationPage | None) -> Holidays:
    """Return the days off of a location; without one, those of Flemish schools. One query."""
    return in_calendars(holiday_periods_of(location))


def holiday_periods_of(location: LocationPage | None) -> list[HolidayPeriod]:
    """Return the holidays of a location by name, of its schools and public ones. One query."""
    calendar = location.holiday_calendar if location else HolidayCalendar.FLEMISH
    calendars = [calendar, HolidayCalendar.PUBLIC]
    return list(HolidayPeriod.objects.confirmed().filter(calendar__in=calendars))


def in_calendars(rows: Iterable[HolidayPeriod]) -> Holidays:
    """Return holidays without their names, as rules about dates ask for them."""
    school, public = [], []
    for row in rows:
        kind = public if row.calendar == HolidayCalendar.PUBLIC else school
        kind.append(Period(row.starts_on, row.ends_on))
    return Holidays(school=tuple(school), public=tuple(public))


def closures_of(location: LocationPage) -> list[Closure]:
    return list(Closure.objects.filter(location_key=location.translation_key))


def closure_on(location: LocationPage, on: date) -> Closure | None:
    """Return the closure that a location is in on a day, if any."""
    return Closure.objects.filter(
        location_key=location.translation_key, starts_on__lte=on, ends_on__gte=on
    ).first()


def languages_offered_for(page: Page) -> list[str] | None:
    """Return the languages of the location that a page is of; None when it is of none."""
    above = LocationPage.objects.ancestor_of(page, inclusive=True)
    location = above.select_related("locale").first()
    return None if location is None else location.languages


def own_places() -> list[tuple[str, Place]]:
    """Return the names that the locations are known by: postcode, town, neighbourhoods.

    Pairs of a name and a place, for `places.find_places`. One query.
    """
    found = []
    for location in LocationPage.objects.shown():
        place = Place(
            name=location.municipality,
            name_fr=location.municipality,
            postcode=location.postcode,
            nis="",
            region="",
            latitude=location.latitude,
            longitude=location.longitude,
        )
        names = [location.postcode, location.municipality, *location.neighbourhoods.split(",")]
        found += [(name.strip(), place) for name in names if name.strip()]
    return found
