"""How: what KOALA's learned, for people who work with families."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from content.blocks import PROFESSIONAL_BLOCKS
from content.choices import Taxonomy
from content.consent import ConsentProblem
from content.models import BasePage, Term
from locations.models import LocationPage
from practices.forms import PracticePageForm, StoryPageForm
from practices.story_consent import REASONS, StoryConsent, StoryQuerySet

__all__ = ["StoryConsent"]


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
    subpage_types = ["practices.GoodPracticePage", "practices.StoryPage"]
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


StoryPageManager = PageManager.from_queryset(StoryQuerySet)


class StoryPage(ProfessionalPage):
    """What a family tells, and what was done with it. Seen as long as the family agrees."""

    told_by = models.CharField(
        _("told by"),
        max_length=120,
        blank=True,
        help_text=_("Without a name: “A mother of two toddlers”."),
    )
    what_we_did = models.TextField(
        _("what did we do with it?"),
        max_length=1000,
        blank=True,
        help_text=_("What changed because of this story? That is what the family would ask too."),
    )
    is_co_written = models.BooleanField(
        _("written together with an expert by experience"), default=False
    )
    location = models.ForeignKey(
        LocationPage,
        verbose_name=_("location"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Leave this empty when somebody could find the family by it."),
    )

    objects = StoryPageManager()

    base_form_class = StoryPageForm
    parent_page_types = ["practices.PracticeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("told_by"),
        FieldPanel("body"),
        FieldPanel("what_we_did"),
        FieldPanel("is_co_written"),
        FieldPanel("location"),
        MultiFieldPanel(
            [
                FieldPanel(name, disable_comments=True)
                for name in (
                    "consent_kind",
                    "consent_given_on",
                    "consent_until",
                    "consent_reference",
                    "is_withdrawn",
                )
            ],
            _("Consent of the family"),
            help_text=_("Only who edits this page reads this. It counts as soon as it is saved."),
        ),
    ]
    api_fields = [
        APIField("summary"),
        APIField("told_by"),
        APIField("body"),
        APIField("what_we_did"),
        APIField("is_co_written"),
    ]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("checked_on", "is_co_written", "location")
        ),
    ]

    class Meta:
        verbose_name = _("story of a family")
        verbose_name_plural = _("stories of families")

    @property
    def consent(self) -> StoryConsent:
        """Return what is noted of the consent: the same in every language. A query each time."""
        known = StoryConsent.objects.filter(story_key=self.translation_key).first()
        return known or StoryConsent(story_key=self.translation_key)

    def problem_on(self, today: date) -> ConsentProblem | None:
        """Return why nobody may see the story on a day, or nothing when the family agrees."""
        return self.consent.problem_on(today)

    def own_reasons_not_to_publish(self) -> list[str]:
        problem = self.problem_on(timezone.localdate())
        return [str(REASONS[problem])] if problem else []

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Be nowhere from the day after the consent; lists say so by `StoryQuerySet.live_q`."""
        if self.problem_on(timezone.localdate()):
            raise Http404
        found: RouteResult = super().route(request, path_components)
        return found


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
