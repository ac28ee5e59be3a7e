"""Writes the dates that follow from series, changes, holidays and closures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from activities.choices import Status
from activities.events import dates_changed
from activities.models import ActivityPage, Change, Occurrence, Series
from activities.schedule import (
    BRUSSELS,
    ChangeFact,
    Closure,
    PlannedDate,
    horizon,
    orphaned_changes,
    plan,
)
from locations.calendars import Holidays, Period
from locations.models import LocationPage
from locations.selectors import closures_of, holidays_of

# The columns of an occurrence that `materialise` works out.
COMPUTED = [
    "activity_key",
    "on",
    "starts_at",
    "ends_at",
    "status",
    "meeting_point_id",
    "previous_starts_at",
    "previous_meeting_point_id",
    "reason",
    "reason_text",
    "note",
    "languages",
    "interpreted",
    "places_left",
    "has_waiting_list",
]
BATCH_SIZE = 2000


@dataclass(slots=True)
class Materialised:
    """What working out the dates did."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    deleted: int = 0
    orphans: list[tuple[UUID, ChangeFact]] = field(default_factory=list)  # series key, change

    def add(self, other: "Materialised") -> None:
        self.created += other.created
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.deleted += other.deleted
        self.orphans += other.orphans


@transaction.atomic
def materialise(activity: ActivityPage, *, at: datetime) -> Materialised:
    """Bring the dates of an activity in line with its series, changes, holidays and closures.

    `activity` must be the source-language page. Rows are updated in place by their key (series,
    original date). A date that the rules no longer give is deleted, unless it has passed and
    its whole series is gone: what took place stays in the archive.
    """
    location = activity.get_parent().specific_deferred
    period = horizon(at.astimezone(BRUSSELS).date())
    series = list(activity.series.all())
    planned, result = _plan_all(
        series,
        changes=Change.objects.in_force()
        .filter(activity_key=activity.translation_key)
        .order_by("created_at", "pk"),
        holidays=holidays_of(location),
        closures=[
            Closure(Period(row.starts_on, row.ends_on), reason_text=row.reason_text)
            for row in closures_of(location)
        ],
        period=period,
    )
    _upsert(activity.translation_key, planned, series, period=period, at=at, result=result)
    return result


def _plan_all(
    series: Sequence[Series],
    *,
    changes: Iterable[Change],
    holidays: Holidays,
    closures: Sequence[Closure],
    period: Period,
) -> tuple[dict[tuple[UUID, date], PlannedDate], Materialised]:
    facts: dict[UUID, list[ChangeFact]] = {}
    for change in changes:
        facts.setdefault(change.series_key, []).append(change.fact)
    planned, result = {}, Materialised()
    for row in series:
        key, rule = row.key, row.rule
        own = facts.pop(key, [])
        for each in plan(
            rule,
            period=period,
            holidays=holidays,
            meeting_point_id=row.meeting_point_id,
            changes=own,
            closures=closures,
        ):
            planned[key, each.original_date] = each
        lost = orphaned_changes(rule, period=period, holidays=holidays, changes=own)
        result.orphans += [(key, fact) for fact in lost]
    result.orphans += [(key, fact) for key, lost in facts.items() for fact in lost]
    return planned, result


def _upsert(
    activity_key: UUID,
    planned: Mapping[tuple[UUID, date], PlannedDate],
    series: Sequence[Series],
    *,
    period: Period,
    at: datetime,
    result: Materialised,
) -> None:
    series_keys = {row.key for row in series}
    existing = {
        (row.series_key, row.original_date): row
        for row in Occurrence.objects.filter(
            activity_key=activity_key, original_date__range=(period.first, period.last)
        ).select_for_update(of=("self",))
    }
    new, changed = [], []
    for key, each in planned.items():
        values = _columns(activity_key, each)
        row = existing.get(key)
        if row is None:
            new.append(Occurrence(series_key=key[0], original_date=key[1], **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.sequence += 1
            row.updated_at = at
            changed.append(row)
        else:
            result.unchanged += 1
    stale = [
        row.pk
        for key, row in existing.items()
        if key not in planned and (key[0] in series_keys or row.starts_at >= at)
    ]
    Occurrence.objects.bulk_create(new, batch_size=BATCH_SIZE)
    Occurrence.objects.bulk_update(
        changed, [*COMPUTED, "sequence", "updated_at"], batch_size=BATCH_SIZE // 10
    )
    Occurrence.objects.filter(pk__in=stale).delete()
    result.created += len(new)
    result.updated += len(changed)
    result.deleted += len(stale)
    if new or changed or stale:
        dates_changed.send(sender=Occurrence, activity_key=activity_key)


def _columns(activity_key: UUID, each: PlannedDate) -> dict[str, Any]:
    values = {name: getattr(each, name) for name in COMPUTED if name != "activity_key"}
    return values | {
        "activity_key": activity_key,
        "status": Status(each.status).value,
        "languages": list(each.languages),
        "interpreted": list(each.interpreted),
    }


def materialise_location(location: LocationPage, *, at: datetime) -> Materialised:
    """Bring the dates of every live activity of a location in line."""
    result = Materialised()
    for activity in ActivityPage.objects.source().live().descendant_of(location):
        result.add(materialise(activity, at=at))
    return result


def materialise_all(*, at: datetime) -> Materialised:
    """Bring the dates of every live activity in line, and so extend the horizon."""
    result = Materialised()
    for activity in ActivityPage.objects.source().live().iterator():
        result.add(materialise(activity, at=at))
    return result


def forget_activity(activity_key: UUID) -> None:
    """Delete the dates and changes of an activity that is deleted itself."""
    Occurrence.objects.filter(activity_key=activity_key).delete()
    Change.objects.filter(activity_key=activity_key).delete()
