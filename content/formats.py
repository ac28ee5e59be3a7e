"""Dates, times, ages and distances in words, in the active language.

Names of days and months and the order of words come from CLDR, through Babel; sentences from our
own catalogues. Digits are Latin in every language: families copy them to a phone or a calendar.
"""

from collections.abc import Iterable, Sequence
from datetime import date, time
from decimal import Decimal
from functools import cache
from itertools import groupby

from babel import Locale
from babel.dates import format_date, match_skeleton, tokenize_pattern, untokenize_pattern
from babel.lists import format_list
from babel.numbers import format_decimal
from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

# English in Belgium puts the day before the month.
CLDR_CODES = {"en": "en-gb"}
# CLDR writes "Tuesday 3 March", yet a comma as soon as there is a year; in Arabic always.
WEEKDAY_AND_DAY = {"ar": "EEEE d MMMM"}
WEEKDAY_AND_YEAR = {"en": "EEEE d MMMM y", "ar": "EEEE d MMMM y"}

# Names of months differ between Arabic readers (مارس, آذار), and posters and partners speak
# Dutch: so the day stands behind the words as it is written there.
WITH_DUTCH_DAY = {"ar"}
# First-strong isolate and its end: what stands between keeps its own direction, as <bdi> does.
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
NO_BREAK_SPACE = "\u00a0"

# How a language writes the time is a format, not a sentence: it is right without a catalogue too.
DEFAULT_CLOCK = ("{hour}:00", "{hour}:{minute:02}")  # on the hour, at any other minute
CLOCKS = {
    "nl": ("{hour}", "{hour}.{minute:02}"),
    "fr": ("{hour} h", "{hour} h {minute:02}"),
}
TIMES = {"nl": "{time} uur"}
COMMAS = {"ar": "، ", "fa": "، ", "ps": "، "}
DEFAULT_SPAN = "{start} – {end}"
SPANS = {
    "nl": "{start} – {end} uur",
    # Beside right-to-left words a dash between two times is easily read backwards.
    "ar": "من {start} إلى {end}",
}

MONTHS_A_YEAR = 12


def day_in_words(on: date, *, today: date) -> str:
    """Return "dinsdag 3 maart", with the year only if it is not today's.

    In Arabic "(di 3/3)" stands behind it.
    """
    locale = _locale()
    if on.year == today.year:
        pattern = WEEKDAY_AND_DAY.get(locale.language) or _pattern("MMMMEEEEd", locale)
    else:
        pattern = WEEKDAY_AND_YEAR.get(locale.language) or locale.date_formats["full"].pattern
    words = _written(pattern, on, day=_day_number(on, locale), locale=locale)
    return words + _in_dutch([on], locale)


def relative_day(on: date, *, today: date) -> str:
    """Return "Vandaag" or "Morgen", to stand before the date; "" for any other day."""
    days = (on - today).days
    if days == 0:
        return _("Today")
    if days == 1:
        return _("Tomorrow")
    return ""


def short_day(on: date) -> str:
    """Return "di 3/3": day before month, no zeros, no year."""
    return f"{format_date(on, 'EEE', locale=_locale())} {on.day}/{on.month}"


def list_of_days(days: Sequence[date], *, today: date) -> str:
    """Return "1, 8 en 15 december" or "24 november en 1 december": in order, each day once.

    A month has its year behind it only if that is not today's. No days give "". In Arabic
    "(di 1/12، di 8/12)" stands behind the list.
    """
    locale = _locale()
    days = sorted(set(days))
    months = []
    for (year, _month), group in groupby(days, key=lambda on: (on.year, on.month)):
        in_month = list(group)
        numbers = format_list([_day_number(on, locale) for on in in_month], locale=locale)
        is_this_year = year == today.year
        pattern = _pattern("MMMMd", locale) if is_this_year else locale.date_formats["long"].pattern
        months.append(_written(pattern, in_month[-1], day=numbers, locale=locale))
    return format_list(months, locale=locale) + _in_dutch(days, locale)


