"""A rule in words, in the active language: sentences for a page, one line for a list.

Pure: no database, no clock. Each meaning is one whole text for translators, who choose its order:
a language may bend a weekday after "every", or put "from 1 March" in front. Dates that were
changed are not in a sentence: they are facts of their own, beside it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from babel.dates import get_day_names
from babel.lists import format_list
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from activities.choices import Frequency, HolidayPolicy
from activities.schedule import Rule, nth_weekday, rule_dates, series_dates, skipped_dates
from content.formats import clock, day_in_words, list_of_days
from content.words import SOURCE_LANGUAGE
from locations.calendars import Holidays, Period

WEEKS_AHEAD = 6  # days that fall out are named this far ahead
END_WEEKS_AHEAD = 8  # so is the end of a series
MOST_WEEKS_BETWEEN = 8  # "every 26 weeks on Tuesday" tells nobody when to come
MOST_DAYS_NAMED = 6
FEWEST_TIMES = 3  # two Tuesdays are not "every Tuesday"
YEAR = timedelta(days=366)

# CLDR has capitals for the names; these languages write them only in a full date.
SMALL_WEEKDAYS = {"tr"}


def weekday_name(weekday: int) -> str:
    """Return "dinsdag" for 1."""
    name: str = get_day_names("wide", locale=get_language() or SOURCE_LANGUAGE)[weekday]
    return name


# --- Sentences ------------------------------------------------------------------------------


def when_sentences(
    rule: Rule, *, today: date, holidays: Holidays | None = None, says_end: bool = False
) -> list[str]:
    """Return "Elke dinsdag van 9.30 tot 11.30 uur.", then a sentence for each thing to know.

    Without `holidays` the calendar is not known: then only the days that are left out by hand
    are named. The end is said when it comes near, or when `says_end`.
    """
    # Translators: the full stop behind a sentence.
    sentences = [_("%(sentence)s.") % {"sentence": _when(rule, today, holidays)}]
    if not _is_list(rule):
        sentences.append(_holiday_sentence(rule.holiday_policy))
        first = _first_day(rule, holidays)
        if first > today:
            sentences.append(_("From %(day)s.") % {"day": list_of_days([first], today=today)})
    if days := exceptions(rule, today=today, holidays=holidays):
        # Translators: days is one day, or in the plural a list such as "8 and 15 December".
        text = ngettext("Not on this day: %(days)s.", "Not on these days: %(days)s.", len(days))
        sentences.append(text % {"days": list_of_days(days, today=today)})
    if rule.until and not _is_list(rule):
        is_near = today <= rule.until <= today + timedelta(weeks=END_WEEKS_AHEAD)
        if is_near or says_end:
            last = list_of_days([rule.until], today=today)
            sentences.append(_("Up to and including %(day)s.") % {"day": last})
    return sentences


def when_paragraphs(
    rules: Iterable[Rule], *, today: date, holidays: Holidays | None = None
) -> list[str]:
    """Return what several series say together: what holds for all of them stands once, at the end.

    Series that are over are left out, unless all of them are.
    """
    rules = list(rules)
    coming = [rule for rule in rules if not _is_over(rule, today)]
    texts = [when_sentences(rule, today=today, holidays=holidays) for rule in coming or rules]
    if not texts:
        return []
    shared = [text for text in texts[0][1:] if all(text in each for each in texts)]
    own = [" ".join(text for text in each if text not in shared) for each in texts]
    return [*dict.fromkeys(own), *shared]


def when_in_short(rule: Rule, *, today: date, holidays: Holidays | None = None) -> str:
    """Return "Elke dinsdag van 9.30 tot 11.30 uur, niet in de schoolvakantie, niet op 12 mei".

    One line without a full stop and without the end of the series; `holidays` as above.
    """
    text = _when(rule, today, holidays)
    if not _is_list(rule):
        first = _first_day(rule, holidays)
        if first > today:
            # Translators: when is "Every Tuesday from 9:30 to 11:30", day "1 March".
            from_text = _("%(when)s, from %(day)s")
            text = from_text % {"when": text, "day": list_of_days([first], today=today)}
        text = _holidays_in_short(rule.holiday_policy) % {"when": text}
    if days := exceptions(rule, today=today, holidays=holidays):
        # Translators: when can end in "not in school holidays", so "except on" would turn it round.
        not_text = ngettext(
            "%(when)s, not on this day: %(days)s",
            "%(when)s, not on these days: %(days)s",
            len(days),
        )
        text = not_text % {"when": text, "days": list_of_days(days, today=today)}
    return text


def exceptions(
    rule: Rule, *, today: date, holidays: Holidays | None = None, weeks: int = WEEKS_AHEAD
) -> list[date]:
    """Return the days in the coming weeks, today included, that a sentence names and that fall out.

    A series "from 10 November" does not name the days before it, and a series "only in school
    holidays" not the days on which there is school.
    """
    rule, calendar = _as_known(rule, holidays)
    first = today if _is_list(rule) else max(today, _first_day(rule, calendar))
    days = skipped_dates(rule, Period(first, today + timedelta(days=7 * weeks - 1)), calendar)
    if rule.holiday_policy != HolidayPolicy.ONLY_SCHOOL_HOLIDAYS or _is_list(rule):
        return days
    return [on for on in days if calendar.has_no_school(on)]


def meeting_days(rules: Iterable[Rule], *, today: date | None = None) -> str:
    """Return on which days families meet at one place: "Maandag", "Op drie zaterdagen".

    With `today`, days and rules that are over do not count; "" when nothing is left.
    """
    since = today or date.min
    rules = [rule for rule in rules if not _is_over(rule, since)]
    repeated = [rule for rule in rules if rule.frequency not in (Frequency.ONCE, Frequency.DATES)]
    weekly = sorted(
        {
            rule.starts_on.weekday()
            for rule in repeated
            if rule.holiday_policy != HolidayPolicy.ONLY_SCHOOL_HOLIDAYS
        }
    )
    if weekly:
        names = format_list(
            [_weekday_within(day) for day in weekly], locale=get_language() or SOURCE_LANGUAGE
        )
        return names[:1].upper() + names[1:]
    if any(rule.holiday_policy == HolidayPolicy.ONLY_SCHOOL_HOLIDAYS for rule in repeated):
        return pgettext("a place", "Only in school holidays")
    ever = Period(since, date.max)
    days = {on for rule in rules for on in rule_dates(rule, ever) if on not in rule.excluded_dates}
    weekdays = {on.weekday() for on in days}
    if len(weekdays) == 1:
        return _so_many_times(weekdays.pop(), len(days))
    return pgettext("a place", "On some days") if days else ""


# --- Which days a rule stands for -----------------------------------------------------------


def _as_known(rule: Rule, holidays: Holidays | None) -> tuple[Rule, Holidays]:
    """Return the rule and the calendar; without a calendar no day falls out for a holiday."""
    if holidays is not None:
        return rule, holidays
    return replace(rule, holiday_policy=HolidayPolicy.KEEP_ALL), Holidays()


def _is_over(rule: Rule, today: date) -> bool:
    match rule.frequency:
        case Frequency.ONCE:
            return rule.starts_on < today
        case Frequency.DATES:
            return max(rule.dates, default=rule.starts_on) < today
    return rule.until is not None and rule.until < today


def _first_day(rule: Rule, holidays: Holidays | None) -> date:
    """Return the first day that takes place: the rule's own first day can be a holiday."""
    rule, calendar = _as_known(rule, holidays)
    first_year = Period(rule.starts_on, rule.starts_on + YEAR)
    return next(iter(series_dates(rule, first_year, calendar)), rule.starts_on)


