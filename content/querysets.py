"""The words of queries about terms."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction

from content.choices import Taxonomy
from content.words import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from content.models import Term  # noqa: F401


def is_restricted() -> Exists:
    """Return the condition that a page, or one above it, is not for everybody.

    Wagtail's own `public()` asks the database first, every time it is called.
    """
    above = PageViewRestriction.objects.annotate(
        path_below=ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
    )
    return Exists(above.filter(path_below__startswith=F("page__path")))


class TermQuerySet(models.QuerySet["Term"]):
    def of(self, taxonomy: Taxonomy) -> "TermQuerySet":
        """Return the source-language terms of one taxonomy, in its own order."""
        return self.filter(taxonomy=taxonomy, locale__language_code=SOURCE_LANGUAGE)
