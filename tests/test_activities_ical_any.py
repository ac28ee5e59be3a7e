"""Whatever the rule and the changes: a calendar unfolds to the dates that we have. Pure."""

from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from activities.choices import ChangeKind, Frequency, HolidayPolicy
from activities.schedule import Closure, Rule, plan
from locations.calendars import Holidays, Period
from tests.calendar_oracle import taking_place, unfolded
from tests.planned_dates import SEASON, change, moments, planned_and_ics

days = st.dates(date(2026, 9, 1), date(2027, 8, 31))
periods = st.builds(
    lambda first, length: Period(first, date.fromordinal(first.toordinal() + length)),
    days,
    st.integers(0, 20),
)
times = st.tuples(st.integers(0, 22), st.sampled_from([0, 15, 30])).map(lambda at: time(*at))


@st.composite
def rules(draw):
    start = draw(times)
    return Rule(
        frequency=draw(st.sampled_from(list(Frequency))),
        starts_on=draw(st.dates(date(2025, 9, 1), date(2027, 8, 31))),
        start_time=start,
        end_time=time(start.hour, start.minute + draw(st.integers(1, 29))),
        until=draw(st.none() | days),
        interval_weeks=draw(st.integers(1, 5)),
        dates=tuple(draw(st.lists(days, max_size=6))),
        excluded_dates=tuple(draw(st.lists(days, max_size=3))),
        holiday_policy=draw(st.sampled_from(list(HolidayPolicy))),
    )


@st.composite
def changes_of(draw, dates):
    known = [each.original_date for each in dates]
    kinds = [ChangeKind.CANCELLED, ChangeKind.POSTPONED, ChangeKind.MOVED, ChangeKind.NOTE]
    found = [
        change(ChangeKind.ADDED, on)
        for on in draw(st.sets(days, max_size=3))
        if on not in known
    ]  # fmt: skip
    for on in draw(st.sets(st.sampled_from(known), max_size=5)) if known else ():
        kind = draw(st.sampled_from(kinds))
        values = {"words": {"nl": "Let op."}} if kind == ChangeKind.NOTE else {}
        if kind == ChangeKind.MOVED:
            start = draw(times)
            values = {
                "new_date": draw(st.none() | days),
                "new_start_time": start,
                "new_end_time": time(start.hour, start.minute + 29),
                "new_meeting_point_id": draw(st.sampled_from([None, 1, 2])),
            }
        found.append(change(kind, on, **values))
    return found


@settings(max_examples=150)
@given(st.data(), rules(), st.lists(periods, max_size=3), st.lists(periods, max_size=2))
def test_whatever_the_rule_and_the_changes_what_is_unfolded_are_our_dates(
    data, rule, breaks, closed
):
    holidays = Holidays(school=tuple(breaks), public=tuple(breaks[:1]))
    dates = plan(rule, period=SEASON, holidays=holidays)
    changes = data.draw(changes_of(dates))
    closures = [Closure(period) for period in closed]
    dates, ics = planned_and_ics(rule, *changes, holidays=holidays, closures=closures)
    assert unfolded(ics) == moments(dates)
    assert taking_place(ics) == sorted(
        each.starts_at for each in dates if each.status.takes_place
    )  # fmt: skip
