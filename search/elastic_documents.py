"""Activities as Elasticsearch keeps them: made from the search documents and dates we have."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from activities.choices import Status
from activities.models import Occurrence
from activities.querysets import TAKES_PLACE
from activities.schedule import BRUSSELS
from locations.models import MeetingPoint
from search.criteria import HOURS
from search.document_models import SearchDocument, SearchText
from search.document_querysets import codes_in
from search.elastic_mapping import order_of

KEPT = timedelta(days=1)  # how long a date stays that has ended: nobody asks for those
SAME_FACTS = (
    *("age_min_months", "age_max_months", "taalicoon", "is_free", "is_drop_in"),
    *("has_childcare", "is_fathers_welcome", "is_online"),
)

Positions = Mapping[int, tuple[float, float]]  # latitude and longitude by meeting point


@dataclass(frozen=True, slots=True)
class ElasticDocument:
    """An activity in one language. `source` is JSON: most of it is the same in every language."""

    key: UUID
    language_code: str
    source: str


def public_positions() -> Positions:
    """Return where readers may know each meeting point to be. One query."""
    rows = MeetingPoint.objects.source().with_public_position()
    return {
        pk: (latitude, longitude)
        for pk, latitude, longitude in rows.values_list("pk", "public_latitude", "public_longitude")
        if latitude is not None and longitude is not None
    }


def elastic_documents(
    keys: Iterable[UUID], *, at: datetime, positions: Positions
) -> Iterator[ElasticDocument]:
    """Yield the documents of those of these activities that everybody may see. Four queries."""
    wanted = list(keys)
    documents = (
        SearchDocument.objects.shown()
        .filter(activity_key__in=wanted)
        .prefetch_related(Prefetch("texts", queryset=SearchText.objects.all()))
    )
    dates: dict[UUID, list[dict[str, Any]]] = {}
    rows = Occurrence.objects.filter(activity_key__in=wanted, ends_at__gt=at - KEPT)
    for row in rows.order_by("activity_key", "series_key", "starts_at", "pk").values(*_COLUMNS):
        dates.setdefault(row["activity_key"], []).append(row)
    for document in documents:
        rows_here = dates.get(document.activity_key, [])
        same = json.dumps(_same(document, rows_here, positions, at), separators=(",", ":"))
        for text in document.texts.all():
            own = json.dumps(_own(text), ensure_ascii=False, separators=(",", ":"))
            yield ElasticDocument(
                document.activity_key, text.language_code, f"{same[:-1]},{own[1:]}"
            )


_COLUMNS = (
    *("pk", "activity_key", "series_key", "on", "starts_at", "ends_at", "status"),
    *("meeting_point", "previous_starts_at", "languages", "places_left"),
)


def _own(text: SearchText) -> dict[str, Any]:
    return {
        "title": text.title,
        "suggestion": f"{text.title}\x1f{text.title_language}",
        "title_words": text.title_words,
        "tokens": text.tokens,
    }


def _same(
    document: SearchDocument,
    rows: Iterable[Mapping[str, Any]],
    positions: Positions,
    at: datetime,
) -> dict[str, Any]:
    usual = {
        "languages": sorted(codes_in(document.languages)),
        "calendar": document.holiday_calendar,
    }
    entries: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        is_as_planned = row["status"] == Status.SCHEDULED
        entry = row["series_key"] if is_as_planned else row["pk"]
        entries.setdefault(entry, []).append(usual | _date(row, positions))
    return {
        "key": str(document.activity_key),
        "indexed_at": at.isoformat(),
        **{name: getattr(document, name) for name in SAME_FACTS},
        "offer_forms": sorted(codes_in(document.offer_forms)),
        "life_domains": sorted(codes_in(document.life_domains)),
        "interpreters": sorted(codes_in(document.interpreters)),
        "taalicoon_from": document.taalicoon_from and document.taalicoon_from.isoformat(),
        "entries": [{"dates": dates} for dates in entries.values()],
    }


def _date(row: Mapping[str, Any], positions: Positions) -> dict[str, Any]:
    hour = row["starts_at"].astimezone(BRUSSELS).hour
    found: dict[str, Any] = {
        "order": order_of(row["starts_at"], row["pk"]),
        "on": row["on"].isoformat(),
        "weekday": str(row["on"].isoweekday()),
        "part": [part.value for part, (begins, ends) in HOURS.items() if begins <= hour < ends],
        "ends_at": row["ends_at"].isoformat(),
        "is_cancelled": row["status"] not in TAKES_PLACE,
        "is_full": row["places_left"] == 0,
    }
    if row["languages"]:
        found["languages"] = row["languages"]
    if row["status"] == Status.MOVED and row["previous_starts_at"]:
        found["moved_from"] = row["previous_starts_at"].isoformat()
    if row["meeting_point"]:
        found["meeting_point"] = str(row["meeting_point"])
        if position := positions.get(row["meeting_point"]):
            found["place"] = {"lat": position[0], "lon": position[1]}
    return found
