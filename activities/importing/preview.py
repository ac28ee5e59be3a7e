"""What an import would do, event by event, before it does anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from activities.importing.date_changes import is_waiting
from activities.importing.drafts import point_of
from activities.importing.plans import EventPlan, ReadPlan, fingerprint_of
from activities.importing.problems import Problem, problem
from activities.models import ActivityPage, CalendarFeed, ImportedEvent, Occurrence
from activities.schedule import BRUSSELS
from locations.models import LocationPage, MeetingPoint

MAX_NEW = 500  # activities made at a time: more is a calendar of something else


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    CANCELLED = "cancelled"  # by the file, or gone from the feed
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    LEFT_OUT = "left-out"  # nothing of it lies ahead, or somebody deleted it here


@dataclass(frozen=True, slots=True)
class Item:
    """One event of a preview. `plan` is none when the file no longer has it."""

    outcome: Outcome
    uid: str
    title: str
    notes: tuple[Problem, ...] = ()
    plan: EventPlan | None = None
    row: ImportedEvent | None = None
    activity: ActivityPage | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """All that an import would do. `hold` says why a night may not do it without a person."""

    items: tuple[Item, ...]
    private_count: int = 0
    hold: Problem | None = None

    def of(self, outcome: Outcome) -> list[Item]:
        return [item for item in self.items if item.outcome == outcome]

    @property
    def has_work(self) -> bool:
        work = {Outcome.NEW, Outcome.CHANGED, Outcome.CANCELLED}
        return any(item.outcome in work for item in self.items)

    @property
    def digest(self) -> str:
        """Return a mark that differs as soon as the import would do something else."""
        return fingerprint_of(
            [
                [
                    item.outcome.value,
                    item.uid,
                    item.plan.fingerprint if item.plan else "",
                    item.row.fingerprint if item.row else "",
                    str(item.activity.latest_revision_id) if item.activity else "",
                    [
                        [note.code, [list(map(str, pair)) for pair in note.values]]
                        for note in item.notes
                    ],
                ]
                for item in self.items
            ]
        )


def preview_of(
    read: ReadPlan,
    *,
    location: LocationPage,
    feed: CalendarFeed | None,
    at: datetime,
    by_night: bool = False,
) -> Preview:
    """Return what taking over a plan would do at a location."""
    rows = {
        row.uid: row for row in ImportedEvent.objects.filter(location_key=location.translation_key)
    }
    keys = [row.activity_key for row in rows.values()]
    activities = {
        page.translation_key: page
        for page in ActivityPage.objects.source().filter(translation_key__in=keys)
    }
    comparing = _Comparing(location, feed, at, by_night, rows, activities)
    items = [comparing.item(plan) for plan in read.events]
    items += comparing.gone(read)
    items += [Item(Outcome.REFUSED, each.uid, each.title, (each.problem,)) for each in read.refused]
    return Preview(tuple(items), read.private_count, comparing.hold(items))


@dataclass(slots=True)
class _Comparing:
    location: LocationPage
    feed: CalendarFeed | None
    at: datetime
    by_night: bool
    rows: Mapping[str, ImportedEvent]
    activities: Mapping[UUID, ActivityPage]
    new_count: int = 0
    points: Sequence[MeetingPoint] = ()

    def __post_init__(self) -> None:
        self.points = list(self.location.meeting_points.all())

    def item(self, plan: EventPlan) -> Item:
        row = self.rows.get(plan.uid)
        return self._known(plan, row) if row else self._new(plan, None)

    def _known(self, plan: EventPlan, row: ImportedEvent) -> Item:
        activity = self.activities.get(row.activity_key)
        if row.feed_id and row.feed_id != (self.feed.pk if self.feed else None):
            return self._item(Outcome.REFUSED, plan, row, problem("other-feed"))
        if activity is None:
            if self.by_night:
                return self._item(Outcome.LEFT_OUT, plan, row, problem("deleted-here"))
            return self._new(plan, row)
        if not activity.is_descendant_of(self.location):
            return self._item(Outcome.REFUSED, plan, row, problem("moved-away"))
        found = self._compared(plan, row, activity)
        if found.outcome != Outcome.UNCHANGED and activity.get_lock():
            return self._item(Outcome.REFUSED, plan, row, problem("locked"))
        return found

    def _new(self, plan: EventPlan, row: ImportedEvent | None) -> Item:
        if plan.is_cancelled:
            return self._item(Outcome.LEFT_OUT, plan, row, problem("cancelled-never-here"))
        if plan.last_date is None or plan.last_date < self.at.astimezone(BRUSSELS).date():
            return self._item(Outcome.LEFT_OUT, plan, row, problem("nothing-ahead"))
        if self.new_count >= MAX_NEW:
            return self._item(Outcome.REFUSED, plan, row, problem("too-many-new", count=MAX_NEW))
        self.new_count += 1
        return self._item(Outcome.NEW, plan, row, self._place(plan), *_pending(plan), *plan.notes)

    def _compared(self, plan: EventPlan, row: ImportedEvent, activity: ActivityPage) -> Item:
        before, facts = row.facts, plan.facts()
        if row.gone_at is None and row.fingerprint == plan.fingerprint:
            waiting = [entry for entry in row.changes if is_waiting(entry)]
            is_mine = not self.by_night or (self.feed is not None and self.feed.is_trusted)
            if waiting and activity.live and is_mine:
                note = problem("changes-wait", count=len(waiting))
                return self._item(Outcome.CHANGED, plan, row, note, activity=activity)
            return self._item(Outcome.UNCHANGED, plan, row, activity=activity)
        if plan.is_cancelled:
            return self._item(
                Outcome.CANCELLED, plan, row, problem("cancelled-in-file"), activity=activity
            )
        notes = [problem("came-back")] if row.gone_at or before.get("is_cancelled") else []
        notes += [
            problem(f"changed-{name}")
            for name in ("title", "summary", "series", "changes")
            if before.get(name) != facts[name]
        ]
        if before.get("place") != plan.place:
            notes.append(self._place(plan))
        return self._item(Outcome.CHANGED, plan, row, *notes, *plan.notes, activity=activity)

    def _item(
        self,
        outcome: Outcome,
        plan: EventPlan,
        row: ImportedEvent | None,
        *notes: Problem,
        activity: ActivityPage | None = None,
    ) -> Item:
        return Item(outcome, plan.uid, plan.title, notes, plan, row, activity)

    def _place(self, plan: EventPlan) -> Problem:
        if not plan.place:
            return problem("place-missing")
        point = point_of(plan.place, self.points)
        if point is None:
            return problem("place-unknown", place=plan.place)
        return problem("place-known", place=plan.place, point=str(point))

    def gone(self, read: ReadPlan) -> list[Item]:
        """Return the events of this feed that it no longer has. A file may be a part: none."""
        if self.feed is None or self.feed.pk is None:
            return []
        found = []
        for row in self.rows.values():
            activity = self.activities.get(row.activity_key)
            if row.feed_id != self.feed.pk or row.uid in read.uids or activity is None:
                continue
            if not activity.is_descendant_of(self.location) or activity.get_lock():
                continue
            if row.gone_at:
                if self.by_night or not any(is_waiting(entry) for entry in row.changes):
                    continue
            elif activity.live and not self._lies_ahead(row):
                continue
            note = problem("gone-live" if activity.live else "gone-draft")
            found.append(Item(Outcome.CANCELLED, row.uid, row.title, (note,), None, row, activity))
        return found

    def _lies_ahead(self, row: ImportedEvent) -> bool:
        dates = Occurrence.objects.filter(activity_key=row.activity_key)
        return dates.upcoming(at=self.at).exists()

    def hold(self, items: Sequence[Item]) -> Problem | None:
        """Return why nobody should do this unseen: more than half of a feed is lost at once."""
        if self.feed is None:
            return None
        lost = sum(item.outcome == Outcome.CANCELLED for item in items)
        known = lost + sum(
            item.outcome in {Outcome.CHANGED, Outcome.UNCHANGED} and not _is_off(item)
            for item in items
        )
        if lost * 2 > known:
            return problem("feed-lost-most", lost=lost, known=known)
        return None


def _is_off(item: Item) -> bool:
    return bool(item.row and (item.row.gone_at or item.row.facts.get("is_cancelled")))


def _pending(plan: EventPlan) -> list[Problem]:
    return [problem("changes-later", count=len(plan.changes))] if plan.changes else []
