"""A rule in one sentence, in the active language. No database, no clock."""

from collections.abc import Iterable
from datetime import date

from babel.dates import get_day_names
from babel.lists import format_list
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from activities.choices import Frequency, HolidayPolicy
from activities.schedule import Rule, nth_weekday
from content.formats import list_of_days, time_span_in_words
from content.words import SOURCE_LANGUAGE


def weekday_name(weekday: int) -> str:
    """Return "dinsdag" for 1."""
    name: str = get_day_names("wide", locale=get_language() or SOURCE_LANGUAGE)[weekday]
    return name


def when_sentences(rule: Rule, *, today: date) -> list[str]:
    """Return "Elke dinsdag, van 9.30 tot 11.30 uur." and what happens in holidays."""
    sentences = [
        _("%(when)s, %(times)s.")
        % {
            "when": _when(rule, today=today),
            "times": time_span_in_words(rule.start_time, rule.end_time),
        }
    ]
    if rule.frequency in (Frequency.ONCE, Frequency.DATES):
        return sentences
    sentences.append(
        {
            HolidayPolicy.SKIP_ALL: _("Not in school holidays."),
            HolidayPolicy.SKIP_PUBLIC: _("In school holidays too."),
            HolidayPolicy.KEEP_ALL: _("Also on holidays."),
            HolidayPolicy.ONLY_SCHOOL_HOLIDAYS: _("Only in school holidays."),
        }[rule.holiday_policy]
    )
    if rule.starts_on > today:
        sentences.append(_("From %(day)s.") % {"day": list_of_days([rule.starts_on], today=today)})
    coming = [on for on in rule.excluded_dates if on >= today]
    if coming:
        sentences.append(_("Not on %(days)s.") % {"days": list_of_days(coming, today=today)})
    return sentences


def _when(rule: Rule, *, today: date) -> str:
    weekday = weekday_name(rule.starts_on.weekday())
    match rule.frequency:
        case Frequency.WEEKLY if rule.interval_weeks == 1:
            return _("Every %(weekday)s") % {"weekday": weekday}
        case Frequency.WEEKLY:
            return ngettext(
                "Every week on %(weekday)s",
                "Every %(count)d weeks on %(weekday)s",
                rule.interval_weeks,
            ) % {"count": rule.interval_weeks, "weekday": weekday}
        case Frequency.MONTHLY_NTH:
            sentences = {
                1: _("The first %(weekday)s of the month"),
                2: _("The second %(weekday)s of the month"),
                3: _("The third %(weekday)s of the month"),
                4: _("The fourth %(weekday)s of the month"),
            }
            return sentences[min(nth_weekday(rule.starts_on), 4)] % {"weekday": weekday}
        case Frequency.MONTHLY_LAST:
            return _("The last %(weekday)s of the month") % {"weekday": weekday}
        case Frequency.DATES:
            return _("On %(days)s") % {"days": list_of_days(rule.dates, today=today)}
        case _once:
            return _("On %(days)s") % {"days": list_of_days([rule.starts_on], today=today)}


def meeting_days(rules: Iterable[Rule]) -> str:
    """Return on which days families meet at one place: "Maandag", "Only in school holidays"."""
    rules = list(rules)
    weekly = sorted(
        {
            rule.starts_on.weekday()
            for rule in rules
            if rule.frequency not in (Frequency.ONCE, Frequency.DATES)
            and rule.holiday_policy != HolidayPolicy.ONLY_SCHOOL_HOLIDAYS
        }
    )
    if weekly:
        names = format_list(
            [weekday_name(day) for day in weekly], locale=get_language() or SOURCE_LANGUAGE
        )
        return names[:1].upper() + names[1:]
    if any(rule.holiday_policy == HolidayPolicy.ONLY_SCHOOL_HOLIDAYS for rule in rules):
        return pgettext("a place", "Only in school holidays")
    return pgettext("a place", "On some days") if rules else ""
