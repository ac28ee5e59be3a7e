"""A question as Elasticsearch is asked it. Pure: the client only carries it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from activities.schedule import BRUSSELS
from search.analysis import Terms
from search.criteria import Criterion, FinderCriteria
from search.elastic_mapping import DATES, ENTRIES

Query = dict[str, Any]
SPARE_KM = 0.1  # geo_distance may round; the meeting points decide

# Which field a wish is about; the others are facts of a date.
FLAGS = {
    Criterion.FREE: "is_free",
    Criterion.NO_REGISTRATION: "is_drop_in",
    Criterion.CHILDCARE: "has_childcare",
    Criterion.FATHERS: "is_fathers_welcome",
    Criterion.ONLINE: "is_online",
}


@dataclass(frozen=True, slots=True)
class Reach:
    """The meeting points that a question is about, as the database has them now."""

    points: Sequence[int]
    wheelchair: Sequence[int]
    pram: Sequence[int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in filters: of activities and of dates, each with those of a criterion apart."""

    of_activity: list[Query]
    of_date: list[Query]
    in_period: Query
    activity_criteria: Mapping[Criterion, Query]
    date_criteria: Mapping[Criterion, Query]

    def dates(self, *, but: Criterion | None = None, of_any_day: bool = False) -> list[Query]:
        """Return the filters of a date, but for those of one criterion."""
        days = [] if of_any_day else [self.in_period]
        return [*self.of_date, *days, *_but(self.date_criteria, but)]

    def activities(self, *, but: Criterion | None = None, dates: Iterable[Query] = ()) -> Query:
        """Return the filter of activities that have such a date, unless others are given."""
        wanted = list(dates) or self.dates(but=but)
        own = [*self.of_activity, *_but(self.activity_criteria, but)]
        return every([*own, nested(DATES, every(wanted))])

    def anything(self) -> Query:
        """Return the filter of what answers everything that no criterion is about."""
        dates = every([*self.of_date, self.in_period])
        return every([*self.of_activity, nested(DATES, dates)])


def asked_of(
    criteria: FinderCriteria, *, terms: Terms, reach: Reach, school: Query | None
) -> Asked:
    """Return the filters of a question. `terms`: its words; `school`: what `school_filter` made."""
    of_date = [{"range": {f"{DATES}.ends_at": {"gt": criteria.at.isoformat()}}}]
    if school:
        of_date.append(school)
    date_criteria = _date_criteria(criteria, reach)
    if criteria.origin:
        near = _near(criteria, reach)
        of_date.append(any_of([near, nowhere()]))
        if Criterion.ONLINE not in criteria.wishes:
            # What has no place answers only those who ask for what is online.
            date_criteria[Criterion.ONLINE] = near
    return Asked(
        of_activity=[{"terms": {"tokens": list(alternatives)}} for alternatives in terms],
        of_date=of_date,
        in_period=days_between(criteria.first, criteria.last),
        activity_criteria=_activity_criteria(criteria),
        date_criteria=date_criteria,
    )


def _activity_criteria(criteria: FinderCriteria) -> dict[Criterion, Query]:
    found: dict[Criterion, Query] = {}
    if criteria.ages_months:
        found[Criterion.AGE] = for_ages(criteria.ages_months)
    for criterion, name in (
        (Criterion.OFFER_FORM, "offer_forms"),
        (Criterion.LIFE_DOMAIN, "life_domains"),
        (Criterion.INTERPRETER, "interpreters"),
    ):
        if codes := getattr(criteria, name):
            found[criterion] = {"terms": {name: sorted(codes)}}
    if criteria.max_taalicoon:
        today = criteria.at.astimezone(BRUSSELS).date()
        found[Criterion.TAALICOON] = at_most_taalicoon(criteria.max_taalicoon, today)
    for wish in sorted(criteria.wishes):
        if wish in FLAGS:
            found[wish] = {"term": {FLAGS[wish]: True}}
    return found


def _date_criteria(criteria: FinderCriteria, reach: Reach) -> dict[Criterion, Query]:
    found: dict[Criterion, Query] = {}
    if criteria.weekdays:
        found[Criterion.WEEKDAY] = _on(criteria.days)
    if criteria.parts_of_day:
        found[Criterion.PART_OF_DAY] = {"terms": {f"{DATES}.part": sorted(criteria.parts_of_day)}}
    if criteria.languages:
        found[Criterion.LANGUAGE] = {"terms": {f"{DATES}.languages": sorted(criteria.languages)}}
    for wish, wanted in (
        (Criterion.PLACES_LEFT, has_places_left()),
        (Criterion.WHEELCHAIR, at_points(reach.wheelchair)),
        (Criterion.PRAM, at_points(reach.pram)),
    ):
        if wish in criteria.wishes:
            found[wish] = wanted
    return found


