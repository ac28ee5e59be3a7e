"""Dates as a calendar that phones and computers follow: RFC 5545 and RFC 7986. Pure.

What the three big readers (Google, Apple, Outlook) make of it decides what is written:

- A recurring series is one VEVENT with an RRULE. Its dates that are not there (holidays, days that
  fall out) are EXDATEs, so that it unfolds to exactly the dates that we have.
- A date of it that differs is a VEVENT of its own with the same UID and a RECURRENCE-ID.
- Added dates, lists of days and single days are VEVENTs with a UID of their own: RDATE is not
  read everywhere, and a RECURRENCE-ID must be a date that the rule names.
- Postponed is STATUS:CANCELLED too, since TENTATIVE shows nowhere on a phone and a family would
  come for nothing. SUMMARY and DESCRIPTION begin with the word; X-KOALA-STATUS is for ourselves.
- Nothing comes from the clock: equal dates give equal bytes.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from activities.choices import Frequency, Status
from activities.ical_lines import in_utc, line, on_the_clock, text_line
from activities.readings import PlaceReading, Reading
from activities.schedule import BRUSSELS, Rule, moment, nth_weekday, rule_dates
from content.words import Words
from locations.calendars import Period

PRODUCT = "-//KOALA//KOALA platform//NL"
REFRESH_EVERY = "PT6H"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SINGLE_UID = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9]{8})@koala")
RECURRING = (Frequency.WEEKLY, Frequency.MONTHLY_NTH, Frequency.MONTHLY_LAST)

# The rule that holds since 1996, instead of the 2.4 kB of single days that libraries write.
BRUSSELS_VTIMEZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""

# What some program takes for the end of a line, and what no text can hold.
LINE_ENDS = dict.fromkeys(map(ord, "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
CONTROLS = dict.fromkeys(
    code for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in LINE_ENDS and code != 10
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFacts:
    """What a calendar is called, in which language, and where it and its page stand."""

    name: str
    description: str
    language_code: str
    page_url: str
    feed_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventText:
    """What one date says in a calendar. `language_code` is that of the summary."""

    summary: str
    description: str
    location: str
    url: str
    language_code: str


WordsOf = Callable[[Reading], EventText]
Block = tuple[str, str, str]  # lines: the summary, those before LAST-MODIFIED, those after it
Blocks = dict[tuple[PlaceReading | None, tuple[str, ...]], Block]


def calendar(
    facts: CalendarFacts,
    readings: Iterable[Reading],
    *,
    rules: Mapping[str, Rule],
    words_of: WordsOf,
) -> bytes:
    """Return these dates as the text of a calendar. `rules`: by the key of their series."""
    named = f"LANGUAGE={facts.language_code}"
    texts = (("DESCRIPTION", facts.description), ("NAME", facts.name))
    written = [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        line("PRODID", PRODUCT),
        "CALSCALE:GREGORIAN\r\n",
        *(text_line(f"{name};{named}", one_line(text)) for name, text in texts if text),
        text_line("X-WR-CALNAME", one_line(facts.name)),
        # VALUE is required here (RFC 7986, 5.7), though the type has only one value.
        line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH_EVERY),
        line("SOURCE;VALUE=URI", facts.feed_url),
        line("URL", facts.page_url),
        line("X-PUBLISHED-TTL", REFRESH_EVERY),
        line("X-WR-TIMEZONE", BRUSSELS.key),
        BRUSSELS_VTIMEZONE.replace("\n", "\r\n"),
    ]
    by_series: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda each: (each.series_key, each.original_date)):
        by_series.setdefault(reading.series_key, []).append(reading)
    for key, dates in by_series.items():
        written += _series(dates, rules.get(key), words_of)
    return "".join([*written, "END:VCALENDAR\r\n"]).encode()


def single_uid(reading: Reading) -> str:
    """Return the UID of a date on its own, the same for ever and in every language."""
    return f"{reading.series_key}-{reading.original_date:%Y%m%d}@koala"


def series_of_single(uid: str) -> tuple[str, date] | None:
    """Return the UID of the series, and the original date, of a UID that `single_uid` gives."""
    match = SINGLE_UID.fullmatch(uid)
    try:
        return (f"{match[1]}@koala", date.fromisoformat(match[2])) if match else None
    except ValueError:
        return None


def series_uid(reading: Reading) -> str:
    return f"{reading.series_key}@koala"


def one_line(text: str) -> str:
    return " ".join(clean(text).split())


def clean(text: str) -> str:
    """Return a text without control characters; the end of a line is one line feed.

    A lone carriage return ends a line for many readers: left in, the words behind it would begin
    a property.
    """
    return text.replace("\r\n", "\n").translate(LINE_ENDS).translate(CONTROLS).strip()


# --- One series -----------------------------------------------------------------------------------


def _series(dates: Sequence[Reading], rule: Rule | None, words_of: WordsOf) -> list[str]:
    """Return the events of one series. `dates` are in order of their original date."""
    singles, events = dates, []
    blocks: Blocks = {}
    if rule and rule.frequency in RECURRING:
        first, last = dates[0].original_date, dates[-1].original_date
        # A date that was added may come before or after all others: the rule keeps to its own.
        days = rule_dates(rule, Period(first, last))
        ruled = set(days)
        if named := [each for each in dates if each.original_date in ruled]:
            events = _recurring(named, rule, days, words_of, blocks)
        singles = [each for each in dates if each.original_date not in ruled]
    for each in singles:
        uid = line("UID", single_uid(each))
        block = _block(each, words_of, blocks)
        events.append(_event(each, block, uid=uid, sequence=each.sequence))
    return events


def _recurring(
    dates: Sequence[Reading],
    rule: Rule,
    days: Iterable[date],
    words_of: WordsOf,
    blocks: Blocks,
) -> list[str]:
    """Return the event of a rule that begins and ends with these dates, and those that differ."""
    first, last = dates[0].original_date, dates[-1].original_date
    there = {each.original_date for each in dates}
    # One number for all events of a UID: when a change is undone its own event goes, and only a
    # higher number of the rule tells an imported copy that the date is as planned again.
    sequence = max(each.sequence for each in dates)
    planned = _as_planned(dates, rule)
    uid = line("UID", series_uid(planned))
    block = _block(planned, words_of, blocks)
    repeats = line("RRULE", _rrule(rule, last)) + "".join(
        on_the_clock("EXDATE", _wall_clock(on, rule.start_time))
        for on in days
        if first < on < last and on not in there
    )
    events = [_event(planned, block, uid=uid, sequence=sequence, repeats=repeats)]
    for each in dates:
        own = _block(each, words_of, blocks)
        if own == block and _is_planned(each, rule):
            continue
        start = _wall_clock(each.original_date, rule.start_time)
        uid_of_date = uid + on_the_clock("RECURRENCE-ID", start)
        events.append(_event(each, own, uid=uid_of_date, sequence=sequence))
    return events


def _as_planned(dates: Sequence[Reading], rule: Rule) -> Reading:
    """Return the first date as the rule gives it, with the place and languages of most dates."""
    first = dates[0]
    [(usual, _count)] = Counter(
        (each.place, each.languages, each.language_codes) for each in dates
    ).most_common(1)
    place, languages, language_codes = usual
    start = _wall_clock(first.original_date, rule.start_time)
    end = _wall_clock(first.original_date, rule.end_time)
    return replace(
        first,
        updated_at=max(each.updated_at for each in dates),
        on=first.original_date,
        starts_at=start,
        ends_at=max(end, start + timedelta(minutes=1)),
        status=Status.SCHEDULED,
        reason=Words("", first.activity_language),
        note=Words("", first.activity_language),
        previous_starts_at=None,
        previous_place="",
        place=place,
        languages=languages,
        language_codes=language_codes,
        places_left=None,
        has_waiting_list=False,
    )


def _is_planned(reading: Reading, rule: Rule) -> bool:
    if reading.status != Status.SCHEDULED:
        return False
    hours = ((reading.starts_at, rule.start_time), (reading.ends_at, rule.end_time))
    # On the clock first, which costs little; in the night of summer time only moments tell.
    return all(
        (at.time() == hour and at.date() == reading.original_date)
        or at.astimezone(UTC) == moment(reading.original_date, hour)
        for at, hour in hours
    )


def _rrule(rule: Rule, last: date) -> str:
    weekday = WEEKDAYS[rule.starts_on.weekday()]
    # In UTC, as it must be beside a DTSTART with a zone; the last date itself is included.
    until = f"UNTIL={in_utc(moment(last, rule.start_time))}"
    match rule.frequency:
        case Frequency.WEEKLY:
            every = f";INTERVAL={rule.interval_weeks}" if rule.interval_weeks > 1 else ""
            return f"FREQ=WEEKLY;{until}{every};BYDAY={weekday};WKST=MO"
        case Frequency.MONTHLY_NTH:
            nth = nth_weekday(rule.starts_on)
            return f"FREQ=MONTHLY;{until};BYDAY={nth}{weekday};WKST=MO"
        case _last_of_the_month:
            return f"FREQ=MONTHLY;{until};BYDAY=-1{weekday};WKST=MO"


def _wall_clock(on: date, at: time) -> datetime:
    return datetime.combine(on, at, tzinfo=BRUSSELS)


# --- One event ------------------------------------------------------------------------------------


def _event(reading: Reading, block: Block, *, uid: str, sequence: int, repeats: str = "") -> str:
    """Return one event. `uid`: its line, with that of its RECURRENCE-ID; `repeats`: of its rule."""
    updated_at = in_utc(reading.updated_at)
    summary, before, after = block
    return (
        f"BEGIN:VEVENT\r\n{summary}"
        f"{on_the_clock('DTSTART', reading.starts_at)}{on_the_clock('DTEND', reading.ends_at)}"
        f"DTSTAMP:{updated_at}\r\n{uid}SEQUENCE:{sequence}\r\n{repeats}{before}"
        f"LAST-MODIFIED:{updated_at}\r\n{after}END:VEVENT\r\n"
    )


def _block(reading: Reading, words_of: WordsOf, blocks: Blocks) -> Block:
    """Return the lines of a date that are the same for many dates of its series."""
    if not _may_differ(reading):
        key = (reading.place, reading.languages)
        if key not in blocks:
            blocks[key] = _new_block(reading, words_of(reading))
        return blocks[key]
    return _new_block(reading, words_of(reading))


def _may_differ(reading: Reading) -> bool:
    """Return whether a date has words of its own: most have those of their series."""
    return (
        reading.status != Status.SCHEDULED or bool(reading.note) or reading.places_left is not None
    )


def _new_block(reading: Reading, text: EventText) -> Block:
    kind, position = one_line(reading.activity_type), _position(reading)
    before = [
        text_line("CATEGORIES", kind) if kind else "",
        text_line("DESCRIPTION", clean(text.description)),
        line("GEO", f"{position[0]};{position[1]}") if position else "",
    ]
    after = [
        text_line("LOCATION", one_line(text.location)) if text.location else "",
        line("STATUS", "CONFIRMED" if reading.takes_place else "CANCELLED"),
        line("X-KOALA-STATUS", "POSTPONED") if reading.status == Status.POSTPONED else "",
        # What one may go to does not make one busy.
        line("TRANSP", "TRANSPARENT"),
        line("URL", text.url),
    ]
    summary = text_line(f"SUMMARY;LANGUAGE={text.language_code}", one_line(text.summary))
    return summary, "".join(before), "".join(after)


def _position(reading: Reading) -> tuple[float, float] | None:
    place = reading.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude
