"""The words of queries about terms."""

from typing import TYPE_CHECKING

from django.db import models

from content.choices import Taxonomy
from content.words import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from content.models import Term  # noqa: F401


class TermQuerySet(models.QuerySet["Term"]):
    def of(self, taxonomy: Taxonomy) -> "TermQuerySet":
        """Return the source-language terms of one taxonomy, in its own order."""
        return self.filter(taxonomy=taxonomy, locale__language_code=SOURCE_LANGUAGE)
