"""The words that an editor is warned about in a Dutch text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from content.plain_dutch import Kind, ListedWord


class PlainWord(models.Model):
    """A word or phrase to avoid on pages for families. Only the network team edits these."""

    KINDS = [
        (Kind.POVERTY.value, _("hurts: it labels people")),
        (Kind.JARGON.value, _("jargon: a word of professionals")),
        (Kind.DIFFICULT.value, _("difficult or long")),
    ]

    word = models.CharField(
        _("word or phrase"),
        max_length=60,
        unique=True,
        help_text=_("In lower case. A star stands for any letters: kansarm* finds kansarme too."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=KINDS)
    instead = models.CharField(
        _("write instead"), max_length=120, blank=True, help_text=_("A plain word, in Dutch.")
    )

    panels = [FieldPanel("word"), FieldPanel("kind"), FieldPanel("instead")]

    class Meta:
        verbose_name = _("word to avoid")
        verbose_name_plural = _("words to avoid")
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word


def listed_words() -> list[ListedWord]:
    """Return the list as the rules take it."""
    rows = PlainWord.objects.values_list("word", "kind", "instead")
    return [ListedWord(word, Kind(kind), instead) for word, kind, instead in rows]
