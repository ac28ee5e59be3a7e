"""Reads for the agenda: the days of a week, a month or the past, of one location or of all."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from activities.models import ActivityPage, Occurrence
from activities.querysets import OccurrenceQuerySet
from activities.readings import Day, Reading, agenda
from activities.schedule import BRUSSELS
from activities.selectors import read
from locations.models import LocationPage

ARCHIVE_DAYS = 14  # days with something on them, on one page of the archive
OLDEST_STUB = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose dates: of one location, or of the whole network when there is none.

    `source` is the Dutch page, under which dates are kept.
    """

    source: LocationPage | None = None

    @property
    def slug(self) -> str:
        return self.source.slug if self.source else ""

    @property
    def dates(self) -> OccurrenceQuerySet:
        if self.source is None:
            return Occurrence.objects.public()
        activities = ActivityPage.objects.shown().of_location(self.source)
        return Occurrence.objects.filter(activity_key__in=activities.values("translation_key"))


def location_named(slug: str) -> Whose | None:
    """Return a location by the last part of its address, when everybody may see it."""
    source = LocationPage.objects.shown().filter(slug=slug).select_related("locale").first()
    return Whose(source) if source else None


def days_between(
    whose: Whose, first: date, last: date, *, language_code: str, at: datetime
) -> list[Day]:
    """Return the days that have something on them; a moved date stands on both its days."""
    readings = readings_between(whose, first, last, language_code=language_code, at=at)
    return agenda(readings, first=first, last=last)


def readings_between(
    whose: Whose, first: date, last: date, *, language_code: str, at: datetime
) -> list[Reading]:
    found = read(_on_days(whose.dates, first, last), language_code=language_code, at=at)
    # Every date stands in the agenda itself.
    return [replace(reading, more_days=(), more_count=0) for reading in found]


def _on_days(dates: OccurrenceQuerySet, first: date, last: date) -> OccurrenceQuerySet:
    """Return the dates on these days, and those that moved away from one of them."""
    start = datetime.combine(first, time.min, tzinfo=BRUSSELS)
    end = datetime.combine(last + timedelta(days=1), time.min, tzinfo=BRUSSELS)
    return dates.filter(
        Q(on__range=(first, last)) | Q(previous_starts_at__gte=start, previous_starts_at__lt=end)
    )


@dataclass(frozen=True, slots=True)
class ArchivePage:
    days: tuple[Day, ...]  # newest first
    has_older: bool


def archive(whose: Whose, *, page: int, language_code: str, at: datetime) -> ArchivePage | None:
    """Return one page of the dates that are over, newest first; None when there is no such page.

    A page holds whole days, so that a date that moved still stands on both.
    """
    today = at.astimezone(BRUSSELS).date()
    past = whose.dates.filter(ends_at__lte=at).order_by("-on").values_list("on", flat=True)
    start = (page - 1) * ARCHIVE_DAYS
    # One day before, to know where the page before this one ended; one after, for "older".
    found = list(past.distinct()[max(start - 1, 0) : start + ARCHIVE_DAYS + 1])
    newer, shown = (found[:1], found[1:]) if page > 1 else ([], found)
    if not shown and page > 1:
        return None
    last = newer[0] - timedelta(days=1) if newer else today
    has_older = len(shown) > ARCHIVE_DAYS
    first = shown[:ARCHIVE_DAYS][-1] if shown else today
    if not has_older:
        first -= OLDEST_STUB  # the day that the very first date moved away from
    days = [
        replace(day, entries=entries)
        for day in days_between(whose, first, last, language_code=language_code, at=at)
        if (
            entries := tuple(
                replace(entry, reading=replace(entry.reading, next_starts_at=None))
                for entry in day.entries
                if (day.on < today if entry.is_stub else entry.reading.ends_at <= at)
            )
        )
    ]
    return ArchivePage(tuple(reversed(days)), has_older)
