"""The place in the editor of an activity where its series are read aloud."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from content.words import SOURCE_LANGUAGE


class SchedulePreviewPanel(Panel):
    """Has a module show, below each series, its sentence, its dates and what is in the way."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "activities/admin/schedule_panel.html"

        def is_shown(self) -> bool:
            """Tell: the series of a translation are those of the Dutch page."""
            return self._location is not None

        @property
        def _location(self) -> Any:
            location = getattr(self.form, "parent_page", None)
            is_source = location and location.locale.language_code == SOURCE_LANGUAGE
            return location if is_source else None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            url = reverse("koala_preview_series", args=[self._location.pk])
            return context | {"preview_url": url, "activity_id": self.instance.pk or ""}
