"""A season plan as plans: rows with one name are one activity. Pure.

All or nothing: one row that cannot be read refuses the file, with the number of each bad row.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from activities.choices import Frequency, HolidayPolicy
from activities.importing.clean_text import cut, plain_text
from activities.importing.limits import FIRST_YEAR, LAST_YEAR, window_of
from activities.importing.plans import EventPlan, ReadPlan, SeriesPlan, fingerprint_of
from activities.importing.problems import ImportRefusedError, Problem, problem
from activities.importing.reading_ical import (
    MAX_PLACE_CHARACTERS,
    MAX_SUMMARY_CHARACTERS,
    MAX_TITLE_CHARACTERS,
)
from activities.importing.tables import Cell, Row, rows_of
from activities.schedule import Rule, rule_dates, rule_problems
from locations.calendars import Holidays, Period

# Column to the headings it may have. The first one stands in the example.
HEADINGS = {
    "title": ("Titel", "Activiteit", "Naam", "Title"),
    "summary": ("Omschrijving", "Wat", "Beschrijving", "Uitleg"),
    "first": ("Eerste dag", "Datum", "Dag", "Startdatum", "Begindatum"),
    "until": ("Laatste dag", "Einddatum", "Tot en met", "Tot datum"),
    "start": ("Van", "Beginuur", "Startuur", "Begin", "Uur"),
    "end": ("Tot", "Einduur", "Einde"),
    "repeats": ("Herhaling", "Hoe vaak"),
    "dates": ("Andere dagen", "Dagen", "Data"),
    "excluded": ("Niet op", "Behalve op", "Uitzonderingen"),
    "place": ("Plaats", "Locatie", "Adres", "Waar"),
    "key": ("Kenmerk", "Nummer", "Code"),
}
NEEDED = ("title", "first", "start", "end")
MAX_BAD_ROWS = 20
DAY = re.compile(
    r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.A
)
HOUR = re.compile(r"(\d{1,2})(?:\s*[.:uUhH]\s*(\d{2})?)?(?::\d{2})?(?:\s*(?:uur|u|h))?", re.A)
WEEKS = re.compile(r"(?:om de|elke|iedere)\s+(\d{1,2}|twee|drie|vier)\s+weken", re.A)
NUMBERS = {"twee": 2, "drie": 3, "vier": 4}
WEEKLY = ("wekelijks", "elke week", "iedere week", "week")
ONCE = ("", "eenmalig", "nee", "een keer", "1 keer")
MONTHLY = ("maandelijks", "elke maand", "iedere maand", "maand")
MONTHLY_LAST = ("laatste van de maand", "elke laatste van de maand")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of a season plan, read."""

    number: int
    title: str
    key: str
    summary: str
    place: str
    rule: Rule
    notes: tuple[Problem, ...]


def plan_of_table(raw: bytes, *, today: date) -> ReadPlan:
    """Return what a season plan says. Raises ImportRefusedError with each row that is wrong."""
    rows = rows_of(raw)
    if not rows:
        raise ImportRefusedError(problem("no-rows"))
    columns = _columns(rows[0])
    found: list[PlanRow] = []
    bad: list[Problem] = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(row):
            continue
        try:
            found.append(_plan_row(number, row, columns))
        except ImportRefusedError as refused:
            bad += refused.problems
    if bad:
        raise ImportRefusedError(*bad[:MAX_BAD_ROWS])
    if not found:
        raise ImportRefusedError(problem("no-rows"))
    grouped: dict[str, list[PlanRow]] = {}
    for each in found:
        grouped.setdefault(_folded(each.key or each.title), []).append(each)
    window = window_of(today)
    return ReadPlan(tuple(_event(name, group, window) for name, group in grouped.items()))


def _columns(heading: Row) -> dict[str, int]:
    names = {_folded(name): column for column, known in HEADINGS.items() for name in known}
    found: dict[str, int] = {}
    for index, cell in enumerate(heading):
        column = names.get(_folded(str(cell)))
        if column and column not in found:
            found[column] = index
    missing = [HEADINGS[column][0] for column in NEEDED if column not in found]
    if missing:
        raise ImportRefusedError(problem("missing-columns", names=", ".join(missing)))
    return found


