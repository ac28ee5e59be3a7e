"""The reports: how fresh pages are, what has no coming dates, links that lead nowhere."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from activities.selectors import WithoutDates, without_coming_dates
from content.links import BrokenLink, broken_links
from editors.reports import (
    LocationsReport,
    PageColumn,
    WordsColumn,
    day_in_words,
    location_title,
)
from locations.freshness import Freshness
from locations.freshness_selectors import CheckedRow, checked_rows
from locations.models import LocationPage
from translations.coverage import ids_one_may
from translations.permissions import VIEW_REPORTS
from translations.wording import language_name

# --- Freshness --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FreshnessRow:
    checked: CheckedRow

    @property
    def location(self) -> LocationPage:
        return self.checked.location

    @property
    def page(self) -> Page:
        return self.checked.page

    @property
    def state(self) -> Freshness:
        return self.checked.freshness


class FreshnessReport(LocationsReport):
    page_title = gettext_lazy("When pages were last checked")
    header_icon = "calendar-check"
    index_url_name = "koala_report_freshness"
    index_results_url_name = "koala_report_freshness_results"
    verbose_name_plural = gettext_lazy("pages")
    export_filename = "koala-nagekeken"
    list_export = ["location", "page", "checked_on", "state", "words"]
    export_headings: ClassVar[dict[str, Any]] = {
        "location": gettext_lazy("Location"),
        "page": gettext_lazy("Page"),
        "checked_on": gettext_lazy("Last checked on"),
        "state": gettext_lazy("State"),
        "words": gettext_lazy("State in words"),
    }
    states: ClassVar[dict[Any, Any]] = {
        Freshness.NEVER: gettext_lazy("Never checked: families read “ask first”"),
        Freshness.STALE: gettext_lazy("Too long ago: families read “ask first”"),
        Freshness.AGING: gettext_lazy("A while ago: time to look again"),
        Freshness.FRESH: gettext_lazy("Fresh"),
    }

    def get_rows(self) -> list[FreshnessRow]:
        rows = checked_rows(self.locations, today=self.today)
        rows.sort(key=lambda row: (row.checked_on or date.min, row.page.path))
        return [FreshnessRow(row) for row in rows]

    def cells(self, row: FreshnessRow) -> dict[str, Any]:
        return {
            "location": row.location.title,
            "page": row.page.title,
            "checked_on": row.checked.checked_on,
            "state": row.state.value,
            "words": self.state_in_words(row),
        }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            PageColumn("page", label=_("Page"), editable=ids_one_may(self.request.user, "change")),
            *self.usual_columns(),
            WordsColumn(
                "checked_on",
                label=_("Last checked on"),
                accessor=lambda row: day_in_words(row.checked.checked_on),
            ),
        ]


# --- Activities without dates to come ---------------------------------------------------------


class DatesState(StrEnum):
    CANCELLED = "cancelled"
    OVER = "over"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class DatesRow:
    found: WithoutDates

    @property
    def location(self) -> LocationPage:
        return self.found.location

    @property
    def page(self) -> Page:
        return self.found.page

    @property
    def state(self) -> DatesState:
        if self.found.is_cancelled:
            return DatesState.CANCELLED
        return DatesState.OVER if self.found.last_on else DatesState.NEVER


class DatesReport(LocationsReport):
    page_title = gettext_lazy("Activities without coming dates")
    header_icon = "calendar"
    index_url_name = "koala_report_dates"
    index_results_url_name = "koala_report_dates_results"
    verbose_name_plural = gettext_lazy("activities")
    export_filename = "koala-zonder-datums"
    list_export = ["location", "activity", "last_on", "state", "words"]
    export_headings: ClassVar[dict[str, Any]] = {
        "location": gettext_lazy("Location"),
        "activity": gettext_lazy("Activity"),
        "last_on": gettext_lazy("Last date"),
        "state": gettext_lazy("State"),
        "words": gettext_lazy("State in words"),
    }
    states: ClassVar[dict[Any, Any]] = {
        DatesState.CANCELLED: gettext_lazy("Every coming date is cancelled"),
        DatesState.OVER: gettext_lazy("The last date is over"),
        DatesState.NEVER: gettext_lazy("There never was a date"),
    }

    def get_rows(self) -> list[DatesRow]:
        return [DatesRow(row) for row in without_coming_dates(self.locations, at=self.at)]

    def cells(self, row: DatesRow) -> dict[str, Any]:
        return {
            "location": row.location.title,
            "activity": row.page.title,
            "last_on": row.found.last_on,
            "state": row.state.value,
            "words": self.state_in_words(row),
        }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            PageColumn(
                "page", label=_("Activity"), editable=ids_one_may(self.request.user, "change")
            ),
            *self.usual_columns(),
            WordsColumn(
                "last_on",
                label=_("Last date"),
                accessor=lambda row: day_in_words(row.found.last_on),
            ),
        ]


# --- Links ------------------------------------------------------------------------------------


class LinkState(StrEnum):
    GONE = "gone"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class LinkRow:
    location: LocationPage | None
    link: BrokenLink

    @property
    def page(self) -> Page:
        return self.link.page

    @property
    def state(self) -> LinkState:
        return LinkState.GONE if self.link.is_gone else LinkState.HIDDEN


class LinksReport(LocationsReport):
    """Addresses of other sites are not looked at, and the title says so."""

    page_title = gettext_lazy("Dead links within this site")
    header_icon = "link"
    index_url_name = "koala_report_links"
    index_results_url_name = "koala_report_links_results"
    verbose_name_plural = gettext_lazy("links")
    export_filename = "koala-links"
    list_export = ["location", "page", "language", "link", "state", "words"]
    export_headings: ClassVar[dict[str, Any]] = {
        "location": gettext_lazy("Location"),
        "page": gettext_lazy("Page"),
        "language": gettext_lazy("Language"),
        "link": gettext_lazy("Words of the link"),
        "state": gettext_lazy("State"),
        "words": gettext_lazy("State in words"),
    }
    states: ClassVar[dict[Any, Any]] = {
        LinkState.GONE: gettext_lazy("Leads to something that was deleted"),
        LinkState.HIDDEN: gettext_lazy("Leads to a page that is not public"),
    }

    def get_rows(self) -> list[LinkRow]:
        user = self.request.user
        pages = Page.objects.all()
        if not user.has_perm(VIEW_REPORTS):
            own = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
            pages = pages.filter(pk__in=own.order_by().values("pk"))
        by_key = {location.translation_key: location for location in self.locations}
        owners = {
            path: by_key.get(key)
            for path, key in LocationPage.objects.values_list("path", "translation_key")
        }
        return [
            LinkRow(owners.get(link.page.path) or owners.get(link.page.path[: -Page.steplen]), link)
            for link in broken_links(pages)
        ]

    def cells(self, row: LinkRow) -> dict[str, Any]:
        return {
            "location": location_title(row.location),
            "page": row.page.title,
            "language": row.page.locale.language_code,
            "link": row.link.words,
            "state": row.state.value,
            "words": self.state_in_words(row),
        }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            PageColumn("page", label=_("Page"), editable=ids_one_may(self.request.user, "change")),
            WordsColumn(
                "language",
                label=_("Language"),
                accessor=lambda row: language_name(row.page.locale.language_code),
            ),
            *self.usual_columns(),
            WordsColumn("words", label=_("Words of the link"), accessor="link.words"),
        ]