def _is_list(rule: Rule) -> bool:
    """Return whether a rule is said as a list of days: it is one, or no sentence would be true."""
    match rule.frequency:
        case Frequency.ONCE | Frequency.DATES:
            return True
        case Frequency.MONTHLY_NTH if nth_weekday(rule.starts_on) == 5:  # not in every month
            return True
        case Frequency.WEEKLY if rule.interval_weeks > MOST_WEEKS_BETWEEN:
            return True
    if rule.until is None:
        return False
    return len(rule_dates(rule, Period(rule.starts_on, rule.until))) < FEWEST_TIMES


def _listed_days(rule: Rule, today: date, holidays: Holidays | None) -> list[date]:
    """Return the days of a year from today on; when none is left, those that were or fall out."""
    rule, calendar = _as_known(rule, holidays)
    return (
        series_dates(rule, Period(today, today + YEAR), calendar)
        or rule_dates(rule, Period(today, today + YEAR))
        or rule_dates(rule, Period(date.min, today))[-MOST_DAYS_NAMED:]
        or [rule.starts_on]
    )


# --- Texts: whole ones ----------------------------------------------------------------------


def _weekday_within(weekday: int) -> str:
    """Return the name of a weekday as it stands within a sentence."""
    name = weekday_name(weekday)
    return name.lower() if get_language() in SMALL_WEEKDAYS else name


