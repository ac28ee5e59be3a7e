"""Reads for the week of one location: its dates, each with what was changed about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from activities.choices import ChangeKind, Status
from activities.models import ActivityPage, Change, Occurrence, Series
from activities.querysets import ActivityPageQuerySet, OccurrenceQuerySet
from activities.readings import Entry, Reading, agenda
from activities.schedule import BRUSSELS
from activities.selectors import read
from locations.models import HolidayPeriod, LocationPage
from translations.choices import State
from translations.coverage import Tally, coverage, known_to, tallies

WEEK_DAYS = 14
HOLIDAY_AHEAD = timedelta(weeks=10)  # a school holiday is asked about this long before
WAITS_FOR = timedelta(weeks=13)  # so long a postponed date is asked about, after its day
COUNTED = (State.MISSING, State.STALE)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the week: a date, and the changes of it that are in force.

    `is_shared`: another location looks after it, and organises it with this one.
    """

    entry: Entry
    changes: tuple[Change, ...]
    is_shared: bool = False

    @property
    def reading(self) -> Reading:
        return self.entry.reading

    @property
    def cancellation(self) -> Change | None:
        """Return the change that cancelled this date; None when nothing did, or a closure."""
        return next((each for each in self.changes if each.kind == ChangeKind.CANCELLED), None)

    @property
    def is_closed(self) -> bool:
        """Return whether the location is closed then, which no change of a date takes back."""
        is_cancelled = self.reading.status == Status.CANCELLED
        return is_cancelled and self.cancellation is None and not self.is_shared


@dataclass(frozen=True, slots=True)
class WeekDay:
    on: date
    rows: tuple[Row, ...]


def activities_of(location: LocationPage) -> ActivityPageQuerySet:
    """Return what families see of a location; what it organises at another is of that other."""
    return ActivityPage.objects.shown().descendant_of(location)


def dates_of(location: LocationPage) -> OccurrenceQuerySet:
    keys = activities_of(location).values("translation_key")
    return Occurrence.objects.filter(activity_key__in=keys)


def changes_of(location: LocationPage) -> Any:
    """Return the changes of dates of a location, undone ones too."""
    keys = activities_of(location).values("translation_key")
    return Change.objects.filter(activity_key__in=keys)


def week_of(
    location: LocationPage, *, language_code: str, at: datetime, days: int = WEEK_DAYS
) -> list[WeekDay]:
    """Return the coming days that have something on them, today first.

    A date that moved away leaves a stub. What another location looks after and organises with
    this one is there too, without its changes. The number of queries does not grow with the dates.
    """
    first = at.astimezone(BRUSSELS).date()
    last = first + timedelta(days=days - 1)
    after = datetime.combine(last + timedelta(days=1), time.min, tzinfo=BRUSSELS)
    own = {str(key) for key in activities_of(location).values_list("translation_key", flat=True)}
    with_others = ActivityPage.objects.shown().of_location(location).values("translation_key")
    coming = Occurrence.objects.filter(activity_key__in=with_others).filter(
        Q(on__range=(first, last), ends_at__gt=at)
        | Q(previous_starts_at__gte=at, previous_starts_at__lt=after)
    )
    readings = read(coming, language_code=language_code, at=at)
    changes = _changes_by_date([each for each in readings if each.activity_key in own])
    return [
        WeekDay(
            day.on,
            tuple(
                Row(
                    entry,
                    changes.get(_key(entry.reading), ()),
                    is_shared=entry.reading.activity_key not in own,
                )
                for entry in day.entries
            ),
        )
        for day in agenda(readings, first=first, last=last)
    ]


def waiting_of(location: LocationPage, *, language_code: str, at: datetime) -> list[Reading]:
    """Return what was postponed, whose day is over, and which has no new day yet; the last first.

    After a season nobody waits for it any more.
    """
    dates = dates_of(location).filter(
        status=Status.POSTPONED, ends_at__lte=at, ends_at__gt=at - WAITS_FOR
    )
    return read(dates.order_by("-starts_at"), language_code=language_code, at=at)


def row_of(occurrence: Occurrence, *, language_code: str, at: datetime) -> Row | None:
    """Return one date as the week shows it; None when families do not see its activity."""
    dates = Occurrence.objects.filter(pk=occurrence.pk)
    readings = read(dates, language_code=language_code, at=at)
    if not readings:
        return None
    return Row(Entry(readings[0]), _changes_by_date(readings).get(_key(readings[0]), ()))


def _key(reading: Reading) -> tuple[str, date]:
    return reading.series_key, reading.original_date


def _changes_by_date(readings: Sequence[Reading]) -> dict[tuple[str, date], tuple[Change, ...]]:
    found: dict[tuple[str, date], tuple[Change, ...]] = {}
    rows = Change.objects.in_force().filter(
        series_key__in={reading.series_key for reading in readings},
        original_date__in={reading.original_date for reading in readings},
    )
    for change in rows:
        key = (str(change.series_key), change.original_date)
        found[key] = (*found.get(key, ()), change)
    return found


def date_of_change(change: Change) -> Occurrence | None:
    """Return the date that a change is of; None when an extra date is gone."""
    return Occurrence.objects.filter(
        series_key=change.series_key, original_date=change.original_date
    ).first()


def series_named(activity_key: UUID, series_key: UUID) -> Series | None:
    """Return a series by its key, which is worked out and not kept."""
    rows = Series.objects.filter(page__in=ActivityPage.objects.source()).filter(
        page__translation_key=activity_key
    )
    return next((row for row in rows.select_related("page") if row.key == series_key), None)


def series_of_location(location: LocationPage) -> list[Series]:
    rows = Series.objects.filter(page__in=activities_of(location).values("pk"))
    return list(rows.select_related("page__locale", "meeting_point").order_by("page__title", "pk"))


def next_holidays(location: LocationPage, *, on: date) -> list[HolidayPeriod]:
    """Return the school holidays that are on or near, the first one first."""
    rows = HolidayPeriod.objects.confirmed().filter(
        calendar=location.holiday_calendar, ends_on__gte=on, starts_on__lte=on + HOLIDAY_AHEAD
    )
    return list(rows.order_by("starts_on", "pk"))


def missing_translations(location: LocationPage, user: Any) -> list[Tally]:
    """Return, of each language, what is not translated yet or behind; only languages with any."""
    rows: Iterable[Any] = coverage(scope_key=str(location.translation_key))
    return [
        tally
        for tally in tallies(known_to(user, rows))
        if any(tally.counts[state] for state in COUNTED)
    ]
