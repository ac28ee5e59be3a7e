"""Dates as a calendar that phones and computers follow: RFC 5545 and RFC 7986. Pure.

What the three big readers (Google, Apple, Outlook) make of it decides what is written:

- A recurring series is one VEVENT with an RRULE. Its dates that are not there (holidays, days that
  fall out) are EXDATEs, so that it unfolds to exactly the dates that we have.
- A date of it that differs is a VEVENT of its own with the same UID and a RECURRENCE-ID.
- Added dates, lists of days and single days are VEVENTs with a UID of their own: RDATE is not
  read everywhere, and a RECURRENCE-ID must be a date that the rule names.
- Postponed is STATUS:CANCELLED too, since TENTATIVE shows nowhere on a phone and a family would
  come for nothing. SUMMARY and DESCRIPTION begin with the word, for readers that show it.
- Nothing comes from the clock: equal dates give equal bytes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar, Event, Timezone

from activities.choices import Frequency, Status
from activities.readings import Reading
from activities.schedule import BRUSSELS, Rule, moment, nth_weekday, rule_dates
from content.words import Words
from locations.calendars import Period

PRODUCT = "-//KOALA//KOALA platform//NL"
REFRESH_EVERY = timedelta(hours=6)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
RECURRING = (Frequency.WEEKLY, Frequency.MONTHLY_NTH, Frequency.MONTHLY_LAST)

# The rule that holds since 1996, instead of the 2.4 kB of single days that libraries write.
BRUSSELS_VTIMEZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
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


def calendar(
    facts: CalendarFacts,
    readings: Iterable[Reading],
    *,
    rules: Mapping[str, Rule],
    words_of: WordsOf,
) -> bytes:
    """Return these dates as the text of a calendar. `rules`: by the key of their series."""
    written = Calendar()
    written.add("prodid", PRODUCT)
    written.add("version", "2.0")
    written.add("calscale", "GREGORIAN")
    language = {"LANGUAGE": facts.language_code}
    for name, text in (("name", facts.name), ("description", facts.description)):
        if text:
            written.add(name, one_line(text), parameters=language)
    written.add("x-wr-calname", one_line(facts.name))
    written.add("x-wr-timezone", BRUSSELS.key)
    # VALUE is required here (RFC 7986, 5.7), though the type has only one value.
    written.add("refresh-interval", REFRESH_EVERY, parameters={"VALUE": "DURATION"})
    written.add("x-published-ttl", "PT6H")
    written.add("source", facts.feed_url, parameters={"VALUE": "URI"})
    written.add("url", facts.page_url)
    written.add_component(Timezone.from_ical(BRUSSELS_VTIMEZONE.replace("\n", "\r\n")))
    by_series: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda each: (each.series_key, each.original_date)):
        by_series.setdefault(reading.series_key, []).append(reading)
    for key, dates in by_series.items():
        for event in _series(dates, rules.get(key), words_of):
            written.add_component(event)
    return bytes(written.to_ical())


def single_uid(reading: Reading) -> str:
    """Return the UID of a date on its own, the same for ever and in every language."""
    return f"{reading.series_key}-{reading.original_date:%Y%m%d}@koala"


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


def _series(dates: Sequence[Reading], rule: Rule | None, words_of: WordsOf) -> list[Event]:
    """Return the events of one series. `dates` are in order of their original date."""
    singles, events = dates, []
    if rule and rule.frequency in RECURRING:
        days = set(rule_dates(rule, Period(dates[0].original_date, dates[-1].original_date)))
        if named := [each for each in dates if each.original_date in days]:
            events = _recurring(named, rule, words_of)
        singles = [each for each in dates if each.original_date not in days]
    return events + [_single(each, words_of) for each in singles]


def _single(reading: Reading, words_of: WordsOf) -> Event:
    event = _event(reading, words_of(reading), uid=single_uid(reading), sequence=reading.sequence)
    event.add("dtstart", reading.starts_at)
    event.add("dtend", reading.ends_at)
    return event


def _recurring(dates: Sequence[Reading], rule: Rule, words_of: WordsOf) -> list[Event]:
    """Return the event of a rule that begins and ends with these dates, and those that differ."""
    first, last = dates[0].original_date, dates[-1].original_date
    there = {each.original_date for each in dates}
    # One number for all events of a UID: when a change is undone its own event goes, and only a
    # higher number of the rule tells an imported copy that the date is as planned again.
    sequence = max(each.sequence for each in dates)
    planned = _as_planned(dates, rule)
    text = words_of(planned)
    event = _event(planned, text, uid=series_uid(planned), sequence=sequence)
    event.add("dtstart", planned.starts_at)
    event.add("dtend", planned.ends_at)
    event.add("rrule", _rrule(rule, last))
    for on in rule_dates(rule, Period(first, last)):
        if on not in there:
            event.add("exdate", _wall_clock(on, rule.start_time))
    events = [event]
    for each in dates:
        if _is_planned(each, rule) and _says_nothing_else(each, planned):
            continue
        own = words_of(each)
        if _is_planned(each, rule) and own == text and _position(each) == _position(planned):
            continue
        other = _event(each, own, uid=series_uid(each), sequence=sequence)
        other.add("recurrence-id", _wall_clock(each.original_date, rule.start_time))
        other.add("dtstart", each.starts_at)
        other.add("dtend", each.ends_at)
        events.append(other)
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
    start = moment(reading.original_date, rule.start_time)
    end = moment(reading.original_date, rule.end_time)
    return (
        reading.status == Status.SCHEDULED
        and reading.starts_at.astimezone(UTC) == start
        and reading.ends_at.astimezone(UTC) == end
    )


def _says_nothing_else(reading: Reading, planned: Reading) -> bool:
    """Return whether the words can only be the same. Most dates: it saves making them."""
    return (
        not reading.note
        and reading.places_left is None
        and (reading.place, reading.languages) == (planned.place, planned.languages)
    )


def _rrule(rule: Rule, last: date) -> dict[str, Any]:
    weekday = WEEKDAYS[rule.starts_on.weekday()]
    # In UTC, as it must be beside a DTSTART with a zone; the last date itself is included.
    ending = {"wkst": "MO", "until": moment(last, rule.start_time)}
    match rule.frequency:
        case Frequency.WEEKLY:
            every = {"interval": rule.interval_weeks} if rule.interval_weeks > 1 else {}
            return {"freq": "WEEKLY", **every, "byday": weekday, **ending}
        case Frequency.MONTHLY_NTH:
            nth = nth_weekday(rule.starts_on)
            return {"freq": "MONTHLY", "byday": f"{nth}{weekday}", **ending}
        case _last_of_the_month:
            return {"freq": "MONTHLY", "byday": f"-1{weekday}", **ending}


def _wall_clock(on: date, at: time) -> datetime:
    return datetime.combine(on, at, tzinfo=BRUSSELS)


# --- One event ------------------------------------------------------------------------------------


def _event(reading: Reading, text: EventText, *, uid: str, sequence: int) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", reading.updated_at.astimezone(UTC))
    event.add("last-modified", reading.updated_at.astimezone(UTC))
    event.add("summary", one_line(text.summary), parameters={"LANGUAGE": text.language_code})
    event.add("description", clean(text.description))
    if text.location:
        event.add("location", one_line(text.location))
    if position := _position(reading):
        event.add("geo", position)
    event.add("status", "CONFIRMED" if reading.takes_place else "CANCELLED")
    event.add("url", text.url)
    if reading.activity_type:
        event.add("categories", [one_line(reading.activity_type)])
    # What one may go to does not make one busy.
    event.add("transp", "TRANSPARENT")
    return event


def _position(reading: Reading) -> tuple[float, float] | None:
    place = reading.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude
