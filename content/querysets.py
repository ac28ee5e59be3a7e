"""The words of queries about terms and pictures."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Substr
from wagtail.images.models import ImageQuerySet
from wagtail.models import Page, PageViewRestriction

from content.choices import Taxonomy
from content.words import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from content.models import Term


DEEPEST = 8  # levels of the page tree; ours has five


def is_restricted() -> Exists:
    """Return the condition that a page, or one above it, is not for everybody.

    For a few pages, without a query of its own. For thousands, use Wagtail's `public()`: it asks
    once which pages are restricted, and then compares paths.
    """
    above = [Substr(OuterRef("path"), 1, depth * Page.steplen) for depth in range(1, DEEPEST + 1)]
    return Exists(PageViewRestriction.objects.filter(page__path__in=above))


def titles_in(sources: Iterable[Page], language_code: str) -> dict[UUID, str]:
    """Return the titles of Dutch pages in a language, by translation key, or else in Dutch.

    No query for Dutch, one for any other language.
    """
    titles = {page.translation_key: page.title for page in sources}
    if language_code != SOURCE_LANGUAGE:
        translated = Page.objects.live().filter(
            alias_of=None, translation_key__in=list(titles), locale__language_code=language_code
        )
        titles |= dict(translated.values_list("translation_key", "title"))
    return titles


def names_in(terms: Sequence["Term"], language_code: str) -> dict[UUID, str]:
    """Return the names of Dutch terms in a language, by translation key, or else in Dutch.

    No query for Dutch, one for any other language.
    """
    names = {term.translation_key: term.name for term in terms}
    if names and language_code != SOURCE_LANGUAGE:
        model = type(terms[0])
        translated = model.objects.filter(
            translation_key__in=list(names), locale__language_code=language_code
        )
        names |= dict(translated.values_list("translation_key", "name"))
    return names


class TermQuerySet(models.QuerySet["Term"]):
    def of(self, taxonomy: Taxonomy) -> "TermQuerySet":
        """Return the source-language terms of one taxonomy, in its own order."""
        return self.filter(taxonomy=taxonomy, locale__language_code=SOURCE_LANGUAGE)


class PictureQuerySet(ImageQuerySet):
    def over(self, today: date) -> Self:
        """Return the pictures whose consent ended or was withdrawn: nobody may see them."""
        return self.filter(Q(consent_until__lt=today) | Q(withdrawn_at__isnull=False))

    def consent_ends(self, *, first: date, last: date) -> Self:
        """Return the pictures whose last day lies in a period, and were not withdrawn."""
        return self.filter(consent_until__range=(first, last), withdrawn_at=None)
