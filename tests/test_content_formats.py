"""Dates, times, ages and distances in words."""

import re
from datetime import date, time

import pytest
from django.utils import translation

from content.formats import (
    age_span,
    clock,
    day_in_words,
    distance_in_words,
    list_of_days,
    relative_day,
    short_day,
    time_span,
    time_span_in_words,
)

TODAY = date(2026, 2, 20)
TUESDAY = date(2026, 3, 3)
LANGUAGES = ["nl", "fr", "en", "ar", "tr", "uk", "ru", "bg"]
LANGUAGES += ["ro", "pl", "es", "fa", "fa-af", "ps", "so", "ti"]


@pytest.fixture
def _dutch():
    with translation.override("nl"):
        yield


# --- Days -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "dinsdag 3 maart"),
        ("fr", "mardi 3 mars"),
        ("en", "Tuesday 3 March"),
        ("ar", "الثلاثاء 3 مارس (\u2068di\u00a03/3\u2069)"),
        ("tr", "3 Mart Salı"),
        ("uk", "вівторок, 3 березня"),
        ("es", "martes, 3 de marzo"),
        ("fa", "سه‌شنبه 3 مارس"),
    ],
)
def test_a_day_of_this_year_is_written_without_the_year(language, words):
    with translation.override(language):
        assert day_in_words(TUESDAY, today=TODAY) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "woensdag 3 maart 2027"),
        ("fr", "mercredi 3 mars 2027"),
        ("en", "Wednesday 3 March 2027"),
        ("ar", "الأربعاء 3 مارس 2027 (\u2068wo\u00a03/3\u2069)"),
        ("tr", "3 Mart 2027 Çarşamba"),
        ("es", "miércoles, 3 de marzo de 2027"),
    ],
)
def test_a_day_of_another_year_has_the_year(language, words):
    with translation.override(language):
        assert day_in_words(date(2027, 3, 3), today=TODAY) == words


def test_the_year_counts_from_new_years_day_not_from_a_year_ago():
    with translation.override("nl"):
        assert [
            day_in_words(date(2026, 12, 31), today=date(2027, 1, 1)),
            day_in_words(date(2027, 1, 1), today=date(2026, 12, 31)),
            day_in_words(date(2027, 12, 31), today=date(2027, 1, 1)),
        ] == ["donderdag 31 december 2026", "vrijdag 1 januari 2027", "vrijdag 31 december"]


def test_the_first_of_a_month_is_an_ordinal_in_french():
    with translation.override("fr"):
        assert day_in_words(date(2026, 12, 1), today=TODAY) == "mardi 1er décembre"
        assert list_of_days([date(2026, 12, 1), date(2026, 12, 8)], today=TODAY) == (
            "1er et 8 décembre"
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_digits_are_latin_and_a_date_is_in_words_in_every_language(language):
    with translation.override(language):
        texts = [
            day_in_words(TUESDAY, today=TODAY),
            day_in_words(date(2027, 12, 21), today=TODAY),
            list_of_days([date(2026, 12, 1), date(2026, 12, 21)], today=TODAY),
            list_of_days([date(2027, 12, 20), date(2027, 12, 27)], today=TODAY),
            clock(time(9, 30)),
            time_span(time(9), time(11, 30)),
            age_span(18, 36),
            distance_in_words(12.4),
        ]

    words = [text.split(" (")[0] for text in texts[:4]]  # Arabic: the Dutch day stands in brackets
    assert [sorted(re.findall(r"\d+", text), key=int) for text in words] == [
        ["3"],
        ["21", "2027"],
        ["1", "21"],
        ["20", "27", "2027"],
    ]
    assert re.findall(r"[^\D0-9]", " ".join(texts)) == []


@pytest.mark.usefixtures("_dutch")
def test_today_and_tomorrow_have_a_word_and_other_days_have_none():
    today = date(2026, 2, 28)
    days = [date(2026, 2, 27), today, date(2026, 3, 1), date(2026, 3, 2), date(2027, 2, 28)]

    assert [relative_day(on, today=today) for on in days] == ["", "Vandaag", "Morgen", "", ""]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "di 3/3"),
        ("fr", "mar. 3/3"),
        ("en", "Tue 3/3"),
        ("ar", "الثلاثاء 3/3"),
        ("tr", "Sal 3/3"),
    ],
)
def test_a_short_day_puts_the_day_before_the_month(language, words):
    with translation.override(language):
        assert short_day(TUESDAY) == words


