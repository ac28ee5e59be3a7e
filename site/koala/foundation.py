"""What every site needs before its first page: terms, lists of words, holidays, pages.

Everything here is safe to repeat.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from activities.templates import seed_templates
from content.choices import Taxonomy
from content.models import PlainWord, Term
from content.plain_words import PLAIN_WORDS
from content.taxonomies import TERMS
from content.term_names import name_of_term
from content.words import SOURCE_LANGUAGE
from home.models import HomePage
from locations.holiday_services import propose_holidays
from locations.models import LocationIndexPage
from practices.models import MethodologyIndexPage, PracticeIndexPage
from search.word_lists import seed_search_words


@dataclass(slots=True)
class Made:
    terms: int = 0
    words: int = 0
    search_words: int = 0
    templates: int = 0
    holidays: int = 0
    pages: int = 0


@transaction.atomic
def set_up_site(*, years: range) -> Made:
    """Make what is missing. `years`: calendar years to propose holidays for."""
    locale = source_locale()
    return Made(
        terms=_seed_terms(locale),
        words=_seed_words(),
        search_words=seed_search_words(code for code, _name in settings.LANGUAGES),
        templates=seed_templates(),
        holidays=propose_holidays(years, is_confirmed=True),
        pages=_seed_pages(locale),
    )


def source_locale() -> Locale:
    """Return the locale of the source language; Wagtail's own first one becomes it."""
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    return Locale.objects.get(language_code=SOURCE_LANGUAGE)


def _seed_terms(locale: Locale) -> int:
    """Add the terms that are not there; what the network team edited stays as it is."""
    made = 0
    for taxonomy, seeds in TERMS.items():
        for order, seed in enumerate(seeds):
            _term, is_new = Term.objects.get_or_create(
                taxonomy=Taxonomy(taxonomy).value,
                code=seed.code,
                locale=locale,
                defaults={
                    "name": seed.name,
                    "groups": ",".join(seed.groups),
                    "icon": seed.icon,
                    "sort_order": order,
                },
            )
            made += is_new
    return made + sum(_translate_terms(code) for code, _name in settings.LANGUAGES)


def _translate_terms(language_code: str) -> int:
    """Add the names of terms in a language, as far as we have them and they are not there yet."""
    if language_code == SOURCE_LANGUAGE:
        return 0
    locale = Locale.objects.get(language_code=language_code)
    present = Term.objects.filter(locale=locale).values("translation_key")
    made = []
    for term in Term.objects.filter(locale__language_code=SOURCE_LANGUAGE).exclude(
        translation_key__in=present
    ):
        if name := name_of_term(term.taxonomy, term.code, term.name, language_code):
            term.pk, term.locale, term.name = None, locale, name
            made.append(term)
    return len(Term.objects.bulk_create(made))


def _seed_words() -> int:
    """Fill an empty list of words to avoid; one with words is the network team's own."""
    if PlainWord.objects.exists():
        return 0
    rows = [
        PlainWord(word=each.word, kind=each.kind.value, instead=each.instead)
        for each in PLAIN_WORDS
    ]
    return len(PlainWord.objects.bulk_create(rows))


def _seed_pages(locale: Locale) -> int:
    """Make the front page and the lists below it, in Dutch, and point the site at them."""
    root = Page.get_first_root_node()
    home = HomePage.objects.filter(locale=locale).first()
    made = 0
    if home is None:
        home = _add_page(
            root,
            HomePage(
                title="KOALA", slug="home-nl", promise="Kom spelen met je kindje. Dicht bij jou."
            ),
            locale,
        )
        made += 1
    welcome = Page.objects.filter(depth=2, slug="home").exclude(pk=home.pk)
    base_url = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": base_url.hostname,
            "port": base_url.port or (443 if base_url.scheme == "https" else 80),
            "root_page": home,
            "site_name": "KOALA",
        },
    )
    for page in welcome.filter(content_type__model="page"):
        page.delete()
    for model, title, slug in (
        (LocationIndexPage, "KOALA's", "koalas"),
        (PracticeIndexPage, "Goede praktijken", "praktijken"),
        (MethodologyIndexPage, "Methodiek", "methodiek"),
    ):
        if not model.objects.child_of(home).exists():
            _add_page(home, model(title=title, slug=slug), locale)
            made += 1
    return made


def _add_page(parent: Page, page: Any, locale: Locale) -> Any:
    page.locale = locale
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