def in_a_row(texts: Iterable[str]) -> str:
    """Return texts with the comma of the language between them."""
    return COMMAS.get(_locale().language, ", ").join(texts)


def clock(at: time) -> str:
    """Return "9" or "9.30" in Dutch, "9 h 30" in French, "9:30" elsewhere; always 24 hours.

    Seconds are left out. The Dutch word "uur" belongs to the sentence around it.
    """
    on_the_hour, other = CLOCKS.get(_locale().language, DEFAULT_CLOCK)
    return (other if at.minute else on_the_hour).format(hour=at.hour, minute=at.minute)


def time_of_day(at: time) -> str:
    """Return "14 uur" or "9.30 uur", for one time on its own."""
    return TIMES.get(_locale().language, "{time}").format(time=clock(at))


def time_span(start: time, end: time) -> str:
    """Return "9 – 11 uur" or "9.30 – 11.30 uur", for the tab of a card."""
    span = SPANS.get(_locale().language, DEFAULT_SPAN)
    return span.format(start=clock(start), end=clock(end))


def time_span_in_words(start: time, end: time) -> str:
    """Return "van 9 tot 11 uur", for a sentence."""
    # Translators: two times of one day; start and end are such as 9:00 and 11:30 (Dutch 9, 11.30).
    return _("from %(start)s to %(end)s") % {"start": clock(start), "end": clock(end)}


def age_span(min_months: int, max_months: int | None) -> str:
    """Return for whom something is: "Zwanger en tot 3 jaar", "6 maanden tot 3 jaar".

    Ages are months: below 0 is a pregnancy, 0 a birth, and only None is "no upper limit". Whole and
    half years are written as years ("1,5 tot 3 jaar"). A `max_months` below `min_months` raises
    ValueError.
    """
    if max_months is None:
        return _from_age(min_months) if min_months > 0 else _("Any age")
    if max_months < min_months:
        raise ValueError(f"The highest age, {max_months} months, lies below {min_months} months.")
    if min_months < 0:
        return _pregnant_and_up_to(max_months) if max_months > 0 else _("Pregnant")
    if min_months == max_months:
        return _age(max_months) if max_months > 0 else _("Newborn")
    if min_months == 0:
        return _up_to_age(max_months)
    return _between_ages(min_months, max_months)


def distance_in_words(km: float) -> str:
    """Return "Ongeveer 5 km ver" in whole kilometres, or that it is less than 1 km.

    A negative distance raises ValueError.
    """
    if not km >= 0:
        raise ValueError(f"A distance must be 0 km or more, got {km}.")
    if km < 1:
        return _("Close by, less than 1 km")
    whole_km = int(km + 0.5)  # half up; round() would make 2.5 km two and 3.5 km four
    # Translators: how far a place is from the reader's.
    return _("About %(km)s km away") % {"km": whole_km}


# --- Dates: one pattern of CLDR, with the number of the day written by us ---------------------


def _locale() -> Locale:
    return _locale_of(get_language() or settings.LANGUAGE_CODE)


@cache
def _locale_of(language_code: str) -> Locale:
    return Locale.parse(CLDR_CODES.get(language_code, language_code), sep="-")


@cache
def _pattern(skeleton: str, locale: Locale) -> str:
    """Return the language's own order of a weekday, day and month, with whole names."""
    skeletons = locale.datetime_skeletons
    pattern: str = skeletons[match_skeleton(skeleton, skeletons)].pattern
    # The nearest pattern there is often shortens the names: "E d MMM".
    return untokenize_pattern(
        (kind, (value[0], 4) if kind == "field" and value[0] in "EcML" else value)
        for kind, value in tokenize_pattern(pattern)
    )


def _written(pattern: str, on: date, *, day: str, locale: Locale) -> str:
    """Return a date by a CLDR pattern, with `day` in the place of the day's number."""
    parts = []
    for _kind, value in tokenize_pattern(pattern):
        if isinstance(value, str):
            parts.append(value)
        elif value[0] == "d":
            parts.append(day)
        else:
            letter, count = value
            parts.append(format_date(on, letter * count, locale=locale))
    return "".join(parts)