def _when(rule: Rule, today: date, holidays: Holidays | None) -> str:
    words: dict[str, object] = {
        "start": clock(rule.start_time),
        "end": clock(rule.end_time),
        "weekday": _weekday_within(rule.starts_on.weekday()),
        "count": rule.interval_weeks,
    }
    if _is_list(rule):
        return _on_days(_listed_days(rule, today, holidays), today, words)
    match rule.frequency:
        case Frequency.MONTHLY_NTH:
            texts = [
                _("The first %(weekday)s of the month from %(start)s to %(end)s"),
                _("The second %(weekday)s of the month from %(start)s to %(end)s"),
                _("The third %(weekday)s of the month from %(start)s to %(end)s"),
                _("The fourth %(weekday)s of the month from %(start)s to %(end)s"),
            ]
            return texts[nth_weekday(rule.starts_on) - 1] % words
        case Frequency.MONTHLY_LAST:
            return _("The last %(weekday)s of the month from %(start)s to %(end)s") % words
        case _weekly if rule.interval_weeks <= 1:
            return _every(rule.starts_on.weekday()) % words
        case _weekly if rule.interval_weeks == 2:
            return _("Every two weeks on %(weekday)s from %(start)s to %(end)s") % words
    text = ngettext(
        "Every week on %(weekday)s from %(start)s to %(end)s",
        "Every %(count)d weeks on %(weekday)s from %(start)s to %(end)s",
        rule.interval_weeks,
    )
    return text % words


def _every(weekday: int) -> str:
    # A text for each day: Arabic leaves out the article here, Slavic languages bend "every".
    return [
        _("Every Monday from %(start)s to %(end)s"),
        _("Every Tuesday from %(start)s to %(end)s"),
        _("Every Wednesday from %(start)s to %(end)s"),
        _("Every Thursday from %(start)s to %(end)s"),
        _("Every Friday from %(start)s to %(end)s"),
        _("Every Saturday from %(start)s to %(end)s"),
        _("Every Sunday from %(start)s to %(end)s"),
    ][weekday]


def _on_days(days: list[date], today: date, words: dict[str, object]) -> str:
    if len(days) == 1:
        # Translators: day is one day, such as "Tuesday 3 March".
        text = _("On %(day)s from %(start)s to %(end)s")
        return text % (words | {"day": day_in_words(days[0], today=today)})
    more = len(days) - MOST_DAYS_NAMED
    words |= {"days": list_of_days(days[:MOST_DAYS_NAMED], today=today), "count": more}
    if more <= 0:
        # Translators: days is a list of two or more days, such as "8 and 15 December".
        return _("On %(days)s from %(start)s to %(end)s") % words
    text = ngettext(
        "On %(days)s and %(count)d more day, from %(start)s to %(end)s",
        "On %(days)s and %(count)d more days, from %(start)s to %(end)s",
        more,
    )
    return text % words


def _holiday_sentence(policy: HolidayPolicy) -> str:
    return {
        HolidayPolicy.SKIP_ALL: _("Not in school holidays and not on public holidays."),
        HolidayPolicy.SKIP_PUBLIC: _("In school holidays too, but not on public holidays."),
        HolidayPolicy.KEEP_ALL: _("In school holidays and on public holidays too."),
        HolidayPolicy.ONLY_SCHOOL_HOLIDAYS: _("Only in school holidays, not on public holidays."),
    }[policy]


def _holidays_in_short(policy: HolidayPolicy) -> str:
    # Translators: when is "Every Tuesday from 9:30 to 11:30".
    return {
        HolidayPolicy.SKIP_ALL: _("%(when)s, not in school holidays"),
        HolidayPolicy.SKIP_PUBLIC: _("%(when)s, in school holidays too"),
        HolidayPolicy.KEEP_ALL: _("%(when)s, in school holidays and on public holidays too"),
        HolidayPolicy.ONLY_SCHOOL_HOLIDAYS: _("%(when)s, only in school holidays"),
    }[policy]


def _so_many_times(weekday: int, count: int) -> str:
    """Return "Op drie zaterdagen"."""
    # Translators: the number of days in "On three Saturdays".
    numbers = {
        2: pgettext("days", "two"),
        3: pgettext("days", "three"),
        4: pgettext("days", "four"),
        5: pgettext("days", "five"),
        6: pgettext("days", "six"),
    }
    text = [
        ngettext("On one Monday", "On %(count)s Mondays", count),
        ngettext("On one Tuesday", "On %(count)s Tuesdays", count),
        ngettext("On one Wednesday", "On %(count)s Wednesdays", count),
        ngettext("On one Thursday", "On %(count)s Thursdays", count),
        ngettext("On one Friday", "On %(count)s Fridays", count),
        ngettext("On one Saturday", "On %(count)s Saturdays", count),
        ngettext("On one Sunday", "On %(count)s Sundays", count),
    ][weekday]
    return text % {"count": numbers.get(count, str(count))}
