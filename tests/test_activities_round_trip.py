"""What leaves in our own calendar comes back by our own import with the same dates."""

from datetime import date, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from activities.choices import ChangeKind, Frequency, HolidayPolicy, Status
from activities.models import ActivityPage, Occurrence
from activities.schedule import BRUSSELS
from activities.services import change_date, close_location
from tests.calendar_files import calendar, event
from tests.factories import make_activity, make_editor, make_location
from tests.importing_steps import publish

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)  # the clock changes on these Sundays
KEEP_ALL = {"holiday_policy": HolidayPolicy.KEEP_ALL}


def activities_of(location):
    return ActivityPage.objects.source().child_of(location)


def dates_of(location):
    """Return day, hours on our clock and status of every date of a location."""
    keys = activities_of(location).values("translation_key")
    rows = Occurrence.objects.filter(activity_key__in=keys)
    return sorted(
        (
            row.starts_at.astimezone(BRUSSELS).strftime("%Y-%m-%d %H.%M"),
            row.ends_at.astimezone(BRUSSELS).strftime("%Y-%m-%d %H.%M"),
            row.status,
        )
        for row in rows
    )


def feed_of(client, location):
    client.logout()
    answer = client.get(f"/nl/agenda/locatie/{location.slug}.ics")
    assert answer.status_code == 200
    return answer.content


def read_in(client, raw):
    """Hand a calendar in at another location, say yes, publish the drafts; return the location."""
    location = make_location()
    client.force_login(make_editor(location))
    start = reverse("koala_import", args=[location.pk])
    shown = client.post(start, {"file": SimpleUploadedFile("kalender.ics", raw)})
    digest = client.get(shown.url).context["preview"].digest
    assert client.post(shown.url, {"digest": digest}).status_code == 302
    for page in activities_of(location):
        assert not page.live
        publish(page)
    return location


def change(activity, kind, on, **values):
    series = ActivityPage.objects.get(pk=activity.pk).series.get()
    change_date(series=series, original_date=on, kind=kind, at=timezone.now(), **values)


def comes_back(client, location):
    """Take a location's calendar to another one; return its dates, which must be the same."""
    before = dates_of(location)
    other = read_in(client, feed_of(client, location))
    assert dates_of(other) == before
    return before


# --- Rules ------------------------------------------------------------------------------------

SERIES = {
    "weekly": [{}],
    "weekly over both clock changes": [
        {"starts_on": date(2027, 3, 7), "until": date(2027, 11, 28), **KEEP_ALL}
    ],
    "half past midnight": [
        {
            "starts_on": date(2027, 3, 7),
            "until": date(2027, 11, 28),
            "start_time": time(0, 30),
            "end_time": time(1, 45),
            **KEEP_ALL,
        }
    ],
    "in the hour that spring skips and autumn has twice": [
        {
            "starts_on": date(2027, 3, 14),
            "until": date(2027, 11, 14),
            "start_time": time(2, 30),
            "end_time": time(4),
            **KEEP_ALL,
        }
    ],
    "fortnightly on two weekdays": [
        {"interval_weeks": 2, "starts_on": date(2026, 9, 1)},
        {"interval_weeks": 2, "starts_on": date(2026, 9, 3)},
    ],
    "fortnightly on two weekdays of other weeks": [
        {"interval_weeks": 2, "starts_on": date(2026, 9, 1)},
        {"interval_weeks": 2, "starts_on": date(2026, 9, 10)},
    ],
    "the second Friday of the month": [
        {"frequency": Frequency.MONTHLY_NTH, "starts_on": date(2026, 9, 11), "until": None}
    ],
    "the last Friday of the month": [
        {"frequency": Frequency.MONTHLY_LAST, "starts_on": date(2026, 9, 25), "until": None}
    ],
    "a list of dates": [
        {
            "frequency": Frequency.DATES,
            "starts_on": date(2026, 12, 5),
            "dates": [date(2026, 12, 5), SPRING, date(2027, 6, 1), AUTUMN],
            "until": None,
            **KEEP_ALL,
        }
    ],
    "one day": [{"frequency": Frequency.ONCE, "starts_on": SPRING, "until": None, **KEEP_ALL}],
    "planned holidays and days left out": [{"excluded_dates": [date(2026, 12, 8)]}],
    "no last day": [{"until": None}],
    "two series on one day": [{}, {"start_time": time(13), "end_time": time(15)}],
    "two series at one hour": [{}, {"starts_on": date(2026, 9, 8)}],
}


