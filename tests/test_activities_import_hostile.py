"""Hostile calendars are answered, each with a reason, and cost little. Pure."""

from datetime import date

import pytest

from activities.choices import Frequency
from activities.importing.calendar_plan import plan_of_calendar
from activities.importing.limits import Budget
from activities.importing.problems import ImportRefusedError
from tests.calendar_files import calendar, event

TODAY = date(2026, 11, 22)


def read(raw):
    return plan_of_calendar(raw, today=TODAY)


def only(raw):
    """Return the one event of a calendar."""
    (plan,) = read(raw).events
    return plan


def why(raw):
    """Return why a file, or the events of a file, are not taken over."""
    try:
        return [each.problem.code for each in read(raw).refused]
    except ImportRefusedError as refused:
        return [each.code for each in refused.problems]


def deep(count):
    return (
        b"BEGIN:VCALENDAR\n"
        + b"BEGIN:VEVENT\n" * count
        + b"END:VEVENT\n" * count
        + b"END:VCALENDAR"
    )


BOMBS = {
    "secondly": (calendar(event("RRULE:FREQ=SECONDLY")), ["rule-too-often"]),
    "minutely": (
        calendar(event("RRULE:FREQ=MINUTELY", times="DTSTART:19900101T100000\nDURATION:PT1H")),
        ["rule-too-often"],
    ),
    "hourly": (calendar(event("RRULE:FREQ=HOURLY")), ["rule-too-often"]),
    "secondly with a count": (
        calendar(event("RRULE:FREQ=SECONDLY;COUNT=1000000000")),
        ["rule-too-often"],
    ),
    "minutes of 30 February": (
        calendar(event("RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30")),
        ["rule-too-often"],
    ),
    "interval 0": (calendar(event("RRULE:FREQ=DAILY;INTERVAL=0")), ["rule-out-of-range"]),
    "interval 53": (calendar(event("RRULE:FREQ=DAILY;INTERVAL=53")), ["rule-out-of-range"]),
    "count": (calendar(event("RRULE:FREQ=DAILY;COUNT=1000000000")), ["unreadable-rule"]),
    "count 1001": (calendar(event("RRULE:FREQ=DAILY;COUNT=1001")), ["rule-out-of-range"]),
    "exrule": (
        calendar(event("RRULE:FREQ=DAILY", "EXRULE:FREQ=DAILY")),
        ["several-rules"],
    ),
    "two rules": (calendar(event("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY")), ["several-rules"]),
    "hours": (
        calendar(event(f"RRULE:FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))}")),
        ["rule-too-often"],
    ),
    "positions": (
        calendar(event("RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,2,3,4,5,6")),
        ["unreadable-rule"],
    ),
    "days of a list": (
        calendar(event(f"RRULE:FREQ=YEARLY;BYYEARDAY={','.join(['1'] * 1000)}")),
        ["unreadable-rule"],
    ),
    "1,001 extra dates": (
        calendar(event(*["RDATE;TZID=Europe/Brussels:20270101T093000"] * 1001)),
        ["too-many-extra-dates"],
    ),
    "100,000 extra dates": (
        calendar(event("RDATE:" + ",".join(["20270101T093000"] * 400))),
        [],
    ),
    "2.1 MB": (b"BEGIN:VCALENDAR\n" + b"X" * 2_100_000, ["too-large"]),
    "a line of 1 MB": (calendar(event(f"DESCRIPTION:{'x' * 1_000_000}")), ["line-too-long"]),
    "20,001 lines": (calendar(event(*["COMMENT:x"] * 20_001)), ["too-many-lines"]),
    "300,000 blank lines": (b"BEGIN:VCALENDAR\n" + b"\n" * 300_000, ["too-many-lines"]),
    "a million returns": (b"BEGIN:VCALENDAR\n" + b"\r" * 1_000_000, ["too-many-lines"]),
    "folds only": (b"BEGIN:VCALENDAR\n" + b" \n" * 19_000, ["broken-calendar"]),
    "5,000 nested events": (deep(5_000), ["too-deep"]),
    "2,001 events": (
        calendar(*(event(uid=str(each)) for each in range(2_001))),
        ["too-many-events"],
    ),
    "no end": (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", ["broken-calendar"]),
    "ends too often": (b"BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR", ["broken-calendar"]),
    "nothing": (b"", ["empty-file"]),
    "blanks": (b" \n \n", ["empty-file"]),
    "no events": (calendar(), ["no-events"]),
    "html": (b"<!doctype html><title>Log in</title>", ["not-a-calendar"]),
    "zeros": (b"\0" * 1000, ["not-a-calendar"]),
    "random": (bytes(range(256)) * 100, ["not-a-calendar"]),
    "no colon": (calendar(event("RRULE")), ["broken-event"]),
    "bad parameters": (calendar(event('DTSTART;TZID="Europe/Brussels:20261201T093000')), None),
    "a zone that is a bomb": (
        calendar(event()).replace(
            b"BEGIN:VEVENT",
            b"BEGIN:VTIMEZONE\r\nTZID:Europe/Brussels\r\nBEGIN:STANDARD\r\nDTSTART:19000101T000000\r\n"
            b"RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
            b"END:VTIMEZONE\r\nBEGIN:VEVENT",
            1,
        ),
        [],
    ),
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.timeout(60)
def test_a_hostile_calendar_is_answered(name):
    raw, codes = BOMBS[name]
    found = why(raw)
    assert codes is None or found == codes


NEVER = [
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000",
    "FREQ=WEEKLY;BYDAY=MO;BYMONTHDAY=31;BYMONTH=2",
]


@pytest.mark.parametrize("rule", NEVER)
def test_a_rule_without_any_day_looks_at_each_day_once_at_most(rule, monkeypatch):
    looked_at = []
    monkeypatch.setattr(Budget, "spend", lambda _budget, days: looked_at.append(days))
    old = "DTSTART:19900101T100000\nDURATION:PT1H"
    plan = only(calendar(event(f"RRULE:{rule}", times=old)))
    assert 0 < sum(looked_at) <= (date(2029, 1, 1) - date(1990, 1, 1)).days
    assert (plan.series, plan.last_date) == ((), None)


def test_a_thousand_costly_rules_end_by_a_budget():
    old = "DTSTART:19900101T100000\nDURATION:PT1H"
    rule = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000"
    found = read(calendar(*(event(rule, uid=str(each), times=old) for each in range(1000))))
    assert {each.problem.code for each in found.refused} == {"too-much-work"}


def test_a_season_of_ten_thousand_days_has_lists_that_a_form_can_hold():
    plan = only(calendar(event("RRULE:FREQ=DAILY")))
    assert [each.rule.frequency for each in plan.series] == [Frequency.DATES] * 2
    assert max(len(each.rule.dates) for each in plan.series) <= 366
