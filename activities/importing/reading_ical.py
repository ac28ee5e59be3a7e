"""An iCalendar file as a list of events: what families need of it, and nothing else. Pure.

Who comes, who invites, alarms, attached files and markup are not read at all.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial

from icalendar.parser import Contentline

from activities.importing.clean_text import cut, plain_text, unescaped
from activities.importing.clocks import read_duration, read_moment, zone_of
from activities.importing.limits import MAX_EXTRA_DATES, Line
from activities.importing.plans import RefusedEvent, fingerprint_of, short_uid
from activities.importing.problems import ImportRefusedError, Problem, at_line, problem, refuse
from activities.importing.recurrence import Recurrence, read_recurrence

MAX_TITLE_CHARACTERS = 120
MAX_SUMMARY_CHARACTERS = 300
MAX_PLACE_CHARACTERS = 200
KEPT = {
    *("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "CLASS", "SEQUENCE", "RECURRENCE-ID"),
    "X-KOALA-STATUS",
    *("DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE"),
}
PRIVATE = {"PRIVATE", "CONFIDENTIAL"}

Properties = dict[str, list[tuple[dict[str, str], str]]]


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One VEVENT: an event with its rule, or one changed date of it (`recurrence_id`)."""

    uid: str
    title: str
    summary: str
    place: str
    start: datetime
    end: datetime
    rule: Recurrence | None = None
    extra: tuple[tuple[datetime, timedelta | None], ...] = ()  # start, own length
    excluded: frozenset[datetime] = frozenset()
    excluded_days: frozenset[date] = frozenset()
    recurrence_id: datetime | None = None
    sequence: int = 0
    is_cancelled: bool = False
    is_postponed: bool = False  # cancelled too: a calendar of ours says so beside it
    notes: tuple[Problem, ...] = ()
    line: int = 0  # of the file, where it begins


@dataclass(slots=True)
class Calendar:
    """The events of a file in its order, those that cannot be read, and how many are private."""

    events: list[CalendarEvent] = field(default_factory=list)
    refused: list[RefusedEvent] = field(default_factory=list)
    private_count: int = 0
    private_uids: set[str] = field(default_factory=set)


def read_calendar(lines: list[Line]) -> Calendar:
    """Return the events of the lines that `limits.calendar_lines` gives."""
    found = Calendar()
    open_parts: list[str] = []
    properties: Properties = {}
    is_broken = False
    is_cancellation = False
    begin = 0
    for number, line in lines:
        name = line.partition(":")[0].partition(";")[0].strip().upper()
        value = line.partition(":")[2].strip().upper()
        if name == "BEGIN":
            open_parts.append(value)
            if value == "VEVENT":
                properties, is_broken, begin = {}, False, number
        elif name == "END":
            if open_parts.pop() == "VEVENT":
                event = partial(_event, properties, line=begin, is_cancellation=is_cancellation)
                _add(found, properties, event, line=begin, is_broken=is_broken)
        elif name == "METHOD" and len(open_parts) == 1:
            is_cancellation = value == "CANCEL"
        elif open_parts[-1:] == ["VEVENT"] and name in KEPT:
            try:
                _name, parameters, text = Contentline(line).parts()
                values = {key.upper(): _one(each) for key, each in parameters.items()}
                properties.setdefault(name, []).append((values, str(text)))
            except (ValueError, LookupError):
                is_broken = True
    return found


def _one(parameter: object) -> str:
    return str(parameter[0] if isinstance(parameter, list) and parameter else parameter)


def _add(
    found: Calendar,
    properties: Properties,
    event: Callable[[str], CalendarEvent],
    *,
    line: int,
    is_broken: bool,
) -> None:
    if _word(properties, "CLASS") in PRIVATE:
        # Nothing of it is repeated, in the preview neither.
        found.private_count += 1
        found.private_uids.add(_uid(properties, ""))
        return
    title, _is_cut = cut(plain_text(_text(properties, "SUMMARY")), MAX_TITLE_CHARACTERS)
    uid = _uid(properties, title)
    try:
        if is_broken:
            raise refuse("broken-event")
        found.events.append(event(uid))
    except ImportRefusedError as refused:
        found.refused.append(RefusedEvent(uid, title, at_line(refused.problems[0], line)))


def _uid(properties: Properties, title: str) -> str:
    given = _raw(properties, "UID").strip()
    return (
        short_uid(given)
        if given
        else "made:" + fingerprint_of([title, _raw(properties, "DTSTART")])
    )


def _raw(properties: Properties, name: str) -> str:
    return properties[name][0][1] if name in properties else ""


