"""Reads a calendar as another program would: icalendar parses, recurring-ical-events unfolds."""

from datetime import UTC, datetime

import recurring_ical_events
from icalendar import Calendar

FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)


def unfolded(ics):
    """Return start in UTC and whether it takes place, of every date of a calendar, in order."""
    return [(start, takes_place) for start, _end, takes_place, _event in details(ics)]


def taking_place(ics):
    return [start for start, takes_place in unfolded(ics) if takes_place]


def details(ics):
    """Return start and end in UTC, whether it takes place, and the event itself, in order."""
    found = []
    for event in recurring_ical_events.of(Calendar.from_ical(ics)).between(FIRST, LAST):
        start, end = event["DTSTART"].dt.astimezone(UTC), event["DTEND"].dt.astimezone(UTC)
        found.append((start, end, str(event["STATUS"]) != "CANCELLED", event))
    return sorted(found, key=lambda each: (each[:3], str(each[3]["UID"])))


def events(ics):
    """Return the events as they stand in the calendar, not unfolded."""
    return Calendar.from_ical(ics).walk("VEVENT")


def event_on(ics, on):
    """Return the one event that an unfolded calendar has on a day of Belgium."""
    [found] = [each[3] for each in details(ics) if each[3]["DTSTART"].dt.date() == on]
    return found