# --- Lists of days --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([], ""),
        ([date(2026, 12, 1)], "1 december"),
        ([date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)], "1, 8 en 15 december"),
        ([date(2026, 11, 24), date(2026, 12, 1)], "24 november en 1 december"),
        (
            [date(2026, 11, 17), date(2026, 11, 24), date(2026, 12, 1), date(2027, 1, 5)],
            "17 en 24 november, 1 december en 5 januari 2027",
        ),
        ([date(2026, 12, 8), date(2027, 12, 8)], "8 december en 8 december 2027"),
    ],
)
@pytest.mark.usefixtures("_dutch")
def test_days_are_listed_by_month(days, words):
    assert list_of_days(days, today=TODAY) == words


@pytest.mark.usefixtures("_dutch")
def test_listed_days_are_put_in_order_and_named_once():
    days = [date(2026, 12, 8), date(2026, 11, 24), date(2026, 12, 8), date(2026, 12, 1)]

    assert list_of_days(days, today=TODAY) == "24 november en 1 en 8 december"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "8 et 15 décembre"),
        ("en", "8 and 15 December"),
        ("ar", "8 و15 ديسمبر (\u2068di\u00a08/12\u2069، \u2068di\u00a015/12\u2069)"),
        ("tr", "8 ve 15 Aralık"),
        ("es", "8 y 15 de diciembre"),
        ("so", "Diseembar 8 iyo 15"),
    ],
)
def test_days_are_listed_in_other_languages(language, words):
    with translation.override(language):
        assert list_of_days([date(2026, 12, 8), date(2026, 12, 15)], today=TODAY) == words


def test_an_arabic_list_names_the_dutch_days_behind_all_months():
    days = [date(2027, 1, 5), date(2026, 11, 24)]
    with translation.override("ar"):
        assert list_of_days(days, today=TODAY) == (
            "24 نوفمبر و5 يناير 2027 (\u2068di\u00a024/11\u2069، \u2068di\u00a05/1\u2069)"
        )
        assert list_of_days([], today=TODAY) == ""


# --- Times ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ["0", "9", "9.05", "9.30", "13.30"]),
        ("fr", ["0 h", "9 h", "9 h 05", "9 h 30", "13 h 30"]),
        ("en", ["0:00", "9:00", "9:05", "9:30", "13:30"]),
        ("ar", ["0:00", "9:00", "9:05", "9:30", "13:30"]),
        ("tr", ["0:00", "9:00", "9:05", "9:30", "13:30"]),
    ],
)
def test_a_time_is_written_as_the_language_does(language, words):
    moments = [time(0), time(9), time(9, 5), time(9, 30), time(13, 30)]

    with translation.override(language):
        assert [clock(at) for at in moments] == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ["9 – 11 uur", "9.30 – 11.30 uur"]),
        ("fr", ["9 h – 11 h", "9 h 30 – 11 h 30"]),
        ("en", ["9:00 – 11:00", "9:30 – 11:30"]),
        ("ar", ["من 9:00 إلى 11:00", "من 9:30 إلى 11:30"]),
        ("tr", ["9:00 – 11:00", "9:30 – 11:30"]),
    ],
)
def test_a_span_of_time_is_written_as_the_language_does(language, words):
    with translation.override(language):
        assert [time_span(time(9), time(11)), time_span(time(9, 30), time(11, 30))] == words


