"""The writing kit: what every page has, terms, pictures."""

from typing import Any, ClassVar, Self

from csp.decorators import csp_exempt
from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from content.addresses import in_language
from content.breadcrumbs import breadcrumb_list
from content.choices import Taxonomy
from content.contexts import context_of, linked_data_of
from content.page_forms import BasePageForm
from content.picture_models import Picture, PictureRendition
from content.querysets import TermQuerySet, titles_in
from content.text_models import TranslatedText
from content.texts import PageTexts, TextState, give_words
from content.word_models import PlainWord
from content.words import SOURCE_LANGUAGE

__all__ = ["BasePage", "Picture", "PictureRendition", "PlainWord", "Term", "TranslatedText"]

HOME_DEPTH = 2  # of the front page in the tree


class BasePage(Page):
    """What every page of the site has."""

    is_demo = models.BooleanField(_("demo content"), default=False, editable=False)
    # Goes with the version that it was ticked for; the form starts without it each time.
    is_small_change = models.BooleanField(
        _("only a small change"),
        default=False,
        help_text=_("A typing error, for example. The translations stay valid."),
    )
    is_dutch_shown = True  # where there is no translation; an activity can say no

    is_for_families: ClassVar[bool] = True  # else for professionals, who have words of their own

    # One address in every language: it can be shared, and purged, in all at once.
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField("slug", overridable=False)
    ]

    base_form_class = BasePageForm
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            _("For search engines"),
        ),
        FieldPanel("is_small_change"),
    ]

    class Meta:
        abstract = True

    @cached_property
    def words_by_language(self) -> dict[str, PageTexts]:
        """Of a Dutch page: its words in the languages that were looked up; see `give_words`."""
        return {}

    def words_in(self, language_code: str) -> PageTexts:
        """Return the words of a Dutch page in a language. One query, the first time."""
        if language_code not in self.words_by_language:
            give_words([self], language_code)
        return self.words_by_language[language_code]

    @property
    def words(self) -> PageTexts:
        """Return the words of a Dutch page in the language of the reader."""
        return self.words_in(get_language() or SOURCE_LANGUAGE)

    @property
    def is_source(self) -> bool:
        return self.locale.language_code == SOURCE_LANGUAGE

    @cached_property
    def source(self) -> Self:
        """Return the Dutch page, which holds the facts; itself when there is none."""
        if self.is_source:
            return self
        pages = type(self).objects.filter(
            translation_key=self.translation_key, locale__language_code=SOURCE_LANGUAGE
        )
        return pages.select_related("locale").first() or self

    @property
    def url_for_reader(self) -> str:
        """Return the address in the reader's language: the same one behind another prefix."""
        return in_language(self.url or "", get_language() or SOURCE_LANGUAGE)

    @property
    def full_url_for_reader(self) -> str:
        """Return the same with its host."""
        return in_language(self.full_url or "", get_language() or SOURCE_LANGUAGE)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the Dutch page as `page`, for its facts, and its `words` for this reader."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        page = self.source
        if self.is_source:
            words = page.words
        else:
            language_code = self.locale.language_code
            words = PageTexts(page, self, language_code)
            page.words_by_language[language_code] = words
        is_translated = words.state not in (TextState.SOURCE, TextState.MISSING, TextState.HIDDEN)
        context |= {
            "page": page,
            "words": words,
            "today": timezone.localdate(),
            "canonical_url": words.shown.full_url or "",
            "text_state": words.state,
            "is_machine_made": words.is_machine_made,
            "source_url": page.url or "" if is_translated else "",
            "alternates": self._alternates(),
            **context_of(page, request),
        }
        return context | {"json_ld": [*self._breadcrumbs(page), *linked_data_of(page, context)]}

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Leave the policy to the admin, which shows the preview in a frame and checks it there."""
        show = csp_exempt()(super().serve_preview)
        response: HttpResponse = show(request, mode_name)
        return response

    def own_reasons_not_to_publish(self) -> list[str]:
        """Return what else keeps a page of this type off the site, as sentences; mostly nothing."""
        return []

    @property
    def wants_plain_dutch(self) -> bool:
        """Whether its editor gets hints on plain Dutch, in the panel with checks."""
        return self.is_for_families and self.locale.language_code == SOURCE_LANGUAGE

    def _breadcrumbs(self, page: Any) -> list[dict[str, Any]]:
        """Return the way from the front page to this one, for machines; none for the first."""
        if not page.pk or page.depth <= HOME_DEPTH:
            return []
        language_code = get_language() or SOURCE_LANGUAGE
        above = page.get_ancestors().filter(depth__gte=HOME_DEPTH).live().order_by("depth")
        titles = titles_in(above, language_code)
        steps = [
            (titles[each.translation_key], in_language(each.full_url or "", language_code))
            for each in above
        ]
        own = (str(page.words["title"]), page.full_url_for_reader)
        return [breadcrumb_list([*steps, own])]

    def _alternates(self) -> list[dict[str, str]]:
        """Return the real translations of the page, itself included, for search engines."""
        if len(settings.LANGUAGES) < 2:
            return []
        pages = self.get_translations(inclusive=True).live().filter(alias_of=None)
        switched_on = dict(settings.LANGUAGES)
        return [
            {"code": page.locale.language_code, "url": page.full_url}
            for page in pages.select_related("locale").order_by("locale_id")
            if page.locale.language_code in switched_on
        ]


class Term(TranslatableMixin, models.Model):
    """One term of a taxonomy. Only the network team edits these."""

    TAXONOMIES = [
        (Taxonomy.OFFER_FORM, _("Offer forms")),
        (Taxonomy.ACTIVITY_TYPE, _("Activity types")),
        (Taxonomy.GOAL, _("Goals")),
        (Taxonomy.LIFE_DOMAIN, _("Life domains")),
        (Taxonomy.EXPERIENCE_AREA, _("Experience areas")),
        (Taxonomy.AUDIENCE, _("Audiences")),
        (Taxonomy.PARTNER_TYPE, _("Partner types")),
        (Taxonomy.TEAM_ROLE, _("Team roles")),
        (Taxonomy.EVIDENCE_LEVEL, _("Levels of evidence")),
        (Taxonomy.TRANSITION, _("Transitions")),
        (Taxonomy.BARRIER, _("Barriers")),
        (Taxonomy.LANGUAGE, _("Languages")),
    ]

    taxonomy = models.CharField(_("taxonomy"), max_length=20, choices=TAXONOMIES)
    code = models.CharField(
        _("code"),
        max_length=40,
        help_text=_("Other sites rely on it: never change it once it is in use."),
    )
    name = models.CharField(_("name"), max_length=200)
    # The same goal can stand in more than one group: parents and children, for example.
    groups = models.CharField(
        _("groups"), max_length=100, blank=True, help_text=_("Separate with commas.")
    )
    icon = models.CharField(_("pictogram"), max_length=40, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = TermQuerySet.as_manager()

    override_translatable_fields = [
        SynchronizedField("code", overridable=False),
        SynchronizedField("groups", overridable=False),
        SynchronizedField("icon", overridable=False),
    ]
    panels = [
        FieldPanel("taxonomy"),
        FieldPanel("code"),
        FieldPanel("name"),
        FieldPanel("groups"),
        FieldPanel("icon"),
        FieldPanel("sort_order"),
    ]
    api_fields = [APIField("taxonomy"), APIField("code"), APIField("name")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["taxonomy", "sort_order", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["taxonomy", "code", "locale"],
                name="term_code_is_unique_in_its_taxonomy",
                violation_error_message=_("This taxonomy already has a term with this code."),
            )
        ]

    def __str__(self) -> str:
        return self.name
