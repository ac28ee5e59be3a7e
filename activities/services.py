"""Writes: changes of one date, and closures of a location.

Every change is one transaction that also works out the dates anew, so that no reader ever sees
the one without the other.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from activities import actions
from activities.choices import ChangeKind, Reason
from activities.materialising import materialise, materialise_location
from activities.models import ActivityPage, Change, Occurrence, Series
from content.words import SOURCE_LANGUAGE
from locations.models import Closure, LocationPage, MeetingPoint


class ChangeRefusedError(ValueError):
    """A change that cannot be made; `code` says why.

    Codes: no-such-series, no-such-date, date-exists, nothing-moved, ends-before-start.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def change_date(
    *,
    series: Series,
    original_date: date,
    kind: ChangeKind,
    at: datetime,
    by: User | None = None,
    new_date: date | None = None,
    new_start_time: time | None = None,
    new_end_time: time | None = None,
    new_meeting_point: MeetingPoint | None = None,
    reason: Reason | None = None,
    words: Mapping[str, str] | None = None,
    languages: Sequence[str] = (),
    interpreted: Sequence[str] = (),
    places_left: int | None = None,
    has_waiting_list: bool = False,
) -> Change:
    """Record one change of one date, in place of an earlier one of the same kind.

    `languages`: codes of terms; `interpreted`: those of them that an interpreter brings.
    Raises ChangeRefusedError, with nothing written, when the change makes no sense.
    """
    activity = _source_activity(series)
    start, end = new_start_time or series.start_time, new_end_time or series.end_time
    if end <= start:
        raise ChangeRefusedError("ends-before-start")
    is_known = Occurrence.objects.filter(
        series_key=series.key, original_date=original_date
    ).exists()
    if kind == ChangeKind.ADDED and is_known:
        raise ChangeRefusedError("date-exists")
    if kind != ChangeKind.ADDED and not is_known:
        raise ChangeRefusedError("no-such-date")
    if kind == ChangeKind.MOVED and not any(
        (new_date, new_start_time, new_end_time, new_meeting_point)
    ):
        raise ChangeRefusedError("nothing-moved")
    with transaction.atomic():
        key = {
            "series_key": series.key,
            "original_date": original_date,
            "kind": kind.value,
        }
        Change.objects.in_force().filter(**key).update(undone_at=at, undone_by=by)
        change = Change.objects.create(
            **key,
            activity_key=activity.translation_key,
            new_date=new_date,
            new_start_time=new_start_time,
            new_end_time=new_end_time,
            new_meeting_point=new_meeting_point,
            reason=reason.value if reason else "",
            words=dict(words or {}),
            languages=list(languages),
            interpreted=list(interpreted),
            places_left=places_left,
            has_waiting_list=has_waiting_list,
            is_demo=activity.is_demo,
            created_by=by,
        )
        log(activity, actions.DATE_CHANGED, user=by, data=actions.data_of(change))
        materialise(activity, at=at)
    return change


@transaction.atomic
def undo_change(change: Change, *, at: datetime, by: User | None = None) -> None:
    """Take a change back; the row stays, with who and when. Safe to run twice."""
    undone = Change.objects.in_force().filter(pk=change.pk).update(undone_at=at, undone_by=by)
    activity = ActivityPage.objects.source().get(translation_key=change.activity_key)
    if undone:
        log(activity, actions.CHANGE_UNDONE, user=by, data=actions.data_of(change))
    materialise(activity, at=at)


@transaction.atomic
def close_location(
    *,
    location: LocationPage,
    starts_on: date,
    ends_on: date,
    words: Mapping[str, str],
    at: datetime,
    by: User | None = None,
) -> Closure:
    """Close a location on some days, both included: its dates there show as cancelled.

    `words`: language code to reason. Raises ChangeRefusedError when the days run backwards.
    """
    if ends_on < starts_on:
        raise ChangeRefusedError("ends-before-start")
    closure = Closure.objects.create(
        location_key=location.translation_key,
        starts_on=starts_on,
        ends_on=ends_on,
        reason_text=dict(words),
        created_by=by,
        is_demo=location.is_demo,
    )
    log(location, actions.CLOSED, user=by, data=actions.data_of_closure(closure))
    materialise_location(location, at=at)
    return closure


@transaction.atomic
def reopen_location(closure: Closure, *, at: datetime, by: User | None = None) -> None:
    """Take a closure back. Safe to run twice."""
    gone, _rows = Closure.objects.filter(pk=closure.pk).delete()
    locations = LocationPage.objects.filter(translation_key=closure.location_key)
    for location in locations.filter(locale__language_code=SOURCE_LANGUAGE):
        if gone:
            log(location, actions.REOPENED, user=by, data=actions.data_of_closure(closure))
        materialise_location(location, at=at)


def _source_activity(series: Series) -> ActivityPage:
    activity = (
        ActivityPage.objects.source()
        .filter(translation_key=series.page.translation_key, series__pk=series.pk)
        .first()
    )
    if activity is None:
        raise ChangeRefusedError("no-such-series")
    return activity
