"""Which moment a calendar of somebody else means. Pure.

Time zones go by their name. The description that a file brings of its zone is not read: it is a
rule of its own, as dangerous as any, and often wrong.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from activities.importing.limits import FIRST_YEAR, LAST_YEAR
from activities.importing.problems import refuse
from activities.schedule import BRUSSELS

VALUE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?", re.ASCII)
DURATION = re.compile(
    r"\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?",
    re.ASCII,
)


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=256)
def zone_of(name: str) -> ZoneInfo:
    """Return the zone of a TZID: a name of IANA or of Windows; anything else means Brussels."""
    parts = name.strip().strip("/").split("/")
    # Evolution and old Thunderbirds write "/freeassociation.sourceforge.net/Europe/Brussels".
    for key in ("/".join(parts[-2:]), "/".join(parts[-3:]), parts[-1]):
        known = WINDOWS_TO_OLSON.get(key, key)
        if known in _zone_names():
            zone = ZoneInfo(known)
            return BRUSSELS if _has_our_clock(zone) else zone
    return BRUSSELS


def _has_our_clock(zone: ZoneInfo) -> bool:
    """Return whether a zone has the hours of Brussels all year: Paris, Berlin, Amsterdam."""
    summer = datetime(2026, 3, 29, 1, tzinfo=UTC)
    winter = datetime(2026, 10, 25, 1, tzinfo=UTC)
    second = timedelta(seconds=1)
    moments = (summer - second, summer, winter - second, winter)
    return all(
        each.astimezone(zone).utcoffset() == each.astimezone(BRUSSELS).utcoffset()
        for each in moments
    )


def read_moment(value: str, zone: tzinfo) -> datetime | date:
    """Return the aware moment of "20260901T093000", or the day of "20260901".

    `zone` counts when the value does not say that it is UTC. Raises ImportRefusedError.
    """
    match = VALUE.fullmatch(value.strip().upper())
    if not match:
        raise refuse("unreadable-date", value=value[:40])
    year, month, day, hour, minute, seconds, is_utc = match.groups()
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise refuse("year", value=year, first=FIRST_YEAR, last=LAST_YEAR)
    try:
        on = date(int(year), int(month), int(day))
        if hour is None:
            return on
        at = time(int(hour), int(minute), min(int(seconds or 0), 59))
    except ValueError:
        raise refuse("unreadable-date", value=value[:40]) from None
    return datetime.combine(on, at, tzinfo=UTC if is_utc else zone)


def read_duration(value: str) -> timedelta:
    """Return the length of "PT1H30M". Raises ImportRefusedError."""
    match = DURATION.fullmatch(value.strip().upper())
    if not match or not any(match.groups()):
        raise refuse("unreadable-date", value=value[:40])
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in match.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def on_our_clock(at: datetime) -> datetime:
    """Return a moment as the clock of Belgium shows it, without its zone.

    A time that the file gives on our clock is not touched: 02.30 on the night of summer time
    stays what was typed.
    """
    return (at if at.tzinfo is BRUSSELS else at.astimezone(BRUSSELS)).replace(tzinfo=None)
