"""From the rule of an event to series of ours. Pure.

What our rules can say stays a rule: every so many weeks, the nth or last weekday of the month.
Everything else becomes a list of days within the window. Whichever it is, the starts are the
same: tests compare them with an independent library.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby, islice

from activities.choices import Frequency, HolidayPolicy
from activities.importing.clocks import on_our_clock
from activities.importing.limits import LAST_YEAR, Budget
from activities.importing.plans import SeriesPlan
from activities.importing.problems import refuse
from activities.importing.reading_ical import CalendarEvent
from activities.importing.recurrence import Recurrence, days_of
from activities.schedule import (
    BRUSSELS,
    Rule,
    is_last_weekday,
    nth_weekday,
    school_year_start,
)
from locations.calendars import Period

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Timed:
    """One start and end on the clock of Belgium, on one day."""

    on: date
    start: time
    end: time


@dataclass(slots=True)
class Dates:
    """The series of an event, and which series has which start."""

    series: list[SeriesPlan] = field(default_factory=list)
    slot_of: dict[tuple[date, time], str] = field(default_factory=dict)
    by_moment: dict[datetime, Timed] = field(default_factory=dict)
    is_list: bool = False  # a rule became a list of days


def timed(start: datetime, length: timedelta) -> Timed:
    """Return a start and its length as our clock shows them. Raises ImportRefusedError."""
    begin, end = on_our_clock(start), on_our_clock(start + length)
    if end.date() != begin.date():
        raise refuse("crosses-midnight")
    if end.time() <= begin.time():
        raise refuse("no-end")
    return Timed(begin.date(), begin.time(), end.time())


def wall_length(event: CalendarEvent) -> timedelta:
    """Return how long an event lasts on the wall clock of its zone."""
    end = event.end.astimezone(event.start.tzinfo)
    return end.replace(tzinfo=None) - event.start.replace(tzinfo=None)


def dates_of(
    event: CalendarEvent, *, extra: Iterable[Timed], window: Period, budget: Budget
) -> Dates:
    """Return the series of an event, with extra dates that its changes bring along."""
    length = wall_length(event)
    first = timed(event.start, length)
    found = Dates()
    by_rule = set(_rule_moments(event, window, budget))
    moments = dict.fromkeys(by_rule, length)
    if event.rule is None or not _is_after_until(event.start, event.rule):
        moments[event.start] = length
    moments |= {start: own or length for start, own in event.extra}
    rules = _simple_rules(event, first, budget)
    for slot, rule in rules.items():
        found.series.append(SeriesPlan(slot, _without_excluded(rule, slot, event, window)))
    lists: list[Timed] = []
    for start, own in moments.items():
        each = timed(start, own)
        found.by_moment[start.astimezone(UTC)] = each
        if is_left_out(start, event):
            continue
        if event.rule and rules and start in by_rule:
            # An extra date may bring a length of its own, but the rule has this start already.
            found.slot_of[each.on, each.start] = _frequency(event.rule, each.on)[1]
        else:
            lists.append(each)
    lists = [each for each in lists if (each.on, each.start) not in found.slot_of]
    found.is_list = event.rule is not None and not rules
    by_start = {
        (each.on, each.start): each for each in (*extra, *reversed(lists)) if each.on in window
    }
    for series in _listed(sorted(by_start.values()), has_rules=bool(rules)):
        found.series.append(series)
        for on in series.rule.dates or (series.rule.starts_on,):
            found.slot_of[on, series.rule.start_time] = series.slot
    return found


def is_left_out(start: datetime, event: CalendarEvent) -> bool:
    """Return whether the file leaves a start out (EXDATE)."""
    return start in event.excluded or on_our_clock(start).date() in event.excluded_days


def _rule_moments(event: CalendarEvent, window: Period, budget: Budget) -> Iterator[datetime]:
    """Yield the starts that the rule gives within the window, excluded ones too."""
    if event.rule is None:
        return
    start = event.start
    # A day more on both sides: another zone may have another day.
    for day in days_of(
        event.rule,
        start.date(),
        first=window.first - DAY,
        last=window.last + DAY,
        budget=budget,
    ):
        moment = datetime.combine(day, _clock(event), tzinfo=start.tzinfo)
        if moment >= start and not _is_after_until(moment, event.rule):
            yield moment


def _clock(event: CalendarEvent) -> time:
    rule, at = event.rule, event.start.time()
    if rule is None:
        return at
    return time(
        at.hour if rule.hour is None else rule.hour,
        at.minute if rule.minute is None else rule.minute,
        at.second if rule.second is None else rule.second,
    )


def _is_after_until(moment: datetime, rule: Recurrence) -> bool:
    if rule.until is None:
        return False
    if isinstance(rule.until, datetime):
        return moment > rule.until
    return moment.date() > rule.until


def _simple_rules(event: CalendarEvent, first: Timed, budget: Budget) -> dict[str, Rule]:
    """Return the rules of ours that say the same, by slot; none when ours cannot."""
    rule = event.rule
    if rule is None or event.start.tzinfo is not BRUSSELS or not rule.has_day_filter_only:
        return {}
    if _clock(event) != event.start.time():
        return {}
    if rule.frequency == "WEEKLY" and not rule.by_set_pos:
        ahead = timedelta(weeks=rule.interval + 1)
    elif rule.frequency == "MONTHLY" and rule.interval == 1 and _is_nth_or_last(rule):
        ahead = timedelta(days=62)
    else:
        return {}
    begin = event.start.date()
    until = _until(event, budget)
    if until and until < begin:
        return {}
    days = days_of(rule, begin, first=begin, last=begin + ahead, budget=budget)
    found: dict[str, Rule] = {}
    for on in days:
        if until and on > until:
            break
        frequency, slot = _frequency(rule, on)
        if slot in found:
            continue
        found[slot] = Rule(
            frequency=frequency,
            starts_on=on,
            start_time=first.start,
            end_time=first.end,
            until=until,
            interval_weeks=rule.interval if frequency == Frequency.WEEKLY else 1,
            holiday_policy=HolidayPolicy.KEEP_ALL,
        )
    return found


def _is_nth_or_last(rule: Recurrence) -> bool:
    """Return whether a monthly rule names the first to fourth, or the last, of weekdays."""
    allowed = {1, 2, 3, 4, -1}
    if rule.by_set_pos:
        return (
            len(rule.by_day) == 1
            and rule.by_day[0][0] == 0
            and set(rule.by_set_pos) <= allowed
            and len(rule.by_set_pos) == 1
        )
    # The last one may also be the fourth: two series would then have one date.
    both = {nth for nth, _weekday in rule.by_day}
    return bool(both) and both <= allowed and not ({4, -1} <= both)


def _frequency(rule: Recurrence, on: date) -> tuple[Frequency, str]:
    if rule.frequency == "WEEKLY":
        return Frequency.WEEKLY, f"weekly-{on.weekday()}"
    names = {nth for nth, weekday in rule.by_day if weekday == on.weekday()} - {0}
    names = names or set(rule.by_set_pos)
    if -1 in names and is_last_weekday(on):
        return Frequency.MONTHLY_LAST, f"monthly-last-{on.weekday()}"
    return Frequency.MONTHLY_NTH, f"monthly-{nth_weekday(on)}-{on.weekday()}"


def _until(event: CalendarEvent, budget: Budget) -> date | None:
    """Return the last day of a rule that ends, by COUNT or by UNTIL."""
    rule = event.rule
    if rule is None:
        return None
    if rule.count:
        begin = event.start.date()
        last = date(LAST_YEAR, 12, 31)
        days = list(islice(days_of(rule, begin, first=begin, last=last, budget=budget), rule.count))
        return days[-1] if len(days) == rule.count else None
    if isinstance(rule.until, datetime):
        local = rule.until.astimezone(BRUSSELS)
        return local.date() if local.time() >= event.start.time() else local.date() - DAY
    return rule.until


def _without_excluded(rule: Rule, slot: str, event: CalendarEvent, window: Period) -> Rule:
    """Return a rule with the days that the file leaves out, a year before the window too."""
    days = {
        *event.excluded_days,
        *(
            local.date()
            for each in event.excluded
            if (local := on_our_clock(each)).time() == rule.start_time
        ),
    }
    return replace(
        rule,
        excluded_dates=tuple(
            on
            for on in sorted(days)
            if rule.starts_on <= on <= (rule.until or window.last)
            and window.first - timedelta(days=366) <= on <= window.last
            and event.rule
            and _frequency(event.rule, on)[1] == slot
        ),
    )


def _listed(dates: list[Timed], *, has_rules: bool) -> Iterator[SeriesPlan]:
    """Yield lists of days: one for each pair of hours and each school year.

    A list of ours holds at most 400 days, and a school year no more than 366.
    """
    if len(dates) == 1 and not has_rules:
        yield SeriesPlan("once", _list_rule(dates, Frequency.ONCE))
        return
    hours = {(each.start, each.end) for each in dates}
    ordered = sorted(dates, key=lambda each: (each.start, each.end, each.on))
    for (start, end, year), group in groupby(
        ordered, key=lambda each: (each.start, each.end, school_year_start(each.on).year)
    ):
        name = "" if len(hours) == 1 else f"{start:%H%M%S}-{end:%H%M%S}-"
        kind = "extra" if has_rules else "dates"
        yield SeriesPlan(f"{kind}-{name}{year}", _list_rule(list(group), Frequency.DATES))


def _list_rule(dates: list[Timed], frequency: Frequency) -> Rule:
    return Rule(
        frequency=frequency,
        starts_on=dates[0].on,
        start_time=dates[0].start,
        end_time=dates[0].end,
        dates=tuple(each.on for each in dates) if frequency == Frequency.DATES else (),
        holiday_policy=HolidayPolicy.KEEP_ALL,
    )
