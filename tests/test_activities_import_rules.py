"""Rules of other calendars become series of ours with the very same starts."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.choices import Status
from activities.importing.calendar_plan import plan_of_calendar
from activities.importing.limits import window_of
from activities.schedule import BRUSSELS, ChangeFact, plan
from locations.calendars import Holidays
from tests.calendar_files import calendar

TODAY = date(2026, 11, 22)
WINDOW = window_of(TODAY)


def starts_of(read):
    """Return the starts that our own plan gives, without those that are cancelled."""
    found = set()
    for each in read.events:
        for series in each.series:
            facts = [
                ChangeFact(
                    kind=change.kind,
                    original_date=change.original_date,
                    new_date=change.new_date,
                    new_start_time=change.new_start_time,
                    new_end_time=change.new_end_time,
                )
                for change in each.changes
                if change.slot == series.slot
            ]
            found |= {
                date_.starts_at
                for date_ in plan(series.rule, period=WINDOW, holidays=Holidays(), changes=facts)
                if date_.status != Status.CANCELLED and date_.on in WINDOW
            }
    return found


def starts_by_the_library(raw):
    parsed = icalendar.Calendar.from_ical(raw)
    occurrences = recurring_ical_events.of(parsed).between(
        WINDOW.first, WINDOW.last + timedelta(days=1)
    )
    found = set()
    for each in occurrences:
        start = each["DTSTART"].dt
        aware = start if start.tzinfo else start.replace(tzinfo=BRUSSELS)
        if each.get("STATUS") != "CANCELLED" and aware.astimezone(BRUSSELS).date() in WINDOW:
            found.add(aware.astimezone(UTC))
    return found


WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
weekday_lists = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True).map(
    ",".join
)
days = st.dates(date(2025, 6, 1), date(2028, 3, 1))
hours = st.builds(time, st.integers(6, 20), st.sampled_from([0, 15, 30]))
zones = st.sampled_from(
    ["Europe/Brussels"] * 4 + ["UTC", "Europe/London", "Romance Standard Time", ""]
)


@st.composite
def rules(draw):
    frequency = draw(
        st.sampled_from(["", "DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
    )
    if not frequency:
        return ""
    parts = [f"FREQ={frequency}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 5))}")
    if frequency == "WEEKLY":
        if draw(st.booleans()):
            parts.append(f"BYDAY={draw(weekday_lists)}")
        parts.append(draw(st.sampled_from(["WKST=MO", "WKST=SU"])))
    elif frequency == "DAILY":
        parts.append(draw(st.sampled_from(["WKST=MO", "BYDAY=MO,TU,WE,TH,FR", "BYMONTH=9,3"])))
    elif frequency == "MONTHLY":
        nth = draw(st.sampled_from([1, 2, 3, 4, 5, -1, -2]))
        weekday = draw(st.sampled_from(WEEKDAYS))
        parts.append(
            draw(
                st.sampled_from(
                    [
                        f"BYDAY={nth}{weekday}",
                        f"BYDAY=1{weekday},3{weekday}",
                        f"BYDAY=4{weekday},-1{weekday}",
                        f"BYDAY={weekday};BYSETPOS={nth}",
                        f"BYDAY={weekday};BYSETPOS=1,-1",
                        "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                        f"BYMONTHDAY={draw(st.integers(1, 31))}",
                        "BYMONTHDAY=-1",
                        "BYDAY=FR;BYMONTHDAY=13",
                        "WKST=MO",
                    ]
                )
            )
        )
    else:
        parts.append(
            draw(
                st.sampled_from(
                    [
                        "WKST=MO",
                        "BYMONTH=10;BYDAY=2TH",
                        "BYMONTH=3;BYDAY=-1SU",
                        "BYYEARDAY=100,-1",
                        "BYMONTH=2;BYMONTHDAY=29",
                        "BYDAY=20MO",
                    ]
                )
            )
        )
    ending = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if ending == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 60))}")
    elif ending == "UNTIL":
        until = datetime.combine(draw(days), draw(hours), tzinfo=UTC)
        parts.append(f"UNTIL={until:%Y%m%dT%H%M%SZ}")
    return ";".join(parts)


@st.composite
def calendars(draw):
    """Return the text of a calendar: one series with all that happens to series."""
    zone = draw(zones)
    start = datetime.combine(draw(days), draw(hours))
    length = timedelta(minutes=draw(st.sampled_from([45, 60, 120])))

    def value(name, at):
        if zone == "UTC":
            return f"{name}:{at:%Y%m%dT%H%M%SZ}"
        return f"{name}{f';TZID={zone}' if zone else ''}:{at:%Y%m%dT%H%M%S}"

    rule = draw(rules())
    if not zone:
        rule = rule.split(";UNTIL")[0]  # the library takes local UNTILs for UTC
    lines = [value("DTSTART", start), value("DTEND", start + length), "UID:1", "SUMMARY:Spelen"]
    lines += [f"RRULE:{rule}"] if rule else []
    plain = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"
        + "\r\n".join(lines)
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )
    known = icalendar.Calendar.from_ical(plain)
    # Not a date after the years that we keep, which could move into them: that one is not read.
    kept = (date(2026, 8, 1), WINDOW.last + timedelta(days=1))
    found = recurring_ical_events.of(known).between(*kept)[:40]
    own = [each["DTSTART"].dt.replace(tzinfo=None) for each in found] or [start]
    picked = st.sampled_from(own)
    for at in draw(st.lists(picked, max_size=3, unique=True)):
        lines.append(value("EXDATE", at))
    for at in draw(st.lists(st.builds(datetime.combine, days, hours), max_size=2, unique=True)):
        lines.append(value("RDATE", at))
    events = [lines]
    for at in draw(st.lists(picked, max_size=3, unique=True)):
        kind = draw(st.sampled_from(["moved", "cancelled", "note"]))
        moved = at
        if kind == "moved":
            moved = datetime.combine(
                at.date() + timedelta(days=draw(st.integers(-9, 9))), draw(hours)
            )
        events.append(
            [
                value("DTSTART", moved),
                value("DTEND", moved + length),
                value("RECURRENCE-ID", at),
                "UID:1",
                "SUMMARY:Spelen",
                *(["STATUS:CANCELLED"] if kind == "cancelled" else []),
                *(["DESCRIPTION:Breng laarzen mee."] if kind == "note" else []),
            ]
        )
    return calendar(*("\n".join(each) for each in events))


@given(calendars())
@settings(max_examples=400)
def test_the_starts_are_those_that_an_independent_library_finds(raw):
    read = plan_of_calendar(raw, today=TODAY)
    if read.refused:
        assert {each.problem.code for each in read.refused} <= {"crosses-midnight"}
    elif all(note.code != "date-past-midnight" for each in read.events for note in each.notes):
        assert starts_of(read) == starts_by_the_library(raw)
