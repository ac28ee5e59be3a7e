"""What a rule would give, in words for the editor who plans it. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.calendar_models import Series
from activities.choices import Frequency, HolidayPolicy
from activities.conflicts import Booking, bookings_beside, bookings_of, conflicts
from activities.forms import problem_in_words
from activities.phrases import when_sentences
from activities.schedule import (
    BRUSSELS,
    Closure,
    PlannedDate,
    Rule,
    horizon,
    plan,
    rule_problems,
    series_dates,
    skipped_dates,
)
from content.formats import day_in_words, list_of_days
from locations.calendars import Holidays, Period
from locations.choices import HolidayCalendar
from locations.models import HolidayPeriod, LocationPage
from locations.selectors import closures_of, holiday_periods_of, in_calendars

DATES_SHOWN = 10
DAYS_NAMED = 6


@dataclass(frozen=True, slots=True)
class PlannedRule:
    """A rule with the place that goes with it."""

    rule: Rule
    meeting_point_id: int | None = None


@dataclass(frozen=True, slots=True)
class ShownDate:
    words: str
    note: str = ""  # why it does not take place


@dataclass(slots=True)
class SchedulePreview:
    """Sentences about one rule. With `problems` there is nothing else."""

    problems: list[str] = field(default_factory=list)
    sentence: str = ""
    dates: list[ShownDate] = field(default_factory=list)
    count: str = ""  # "32 dates, up to and including 30 June 2027"
    fallen: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    policies: dict[str, str] = field(default_factory=dict)  # what each choice would do


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What is known of the days of a location, asked once for all rules."""

    rows: Sequence[HolidayPeriod]
    holidays: Holidays
    closures: Sequence[Closure]
    period: Period  # from today to the end of what is kept ready
    today: date


def previews_of(
    rules: Sequence[PlannedRule],
    *,
    location: LocationPage,
    activity_key: UUID | None = None,
    at: datetime,
) -> list[SchedulePreview]:
    """Return what rules of one activity would give, each beside the others.

    Four queries at most, for one rule and for many.
    """
    today = at.astimezone(BRUSSELS).date()
    rows = holiday_periods_of(location)
    calendar = _Calendar(
        rows=rows,
        holidays=in_calendars(rows),
        closures=[
            Closure(Period(row.starts_on, row.ends_on), reason_text=row.reason_text)
            for row in closures_of(location)
        ],
        period=Period(today, horizon(today).last),
        today=today,
    )
    plans = [_planned(each, calendar) for each in rules]
    taken = bookings_beside(
        [each for planned in plans for each in planned],
        location=location,
        activity_key=activity_key,
    )
    previews = []
    for at_row, (each, planned) in enumerate(zip(rules, plans, strict=True)):
        others = [other for number, other in enumerate(plans) if number != at_row]
        own = [booking for other in others for booking in bookings_of(other)]
        previews.append(_preview(each.rule, planned, calendar, taken=taken, own=own))
    return previews


def _planned(each: PlannedRule, calendar: _Calendar) -> list[PlannedDate]:
    if rule_problems(each.rule, calendar.holidays):
        return []
    return plan(
        each.rule,
        period=calendar.period,
        holidays=calendar.holidays,
        meeting_point_id=each.meeting_point_id,
        closures=calendar.closures,
    )


def _preview(
    rule: Rule,
    planned: Sequence[PlannedDate],
    calendar: _Calendar,
    *,
    taken: Sequence[Booking],
    own: Sequence[Booking],
) -> SchedulePreview:
    problems = rule_problems(rule, calendar.holidays)
    # Another choice in holidays can give a series that has no date some.
    makes_sense = set(problems.values()) <= {"nothing-left"}
    policies = policies_in_words(rule, calendar) if makes_sense else {}
    if problems:
        words = list(dict.fromkeys(problem_in_words(each, rule) for each in problems.values()))
        return SchedulePreview(problems=words, policies=policies)
    today = calendar.today
    sentences = when_sentences(rule, today=today, holidays=calendar.holidays, says_end=True)
    return SchedulePreview(
        sentence=" ".join(sentences),
        dates=[_shown(each, today) for each in planned[:DATES_SHOWN]],
        count=_count_in_words(rule, planned, today),
        fallen=_fallen_in_words(rule, calendar),
        conflicts=[
            *(
                _conflict_in_words(each.title, each.days, today)
                for each in conflicts(planned, taken)
            ),
            *(_own_conflict_in_words(each.days, today) for each in conflicts(planned, own)),
        ],
        policies=policies,
    )


# --- In words ---------------------------------------------------------------------------------


def _shown(each: PlannedDate, today: date) -> ShownDate:
    note = "" if each.status.takes_place else _("does not take place: the location is closed")
    return ShownDate(day_in_words(each.on, today=today), note)


def _count_in_words(rule: Rule, planned: Sequence[PlannedDate], today: date) -> str:
    if not planned:
        return _("All days of this series are over.")
    text = ngettext(
        "%(count)d date from today on, the last one on %(day)s.",
        "%(count)d dates from today on, the last one on %(day)s.",
        len(planned),
    )
    words = text % {"count": len(planned), "day": day_in_words(planned[-1].on, today=today)}
    if rule.until is None and rule.frequency not in (Frequency.ONCE, Frequency.DATES):
        # A series without an end has more dates than are kept ready.
        words += " " + _("It goes on after that: no last day is filled in.")
    return words


def _fallen_in_words(rule: Rule, calendar: _Calendar) -> list[str]:
    """Return which days fall out, by holiday: "Herfstvakantie: 3 november"."""
    days = skipped_dates(rule, calendar.period, calendar.holidays)
    by_hand = [on for on in days if on in rule.excluded_dates]
    rest = [on for on in days if on not in rule.excluded_dates]
    if rule.holiday_policy == HolidayPolicy.ONLY_SCHOOL_HOLIDAYS:
        rest = [on for on in rest if calendar.holidays.is_public(on)]
    lines = _by_holiday(rest, calendar)
    if by_hand:
        named = _days(by_hand, calendar.today)
        lines.append(_("Left out by hand: %(days)s") % {"days": named})
    return lines


def policies_in_words(rule: Rule, calendar: _Calendar) -> dict[str, str]:
    """Return what each holiday policy would do to the dates of this rule."""
    return {
        str(policy): _policy_in_words(replace(rule, holiday_policy=policy), calendar)
        for policy, _label in Series.HOLIDAY_POLICIES
    }


def _policy_in_words(rule: Rule, calendar: _Calendar) -> str:
    kept = series_dates(rule, calendar.period, calendar.holidays)
    count = ngettext("%(count)d date.", "%(count)d dates.", len(kept)) % {"count": len(kept)}
    if rule.holiday_policy == HolidayPolicy.ONLY_SCHOOL_HOLIDAYS:
        named, text = _by_holiday(kept, calendar), _("These stay: %(days)s.")
    else:
        named, text = _fallen_in_words(rule, calendar), _("These fall out: %(days)s.")
    if not named:
        none = _("No day falls out.")  # not in the f-string: there xgettext would miss it
        return f"{count} {none}" if kept else count
    return f"{count} {text % {'days': '; '.join(named)}}"


def _by_holiday(days: Sequence[date], calendar: _Calendar) -> list[str]:
    """Return days with the name of the holiday that each lies in; the public one wins."""
    found: dict[str, list[date]] = {}
    rows = sorted(calendar.rows, key=lambda row: row.calendar != HolidayCalendar.PUBLIC)
    for on in days:
        row = next((row for row in rows if row.starts_on <= on <= row.ends_on), None)
        found.setdefault(row.name if row else "", []).append(on)
    # Translators: holiday is a name such as "Herfstvakantie", days a list of days.
    text = _("%(holiday)s: %(days)s")
    return [
        text % {"holiday": name, "days": _days(each, calendar.today)}
        for name, each in found.items()
    ]


def _days(days: Sequence[date], today: date) -> str:
    """Return a list of days; of a long one, the first few and how many more."""
    more = len(days) - DAYS_NAMED
    named = list_of_days(days[:DAYS_NAMED], today=today)
    if more <= 0:
        return named
    text = ngettext("%(days)s and %(count)d more day", "%(days)s and %(count)d more days", more)
    return text % {"days": named, "count": more}


def _conflict_in_words(title: str, days: Sequence[date], today: date) -> str:
    named = _days(days, today)
    if not title:
        return _("Somebody else is at this place at the same hour: %(days)s.") % {"days": named}
    return _("“%(title)s” is at the same place at the same hour: %(days)s.") % {
        "title": title,
        "days": named,
    }


def _own_conflict_in_words(days: Sequence[date], today: date) -> str:
    return _("Another series of this activity is at the same place at the same hour: %(days)s.") % {
        "days": _days(days, today)
    }
