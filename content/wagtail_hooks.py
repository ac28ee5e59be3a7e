"""The admin: terms and words to avoid, for the network team. And pages that only some may see."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from content.models import BasePage, Picture, PlainWord, Term
from content.querysets import PictureQuerySet
from content.views import plain_dutch


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "tag"
    menu_label = _("Terms")
    add_to_admin_menu = False
    list_display = ["name", "taxonomy", "code"]
    list_filter = ["taxonomy"]
    search_fields = ["name", "code"]
    list_per_page = 50


class PlainWordViewSet(SnippetViewSet):
    model = PlainWord
    icon = "glasses"
    menu_label = _("Words to avoid")
    add_to_admin_menu = False
    list_display = ["word", "kind", "instead"]
    list_filter = ["kind"]
    search_fields = ["word", "instead"]
    list_per_page = 50


register_snippet(TermViewSet)
register_snippet(PlainWordViewSet)


@hooks.register("register_admin_urls")
def plain_dutch_urls() -> list[URLPattern]:
    return [path("plain-dutch/", plain_dutch, name="koala_plain_dutch")]


@hooks.register("insert_editor_js")
def direction_of_the_text() -> SafeString:
    """Let words be read from the right where their language is, in an admin in Dutch."""
    return format_html(
        '<link rel="stylesheet" href="{}"><script type="module" src="{}" data-right-to-left="{}">'
        "</script>",
        static("css/admin-text-direction.css"),
        static("js/text-direction.js"),
        " ".join(settings.LANGUAGES_BIDI),
    )


@hooks.register("insert_global_admin_css")
def looks_of_texts_of_pictures() -> SafeString:
    """Everywhere: the form of a picture opens on top of many screens, which load no more then."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-pictures.css"))


@hooks.register("before_serve_page", order=-100)
def hide_restricted_page(page: Page, request: HttpRequest, *args: Any) -> None:
    """Answer as if the page did not exist; Wagtail would show that it does, by a login form."""
    restrictions = page.get_view_restrictions()
    if isinstance(page, BasePage) and not page.is_source:
        restrictions |= page.source.get_view_restrictions()
    if not all(each.accept_request(request) for each in restrictions):
        raise Http404


@hooks.register("construct_image_chooser_queryset")
def offer_no_picture_that_is_over(pictures: PictureQuerySet, request: HttpRequest) -> Any:
    return pictures.exclude(pk__in=Picture.objects.over(timezone.localdate()))


@hooks.register("before_move_page")
def refuse_to_move_pages_of_others(request: HttpRequest, page: Page, destination: Page) -> None:
    """Wagtail asks for the right on moving only: its question before shows the title of a draft."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied
