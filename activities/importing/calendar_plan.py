"""A calendar as plans: each event with its rule, its changed dates, and notes. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date

from activities.choices import ChangeKind
from activities.importing.clean_text import cut
from activities.importing.limits import Budget, calendar_lines, window_of
from activities.importing.own_calendars import joined
from activities.importing.plans import DateChange, EventPlan, ReadPlan, RefusedEvent
from activities.importing.problems import ImportRefusedError, Problem, at_line, problem, refuse
from activities.importing.reading_ical import CalendarEvent, read_calendar
from activities.importing.rules import Dates, Timed, dates_of, is_left_out, timed, wall_length
from locations.calendars import Period

MAX_NOTE_CHARACTERS = 200


def plan_of_calendar(raw: bytes, *, today: date) -> ReadPlan:
    """Return what an iCalendar file says. Raises ImportRefusedError when it cannot be read."""
    window = window_of(today)
    calendar = read_calendar(calendar_lines(raw))
    budget = Budget()
    by_uid: dict[str, list[CalendarEvent]] = {}
    for event in joined(calendar.events):
        by_uid.setdefault(event.uid, []).append(event)
    plans: list[EventPlan] = []
    refused = {each.uid: each for each in calendar.refused}
    for uid, events in by_uid.items():
        if uid in refused:
            continue  # a part of it cannot be read: half an event misleads
        try:
            plan = _plan(events, window=window, budget=budget)
        except ImportRefusedError as error:
            why = at_line(error.problems[0], events[0].line)
            refused[uid] = RefusedEvent(uid, events[0].title, why)
            continue
        if uid in calendar.private_uids:
            plan = replace(plan, notes=(*plan.notes, problem("private-date")))
        plans.append(plan)
    if not plans and not refused and not calendar.private_count:
        raise refuse("no-events")
    return ReadPlan(tuple(plans), tuple(refused.values()), calendar.private_count)


def _plan(events: Sequence[CalendarEvent], *, window: Period, budget: Budget) -> EventPlan:
    """Return the plan of the events with one UID: one that repeats, and its changed dates."""
    changed: dict[str, CalendarEvent] = {}
    core: CalendarEvent | None = None
    for event in events:
        if event.recurrence_id is None:
            if core is None or event.sequence >= core.sequence:
                core = event
        else:
            key = event.recurrence_id.astimezone(UTC).isoformat()
            if key not in changed or event.sequence >= changed[key].sequence:
                changed[key] = event
    if core is None:
        return _plan_of_single_dates(list(changed.values()), window=window, budget=budget)
    # A date that the series leaves out is not there to be changed.
    changed = {
        key: each
        for key, each in changed.items()
        if each.recurrence_id and not is_left_out(each.recurrence_id, core)
    }
    planned = dates_of(core, extra=(), window=window, budget=budget)
    extra = [
        timed(each.start, wall_length(each))
        for each in changed.values()
        if not each.is_cancelled and _slot_of(each, planned) is None and _is_new_date(each, planned)
    ]
    if extra:
        planned = dates_of(core, extra=extra, window=window, budget=budget)
    notes: list[Problem] = list(core.notes)
    changes: list[DateChange] = []
    for each in changed.values():
        changes += _changes(each, core, planned, notes)
    if planned.is_list:
        notes.append(problem("became-list"))
    return _finished(core, planned, changes, notes, window)


def _plan_of_single_dates(
    events: list[CalendarEvent], *, window: Period, budget: Budget
) -> EventPlan:
    """Return the plan of changed dates whose series is not in the file."""
    going_on = [each for each in events if not each.is_cancelled]
    core = replace(going_on[0] if going_on else events[0], recurrence_id=None)
    extra = [timed(each.start, wall_length(each)) for each in going_on[1:]]
    planned = dates_of(core, extra=extra, window=window, budget=budget)
    return _finished(core, planned, [], [*core.notes], window)


def _finished(
    core: CalendarEvent,
    planned: Dates,
    changes: Sequence[DateChange],
    notes: Sequence[Problem],
    window: Period,
) -> EventPlan:
    days = [on for on, _start in planned.slot_of if on in window]
    days += [each.new_date for each in changes if each.new_date]
    return EventPlan(
        uid=core.uid,
        title=core.title,
        summary=core.summary,
        place=core.place,
        series=tuple(planned.series),
        changes=tuple(sorted(changes, key=lambda each: (each.original_date, each.kind))),
        is_cancelled=core.is_cancelled,
        last_date=max(days, default=None),
        notes=tuple(dict.fromkeys(notes)),
    )


def _original(each: CalendarEvent, planned: Dates) -> Timed | None:
    if each.recurrence_id is None:
        return None
    return planned.by_moment.get(each.recurrence_id.astimezone(UTC))


def _slot_of(each: CalendarEvent, planned: Dates) -> str | None:
    original = _original(each, planned)
    return planned.slot_of.get((original.on, original.start)) if original else None


def _is_new_date(each: CalendarEvent, planned: Dates) -> bool:
    """Return whether a changed date is one that its series does not have."""
    moved = timed(each.start, wall_length(each))
    return (moved.on, moved.start) not in planned.slot_of


def _changes(
    each: CalendarEvent, core: CalendarEvent, planned: Dates, notes: list[Problem]
) -> list[DateChange]:
    """Return what a changed date changes; what we cannot keep goes into the notes."""
    original, slot = _original(each, planned), _slot_of(each, planned)
    if original is None or slot is None:
        return []
    if each.is_cancelled:
        kind = ChangeKind.POSTPONED if each.is_postponed else ChangeKind.CANCELLED
        return [DateChange(slot, original.on, kind)]
    found = []
    try:
        moved = timed(each.start, wall_length(each))
    except ImportRefusedError:
        day = f"{original.on:%d/%m/%Y}"
        notes.append(problem("date-past-midnight", day=day))
        return []
    place = each.place if each.place and each.place != core.place else ""
    if moved != original or place:
        found.append(
            DateChange(
                slot,
                original.on,
                ChangeKind.MOVED,
                new_date=moved.on if moved.on != original.on else None,
                new_start_time=moved.start if moved.start != original.start else None,
                new_end_time=moved.end if moved.end != original.end else None,
                place=place,
            )
        )
    words = [each.title] if each.title != core.title else []
    words += [each.summary] if each.summary and each.summary != core.summary else []
    if words:
        text, _is_cut = cut(" - ".join(words).replace("\n", " "), MAX_NOTE_CHARACTERS)
        found.append(DateChange(slot, original.on, ChangeKind.NOTE, words=text))
    return found
