"""The words of queries about terms."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Substr
from wagtail.models import Page, PageViewRestriction

from content.choices import Taxonomy
from content.words import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from content.models import Term  # noqa: F401


DEEPEST = 8  # levels of the page tree; ours has five


def is_restricted() -> Exists:
    """Return the condition that a page, or one above it, is not for everybody.

    For a few pages, without a query of its own. For thousands, use Wagtail's `public()`: it asks
    once which pages are restricted, and then compares paths.
    """
    above = [Substr(OuterRef("path"), 1, depth * Page.steplen) for depth in range(1, DEEPEST + 1)]
    return Exists(PageViewRestriction.objects.filter(page__path__in=above))


class TermQuerySet(models.QuerySet["Term"]):
    def of(self, taxonomy: Taxonomy) -> "TermQuerySet":
        """Return the source-language terms of one taxonomy, in its own order."""
        return self.filter(taxonomy=taxonomy, locale__language_code=SOURCE_LANGUAGE)
