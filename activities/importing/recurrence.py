"""The rule of a repeating event, and its days within a window. Pure.

Days are looked up in the calendar, period by period, never beyond the window: a rule without any
day (30 February) costs no more than one that has many.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from activities.importing.clocks import read_moment
from activities.importing.limits import (
    MAX_COUNT,
    MAX_INTERVAL,
    MAX_LIST,
    MAX_SET_POSITIONS,
    Budget,
)
from activities.importing.problems import refuse
from activities.schedule import BRUSSELS

WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
RANGES = {
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYSETPOS": (-366, 366),
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSECOND": (0, 59),
}
ONE_VALUE = ("BYHOUR", "BYMINUTE", "BYSECOND")
DAY = timedelta(days=1)
DATE_COSTS = 6  # a date that counts costs as much as six days that do not


@dataclass(frozen=True, slots=True)
class Recurrence:
    """One RRULE. `by_day` holds pairs: the nth of its period (0: every), and the weekday."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: datetime | date | None = None
    by_day: tuple[tuple[int, int], ...] = ()
    by_month: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_set_pos: tuple[int, ...] = ()
    week_start: int = 0
    hour: int | None = None
    minute: int | None = None
    second: int | None = None

    @property
    def has_day_filter_only(self) -> bool:
        """Return whether nothing but BYDAY and BYSETPOS says which days count."""
        return not (self.by_month or self.by_month_day or self.by_year_day)


def read_recurrence(text: str) -> Recurrence:
    """Return the rule of an RRULE value. Raises ImportRefusedError for what we do not take."""
    parts: dict[str, str] = {}
    for part in filter(None, text.strip().upper().split(";")):
        name, _equals, value = part.partition("=")
        if name in parts or not value:
            raise refuse("unreadable-rule", value=text[:60])
        parts[name] = value
    frequency = parts.pop("FREQ", "")
    if frequency not in FREQUENCIES:
        raise refuse(
            "rule-too-often" if frequency.endswith("LY") else "unreadable-rule", value=text[:60]
        )
    lists = {name: _numbers(name, parts.pop(name), text) for name in RANGES if name in parts}
    if any(len(lists.get(name, ())) > 1 for name in ONE_VALUE):
        raise refuse("rule-too-often", value=text[:60])
    if len(lists.get("BYSETPOS", ())) > MAX_SET_POSITIONS:
        raise refuse("unreadable-rule", value=text[:60])
    by_day = _by_day(parts.pop("BYDAY", ""), frequency, text)
    rule = Recurrence(
        frequency=frequency,
        interval=_number(parts.pop("INTERVAL", "1"), 1, MAX_INTERVAL, text),
        count=_number(parts.pop("COUNT"), 1, MAX_COUNT, text) if "COUNT" in parts else None,
        until=read_moment(parts.pop("UNTIL"), BRUSSELS) if "UNTIL" in parts else None,
        by_day=by_day,
        by_month=lists.get("BYMONTH", ()),
        by_month_day=lists.get("BYMONTHDAY", ()),
        by_year_day=lists.get("BYYEARDAY", ()),
        by_set_pos=lists.get("BYSETPOS", ()),
        week_start=WEEKDAYS.get(parts.pop("WKST", "MO"), 0),
        hour=next(iter(lists.get("BYHOUR", ())), None),
        minute=next(iter(lists.get("BYMINUTE", ())), None),
        second=next(iter(lists.get("BYSECOND", ())), None),
    )
    if parts or (rule.count and rule.until):
        raise refuse("unreadable-rule", value=text[:60])
    return rule


def _number(value: str, low: int, high: int, text: str) -> int:
    if not (value.lstrip("+-").isascii() and value.lstrip("+-").isdigit() and len(value) < 6):
        raise refuse("unreadable-rule", value=text[:60])
    number = int(value)
    if not low <= number <= high:
        raise refuse("rule-out-of-range", value=text[:60])
    return number


def _numbers(name: str, value: str, text: str) -> tuple[int, ...]:
    words = value.split(",", MAX_LIST + 1)
    if len(words) > MAX_LIST:
        raise refuse("unreadable-rule", value=text[:60])
    low, high = RANGES[name]
    found = tuple(_number(word, low, high, text) for word in words)
    if low < 0 and 0 in found:
        raise refuse("unreadable-rule", value=text[:60])
    return found


