"""Reads for feeds: which dates a calendar holds, by which rules, and when anything changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Site

from activities.models import ActivityPage, Occurrence, Series
from activities.querysets import OccurrenceQuerySet
from activities.readings import Reading
from activities.schedule import BRUSSELS, Rule, horizon
from activities.wording import ActivityWords
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage, MeetingPoint

MAX_DATES = 5_000  # in one calendar; the days after them are left out, and the calendar says so


@dataclass(frozen=True, slots=True)
class FeedDates:
    """The dates of a calendar. `before`: the day at which it stops, when there are more dates."""

    readings: list[Reading]
    rules: dict[str, Rule]
    before: date | None = None

    @property
    def changed_at(self) -> datetime | None:
        return max((each.updated_at for each in self.readings), default=None)


def feed_dates(
    dates: OccurrenceQuerySet, *, language_code: str, most: int = MAX_DATES
) -> FeedDates:
    """Return at most so many of these dates, whole days, with the rules of their series."""
    days = dates.order_by("on", "pk").values_list("on", flat=True)
    before = next(iter(days[most : most + 1]), None)
    if before:
        dates = dates.filter(on__lt=before)
    readings = _readings(dates, language_code=language_code)
    return FeedDates(readings, rules_of({each.activity_key for each in readings}), before)


def _readings(dates: OccurrenceQuerySet, *, language_code: str) -> list[Reading]:
    """Return what a calendar says of these dates: what `selectors.read` gives, for thousands.

    Without the dates that follow each, which no calendar tells. A place is read once, not once
    for each of its dates.
    """
    rows = list(dates)
    if not rows:
        return []
    places = {row.meeting_point_id for row in rows} | {
        row.previous_meeting_point_id for row in rows
    }
    points = MeetingPoint.objects.in_bulk(places - {None})
    for row in rows:
        row.meeting_point = points.get(row.meeting_point_id)
        row.previous_meeting_point = points.get(row.previous_meeting_point_id)
    words = ActivityWords(rows, language_code, today=timezone.localdate())
    return [
        words.reading(row, distance_km=None) for row in rows if row.activity_key in words.sources
    ]


def rules_of(activity_keys: Iterable[str]) -> dict[str, Rule]:
    """Return the rules of activities by the key of their series, which are strings here."""
    rows = Series.objects.filter(
        page__translation_key__in=activity_keys, locale__language_code=SOURCE_LANGUAGE
    ).select_related("page")
    return {str(row.key): row.rule for row in rows}


def kept_dates(*, at: datetime) -> OccurrenceQuerySet:
    """Return the public dates of last, this and the next school year.

    A calendar begins on a fixed day, not on today: it stays the same from one day to the next.
    """
    first = horizon(at.astimezone(BRUSSELS).date()).first
    return Occurrence.objects.public().filter(on__gte=first)


def month_start(at: datetime) -> date:
    """Return where a calendar of many activities begins: the first day of this month."""
    return at.astimezone(BRUSSELS).date().replace(day=1)


def shown_activity(key: UUID) -> ActivityPage | None:
    """Return the Dutch page of an activity that everybody may see."""
    pages = ActivityPage.objects.shown().filter(translation_key=key)
    return pages.select_related("locale").first()


def shown_location(name: str) -> LocationPage | None:
    """Return a location that everybody may see, by its key or by the last part of its address."""
    pages = LocationPage.objects.shown()
    try:
        pages = pages.filter(translation_key=UUID(name))
    except ValueError:
        pages = pages.filter(slug=name)
    return pages.select_related("locale").first()


def dates_of_location(location: LocationPage, *, at: datetime) -> OccurrenceQuerySet:
    """Return the kept dates of what a location organises, alone or with others."""
    activities = ActivityPage.objects.shown().of_location(location)
    return kept_dates(at=at).filter(activity_key__in=activities.values("translation_key"))


def last_edit_at() -> datetime | None:
    """Return when an editor last did anything to a page or a holiday.

    What is gone has no time of its own: a page taken off line, a date that a new holiday took
    away. Without this a reader that asks "changed since?" would keep them.
    """
    logs = (PageLogEntry, ModelLogEntry)
    moments = [log.objects.aggregate(last=Max("timestamp"))["last"] for log in logs]
    return max(filter(None, moments), default=None)


def site_url() -> str:
    """Return the address that the site's own addresses begin with, without a slash at its end."""
    site = Site.objects.filter(is_default_site=True).first()
    return site.root_url if site else ""
