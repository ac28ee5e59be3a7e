"""What an index keeps of activities: facts, and in every language the words they are found by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from babel.dates import get_day_names
from django.conf import settings
from wagtail.models import Page

from activities.choices import Access, AttendanceMode, Frequency
from activities.models import ActivityPage
from activities.querysets import ActivityPageQuerySet
from activities.selectors import place_reading
from content.choices import Taxonomy
from content.models import Term
from content.texts import give_words
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage
from search.analysis import tokens, written_words
from search.block_texts import block_texts
from search.document_models import SearchDocument, SearchText
from search.document_querysets import code_list
from search.vocabulary import WordLists
from search.word_lists import lists_in

FIELDS = (
    *("title", "summary", "for_whom", "registration_text", "destination", "rain_plan"),
    *("bring", "hosts"),
)
BY_WEEKDAY = {Frequency.WEEKLY, Frequency.MONTHLY_NTH, Frequency.MONTHLY_LAST}
MAX_TITLE = 255


@dataclass(frozen=True)
class ActivityDocument:
    """One activity as an index keeps it; nothing of it is saved. Words by language."""

    facts: SearchDocument
    texts: tuple[SearchText, ...]
    words: frozenset[tuple[str, str]]  # language and folded word


def documents_of(pages: Sequence[ActivityPage]) -> list[ActivityDocument]:
    """Return the documents of Dutch pages. The same number of queries for any number of pages."""
    codes = [code for code, _name in settings.LANGUAGES]
    found = _Surroundings(pages, codes)
    return [found.document(page, codes) for page in pages]


def indexed_activities() -> ActivityPageQuerySet:
    """Return the pages that have a document, with what documents are made of."""
    return (
        ActivityPage.objects.shown()
        .select_related("locale", "activity_type", "organiser__partner_type")
        .prefetch_related(
            "terms__term",
            "activity_languages__language",
            "series__meeting_point",
            "co_organisers__location",
        )
    )


class _Surroundings:
    """What stands around some activities: locations, names, translations, lists of words."""

    def __init__(self, pages: Sequence[ActivityPage], codes: Sequence[str]) -> None:
        self.lists: dict[str, WordLists] = lists_in(codes)
        paths = {page.path[: -Page.steplen] for page in pages}
        self.locations = {page.path: page for page in LocationPage.objects.filter(path__in=paths)}
        self.names = {
            (taxonomy, code, language): name
            for taxonomy, code, name, language in Term.objects.filter(
                taxonomy__in=[Taxonomy.ACTIVITY_TYPE, Taxonomy.PARTNER_TYPE]
            ).values_list("taxonomy", "code", "name", "locale__language_code")
        }
        self.weekdays = {code: get_day_names("wide", locale=_cldr(code)) for code in codes}
        for code in codes:
            give_words(pages, code)

    def document(self, page: ActivityPage, codes: Iterable[str]) -> ActivityDocument:
        dutch = list(self._dutch_texts(page))
        dutch_tokens = self._tokens(dutch)
        words = self._words(dutch)
        texts = []
        for code in codes:
            own = list(self._own_texts(page, code)) if code != SOURCE_LANGUAGE else []
            words |= self._words(own)
            title = page.words_in(code)["title"]
            texts.append(
                SearchText(
                    language_code=code,
                    title=title.text[:MAX_TITLE],
                    title_language=title.language_code,
                    title_words="".join(
                        f" {word}" for word in written_words(title.text, title.language_code)
                    ),
                    tokens=" ".join({**self._tokens(own), **dutch_tokens}),
                )
            )
        return ActivityDocument(self._facts(page), tuple(texts), frozenset(words))

    def _tokens(self, texts: Iterable[tuple[str, str]]) -> dict[str, None]:
        """Return the tokens of texts, each once: engines only look whether one is there."""
        return {
            token: None
            for text, code in texts
            if code in self.lists
            for token in tokens(text, code, self.lists[code])
        }

    def _words(self, texts: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        return {(code, word) for text, code in texts for word in written_words(text, code)}

    def _dutch_texts(self, page: ActivityPage) -> Iterator[tuple[str, str]]:
        words = page.words_in(SOURCE_LANGUAGE)
        location = self.locations[page.path[: -Page.steplen]]
        texts = [str(words[name]) for name in FIELDS]
        texts += [row.name for row in page.series.all()]
        texts += [location.title, location.municipality]
        texts += [row.location.title for row in page.co_organisers.all()]
        for row in page.series.all():
            if row.meeting_point:
                place = place_reading(row.meeting_point)
                texts += [place.name, place.municipality]
        if page.organiser:
            texts.append(page.organiser.name)
        texts += self._names_in(page, SOURCE_LANGUAGE)
        yield from ((text, SOURCE_LANGUAGE) for text in dict.fromkeys(texts) if text)
        yield from block_texts([*words.body, *words.steps])

    def _own_texts(self, page: ActivityPage, code: str) -> Iterator[tuple[str, str]]:
        """Yield what is in this very language; the Dutch words stand beside it anyway."""
        words = page.words_in(code)
        texts = [words.own(name) for name in FIELDS]
        series = [words.row("series", row, "name") for row in page.series.all() if row.name]
        texts += [each.text for each in series if each.language_code == code]
        texts += self._names_in(page, code)
        yield from ((text, code) for text in texts if text)
        for text, language in block_texts([*words.body, *words.steps]):
            if language == code:
                yield text, language

    def _names_in(self, page: ActivityPage, code: str) -> list[str]:
        """Return the names of types and weekdays, as far as they are known in a language."""
        terms = [page.activity_type, *([page.organiser.partner_type] if page.organiser else [])]
        names = [self.names.get((term.taxonomy, term.code, code), "") for term in terms]
        days = {row.starts_on.weekday() for row in page.series.all() if row.frequency in BY_WEEKDAY}
        return names + [self.weekdays[code][day] for day in sorted(days)]

    def _facts(self, page: ActivityPage) -> SearchDocument:
        location = self.locations[page.path[: -Page.steplen]]
        terms = [row.term for row in page.terms.all()]
        languages = list(page.activity_languages.all())
        trained_on = location.taaliconen_training
        return SearchDocument(
            page_id=page.pk,
            activity_key=page.translation_key,
            age_min_months=page.age_min_months,
            age_max_months=page.age_max_months,
            offer_forms=code_list(_codes_of(terms, Taxonomy.OFFER_FORM)),
            life_domains=code_list(_codes_of(terms, Taxonomy.LIFE_DOMAIN)),
            languages=code_list(r.language.code for r in languages if not r.is_interpreted),
            interpreters=code_list(r.language.code for r in languages if r.is_interpreted),
            taalicoon=page.taalicoon if trained_on else 0,
            taalicoon_from=trained_on,
            is_free=page.is_free,
            is_drop_in=page.access == Access.DROP_IN,
            has_childcare=page.has_childcare,
            is_fathers_welcome=page.is_fathers_welcome,
            is_online=page.attendance_mode != AttendanceMode.OFFLINE,
            holiday_calendar=location.holiday_calendar,
        )


def _codes_of(terms: Iterable[Term], taxonomy: Taxonomy) -> Iterator[str]:
    return (term.code for term in terms if term.taxonomy == taxonomy)


def _cldr(language_code: str) -> str:
    return language_code.replace("-", "_")
