"""Counts of an answer, as Elasticsearch is asked for them and as it gives them. Pure.

The numbers are those of `facets`: activities, and of each criterion without what was asked of it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from search.criteria import AGE_GROUPS_MONTHS, YES, Criterion
from search.elastic_mapping import DATES
from search.elastic_query import (
    FLAGS,
    Asked,
    Query,
    Reach,
    at_most_taalicoon,
    at_points,
    every,
    for_ages,
    has_places_left,
    nowhere,
)
from search.facets import MAX_TAALICOON, Counts

MOST_CODES = 500
MOST_POINTS = 20_000
_ALL = "all"

_CODES = {
    Criterion.OFFER_FORM: "offer_forms",
    Criterion.LIFE_DOMAIN: "life_domains",
    Criterion.INTERPRETER: "interpreters",
}
_DATE_CODES = {
    Criterion.WEEKDAY: f"{DATES}.weekday",
    Criterion.PART_OF_DAY: f"{DATES}.part",
    Criterion.LANGUAGE: f"{DATES}.languages",
}
_ACTIVITIES: Query = {"activities": {"reverse_nested": {}}}


def counting(
    asked: Asked, *, reach: Reach, today: date, wants_facets: bool, by_point: bool = False
) -> Query:
    """Return the search for the counts; `by_point`: also of activities at each meeting point."""
    filtered = {*asked.activity_criteria, *asked.date_criteria}
    together = [each for each in Criterion if each not in filtered] if wants_facets else []
    counts = {_ALL: _context(asked, None, together, reach, today, by_point=by_point)}
    if wants_facets:
        for criterion in sorted(filtered):
            counts[criterion] = _context(asked, criterion, [criterion], reach, today)
    return {"query": asked.anything(), "size": 0, "track_total_hits": False, "aggs": counts}


def _context(
    asked: Asked,
    but: Criterion | None,
    criteria: list[Criterion],
    reach: Reach,
    today: date,
    *,
    by_point: bool = False,
) -> Query:
    """Return the counts of some criteria among what answers all but one."""
    of_activities: dict[str, Query] = {}
    of_dates: dict[str, Query] = {}
    for criterion in criteria:
        if criterion in _DATE_CODES:
            codes = {"terms": {"field": _DATE_CODES[criterion], "size": MOST_CODES}}
            of_dates[criterion] = codes | {"aggs": _ACTIVITIES}
        elif one := _of_date(criterion, reach):
            of_dates[criterion] = {"filter": one, "aggs": _ACTIVITIES}
        elif criterion in _CODES:
            of_activities[criterion] = {"terms": {"field": _CODES[criterion], "size": MOST_CODES}}
        else:
            of_activities[criterion] = {"filters": {"filters": _of_activity(criterion, today)}}
    if but is None:
        of_dates["cancelled"] = {"filter": {"term": {f"{DATES}.is_cancelled": True}}}
    if by_point:
        points = {"terms": {"field": f"{DATES}.meeting_point", "size": MOST_POINTS}}
        of_dates["points"] = points | {"aggs": _ACTIVITIES}
        of_dates["nowhere"] = {"filter": nowhere(), "aggs": _ACTIVITIES}
    if of_dates:
        matching = {"filter": every(asked.dates(but=but)), "aggs": of_dates}
        of_activities["dates"] = {"nested": {"path": DATES}, "aggs": {"matching": matching}}
    return {"filter": asked.activities(but=but), "aggs": of_activities}


def _of_date(criterion: Criterion, reach: Reach) -> Query | None:
    match criterion:
        case Criterion.PLACES_LEFT:
            return has_places_left()
        case Criterion.WHEELCHAIR:
            return at_points(reach.wheelchair)
        case Criterion.PRAM:
            return at_points(reach.pram)
        case _:
            return None


def _of_activity(criterion: Criterion, today: date) -> dict[str, Query]:
    if criterion == Criterion.AGE:
        return {group.value: for_ages(span) for group, span in AGE_GROUPS_MONTHS.items()}
    if criterion == Criterion.TAALICOON:
        levels = range(1, MAX_TAALICOON + 1)
        return {str(level): at_most_taalicoon(level, today) for level in levels}
    return {YES: {"term": {FLAGS[criterion]: True}}}


# --- The answer -----------------------------------------------------------------------------


def counts_in(answer: Mapping[str, Any], *, wants_facets: bool) -> Counts:
    contexts = answer["aggregations"]
    everything = contexts[_ALL]
    facets: dict[Criterion, dict[str, int]] = {}
    if wants_facets:
        facets = {each: _counted(contexts.get(each, everything), each) for each in Criterion}
    cancelled = everything["dates"]["matching"]["cancelled"]["doc_count"]
    return Counts(everything["doc_count"], cancelled, facets)


def _counted(context: Mapping[str, Any], criterion: Criterion) -> dict[str, int]:
    """Return how many activities each value has; a value that none has is left out."""
    found = context.get(criterion) or context["dates"]["matching"][criterion]
    if "buckets" not in found:
        counts = {YES: found["activities"]["doc_count"]}
    elif isinstance(found["buckets"], dict):
        counts = {code: each["doc_count"] for code, each in found["buckets"].items()}
    else:
        counts = {
            each["key"]: each.get("activities", each)["doc_count"] for each in found["buckets"]
        }
    return {code: number for code, number in sorted(counts.items()) if number}


def activities_by_point(answer: Mapping[str, Any]) -> dict[int | None, int]:
    """Return how many activities have a date at each meeting point; None is no place."""
    dates = answer["aggregations"][_ALL]["dates"]["matching"]
    found: dict[int | None, int] = {
        int(each["key"]): each["activities"]["doc_count"] for each in dates["points"]["buckets"]
    }
    found[None] = dates["nowhere"]["activities"]["doc_count"]
    return found
