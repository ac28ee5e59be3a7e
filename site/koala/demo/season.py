"""Moves the demo to another school year. Pure.

The content is written for 2026-2027. A day becomes the same weekday of the same week of its month:
the second Thursday stays the second Thursday, the last Wednesday the last.
"""

from datetime import date, timedelta
from typing import Any

from activities.schedule import is_last_weekday, nth_weekday, school_year_start

WRITTEN_FOR = date(2026, 9, 1)


def years_to_shift(today: date) -> int:
    """Return how many school years lie between the written one and the one around `today`.

    In July and August it is the next one: there is nothing to show in summer.
    """
    start = school_year_start(today)
    if today.month in (7, 8):
        start = start.replace(year=start.year + 1)
    return start.year - WRITTEN_FOR.year


def shift(value: Any, years: int) -> Any:
    """Return the value with every date in it moved by a number of school years."""
    if years == 0:
        return value
    if isinstance(value, dict):
        return {key: shift(each, years) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(shift(each, years) for each in value)
    return shift_day(value, years) if isinstance(value, date) else value


def shift_day(on: date, years: int) -> date:
    first = date(on.year + years, on.month, 1)
    same = first + timedelta(days=(on.weekday() - first.weekday()) % 7)
    if is_last_weekday(on):
        while not is_last_weekday(same):
            same += timedelta(days=7)
        return same
    return same + timedelta(weeks=nth_weekday(on) - 1)
