"""Writes of Elasticsearch: a few activities at a time, or everything into new indices."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db.models import Max
from django.utils import timezone
from elasticsearch import Elasticsearch, NotFoundError

from activities.models import ActivityPage, Occurrence
from search.document_models import SearchDocument
from search.elastic_client import FAILURES, NoAnswerError, alias_of, client
from search.elastic_documents import Positions, elastic_documents, public_positions
from search.elastic_mapping import MAPPINGS, SETTINGS
from search.engine import Report

BATCH = 25  # activities of a follow-up: written well within the time-out
REBUILD_BATCH = 200
REBUILD_SECONDS = 60
LISTED = 10_000  # documents of one page of a listing
PRECISION = timedelta(milliseconds=1)  # of the server's dates


def language_codes() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def write_activities(keys: Iterable[UUID]) -> None:
    """Bring the documents of these activities in line; raise one of FAILURES.

    The first batch that fails is the last: nobody waits for a server that is away.
    """
    wanted = sorted(set(keys))
    if not wanted:
        return
    positions = public_positions()
    aliases = {code: alias_of(code) for code in language_codes()}
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        lines = _lines(batch, aliases, positions, at=timezone.now(), deletes=True)
        _send(client(), lines, is_alias=True)
    client().indices.refresh(index=list(aliases.values()))


def _lines(
    keys: Sequence[UUID],
    indices: Mapping[str, str],
    positions: Positions,
    *,
    at: datetime,
    deletes: bool = False,
) -> list[Any]:
    """Return what to send of some activities, JSON as it is; `deletes`: of what is not shown."""
    lines: list[Any] = []
    found: set[tuple[str, UUID]] = set()
    for each in elastic_documents(keys, at=at, positions=positions):
        if index := indices.get(each.language_code):
            lines += [f'{{"index":{{"_index":"{index}","_id":"{each.key}"}}}}', each.source]
            found.add((each.language_code, each.key))
    if deletes:
        lines += [
            f'{{"delete":{{"_index":"{index}","_id":"{key}"}}}}'
            for code, index in indices.items()
            for key in keys
            if (code, key) not in found
        ]
    return lines


def _send(server: Elasticsearch, lines: list[Any], *, is_alias: bool) -> None:
    if not lines:
        return
    answer = server.bulk(operations=lines, require_alias=is_alias)
    for item in answer["items"] if answer["errors"] else ():
        [(action, result)] = item.items()
        if "error" in result and not (action == "delete" and result["status"] == 404):
            raise NoAnswerError(str(result["error"]["type"]))


# --- Everything -----------------------------------------------------------------------------


def rebuild_indices(report: Report) -> int:
    """Make new indices of every activity and have them take the place of the old in one call.

    Readers ask the old ones until then. What changed meanwhile is written once more.
    """
    server = client().options(request_timeout=REBUILD_SECONDS)
    indices = make_indices(server)
    try:
        count = _fill(server, indices, report)
        for index in indices.values():
            server.indices.put_settings(index=index, settings={"refresh_interval": None})
        server.indices.refresh(index=list(indices.values()))
        swap(server, indices)
    except BaseException:
        server.indices.delete(index=list(indices.values()), ignore_unavailable=True)
        raise
    behind = differences()
    write_activities([*behind.missing, *behind.extra])
    return count


def _fill(server: Elasticsearch, indices: Mapping[str, str], report: Report) -> int:
    """Write every activity; the server takes one batch while the next is made ready."""
    keys = list(SearchDocument.objects.order_by("pk").values_list("activity_key", flat=True))
    positions = public_positions()
    with ThreadPoolExecutor(max_workers=1) as sender:
        sending: Future[None] | None = None
        for start in range(0, len(keys), REBUILD_BATCH):
            batch = keys[start : start + REBUILD_BATCH]
            lines = _lines(batch, indices, positions, at=timezone.now())
            if sending:
                sending.result()
                report(start, len(keys))
            sending = sender.submit(_send, server, lines, is_alias=False)
        if sending:
            sending.result()
    report(len(keys), len(keys))
    return len(keys)


def make_indices(server: Elasticsearch) -> dict[str, str]:
    """Make an empty index for each language, that nobody asks yet; return their names."""
    stamp = f"{timezone.now():%Y%m%d%H%M%S}-{uuid4().hex[:6]}"
    indices = {code: f"{alias_of(code)}-{stamp}" for code in language_codes()}
    for index in indices.values():
        settings_here = SETTINGS | {"refresh_interval": -1}
        server.indices.create(index=index, settings=settings_here, mappings=MAPPINGS)
    return indices


def swap(server: Elasticsearch, indices: dict[str, str]) -> None:
    """Give the aliases to these indices and delete those that had them, in one call."""
    actions: list[dict] = []
    for code, index in indices.items():
        alias = alias_of(code)
        try:
            old = list(server.indices.get_alias(name=alias))
        except NotFoundError:
            old = []
        actions += [{"remove_index": {"index": name}} for name in old]
        actions.append({"add": {"index": index, "alias": alias}})
    server.indices.update_aliases(actions=actions)


# --- What is behind -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Differences:
    """`missing`: activities that no index has as they are now; `extra`: that are not shown."""

    documents: int
    missing: frozenset[UUID]
    extra: frozenset[UUID]
    problem: str = ""


def differences() -> Differences:
    """Compare what is indexed with what everybody may see; a document may not be older."""
    shown = ActivityPage.objects.shown().order_by()
    changed = dict(shown.values_list("translation_key", "last_published_at"))
    rows = Occurrence.objects.order_by().values_list("activity_key")
    for key, updated_at in rows.annotate(Max("updated_at")):
        if key in changed:
            changed[key] = max(changed[key] or updated_at, updated_at)
    try:
        indexed = [dict(_indexed(code)) for code in language_codes()]
    except FAILURES as error:
        problem = f"Elasticsearch does not answer: {type(error).__name__}"
        if isinstance(error, NotFoundError):
            problem = "There is no index yet. Run rebuild_search."
        return Differences(0, frozenset(changed), frozenset(), problem)
    known = frozenset().union(*indexed)
    missing = {
        key
        for key, at in changed.items()
        if any(key not in each or (at and each[key] < at - PRECISION) for each in indexed)
    }
    return Differences(
        documents=len(known), missing=frozenset(missing), extra=known - changed.keys()
    )


def _indexed(language_code: str) -> Iterator[tuple[UUID, datetime]]:
    """Yield the activities of one index, each with when it was written."""
    server = client().options(request_timeout=REBUILD_SECONDS)
    after: list | None = None
    while True:
        answer = server.search(
            index=alias_of(language_code),
            size=LISTED,
            sort=[{"key": "asc"}],
            search_after=after,
            docvalue_fields=[{"field": "indexed_at"}],
            track_total_hits=False,
        )
        hits = answer["hits"]["hits"]
        for hit in hits:
            at = datetime.fromisoformat(hit["fields"]["indexed_at"][0])
            yield UUID(hit["_id"]), at
        if len(hits) < LISTED:
            return
        after = hits[-1]["sort"]