@pytest.mark.parametrize("name", SERIES)
def test_a_rule_comes_back_with_the_same_days_and_hours(client, name):
    location = make_location()
    make_activity(location=location, series=SERIES[name])
    assert comes_back(client, location)


def test_over_both_clock_changes_the_wall_clock_shows_the_same_hour(client):
    location = make_location()
    make_activity(location=location, series=SERIES["weekly over both clock changes"])
    found = comes_back(client, location)
    assert {starts[-5:] for starts, _ends, _status in found} == {"09.30"}
    assert {f"{SPRING}", f"{AUTUMN}"} < {starts[:10] for starts, _ends, _status in found}


def test_half_past_midnight_is_never_a_day_off(client):
    location = make_location()
    make_activity(location=location, series=SERIES["half past midnight"])
    found = comes_back(client, location)
    assert {date.fromisoformat(starts[:10]).weekday() for starts, _ends, _status in found} == {6}


@pytest.mark.parametrize("name", SERIES)
def test_a_rule_leaves_on_our_clock_with_the_name_of_its_zone(client, name):
    location = make_location()
    make_activity(location=location, series=SERIES[name])
    for part in Calendar.from_ical(feed_of(client, location)).walk("VEVENT"):
        for key in ("DTSTART", "DTEND"):
            assert part[key].params["TZID"] == "Europe/Brussels"
            assert not part[key].to_ical().endswith(b"Z")
        for each in [part["EXDATE"]] if "EXDATE" in part else []:
            for one in each if isinstance(each, list) else [each]:
                assert one.params["TZID"] == "Europe/Brussels"
                assert b"Z" not in one.to_ical()


# --- Changes ----------------------------------------------------------------------------------

FEBRUARY = [date(2027, 2, 2), date(2027, 2, 3), date(2027, 2, 24)]
LIST = [SERIES["a list of dates"][0] | {"starts_on": FEBRUARY[0], "dates": FEBRUARY}]
CHANGES = {
    **{kind: (ChangeKind(kind), FEBRUARY[0], {}) for kind in ("cancelled", "postponed")},
    "moved to another day": (ChangeKind.MOVED, FEBRUARY[0], {"new_date": date(2027, 2, 4)}),
    "moved to a day of its own series": (
        ChangeKind.MOVED,
        FEBRUARY[0],
        {"new_date": date(2027, 2, 24), "new_start_time": time(14), "new_end_time": time(16)},
    ),
    "moved to another hour": (
        ChangeKind.MOVED,
        FEBRUARY[0],
        {"new_start_time": time(14), "new_end_time": time(16)},
    ),
    "extra": (ChangeKind.ADDED, date(2027, 2, 6), {}),
    "extra at another hour": (
        ChangeKind.ADDED,
        date(2027, 2, 6),
        {"new_start_time": time(14), "new_end_time": time(16)},
    ),
}


# On its own an added date of a list at another hour looks like one that moved to that hour.
ALONE = {("extra at another hour", "list")}
EACH_WAY = [(name, rule) for name in CHANGES for rule in ("weekly", "list")]


@pytest.mark.parametrize(("name", "rule"), [each for each in EACH_WAY if each not in ALONE])
def test_one_changed_date_comes_back_as_that_and_takes_no_other_along(client, name, rule):
    location = make_location()
    activity = make_activity(location=location, series=[{}] if rule == "weekly" else LIST)
    kind, on, values = CHANGES[name]
    count = len(dates_of(location))
    change(activity, kind, on, **values)
    found = comes_back(client, location)
    assert len(found) == count + (kind == ChangeKind.ADDED)


