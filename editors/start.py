"""The first page of the admin: who sees which panel, in the order of what to do first.

| who | what |
| --- | --- |
| editor of a location | my week · waiting · broken links · consents · to check · translations |
| calendar editor | my week |
| reviewer | waiting |
| translator | what they handed in · translations |
| network team | waiting · all locations · broken links · consents · to check |
| reader | all locations · the reports |

It follows from rights and not from the names of groups, so that who has two roles sees both.
An empty panel is left out.
"""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import RecentEditsPanel
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.links import broken_links
from content.selectors import EndingConsent, consents_ending
from editors.overview import CONSENT_DAYS, overview
from editors.permissions import (
    MANAGE_PEOPLE,
    locations_of,
    locations_reported_to,
    locations_written_by,
    pictures_of,
)
from editors.readers import Reader
from editors.report_urls import REPORTS
from editors.reviewing import Waiting, waiting_for
from editors.start_panels import MAX_SHOWN, LinksPanel, LocationsPanel, NothingToDoPanel, RowsPanel
from editors.start_rows import RowWriter
from editors.week_panels import WeekPanel
from locations.freshness_selectors import going_stale
from locations.models import LocationPage
from practices.selectors import ToldStory, story_consents_ending
from translations.coverage import Coverage, coverage, known_to
from translations.panels import CoveragePanel
from translations.permissions import VIEW_REPORTS
from translations.report import CoverageReport


def show_start(request: HttpRequest, panels: list[Any]) -> None:
    """Put our panels in the place of Wagtail's, that know no locations."""
    panels[:] = Start(request.user).panels()


def leave_out_counts(request: HttpRequest, items: list[Any]) -> None:
    """How many pages and pictures there are tells nobody what to do."""
    items.clear()


class Start:
    """The first page of one person. What is looked up is kept as long as it is made."""

    def __init__(self, user: Any) -> None:
        self.user = user
        self.at = timezone.now()
        self.today = timezone.localdate(self.at)

    def panels(self) -> list[Component]:
        to_do = [*self._to_do()]
        found: list[Component] = [*self._week(), *to_do, *self._locations(), *self._reports()]
        if not to_do and self._is_asked_anything:
            found.append(NothingToDoPanel("koala_nothing", order=60))
        if self.writes_pages:
            found.append(RecentEditsPanel())
        return found

    # --- Who it is ---

    @cached_property
    def is_of_the_network(self) -> bool:
        return Reader(self.user).is_of_the_network

    @cached_property
    def written(self) -> list[LocationPage]:
        return list(locations_written_by(self.user).order_by("title", "pk"))

    @cached_property
    def writes_pages(self) -> bool:
        return PagePermissionPolicy().user_has_permission(self.user, "change")

    @cached_property
    def publishes_pages(self) -> bool:
        return PagePermissionPolicy().user_has_permission(self.user, "publish")

    @cached_property
    def reads_reports(self) -> bool:
        return bool(self.user.has_perm(VIEW_REPORTS))

    @property
    def _is_asked_anything(self) -> bool:
        return self.writes_pages or self.publishes_pages

    # --- What there is ---

    @cached_property
    def waiting(self) -> list[Waiting]:
        if not self._is_asked_anything:
            return []
        rows = waiting_for(self.user)
        if self.written or not self.writes_pages:
            return rows
        # A translator may publish what waits; it is the reviewers of the location who look.
        return [row for row in rows if row.must_change or row.is_own]

    @cached_property
    def coverage(self) -> list[Coverage]:
        if not (self.writes_pages or self.reads_reports):
            return []
        return known_to(self.user, coverage())

    @cached_property
    def writer(self) -> RowWriter:
        return RowWriter(self.written)

    # --- Panels ---

    def _week(self) -> list[Component]:
        """The network has its own table of all locations, each with the way to its week."""
        if self.is_of_the_network or not locations_of(self.user).exists():
            return []
        return [WeekPanel()]

    def _to_do(self) -> list[Component]:
        found = [
            self._rows(
                "koala_waiting",
                order=100,
                heading=_("Waiting for review"),
                rows=self.waiting,
                write=self.writer.waiting,
            )
        ]
        if self.written:
            found += [self._broken(), self._consents(), self._to_check()]
        if self.writes_pages and not self.is_of_the_network:
            translations = CoveragePanel(self.coverage)
            found.append(translations if translations.tallies else None)
        return [panel for panel in found if panel is not None]

    def _broken(self) -> Component | None:
        pages = PagePermissionPolicy().instances_user_has_permission_for(self.user, "change")
        return self._rows(
            "koala_broken_links",
            order=120,
            heading=_("Dead links within this site"),
            rows=broken_links(Page.objects.filter(pk__in=pages.order_by().values("pk"))),
            write=self.writer.broken,
            all_url=reverse("koala_report_links"),
        )

    def _consents(self) -> Component | None:
        pages = PagePermissionPolicy().instances_user_has_permission_for(self.user, "change")
        today, days = self.today, CONSENT_DAYS
        rows: list[EndingConsent | ToldStory] = [
            *consents_ending(today=today, within_days=days, among=pictures_of(self.user)),
            *story_consents_ending(today=today, within_days=days, among=pages),
        ]
        rows.sort(key=lambda row: row.until or today)
        return self._rows(
            "koala_consents",
            order=130,
            heading=_("Consents that end soon"),
            rows=rows,
            write=self.writer.consent,
            all_url=reverse("koala_report_consent"),
        )

    def _to_check(self) -> Component | None:
        return self._rows(
            "koala_to_check",
            order=140,
            heading=_("Is this still right?"),
            rows=going_stale(self.written, today=self.today),
            write=self.writer.to_check,
            all_url=reverse("koala_report_freshness"),
            week_url=self._week_url(),
        )

    def _week_url(self) -> str:
        """Where one button says that all is still right: of somebody with one location."""
        if len(self.written) != 1:
            return ""
        mine = locations_of(self.user).filter(pk=self.written[0].pk)
        return reverse("koala_week", args=[self.written[0].pk]) if mine.exists() else ""

    def _rows(
        self, name: str, *, order: int, rows: list[Any], write: Any, **context: Any
    ) -> Component | None:
        if not rows:
            return None
        return RowsPanel(
            name,
            order=order,
            rows=[write(row) for row in rows[:MAX_SHOWN]],
            count=len(rows),
            **context,
        )

    def _locations(self) -> list[Component]:
        if not (self.is_of_the_network or self.reads_reports):
            return []
        lines = overview(
            locations_reported_to(self.user).select_related("locale"),
            coverage=self.coverage,
            waiting=self.waiting,
            at=self.at,
        )
        return [
            LocationsPanel(
                "koala_locations",
                order=110,
                lines=lines,
                may_change=self.is_of_the_network,
                freshness_url=reverse("koala_report_freshness"),
                coverage_url=reverse("koala_coverage"),
                consent_url=reverse("koala_report_consent"),
                may_manage=self.user.has_perm(MANAGE_PEOPLE),
            )
        ]

    def _reports(self) -> list[Component]:
        if not self.reads_reports or self.is_of_the_network:
            return []
        reports: list[Any] = [CoverageReport, *REPORTS.values()]
        links = [(each.page_title, reverse(each.index_url_name)) for each in reports]
        return [LinksPanel("koala_reports", order=105, links=links)]
