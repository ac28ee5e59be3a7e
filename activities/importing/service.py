"""Takes over what a preview showed: drafts, and changes of single dates. Never publishes."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from django.db import transaction

from accounts.models import User
from activities.importing.date_changes import cancellations, merged, record
from activities.importing.drafts import default_type, new_draft, update_draft
from activities.importing.new_drafts import Report, add_drafts, to_nobody
from activities.importing.plans import DateChange, EventPlan, ReadPlan
from activities.importing.preview import Item, Outcome, Preview, preview_of
from activities.models import ActivityPage, CalendarFeed, ImportedEvent
from locations.models import LocationPage, MeetingPoint


class PreviewChangedError(Exception):
    """What would happen now is not what was shown; nothing was written."""


@transaction.atomic
def take_over(
    read: ReadPlan,
    *,
    location: LocationPage,
    feed: CalendarFeed | None,
    at: datetime,
    by: User | None,
    is_confirmed: bool,
    digest: str | None = None,
    report: Report = to_nobody,
) -> Counter[str]:
    """Write drafts and changed dates; return how many events there were of each outcome.

    `is_confirmed`: whether changed dates of live activities may be recorded. Without it they
    wait. `digest`: of the preview that somebody agreed to; raises PreviewChangedError when this
    would do anything else. All or nothing, and safe to run twice.
    """
    # Two imports of one location wait for each other here.
    location = LocationPage.objects.select_for_update(of=("self",)).get(pk=location.pk)
    preview = preview_of(read, location=location, feed=feed, at=at, by_night=digest is None)
    if digest is not None and preview.digest != digest:
        raise PreviewChangedError
    return apply_preview(
        preview,
        location=location,
        feed=feed,
        at=at,
        by=by,
        is_confirmed=is_confirmed,
        report=report,
    )


@transaction.atomic
def apply_preview(
    preview: Preview,
    *,
    location: LocationPage,
    feed: CalendarFeed | None,
    at: datetime,
    by: User | None,
    is_confirmed: bool,
    report: Report = to_nobody,
) -> Counter[str]:
    """Do what a preview says, within the transaction that made it."""
    points = list(location.meeting_points.all())
    counts: Counter[str] = Counter()
    _add(preview.of(Outcome.NEW), location, feed, points, by=by, report=report)
    for item in preview.items:
        counts[item.outcome] += 1
        match item.outcome:
            case Outcome.NEW:
                pass
            case Outcome.CHANGED:
                _change(item, feed, points, at=at, by=by, is_confirmed=is_confirmed)
            case Outcome.CANCELLED:
                _cancel(item, feed, points, at=at, by=by, is_confirmed=is_confirmed)
            case Outcome.UNCHANGED:
                if item.row and feed and item.row.feed_id is None:
                    ImportedEvent.objects.filter(pk=item.row.pk).update(feed=feed)
            case Outcome.REFUSED | Outcome.LEFT_OUT:
                pass
            case _:
                assert_never(item.outcome)
    return counts


def _add(
    items: Sequence[Item],
    location: LocationPage,
    feed: CalendarFeed | None,
    points: Sequence[MeetingPoint],
    *,
    by: User | None,
    report: Report,
) -> None:
    """Make a draft of each new event, and keep where it came from."""
    new = [(item.plan, item.row) for item in items if item.plan]
    kind = default_type()
    pages = [new_draft(location, plan, kind=kind, points=points, by=by) for plan, _row in new]
    add_drafts(location, pages, by=by, report=report)
    rows = []
    for (plan, known), page in zip(new, pages, strict=True):
        row = known or ImportedEvent(location_key=location.translation_key, uid=plan.uid)
        row.activity_key, row.feed, row.gone_at = page.translation_key, feed or row.feed, None
        row.changes = []
        _fill(row, plan, plan.changes, is_confirmed=True)
        if row.pk:
            row.save()
        else:
            rows.append(row)
    ImportedEvent.objects.bulk_create(rows)


def _change(
    item: Item,
    feed: CalendarFeed | None,
    points: Sequence[MeetingPoint],
    *,
    at: datetime,
    by: User | None,
    is_confirmed: bool,
) -> None:
    plan, row, activity = item.plan, item.row, item.activity
    if plan is None or row is None or activity is None:
        return
    update_draft(activity, row.facts, plan, points=points, by=by)
    row.feed = feed or row.feed
    row.gone_at = None
    _keep(row, plan, plan.changes, activity, points, at=at, by=by, is_confirmed=is_confirmed)


def _cancel(
    item: Item,
    feed: CalendarFeed | None,
    points: Sequence[MeetingPoint],
    *,
    at: datetime,
    by: User | None,
    is_confirmed: bool,
) -> None:
    """Every date to come does not take place; a draft stays for somebody to look at."""
    row, activity = item.row, item.activity
    if row is None or activity is None:
        return
    row.feed = feed or row.feed
    if item.plan is None:
        row.gone_at = row.gone_at or at
    else:
        row.gone_at = None
    wanted = cancellations(row, at=at)
    # Earlier changes of these dates stay: who looks back sees that the date had moved first.
    wanted += [
        DateChange.from_json(entry)
        for entry in row.changes
        if not entry["undo"] and entry["kind"] != "cancelled"
    ]
    _keep(row, item.plan, wanted, activity, points, at=at, by=by, is_confirmed=is_confirmed)


def _keep(
    row: ImportedEvent,
    plan: EventPlan | None,
    wanted: Sequence[DateChange],
    activity: ActivityPage,
    points: Sequence[MeetingPoint],
    *,
    at: datetime,
    by: User | None,
    is_confirmed: bool,
) -> None:
    """Save the row of an event, and record its changed dates when that may be."""
    # A draft is looked at before it goes live, and its changed dates with it.
    _fill(row, plan, wanted, is_confirmed=is_confirmed or not activity.live)
    row.save()
    if activity.live:
        record(row, activity, points=points, at=at, by=by)


def _fill(
    row: ImportedEvent, plan: EventPlan | None, wanted: Sequence[DateChange], *, is_confirmed: bool
) -> None:
    if plan is not None:
        row.title, row.facts, row.fingerprint = plan.title, plan.facts(), plan.fingerprint
    row.changes = merged(row.changes, wanted, is_confirmed=is_confirmed)
