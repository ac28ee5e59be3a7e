"""The seam between a question and the engine that answers it. Pure.

Every engine keeps the same promises: tests/search_contract.py.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from activities.readings import Day, Reading
from search.criteria import Criterion, FinderCriteria

if TYPE_CHECKING:
    from activities.querysets import OccurrenceQuerySet

Facets = Mapping[Criterion, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that finds nothing, and the one that was looked for instead."""

    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class FinderResults:
    """One page of dates, and the counts of the whole answer.

    `readings` stand in the order that was asked for, `days` is their agenda. `facets` tells how
    many activities each value of a criterion would find beside the other criteria.
    """

    days: tuple[Day, ...]
    activity_count: int
    cancelled_count: int
    next_after: tuple[datetime, int] | None  # where the next page begins
    readings: tuple[Reading, ...] = ()
    facets: Facets = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    engine: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The title of an activity that begins with what was typed, or has a word that does."""

    text: str
    language_code: str


@dataclass(frozen=True, slots=True)
class Health:
    """`missing` activities are shown and not in the index; `extra` are in it and not shown."""

    engine: str
    documents: int
    missing: int
    extra: int
    problem: str = ""  # why the engine cannot answer at all

    @property
    def is_complete(self) -> bool:
        return not (self.problem or self.missing or self.extra)


Report = Callable[[int, int], None]  # how many are done, of how many


class ActivityFinder(Protocol):
    """Finds activities by what families ask."""

    def find(self, criteria: FinderCriteria) -> FinderResults:
        """Return the next date of every series, and every changed date."""

    def count(self, criteria: FinderCriteria) -> int:
        """Return how many activities a question would find."""

    def dates(self, criteria: FinderCriteria) -> "OccurrenceQuerySet":
        """Return every date that answers a question: for a calendar, not for a page."""

    def suggest(self, prefix: str, language_code: str) -> list[Suggestion]:
        """Return what somebody may be typing."""

    def index(self, keys: Iterable[UUID]) -> None:
        """Bring what is known of these activities in line with their pages."""

    def rebuild(self, report: Report) -> int:
        """Index every activity; return how many."""

    def health(self) -> Health: ...
