"""The admin: nothing half goes live."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Page

from activities import import_views
from activities.permissions import reasons_not_to_publish, warnings_about
from locations.models import LocationPage


@hooks.register("before_bulk_action")
def refuse_to_publish_half_pages(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """The page's own form checks what it publishes; publishing many at once passes no form."""
    if action_type != "publish":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [draft for page in list(pages) for draft in page.get_descendants().not_live()]
    refused = False
    for page in pages:
        for reason in reasons_not_to_publish(page):
            messages.error(request, f"{page.title}: {reason}")
            refused = True
    return redirect(action.next_url) if refused else None


@hooks.register("after_publish_page")
def warn_about_published_page(request: HttpRequest, page: Page) -> None:
    for warning in warnings_about(page.specific):
        messages.warning(request, warning)


# --- Calendars of others ----------------------------------------------------------------------


@hooks.register("register_admin_urls")
def import_urls() -> list[URLPattern]:
    at = "locations/<int:location_id>/calendar"
    return [
        path(f"{at}/", import_views.start, name="koala_import"),
        path(f"{at}/example.csv", import_views.example_plan, name="koala_import_example"),
        path(f"{at}/<uuid:key>/", import_views.preview, name="koala_import_preview"),
        path(
            f"{at}/feeds/<int:feed_id>/check/", import_views.check_feed, name="koala_import_check"
        ),
        path(f"{at}/feeds/<int:feed_id>/stop/", import_views.stop_feed, name="koala_import_stop"),
    ]


class ImportMenuItem(PageMenuItem):
    label = _("Read a calendar in")
    icon_name = "calendar"
    url_name = "koala_import"

    def is_shown(self, user: Any) -> bool:
        page = self.page.specific_deferred
        return isinstance(page, LocationPage) and import_views.may_import(page, user)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def import_button(page: Page, user: Any, **kwargs: Any) -> Iterator[ImportMenuItem]:
    if issubclass(page.specific_class or Page, LocationPage):
        yield ImportMenuItem(page=page, priority=55)
