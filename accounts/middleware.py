"""A password alone opens nothing to who must give a code too."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from accounts.second_factor import gave_code, has_second_factor, must_have_second_factor

ADMIN = "/admin/"
# What one needs to set up a second factor, or to leave.
OPEN = {
    "mfa_activate_totp",
    "wagtailadmin_logout",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
}


class SecondFactorMiddleware:
    """Lead who lacks the second factor to it; outside the admin they are nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.REQUIRE_TOTP and not request.path_info.startswith(ADMIN):
            # Lazy: asking for the user opens the session, and visitors have none.
            user = request.user
            request.user = SimpleLazyObject(  # type: ignore[assignment]
                lambda: AnonymousUser() if lacks(request, user) else user
            )
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not settings.REQUIRE_TOTP or not request.path_info.startswith(ADMIN):
            return None
        match = request.resolver_match
        if (match and match.url_name in OPEN) or not lacks(request, request.user):
            return None
        if not has_second_factor(request.user):  # type: ignore[arg-type]
            return redirect("mfa_activate_totp")
        # Logged in before the second factor was set, or by another way: once more, with a code.
        logout(request)
        return redirect_to_login(request.get_full_path())


def lacks(request: HttpRequest, user: Any) -> bool:
    """Return whether somebody is logged in with less than they need."""
    if not user.is_authenticated or not must_have_second_factor(user):
        return False
    return not (gave_code(request, user) and has_second_factor(user))
