"""One page of an answer: Elasticsearch says which activities, the database which of their dates.

The dates of those few activities are asked for with the same conditions as by the SQL engine, from
the tables as they are now: what an index that is behind tells too much is not there, order and
cursor are the same, and nothing hidden can show.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, repeat
from typing import Any
from uuid import UUID

from activities.models import Occurrence
from activities.querysets import OccurrenceQuerySet
from search import sql_dates
from search.criteria import FinderCriteria
from search.elastic_mapping import order_of
from search.elastic_query import Asked, Query, any_of, at_points, first_activities, nowhere

MAX_SIZE = 10_000  # of one search
_LAST = 2**63

Place = tuple[int, int]  # of an entry in the answer: rank of its distance, order in time
Ask = Callable[[list[Query]], list[Any]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A date of the page."""

    pk: int
    starts_at: datetime
    on: date
    uid: UUID
    activity_key: UUID
    status: str
    place: Place


@dataclass(frozen=True, slots=True)
class Candidates:
    """Activities that come first. `until`: no other has an entry up to there; None: no other."""

    keys: frozenset[UUID]
    until: Place | None


@dataclass(frozen=True, slots=True)
class Ranks:
    """Meeting points in the order of their distance; the same distance is the same rank."""

    by_point: Mapping[int, int]
    count: int

    @classmethod
    def of(cls, criteria: FinderCriteria, points: Mapping[int, sql_dates.Point]) -> "Ranks":
        if not criteria.is_by_distance:
            return cls({}, 0)
        distances = sorted({each.km or 0.0 for each in points.values()})
        rank = {km: number for number, km in enumerate(distances)}
        return cls({pk: rank[each.km or 0.0] for pk, each in points.items()}, len(distances))

    def rank(self, point: int | None) -> int:
        return self.by_point.get(point or 0, self.count)

    def after(self, criteria: FinderCriteria) -> Place | None:
        """Return the place of the last entry of the page before."""
        if not criteria.after:
            return None
        pk = criteria.after[1]
        rank = 0
        if self.count:
            rows = Occurrence.objects.filter(pk=pk).values_list("meeting_point", flat=True)
            rank = self.rank(rows.first())
        return rank, order_of(*criteria.after)


def by_date(asked: Asked, after: Place | None, size: int) -> Query:
    return first_activities(asked, size=size, after=after[1] if after else None)


def candidates(
    answers: Iterable[Mapping[str, Any]], sizes: Iterable[tuple[int, int]]
) -> Candidates:
    """Return the activities of some answers; `sizes`: rank and size of those that may be cut."""
    keys: set[UUID] = set()
    cuts: list[Place] = []
    for answer, (rank, size) in zip(answers, chain(sizes, repeat((0, MAX_SIZE))), strict=False):
        hits = answer["hits"]["hits"]
        keys |= {UUID(hit["_id"]) for hit in hits}
        if len(hits) == size:
            cuts.append((rank, int(hits[-1]["sort"][0])))
    return Candidates(frozenset(keys), min(cuts, default=None))


def first_by_distance(
    asked: Asked,
    ask: Ask,
    *,
    ranks: Ranks,
    activities: Mapping[int | None, int],
    after: Place | None,
    size: int,
) -> Candidates:
    """Return the activities at the nearest meeting points: as many as fill a page.

    `activities`: how many have a date at each meeting point; None is no place, behind all others.
    """
    rings = _rings(ranks, activities, begins=after[0] if after else 0)
    searches: list[Query] = []
    sizes: list[tuple[int, int]] = []  # rank and size of each search that may be cut short
    if after and rings and rings[0][0] == after[0]:
        rank, points = rings.pop(0)
        searches.append(first_activities(asked, size=size, after=after[1], place=_at(points)))
        sizes.append((rank, size))
    whole: list[int | None] = []
    filled = 0
    rank_reached: int | None = None
    while rings and filled < size:
        rank_reached, points = rings.pop(0)
        filled += sum(activities[point] for point in points)
        if filled < size:
            whole += points
        else:
            searches.append(first_activities(asked, size=size, place=_at(points)))
            sizes.append((rank_reached, size))
    if whole:
        searches.append(first_activities(asked, size=size, place=_at(whole)))
    found = candidates(ask(searches) if searches else [], sizes)
    if found.until is None and rings and rank_reached is not None:
        return Candidates(found.keys, (rank_reached, _LAST))
    return found


def _rings(
    ranks: Ranks, activities: Mapping[int | None, int], *, begins: int
) -> list[tuple[int, list[int | None]]]:
    """Return the meeting points with activities, nearest first, those equally far together."""
    found: dict[int, list[int | None]] = {}
    for point, count in activities.items():
        rank = ranks.rank(point)
        if count and rank >= begins:
            found.setdefault(rank, []).append(point)
    return sorted(found.items())


def _at(points: Iterable[int | None]) -> Query:
    known = [point for point in points if point is not None]
    return any_of([at_points(known), *([] if None not in points else [nowhere()])])


def entries_of(dates: OccurrenceQuerySet, ranks: Ranks, *, after: Place | None) -> list[Entry]:
    """Return the entries of these dates that come after a place, in their order. One query."""
    rows = sql_dates.next_of_each_series(dates).values_list(
        "pk", "starts_at", "on", "uid", "activity_key", "status", "meeting_point"
    )
    found = []
    for pk, starts_at, on, uid, key, status, point in rows:
        place = ranks.rank(point), order_of(starts_at, pk)
        if after is None or place > after:
            found.append(Entry(pk, starts_at, on, uid, key, status, place))
    return sorted(found, key=lambda entry: entry.place)
