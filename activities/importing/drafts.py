"""Makes drafts of plans. Nothing here ever goes live."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from django.utils.text import slugify

from accounts.models import User
from activities.importing.plans import EventPlan, SeriesPlan, fingerprint_of, rule_facts
from activities.models import ActivityPage, Series
from content.choices import Taxonomy
from content.models import Term
from locations.models import LocationPage, MeetingPoint

SERIES_OF_EVENTS = UUID("6f2b1d1e-5a0f-4c58-9c9b-0f1d7b1a2c3d")


def series_uid(event_uid: str, slot: str) -> UUID:
    """Return the identity of a series: the same each time that its event is read."""
    return uuid5(SERIES_OF_EVENTS, f"{event_uid}\n{slot}")


def point_of(place: str, points: Sequence[MeetingPoint]) -> MeetingPoint | None:
    """Return the meeting point that a file means by a place, when there is just one."""
    words = _words(place)
    if not words:
        return None
    found = [
        point
        for point in points
        if any(
            known and f" {known} " in f" {words} "
            for known in (_words(point.name), _words(point.street))
        )
    ]
    exact = [point for point in found if words in (_words(point.name), _words(str(point)))]
    found = exact or found
    return found[0] if len(found) == 1 else None


def _words(text: str) -> str:
    """Return a text by which two spellings of one place are equal."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", plain))


def default_type() -> Term:
    """Return the type that a new draft gets, since an activity cannot be without."""
    return Term.objects.of(Taxonomy.ACTIVITY_TYPE)[0]


def new_draft(
    location: LocationPage,
    plan: EventPlan,
    *,
    kind: Term,
    points: Sequence[MeetingPoint],
    by: User | None,
) -> ActivityPage:
    """Return a draft that has not been saved, for `new_drafts.add_drafts`."""
    page = ActivityPage(
        title=plan.title,
        slug="" if slugify(plan.title) else f"activiteit-{fingerprint_of(plan.uid)[:8]}",
        summary=plan.summary,
        activity_type=kind,
        locale=location.locale,
        owner=by,
        live=False,
    )
    point = point_of(plan.place, points)
    page.series = [
        _fill(Series(uid=series_uid(plan.uid, each.slot), meeting_point=point), each, at)
        for at, each in enumerate(plan.series)
    ]
    return page


def update_draft(
    activity: ActivityPage,
    before: Mapping[str, Any],
    plan: EventPlan,
    *,
    points: Sequence[MeetingPoint],
    by: User | None,
) -> bool:
    """Put what the file says otherwise than `before` in a new revision; tell if there is one.

    What an editor wrote stays, unless the file changed the very same thing.
    """
    facts = plan.facts()
    if all(before.get(name) == facts[name] for name in ("title", "summary", "place", "series")):
        return False
    draft = activity.get_latest_revision_as_object()
    if before.get("title") != plan.title:
        draft.title = plan.title
    if before.get("summary") != plan.summary:
        draft.summary = plan.summary
    has_moved = before.get("place") != plan.place
    if has_moved or before.get("series") != facts["series"]:
        draft.series = _series(
            list(draft.series.all()),
            before.get("series") or {},
            plan,
            point=point_of(plan.place, points),
            has_moved=has_moved,
        )
    draft.save_revision(user=by, clean=False, log_action=True)
    return True


def _series(
    rows: Sequence[Series],
    before: Mapping[str, Any],
    plan: EventPlan,
    *,
    point: MeetingPoint | None,
    has_moved: bool,
) -> list[Series]:
    """Return the rows of a draft: those an editor added, and those of the file as it is now."""
    own = {series_uid(plan.uid, slot) for slot in before}
    existing = {row.uid: row for row in rows}
    kept = [row for row in rows if row.uid not in own]
    for at, each in enumerate(plan.series, start=len(kept)):
        uid = series_uid(plan.uid, each.slot)
        row = existing.get(uid) or Series(uid=uid, meeting_point=point)
        if before.get(each.slot) != rule_facts(each.rule):
            _fill(row, each, at)
        if has_moved:
            row.meeting_point = point
        if row not in kept:
            kept.append(row)
    return kept


def _fill(row: Series, plan: SeriesPlan, order: int) -> Series:
    """Give a row the rule of a plan. What it does in holidays is said by the file's own dates."""
    rule = plan.rule
    row.frequency = rule.frequency.value
    row.starts_on = rule.starts_on
    row.until = rule.until
    row.start_time = rule.start_time
    row.end_time = rule.end_time
    row.interval_weeks = rule.interval_weeks
    row.dates = list(rule.dates)
    row.excluded_dates = list(rule.excluded_dates)
    if row.pk is None:
        row.holiday_policy = rule.holiday_policy.value
        row.sort_order = order
    return row
