"""Has the database answer when another engine does not: slower, with the same answer."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID

from activities.querysets import OccurrenceQuerySet
from search.breaker import REST_SECONDS, Breaker
from search.criteria import FinderCriteria
from search.elastic_client import FAILURES, IndexBehindError
from search.elastic_engine import ElasticFinder
from search.elastic_tasks import follow
from search.engine import ActivityFinder, FinderResults, Health, Report, Suggestion
from search.sql_engine import SqlFinder

logger = logging.getLogger(__name__)
breaker = Breaker()
Answer = TypeVar("Answer")


class FallingBackFinder:
    """Asks Elasticsearch, and the database while that is away."""

    def __init__(self) -> None:
        self.first: ActivityFinder = ElasticFinder()
        self.other: ActivityFinder = SqlFinder()

    def find(self, criteria: FinderCriteria) -> FinderResults:
        return self._answer(lambda engine: engine.find(criteria))

    def count(self, criteria: FinderCriteria) -> int:
        return self._answer(lambda engine: engine.count(criteria))

    def suggest(self, prefix: str, language_code: str) -> list[Suggestion]:
        return self._answer(lambda engine: engine.suggest(prefix, language_code))

    def dates(self, criteria: FinderCriteria) -> OccurrenceQuerySet:
        return self.other.dates(criteria)

    def index(self, keys: Iterable[UUID]) -> None:
        self.first.index(keys)

    def rebuild(self, report: Report) -> int:
        return self.first.rebuild(report)

    def health(self) -> Health:
        return self.first.health()

    def _answer(self, question: Callable[[ActivityFinder], Answer]) -> Answer:
        if not breaker.may_ask():
            return question(self.other)
        try:
            answer = question(self.first)
        except IndexBehindError as behind:
            follow(behind.keys)
            return question(self.other)
        except FAILURES as error:
            if breaker.failed():
                logger.warning(
                    "Elasticsearch does not answer (%s): the database does, and after some "
                    "failures for %d seconds at a time",
                    type(error).__name__,
                    REST_SECONDS,
                )
            return question(self.other)
        if breaker.succeeded():
            logger.warning("Elasticsearch answers again")
        return answer
