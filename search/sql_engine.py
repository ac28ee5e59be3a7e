"""The engine that needs nothing but the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When

from activities.choices import Status
from activities.models import ActivityPage, Occurrence
from activities.querysets import OccurrenceQuerySet
from activities.readings import Day, Reading, agenda
from activities.schedule import BRUSSELS
from activities.selectors import read
from search import sql_dates
from search.criteria import Criterion, FinderCriteria
from search.document_models import SearchDocument, SearchText
from search.document_querysets import SearchDocumentQuerySet
from search.engine import Correction, Facets, FinderResults, Health, Report, Suggestion
from search.indexing import index_activities, index_every_activity
from search.letters import fold
from search.questions import question_of
from search.sql_counts import counts_of

NAME = "sql"
FEW = 500  # activities that the database is given one by one
MAX_SUGGESTIONS = 8
COLUMNS = ("pk", "starts_at", "on", "uid")
TOTALS = ("activities", "cancelled")  # of the whole answer

Row = tuple[int, datetime, date, UUID]
Totals = tuple[int, int]  # TOTALS


@dataclass(frozen=True)
class SqlSearch:
    """A question, put to the tables."""

    criteria: FinderCriteria
    points: Mapping[int, sql_dates.Point]
    documents: SearchDocumentQuerySet  # that everybody may see, and that have the words
    upcoming: OccurrenceQuerySet  # that have not ended, whatever their place
    corrections: tuple[Correction, ...]

    is_of_few: bool  # the words leave few activities, and `upcoming` names them

    @property
    def is_about_everything(self) -> bool:
        """Return True when neither a place nor words make it a question about few dates."""
        criteria = self.criteria
        is_about_few = criteria.origin or self.is_of_few
        return not (is_about_few or criteria.languages or criteria.is_in_school_holidays)

    @property
    def answering(self) -> SearchDocumentQuerySet:
        today = self.criteria.at.astimezone(BRUSSELS).date()
        return self.documents.answering(self.criteria, today=today)

    @property
    def in_reach(self) -> OccurrenceQuerySet:
        """Return the dates at the places within reach, and those at none: they may be online."""
        return sql_dates.in_reach(self.upcoming, self.criteria, self.points)

    @property
    def narrowed(self) -> OccurrenceQuerySet:
        """Return the dates that answer what is asked of a date itself, of any day."""
        if Criterion.ONLINE in self.criteria.wishes:
            dates = self.in_reach
        else:
            # Each place named once: twice, and PostgreSQL thinks that hardly a date is there.
            dates = sql_dates.at_a_place(self.upcoming, self.criteria, self.points)
        return sql_dates.narrowed(dates, self.criteria, self.points)

    @property
    def matching(self) -> OccurrenceQuerySet:
        """Return the dates that answer everything that is asked, of any day."""
        return sql_dates.of_documents(self.narrowed, self.criteria, self.answering)

    @property
    def distances_km(self) -> dict[int, float] | None:
        if self.criteria.origin is None:
            return None
        return {pk: point.km or 0.0 for pk, point in self.points.items()}


class SqlFinder:
    """Answers from search documents and dates. Keeps the promises of `engine.ActivityFinder`."""

    def find(self, criteria: FinderCriteria) -> FinderResults:
        search = _search(criteria)
        in_period = search.matching.between(criteria.first, criteria.last)
        page, more, totals = _page(search, in_period)
        activities, cancelled, facets = _counts(search, in_period, totals)
        days, readings = read_page(search, page, is_last=not more)
        return FinderResults(
            days=days,
            activity_count=activities,
            cancelled_count=cancelled,
            next_after=(page[-1][1], page[-1][0]) if more else None,
            readings=readings,
            facets=facets,
            corrections=search.corrections,
            engine=NAME,
        )

    def count(self, criteria: FinderCriteria) -> int:
        search = _search(criteria)
        if search.is_about_everything:
            return _count_by_document(search)
        in_period = search.matching.between(criteria.first, criteria.last)
        return in_period.values("activity_key").distinct().count()

    def dates(self, criteria: FinderCriteria) -> OccurrenceQuerySet:
        return _search(criteria).matching.between(criteria.first, criteria.last)

    def suggest(self, prefix: str, language_code: str) -> list[Suggestion]:
        start = " ".join(fold(prefix[:60]).split())
        if not start:
            return []
        rows = SearchText.objects.filter(
            language_code=language_code,
            title_words__contains=f" {start}",
            document__in=SearchDocument.objects.shown(),
        )
        found = rows.order_by("title").values_list("title", "title_language").distinct()
        return [Suggestion(*row) for row in found[:MAX_SUGGESTIONS]]

    def index(self, keys: Iterable[UUID]) -> None:
        index_activities(keys)

    def rebuild(self, report: Report) -> int:
        return index_every_activity(report)

    def health(self) -> Health:
        shown = ActivityPage.objects.shown()
        indexed = SearchDocument.objects.values("page")
        return Health(
            engine=NAME,
            documents=SearchDocument.objects.count(),
            missing=shown.exclude(pk__in=indexed).count(),
            extra=SearchDocument.objects.exclude(page__in=shown.values("pk")).count(),
        )


def _search(criteria: FinderCriteria) -> SqlSearch:
    points = sql_dates.points_for(criteria)
    upcoming = Occurrence.objects.upcoming(at=criteria.at)
    documents = SearchDocument.objects.shown()
    corrections: tuple[Correction, ...] = ()
    is_of_few = False
    if criteria.text.strip():
        question = question_of(criteria.text, criteria.language_code)
        corrections = question.corrections
        if question.terms:
            texts = SearchText.objects.filter(
                language_code=question.language_code, tokens__found=question.terms
            )
            keys = list(texts.values_list("document__activity_key", flat=True)[: FEW + 1])
            is_of_few = len(keys) <= FEW
            if is_of_few:
                upcoming = upcoming.filter(activity_key__in=keys)
            else:
                documents = documents.filter(pk__in=texts.values("document"))
    return SqlSearch(criteria, points, documents, upcoming, corrections, is_of_few)


def _counts(
    search: SqlSearch, in_period: OccurrenceQuerySet, totals: Totals | None
) -> tuple[int, int, Facets]:
    """Return the counts; `totals`: those that came with the page."""
    if search.criteria.wants_facets:
        return counts_of(search.criteria, search.points, search.documents, search.in_reach)
    if totals:
        return *totals, {}
    cancelled = sql_dates.is_cancelled()
    if search.is_about_everything:
        return _count_by_document(search), in_period.filter(cancelled).count(), {}
    counts = in_period.aggregate(
        activities=Count("activity_key", distinct=True), cancelled=Count("pk", filter=cancelled)
    )
    return counts["activities"], counts["cancelled"], {}


def _count_by_document(search: SqlSearch) -> int:
    """Count activities, not dates: faster when most of the dates answer a question."""
    first, last = search.criteria.first, search.criteria.last
    own = search.narrowed.between(first, last).filter(
        # The index of an activity's dates is one of moments.
        starts_at__range=_moments(first, last),
        activity_key=OuterRef("activity_key"),
    )
    return search.answering.filter(Exists(own)).count()


def _page(
    search: SqlSearch, in_period: OccurrenceQuerySet
) -> tuple[list[Row], bool, Totals | None]:
    """Return the dates of one page, whether there are more, and the totals if they came along."""
    criteria = search.criteria
    size = criteria.page_size
    if not size:
        return [], False, None
    if criteria.origin is None and not search.is_of_few:
        shown = sql_dates.next_of_each_series(in_period).filter(sql_dates.after(criteria))
        rows = list(shown.order_by("on", "starts_at", "pk").values_list(*COLUMNS)[: size + 1])
        return rows[:size], len(rows) > size, None
    totals = () if criteria.wants_facets else TOTALS  # facets come with totals of their own
    shown = _of_few(search, in_period)
    found = list(shown.values_list(*COLUMNS, *totals, "follows")[: size + 1])
    rows = [row[: len(COLUMNS)] for row in found if row[-1]]
    return rows[:size], len(rows) > size, found[0][len(COLUMNS) : -1] if found else (0, 0)


def _of_few(search: SqlSearch, in_period: OccurrenceQuerySet) -> OccurrenceQuerySet:
    """Return what a list shows, in its order, from one look at all dates of the answer.

    What the cursor has passed stands behind the others (`follows`). A condition would leave it out
    of the totals.
    """
    criteria = search.criteria
    shown = sql_dates.with_totals(sql_dates.first_of_each_series(in_period))
    order = ["on", "starts_at", "pk"]
    if criteria.is_by_distance:
        shown = shown.annotate(rank=sql_dates.by_distance(search.points))
        order = ["rank", "starts_at", "pk"]
    follows: Case | Value = Value(True)
    if criteria.after:
        follows = Case(When(_after(search), then=True), default=False)
    return shown.annotate(follows=follows).order_by("-follows", *order)


def _after(search: SqlSearch) -> Q:
    """Return the condition that a date comes after the cursor, in the order that is asked for."""
    criteria = search.criteria
    if not (criteria.after and criteria.is_by_distance):
        return sql_dates.after(criteria)
    last = Occurrence.objects.filter(pk=criteria.after[1])
    point = search.points.get(last.values_list("meeting_point", flat=True).first() or 0)
    distances = sorted({each.km or 0.0 for each in search.points.values()})
    rank = distances.index(point.km or 0.0) if point else len(distances)
    return Q(rank__gt=rank) | Q(rank=rank) & sql_dates.after(criteria)


def read_page(
    search: SqlSearch, page: list[Row], *, is_last: bool
) -> tuple[tuple[Day, ...], tuple[Reading, ...]]:
    """Return the dates of a page as readers see them, with the stubs of those that moved away."""
    criteria = search.criteria
    if not criteria.page_size:
        return (), ()
    first, last = criteria.first, criteria.last
    wanted = Q(pk__in=[row[0] for row in page])
    if not criteria.is_by_distance:
        first = page[0][2] if criteria.after and page else first
        last = last if is_last else page[-1][2]
    if not (criteria.is_by_distance and criteria.after):
        moved_away = search.matching.filter(
            status=Status.MOVED, previous_starts_at__range=_moments(first, last)
        )
        # The status stands here too: both halves of the "or" have an index then.
        wanted |= Q(status=Status.MOVED, pk__in=moved_away.values("pk"))
    readings = read(
        Occurrence.objects.filter(wanted),
        language_code=criteria.language_code,
        at=criteria.at,
        distances_km=search.distances_km,
    )
    asked = set(criteria.days)
    days = [day for day in agenda(readings, first=first, last=last) if day.on in asked]
    return tuple(days), _in_order(readings, page)


def _in_order(readings: list[Reading], page: list[Row]) -> tuple[Reading, ...]:
    """Return the dates of the page in its order, without those that only leave a stub."""
    by_uid = {reading.uid: reading for reading in readings}
    found = (by_uid.get(str(row[3])) for row in page)
    return tuple(reading for reading in found if reading)


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    start = datetime.combine(first, time.min, tzinfo=BRUSSELS)
    end = datetime.combine(last + timedelta(days=1), time.min, tzinfo=BRUSSELS)
    return start, end - timedelta(seconds=1)
