"""The screen on which the network team confirms proposed holidays."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from locations.holiday_services import confirm_holidays
from locations.models import HolidayPeriod


def may_confirm(user: Any) -> bool:
    return bool(user.has_perm("locations.change_holidayperiod"))


@require_http_methods(["GET", "POST"])
def proposals(request: HttpRequest) -> HttpResponse:
    """Show the proposals; a POST confirms those that are ticked."""
    if not may_confirm(request.user):
        raise PermissionDenied
    if request.method == "POST":
        keys = [int(key) for key in request.POST.getlist("period") if key.isdecimal()]
        count = confirm_holidays(keys[:1000])
        messages.success(
            request,
            ngettext(
                "%(count)d holiday is confirmed. The dates follow it.",
                "%(count)d holidays are confirmed. The dates follow them.",
                count,
            )
            % {"count": count}
            if count
            else _("Nothing was ticked, so nothing is confirmed."),
        )
        return redirect("holiday_proposals")
    return render(
        request,
        "locations/admin/holiday_proposals.html",
        {"periods": HolidayPeriod.objects.proposed()},
    )
