"""Rules in words: whole sentences in five languages, and exactly the days that fall out."""

import re
from datetime import date, time, timedelta

import pytest
from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st

from activities.choices import Frequency, HolidayPolicy
from activities.phrases import (
    WEEKS_AHEAD,
    exceptions,
    when_in_short,
    when_sentences,
)
from activities.schedule import Rule, rule_dates, series_dates, skipped_dates
from content.formats import list_of_days
from locations.calendars import Holidays, Period

TODAY = date(2026, 10, 26)
HOLIDAYS = Holidays(
    school=(
        Period(date(2026, 11, 2), date(2026, 11, 8)),
        Period(date(2026, 12, 21), date(2027, 1, 3)),
    ),
    public=(Period(date(2026, 11, 11), date(2026, 11, 11)),),
)


def make_rule(**values):
    usual = {
        "frequency": Frequency.WEEKLY,
        "starts_on": date(2026, 9, 1),
        "start_time": time(9, 30),
        "end_time": time(11, 30),
    }
    return Rule(**usual | values)


def dates_rule(*days, **values):
    return make_rule(frequency=Frequency.DATES, starts_on=days[0], dates=days, **values)


RULES = {
    "weekly": make_rule(),
    "an excluded day": make_rule(excluded_dates=(date(2026, 11, 10),)),
    "every two weeks": make_rule(
        starts_on=date(2026, 9, 3),
        interval_weeks=2,
        until=date(2026, 12, 10),
        holiday_policy=HolidayPolicy.SKIP_PUBLIC,
    ),
    "every three weeks": make_rule(interval_weeks=3, holiday_policy=HolidayPolicy.KEEP_ALL),
    "second": make_rule(frequency=Frequency.MONTHLY_NTH, starts_on=date(2026, 9, 10)),
    "last": make_rule(frequency=Frequency.MONTHLY_LAST, starts_on=date(2026, 9, 30)),
    "once": make_rule(frequency=Frequency.ONCE, starts_on=date(2026, 11, 14)),
    "list": dates_rule(date(2026, 10, 31), date(2026, 11, 7), date(2026, 11, 14)),
    "first day in a holiday": make_rule(starts_on=date(2026, 11, 3)),
    "only in holidays": make_rule(
        starts_on=date(2026, 9, 4), holiday_policy=HolidayPolicy.ONLY_SCHOOL_HOLIDAYS
    ),
    "long list": dates_rule(*(date(2027, 1, day) for day in range(9, 19))),
    "fifth": make_rule(
        frequency=Frequency.MONTHLY_NTH, starts_on=date(2026, 10, 29), until=date(2027, 5, 1)
    ),
}

