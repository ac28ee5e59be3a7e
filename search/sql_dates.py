"""Which dates answer a question, in SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, DenseRank, RowNumber

from activities.choices import Status
from activities.querysets import TAKES_PLACE, OccurrenceQuerySet
from activities.schedule import BRUSSELS
from locations.calendars import Period
from locations.geo import Coordinates, bounding_box, distance_km
from locations.models import HolidayPeriod, MeetingPoint
from search.criteria import HOURS, Criterion, FinderCriteria, PartOfDay
from search.document_querysets import SearchDocumentQuerySet, has_any

NO_LANGUAGES = "[]"  # of a date: it has those of its activity


@dataclass(frozen=True, slots=True)
class Point:
    """What a question has to know of a meeting point. `km` is None without a place."""

    km: float | None
    is_wheelchair_accessible: bool
    is_pram_accessible: bool


def points_for(criteria: FinderCriteria) -> dict[int, Point]:
    """Return the meeting points within reach; every one without a place. One query."""
    rows = MeetingPoint.objects.source().with_public_position()
    if criteria.origin:
        south, west, north, east = bounding_box(criteria.origin, criteria.radius_km)
        rows = rows.filter(
            public_latitude__range=(south, north), public_longitude__range=(west, east)
        )
    points = {}
    for pk, latitude, longitude, wheelchair, pram in rows.values_list(
        "pk",
        "public_latitude",
        "public_longitude",
        "is_wheelchair_accessible",
        "is_pram_accessible",
    ):
        km = None
        if criteria.origin:
            km = distance_km(criteria.origin, Coordinates(latitude, longitude))
        if km is None or km <= criteria.radius_km:
            points[pk] = Point(km, wheelchair, pram)
    return points


def school_days(criteria: FinderCriteria, *, any_weekday: bool = False) -> dict[str, list[date]]:
    """Return, of each school calendar, the days asked for that lie in a holiday. One query."""
    if any_weekday:
        criteria = replace(criteria, weekdays=frozenset())
    periods: dict[str, list[Period]] = {}
    rows = HolidayPeriod.objects.confirmed().filter(
        starts_on__lte=criteria.last, ends_on__gte=criteria.first
    )
    for row in rows:
        periods.setdefault(row.calendar, []).append(Period(row.starts_on, row.ends_on))
    return {
        calendar: [day for day in criteria.days if any(day in each for each in found)]
        for calendar, found in periods.items()
    }


def in_reach(
    dates: OccurrenceQuerySet, criteria: FinderCriteria, points: Mapping[int, Point]
) -> OccurrenceQuerySet:
    """Return the dates at these places or at none; all of them when no place was asked for."""
    if criteria.origin is None:
        return dates
    return dates.filter(Q(meeting_point__in=list(points)) | Q(meeting_point=None))


def at_a_place(
    dates: OccurrenceQuerySet, criteria: FinderCriteria, points: Mapping[int, Point]
) -> OccurrenceQuerySet:
    """Return the dates at these places; all of them when no place was asked for."""
    return dates.filter(meeting_point__in=list(points)) if criteria.origin else dates


def narrowed(
    dates: OccurrenceQuerySet, criteria: FinderCriteria, points: Mapping[int, Point]
) -> OccurrenceQuerySet:
    """Return the dates that have themselves what is asked: weekday, hour, places, entrance."""
    if criteria.weekdays:
        dates = dates.filter(on__in=criteria.days)
    if criteria.parts_of_day:
        parts = [part_of_day(part, criteria) for part in sorted(criteria.parts_of_day)]
        dates = dates.annotate(clock=Clock("starts_at")).filter(reduce(or_, parts))
    if Criterion.PLACES_LEFT in criteria.wishes:
        dates = dates.exclude(places_left=0)
    if Criterion.WHEELCHAIR in criteria.wishes:
        dates = dates.filter(
            meeting_point__in=[pk for pk, each in points.items() if each.is_wheelchair_accessible]
        )
    if Criterion.PRAM in criteria.wishes:
        dates = dates.filter(
            meeting_point__in=[pk for pk, each in points.items() if each.is_pram_accessible]
        )
    return dates


def of_documents(
    dates: OccurrenceQuerySet, criteria: FinderCriteria, documents: SearchDocumentQuerySet
) -> OccurrenceQuerySet:
    """Return the dates of these activities, in a language that is asked for.

    A date with languages of its own has only those.
    """
    own = documents.filter(activity_key=OuterRef("activity_key"))
    if criteria.is_in_school_holidays:
        conditions = [
            Q(on__in=days) & Exists(own.filter(holiday_calendar=calendar))
            for calendar, days in school_days(criteria).items()
        ]
        dates = dates.filter(reduce(or_, conditions, Q(pk__in=[])))
    if not criteria.languages:
        return dates.filter(Exists(own))
    dates = dates.annotate(spoken=Cast("languages", TextField()))
    in_these = [Q(spoken__contains=f'"{code}"') for code in sorted(criteria.languages)]
    as_usual = Q(spoken=NO_LANGUAGES) & Exists(own.filter(has_any("languages", criteria.languages)))
    return dates.filter(as_usual | reduce(or_, in_these) & Exists(own))


class Clock(Func):
    """The time of a moment as "HH:MM" in UTC; the databases know no summer time we could trust."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 12, 5)")

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "to_char(%(expressions)s AT TIME ZONE 'UTC', 'HH24:MI')"
        return self.as_sql(compiler, connection, template=template)


