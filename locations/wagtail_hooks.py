"""The admin: holidays, which only the network team edits."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from locations.models import HolidayPeriod


class HolidayPeriodViewSet(SnippetViewSet):
    model = HolidayPeriod
    icon = "calendar"
    menu_label = _("Holidays")
    list_display = ["name", "calendar", "starts_on", "ends_on"]
    list_filter = ["calendar"]
    list_per_page = 50


register_snippet(HolidayPeriodViewSet)