def _by_day(value: str, frequency: str, text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for word in filter(None, value.split(",", MAX_LIST)):
        ordinal, weekday = word[:-2], WEEKDAYS.get(word[-2:])
        if weekday is None or (ordinal and frequency in ("DAILY", "WEEKLY")):
            raise refuse("unreadable-rule", value=text[:60])
        nth = _number(ordinal, -53, 53, text) if ordinal else 0
        found.append((nth, weekday))
    return tuple(found)


def days_of(
    rule: Recurrence, start: date, *, first: date, last: date, budget: Budget
) -> Iterator[date]:
    """Yield the days of a rule within a window, in order; `start` is the day of DTSTART.

    COUNT counts from `start` on; UNTIL is for the caller, who knows the hours.
    """
    given = 0
    rule = _completed(rule, start)
    for period in _periods(rule, start, first=first, last=last):
        budget.spend(len(period))
        days = [day for day in period if _matches(rule, day)]
        for day in _at_positions(days, rule.by_set_pos):
            if day < start:
                continue
            if day > last:
                return
            given += 1
            if day >= first:
                budget.spend(DATE_COSTS)
                yield day
            if given == rule.count:
                return


def _periods(rule: Recurrence, start: date, *, first: date, last: date) -> Iterator[list[date]]:
    """Yield the days of each period that a rule looks at, up to the end of the window."""
    # Without a COUNT nothing that lies before the window matters, so begin shortly before it.
    jump = rule.count is None and first > start
    step = rule.interval
    if rule.frequency in ("DAILY", "WEEKLY"):
        size = 1 if rule.frequency == "DAILY" else 7
        begin = start if size == 1 else start - DAY * ((start.weekday() - rule.week_start) % 7)
        if jump:
            begin += DAY * (max((first - begin).days // (size * step) - 1, 0) * size * step)
        weekdays = {weekday for _nth, weekday in rule.by_day}
        days = [
            DAY * each
            for each in range(size)
            if size == 1 or not weekdays or (rule.week_start + each) % 7 in weekdays
        ]
        while begin <= last:
            yield [begin + each for each in days]
            begin += DAY * (size * step)
    elif rule.frequency == "MONTHLY":
        month = start.year * 12 + start.month - 1
        if jump:
            month += max((first.year * 12 + first.month - 1 - month) // step - 1, 0) * step
        while month <= last.year * 12 + last.month - 1:
            year, index = divmod(month, 12)
            yield [
                date(year, index + 1, day) for day in range(1, monthrange(year, index + 1)[1] + 1)
            ]
            month += step
    else:
        year = start.year
        if jump:
            year += max((first.year - year) // step - 1, 0) * step
        while year <= last.year:
            january = date(year, 1, 1)
            yield [january + DAY * each for each in range((date(year + 1, 1, 1) - january).days)]
            year += step


def _completed(rule: Recurrence, start: date) -> Recurrence:
    """Return a rule with what RFC 5545 takes from DTSTART."""
    if rule.by_year_day or rule.by_month_day or rule.by_day:
        return rule
    match rule.frequency:
        case "YEARLY":
            months = rule.by_month or (start.month,)
            return replace(rule, by_month=months, by_month_day=(start.day,))
        case "MONTHLY":
            return replace(rule, by_month_day=(start.day,))
        case "WEEKLY":
            return replace(rule, by_day=((0, start.weekday()),))
    return rule


def _matches(rule: Recurrence, day: date) -> bool:
    by_month_day, by_day = rule.by_month_day, rule.by_day
    if rule.by_month and day.month not in rule.by_month:
        return False
    if by_month_day:
        left = day.day - monthrange(day.year, day.month)[1] - 1
        if day.day not in by_month_day and left not in by_month_day:
            return False
    if rule.by_year_day:
        number = day.timetuple().tm_yday
        left = number - date(day.year, 12, 31).timetuple().tm_yday - 1
        if number not in rule.by_year_day and left not in rule.by_year_day:
            return False
    return not by_day or any(
        _is_nth(rule, day, nth) for nth, weekday in by_day if weekday == day.weekday()
    )


def _is_nth(rule: Recurrence, day: date, nth: int) -> bool:
    """Return whether a day is the nth of its weekday in the month, or else in the year."""
    if nth == 0:
        return True
    if rule.frequency == "MONTHLY" or rule.by_month:
        length, number = monthrange(day.year, day.month)[1], day.day
    else:
        length, number = date(day.year, 12, 31).timetuple().tm_yday, day.timetuple().tm_yday
    if nth > 0:
        return (number - 1) // 7 + 1 == nth
    return (length - number) // 7 + 1 == -nth


def _at_positions(days: list[date], positions: tuple[int, ...]) -> list[date]:
    if not positions:
        return days
    indexes = {each - 1 if each > 0 else len(days) + each for each in positions}
    return [day for index, day in enumerate(days) if index in indexes]
