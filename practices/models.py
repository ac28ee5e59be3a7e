"""How: what KOALA's learned, for people who work with families."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail_localize.fields import SynchronizedField

from content.blocks import PROFESSIONAL_BLOCKS
from content.choices import Taxonomy
from content.models import BasePage, Term
from locations.models import LocationPage
from practices.forms import PracticePageForm


class ProfessionalPage(BasePage):
    """What every page for professionals has."""

    is_for_families: ClassVar[bool] = False

    summary = models.TextField(
        _("summary"), max_length=300, help_text=_("The lesson, in one or two sentences.")
    )
    body = StreamField(PROFESSIONAL_BLOCKS, verbose_name=_("text"), blank=True)
    checked_on = models.DateField(_("last checked on"), null=True, blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("checked_on"),
    ]
    api_fields = [APIField("summary"), APIField("body"), APIField("checked_on")]

    class Meta:
        abstract = True


class PracticeIndexPage(BasePage):
    """The good practices."""

    is_for_families: ClassVar[bool] = False

    intro = models.TextField(_("introduction"), max_length=300, blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["practices.GoodPracticePage"]
    max_count_per_parent = 1
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("list of good practices")


class GoodPracticePage(ProfessionalPage):
    """What one KOALA did, what came of it, and what others can do with it."""

    location = models.ForeignKey(
        LocationPage,
        verbose_name=_("location"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    contact = models.CharField(_("questions to"), max_length=120, blank=True)

    base_form_class = PracticePageForm
    parent_page_types = ["practices.PracticeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *ProfessionalPage.content_panels,
        FieldPanel("goals"),
        FieldPanel("location"),
        FieldPanel("contact"),
    ]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *BasePage.override_translatable_fields,
        SynchronizedField("contact", overridable=False),
    ]

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")


class GoodPracticeGoal(Orderable):
    page = ParentalKey(GoodPracticePage, on_delete=models.CASCADE, related_name="goal_rows")
    term = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"taxonomy": Taxonomy.GOAL},
    )

    override_translatable_fields = [SynchronizedField("term", overridable=False)]


class MethodologyIndexPage(BasePage):
    """The methodology."""

    is_for_families: ClassVar[bool] = False

    intro = models.TextField(_("introduction"), max_length=300, blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["practices.MethodologyPage"]
    max_count_per_parent = 1
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("list of methodology")


class MethodologyPage(ProfessionalPage):
    """One part of how a KOALA works."""

    base_form_class = PracticePageForm
    parent_page_types = ["practices.MethodologyIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *ProfessionalPage.content_panels,
        FieldPanel("goals"),
    ]

    class Meta:
        verbose_name = _("methodology")
        verbose_name_plural = _("methodology")


class MethodologyGoal(Orderable):
    page = ParentalKey(MethodologyPage, on_delete=models.CASCADE, related_name="goal_rows")
    term = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"taxonomy": Taxonomy.GOAL},
    )

    override_translatable_fields = [SynchronizedField("term", overridable=False)]
