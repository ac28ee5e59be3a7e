"""What stands on a poster, in up to three languages: Dutch first, then translations."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

import segno
from django.conf import settings
from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info, override

from activities.choices import ChangeKind, Frequency, Status
from activities.models import ActivityPage, Change, Occurrence, Series
from activities.phrases import when_sentences
from activities.poster_fit import Line, density
from activities.readings import PlaceReading, Reading
from activities.selectors import place_name, place_reading, read, series_of
from content.texts import PageTexts
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage
from locations.selectors import holidays_of

MOST_LANGUAGES = 3
WEEKS_AHEAD = 6  # how far a poster looks for dates that changed
MOST_CHANGES = 4
MOST_RULES = 4
MOST_PLACES = 4
MOST_NEWS = 3
QUIET_MODULES = 4  # white around the code, as ISO 18004 asks
QR_REM = 11.11  # 47 mm on A4, 33 mm on A5: see static/css/paper.css


@dataclass(frozen=True, slots=True)
class PosterLanguage:
    code: str
    is_main: bool  # written large: the translations, or Dutch when it stands alone

    @property
    def direction(self) -> str:
        return "rtl" if get_language_info(self.code)["bidi"] else "ltr"


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of one poster. `has_left_out`: some that were asked for are not on it."""

    chosen: tuple[PosterLanguage, ...]
    has_left_out: bool

    @property
    def codes(self) -> list[str]:
        return [each.code for each in self.chosen]

    @property
    def direction(self) -> str:
        return self.chosen[-1 if len(self.chosen) == 1 else 1].direction


def languages_asked(text: str | None, *, reader: str) -> Languages:
    """Return the languages of `nl,ar,tr`: those of this site only, Dutch first, three at most.

    Without text: Dutch and the language of the reader.
    """
    asked = [reader] if text is None else [each.strip().lower() for each in text.split(",")]
    known = {code for code, _name in settings.LANGUAGES}
    wanted = [code for code in dict.fromkeys(asked) if code and code != SOURCE_LANGUAGE]
    others = [code for code in wanted if code in known][: MOST_LANGUAGES - 1]
    chosen = [PosterLanguage(SOURCE_LANGUAGE, is_main=not others)]
    chosen += [PosterLanguage(code, is_main=True) for code in others]
    return Languages(tuple(chosen), has_left_out=len(others) < len(wanted))


@dataclass(frozen=True, slots=True)
class PosterText:
    """What an activity's poster says in one language. Page words are "" without translation."""

    language: PosterLanguage
    title: str
    for_whom: str
    rules: tuple["PosterRule", ...]
    rule_notes: tuple[str, ...]  # what holds for all rules: "Niet in schoolvakanties."
    days_off: tuple[date, ...]  # cancelled days that one line names together
    changes: tuple[Reading, ...]  # the others, each with a line of its own
    news: tuple[Reading, ...]  # dates that take place and are extra, full, or have a note


@dataclass(frozen=True, slots=True)
class PosterRule:
    when: str  # "Elke vrijdag, van 9 tot 11 uur."
    where: str  # "" when all rules have one place
    own_notes: tuple[str, ...]  # "Tot en met 6 januari.", for this rule alone


@dataclass(frozen=True, slots=True)
class ActivityPoster:
    texts: tuple[PosterText, ...]
    places: tuple[PlaceReading, ...]
    has_more_changes: bool
    is_by_appointment: bool
    is_off: bool  # there are dates, and none of them takes place
    is_full: bool  # every coming date is full
    has_waiting_list: bool
    density: int  # 1 has the largest letters; see poster_fit


def activity_poster(
    source: ActivityPage, location: LocationPage, languages: Languages, *, at: datetime
) -> ActivityPoster:
    """Return the poster of an activity. `source`: its Dutch page, which everybody may see."""
    today = at.date()
    series = [row for row in series_of(source) if not _is_over(row, today)]
    points = {row.meeting_point_id: row.meeting_point for row in series if row.meeting_point}
    holidays = holidays_of(location)
    places = tuple(dict.fromkeys(place_reading(point) for point in points.values()))
    until = at + timedelta(weeks=WEEKS_AHEAD)
    changed = Occurrence.objects.filter(
        Q(ends_at__gt=at, starts_at__lt=until)
        | Q(previous_starts_at__gte=at, previous_starts_at__lt=until),
        activity_key=source.translation_key,
    )
    coming = list(Occurrence.objects.upcoming(at=at).filter(activity_key=source.translation_key))
    taking_place = [row for row in coming if Status(row.status).takes_place]
    is_full = bool(taking_place) and all(row.places_left == 0 for row in taking_place)
    added = _added_dates(source)
    most_changes = MOST_CHANGES + 1 - len(languages.chosen)
    texts = []
    has_more_changes = False
    for language in languages.chosen:
        with override(language.code):
            everything = read(changed, language_code=language.code, at=at)
            found = [each for each in everything if each.status != Status.SCHEDULED]
            news = [
                each
                for each in everything
                if each.status == Status.SCHEDULED
                and (each.note or (each.is_full and not is_full) or _key(each) in added)
            ]
            days_off = _days_off(found) if len(series) == 1 else ()
            single = [each for each in found if not (_is_off(each) and each.on in days_off)]
            single.sort(key=lambda each: each.takes_place)  # what does not take place comes first
            has_more_changes = len(single) > most_changes
            texts.append(
                _text(
                    source.words_in(language.code),
                    language,
                    [
                        (row, when_sentences(row.rule, today=today, holidays=holidays))
                        for row in series
                    ],
                    days_off=days_off,
                    changes=single[:most_changes],
                    news=news[:MOST_NEWS],
                    names_places=len(places) > 1,
                )
            )
    return ActivityPoster(
        texts=tuple(texts),
        places=places[:MOST_PLACES],
        has_more_changes=has_more_changes,
        is_by_appointment=not source.series.exists(),
        is_off=bool(coming) and not taking_place,
        is_full=is_full,
        has_waiting_list=is_full and any(row.has_waiting_list for row in taking_place),
        density=density(
            [
                *([*chain(*fact)] for fact in zip(*map(_facts, texts), strict=True)),
                _place_lines(places[:MOST_PLACES]),
            ],
            extra_rem=sum(2.0 + max(len(text.title) - 45, 0) / 7 for text in texts),
        ),
    )


