"""What changed, newest first: dates that do not go as planned, and closures.

One entry for each date, with what holds now: a date that was cancelled and then takes place after
all is one piece of news, with the time of the last change.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from django.db.models import Q

from activities.choices import ChangeKind, Status
from activities.models import ActivityPage, Change, Occurrence
from activities.readings import Reading
from activities.schedule import BRUSSELS
from activities.selectors import read
from content.addresses import in_language
from content.texts import give_words
from content.words import SOURCE_LANGUAGE, Words, words_in
from locations.models import Closure, LocationPage

NEWS_DAYS = 60
MOST_NEWS = 100
NEWS_KINDS = [
    ChangeKind.CANCELLED.value,
    ChangeKind.POSTPONED.value,
    ChangeKind.MOVED.value,
    ChangeKind.ADDED.value,
]


class NewsKind(StrEnum):
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    MOVED = "moved"
    ADDED = "added"
    AS_PLANNED = "as-planned"  # what had changed was taken back
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One piece of news. `reading` is empty for a closure, and for an extra date that is gone."""

    key: UUID
    kind: NewsKind
    title: str
    title_language: str
    url: str
    first_day: date
    last_day: date
    published_at: datetime
    changed_at: datetime
    reason: Words
    reading: Reading | None = None


def news_of(location: LocationPage | None, *, language_code: str, at: datetime) -> list[News]:
    """Return the news about the last 60 days and all that come, of one location or of all."""
    since = at.astimezone(BRUSSELS).date() - timedelta(days=NEWS_DAYS)
    activities = ActivityPage.objects.shown()
    locations = LocationPage.objects.shown()
    if location:
        activities = activities.of_location(location)
        locations = locations.filter(translation_key=location.translation_key)
    keys = activities.values("translation_key")
    found = _of_dates(
        Change.objects.filter(activity_key__in=keys, kind__in=NEWS_KINDS).filter(
            Q(original_date__gte=since) | Q(new_date__gte=since)
        ),
        language_code=language_code,
        at=at,
    )
    found += _of_closures(
        Closure.objects.filter(
            location_key__in=locations.values("translation_key"), ends_on__gte=since
        ),
        language_code=language_code,
    )
    return sorted(found, key=lambda each: (each.changed_at, each.key), reverse=True)[:MOST_NEWS]


@dataclass(slots=True)
class _History:
    """The changes of one date."""

    rows: list[Change]

    @property
    def published_at(self) -> datetime:
        return min(row.created_at for row in self.rows)

    @property
    def changed_at(self) -> datetime:
        return max(row.undone_at or row.created_at for row in self.rows)

    def has_in_force(self, kind: ChangeKind) -> bool:
        return any(row.kind == kind and row.undone_at is None for row in self.rows)


def _of_dates(changes: Iterable[Change], *, language_code: str, at: datetime) -> list[News]:
    histories: dict[tuple[str, date], _History] = {}
    for row in changes:
        key = (str(row.series_key), row.original_date)
        histories.setdefault(key, _History([])).rows.append(row)
    dates = Occurrence.objects.filter(
        series_key__in={UUID(series) for series, _on in histories},
        original_date__in={on for _series, on in histories},
    )
    readings = {
        (each.series_key, each.original_date): each
        for each in read(dates, language_code=language_code, at=at)
    }
    pages = _pages(
        ActivityPage,
        {h.rows[0].activity_key for key, h in histories.items() if key not in readings},
        language_code,
    )
    found = []
    for key, history in histories.items():
        if reading := readings.get(key):
            found.append(_of_date(reading, history))
            continue
        page = pages.get(history.rows[0].activity_key)
        if page and (gone := _of_gone_date(page, history, language_code)):
            found.append(gone)
    return found


def _of_date(reading: Reading, history: _History) -> News:
    if reading.status == Status.SCHEDULED:
        is_added = history.has_in_force(ChangeKind.ADDED)
        kind = NewsKind.ADDED if is_added else NewsKind.AS_PLANNED
    else:
        kind = NewsKind(reading.status.value)
    return News(
        key=_key(UUID(reading.series_key), reading.original_date),
        kind=kind,
        title=reading.activity_title,
        title_language=reading.activity_language,
        url=reading.url,
        first_day=reading.on,
        last_day=reading.on,
        published_at=history.published_at,
        changed_at=history.changed_at,
        reason=reading.reason,
        reading=reading,
    )


def _of_gone_date(page: ActivityPage, history: _History, language_code: str) -> News | None:
    """Return that an extra date was taken back: who read of it must hear that too."""
    added = [row for row in history.rows if row.kind == ChangeKind.ADDED and row.undone_at]
    if not added:
        return None  # the rule has no such date any more, and nobody was told that it would be
    row = added[-1]
    title = page.words_in(language_code)["title"]
    return News(
        key=_key(row.series_key, row.original_date),
        kind=NewsKind.CANCELLED,
        title=title.text,
        title_language=title.language_code,
        url=in_language(page.url or "", language_code),
        first_day=row.original_date,
        last_day=row.original_date,
        published_at=history.published_at,
        changed_at=history.changed_at,
        reason=Words("", language_code),
    )


def _of_closures(closures: Iterable[Closure], *, language_code: str) -> list[News]:
    rows = list(closures)
    pages = _pages(LocationPage, {row.location_key for row in rows}, language_code)
    return [
        News(
            key=uuid5(row.location_key, f"closure-{row.pk}"),
            kind=NewsKind.CLOSED,
            title=page.title,
            title_language=SOURCE_LANGUAGE,  # a name, as it stands on the door
            url=in_language(page.url or "", language_code),
            first_day=row.starts_on,
            last_day=row.ends_on,
            published_at=row.created_at,
            changed_at=row.created_at,
            reason=words_in(row.reason_text, language_code),
        )
        for row in rows
        if (page := pages.get(row.location_key))
    ]


def _key(series_key: UUID, original_date: date) -> UUID:
    return uuid5(series_key, original_date.isoformat())


def _pages(
    model: type[ActivityPage] | type[LocationPage], keys: set[UUID], language_code: str
) -> dict[UUID, ActivityPage | LocationPage]:
    """Return the Dutch pages with these keys that everybody may see, with their words."""
    rows = model.objects.shown().filter(translation_key__in=keys).select_related("locale")
    pages = list(rows) if keys else []
    give_words(pages, language_code)
    return {page.translation_key: page for page in pages}
