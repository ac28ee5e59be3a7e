"""Two activities in the same room at the same hour: something to know, never an error."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from activities.models import ActivityPage, Occurrence
from activities.schedule import PlannedDate
from content.querysets import is_restricted
from locations.models import LocationPage


@dataclass(frozen=True, slots=True)
class Booking:
    """Some hours in which a room is taken, on one day. Moments are aware."""

    title: str  # "": another activity, without its name
    on: date
    starts_at: datetime
    ends_at: datetime
    meeting_point_id: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """What else happens in the room, and on which days of a plan."""

    title: str
    days: tuple[date, ...]


def conflicts(planned: Iterable[PlannedDate], taken: Iterable[Booking]) -> list[Conflict]:
    """Return what stands in the way of planned dates, by title. Pure.

    Two that follow one another at once do not meet. A planned date that does not take place needs
    no room.
    """
    by_room: dict[tuple[int, date], list[Booking]] = {}
    for booking in taken:
        by_room.setdefault((booking.meeting_point_id, booking.on), []).append(booking)
    found: dict[str, set[date]] = {}
    for each in planned:
        if each.meeting_point_id is None or not each.status.takes_place:
            continue
        for booking in by_room.get((each.meeting_point_id, each.on), []):
            if each.starts_at < booking.ends_at and booking.starts_at < each.ends_at:
                found.setdefault(booking.title, set()).add(each.on)
    return [Conflict(title, tuple(sorted(days))) for title, days in sorted(found.items())]


def bookings_of(planned: Iterable[PlannedDate]) -> list[Booking]:
    """Return the hours that a series of the same activity takes."""
    return [
        Booking("", each.on, each.starts_at, each.ends_at, each.meeting_point_id)
        for each in planned
        if each.meeting_point_id is not None and each.status.takes_place
    ]


def bookings_beside(
    planned: Sequence[PlannedDate], *, location: LocationPage, activity_key: UUID | None
) -> list[Booking]:
    """Return the dates of other activities in the rooms and on the days of a plan.

    `activity_key`: the activity itself, whose dates do not count. Two queries, or none when nothing
    has a room. The title of an activity elsewhere is said only if everybody may see it.
    """
    points = {each.meeting_point_id for each in planned if each.meeting_point_id is not None}
    if not points:
        return []
    days = [each.on for each in planned]
    dates = (
        Occurrence.objects.taking_place()
        .between(min(days), max(days))
        .filter(meeting_point__in=points)
        .values_list("activity_key", "on", "starts_at", "ends_at", "meeting_point_id")
    )
    rows = [row for row in dates if row[0] != activity_key]
    titles = _titles({row[0] for row in rows}, location)
    return [
        Booking(titles.get(key, ""), on, starts_at, ends_at, point)
        for key, on, starts_at, ends_at, point in rows
    ]


def _titles(activity_keys: set[UUID], location: LocationPage) -> dict[UUID, str]:
    pages = (
        ActivityPage.objects.source()
        .filter(translation_key__in=activity_keys)
        .annotate(is_restricted=is_restricted())
        .values_list("translation_key", "title", "path", "live", "is_restricted")
    )
    return {
        key: title
        for key, title, path, live, is_hidden in pages
        if path.startswith(location.path) or (live and not is_hidden)
    }