def _place_lines(places: Sequence[PlaceReading]) -> list[Line]:
    if len(places) == 1:
        return [Line("", is_main=True), Line("n" * 110)]
    return [Line(place.line, is_main=True) for place in places]


def _days_off(changes: Sequence[Reading]) -> tuple[date, ...]:
    """Return the cancelled days, when there are two or more: one line names them all."""
    days = {each.on for each in changes if _is_off(each)}
    return tuple(sorted(days)) if len(days) > 1 else ()


def _is_off(reading: Reading) -> bool:
    return reading.status == Status.CANCELLED and not reading.previous_on


def _facts(text: PosterText) -> list[list[Line]]:
    """Return roughly what stands in each fact, to find out how large the letters can be."""
    is_main = text.language.is_main
    changes = ["n" * (25 + 15 * len(text.days_off))] if text.days_off else []
    changes += ["n" * (85 + len(each.note.text)) for each in text.changes]
    changes += ["n" * (35 + len(each.note.text)) for each in text.news]
    return [
        [Line(each) for each in changes],
        [
            *(Line(f"{each.when} {each.where}", is_main) for each in text.rules),
            *(Line(" ".join(each.own_notes)) for each in text.rules if each.own_notes),
            Line(" ".join(text.rule_notes)),
        ],
        [Line("n" * 20, is_main), Line(text.for_whom[:120])][: 2 if text.for_whom else 1],
        [Line("n" * 30, is_main)],
    ]


def _text(
    words: PageTexts,
    language: PosterLanguage,
    series: Iterable[tuple[Series, Sequence[str]]],
    *,
    days_off: tuple[date, ...],
    changes: Iterable[Reading],
    news: Iterable[Reading],
    names_places: bool,
) -> PosterText:
    texts = [
        (first, place_name(row.meeting_point) if names_places else "", tuple(rest))
        for row, (first, *rest) in series
    ]
    counts = Counter(note for each in set(texts) for note in each[2])
    shared = [
        note
        for note in dict.fromkeys(chain(*(each[2] for each in texts)))
        if counts[note] == len(set(texts))
    ]
    rules = [
        PosterRule(when, where, tuple(note for note in notes if note not in shared))
        for when, where, notes in dict.fromkeys(texts)
    ]
    return PosterText(
        language=language,
        title=words.own("title"),
        for_whom=words.own("for_whom"),
        rules=tuple(rules)[:MOST_RULES],
        rule_notes=tuple(shared),
        days_off=days_off,
        changes=tuple(changes),
        news=tuple(news),
    )


def _added_dates(source: ActivityPage) -> set[tuple[str, date]]:
    """Return the dates that stand in no rule, by the key of their series and their day."""
    rows = Change.objects.in_force().filter(
        activity_key=source.translation_key, kind=ChangeKind.ADDED
    )
    return {(str(key), on) for key, on in rows.values_list("series_key", "original_date")}


def _key(reading: Reading) -> tuple[str, date]:
    return reading.series_key, reading.original_date


def _is_over(row: Series, today: date) -> bool:
    last = row.until
    if row.frequency == Frequency.ONCE:
        last = row.starts_on
    elif row.frequency == Frequency.DATES:
        last = max(row.dates, default=None)
    return last is not None and last < today


def qr_code(address: str) -> SafeString:
    """Return an address as a QR code, drawn in the page, with its quiet zone.

    The code itself is `QR_REM` wide, whatever the length of the address.
    """
    code = segno.make(address, error="m", micro=False)
    modules = code.symbol_size(border=0)[0]
    drawn = code.svg_inline(
        border=QUIET_MODULES, dark="#14282b", omitsize=True, svgclass="qr", lineclass=None
    )
    size = f"{QR_REM * (modules + 2 * QUIET_MODULES) / modules:.3f}rem"
    attributes = f'<svg width="{size}" height="{size}" aria-hidden="true" focusable="false" '
    # Our own address, drawn by segno as numbers: nothing of it is text in the page.
    return mark_safe(drawn.replace("<svg ", attributes, 1))  # noqa: S308
