"""The panel of translations on the first page of the admin."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from wagtail.admin.ui.components import Component

from translations.choices import State
from translations.coverage import Coverage, Tally, tallies
from translations.wording import STATES, language_name, scope_title

COUNTED = (State.MISSING, State.STALE, State.MACHINE)
MAX_SHOWN = 24  # rows: the report has all


class CoveragePanel(Component):
    """Says where translations are missing or behind. `rows`: of what is the user's business."""

    name = "koala_coverage"
    template_name = "translations/admin/coverage_panel.html"
    order = 205

    def __init__(self, rows: Iterable[Coverage]) -> None:
        self.tallies = [
            tally for tally in tallies(rows) if any(tally.counts[state] for state in COUNTED)
        ]

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        rows = [self._row(tally) for tally in self.tallies]
        return {
            "headings": [STATES[state] for state in COUNTED],
            "rows": rows[:MAX_SHOWN],
            "hidden_count": max(len(rows) - MAX_SHOWN, 0),
            "report_url": reverse("koala_coverage"),
        }

    def _row(self, tally: Tally) -> dict[str, Any]:
        chosen = {"location": tally.scope.key, "language": tally.language_code}

        def address(**more: str) -> str:
            return f"{reverse('koala_coverage')}?{urlencode(chosen | more)}"

        return {
            "location": scope_title(tally.scope),
            "language": language_name(tally.language_code),
            "language_code": tally.language_code,
            "url": address(),
            "cells": [
                {
                    "label": STATES[state],
                    "count": tally.counts[state],
                    "url": address(state=state.value),
                }
                for state in COUNTED
            ],
        }
