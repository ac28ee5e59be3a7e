"""Writes of the week: a change of the date that somebody saw, and taking changes back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from activities.choices import ChangeKind, Reason, Status
from activities.models import Change, Occurrence
from activities.services import ChangeRefusedError, change_date, undo_change
from editors.week_selectors import series_named

# Families would see nothing of the others: a date that does not take place stays so when it is
# moved. A postponed one waits for its new day.
ENDS_THE_WAIT = (ChangeKind.MOVED, ChangeKind.CANCELLED)
FOR_STATUS = {
    Status.CANCELLED: (ChangeKind.CANCELLED, ChangeKind.NOTE),
    Status.POSTPONED: (*ENDS_THE_WAIT, ChangeKind.POSTPONED, ChangeKind.NOTE),
}


@transaction.atomic
def change_seen_date(
    occurrence: Occurrence,
    *,
    seen: int,
    kind: ChangeKind,
    at: datetime,
    by: User,
    **values: Any,
) -> Change:
    """Change a date as somebody saw it; `seen` is the sequence it had then.

    Sent twice by the same person, it is done once. Raises ChangeRefusedError, with nothing
    written; beside the codes of `change_date`: changed-meanwhile, date-over, does-not-take-place.
    """
    row = Occurrence.objects.select_for_update().filter(pk=occurrence.pk).first()
    if row is None:
        raise ChangeRefusedError("no-such-date")
    if row.sequence != seen:
        if same := _same(row, kind=kind, by=by, values=values):
            return same
        raise ChangeRefusedError("changed-meanwhile")
    if is_over(row, at=at) or (row.ends_at <= at and kind not in ENDS_THE_WAIT):
        raise ChangeRefusedError("date-over")
    if kind not in FOR_STATUS.get(Status(row.status), ChangeKind):
        raise ChangeRefusedError("does-not-take-place")
    series = series_named(row.activity_key, row.series_key)
    if series is None:
        raise ChangeRefusedError("no-such-series")
    return change_date(
        series=series, original_date=row.original_date, kind=kind, at=at, by=by, **values
    )


def is_over(occurrence: Occurrence, *, at: datetime) -> bool:
    """Return whether nothing can be said of a date any more; a postponed one can get a new day."""
    return occurrence.ends_at <= at and occurrence.status != Status.POSTPONED


def _same(row: Occurrence, *, kind: ChangeKind, by: User, values: dict[str, Any]) -> Change | None:
    wanted = {name: value for name, value in values.items() if value is not None}
    return (
        Change.objects.in_force()
        .filter(series_key=row.series_key, original_date=row.original_date)
        .filter(kind=kind.value, created_by=by, **wanted)
        .first()
    )


@transaction.atomic
def take_back(
    *, made: Sequence[Change], undone: Sequence[Change] = (), at: datetime, by: User
) -> None:
    """Undo the changes that an answer made, and make again those that it undid."""
    for change in made:
        undo_change(change, at=at, by=by)
    for change in undone:
        series = series_named(change.activity_key, change.series_key)
        if series is None:
            raise ChangeRefusedError("no-such-series")
        change_date(
            series=series,
            original_date=change.original_date,
            kind=ChangeKind(change.kind),
            reason=Reason(change.reason) if change.reason else None,
            words=change.words,
            at=at,
            by=by,
        )
