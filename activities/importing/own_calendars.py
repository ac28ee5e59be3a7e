"""Calendars that this platform wrote: dates on their own find back to their series. Pure.

A list of days and an added date leave as events of their own (`activities.ical`), whose UID bears
the key of their series and the day that its rule gave. Read as events they would be an activity
each, a cancelled one would be lost, and a moved one would be a date like any other.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from activities.ical import series_of_single
from activities.importing.clocks import on_our_clock
from activities.importing.reading_ical import CalendarEvent
from activities.importing.rules import wall_length
from activities.schedule import BRUSSELS

Single = tuple[date, CalendarEvent]  # the day that the rule gave
Hours = tuple[time, timedelta]


def joined(events: Iterable[CalendarEvent]) -> list[CalendarEvent]:
    """Return the events of a file; dates of one series of ours are one event with its changes."""
    found: list[CalendarEvent] = []
    singles: dict[str, list[Single]] = {}
    for event in events:
        own = series_of_single(event.uid)
        if own and event.rule is None and event.recurrence_id is None:
            singles.setdefault(own[0], []).append((own[1], event))
        else:
            found.append(event)
    ruled = {each.uid: at for at, each in enumerate(found) if each.recurrence_id is None}
    for uid, group in singles.items():
        if uid in ruled:
            core, changed = _added(found[ruled[uid]], group)
            found[ruled[uid]] = core
            found += changed
        elif len(group) == 1:
            found.append(group[0][1])  # who took one date has not asked for the rest
        else:
            core, changed = _listed(uid, group)
            found += [core, *changed]
    return found


def _added(
    core: CalendarEvent, singles: Sequence[Single]
) -> tuple[CalendarEvent, list[CalendarEvent]]:
    """Return a series with its added dates, which may have hours of their own."""
    usual = _hours(core)
    dates = {}
    for on, event in singles:
        start, length = _hours(event) if _day(event) == on else usual
        dates[_moment(on, start)] = (length, event)
    extra = [(start, length) for start, (length, _event) in dates.items()]
    return replace(core, extra=(*core.extra, *extra)), _changed(core.uid, dates)


def _listed(uid: str, singles: Sequence[Single]) -> tuple[CalendarEvent, list[CalendarEvent]]:
    """Return a list of days as one event, with what most of its dates say."""
    going_on = [event for _on, event in singles if not event.is_cancelled]
    some = going_on or [event for _on, event in singles]
    [((start, length), _times)] = Counter(_hours(each) for each in some).most_common(1)
    [(words, _times)] = Counter(_words(each) for each in some).most_common(1)
    usual = next(each for each in some if _words(each) == words)
    dates = {_moment(on, start): (length, event) for on, event in sorted(singles, key=_by_day)}
    first, *rest = dates
    core = replace(
        usual,
        uid=uid,
        start=first,
        end=(first.replace(tzinfo=None) + length).replace(tzinfo=BRUSSELS),
        extra=tuple((each, length) for each in rest),
        is_cancelled=not going_on,
    )
    return core, _changed(uid, dates)


def _changed(
    uid: str, dates: dict[datetime, tuple[timedelta, CalendarEvent]]
) -> list[CalendarEvent]:
    return [
        replace(event, uid=uid, recurrence_id=start) for start, (_length, event) in dates.items()
    ]


def _by_day(single: Single) -> date:
    return single[0]


def _words(event: CalendarEvent) -> tuple[str, str, str]:
    return event.title, event.summary, event.place


def _hours(event: CalendarEvent) -> Hours:
    return on_our_clock(event.start).time(), wall_length(event)


def _day(event: CalendarEvent) -> date:
    return on_our_clock(event.start).date()


def _moment(on: date, start: time) -> datetime:
    return datetime.combine(on, start, tzinfo=BRUSSELS)
