"""Counts of an answer: of activities, of cancelled dates, and of what else could be asked."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, TextField
from django.db.models.functions import Cast

from activities.querysets import TAKES_PLACE, OccurrenceQuerySet
from search import sql_dates
from search.criteria import FinderCriteria
from search.document_querysets import SearchDocumentQuerySet, codes_in
from search.facets import ActivityFacts, Counts, DateFacts, Dates, count

# Activities that are named one by one. Beyond this the database finds them again, near a place, or
# reads every document, without a place: cheaper than to name them.
FEW = 900
CODES = ("offer_forms", "life_domains", "languages", "interpreters")
OTHERS = (
    *("age_min_months", "age_max_months", "taalicoon", "is_free", "is_drop_in", "has_childcare"),
    *("is_fathers_welcome", "is_online"),
)


def counts_of(
    criteria: FinderCriteria,
    points: Mapping[int, sql_dates.Point],
    documents: SearchDocumentQuerySet,
    dates: OccurrenceQuerySet,
) -> Counts:
    """Return the counts. Two queries; for school holidays a few more.

    `documents` and `dates`: those that answer everything that no facet is about.
    """
    dates = dates.between(criteria.first, criteria.last)
    if not criteria.is_in_school_holidays:
        return count(_activities(criteria, points, documents, dates), criteria)
    found: list[tuple[ActivityFacts, Dates]] = []
    # The weekday is a facet of its own, so that it does not limit the days here.
    for calendar, days in sql_dates.school_days(criteria, any_weekday=True).items():
        found += _activities(
            criteria,
            points,
            documents.filter(holiday_calendar=calendar),
            dates.filter(on__in=days),
        )
    return count(found, criteria)


def _activities(
    criteria: FinderCriteria,
    points: Mapping[int, sql_dates.Point],
    documents: SearchDocumentQuerySet,
    dates: OccurrenceQuerySet,
) -> Iterator[tuple[ActivityFacts, Dates]]:
    by_key = _dates_by_key(criteria, points, dates)
    if len(by_key) <= FEW:
        documents = documents.filter(activity_key__in=[UUID(key) for key in by_key])
    elif criteria.origin:
        documents = documents.filter(activity_key__in=dates.order_by().values("activity_key"))
    codes: dict[str, frozenset[str]] = {}
    rows = documents.values_list(
        Cast("activity_key", TextField()), "taalicoon_from", *CODES, *OTHERS
    )
    today = criteria.at.astimezone(sql_dates.BRUSSELS).date()
    for key, trained_on, forms, domains, languages, interpreters, *others in rows:
        if not (found := by_key.get(key)):
            continue
        low, high, taalicoon, *wishes = others
        for column in (forms, domains, languages, interpreters):
            if column not in codes:
                codes[column] = codes_in(column)
        facts = ActivityFacts(
            low,
            high,
            codes[forms],
            codes[domains],
            codes[languages],
            codes[interpreters],
            taalicoon if trained_on and trained_on <= today else 0,
            *wishes,
        )
        yield facts, frozenset(found)


def _dates_by_key(
    criteria: FinderCriteria, points: Mapping[int, sql_dates.Point], dates: OccurrenceQuerySet
) -> dict[str, list[DateFacts]]:
    """Return what the dates of each activity are like; dates that are alike are one row."""
    rows = (
        dates.order_by()
        .annotate(
            key=Cast("activity_key", TextField()),
            clock=sql_dates.Clock("starts_at"),
            weekday=sql_dates.Weekday("on"),
            part=sql_dates.part_code(criteria),
            spoken=Cast("languages", TextField()),
            is_full=ExpressionWrapper(Q(places_left=0), output_field=BooleanField()),
        )
        .values_list("key", "weekday", "part", "spoken", "is_full", "meeting_point")
        .annotate(cancelled=Count("pk", filter=~Q(status__in=TAKES_PLACE)))
    )
    found: dict[str, list[DateFacts]] = {}
    seen: dict[tuple[Any, ...], DateFacts] = {}
    for key, *group in rows:
        kind = tuple(group)
        facts = seen.get(kind)
        if facts is None:
            facts = seen[kind] = _date_facts(criteria, points, kind)
        if key in found:
            found[key].append(facts)
        else:
            found[key] = [facts]
    return found


def _date_facts(
    criteria: FinderCriteria, points: Mapping[int, sql_dates.Point], group: tuple[Any, ...]
) -> DateFacts:
    weekday, part, spoken, is_full, point_pk, cancelled = group
    point = points.get(point_pk or 0)
    return DateFacts(
        weekday=weekday,
        part_of_day=part,
        languages=None if spoken == sql_dates.NO_LANGUAGES else frozenset(json.loads(spoken)),
        is_full=bool(is_full),
        is_wheelchair_accessible=bool(point and point.is_wheelchair_accessible),
        is_pram_accessible=bool(point and point.is_pram_accessible),
        is_out_of_reach=point is None and criteria.origin is not None,
        cancelled=cancelled,
    )
