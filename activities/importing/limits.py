"""How much of a file is read at all. Checked before any parser sees it: seven of fifteen calendars
of less than 300 bytes keep the usual libraries busy for more than 20 seconds. Pure."""

import re
from datetime import date, timedelta

from activities.importing.problems import refuse
from activities.schedule import school_year_start
from locations.calendars import Period

MAX_BYTES = 2 * 1024 * 1024
MAX_LINES = 20_000
MAX_LINE_OCTETS = 8_000  # one line, put together again
MAX_NESTING = 4
MAX_EVENTS = 2_000
MAX_EXTRA_DATES = 1_000  # RDATE and EXDATE of one event, together
MAX_INTERVAL = 52
MAX_COUNT = 1_000
MAX_SET_POSITIONS = 5
MAX_LIST = 400  # values of one part of a rule: more than the days of a year say nothing
FIRST_YEAR, LAST_YEAR = 1990, 2100
MAX_DAYS_LOOKED_AT = 2_000_000  # days that all rules of one file may visit: about three seconds
MAX_UNCOMPRESSED_BYTES = 20 * 1024 * 1024  # a workbook, unzipped
MAX_PART_BYTES = 3 * 1024 * 1024  # one part of it: a sheet of 2,000 rows is half of that
MAX_STYLES_BYTES = 512 * 1024  # each style costs more to read than a cell
MAX_ZIP_ENTRIES = 200
MAX_ROWS = 2_000
MAX_COLUMNS = 30
MAX_CELL_CHARACTERS = 2_000

# Properties that are never read: however long, they are thrown away before anything counts them.
NEVER_READ = re.compile(
    rb"(?:ATTACH|ATTENDEE|ORGANIZER|IMAGE|STYLED-DESCRIPTION|X-(?!KOALA-STATUS:)[A-Z0-9-]+)[;:]",
    re.I,
)


Line = tuple[int, str]  # its number in the file, and its text


class Budget:
    """The work that one file may cost."""

    def __init__(self, days: int = MAX_DAYS_LOOKED_AT) -> None:
        self.days = days

    def spend(self, days: int) -> None:
        self.days -= days
        if self.days < 0:
            raise refuse("too-much-work")


def window_of(today: date) -> Period:
    """Return the 24 months in which dates are worked out: this school year and the next.

    It follows the school year, not the day: a feed that is read every night would otherwise have
    other dates each night, and `schedule.horizon` keeps no dates beyond it anyway.
    """
    first = school_year_start(today)
    return Period(first, date(first.year + 2, 9, 1) - timedelta(days=1))


def check_size(raw: bytes) -> None:
    if len(raw) > MAX_BYTES:
        raise refuse("too-large", megabytes=MAX_BYTES // 1024 // 1024)
    if not raw.strip():
        raise refuse("empty-file")


def calendar_lines(raw: bytes) -> list[Line]:
    """Return the logical lines of an iCalendar file, without those that are never read.

    Each with the number of the line that it begins at in the file.

    Folded lines are put together as bytes: a fold may split a letter of UTF-8.
    Raises ImportRefusedError when the file is more than a calendar can be.
    """
    check_size(raw)
    if raw.count(b"\n") + raw.count(b"\r") > 2 * MAX_LINES:
        raise refuse("too-many-lines", count=MAX_LINES)
    physical = raw.removeprefix(b"\xef\xbb\xbf").splitlines()
    if len(physical) > MAX_LINES:
        raise refuse("too-many-lines", count=MAX_LINES)
    parts: list[tuple[int, list[bytes]]] = []
    for number, line in enumerate(physical, start=1):
        if line[:1] in (b" ", b"\t") and parts:
            parts[-1][1].append(line[1:])
        else:
            parts.append((number, [line]))
    logical = [(number, b"".join(each)) for number, each in parts]
    kept = [each for each in logical if each[1].strip() and not NEVER_READ.match(each[1])]
    for number, line in kept:
        if len(line) > MAX_LINE_OCTETS:
            raise refuse("line-too-long", count=MAX_LINE_OCTETS, line=number)
    if not kept:
        raise refuse("broken-calendar")
    texts = _decoded([line for _number, line in kept])
    lines = list(zip([number for number, _line in kept], texts, strict=True))
    _check_structure(lines)
    return lines


def _decoded(lines: list[bytes]) -> list[str]:
    whole = b"\n".join(lines)
    if b"\0" in whole:
        raise refuse("not-a-calendar")
    try:
        text = whole.decode("utf-8")
    except UnicodeDecodeError:
        text = whole.decode("cp1252", errors="replace")
    return text.split("\n")


def _check_structure(lines: list[Line]) -> None:
    """Refuse what is no calendar, has too many events, or begins what it does not end."""
    open_parts: list[str] = []
    events = 0
    for at, (number, line) in enumerate(lines):
        word, _colon, name = line.partition(":")
        word, name = word.strip().upper(), name.strip().upper()
        if at == 0 and (word, name) != ("BEGIN", "VCALENDAR"):
            raise refuse("not-a-calendar")
        if word == "BEGIN":
            open_parts.append(name)
            events += name == "VEVENT"
            if len(open_parts) > MAX_NESTING:
                raise refuse("too-deep", line=number)
            if events > MAX_EVENTS:
                raise refuse("too-many-events", count=MAX_EVENTS)
        elif word == "END" and (not open_parts or open_parts.pop() != name):
            raise refuse("broken-calendar", line=number)
    if open_parts or not lines:
        raise refuse("broken-calendar")
