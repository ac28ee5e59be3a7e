"""The panels on the first page of the admin. What they show was looked up before."""

from collections.abc import Mapping, Sequence
from typing import Any

from wagtail.admin.ui.components import Component

from editors.start_rows import Row

MAX_SHOWN = 4  # rows of one panel, so that the page stays short; the report has all


class StartPanel(Component):
    """`order`: its place on the page; the week comes before all of them, with 50."""

    def __init__(self, name: str, *, order: int, **context: Any) -> None:
        self.name = name
        self.order = order
        self.context = context

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"name": self.name.replace("_", "-"), **self.context}


class RowsPanel(StartPanel):
    """Some things of one kind to do, the most urgent first, and the way to all of them."""

    template_name = "editors/start/rows.html"

    def __init__(
        self, name: str, *, order: int, rows: Sequence[Row], count: int, **context: Any
    ) -> None:
        super().__init__(name, order=order, rows=rows, count=count, **context)
        self.context["hidden_count"] = count - len(rows)


class LocationsPanel(StartPanel):
    """Every location with its numbers."""

    template_name = "editors/start/locations.html"


class LinksPanel(StartPanel):
    """The ways to the reports."""

    template_name = "editors/start/links.html"


class NothingToDoPanel(StartPanel):
    template_name = "editors/start/nothing.html"
