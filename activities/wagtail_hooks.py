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
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from activities import actions, import_views, preview_views, season_views
from activities.models import ActivityPage, ActivityTemplate
from activities.permissions import may_plan, reasons_not_to_publish, warnings_about
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    actions.register(registry)


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


# --- Planning ---------------------------------------------------------------------------------


class ActivityTemplateViewSet(SnippetViewSet):
    model = ActivityTemplate
    icon = "copy"
    menu_label = _("Templates of activities")
    add_to_admin_menu = False
    list_display = ["title", "activity_type", "holiday_policy"]
    list_per_page = 50


register_snippet(ActivityTemplateViewSet)


@hooks.register("register_admin_urls")
def season_urls() -> list[URLPattern]:
    at = "locations/<int:location_id>/activities"
    return [
        path(f"{at}/new/", season_views.new, name="koala_new_activity"),
        path(f"{at}/new/preview/", preview_views.preview_new, name="koala_preview_new"),
        path(f"{at}/preview/", preview_views.preview_series, name="koala_preview_series"),
        path("activities/<int:activity_id>/next/", season_views.next_year, name="koala_next_year"),
    ]


class NewActivityMenuItem(PageMenuItem):
    label = _("New activity")
    icon_name = "plus"
    url_name = "koala_new_activity"

    def is_shown(self, user: Any) -> bool:
        page = self.page.specific_deferred
        return isinstance(page, LocationPage) and may_plan(page, user)


class NextYearMenuItem(PageMenuItem):
    label = _("To next school year")
    icon_name = "calendar-alt"
    url_name = "koala_next_year"

    def is_shown(self, user: Any) -> bool:
        is_source = self.page.locale.language_code == SOURCE_LANGUAGE
        return is_source and bool(self.page.permissions_for_user(user).can_edit())


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def planning_buttons(page: Page, user: Any, **kwargs: Any) -> Iterator[PageMenuItem]:
    if issubclass(page.specific_class or Page, LocationPage):
        yield NewActivityMenuItem(page=page, priority=15)
    if issubclass(page.specific_class or Page, ActivityPage):
        yield NextYearMenuItem(page=page, priority=55)


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
