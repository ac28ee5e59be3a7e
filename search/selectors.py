"""The finder: which dates answer a question, and how many there are."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import BigIntegerField, Case, Count, F, Q, Value, When, Window
from django.db.models.functions import RowNumber

from activities.choices import Status
from activities.models import ActivityPage, Occurrence
from activities.querysets import OccurrenceQuerySet
from activities.readings import Day, agenda
from activities.schedule import BRUSSELS
from activities.selectors import read
from locations.geo import Coordinates, bounding_box, distance_km
from locations.models import LocationPage, MeetingPoint
from search.criteria import PAGE_SIZE, FinderCriteria

__all__ = ["FinderResults", "count_activities", "find", "matching_dates", "nearest_location"]


@dataclass(frozen=True, slots=True)
class FinderResults:
    """One page of dates by day, and the counts of the whole answer."""

    days: tuple[Day, ...]
    activity_count: int
    cancelled_count: int
    next_after: tuple[datetime, int] | None  # where the next page begins


def find(criteria: FinderCriteria) -> FinderResults:
    """Return the next date of every series, and every changed date, by day and by distance.

    Later dates of the same series stand on its card. Changed dates (cancelled, postponed,
    moved) always stand on their own.
    """
    distances = _distances_km(criteria)
    matching = _matching(criteria, distances)
    in_period = matching.between(criteria.first, criteria.last)
    counts = in_period.aggregate(
        activities=Count("activity_key", distinct=True),
        cancelled=Count("pk", filter=~Q(status__in=[Status.SCHEDULED, Status.MOVED])),
    )
    rows = list(_shown(in_period, criteria).values_list("pk", "starts_at", "on")[: PAGE_SIZE + 1])
    page, more = rows[:PAGE_SIZE], len(rows) > PAGE_SIZE
    first = page[0][2] if criteria.after and page else criteria.first
    last = page[-1][2] if more else criteria.last
    moved_away = matching.filter(
        status=Status.MOVED, previous_starts_at__range=_moments(first, last)
    )
    shown = Occurrence.objects.filter(
        Q(pk__in=[pk for pk, _, _ in page]) | Q(pk__in=moved_away.values("pk"))
    )
    readings = read(
        shown, language_code=criteria.language_code, at=criteria.at, distances_km=distances
    )
    return FinderResults(
        days=tuple(agenda(readings, first=first, last=last)),
        activity_count=counts["activities"],
        cancelled_count=counts["cancelled"],
        next_after=(page[-1][1], page[-1][0]) if more else None,
    )


def matching_dates(criteria: FinderCriteria) -> OccurrenceQuerySet:
    """Return every date that answers a question: for a calendar, not for a page."""
    matching = _matching(criteria, _distances_km(criteria))
    return matching.between(criteria.first, criteria.last)


def count_activities(criteria: FinderCriteria) -> int:
    """Return how many activities a question would find. Two queries."""
    matching = _matching(criteria, _distances_km(criteria))
    return matching.between(criteria.first, criteria.last).values("activity_key").distinct().count()


def _matching(criteria: FinderCriteria, distances: dict[int, float] | None) -> OccurrenceQuerySet:
    activities = ActivityPage.objects.shown()
    if criteria.ages_months:
        low, high = criteria.ages_months
        activities = activities.filter(age_min_months__lte=high).filter(
            Q(age_max_months=None) | Q(age_max_months__gte=low)
        )
    matching = Occurrence.objects.upcoming(at=criteria.at).of(activities)
    if distances is not None:
        matching = matching.filter(meeting_point__in=list(distances))
    return matching


def _shown(in_period: OccurrenceQuerySet, criteria: FinderCriteria) -> OccurrenceQuerySet:
    """Return the changed dates and, of each series, the first that goes as planned."""
    nth_as_planned = Window(
        RowNumber(),
        # A changed date is a group of its own, so it is always the first.
        partition_by=[
            F("series_key"),
            Case(
                When(status=Status.SCHEDULED, then=Value(0)),
                default=F("pk"),
                output_field=BigIntegerField(),
            ),
        ],
        order_by=["starts_at", "pk"],
    )
    shown = in_period.annotate(nth=nth_as_planned).filter(nth=1).order_by("starts_at", "pk")
    if criteria.after:
        starts_at, pk = criteria.after
        shown = shown.filter(Q(starts_at__gt=starts_at) | Q(starts_at=starts_at, pk__gt=pk))
    return shown


def _distances_km(criteria: FinderCriteria) -> dict[int, float] | None:
    """Return the meeting points within reach with their distance; None without a place."""
    if criteria.origin is None:
        return None
    south, west, north, east = bounding_box(criteria.origin, criteria.radius_km)
    points = (
        MeetingPoint.objects.source()
        .with_public_position()
        .filter(public_latitude__range=(south, north), public_longitude__range=(west, east))
        .values_list("pk", "public_latitude", "public_longitude")
    )
    distances = {
        pk: distance_km(criteria.origin, Coordinates(latitude, longitude))
        for pk, latitude, longitude in points
    }
    return {pk: km for pk, km in distances.items() if km <= criteria.radius_km}


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    start = datetime.combine(first, time.min, tzinfo=BRUSSELS)
    end = datetime.combine(last + timedelta(days=1), time.min, tzinfo=BRUSSELS)
    return start, end - timedelta(seconds=1)


def nearest_location(origin: Coordinates | None) -> LocationPage | None:
    """Return the location that is nearest, to call when nothing is found."""
    locations = list(LocationPage.objects.shown().select_related("locale"))
    if not locations:
        return None
    if origin is None:
        return locations[0]
    return min(
        locations,
        key=lambda page: distance_km(origin, Coordinates(page.latitude, page.longitude)),
    )
