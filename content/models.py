"""The writing kit: what every page has, terms, pictures."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from content.breadcrumbs import breadcrumb_list
from content.choices import Taxonomy
from content.contexts import context_of, linked_data_of
from content.querysets import TermQuerySet
from content.words import SOURCE_LANGUAGE

HOME_DEPTH = 2  # of the front page in the tree


class BasePage(Page):
    """What every page of the site has."""

    is_demo = models.BooleanField(_("demo content"), default=False, editable=False)

    # One address in every language: it can be shared, and purged, in all at once.
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField("slug", overridable=False)
    ]

    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            _("For search engines"),
        )
    ]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language_code = self.locale.language_code
        is_source = language_code == SOURCE_LANGUAGE
        context |= {
            "today": timezone.localdate(),
            "text_language": language_code,
            "text_state": "source" if is_source else "translated",
            "source_url": "" if is_source else self._source_url(request),
            "alternates": self._alternates(),
            **context_of(self, request),
        }
        return context | {"json_ld": [*self._breadcrumbs(), *linked_data_of(self, context)]}

    def _breadcrumbs(self) -> list[dict[str, Any]]:
        """Return the way from the front page to this one, for machines; none for the first."""
        if not self.pk or self.depth <= HOME_DEPTH:
            return []
        above = self.get_ancestors().filter(depth__gte=HOME_DEPTH).live().order_by("depth")
        steps = [(page.title, page.full_url or "") for page in (*above, self)]
        return [breadcrumb_list(steps)]

    def _alternates(self) -> list[dict[str, str]]:
        """Return the real translations of the page, itself included, for search engines."""
        if len(settings.LANGUAGES) < 2:
            return []
        pages = self.get_translations(inclusive=True).live().filter(alias_of=None)
        return [
            {"code": page.locale.language_code, "url": page.full_url}
            for page in pages.select_related("locale")
        ]

    def _source_url(self, request: HttpRequest) -> str:
        source = self.get_translations().filter(locale__language_code=SOURCE_LANGUAGE).live()
        page = source.first()
        return (page.get_url(request) or "") if page else ""


class Picture(AbstractImage):
    """A picture. Its description is the alternative text."""

    is_demo = models.BooleanField(_("demo content"), default=False, editable=False)

    admin_form_fields = WagtailImage.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="rendition_is_made_once",
            )
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
