"""What is kept about the people who work here goes when its time is over."""

from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from wagtail.models import ModelLogEntry, PageLogEntry

# Long enough to look back at a whole school year and the one before.
LOG_DAYS = 2 * 365


def what_is_over(*, at: datetime) -> dict[str, QuerySet]:
    """Return, by its name, everything that is kept no longer."""
    logged = {"timestamp__lt": at - timedelta(days=LOG_DAYS)}
    return {
        "expired sessions": Session.objects.filter(expire_date__lt=at),
        # They lock nobody any more.
        "wrong passwords and codes": AccessAttempt.objects.filter(
            attempt_time__lt=at - settings.AXES_COOLOFF_TIME
        ),
        "log entries about pages": PageLogEntry.objects.filter(**logged),
        "other log entries": ModelLogEntry.objects.filter(**logged),
    }


def tidy(*, at: datetime, is_dry_run: bool = False) -> dict[str, int]:
    """Delete it, and return how many of each. Safe to repeat."""
    return {
        name: rows.count() if is_dry_run else rows.delete()[0]
        for name, rows in what_is_over(at=at).items()
    }
