"""What stands around every page: navigation, languages, the demo line."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from content.addresses import in_language
from content.querysets import is_restricted
from content.words import SOURCE_LANGUAGE
from home.models import HomePage, StandardPage
from locations.models import LocationIndexPage
from practices.models import MethodologyIndexPage, PracticeIndexPage

INDEXES = {
    LocationIndexPage: "locations_url",
    PracticeIndexPage: "practices_url",
    MethodologyIndexPage: "methodology_url",
}
INFORMATION = {
    "over-koala": "about_url",
    "toegankelijkheid": "accessibility_url",
    "privacy-en-bronnen": "privacy_url",
}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the navigation of the site and whether it holds demo content. One query."""
    if request.path.startswith("/admin/"):
        return {}
    language_code = translation.get_language() or SOURCE_LANGUAGE
    nav = {"search_url": reverse("search:finder")}
    is_demo_site = False
    pages = (
        Page.objects.live()
        .filter(~is_restricted(), depth__in=(2, 3), locale__language_code=SOURCE_LANGUAGE)
        .select_related("locale", "content_type", "homepage")
    )
    for page in pages:
        model = page.content_type.model_class()
        url = in_language(page.url or "", language_code)
        if model is HomePage:
            nav["home_url"] = url
            is_demo_site = page.homepage.is_demo
        elif model in INDEXES:
            nav[INDEXES[model]] = url
        elif model is StandardPage and page.slug in INFORMATION:
            nav[INFORMATION[page.slug]] = url
    return {"nav": nav, "is_demo_site": is_demo_site, "languages": languages(request)}


def languages(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the languages of the site, each with the address of this same page in it."""
    active = translation.get_language()
    path = request.get_full_path()
    prefix = f"/{active}/"
    return [
        {
            "code": code,
            "name": name,
            "url": f"/{code}/{path.removeprefix(prefix)}"
            if path.startswith(prefix)
            else f"/{code}/",
            "is_current": code == active,
        }
        for code, name in settings.LANGUAGES
    ]
