"""Several series in words: where families meet, and when, of one activity."""

from datetime import date, time

import pytest
from django.utils import translation

from activities.choices import Frequency, HolidayPolicy
from activities.phrases import meeting_days, when_paragraphs
from activities.schedule import Rule

TODAY = date(2026, 11, 23)


@pytest.fixture
def _dutch():
    with translation.override("nl"):
        yield


def make_rule(**values):
    usual = {
        "frequency": Frequency.WEEKLY,
        "starts_on": date(2026, 9, 1),
        "start_time": time(9),
        "end_time": time(11),
    }
    return Rule(**usual | values)


def dates_rule(*days):
    return make_rule(frequency=Frequency.DATES, starts_on=days[0], dates=days)


def once(*day):
    return make_rule(frequency=Frequency.ONCE, starts_on=date(*day))


TUESDAYS = make_rule()
THURSDAYS = make_rule(starts_on=date(2026, 9, 3), interval_weeks=2)
SATURDAYS = dates_rule(date(2026, 10, 31), date(2026, 11, 7), date(2026, 11, 14))
ONE_SATURDAY = once(2026, 11, 14)


# --- The days of a place --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ["Op drie zaterdagen", "Op één zaterdag", "Op enkele dagen", "Dinsdag"]),
        ("fr", ["En tout, trois samedis", "Un samedi", "Certains jours", "Mardi"]),
        ("en", ["On three Saturdays", "On one Saturday", "On some days", "Tuesday"]),
        ("ar", ["في ثلاثة أيام سبت", "في يوم سبت واحد", "في بعض الأيام", "الثلاثاء"]),
        ("tr", ["Toplam üç cumartesi günü", "Bir cumartesi günü", "Bazı günler", "Salı"]),
    ],
)
def test_a_place_says_on_which_days_families_meet(language, words):
    mixed = dates_rule(date(2026, 10, 31), date(2026, 11, 3))
    with translation.override(language):
        assert [
            meeting_days([SATURDAYS]),
            meeting_days([ONE_SATURDAY]),
            meeting_days([mixed]),
            meeting_days([TUESDAYS, SATURDAYS]),
        ] == words


def test_weekdays_are_joined_as_the_language_does():
    rules = [THURSDAYS, TUESDAYS]
    found = []
    for language in ("nl", "ar", "tr"):
        with translation.override(language):
            found.append(meeting_days(rules))
    assert found == ["Dinsdag en donderdag", "الثلاثاء والخميس", "Salı ve perşembe"]


@pytest.mark.usefixtures("_dutch")
def test_days_that_are_over_do_not_count_for_a_place():
    assert [
        meeting_days([SATURDAYS], today=on)
        for on in (date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 15))
    ] == ["Op drie zaterdagen", "Op twee zaterdagen", ""]


@pytest.mark.usefixtures("_dutch")
def test_a_place_only_for_school_holidays_says_so():
    rule = make_rule(holiday_policy=HolidayPolicy.ONLY_SCHOOL_HOLIDAYS)
    assert meeting_days([rule]) == "Alleen in de schoolvakantie"


# --- The series of an activity --------------------------------------------------------------


@pytest.mark.usefixtures("_dutch")
def test_what_holds_for_every_series_stands_once_at_the_end():
    later = make_rule(start_time=time(11), end_time=time(12))
    assert when_paragraphs([TUESDAYS, later], today=TODAY) == [
        "Elke dinsdag van 9 tot 11 uur.",
        "Elke dinsdag van 11 tot 12 uur.",
        "Niet in de schoolvakantie en niet op feestdagen.",
    ]


@pytest.mark.usefixtures("_dutch")
def test_what_holds_for_one_series_stays_with_it():
    before = make_rule(until=date(2027, 1, 6))
    after = make_rule(starts_on=date(2027, 1, 12))
    assert when_paragraphs([before, after], today=TODAY) == [
        "Elke dinsdag van 9 tot 11 uur. Tot en met 6 januari 2027.",
        "Elke dinsdag van 9 tot 11 uur. Vanaf 12 januari 2027.",
        "Niet in de schoolvakantie en niet op feestdagen.",
    ]


@pytest.mark.usefixtures("_dutch")
def test_series_that_are_over_are_left_out_unless_all_are():
    over, coming = once(2026, 11, 19), once(2026, 11, 26)
    assert [when_paragraphs(rules, today=TODAY) for rules in ([over, coming], [over])] == [
        ["Op donderdag 26 november van 9 tot 11 uur."],
        ["Op donderdag 19 november van 9 tot 11 uur."],
    ]
    assert when_paragraphs([], today=TODAY) == []
