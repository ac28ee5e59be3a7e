"""The admin: holidays, which only the network team edits."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from locations.events import holidays_changed
from locations.holiday_views import may_confirm, proposals
from locations.models import HolidayPeriod


class HolidayPeriodViewSet(SnippetViewSet):
    model = HolidayPeriod
    icon = "calendar"
    menu_label = _("Holidays")
    list_display = ["name", "calendar", "starts_on", "ends_on", "is_confirmed"]
    list_filter = ["calendar", "is_confirmed"]
    list_per_page = 50


register_snippet(HolidayPeriodViewSet)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def tell_of_changed_holiday(request: HttpRequest, instance: Any) -> None:
    if isinstance(instance, HolidayPeriod):
        holidays_changed.send(sender=HolidayPeriod)


@hooks.register("after_delete_snippet")
def tell_of_deleted_holidays(request: HttpRequest, instances: Sequence[Any]) -> None:
    if any(isinstance(each, HolidayPeriod) for each in instances):
        holidays_changed.send(sender=HolidayPeriod)


@hooks.register("register_admin_urls")
def holiday_urls() -> list[URLPattern]:
    return [path("holidays/proposals/", proposals, name="holiday_proposals")]


class ProposalsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_confirm(request.user)


@hooks.register("register_settings_menu_item")
def proposals_menu_item() -> MenuItem:
    return ProposalsMenuItem(
        _("Holidays to confirm"), reverse("holiday_proposals"), icon_name="calendar-check"
    )
