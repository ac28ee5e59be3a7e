"""The front page and plain information pages."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.url_routing import RouteResult

from content.blocks import TextBlock
from content.models import BasePage


class HomePage(BasePage):
    """The front page of one language: three questions and two real activities."""

    promise = models.CharField(_("promise"), max_length=80)
    lead = models.CharField(_("one sentence more"), max_length=160, blank=True)

    parent_page_types = ["wagtailcore.Page"]
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("promise"),
        FieldPanel("lead"),
    ]
    api_fields = [APIField("promise"), APIField("lead")]

    class Meta:
        verbose_name = _("front page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page by the Dutch tree, and answer with its translation if there is one.

        Every language has the same addresses. What is not translated is shown in Dutch; what is
        hidden in Dutch is hidden in every language.
        """
        found = super(HomePage, self.source).route(request, path_components)
        shown = found.page.words.shown
        return RouteResult(shown, found.args, found.kwargs)


class StandardPage(BasePage):
    """Plain information: privacy, accessibility, sources, about KOALA."""

    intro = models.TextField(_("introduction"), max_length=300, blank=True)
    body = StreamField([("text", TextBlock())], verbose_name=_("text"), blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    api_fields = [APIField("intro"), APIField("body")]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")
