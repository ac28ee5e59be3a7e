"""The admin as editors meet it: their week, their first page, and the guards between locations."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from editors import guards, start
from editors.guide_views import guide
from editors.permissions import MANAGE_PEOPLE, locations_of
from editors.readers import Reader, current_reader
from editors.report_urls import REPORTS
from editors.reports import LocationsReport

# Ours say when a page was checked; how long ago it was saved, and of which type it is, does not.
CONFUSING_REPORTS = {"aging-pages", "page-types-usage", "workflow-tasks"}

# --- The week ---------------------------------------------------------------------------------


@hooks.register("register_admin_urls")
def week_urls() -> list[URLPattern | URLResolver]:
    return [path("week/", include("editors.week_urls"))]


class WeekMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(locations_of(request.user).exists())


@hooks.register("register_admin_menu_item")
def week_menu_item() -> MenuItem:
    return WeekMenuItem(
        _("My week"), reverse("koala_week_start"), name="koala-week", icon_name="calendar", order=1
    )


# --- The first page and the reports -----------------------------------------------------------

hooks.register("construct_homepage_panels", start.show_start, order=100)  # after all others
hooks.register("construct_homepage_summary_items", start.leave_out_counts, order=100)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern | URLResolver]:
    return [path("reports/koala/", include("editors.report_urls"))]


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        # Asked once for all of them.
        return (current_reader.get() or Reader(request.user)).reads_reports


@hooks.register("construct_reports_menu", order=100)
def arrange_reports(request: HttpRequest, menu_items: list[Any]) -> None:
    """Put ours first. Wagtail's are about the work of all locations: for the network team."""
    if not Reader(request.user).is_of_the_network:
        menu_items[:] = [item for item in menu_items if item.name.startswith("koala-")]
    menu_items[:] = [item for item in menu_items if item.name not in CONFUSING_REPORTS]


@hooks.register("construct_help_menu", order=100)
def leave_out_news_of_wagtail(request: HttpRequest, menu_items: list[Any]) -> None:
    """What is new in Wagtail, and its manual in English, are for who runs the site."""
    own = {"koala-guide", "keyboard-shortcuts-trigger"}
    menu_items[:] = [item for item in menu_items if item.name in own]


def report_menu_item(name: str, report: type[LocationsReport], order: int) -> MenuItem:
    return ReportMenuItem(
        report.page_title,
        reverse(report.index_url_name),
        name=f"koala-report-{name}",
        icon_name=report.header_icon,
        order=order,
    )


for _number, (_name, _report) in enumerate(REPORTS.items()):
    hooks.register(
        "register_reports_menu_item", partial(report_menu_item, _name, _report, 891 + _number)
    )


# --- People -----------------------------------------------------------------------------------


@hooks.register("register_admin_urls")
def people_urls() -> list[URLPattern | URLResolver]:
    return [path("people/", include("editors.people_urls"))]


class PeopleMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MANAGE_PEOPLE))


@hooks.register("register_admin_menu_item")
def people_menu_item() -> MenuItem:
    return PeopleMenuItem(
        _("People"), reverse("koala_people"), name="koala-people", icon_name="group", order=850
    )


@hooks.register("register_admin_menu_item")
def locations_menu_item() -> MenuItem:
    return PeopleMenuItem(
        _("Locations"),
        reverse("koala_locations"),
        name="koala-locations",
        icon_name="home",
        order=851,
    )


# --- The guide --------------------------------------------------------------------------------


@hooks.register("register_admin_urls")
def guide_urls() -> list[URLPattern | URLResolver]:
    return [path("guide/", guide, name="koala_guide")]


@hooks.register("register_help_menu_item")
def guide_menu_item() -> MenuItem:
    return MenuItem(
        _("Step by step"), reverse("koala_guide"), name="koala-guide", icon_name="help", order=1
    )


# --- Guards between locations -----------------------------------------------------------------

hooks.register("construct_page_chooser_queryset", guards.choosable_pages)
hooks.register("construct_admin_api", guards.give_api_own_files, order=100)  # after Wagtail's
hooks.register("before_serve_document", guards.hide_restricted_document, order=-100)
guards.limit_names()
