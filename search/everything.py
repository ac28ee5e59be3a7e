"""One question to all pages: activities and locations, information, and pages for professionals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from wagtail.models import get_page_models

from activities.models import ActivityPage
from activities.readings import Day
from activities.schedule import BRUSSELS
from content.models import BasePage
from content.querysets import is_restricted
from content.texts import give_words
from content.words import SOURCE_LANGUAGE, Words
from locations.models import LocationPage
from locations.readings import ContactReading
from locations.views import contact_of
from practices.models import GoodPracticePage, StoryPage
from search.analysis import MAX_QUESTION, tokens
from search.block_texts import block_texts
from search.criteria import FinderCriteria
from search.engine import Correction
from search.finding import finder
from search.found_words import FoundWords, found_words
from search.selectors import nearest_location

DAYS_AHEAD = 120
MAX_DATES = 6
SUMMARIES = ("summary", "intro", "promise")
FRONT_PAGE_DEPTH = 2


@dataclass(frozen=True, slots=True)
class PageFound:
    """A page with words of the question; the Dutch ones where it has none of the reader's."""

    title: Words
    summary: Words
    url: str
    town: str = ""


@dataclass(frozen=True, slots=True)
class EverythingFound:
    """What a question finds. Families come first; `practices` and `methods` are for others."""

    text: str
    days: tuple[Day, ...] = ()
    activity_count: int = 0
    locations: tuple[PageFound, ...] = ()
    information: tuple[PageFound, ...] = ()
    practices: tuple[PageFound, ...] = ()
    methods: tuple[PageFound, ...] = ()
    corrections: tuple[Correction, ...] = ()
    found_words: FoundWords | None = None
    contact: ContactReading | None = None

    @property
    def count(self) -> int:
        pages = (self.locations, self.information, self.practices, self.methods)
        return self.activity_count + sum(map(len, pages))


def everything_found(text: str, language_code: str, *, at: datetime) -> EverythingFound:
    """Return what a question finds on all pages; nothing for no words."""
    text = text.replace("\x00", "").strip()[:MAX_QUESTION]
    wanted = found_words(text, language_code)
    if not wanted.terms:
        return EverythingFound(text)
    today = at.astimezone(BRUSSELS).date()
    results = finder().find(
        FinderCriteria(
            first=today,
            last=today + timedelta(days=DAYS_AHEAD),
            at=at,
            language_code=language_code,
            text=text,
            page_size=MAX_DATES,
        )
    )
    if results.corrections:
        wanted = found_words(text, language_code, results.corrections)
    pages = _pages(wanted, language_code)
    found = EverythingFound(
        text,
        results.days,
        results.activity_count,
        locations=tuple(pages["locations"]),
        information=tuple(pages["information"]),
        practices=tuple(pages["practices"]),
        methods=tuple(pages["methods"]),
        corrections=results.corrections,
        found_words=wanted,
    )
    if found.count:
        return found
    nearest = nearest_location(None)
    return replace(found, contact=contact_of(nearest) if nearest else None)


def _pages(wanted: FoundWords, language_code: str) -> dict[str, list[PageFound]]:
    """Return the pages that have every word, those with one in the title first."""
    groups: dict[str, list[PageFound]] = {
        name: [] for name in ("locations", "information", "practices", "methods")
    }
    for model in get_page_models():
        if issubclass(model, BasePage) and not issubclass(model, ActivityPage):
            groups[_group_of(model)] += _found_of(model, wanted, language_code)
    for group in groups.values():
        group.sort(key=lambda page: not _has_mark(page.title, wanted))
    return groups


def _group_of(model: type[BasePage]) -> str:
    if issubclass(model, LocationPage):
        return "locations"
    if model.is_for_families:
        return "information"
    return "practices" if issubclass(model, GoodPracticePage | StoryPage) else "methods"


def _has_mark(words: Words, wanted: FoundWords) -> bool:
    return any(is_found for _text, is_found in wanted.pieces(words.text, words.language_code))


def _found_of(model: type[Any], wanted: FoundWords, language_code: str) -> Iterator[PageFound]:
    """Yield the pages of one type. The same number of queries for any number of pages."""
    pages = list(
        model.objects.live()
        .filter(~is_restricted(), locale__language_code=SOURCE_LANGUAGE, depth__gt=FRONT_PAGE_DEPTH)
        .select_related("locale")
        .order_by("path")
    )
    give_words(pages, language_code)
    for page in pages:
        known = _tokens(_texts(page), wanted)
        if all(not known.isdisjoint(alternatives) for alternatives in wanted.terms):
            name = next((each for each in SUMMARIES if hasattr(page, each)), "title")
            summary = page.words[name] if name != "title" else Words("", SOURCE_LANGUAGE)
            town = getattr(page, "municipality", "")
            yield PageFound(page.words["title"], summary, page.url_for_reader, town)


def _tokens(texts: Iterable[tuple[str, str]], wanted: FoundWords) -> set[str]:
    return {
        token
        for text, code in texts
        if text and code in wanted.lists
        for token in tokens(text, code, wanted.lists[code])
    }


def _texts(page: Any) -> Iterator[tuple[str, str]]:
    """Yield the texts that a page is found by, in the reader's language and in Dutch.

    Of information pages the whole text: they have hardly a summary.
    """
    names = [name for name in ("title", *SUMMARIES) if hasattr(page, name)]
    for name in names:
        words = page.words[name]
        yield words.text, words.language_code
        yield getattr(page, name), SOURCE_LANGUAGE
    for name in ("municipality", "postcode", "neighbourhoods"):
        yield getattr(page, name, ""), SOURCE_LANGUAGE
    if _group_of(type(page)) == "information" and hasattr(page, "body"):
        yield from block_texts(page.words.body)