def _word(properties: Properties, name: str) -> str:
    return _raw(properties, name).strip().upper()


def _text(properties: Properties, name: str) -> str:
    return unescaped(_raw(properties, name))


def _event(properties: Properties, uid: str, *, line: int, is_cancellation: bool) -> CalendarEvent:
    notes = []
    title, is_title_cut = cut(plain_text(_text(properties, "SUMMARY")), MAX_TITLE_CHARACTERS)
    if not title:
        raise refuse("no-title")
    description = plain_text(_text(properties, "DESCRIPTION"), lines=True)
    summary, is_summary_cut = cut(description, MAX_SUMMARY_CHARACTERS)
    if is_title_cut:
        notes.append(problem("title-cut", count=MAX_TITLE_CHARACTERS))
    if is_summary_cut:
        notes.append(problem("summary-cut", count=MAX_SUMMARY_CHARACTERS))
    start = _moment(properties, "DTSTART")
    if start is None:
        raise refuse("no-start")
    end = _end(properties, start)
    if "EXRULE" in properties or len(properties.get("RRULE", ())) > 1:
        raise refuse("several-rules")
    excluded, days = _excluded(properties)
    extra = _extra(properties)
    if len(excluded) + len(days) + len(extra) > MAX_EXTRA_DATES:
        raise refuse("too-many-extra-dates", count=MAX_EXTRA_DATES)
    recurrence_id = _moment(properties, "RECURRENCE-ID")
    if recurrence_id and "RANGE" in properties["RECURRENCE-ID"][0][0]:
        raise refuse("this-and-future")
    sequence = _raw(properties, "SEQUENCE").strip()
    return CalendarEvent(
        uid=uid,
        title=title,
        summary=summary,
        place=cut(plain_text(_text(properties, "LOCATION")), MAX_PLACE_CHARACTERS)[0],
        start=start,
        end=end,
        rule=read_recurrence(_raw(properties, "RRULE")) if "RRULE" in properties else None,
        extra=extra,
        excluded=excluded,
        excluded_days=days,
        recurrence_id=recurrence_id,
        sequence=int(sequence)
        if sequence.isascii() and sequence.isdigit() and len(sequence) < 10
        else 0,
        is_cancelled=is_cancellation or _word(properties, "STATUS") == "CANCELLED",
        is_postponed=_word(properties, "X-KOALA-STATUS") == "POSTPONED",
        notes=tuple(notes),
        line=line,
    )


def _moment(properties: Properties, name: str) -> datetime | None:
    """Return the moment of a property; a day without hours is refused."""
    if name not in properties:
        return None
    parameters, value = properties[name][0]
    found = read_moment(value, zone_of(parameters.get("TZID", "")))
    if not isinstance(found, datetime):
        raise refuse("all-day")
    return found


def _end(properties: Properties, start: datetime) -> datetime:
    end = _moment(properties, "DTEND")
    if end is None and "DURATION" in properties:
        end = start + read_duration(_raw(properties, "DURATION"))  # on the wall clock
    if end is None or end <= start:
        raise refuse("no-end")
    return end


def _excluded(properties: Properties) -> tuple[frozenset[datetime], frozenset[date]]:
    moments: set[datetime] = set()
    days: set[date] = set()
    for zone, value in _listed(properties, "EXDATE"):
        found = read_moment(value, zone_of(zone))
        if isinstance(found, datetime):
            moments.add(found)
        else:
            days.add(found)
    return frozenset(moments), frozenset(days)


def _extra(properties: Properties) -> tuple[tuple[datetime, timedelta | None], ...]:
    dates: list[tuple[datetime, timedelta | None]] = []
    for zone, value in _listed(properties, "RDATE"):
        first, _slash, second = value.partition("/")
        start = read_moment(first, zone_of(zone))
        if not isinstance(start, datetime):
            raise refuse("all-day")
        length = None
        if second.strip().upper().startswith("P"):
            length = read_duration(second)
        elif second:
            end = read_moment(second, zone_of(zone))
            length = end - start if isinstance(end, datetime) else None
        dates.append((start, length))
    return tuple(dates)


def _listed(properties: Properties, name: str) -> list[tuple[str, str]]:
    """Return the values of all lines of a property, each with the name of its zone."""
    found: list[tuple[str, str]] = []
    for parameters, text in properties.get(name, ()):
        values = text.split(",", MAX_EXTRA_DATES + 1)
        found += [(parameters.get("TZID", ""), value) for value in values if value.strip()]
        if len(found) > MAX_EXTRA_DATES:
            raise refuse("too-many-extra-dates", count=MAX_EXTRA_DATES)
    return found
