"""What the finder knows of activities: facts and words, made ready for questions.

Made from the pages by `indexing`, never edited. A document that is out of date shows nothing that
is hidden: every question also asks the page itself.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from search.document_querysets import SearchDocumentQuerySet
from search.token_fields import TokensField


class SearchDocument(models.Model):
    """The facts of one activity that questions are about; lists of codes are ",fr,nl,"."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    activity_key = models.UUIDField(unique=True)
    age_min_months = models.SmallIntegerField()
    age_max_months = models.SmallIntegerField(null=True)
    offer_forms = models.TextField()
    life_domains = models.TextField()
    languages = models.TextField()
    interpreters = models.TextField()
    taalicoon = models.PositiveSmallIntegerField()
    taalicoon_from = models.DateField(null=True)  # when the location was trained for it
    is_free = models.BooleanField()
    is_drop_in = models.BooleanField()
    has_childcare = models.BooleanField()
    is_fathers_welcome = models.BooleanField()
    is_online = models.BooleanField()
    holiday_calendar = models.CharField(max_length=10)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")

    def __str__(self) -> str:
        return str(self.activity_key)


class SearchText(models.Model):
    """What one activity is found by in one language: tokens of the analyser, spaces between.

    The database has an index on the tokens that Django does not know: see `token_tables`.
    """

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="texts")
    language_code = models.CharField(max_length=10)
    title = models.CharField(max_length=255)
    title_language = models.CharField(max_length=10)
    title_words = models.TextField()  # folded, a space before each: " spelen en ontmoeten"
    tokens = TokensField()

    class Meta:
        verbose_name = _("search text")
        verbose_name_plural = _("search texts")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "language_code"], name="search_text_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class IndexedWord(models.Model):
    """A folded word of some text: what a typing error is compared with."""

    language_code = models.CharField(max_length=10)
    word = models.CharField(max_length=80)

    class Meta:
        verbose_name = _("word in a text")
        verbose_name_plural = _("words in texts")
        constraints = [
            models.UniqueConstraint(
                fields=["language_code", "word"], name="indexed_word_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return self.word
