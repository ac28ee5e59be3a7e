"""What search engines may know: one sitemap per language, with the pages that are really in it."""

from typing import Any

from django.conf import settings
from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page
from wagtail.query import PageQuerySet

from practices.selectors import without_hidden_stories


class LanguageSitemap(Sitemap):
    """The pages of one language that everybody may see; what is shown in Dutch is not there."""

    def __init__(self, request: HttpRequest, language_code: str) -> None:
        super().__init__(request)
        self.language_code = language_code

    def items(self) -> PageQuerySet:
        pages = (
            without_hidden_stories(Page.objects.live())
            .public()
            .filter(depth__gt=1, alias_of=None, locale__language_code=self.language_code)
        )
        return pages.order_by("path").defer_streamfields().specific()


def _sitemaps(request: HttpRequest) -> dict[str, Any]:
    return {code: LanguageSitemap(request, code) for code, _name in settings.LANGUAGES}


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return views.index(request, _sitemaps(request), sitemap_url_name="sitemap")


@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    return views.sitemap(request, _sitemaps(request), section=section)
