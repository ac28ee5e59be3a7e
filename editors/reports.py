"""Reports over locations, with the files of them: what every one of them has in common.

Whoever edits reads of their own locations; the network and Opgroeien of all. Which rows those are
is asked of each row; a report that lists what others may not read does not exist.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar, Protocol

import django_filters
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from editors.permissions import locations_reported_to
from editors.readers import Reader
from editors.start_rows import edit_url
from locations.models import LocationPage
from translations.report import HarmlessExport

NETWORK = "network"  # the key of what belongs to no location


class ReportRow(Protocol):
    @property
    def location(self) -> LocationPage | None: ...

    @property
    def state(self) -> str: ...


def key_of(location: LocationPage | None) -> str:
    return str(location.translation_key) if location else NETWORK


def location_title(location: LocationPage | None) -> str:
    return location.title if location else _("Pages of the network")


def day_in_words(on: date | None) -> str:
    return date_format(on, "j F Y") if on else ""


class RowFilterSet(WagtailFilterSet):
    """Only names the choices: the rows are no rows of a table, so that the view picks them."""

    location = django_filters.ChoiceFilter(label=gettext_lazy("Location"), method="leave")
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), method="leave")

    class Meta:
        model = Page
        fields: ClassVar[list[str]] = []

    def __init__(
        self,
        *args: Any,
        locations: Sequence[tuple[str, str]],
        states: Sequence[tuple[str, Any]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.filters["location"].extra["choices"] = locations
        self.filters["state"].extra["choices"] = states

    def leave(self, queryset: Any, name: str, value: Any) -> Any:
        return queryset


class LocationsReport(HarmlessExport, ReportView):
    """A report of rows that are made and not kept. A subclass says which, and how they read.

    `states`: the names of the states, in the order of what to do first.
    """

    filterset_class = RowFilterSet
    states: ClassVar[dict[Any, Any]] = {}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not Reader(request.user).reads_reports:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    # --- What a subclass says ---

    def get_rows(self) -> list[Any]:
        """Return the rows that the user may read."""
        raise NotImplementedError

    def cells(self, row: Any) -> dict[str, Any]:
        """Return what a file says of a row, by the names in `list_export`."""
        raise NotImplementedError

    # --- The rest ---

    @cached_property
    def at(self) -> Any:
        return timezone.now()

    @cached_property
    def today(self) -> Any:
        return timezone.localdate(self.at)

    @cached_property
    def locations(self) -> list[LocationPage]:
        return list(locations_reported_to(self.request.user).order_by("title", "pk"))

    @cached_property
    def rows(self) -> list[Any]:
        return self.get_rows()

    def get_filterset_kwargs(self) -> dict[str, Any]:
        named = {key_of(row.location): location_title(row.location) for row in self.rows}
        own = {key_of(location): location.title for location in self.locations}
        return super().get_filterset_kwargs() | {
            "locations": list((own | named).items()),
            "states": [(key.value, name) for key, name in self.states.items()],
        }

    def get_filtered_queryset(self) -> list[Any]:
        chosen = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        location, state = chosen.get("location", ""), chosen.get("state", "")
        return [
            row
            for row in self.rows
            if (not location or key_of(row.location) == location)
            and (not state or row.state == state)
        ]

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        return self.cells(item)

    def state_in_words(self, row: Any) -> str:
        return str(self.states[row.state])

    def usual_columns(self) -> list[Column]:
        return [
            WordsColumn(
                "where", label=_("Location"), accessor=lambda row: location_title(row.location)
            ),
            WordsColumn("state", label=_("State"), accessor=self.state_in_words),
        ]


class WordsColumn(Column):
    """A column of words. On a phone each row stands as a few lines, each with its label."""

    cell_template_name = "editors/start/report_cell.html"

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["css/admin-start.css"]}


class NameColumn(WordsColumn):
    """What a row is about, a link for who may change it. `get_url` returns None for the others."""

    cell_template_name = "editors/start/report_name.html"

    def __init__(self, *args: Any, get_url: Callable[[Any], str | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.get_url = get_url

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"url": self.get_url(instance)}


class PageColumn(NameColumn):
    """The title of the page of a row. `editable`: the pages that the reader may edit."""

    def __init__(self, *args: Any, editable: set[int], **kwargs: Any) -> None:
        def url(row: Any) -> str | None:
            return edit_url(row.page) if row.page.pk in editable else None

        super().__init__(*args, accessor="page.title", get_url=url, **kwargs)

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"language_code": instance.page.locale.language_code}
