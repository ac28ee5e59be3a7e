"""Follows the calendars of locations: once a night, and whenever an editor asks."""

import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from accounts.models import User
from activities.importing.calendar_plan import plan_of_calendar
from activities.importing.date_changes import is_waiting
from activities.importing.fetching import Fetcher
from activities.importing.new_drafts import Report, to_nobody
from activities.importing.plans import ReadPlan
from activities.importing.preview import preview_of
from activities.importing.problems import ImportRefusedError, Problem, problem
from activities.importing.reading_table import plan_of_table
from activities.importing.service import apply_preview, take_over
from activities.models import ActivityPage, CalendarFeed, ImportedEvent, WaitingImport
from activities.schedule import BRUSSELS
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage

logger = logging.getLogger(__name__)
KEEP_WAITING = timedelta(hours=24)
EMPTY = {"no-events", "empty-file"}


@dataclass(slots=True)
class Fetched:
    """What a night did."""

    read: int = 0
    failed: int = 0
    held: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)


def read_file(raw: bytes, *, is_table: bool, at: datetime) -> ReadPlan:
    """Return what a file says. Raises ImportRefusedError."""
    today = at.astimezone(BRUSSELS).date()
    return plan_of_table(raw, today=today) if is_table else plan_of_calendar(raw, today=today)


def is_table(raw: bytes) -> bool:
    """Return whether a file is a table rather than a calendar; its name may say anything."""
    return b"BEGIN:VCALENDAR" not in raw[:2000].upper()


def location_of(key: UUID) -> LocationPage | None:
    return LocationPage.objects.filter(
        translation_key=key, locale__language_code=SOURCE_LANGUAGE
    ).first()


def fetch_all(*, at: datetime, fetcher: Fetcher, report: Report = to_nobody) -> Fetched:
    """Read every feed that is followed. One that fails keeps what there was."""
    WaitingImport.objects.filter(created_at__lt=at - KEEP_WAITING).delete()
    done = Fetched()
    feeds = list(CalendarFeed.objects.order_by("pk"))
    for number, feed in enumerate(feeds):
        report(number, len(feeds))
        location = location_of(feed.location_key)
        if location is None:
            continue
        try:
            outcomes = follow(feed, location, at=at, fetcher=fetcher)
        except ImportRefusedError as refused:
            _fail(feed, refused.problems[0], at=at, is_held=False)
            done.failed += 1
        except Exception:
            # One calendar with a fault of ours must not keep the others from being read.
            logger.exception("Feed failed", extra={"feed_id": feed.pk})
            _fail(feed, problem("feed-failed"), at=at, is_held=False)
            done.failed += 1
        else:
            done.held += outcomes is None
            done.read += outcomes is not None
            done.outcomes.update(outcomes or {})
    report(len(feeds), len(feeds))
    return done


def follow(
    feed: CalendarFeed, location: LocationPage, *, at: datetime, fetcher: Fetcher
) -> Counter[str] | None:
    """Read one feed and take over what may be; none when it waits for a person.

    Raises ImportRefusedError when it cannot be read.
    """
    try:
        raw = fetcher.fetch(feed.url)
        read = read_file(raw, is_table=False, at=at)
    except ImportRefusedError as refused:
        knows_some = ImportedEvent.objects.filter(feed=feed, gone_at=None).exists()
        if refused.problems[0].code in EMPTY and knows_some:
            _fail(feed, problem("feed-empty"), at=at, is_held=True)
            return None
        raise
    with transaction.atomic():
        location = LocationPage.objects.select_for_update(of=("self",)).get(pk=location.pk)
        preview = preview_of(read, location=location, feed=feed, at=at, by_night=True)
        if preview.hold:
            _fail(feed, preview.hold, at=at, is_held=True)
            return None
        outcomes = apply_preview(
            preview, location=location, feed=feed, at=at, by=None, is_confirmed=feed.is_trusted
        )
        _succeed(feed, at=at)
    return outcomes


def confirm(
    waiting: WaitingImport,
    location: LocationPage,
    *,
    digest: str,
    at: datetime,
    by: User,
    is_confirmed: bool,
    report: Report = to_nobody,
) -> Counter[str]:
    """Take over what an editor was shown, and follow the feed it came from.

    Raises PreviewChangedError, with nothing written, when it would do anything else by now.
    """
    read = read_file(bytes(waiting.content), is_table=waiting.is_table, at=at)
    with transaction.atomic():
        feed = None
        if waiting.url:
            feed, _is_new = CalendarFeed.objects.get_or_create(
                location_key=location.translation_key,
                url=waiting.url,
                defaults={"created_by": by},
            )
            feed.is_trusted = waiting.is_trusted
        outcomes = take_over(
            read,
            location=location,
            feed=feed,
            at=at,
            by=by,
            is_confirmed=is_confirmed,
            digest=digest,
            report=report,
        )
        if feed:
            _succeed(feed, at=at)
        WaitingImport.objects.filter(pk=waiting.pk).delete()
    return outcomes


def _succeed(feed: CalendarFeed, *, at: datetime) -> None:
    feed.last_fetched_at = feed.last_good_at = at
    waits = _changes_wait(feed)
    feed.last_error, feed.last_error_values = ("feed-changes-wait" if waits else ""), {}
    feed.needs_attention = waits
    feed.save()


def _changes_wait(feed: CalendarFeed) -> bool:
    rows = ImportedEvent.objects.filter(feed=feed).exclude(changes=[])
    waiting = [
        row.activity_key
        for row in rows
        if any(is_waiting(entry) and not entry["confirmed"] for entry in row.changes)
    ]
    return ActivityPage.objects.source().live().filter(translation_key__in=waiting).exists()


def _fail(feed: CalendarFeed, why: Problem, *, at: datetime, is_held: bool) -> None:
    feed.last_fetched_at = at
    feed.last_error, feed.last_error_values = why.code, dict(why.values)
    feed.needs_attention = feed.needs_attention or is_held
    feed.save()


def stop_following(feed: CalendarFeed) -> None:
    """Forget a feed; its activities stay as they are."""
    feed.delete()
