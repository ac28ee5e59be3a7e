"""The admin: terms, which only the network team edits. And pages that only some may see."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from content.models import Term


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "tag"
    menu_label = _("Terms")
    add_to_admin_menu = False
    list_display = ["name", "taxonomy", "code"]
    list_filter = ["taxonomy"]
    search_fields = ["name", "code"]
    list_per_page = 50


register_snippet(TermViewSet)


@hooks.register("before_serve_page", order=-100)
def hide_restricted_page(page: Page, request: HttpRequest, *args: Any) -> None:
    """Answer as if the page did not exist; Wagtail would show that it does, by a login form."""
    if not all(each.accept_request(request) for each in page.get_view_restrictions()):
        raise Http404


@hooks.register("before_move_page")
def refuse_to_move_pages_of_others(request: HttpRequest, page: Page, destination: Page) -> None:
    """Wagtail asks for the right on moving only: its question before shows the title of a draft."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied
