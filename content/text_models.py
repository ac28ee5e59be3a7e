"""Of which Dutch text a translation was made."""

from django.db import models
from wagtail.models import Page, Revision


class TranslatedText(models.Model):
    """What readers should know of a live page in another language than Dutch.

    Written when the page or its source is published, never while somebody types; see
    `content.translating`. Times say nothing here: a page can be published again unchanged.
    """

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, primary_key=True, related_name="translated_text"
    )
    # The Dutch version it was made from, and a digest of its words: facts do not count.
    source_revision = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    source_digest = models.CharField(max_length=64)
    # Of the older words that a translator still had on screen when they were found right for the
    # newer ones too: to publish from that screen again does not make the translation stale.
    accepted_digest = models.CharField(max_length=64, blank=True)
    is_stale = models.BooleanField(default=False)
    is_machine_made = models.BooleanField(default=False)
    # Paths as wagtail-localize has them: "summary", "body.<id of the block>.text".
    untranslated = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.page_id}: {self.source_digest[:8]}"
