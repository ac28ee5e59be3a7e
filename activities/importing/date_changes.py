"""Changes of single dates that a calendar asks for.

Of a draft they wait, in the row of the event, until it goes live. Of a live activity they are
live facts, so they are recorded only when somebody said yes: to this import, or once and for all
to a feed. What an editor changed by hand stays.

An entry is the JSON of a `DateChange` with: `change`, the key of the Change that records it;
`confirmed`, whether it may be recorded; `tried`, whether that failed; `undo`, whether the
calendar takes it back.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from accounts.models import User
from activities.choices import ChangeKind
from activities.importing.drafts import point_of, series_uid
from activities.importing.plans import DateChange
from activities.models import ActivityPage, Change, ImportedEvent, Occurrence, Series
from activities.schedule import BRUSSELS
from activities.services import ChangeRefusedError, change_date, undo_change
from content.words import SOURCE_LANGUAGE
from locations.models import MeetingPoint

Entry = dict[str, Any]


def merged(
    before: Iterable[Entry], wanted: Iterable[DateChange], *, is_confirmed: bool
) -> list[Entry]:
    """Return the entries for what a calendar wants now, given those for what it wanted before."""
    facts = {_fact_key(entry): entry for entry in before}
    found = []
    for each in wanted:
        fact = each.to_json()
        known = facts.pop(_fact_key(fact), None)
        entry = {**fact, "change": None, "confirmed": False, "tried": False, "undo": False}
        if known:
            entry |= {name: known[name] for name in ("change", "confirmed", "tried")}
        entry["confirmed"] = entry["confirmed"] or is_confirmed
        found.append(entry)
    for entry in facts.values():
        if entry["change"]:
            found.append({**entry, "undo": True, "confirmed": is_confirmed})
    return found


def _fact_key(entry: Entry) -> tuple[str, ...]:
    names = ("slot", "original_date", "kind", "new_date", "new_start_time", "new_end_time")
    return tuple(str(entry[name]) for name in (*names, "place", "words"))


def is_waiting(entry: Entry) -> bool:
    """Return whether an entry still has to be recorded, or taken back."""
    return bool(entry["undo"] or (entry["change"] is None and not entry["tried"]))


def cancellations(row: ImportedEvent, *, at: datetime) -> list[DateChange]:
    """Return that every date to come of an event does not take place."""
    slots = {series_uid(row.uid, slot): slot for slot in row.facts.get("series", {})}
    activity = ActivityPage.objects.source().filter(translation_key=row.activity_key).first()
    if activity is None:
        return []
    keys = {
        series.key: slots[series.uid] for series in _live_series(activity) if series.uid in slots
    }
    dates = Occurrence.objects.upcoming(at=at).filter(series_key__in=list(keys))
    return [
        DateChange(keys[each.series_key], each.original_date, ChangeKind.CANCELLED)
        for each in dates.order_by("original_date", "series_key")
    ]


def _live_series(activity: ActivityPage) -> list[Series]:
    return list(Series.objects.filter(page=activity).select_related("page"))


def record(
    row: ImportedEvent,
    activity: ActivityPage,
    *,
    points: Sequence[MeetingPoint],
    at: datetime,
    by: User | None,
) -> int:
    """Record the confirmed entries of a live activity; return how many were. Saves the row."""
    by_uid = {series.uid: series for series in _live_series(activity)}
    today = at.astimezone(BRUSSELS).date()
    kept: list[Entry] = []
    count = 0
    for entry in sorted(row.changes, key=lambda each: not each["undo"]):
        if not (entry["confirmed"] and (entry["undo"] or entry["change"] is None)):
            kept.append(entry)
        elif entry["undo"] and _last_day(DateChange.from_json(entry)) < today:
            continue  # calendars forget what has passed; we do not
        elif entry["undo"]:
            change = Change.objects.in_force().filter(pk=entry["change"]).first()
            if change:
                undo_change(change, at=at, by=by)
                count += 1
        else:
            each = DateChange.from_json(entry)
            series = by_uid.get(series_uid(row.uid, each.slot))
            change = None
            if series and _last_day(each) >= today:
                change = _record(each, series, activity, points=points, at=at, by=by)
            count += change is not None
            kept.append({**entry, "change": change.pk if change else None, "tried": not change})
    row.changes = kept
    row.save(update_fields=["changes", "updated_at"])
    return count


def _last_day(each: DateChange) -> date:
    return max(each.original_date, each.new_date or each.original_date)


def _record(
    each: DateChange,
    series: Series,
    activity: ActivityPage,
    *,
    points: Sequence[MeetingPoint],
    at: datetime,
    by: User | None,
) -> Change | None:
    """Return the change that records a wish of the calendar, or none when that cannot be."""
    kind, words = each.kind, each.words
    point = point_of(each.place, points)
    when = (each.new_date, each.new_start_time, each.new_end_time)
    if kind == ChangeKind.MOVED and not any(when) and point is None:
        kind, words = ChangeKind.NOTE, each.place  # a place we do not know: in words
    by_hand = Change.objects.in_force().filter(
        series_key=series.key, original_date=each.original_date, kind=kind.value
    )
    ours = ImportedEvent.objects.filter(activity_key=activity.translation_key)
    known = {entry["change"] for row in ours for entry in row.changes}
    if any(change.pk not in known for change in by_hand):
        return None
    try:
        return change_date(
            series=series,
            original_date=each.original_date,
            kind=kind,
            at=at,
            by=by,
            new_date=each.new_date,
            new_start_time=each.new_start_time,
            new_end_time=each.new_end_time,
            new_meeting_point=point if kind == ChangeKind.MOVED else None,
            words={SOURCE_LANGUAGE: words} if words else None,
        )
    except ChangeRefusedError:
        return None


def record_when_live(activity: ActivityPage, *, at: datetime) -> None:
    """Record what waited until an activity went live. Safe to run twice."""
    rows = ImportedEvent.objects.filter(activity_key=activity.translation_key).exclude(changes=[])
    points: list[MeetingPoint] | None = None
    for row in rows:
        if points is None:
            points = list(activity.get_parent().specific_deferred.meeting_points.all())
        # What could not be recorded may be possible now: the dates are new.
        row.changes = [{**entry, "tried": False} for entry in row.changes]
        record(row, activity, points=points, at=at, by=None)