def test_the_dates_of_one_series_come_back_as_one_activity(client):
    location = make_location()
    activity = make_activity(location=location)
    change(activity, ChangeKind.ADDED, date(2027, 2, 6))
    make_activity(location=location, series=LIST)
    other = read_in(client, feed_of(client, location))
    assert activities_of(other).count() == 2


def test_an_extra_date_that_is_cancelled_or_moved_comes_back_as_that(client):
    location = make_location()
    activity = make_activity(location=location)
    for on in (date(2027, 2, 6), date(2027, 2, 13)):
        change(activity, ChangeKind.ADDED, on)
    change(activity, ChangeKind.CANCELLED, date(2027, 2, 6))
    change(activity, ChangeKind.MOVED, date(2027, 2, 13), new_date=date(2027, 2, 14))
    statuses = [status for _starts, _ends, status in comes_back(client, location)]
    assert (statuses.count(Status.CANCELLED), statuses.count(Status.MOVED)) == (1, 1)


def test_a_closure_comes_back_as_cancelled_dates(client):
    location = make_location()
    make_activity(location=location)
    close_location(
        location=location,
        starts_on=date(2027, 1, 18),
        ends_on=date(2027, 1, 31),
        words={"nl": "Een lek."},
        at=timezone.now(),
    )
    statuses = [status for _starts, _ends, status in comes_back(client, location)]
    assert statuses.count(Status.CANCELLED) == 2


def test_what_comes_back_goes_out_again_with_the_same_dates(client):
    location = make_location()
    activity = make_activity(location=location)
    change(activity, ChangeKind.MOVED, FEBRUARY[0], new_date=date(2027, 2, 4))
    change(activity, ChangeKind.ADDED, date(2027, 2, 6))
    other = read_in(client, feed_of(client, location))
    assert comes_back(client, other) == dates_of(location)


# --- Calendars of other programs --------------------------------------------------------------

SAME = "DTSTART;TZID=Europe/Brussels:20261208T093000\nDTEND;TZID=Europe/Brussels:20261208T113000"
MOVED = SAME.replace("20261208", "20261210")
ON_8 = "RECURRENCE-ID;TZID=Europe/Brussels:20261208T093000"


def foreign(*lines, **values):
    return event("DESCRIPTION:Kom spelen.", *lines, **values)


FOREIGN = {
    "a count": (calendar(foreign("RRULE:FREQ=WEEKLY;COUNT=5")), 5),
    "a count on two weekdays": (calendar(foreign("RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=5")), 5),
    "a count with a day left out": (
        calendar(
            foreign(
                "RRULE:FREQ=WEEKLY;COUNT=5",
                "EXDATE;TZID=Europe/Brussels:20261215T093000",
            )
        ),
        4,
    ),
    "a last day": (calendar(foreign("RRULE:FREQ=WEEKLY;UNTIL=20270105")), 6),
    "half past midnight until that moment": (
        calendar(
            foreign(
                "RRULE:FREQ=WEEKLY;UNTIL=20261214T233000Z",
                times="DTSTART;TZID=Europe/Brussels:20261201T003000\nDURATION:PT1H",
            )
        ),
        3,
    ),
    "the last Friday": (
        calendar(
            foreign(
                "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=4",
                times=SAME.replace("20261208", "20261225"),
            )
        ),
        4,
    ),
    "a list": (calendar(foreign("RDATE;TZID=Europe/Brussels:20261210T093000,20270302T140000")), 3),
    "a date cancelled": (
        calendar(
            foreign("RRULE:FREQ=WEEKLY;COUNT=4"), foreign(ON_8, "STATUS:CANCELLED", times=SAME)
        ),
        4,
    ),
    "a date moved onto another weekday of the rule": (
        calendar(
            foreign("RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6"),
            foreign(ON_8, times=MOVED.replace("093000", "140000").replace("113000", "160000")),
        ),
        6,
    ),
    "a date moved onto another date": (
        calendar(foreign("RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6"), foreign(ON_8, times=MOVED)),
        6,
    ),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_calendar_of_another_program_comes_in_goes_out_and_comes_back(client, name):
    raw, count = FOREIGN[name]
    location = read_in(client, raw)
    assert len(comes_back(client, location)) == count