def _in_dutch(days: Sequence[date], locale: Locale) -> str:
    """Return " (di 3/3)" where the language wants the Dutch day too, else ""."""
    if locale.language not in WITH_DUTCH_DAY or not days:
        return ""
    dutch = [
        f"{format_date(on, 'EEE', locale='nl')}{NO_BREAK_SPACE}{on.day}/{on.month}" for on in days
    ]
    # Each day is isolated on its own: so a list runs, and wraps, in the direction of the page.
    return f" ({'، '.join(f'{ISOLATE}{day}{END_OF_ISOLATE}' for day in dutch)})"


def _day_number(on: date, locale: Locale) -> str:
    # CLDR has no room for it, but French says "le premier".
    return "1er" if on.day == 1 and locale.language == "fr" else str(on.day)


# --- Ages: a sentence for each unit, since a language may bend the noun after "up to" ----------


def _is_in_years(months: int) -> bool:
    return months >= MONTHS_A_YEAR and months % 6 == 0


def _years(months: int) -> str:
    return format_decimal(months / MONTHS_A_YEAR, format="0.#", locale=_locale())


def _plural_years(months: int) -> int:
    """Return the number that chooses the plural.

    gettext knows whole numbers only. A year and a half is said as a whole number with the same
    plural in CLDR: "1,5 an" as one in French, "1.5 years" as two in English.
    """
    years = Decimal(months) / MONTHS_A_YEAR
    if years == int(years):
        return int(years)
    plural = _locale().plural_form
    return next((n for n in range(101) if plural(n) == plural(years)), int(years) + 1)


def _age(months: int) -> str:
    if _is_in_years(months):
        # Translators: an age; years can be a number such as 1.5.
        text = ngettext("%(years)s year", "%(years)s years", _plural_years(months))
        return text % {"years": _years(months)}
    return ngettext("%(months)s month", "%(months)s months", months) % {"months": months}


def _up_to_age(months: int) -> str:
    if _is_in_years(months):
        # Translators: the age of children; years can be a number such as 1.5.
        text = ngettext("Up to %(years)s year", "Up to %(years)s years", _plural_years(months))
        return text % {"years": _years(months)}
    text = ngettext("Up to %(months)s month", "Up to %(months)s months", months)
    return text % {"months": months}


def _pregnant_and_up_to(months: int) -> str:
    if _is_in_years(months):
        # Translators: for pregnant parents and for children up to an age.
        text = ngettext(
            "Pregnant and up to %(years)s year",
            "Pregnant and up to %(years)s years",
            _plural_years(months),
        )
        return text % {"years": _years(months)}
    text = ngettext(
        "Pregnant and up to %(months)s month", "Pregnant and up to %(months)s months", months
    )
    return text % {"months": months}


def _from_age(months: int) -> str:
    if _is_in_years(months):
        # Translators: the age of children, this one and older.
        text = ngettext("From %(years)s year", "From %(years)s years", _plural_years(months))
        return text % {"years": _years(months)}
    text = ngettext("From %(months)s month", "From %(months)s months", months)
    return text % {"months": months}


def _between_ages(youngest: int, oldest: int) -> str:
    if _is_in_years(youngest) and _is_in_years(oldest):
        # Translators: the youngest and the oldest age, such as "1 to 3 years".
        text = ngettext(
            "%(youngest)s to %(oldest)s year",
            "%(youngest)s to %(oldest)s years",
            _plural_years(oldest),
        )
        return text % {"youngest": _years(youngest), "oldest": _years(oldest)}
    if not _is_in_years(youngest) and not _is_in_years(oldest):
        text = ngettext(
            "%(youngest)s to %(oldest)s month", "%(youngest)s to %(oldest)s months", oldest
        )
        return text % {"youngest": youngest, "oldest": oldest}
    # Translators: two ages in different units, such as "6 months" and "3 years".
    return _("%(youngest)s to %(oldest)s") % {"youngest": _age(youngest), "oldest": _age(oldest)}
