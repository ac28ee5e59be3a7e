"""What follows in Elasticsearch after a change: by task, so that no editor waits or errs."""

import logging
from collections.abc import Iterable
from uuid import UUID

from django_tasks import task

from search.breaker import Breaker
from search.elastic_client import FAILURES
from search.elastic_index import write_activities

logger = logging.getLogger(__name__)
breaker = Breaker()


def follow(keys: Iterable[UUID]) -> None:
    """Have the indices follow these activities. Never raises."""
    try:
        follow_activities.enqueue([str(key) for key in keys])
    except Exception:
        # A queue can be away as well; the page is published all the same.
        logger.exception("The finder's index was not told of a change; run rebuild_search")


@task()
def follow_activities(keys: list[str]) -> None:
    if not breaker.may_ask():
        return
    try:
        write_activities(UUID(key) for key in keys)
    except FAILURES as error:
        if breaker.failed():
            logger.warning(
                "The finder's index is behind: %s. `search_status` tells what it misses.",
                type(error).__name__,
                extra={"activity_keys": keys},
            )
    else:
        breaker.succeeded()
