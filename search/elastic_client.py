"""How we speak to Elasticsearch: one client, short time-outs, no second try."""

import time
from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError, UnsupportedProductError

TIMEOUT_SECONDS = 1.0  # for everything that one question asks, together

Query = dict[str, Any]


class NoAnswerError(Exception):
    """The server did not answer, not in time, or with something that cannot be read."""


class IndexBehindError(Exception):
    """The index has activities that the database does not show, or shows otherwise."""

    def __init__(self, keys: frozenset[UUID]) -> None:
        super().__init__(f"{len(keys)} activities are indexed otherwise than they are")
        self.keys = keys


# What can go wrong with a server, or an index that is not there; and with what a proxy says.
AWAY = (NoAnswerError, ApiError, TransportError, UnsupportedProductError)
FAILURES = (*AWAY, LookupError, TypeError, ValueError)


class Deadline:
    """Hands out what is left of the time for one question."""

    def __init__(self, seconds: float = TIMEOUT_SECONDS) -> None:
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        seconds = self._ends - time.monotonic()
        if seconds <= 0:
            raise NoAnswerError("no time left")
        return seconds


def client() -> Elasticsearch:
    return _client(settings.ELASTICSEARCH_URL)


@lru_cache(maxsize=4)
def _client(url: str) -> Elasticsearch:
    return Elasticsearch(
        url,
        request_timeout=TIMEOUT_SECONDS,
        max_retries=0,
        retry_on_status=(),
        retry_on_timeout=False,
    )


def alias_of(language_code: str) -> str:
    return f"{settings.ELASTICSEARCH_PREFIX}-{language_code}"


def ask(language_code: str, bodies: Sequence[Query], deadline: Deadline) -> list[Any]:
    """Return the answers to some searches, in one request; raise one of FAILURES."""
    seconds = deadline.left()
    header = {"index": alias_of(language_code)}
    # The server stops looking, too: nobody waits for its answer any more.
    limit = {"timeout": f"{int(seconds * 1000)}ms"}
    searches = [part for body in bodies for part in (header, body | limit)]
    found = client().options(request_timeout=seconds).msearch(searches=searches)
    answers = list(found["responses"])
    for answer in answers:
        if "error" in answer or answer["timed_out"] or answer["_shards"]["failed"]:
            kind = answer.get("error", {}).get("type", "partial answer")
            raise NoAnswerError(str(kind))
    if len(answers) != len(bodies):
        raise NoAnswerError(f"{len(answers)} answers to {len(bodies)} searches")
    return answers