def test_a_span_of_time_can_stand_in_a_sentence():
    with translation.override("nl"):
        assert time_span_in_words(time(9), time(11, 30)) == "van 9 tot 11.30 uur"
    with translation.override("en"):
        assert time_span_in_words(time(9), time(11, 30)) == "from 9:00 to 11:30"


# --- Ages -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("min_months", "max_months", "words"),
    [
        (0, 36, "Tot 3 jaar"),
        (6, 36, "6 maanden tot 3 jaar"),
        (1, 36, "1 maand tot 3 jaar"),
        (15, 36, "15 maanden tot 3 jaar"),
        (12, 36, "1 tot 3 jaar"),
        (18, 36, "1,5 tot 3 jaar"),
        (24, 36, "2 tot 3 jaar"),
        (12, 18, "1 tot 1,5 jaar"),
        (12, 20, "1 jaar tot 20 maanden"),
        (3, 6, "3 tot 6 maanden"),
        (6, 12, "6 maanden tot 1 jaar"),
        (0, 1, "Tot 1 maand"),
        (0, 6, "Tot 6 maanden"),
        (0, 12, "Tot 1 jaar"),
        (0, 30, "Tot 2,5 jaar"),
        (-9, 0, "Zwanger"),
        (-9, -1, "Zwanger"),
        (-3, 0, "Zwanger"),
        (-9, 36, "Zwanger en tot 3 jaar"),
        (-9, 6, "Zwanger en tot 6 maanden"),
        (0, None, "Elke leeftijd"),
        (-9, None, "Elke leeftijd"),
        (12, None, "Vanaf 1 jaar"),
        (18, None, "Vanaf 1,5 jaar"),
        (6, None, "Vanaf 6 maanden"),
        (0, 0, "Pasgeboren"),
        (12, 12, "1 jaar"),
        (6, 6, "6 maanden"),
    ],
)
@pytest.mark.usefixtures("_dutch")
def test_ages_are_words(min_months, max_months, words):
    assert age_span(min_months, max_months) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["Jusqu’à 1 an", "Jusqu’à 1,5 an", "Jusqu’à 2 ans", "Jusqu’à 2,5 ans"]),
        ("en", ["Up to 1 year", "Up to 1.5 years", "Up to 2 years", "Up to 2.5 years"]),
        ("ar", ["حتى سنة واحدة", "حتى 1.5 سنة", "حتى سنتين", "حتى 2.5 سنة"]),
        ("tr", ["1 yaşa kadar", "1,5 yaşa kadar", "2 yaşa kadar", "2,5 yaşa kadar"]),
    ],
)
def test_a_year_and_a_half_has_the_plural_of_its_language(language, words):
    with translation.override(language):
        assert [age_span(0, months) for months in (12, 18, 24, 30)] == words


def test_a_highest_age_below_the_lowest_is_refused():
    with pytest.raises(ValueError, match="The highest age, 6 months, lies below 12 months"):
        age_span(12, 6)


# --- Distances ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("km", "words"),
    [
        (0, "Dichtbij, minder dan 1 km"),
        (0.999, "Dichtbij, minder dan 1 km"),
        (1, "Ongeveer 1 km ver"),
        (1.49, "Ongeveer 1 km ver"),
        (2.5, "Ongeveer 3 km ver"),
        (4.6, "Ongeveer 5 km ver"),
        (123.4, "Ongeveer 123 km ver"),
    ],
)
@pytest.mark.usefixtures("_dutch")
def test_a_distance_is_rounded_to_whole_kilometres(km, words):
    assert distance_in_words(km) == words


@pytest.mark.parametrize("km", [-0.1, float("nan")])
def test_a_distance_below_zero_is_refused(km):
    with pytest.raises(ValueError, match=f"A distance must be 0 km or more, got {km}"):
        distance_in_words(km)