def _folded(text: str) -> str:
    """Return a text by which two spellings of one name are equal."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(re.sub(r"[^\w]+", " ", letters).split())


def _plan_row(number: int, row: Row, columns: dict[str, int]) -> PlanRow:
    def cell(name: str) -> Cell:
        index = columns.get(name)
        return row[index] if index is not None and index < len(row) else ""

    def text(name: str, most: int, *, lines: bool = False) -> tuple[str, bool]:
        return cut(plain_text(str(cell(name)), lines=lines), most)

    title, is_title_cut = text("title", MAX_TITLE_CHARACTERS)
    summary, is_summary_cut = text("summary", MAX_SUMMARY_CHARACTERS, lines=True)
    if not title:
        raise ImportRefusedError(problem("row-no-title", row=number))
    notes = []
    if is_title_cut:
        notes.append(problem("title-cut", count=MAX_TITLE_CHARACTERS))
    if is_summary_cut:
        notes.append(problem("summary-cut", count=MAX_SUMMARY_CHARACTERS))
    first = _day(cell("first"), number)
    until = _day(cell("until"), number) if cell("until") else None
    others = _days(cell("dates"), number)
    frequency, weeks = _frequency(str(cell("repeats")), others, number)
    rule = Rule(
        frequency=frequency,
        starts_on=first,
        start_time=_hour(cell("start"), number),
        end_time=_hour(cell("end"), number),
        until=until if frequency not in (Frequency.ONCE, Frequency.DATES) else None,
        interval_weeks=weeks,
        dates=tuple(sorted({first, *others})) if frequency == Frequency.DATES else (),
        excluded_dates=tuple(_days(cell("excluded"), number)),
        holiday_policy=HolidayPolicy.KEEP_ALL,
    )
    if problems := rule_problems(rule, Holidays()):
        raise ImportRefusedError(problem(f"row-{next(iter(problems.values()))}", row=number))
    place = text("place", MAX_PLACE_CHARACTERS)[0]
    key = text("key", MAX_TITLE_CHARACTERS)[0]
    return PlanRow(number, title, key, summary, place, rule, tuple(notes))


def _day(cell: Cell, number: int) -> date:
    if isinstance(cell, datetime):
        found = cell.date()
    elif isinstance(cell, date):
        found = cell
    else:
        match = DAY.fullmatch(str(cell).strip())
        try:
            if not match:
                raise ValueError
            day, month, year, iso_year, iso_month, iso_day = match.groups()
            found = date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
        except ValueError:
            value = str(cell)[:40]
            raise ImportRefusedError(problem("row-bad-day", row=number, value=value)) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ImportRefusedError(problem("row-bad-day", row=number, value=f"{found:%d/%m/%Y}"))
    return found


def _days(cell: Cell, number: int) -> list[date]:
    if isinstance(cell, (date, datetime)):
        return [_day(cell, number)]
    words = [word.strip() for word in re.split(r"[,;\n|]+", str(cell)) if word.strip()]
    return sorted({_day(word, number) for word in words})


def _hour(cell: Cell, number: int) -> time:
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    match = HOUR.fullmatch(str(cell).strip())
    try:
        if not match:
            raise ValueError
        return time(int(match[1]), int(match[2] or 0))
    except ValueError:
        value = str(cell)[:40]
        raise ImportRefusedError(problem("row-bad-hour", row=number, value=value)) from None


def _frequency(text: str, others: Sequence[date], number: int) -> tuple[Frequency, int]:
    word = _folded(text)
    if match := WEEKS.fullmatch(word):
        weeks = NUMBERS.get(match[1]) or int(match[1])
        if 1 <= weeks <= 52:
            return Frequency.WEEKLY, weeks
    if word in WEEKLY:
        return Frequency.WEEKLY, 1
    if word in MONTHLY:
        return Frequency.MONTHLY_NTH, 1
    if word in MONTHLY_LAST:
        return Frequency.MONTHLY_LAST, 1
    if word in ONCE:
        return (Frequency.DATES if others else Frequency.ONCE), 1
    raise ImportRefusedError(problem("row-bad-repeat", row=number, value=text[:40]))


def _event(name: str, rows: Sequence[PlanRow], window: Period) -> EventPlan:
    """Return one activity; rows that give single days at the same hours become one list."""
    lists: dict[tuple[time, time], set[date]] = {}
    series: list[SeriesPlan] = []
    notes: list[Problem] = [note for row in rows for note in row.notes]
    places = list(dict.fromkeys(row.place for row in rows if row.place))
    if len(places) > 1:
        notes.append(problem("several-places", places=" / ".join(places)[:MAX_PLACE_CHARACTERS]))
    for row in rows:
        rule = row.rule
        if rule.frequency in (Frequency.ONCE, Frequency.DATES):
            days = set(rule.dates or (rule.starts_on,)) - set(rule.excluded_dates)
            lists.setdefault((rule.start_time, rule.end_time), set()).update(days)
        else:
            slot = f"{rule.frequency}-{rule.starts_on.weekday()}-{rule.start_time:%H%M}"
            taken = {each.slot for each in series}
            while slot in taken:
                slot += "-"
            series.append(SeriesPlan(slot, rule))
    for (start, end), days in sorted(lists.items()):
        ordered = tuple(sorted(days))
        rule = Rule(
            frequency=Frequency.ONCE if len(ordered) == 1 else Frequency.DATES,
            starts_on=ordered[0],
            start_time=start,
            end_time=end,
            dates=ordered if len(ordered) > 1 else (),
            holiday_policy=HolidayPolicy.KEEP_ALL,
        )
        if "too-many-dates" in rule_problems(rule, Holidays()).values():
            raise ImportRefusedError(problem("row-too-many-dates", row=rows[0].number))
        series.append(SeriesPlan(f"dates-{start:%H%M}-{end:%H%M}", rule))
    days_ahead = [day for each in series for day in rule_dates(each.rule, window)]
    return EventPlan(
        uid="plan:" + fingerprint_of(name),
        title=rows[0].title,
        summary=next((row.summary for row in rows if row.summary), ""),
        place=places[0] if len(places) == 1 else "",
        series=tuple(series),
        last_date=max(days_ahead, default=None),
        notes=tuple(dict.fromkeys(notes)),
    )