# The sentences of RULES in their order, one on each line, without isolates.
SHORT = {
    "nl": """
Elke dinsdag van 9.30 tot 11.30 uur, niet in de schoolvakantie, niet op 3 november
Elke dinsdag van 9.30 tot 11.30 uur, niet in de schoolvakantie, niet op 3 en 10 november
Om de twee weken op donderdag van 9.30 tot 11.30 uur, ook in de schoolvakantie
Om de 3 weken op dinsdag van 9.30 tot 11.30 uur, ook in de schoolvakantie en op feestdagen
De tweede donderdag van de maand, van 9.30 tot 11.30 uur, niet in de schoolvakantie
De laatste woensdag van de maand, van 9.30 tot 11.30 uur, niet in de schoolvakantie
Op zaterdag 14 november van 9.30 tot 11.30 uur
Op 31 oktober en 14 november van 9.30 tot 11.30 uur, niet op 7 november
Elke dinsdag van 9.30 tot 11.30 uur, vanaf 10 november, niet in de schoolvakantie
Elke vrijdag van 9.30 tot 11.30 uur, vanaf 6 november, alleen in de schoolvakantie
Op 9, 10, 11, 12, 13 en 14 januari 2027 en nog 4 dagen, van 9.30 tot 11.30 uur
Op 29 oktober en 29 april 2027 van 9.30 tot 11.30 uur
""",
    "fr": """
Chaque mardi de 9 h 30 à 11 h 30, pas pendant les vacances scolaires, pas le 3 novembre
Chaque mardi de 9 h 30 à 11 h 30, pas pendant les vacances scolaires, pas les 3 et 10 novembre
Toutes les deux semaines, le jeudi de 9 h 30 à 11 h 30, aussi pendant les vacances scolaires
Toutes les 3 semaines, le mardi de 9 h 30 à 11 h 30, aussi pendant les vacances scolaires et les jours fériés
Le deuxième jeudi du mois, de 9 h 30 à 11 h 30, pas pendant les vacances scolaires
Le dernier mercredi du mois, de 9 h 30 à 11 h 30, pas pendant les vacances scolaires
Le samedi 14 novembre de 9 h 30 à 11 h 30
Les 31 octobre et 14 novembre de 9 h 30 à 11 h 30, pas le 7 novembre
Chaque mardi de 9 h 30 à 11 h 30, à partir du 10 novembre, pas pendant les vacances scolaires
Chaque vendredi de 9 h 30 à 11 h 30, à partir du 6 novembre, uniquement pendant les vacances scolaires
Les 9, 10, 11, 12, 13 et 14 janvier 2027 et 4 autres jours, de 9 h 30 à 11 h 30
Les 29 octobre et 29 avril 2027 de 9 h 30 à 11 h 30
""",  # noqa: E501
    "en": """
Every Tuesday from 9:30 to 11:30, not in school holidays, not on 3 November
Every Tuesday from 9:30 to 11:30, not in school holidays, not on 3 and 10 November
Every two weeks on Thursday from 9:30 to 11:30, also in school holidays
Every 3 weeks on Tuesday from 9:30 to 11:30, also in school holidays and on public holidays
The second Thursday of the month, from 9:30 to 11:30, not in school holidays
The last Wednesday of the month, from 9:30 to 11:30, not in school holidays
On Saturday 14 November from 9:30 to 11:30
On 31 October and 14 November from 9:30 to 11:30, not on 7 November
Every Tuesday from 9:30 to 11:30, from 10 November, not in school holidays
Every Friday from 9:30 to 11:30, from 6 November, only in school holidays
On 9, 10, 11, 12, 13 and 14 January 2027 and 4 more days, from 9:30 to 11:30
On 29 October and 29 April 2027 from 9:30 to 11:30
""",
    "ar": """
كل يوم ثلاثاء من 9:30 إلى 11:30، لا يُقام خلال العطلة المدرسية، ولا يُقام يوم 3 نوفمبر (di 3/11)
كل يوم ثلاثاء من 9:30 إلى 11:30، لا يُقام خلال العطلة المدرسية، ولا يُقام يومَي 3 و10 نوفمبر (di 3/11، di 10/11)
كل أسبوعين يوم الخميس من 9:30 إلى 11:30، وأيضًا خلال العطلة المدرسية
كل 3 أسابيع يوم الثلاثاء من 9:30 إلى 11:30، وأيضًا خلال العطلة المدرسية وفي أيام العطل الرسمية
يوم الخميس الثاني من كل شهر، من 9:30 إلى 11:30، لا يُقام خلال العطلة المدرسية
يوم الأربعاء الأخير من كل شهر، من 9:30 إلى 11:30، لا يُقام خلال العطلة المدرسية
يوم السبت 14 نوفمبر (za 14/11)، من 9:30 إلى 11:30
أيام 31 أكتوبر و14 نوفمبر (za 31/10، za 14/11)، من 9:30 إلى 11:30، ولا يُقام يوم 7 نوفمبر (za 7/11)
كل يوم ثلاثاء من 9:30 إلى 11:30، ابتداءً من 10 نوفمبر (di 10/11)، لا يُقام خلال العطلة المدرسية
كل يوم جمعة من 9:30 إلى 11:30، ابتداءً من 6 نوفمبر (vr 6/11)، فقط خلال العطلة المدرسية
أيام 9 و10 و11 و12 و13 و14 يناير 2027 (za 9/1، zo 10/1، ma 11/1، di 12/1، wo 13/1، do 14/1) و4 أيام أخرى، من 9:30 إلى 11:30
أيام 29 أكتوبر و29 أبريل 2027 (do 29/10، do 29/4)، من 9:30 إلى 11:30
""",  # noqa: E501
    "tr": """
Her salı saat 9:30 ile 11:30 arasında, okul tatillerinde yok, 3 Kasım günü yok
Her salı saat 9:30 ile 11:30 arasında, okul tatillerinde yok, 3 ve 10 Kasım günlerinde yok
İki haftada bir perşembe günü saat 9:30 ile 11:30 arasında, okul tatillerinde de var
3 haftada bir salı günü saat 9:30 ile 11:30 arasında, okul tatillerinde ve resmî tatillerde de var
Her ayın ikinci perşembe günü saat 9:30 ile 11:30 arasında, okul tatillerinde yok
Her ayın son çarşamba günü saat 9:30 ile 11:30 arasında, okul tatillerinde yok
14 Kasım Cumartesi günü saat 9:30 ile 11:30 arasında
31 Ekim ve 14 Kasım günleri saat 9:30 ile 11:30 arasında, 7 Kasım günü yok
Her salı saat 9:30 ile 11:30 arasında, 10 Kasım tarihinden itibaren, okul tatillerinde yok
Her cuma saat 9:30 ile 11:30 arasında, 6 Kasım tarihinden itibaren, yalnızca okul tatillerinde
9, 10, 11, 12, 13 ve 14 Ocak 2027 ve 4 gün daha, saat 9:30 ile 11:30 arasında
29 Ekim ve 29 Nisan 2027 günleri saat 9:30 ile 11:30 arasında
""",
}
LONG = {
    "nl": """
Elke dinsdag van 9.30 tot 11.30 uur. Niet in de schoolvakantie en niet op feestdagen. Niet op 3 en 10 november.
Om de twee weken op donderdag van 9.30 tot 11.30 uur. Ook in de schoolvakantie, maar niet op feestdagen. Tot en met 10 december.
Elke vrijdag van 9.30 tot 11.30 uur. Alleen in de schoolvakantie, niet op feestdagen. Vanaf 6 november.
""",  # noqa: E501
    "fr": """
Chaque mardi de 9 h 30 à 11 h 30. Pas pendant les vacances scolaires ni les jours fériés. Pas les 3 et 10 novembre.
Toutes les deux semaines, le jeudi de 9 h 30 à 11 h 30. Aussi pendant les vacances scolaires, mais pas les jours fériés. Jusqu’au 10 décembre inclus.
Chaque vendredi de 9 h 30 à 11 h 30. Uniquement pendant les vacances scolaires, pas les jours fériés. À partir du 6 novembre.
""",  # noqa: E501
    "en": """
Every Tuesday from 9:30 to 11:30. Not in school holidays or on public holidays. Not on 3 and 10 November.
Every two weeks on Thursday from 9:30 to 11:30. Also in school holidays, but not on public holidays. Up to and including 10 December.
Every Friday from 9:30 to 11:30. Only in school holidays, not on public holidays. From 6 November.
""",  # noqa: E501
    "ar": """
كل يوم ثلاثاء من 9:30 إلى 11:30. لا يُقام خلال العطلة المدرسية ولا في أيام العطل الرسمية. لا يُقام يومَي 3 و10 نوفمبر (di 3/11، di 10/11).
كل أسبوعين يوم الخميس من 9:30 إلى 11:30. يُقام أيضًا خلال العطلة المدرسية، ولكن ليس في أيام العطل الرسمية. آخر يوم هو 10 ديسمبر (do 10/12).
كل يوم جمعة من 9:30 إلى 11:30. يُقام فقط خلال العطلة المدرسية، وليس في أيام العطل الرسمية. ابتداءً من 6 نوفمبر (vr 6/11).
""",  # noqa: E501
    "tr": """
Her salı saat 9:30 ile 11:30 arasında. Okul tatillerinde ve resmî tatillerde yok. 3 ve 10 Kasım günlerinde yok.
İki haftada bir perşembe günü saat 9:30 ile 11:30 arasında. Okul tatillerinde de var, ama resmî tatillerde yok. Son gün: 10 Aralık.
Her cuma saat 9:30 ile 11:30 arasında. Yalnızca okul tatillerinde var, resmî tatillerde yok. 6 Kasım tarihinden itibaren.
""",  # noqa: E501
}
LONG_RULES = ["an excluded day", "every two weeks", "only in holidays"]


