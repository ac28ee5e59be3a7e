"""The words that help families find, beside the rules of a language."""

from secrets import randbits
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from search.document_models import IndexedWord, SearchDocument, SearchText
from search.vocabulary import Kind

__all__ = ["IndexedWord", "SearchDocument", "SearchText", "SearchWords"]


def languages() -> list[tuple[str, str]]:
    return settings.LANGUAGES


def new_stamp() -> int:
    return randbits(31)


class SearchWords(models.Model):
    """A word and others that belong to it. Only the network team edits these."""

    KINDS = [
        (Kind.SYNONYMS.value, _("same meaning: each finds the others")),
        (Kind.OVERRIDE.value, _("forms of one word: each counts as the word")),
        (Kind.PARTS.value, _("parts of long words: the part finds the long word")),
    ]

    language_code = models.CharField(_("language"), max_length=10, choices=languages, default="nl")
    kind = models.CharField(_("kind"), max_length=20, choices=KINDS)
    word = models.CharField(_("word or phrase"), max_length=60)
    others = models.TextField(
        _("words that belong to it"),
        max_length=1000,
        blank=True,
        help_text=_("With a comma between them. Capitals and accents make no difference."),
    )
    # Differs after every change, on every machine, whatever its clock says.
    stamp = models.BigIntegerField(default=new_stamp, editable=False)

    panels = [
        FieldPanel("language_code"),
        FieldPanel("kind"),
        FieldPanel("word"),
        FieldPanel("others"),
    ]

    class Meta:
        verbose_name = _("words for finding")
        verbose_name_plural = _("words for finding")
        ordering = ["language_code", "kind", "word"]
        constraints = [
            models.UniqueConstraint(
                fields=["language_code", "kind", "word"], name="search_words_are_listed_once"
            )
        ]

    def __str__(self) -> str:
        return self.word

    def save(self, **kwargs: Any) -> None:
        self.stamp = new_stamp()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "stamp"}
        super().save(**kwargs)
