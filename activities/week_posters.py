"""The poster of one week of a location, in up to three languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import override

from activities.agendas import Whose, days_between
from activities.choices import Status
from activities.poster_fit import Line, density
from activities.posters import Languages, PosterLanguage
from activities.readings import Day, Entry, Reading

MOST_ENTRIES = 18  # what fits


@dataclass(frozen=True, slots=True)
class PosterEntry:
    """One date on the poster of a week, as each language says it."""

    is_stub: bool
    by_language: tuple[tuple[PosterLanguage, Reading], ...]


@dataclass(frozen=True, slots=True)
class PosterDay:
    on: date
    entries: tuple[PosterEntry, ...]


@dataclass(frozen=True, slots=True)
class WeekPoster:
    days: tuple[PosterDay, ...]
    has_more: bool
    density: int


def week_poster(
    whose: Whose, first: date, last: date, languages: Languages, *, at: datetime
) -> WeekPoster:
    """Return the poster of one week of a location."""
    found: dict[str, dict[tuple[str, bool], Reading]] = {}
    days: list[Day] = []
    for language in reversed(languages.chosen):  # Dutch last: its order is the order of the poster
        with override(language.code):
            days = days_between(whose, first, last, language_code=language.code, at=at)
        found[language.code] = {
            (entry.reading.uid, entry.is_stub): entry.reading for entry in _entries(days)
        }
    count, room = sum(1 for _ in _entries(days)), MOST_ENTRIES
    if len(languages.chosen) > 1:
        room = MOST_ENTRIES // len(languages.chosen) + 2
    shown, left = [], room
    for day in days:
        entries = [
            PosterEntry(
                entry.is_stub,
                tuple(
                    (each, found[each.code][entry.reading.uid, entry.is_stub])
                    for each in languages.chosen
                ),
            )
            for entry in day.entries[:left]
        ]
        left -= len(entries)
        if entries:
            shown.append(PosterDay(day.on, tuple(entries)))
    lines = [
        [_week_line(reading, each) for entry in day.entries for each, reading in entry.by_language]
        for day in shown
    ]
    extra_rem = 3.0 * len(languages.chosen) + len(shown)
    return WeekPoster(tuple(shown), count > room, density=density(lines, extra_rem=extra_rem))


def _week_line(reading: Reading, language: PosterLanguage) -> Line:
    """Return roughly what one date takes; its column is two thirds as wide as a fact."""
    is_own = reading.activity_language == language.code
    letters = 45 + len(reading.activity_title) * is_own + 30 * (reading.status != Status.SCHEDULED)
    letters += len(reading.note.text) + 8 * reading.is_full
    letters += 0 if reading.takes_place else len(reading.reason.text)
    return Line("n" * (letters * 3 // 2))


def _entries(days: Iterable[Day]) -> Iterable[Entry]:
    return (entry for day in days for entry in day.entries)