def readable(text):
    """Return a text without the isolates that nobody sees, and with plain spaces."""
    return re.sub("[\u2068\u2069]", "", text).replace("\u00a0", " ")


# --- Whole sentences ------------------------------------------------------------------------


@pytest.mark.parametrize("language", SHORT)
def test_a_rule_is_one_line(language):
    with translation.override(language):
        texts = [when_in_short(rule, today=TODAY, holidays=HOLIDAYS) for rule in RULES.values()]

    assert [readable(text) for text in texts] == SHORT[language].strip().split("\n")


@pytest.mark.parametrize("language", LONG)
def test_a_rule_is_whole_sentences(language):
    with translation.override(language):
        found = [when_sentences(RULES[n], today=TODAY, holidays=HOLIDAYS) for n in LONG_RULES]

    assert [readable(" ".join(each)) for each in found] == LONG[language].strip().split("\n")


@pytest.fixture
def _dutch():
    with translation.override("nl"):
        yield


@pytest.mark.usefixtures("_dutch")
def test_the_end_is_said_when_it_is_near_or_asked():
    rule = make_rule(until=date(2027, 6, 30), holiday_policy=HolidayPolicy.KEEP_ALL)
    usual = ["Elke dinsdag van 9.30 tot 11.30 uur.", "Ook in de schoolvakantie en op feestdagen."]

    assert when_sentences(rule, today=date(2027, 5, 5)) == [*usual, "Tot en met 30 juni."]
    assert when_sentences(rule, today=date(2027, 5, 4)) == usual
    asked = when_sentences(rule, today=date(2027, 5, 4), says_end=True)
    assert asked == [*usual, "Tot en met 30 juni."]


