"""From rules to dates: pure, so no database and no clock."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from activities.choices import Frequency, HolidayPolicy
from activities.schedule import (
    BRUSSELS,
    Rule,
    horizon,
    moment,
    plan,
    rule_problems,
    series_dates,
    skipped_dates,
)
from locations.calendars import Holidays, Period

SEASON = Period(date(2026, 9, 1), date(2027, 6, 30))
AUTUMN = Period(date(2026, 11, 2), date(2026, 11, 8))
CHRISTMAS = Period(date(2026, 12, 21), date(2027, 1, 3))
ARMISTICE = Period(date(2026, 11, 11), date(2026, 11, 11))
CHRISTMAS_DAY = Period(date(2026, 12, 25), date(2026, 12, 25))
HOLIDAYS = Holidays(school=(AUTUMN, CHRISTMAS), public=(ARMISTICE, CHRISTMAS_DAY))


def make_rule(**values):
    usual = {
        "frequency": Frequency.WEEKLY,
        "starts_on": date(2026, 9, 1),
        "start_time": time(9, 30),
        "end_time": time(11, 30),
        "until": date(2026, 12, 31),
        "holiday_policy": HolidayPolicy.KEEP_ALL,
    }
    return Rule(**usual | values)


def dates(rule, holidays=HOLIDAYS, period=SEASON):
    return series_dates(rule, period, holidays)


def test_a_weekly_series_takes_place_on_the_weekday_of_its_first_day():
    rule = make_rule(until=date(2026, 9, 22))
    assert dates(rule) == [date(2026, 9, 1), date(2026, 9, 8), date(2026, 9, 15), date(2026, 9, 22)]


def test_a_series_without_end_runs_to_the_end_of_the_period():
    rule = make_rule(until=None)
    assert dates(rule)[-1] == date(2027, 6, 29)


def test_a_fortnight_is_not_reset_by_a_holiday():
    rule = make_rule(
        starts_on=date(2026, 10, 22),
        interval_weeks=2,
        holiday_policy=HolidayPolicy.SKIP_ALL,
        until=date(2026, 12, 10),
    )
    # 5 November is in the autumn holiday; the next one stays 19 November.
    assert dates(rule) == [date(2026, 10, 22), date(2026, 11, 19), date(2026, 12, 3)]


def test_a_holiday_on_the_first_day_changes_neither_weekday_nor_fortnight():
    rule = make_rule(
        starts_on=date(2026, 11, 3),
        interval_weeks=2,
        holiday_policy=HolidayPolicy.SKIP_ALL,
        until=date(2026, 12, 20),
    )
    assert dates(rule) == [date(2026, 11, 17), date(2026, 12, 1), date(2026, 12, 15)]


def test_the_second_thursday_is_the_second_thursday_of_every_month():
    rule = make_rule(frequency=Frequency.MONTHLY_NTH, starts_on=date(2026, 9, 10))
    assert dates(rule) == [
        date(2026, 9, 10),
        date(2026, 10, 8),
        date(2026, 11, 12),
        date(2026, 12, 10),
    ]


def test_the_last_wednesday_can_be_the_fourth_or_the_fifth():
    rule = make_rule(frequency=Frequency.MONTHLY_LAST, starts_on=date(2026, 9, 30))
    assert dates(rule) == [
        date(2026, 9, 30),
        date(2026, 10, 28),
        date(2026, 11, 25),
        date(2026, 12, 30),
    ]


def test_a_list_of_days_is_sorted_and_holds_each_day_once():
    days = (date(2027, 1, 21), date(2027, 1, 14), date(2027, 1, 21))
    rule = make_rule(frequency=Frequency.DATES, dates=days, until=None)
    assert dates(rule) == [date(2027, 1, 14), date(2027, 1, 21)]


def test_once_is_one_day():
    assert dates(make_rule(frequency=Frequency.ONCE, until=None)) == [date(2026, 9, 1)]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (HolidayPolicy.SKIP_ALL, [date(2026, 12, 4), date(2026, 12, 11), date(2026, 12, 18)]),
        (
            HolidayPolicy.SKIP_PUBLIC,
            [date(2026, 12, 4), date(2026, 12, 11), date(2026, 12, 18), date(2027, 1, 1)],
        ),
        (
            HolidayPolicy.KEEP_ALL,
            [
                date(2026, 12, 4),
                date(2026, 12, 11),
                date(2026, 12, 18),
                date(2026, 12, 25),
                date(2027, 1, 1),
            ],
        ),
        (HolidayPolicy.ONLY_SCHOOL_HOLIDAYS, [date(2027, 1, 1)]),
    ],
)
def test_each_holiday_policy_keeps_its_own_days(policy, expected):
    rule = make_rule(starts_on=date(2026, 12, 4), until=date(2027, 1, 1), holiday_policy=policy)
    assert dates(rule) == expected


def test_an_excluded_day_falls_out():
    rule = make_rule(until=date(2026, 9, 15), excluded_dates=(date(2026, 9, 8),))
    assert dates(rule) == [date(2026, 9, 1), date(2026, 9, 15)]


@given(
    start=st.dates(date(2026, 9, 1), date(2026, 12, 31)),
    interval=st.integers(1, 8),
    policy=st.sampled_from(HolidayPolicy),
)
def test_what_is_kept_and_what_is_skipped_are_together_the_whole_rule(start, interval, policy):
    rule = make_rule(
        starts_on=start, interval_weeks=interval, holiday_policy=policy, until=SEASON.last
    )
    kept, skipped = dates(rule), skipped_dates(rule, SEASON, HOLIDAYS)
    first = datetime.combine(start, time(12))
    last = datetime.combine(SEASON.last, time(12))
    whole = [each.date() for each in rrule(WEEKLY, interval=interval, dtstart=first, until=last)]
    assert sorted(kept + skipped) == whole
    assert not set(kept) & set(skipped)


@pytest.mark.parametrize(
    ("on", "utc"),
    [
        (date(2027, 3, 21), datetime(2027, 3, 21, 9, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 28, 8, tzinfo=UTC)),  # summer time began at two
        (date(2027, 10, 31), datetime(2027, 10, 31, 9, tzinfo=UTC)),
    ],
)
def test_ten_o_clock_stays_ten_o_clock_on_the_wall(on, utc):
    assert moment(on, time(10)) == utc


def test_a_time_that_the_spring_night_skips_is_an_hour_later():
    assert f"{moment(date(2027, 3, 28), time(2, 30)).astimezone(BRUSSELS):%H:%M}" == "03:30"


def test_a_time_that_the_autumn_night_has_twice_is_the_first():
    assert moment(date(2027, 10, 31), time(2, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_an_hour_that_the_spring_night_swallows_still_ends_after_it_starts():
    rule = make_rule(
        frequency=Frequency.ONCE,
        starts_on=date(2027, 3, 28),
        start_time=time(2, 30),
        end_time=time(3),
        until=None,
    )
    [each] = plan(rule, period=SEASON, holidays=HOLIDAYS)
    assert each.ends_at > each.starts_at


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"end_time": time(9, 30)}, {"end_time": "ends-before-start"}),
        ({"end_time": time(9)}, {"end_time": "ends-before-start"}),
        ({"start_time": time(20), "end_time": time(0, 30)}, {"end_time": "crosses-midnight"}),
        ({"until": date(2026, 8, 31)}, {"until": "until-before-start"}),
        ({"frequency": Frequency.DATES}, {"dates": "no-dates"}),
        (
            {"frequency": Frequency.MONTHLY_NTH, "starts_on": date(2026, 9, 29)},
            {"frequency": "fifth-weekday"},
        ),
        (
            {"frequency": Frequency.MONTHLY_LAST, "starts_on": date(2026, 9, 23)},
            {"frequency": "not-last-weekday"},
        ),
        ({"interval_weeks": 0}, {"interval_weeks": "interval"}),
        ({"interval_weeks": 53}, {"interval_weeks": "interval"}),
        (
            {
                "frequency": Frequency.ONCE,
                "starts_on": date(2026, 11, 11),
                "holiday_policy": HolidayPolicy.SKIP_ALL,
            },
            {"starts_on": "nothing-left"},
        ),
        ({}, {}),
    ],
)
def test_a_rule_that_makes_no_sense_says_which_field_is_wrong(values, problem):
    assert rule_problems(make_rule(**values), HOLIDAYS) == problem


def test_a_rule_with_too_many_days_is_refused():
    days = tuple(date(2026, 9, 1) + timedelta(days=number) for number in range(401))
    rule = make_rule(frequency=Frequency.DATES, dates=days)
    assert rule_problems(rule, HOLIDAYS) == {"dates": "too-many-dates"}


def test_a_frequency_of_days_that_are_all_far_ahead_is_not_empty():
    rule = make_rule(frequency=Frequency.DATES, dates=(date(2031, 1, 1),), until=None)
    assert rule_problems(rule, HOLIDAYS) == {}


@pytest.mark.parametrize("on", [date(2026, 9, 1), date(2026, 11, 22), date(2027, 8, 31)])
def test_dates_are_kept_for_last_this_and_the_next_school_year(on):
    assert horizon(on) == Period(date(2025, 9, 1), date(2028, 8, 31))
