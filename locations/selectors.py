"""Reads about locations and their calendars."""

from datetime import date

from wagtail.models import Page

from locations.calendars import Holidays, Period
from locations.choices import HolidayCalendar
from locations.models import Closure, HolidayPeriod, LocationPage
from locations.places import Place


def holidays_of(location: LocationPage | None) -> Holidays:
    """Return the days off of a location; without one, those of Flemish schools. One query."""
    calendar = location.holiday_calendar if location else HolidayCalendar.FLEMISH
    rows = HolidayPeriod.objects.confirmed().filter(calendar__in=[calendar, HolidayCalendar.PUBLIC])
    found: dict[str, list[Period]] = {}
    for row in rows:
        found.setdefault(row.calendar, []).append(Period(row.starts_on, row.ends_on))
    return Holidays(
        school=tuple(found.get(calendar, [])),
        public=tuple(found.get(HolidayCalendar.PUBLIC, [])),
    )


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
