"""Too many wrong passwords or codes lock one account for a while, and nobody else.

What is kept of a wrong try is a keyed hash of the account's address and a count: no address of
the network, no browser, and nothing of what somebody typed in the wrong field.
"""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.crypto import salted_hmac

from accounts.languages import language_of
from accounts.models import User

NOBODYS_ADDRESS = "::"


class FailedLogins(AxesDatabaseHandler):
    """Counts in the database, so that all processes know it, without describing the browser."""

    def user_login_failed(
        self,
        sender: Any,
        credentials: dict[str, Any],
        request: HttpRequest | None = None,
        **kwargs: Any,
    ) -> None:
        if request is not None:
            request.axes_user_agent = request.axes_http_accept = ""  # type: ignore[attr-defined]
        super().user_login_failed(sender, credentials, request, **kwargs)


def counted_as(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """Return the name under which wrong tries are counted."""
    known = credentials or {}
    typed = known.get("email") or known.get("username")
    if not typed and request is not None:
        typed = request.POST.get("login")
    return account_key(typed or "")


def account_key(email: str) -> str:
    """Return 64 signs for an address; the same for all that a database may take for equal.

    First upper, then fold: PostgreSQL finds "lien" for a dotless i too.
    """
    return salted_hmac(
        "accounts.lockout", email.strip().upper().casefold(), algorithm="sha256"
    ).hexdigest()


def no_address(request: HttpRequest) -> str:
    return NOBODYS_ADDRESS


def is_locked(request: HttpRequest, user: User) -> bool:
    """Return whether an account is locked; the answer to the request is then the page for it."""
    if AxesProxyHandler.is_allowed(request, {"email": user.email}):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    return True


def count_wrong_code(request: HttpRequest, user: User) -> None:
    """Count a wrong code with the wrong passwords."""
    user_login_failed.send(sender=__name__, credentials={"email": user.email}, request=request)


def unlock(user: User) -> None:
    """Forget the wrong tries of an account."""
    AxesProxyHandler.reset_attempts(username=account_key(user.email))


def locked_page(
    request: HttpRequest,
    response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    with translation.override(language_of(request)):
        return render(request, "account/locked.html", status=429)
