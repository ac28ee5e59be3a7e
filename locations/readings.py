"""What a reader sees of a location. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

LAST_MINUTE_DAYS = 7  # how long news about places in childcare is worth something


@dataclass(frozen=True, slots=True)
class ContactReading:
    """Whom to call. `hours` is a sentence, or empty."""

    name: str
    phone: str
    phone_href: str
    whatsapp_href: str
    hours: str = ""


@dataclass(frozen=True, slots=True)
class HoursReading:
    days: str
    times: str


@dataclass(frozen=True, slots=True)
class CallTime:
    """Somebody answers on a weekday (0 is Monday) between two times."""

    weekday: int
    opens: time
    closes: time


def group_call_times(times: Iterable[CallTime]) -> list[tuple[list[int], list[tuple[time, time]]]]:
    """Return the weekdays that share the same hours, Monday first, with those hours.

    Working days without hours come last, with an empty list: nobody answers then.
    """
    by_day: dict[int, list[tuple[time, time]]] = {}
    for each in times:
        by_day.setdefault(each.weekday, []).append((each.opens, each.closes))
    if not by_day:
        return []
    groups: dict[tuple[tuple[time, time], ...], list[int]] = {}
    for weekday in sorted(by_day):
        groups.setdefault(tuple(sorted(by_day[weekday])), []).append(weekday)
    rows = [(days, list(hours)) for hours, days in groups.items()]
    silent = [weekday for weekday in range(5) if weekday not in by_day]
    return [*rows, (silent, [])] if silent else rows


def phone_href(number: str) -> str:
    """Return "tel:+3291234567", or nothing without a number."""
    return f"tel:{number.replace(' ', '')}" if number else ""


def whatsapp_href(number: str, text: str) -> str:
    """Return the address that opens WhatsApp with a text, or nothing without a number.

    `text` must be quoted for an address already.
    """
    digits = "".join(filter(str.isdigit, number))
    return f"https://wa.me/{digits}?text={text}" if digits else ""


def is_fresh(checked_on: date | None, *, today: date) -> bool:
    return checked_on is not None and today - checked_on <= timedelta(days=LAST_MINUTE_DAYS)


def is_shown_on(first: date | None, last: date | None, *, today: date) -> bool:
    """Return whether a notice stands on the page today; an open end counts as open."""
    return (first is None or first <= today) and (last is None or today <= last)


def consecutive(days: Sequence[int]) -> bool:
    """Return whether weekdays follow each other, three at least: "Monday to Friday"."""
    return len(days) > 2 and days[-1] - days[0] == len(days) - 1