def _near(criteria: FinderCriteria, reach: Reach) -> Query:
    assert criteria.origin  # noqa: S101
    circle = {
        "distance": f"{criteria.radius_km + SPARE_KM}km",
        f"{DATES}.place": {"lat": criteria.origin.latitude, "lon": criteria.origin.longitude},
    }
    return every([{"geo_distance": circle}, at_points(reach.points)])


# --- Filters --------------------------------------------------------------------------------


def every(filters: Sequence[Query]) -> Query:
    return {"bool": {"filter": list(filters)}}


def any_of(filters: Sequence[Query]) -> Query:
    return {"bool": {"should": list(filters), "minimum_should_match": 1}}


def nested(path: str, query: Query) -> Query:
    return {"nested": {"path": path, "query": query}}


def _but(filters: Mapping[Criterion, Query], left_out: Criterion | None) -> list[Query]:
    return [query for criterion, query in filters.items() if criterion != left_out]


def for_ages(ages_months: tuple[int, int]) -> Query:
    """Return the filter of ages; an activity without a highest age has no such field."""
    low, high = ages_months
    too_old = {"range": {"age_max_months": {"lt": low}}}
    return {
        "bool": {"filter": [{"range": {"age_min_months": {"lte": high}}}], "must_not": [too_old]}
    }


def at_most_taalicoon(level: int, today: date) -> Query:
    trained = {"range": {"taalicoon_from": {"lte": today.isoformat()}}}
    return every([{"range": {"taalicoon": {"gte": 1, "lte": level}}}, trained])


def has_places_left() -> Query:
    return {"term": {f"{DATES}.is_full": False}}


def at_points(points: Iterable[int]) -> Query:
    return {"terms": {f"{DATES}.meeting_point": [str(point) for point in points]}}


def nowhere() -> Query:
    return {"bool": {"must_not": [{"exists": {"field": f"{DATES}.meeting_point"}}]}}


def days_between(first: date, last: date) -> Query:
    return {"range": {f"{DATES}.on": {"gte": first.isoformat(), "lte": last.isoformat()}}}


def school_filter(days_by_calendar: Mapping[str, Sequence[date]]) -> Query:
    """Return the filter of dates in the holidays of the school calendar of their location."""
    return any_of(
        [
            every([{"term": {f"{DATES}.calendar": calendar}}, _on(days)])
            for calendar, days in days_by_calendar.items()
        ]
        or [{"match_none": {}}]
    )


def _on(days: Iterable[date]) -> Query:
    return {"terms": {f"{DATES}.on": [day.isoformat() for day in days]}}


# --- Searches -------------------------------------------------------------------------------


def first_activities(
    asked: Asked, *, size: int, after: int | None = None, place: Query | None = None
) -> Query:
    """Return the search for the activities whose next entries come first, with their orders.

    An entry is a series with its dates as planned, or a changed date. `after` is the order of the
    last entry of the page before: one with a date up to there has been shown. `place` narrows to
    what takes place at some meeting points.
    """
    dates = [*asked.dates(), *([place] if place else [])]
    order: Query = {"order": "asc", "mode": "min"}
    if after is None:
        query = asked.activities(dates=dates)
        order["nested"] = {"path": ENTRIES, "nested": {"path": DATES, "filter": every(dates)}}
    else:
        later = every([*dates, {"range": {f"{DATES}.order": {"gt": after}}}])
        shown = nested(DATES, every([*dates, {"range": {f"{DATES}.order": {"lte": after}}}]))
        entry = {"bool": {"filter": [nested(DATES, later)], "must_not": [shown]}}
        own = [*asked.of_activity, *asked.activity_criteria.values()]
        query = every([*own, nested(ENTRIES, entry)])
        order["nested"] = {
            "path": ENTRIES,
            "filter": entry,
            "nested": {"path": DATES, "filter": later},
        }
    return {
        "query": query,
        "size": size,
        "sort": [{f"{DATES}.order": order}],
        "track_total_hits": False,
    }


def moved_away(asked: Asked, *, first: date, last: date, size: int) -> Query:
    """Return the search for activities with a date that left one of these days."""
    start = datetime.combine(first, time.min, tzinfo=BRUSSELS)
    end = datetime.combine(last + timedelta(days=1), time.min, tzinfo=BRUSSELS)
    left = {"range": {f"{DATES}.moved_from": {"gte": start.isoformat(), "lt": end.isoformat()}}}
    query = asked.activities(dates=[left, *asked.dates(of_any_day=True)])
    return {"query": query, "size": size, "track_total_hits": False}
