"""How long somebody stays logged in: twelve hours, however busy they are."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def end_after_twelve_hours(request: HttpRequest) -> None:
    """Fix the end of the session. Django's own term would begin again at every change of it."""
    ends_at = timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    request.session.set_expiry(ends_at)
