"""Dates as a calendar: what another program unfolds are exactly the dates that we have. Pure."""

from datetime import date, time

import pytest

from activities.choices import ChangeKind, Frequency, HolidayPolicy
from activities.ical import calendar
from activities.schedule import Closure, plan
from locations.calendars import Period
from tests.calendar_oracle import event_on, events, taking_place, unfolded
from tests.planned_dates import (
    DAY,
    FACTS,
    HOLIDAYS,
    KEY,
    SEASON,
    change,
    ics_of,
    make_rule,
    moments,
    planned_and_ics,
    reading_of,
    words_of,
)

# --- Rules ----------------------------------------------------------------------------------

OVER_BOTH_CLOCK_CHANGES = {"until": None, "holiday_policy": HolidayPolicy.KEEP_ALL}
RULES = {
    "weekly": make_rule(),
    "weekly for ever": make_rule(until=None),
    "weekly over both clock changes": make_rule(**OVER_BOTH_CLOCK_CHANGES),
    "weekly on the Sundays of the clock": make_rule(
        starts_on=date(2026, 9, 6), **OVER_BOTH_CLOCK_CHANGES
    ),
    "in the hour that the spring night skips": make_rule(
        starts_on=date(2026, 9, 6), start_time=time(2, 30), end_time=time(2, 45), until=None
    ),
    "every fortnight": make_rule(interval_weeks=2, until=None),
    "every fortnight, begun long ago": make_rule(starts_on=date(2019, 1, 8), interval_weeks=2),
    "every three weeks, only in holidays": make_rule(
        interval_weeks=3, holiday_policy=HolidayPolicy.ONLY_SCHOOL_HOLIDAYS
    ),
    "the first date is a holiday": make_rule(starts_on=date(2026, 11, 3)),
    "second Thursday": make_rule(
        frequency=Frequency.MONTHLY_NTH, starts_on=date(2026, 9, 10), until=None
    ),
    "last Wednesday": make_rule(
        frequency=Frequency.MONTHLY_LAST, starts_on=date(2026, 9, 30), until=None
    ),
    "fifth Tuesday": make_rule(
        frequency=Frequency.MONTHLY_NTH, starts_on=date(2026, 9, 29), until=None
    ),
    "days that fall out": make_rule(excluded_dates=(date(2026, 9, 1), date(2026, 10, 6))),
    "a list of days": make_rule(
        frequency=Frequency.DATES, dates=(date(2026, 10, 1), date(2026, 10, 25), date(2027, 3, 28))
    ),
    "once": make_rule(frequency=Frequency.ONCE, starts_on=date(2026, 10, 25), until=None),
}


@pytest.mark.parametrize("name", RULES)
def test_what_is_unfolded_are_the_dates_of_the_rule(name):
    dates, ics = planned_and_ics(RULES[name])
    assert dates or "only in holidays" in name
    assert unfolded(ics) == moments(dates)


def test_a_recurring_series_is_one_event_with_its_holidays_as_exceptions():
    _dates, ics = planned_and_ics(make_rule(until=date(2026, 11, 24)))
    [event] = events(ics)
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20261124T083000Z;BYDAY=TU;WKST=MO"
    assert event["DTSTART"].to_ical() == b"20260901T093000"
    assert event["DTSTART"].params["TZID"] == "Europe/Brussels"
    assert b"\r\nEXDATE;TZID=Europe/Brussels:20261103T093000\r\n" in ics
    assert str(event["UID"]) == f"{KEY}@koala"


def test_a_series_that_began_long_ago_begins_at_its_first_kept_date_in_the_same_fortnight():
    dates, ics = planned_and_ics(RULES["every fortnight, begun long ago"])
    [event] = events(ics)
    assert event["DTSTART"].dt.date() == dates[0].on == date(2026, 8, 11)
    assert event["RRULE"]["INTERVAL"] == [2]


def test_dates_of_a_series_that_is_gone_stand_on_their_own():
    dates, _ics = planned_and_ics(make_rule(until=date(2026, 9, 15)))
    ics = calendar(FACTS, [reading_of(each) for each in dates], rules={}, words_of=words_of)
    assert unfolded(ics) == moments(dates)
    assert [str(event["UID"]) for event in events(ics)] == [
        f"{KEY}-20260901@koala",
        f"{KEY}-20260908@koala",
        f"{KEY}-20260915@koala",
    ]


# --- Changes --------------------------------------------------------------------------------

