"""The engine that asks Elasticsearch: for many activities, and many questions at a time.

It raises when the server does not answer: `falling_back` then has the database answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from activities.models import Occurrence
from activities.querysets import TAKES_PLACE, OccurrenceQuerySet
from activities.schedule import BRUSSELS
from search import elastic_page, sql_dates, sql_engine
from search.criteria import FinderCriteria
from search.document_models import SearchDocument, SearchText
from search.elastic_client import Deadline, IndexBehindError, ask
from search.elastic_facets import activities_by_point, counting, counts_in
from search.elastic_index import differences, rebuild_indices
from search.elastic_page import Candidates, Entry, Place, Ranks, by_date
from search.elastic_query import Asked, Query, Reach, asked_of, moved_away, school_filter
from search.elastic_tasks import follow
from search.engine import FinderResults, Health, Report, Suggestion
from search.facets import Counts
from search.letters import fold
from search.questions import Question, question_of
from search.sql_engine import MAX_SUGGESTIONS, SqlFinder

NAME = "elasticsearch"
MANY_TITLES = 200
MANY_MOVED = 1_000


@dataclass
class _Search:
    """A question, put to the index of its language."""

    criteria: FinderCriteria
    deadline: Deadline = field(default_factory=Deadline)

    def __post_init__(self) -> None:
        criteria = self.criteria
        self.points = sql_dates.points_for(criteria)
        self.question = Question((), criteria.language_code)
        if criteria.text.strip():
            self.question = question_of(criteria.text, criteria.language_code)
        self.reach = Reach(
            points=list(self.points),
            wheelchair=[pk for pk, each in self.points.items() if each.is_wheelchair_accessible],
            pram=[pk for pk, each in self.points.items() if each.is_pram_accessible],
        )
        school = None
        if criteria.is_in_school_holidays:
            # The weekday is a criterion of its own.
            school = school_filter(sql_dates.school_days(criteria, any_weekday=True))
        self.asked: Asked = asked_of(
            criteria, terms=self.question.terms, reach=self.reach, school=school
        )
        self.ranks = Ranks.of(criteria, self.points)
        self.after = self.ranks.after(criteria)

    def ask(self, bodies: list[Query]) -> list[Any]:
        return ask(self.criteria.language_code, bodies, self.deadline)

    def answers(self) -> tuple[Counts, Candidates, frozenset[UUID]]:
        """Return the counts, the first activities, and those with a date that moved away.

        One request; two by distance, for which it must be known how many are where.
        """
        criteria = self.criteria
        size = criteria.page_size + 1
        moved = moved_away(self.asked, first=criteria.first, last=criteria.last, size=MANY_MOVED)
        first = [] if criteria.is_by_distance else [by_date(self.asked, self.after, size)]
        counted, left, *firsts = self.ask([self.counting, moved, *first])
        counts = counts_in(counted, wants_facets=criteria.wants_facets)
        if firsts:
            found = elastic_page.candidates(firsts, [(0, size)])
        else:
            found = elastic_page.first_by_distance(
                self.asked,
                self.ask,
                ranks=self.ranks,
                activities=activities_by_point(counted),
                after=self.after,
                size=size,
            )
        return counts, found, frozenset(UUID(hit["_id"]) for hit in left["hits"]["hits"])

    @property
    def counting(self) -> Query:
        return counting(
            self.asked,
            reach=self.reach,
            today=self.criteria.at.astimezone(BRUSSELS).date(),
            wants_facets=self.criteria.wants_facets,
            by_point=self.criteria.is_by_distance,
        )

    def of_activities(self, keys: Iterable[UUID]) -> sql_engine.SqlSearch:
        """Return the question to the tables, about a few activities."""
        dates = Occurrence.objects.upcoming(at=self.criteria.at)
        return sql_engine.SqlSearch(
            self.criteria,
            self.points,
            SearchDocument.objects.shown(),
            dates.filter(activity_key__in=list(keys)),
            self.question.corrections,
            is_of_few=True,
        )


class ElasticFinder:
    """Keeps the promises of `engine.ActivityFinder`; raises one of `elastic_client.FAILURES`."""

    def find(self, criteria: FinderCriteria) -> FinderResults:
        search = _Search(criteria)
        counts, found, moved = search.answers()
        entries: list[Entry] = []
        has_more = False
        if criteria.page_size:
            entries, has_more = _page(search, found.keys, found.until)
            if not has_more and not criteria.after:
                counts = _put_right(counts, entries)
        days, readings = sql_engine.read_page(
            search.of_activities(moved),
            [(each.pk, each.starts_at, each.on, each.uid) for each in entries],
            is_last=not has_more,
        )
        return FinderResults(
            days=days,
            activity_count=counts.activities,
            cancelled_count=counts.cancelled,
            next_after=(entries[-1].starts_at, entries[-1].pk) if has_more else None,
            readings=readings,
            facets=counts.facets,
            corrections=search.question.corrections,
            engine=NAME,
        )

    def count(self, criteria: FinderCriteria) -> int:
        search = _Search(criteria)
        query = {"query": search.asked.activities(), "size": 0, "track_total_hits": True}
        [answer] = search.ask([query])
        return answer["hits"]["total"]["value"]

    def dates(self, criteria: FinderCriteria) -> OccurrenceQuerySet:
        """Return the dates as a query to the database: who follows a calendar is in no hurry."""
        return SqlFinder().dates(criteria)

    def suggest(self, prefix: str, language_code: str) -> list[Suggestion]:
        start = " ".join(fold(prefix[:60]).split())
        if not start:
            return []
        words = {"query": start, "max_expansions": 10_000}
        query = {
            "query": {"bool": {"filter": [{"match_phrase_prefix": {"title_words": words}}]}},
            "size": MANY_TITLES,
            "sort": ["title"],
            "collapse": {"field": "suggestion"},
            "track_total_hits": False,
        }
        [answer] = ask(language_code, [query], Deadline())
        keys = [hit["_id"] for hit in answer["hits"]["hits"]]
        rows = SearchText.objects.filter(
            language_code=language_code,
            document__in=SearchDocument.objects.shown().filter(activity_key__in=keys),
        )
        found = rows.order_by("title").values_list("title", "title_language").distinct()
        return [Suggestion(*row) for row in found[:MAX_SUGGESTIONS]]

    def index(self, keys: Iterable[UUID]) -> None:
        wanted = list(keys)
        SqlFinder().index(wanted)
        follow(wanted)

    def rebuild(self, report: Report) -> int:
        """Make the documents in the database, then every index from them."""
        count = SqlFinder().rebuild(lambda done, total: report(done, 2 * total))
        rebuild_indices(lambda done, total: report(total + done, 2 * total))
        return count

    def health(self) -> Health:
        found = differences()
        return Health(
            engine=NAME,
            documents=found.documents,
            missing=len(found.missing),
            extra=len(found.extra),
            problem=found.problem,
        )


def _page(search: _Search, keys: frozenset[UUID], until: Place | None) -> tuple[list[Entry], bool]:
    """Return the entries of one page, and whether there are more."""
    criteria, after = search.criteria, search.after
    dates = search.of_activities(keys).matching.between(criteria.first, criteria.last)
    entries = elastic_page.entries_of(dates, search.ranks, after=after)
    if gone := keys - {each.activity_key for each in entries}:
        raise IndexBehindError(gone)
    ready = [each for each in entries if until is None or each.place <= until]
    return ready[: criteria.page_size], until is not None or len(ready) > criteria.page_size


def _put_right(counts: Counts, entries: list[Entry]) -> Counts:
    """Return the counts of an answer of one page, as the database has it now."""
    return Counts(
        activities=len({each.activity_key for each in entries}),
        cancelled=sum(each.status not in TAKES_PLACE for each in entries),
        facets=counts.facets,
    )
