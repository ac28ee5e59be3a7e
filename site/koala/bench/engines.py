"""The engines of the finder, side by side: how fast each answers the question families ask most."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from activities.schedule import BRUSSELS
from locations.geo import Coordinates
from search.criteria import FinderCriteria
from search.elastic_client import FAILURES
from search.elastic_engine import ElasticFinder
from search.elastic_index import rebuild_indices
from search.engine import ActivityFinder
from search.sql_engine import SqlFinder

Write = Callable[[str], object]
WARMING, RUNS = 5, 9
GENT = Coordinates(51.05, 3.72)


def measure_engines(write: Write, *, at: datetime) -> None:
    """Index everything and answer, with each engine; print the least of some runs.

    "CPU" is the time of this process. A database server or a search server has its own beside it,
    which only the time on the wall shows.
    """
    engines: dict[str, ActivityFinder] = {f"SQL on {connection.vendor}": SqlFinder()}
    if settings.ELASTICSEARCH_URL:
        engines["Elasticsearch"] = ElasticFinder()
    write(f"{'engine':<20}{'':<34}{'CPU ms':>9}{'wall ms':>9}{'found':>8}")
    for name, engine in engines.items():
        started = time.perf_counter()
        count = engine.rebuild(lambda _done, _total: None)
        seconds = time.perf_counter() - started
        write(f"{name:<20}{'activities indexed a second':<34}{count / seconds:>18.0f}{count:>8}")
        if isinstance(engine, ElasticFinder):
            _measure_indices(write, name)
        _tidy()
        for words, criteria in questions(at).items():
            cpu, wall, found = _least(engine, criteria)
            write(f"{name:<20}{words:<34}{cpu:>9.1f}{wall:>9.1f}{found:>8}")


def _tidy() -> None:
    """Do now what PostgreSQL does by itself some minutes after many writes."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _measure_indices(write: Write, name: str) -> None:
    """Print how fast the server takes documents, one an activity and language, made before."""
    started = time.perf_counter()
    documents = rebuild_indices(lambda _done, _total: None) * len(settings.LANGUAGES)
    seconds = time.perf_counter() - started
    write(f"{name:<20}{'documents taken a second':<34}{documents / seconds:>18.0f}{documents:>8}")


def questions(at: datetime) -> dict[str, FinderCriteria]:
    """Return the common question, and two that cost more."""
    today = at.astimezone(BRUSSELS).date()
    common = FinderCriteria(
        first=today,
        last=today + timedelta(days=13),
        at=at,
        language_code="fr",
        origin=GENT,
        ages_months=(12, 12),
        languages=frozenset({"fr"}),
        page_size=20,
    )
    return {
        "near, 14 days, 12 months, French": common,
        "the same with every count": replace(common, wants_facets=True),
        "near, 28 days": FinderCriteria(
            first=today,
            last=today + timedelta(days=27),
            at=at,
            language_code="nl",
            origin=GENT,
        ),
    }


def _least(engine: ActivityFinder, criteria: FinderCriteria) -> tuple[float, float, int]:
    """Return the least milliseconds of processor and on the wall, and how many were found."""
    cpus, walls, found = [], [], 0
    for _attempt in range(WARMING):
        # Right after it took an index a search server may need more than its second.
        with suppress(*FAILURES):
            engine.find(criteria)
    for _run in range(RUNS):
        cpu, wall = time.process_time(), time.perf_counter()
        found = engine.find(criteria).activity_count
        cpus.append((time.process_time() - cpu) * 1000)
        walls.append((time.perf_counter() - wall) * 1000)
    return min(cpus), min(walls), found