CHANGES = {
    "cancelled": [change(ChangeKind.CANCELLED)],
    "postponed": [change(ChangeKind.POSTPONED)],
    "another day": [change(ChangeKind.MOVED, new_date=date(2026, 9, 17))],
    "another day, across the clock": [change(ChangeKind.MOVED, new_date=date(2026, 10, 26))],
    "another time": [change(ChangeKind.MOVED, new_start_time=time(8), new_end_time=time(9))],
    "a longer time": [change(ChangeKind.MOVED, new_end_time=time(13))],
    "another place": [change(ChangeKind.MOVED, new_meeting_point_id=2)],
    "moved, then cancelled": [
        change(ChangeKind.MOVED, new_date=date(2026, 9, 17)),
        change(ChangeKind.CANCELLED),
    ],
    "moved onto the day of another": [change(ChangeKind.MOVED, new_date=date(2026, 9, 22))],
    "added": [change(ChangeKind.ADDED, date(2026, 9, 19))],
    "added in a holiday": [change(ChangeKind.ADDED, date(2026, 11, 3), new_start_time=time(14))],
    "added before the first": [change(ChangeKind.ADDED, date(2026, 8, 31))],
    "added and cancelled": [
        change(ChangeKind.ADDED, date(2026, 9, 19)),
        change(ChangeKind.CANCELLED, date(2026, 9, 19)),
    ],
    "note": [change(ChangeKind.NOTE, words={"nl": "Breng laarzen mee."})],
    "languages": [change(ChangeKind.LANGUAGES, languages=("nl", "ar"))],
    "full": [change(ChangeKind.PLACES, places_left=0)],
    "first and last cancelled": [
        change(ChangeKind.CANCELLED, date(2026, 9, 1)),
        change(ChangeKind.CANCELLED, date(2026, 12, 29)),
    ],
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("interval_weeks", [1, 2])
def test_what_is_unfolded_are_the_dates_after_a_change(name, interval_weeks):
    rule = make_rule(interval_weeks=interval_weeks)
    dates, ics = planned_and_ics(rule, *CHANGES[name])
    assert unfolded(ics) == moments(dates)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_a_date_leaves_the_uid_of_the_series(name):
    _dates, ics = planned_and_ics(make_rule(), *CHANGES[name])
    uids = {str(event["UID"]) for event in events(ics)} - {f"{KEY}@koala"}
    added = [each for each in CHANGES[name] if each.kind == ChangeKind.ADDED]
    on_its_own = [each for each in added if each.original_date.weekday() != 1]
    assert uids == {f"{KEY}-{each.original_date:%Y%m%d}@koala" for each in on_its_own}


def test_a_closure_cancels_its_dates_and_leaves_them_visible():
    closure = Closure(Period(date(2026, 9, 14), date(2026, 9, 22)))
    dates, ics = planned_and_ics(make_rule(until=date(2026, 9, 29)), closures=[closure])
    assert unfolded(ics) == moments(dates)
    assert [takes_place for _start, takes_place in unfolded(ics)] == [
        True, True, False, False, True,
    ]  # fmt: skip


def test_when_every_date_is_cancelled_the_rule_still_stands_there():
    closure = Closure(Period(date(2026, 9, 1), date(2026, 9, 30)))
    dates, ics = planned_and_ics(make_rule(until=date(2026, 9, 15)), closures=[closure])
    assert unfolded(ics) == moments(dates)
    assert taking_place(ics) == []


def test_a_moved_date_names_the_start_that_it_had():
    _dates, ics = planned_and_ics(make_rule(), *CHANGES["another day"])
    _series, moved = events(ics)
    assert moved["RECURRENCE-ID"].to_ical() == b"20260915T093000"
    assert moved["DTSTART"].to_ical() == b"20260917T093000"


@pytest.mark.parametrize("name", ["cancelled", "postponed"])
def test_what_does_not_take_place_says_so_in_status_and_in_words(name):
    _dates, ics = planned_and_ics(make_rule(), *CHANGES[name])
    event = event_on(ics, DAY)
    assert str(event["STATUS"]) == "CANCELLED"
    assert str(event["SUMMARY"]) == f"{name}: Spelen"


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("note", "Breng laarzen mee.|()|False"),
        ("languages", "|('nl', 'ar')|False"),
        ("full", "|()|True"),
    ],
)
def test_what_holds_for_one_date_stands_on_that_date_only(name, description):
    _dates, ics = planned_and_ics(make_rule(), *CHANGES[name])
    assert str(event_on(ics, DAY)["DESCRIPTION"]) == description
    assert str(event_on(ics, date(2026, 9, 22))["DESCRIPTION"]) == "|()|False"
    assert len(events(ics)) == 2


def test_every_event_of_a_series_counts_the_changes_of_the_whole_series():
    rule = make_rule(until=date(2026, 9, 15))
    dates = plan(rule, period=SEASON, holidays=HOLIDAYS, changes=CHANGES["cancelled"])
    readings = [reading_of(each, sequence=number) for number, each in enumerate(dates)]
    assert [event["SEQUENCE"] for event in events(ics_of(readings, rule))] == [2, 2]