class Weekday(Func):
    """The weekday of a date: 1 is Monday."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        # Day 0 of the Julian calendar was a Monday; each begins at noon.
        template = "(CAST(julianday(%(expressions)s) + 0.5 AS INTEGER) %%%% 7 + 1)"
        return self.as_sql(compiler, connection, template=template)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "EXTRACT(ISODOW FROM %(expressions)s)::integer"
        return self.as_sql(compiler, connection, template=template)


def part_of_day(part: PartOfDay, criteria: FinderCriteria) -> Q:
    """Return the condition that the annotated `clock` lies in a part of the Belgian day."""
    begins, ends = HOURS[part]
    conditions = [
        Q(starts_at__gte=start, starts_at__lt=end)
        & Q(clock__gte=f"{begins - hours:02}:00", clock__lt=f"{ends - hours:02}:00")
        for start, end, hours in _clock_changes(criteria.first, criteria.last)
    ]
    return reduce(or_, conditions)


def part_code(criteria: FinderCriteria) -> Case:
    """Return the part of the day as a column, from the annotated `clock`."""
    return Case(
        *(When(part_of_day(part, criteria), then=Value(part.value)) for part in PartOfDay),
        default=Value(""),
    )


def _clock_changes(first: date, last: date) -> list[tuple[datetime, datetime, int]]:
    """Return spans of moments, each with how many hours Belgium is before UTC."""
    spans: list[tuple[datetime, datetime, int]] = []
    day, end = first, last + timedelta(days=1)
    while day < end:
        noon = datetime.combine(day, time(12), tzinfo=BRUSSELS)
        offset = noon.utcoffset() or timedelta()
        start = datetime.combine(day, time.min, tzinfo=BRUSSELS).astimezone(UTC)
        until = datetime.combine(day + timedelta(days=1), time.min, tzinfo=BRUSSELS).astimezone(UTC)
        hours = int(offset.total_seconds() // 3600)
        if spans and spans[-1][2] == hours:
            spans[-1] = (spans[-1][0], until, hours)
        else:
            spans.append((start, until, hours))
        day += timedelta(days=1)
    return spans


def next_of_each_series(dates: OccurrenceQuerySet) -> OccurrenceQuerySet:
    """Return the changed dates and, of each series, the first that goes as planned.

    Asked date by date, through the index on the series: a page is full after a few dozen.
    For many dates in the order of time. What first must be sorted goes by `first_of_each_series`.
    """
    earlier = dates.filter(series_key=OuterRef("series_key"), status=Status.SCHEDULED).filter(
        Q(starts_at__lt=OuterRef("starts_at"))
        | Q(starts_at=OuterRef("starts_at"), pk__lt=OuterRef("pk"))
    )
    return dates.filter(~Q(status=Status.SCHEDULED) | ~Exists(earlier))


def first_of_each_series(dates: OccurrenceQuerySet) -> OccurrenceQuerySet:
    """Return the same dates as `next_of_each_series`, from one look at all of them together.

    A condition or a count that is added to the answer is still about all of the dates.
    """
    is_changed = Case(
        When(status=Status.SCHEDULED, then=Value(0)), default="pk", output_field=BigIntegerField()
    )
    number = Window(
        RowNumber(), partition_by=[F("series_key"), is_changed], order_by=["starts_at", "pk"]
    )
    return dates.order_by().annotate(number=number).filter(number=1)


def with_totals(dates: OccurrenceQuerySet) -> OccurrenceQuerySet:
    """Return the dates, each with how many activities and cancelled dates there are in all."""
    return dates.annotate(
        # Up to here and from here on, counted both ways: no window counts what is distinct.
        activities=Window(DenseRank(), order_by=F("activity_key").asc())
        + Window(DenseRank(), order_by=F("activity_key").desc())
        - Value(1),
        cancelled=Window(Count("pk", filter=is_cancelled())),
    )


def is_cancelled() -> Q:
    return ~Q(status__in=TAKES_PLACE)


def by_distance(points: Mapping[int, Point]) -> Case:
    """Return the place in the order of distance as a column: equal for equal distances."""
    distances = sorted({each.km or 0.0 for each in points.values()})
    ranks = {km: rank for rank, km in enumerate(distances)}
    whens = [
        When(meeting_point=pk, then=Value(ranks[each.km or 0.0])) for pk, each in points.items()
    ]
    return Case(
        # Without any, PostgreSQL would take the number for the number of a column.
        *(whens or [When(meeting_point=None, then=Value(0))]),
        default=Value(len(distances)),
        output_field=IntegerField(),
    )


def after(criteria: FinderCriteria) -> Q:
    """Return the condition that a date comes after the cursor, in order of time."""
    if not criteria.after:
        return Q()
    starts_at, pk = criteria.after
    return Q(starts_at__gt=starts_at) | Q(starts_at=starts_at, pk__gt=pk)