@pytest.mark.usefixtures("_dutch")
def test_without_a_calendar_only_days_left_out_by_hand_are_named():
    sentences = when_sentences(RULES["an excluded day"], today=TODAY)
    assert sentences[2:] == ["Niet op 10 november."]


@pytest.mark.usefixtures("_dutch")
def test_a_rule_that_no_sentence_fits_is_a_list_of_days():
    twice = make_rule(starts_on=date(2026, 11, 17), until=date(2026, 11, 24))
    half_a_year = make_rule(interval_weeks=26, until=date(2027, 6, 30))
    assert [when_in_short(rule, today=TODAY) for rule in (twice, half_a_year)] == [
        "Op 17 en 24 november van 9.30 tot 11.30 uur",
        "Op dinsdag 2 maart 2027 van 9.30 tot 11.30 uur",
    ]


@pytest.mark.usefixtures("_dutch")
def test_a_list_that_is_over_still_says_when_it_was():
    text = when_in_short(RULES["list"], today=date(2026, 11, 20), holidays=HOLIDAYS)
    assert text == "Op 31 oktober en 7 en 14 november van 9.30 tot 11.30 uur"


# --- Exceptions: exactly what falls out -----------------------------------------------------

near_days = st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=90))
spans = st.tuples(near_days, st.integers(0, 20))
period = spans.map(lambda span: Period(span[0], span[0] + timedelta(days=span[1])))
periods = st.lists(period, max_size=4).map(tuple)
calendars = st.builds(Holidays, school=periods, public=periods)
rules = st.builds(
    make_rule,
    frequency=st.sampled_from(Frequency),
    starts_on=near_days,
    until=st.none() | near_days,
    interval_weeks=st.integers(1, 10),
    dates=st.lists(near_days, min_size=1, max_size=9).map(tuple),
    excluded_dates=st.lists(near_days, max_size=30).map(tuple),
    holiday_policy=st.sampled_from(HolidayPolicy),
)
COMING = Period(TODAY, TODAY + timedelta(days=7 * WEEKS_AHEAD - 1))


@given(rule=rules, holidays=calendars)
def test_the_exceptions_are_the_days_that_the_rule_names_and_skips(rule, holidays):
    assume(rule.holiday_policy != HolidayPolicy.ONLY_SCHOOL_HOLIDAYS)
    before = Period(rule.starts_on, TODAY)
    is_list = rule.frequency in (Frequency.ONCE, Frequency.DATES)
    assume(is_list or series_dates(rule, before, holidays))  # it has begun

    found = exceptions(rule, today=TODAY, holidays=holidays)
    assert found == skipped_dates(rule, COMING, holidays)
    with translation.override("en"):
        sentences = when_sentences(rule, today=TODAY, holidays=holidays)
        said = f"Not on {list_of_days(found, today=TODAY)}."
    assert [each for each in sentences if each.startswith("Not on ")] == ([said] if found else [])


@given(rule=rules, holidays=calendars)
def test_what_a_sentence_promises_takes_place(rule, holidays):
    taking_place = series_dates(rule, Period(rule.starts_on, date(2027, 12, 31)), holidays)
    assume(taking_place and rule.frequency not in (Frequency.ONCE, Frequency.DATES))
    first = max(TODAY, taking_place[0])  # "from 10 November"
    only = rule.holiday_policy == HolidayPolicy.ONLY_SCHOOL_HOLIDAYS
    days = rule_dates(rule, Period(first, COMING.last))
    named = [on for on in days if holidays.has_no_school(on) or not only]
    left_out = exceptions(rule, today=TODAY, holidays=holidays)
    assert [on for on in named if on not in left_out] == series_dates(rule, COMING, holidays)
