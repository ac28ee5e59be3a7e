"""The panel on the first page of the admin: the coming dates, each with "does not take place"."""

from collections.abc import Mapping
from typing import Any

from django.forms import Media
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.admin.ui.components import Component

from content.words import SOURCE_LANGUAGE
from editors.permissions import locations_of
from editors.week_selectors import week_of

PANEL_DAYS = 7
MAX_LOCATIONS = 8


class WeekPanel(Component):
    """The days of the only location of the user, or the ways to the weeks of some."""

    name = "koala_week"
    template_name = "editors/week/panel.html"
    order = 50  # before everything else

    @property
    def media(self) -> Media:
        return Media(css={"all": ["css/admin-week.css"]})

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        locations = list(locations_of(request.user).order_by("title", "pk")[: MAX_LOCATIONS + 1])
        # A panel is rendered apart from its page, so that its forms need a token of their own.
        context: dict[str, Any] = {
            "locations": locations[:MAX_LOCATIONS],
            "csrf_token": get_token(request),
        }
        if len(locations) == 1:
            code = get_language() or SOURCE_LANGUAGE
            now = timezone.now()
            context["location"] = locations[0]
            context["days"] = week_of(locations[0], language_code=code, at=now, days=PANEL_DAYS)
        context["has_more"] = len(locations) > MAX_LOCATIONS
        return context
