"""When a page was last found right, and who was asked to look again: live facts beside drafts."""

from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from locations.freshness import Freshness, freshness_of


class FreshnessCheck(models.Model):
    """The last day on which somebody said that a location or an activity is right.

    Keyed to the translation key of the Dutch page: facts are the same in every language, and a
    check must not wait for a draft nor vanish with one.
    """

    page_key = models.UUIDField(_("page"), unique=True)
    # Empty: never checked, and yet its editors were asked to.
    checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("check of a page")
        verbose_name_plural = _("checks of pages")

    def __str__(self) -> str:
        return f"{self.page_key}: {self.checked_on}"


class FreshnessReminder(models.Model):
    """One editor was asked, for the first or second time, to look at a page.

    Gone with the next check of the page: then all begins anew.
    """

    FIRST, SECOND = 1, 2
    NUMBERS: ClassVar[list[tuple[int, str]]] = [(FIRST, "1"), (SECOND, "2")]

    check_row = models.ForeignKey(
        FreshnessCheck, on_delete=models.CASCADE, related_name="reminders"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField(choices=NUMBERS)
    sent_on = models.DateField()

    class Meta:
        verbose_name = _("reminder to check a page")
        verbose_name_plural = _("reminders to check a page")
        constraints = [
            models.UniqueConstraint(
                fields=["check_row", "user", "number"], name="a_reminder_goes_out_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_row_id}, {self.number}: {self.sent_on}"


class CheckedPage:
    """What location and activity pages have in common: somebody looks whether they are right."""

    translation_key: Any

    @cached_property
    def checked_on(self) -> date | None:
        """The day of the last check. A query, unless a selector has put it there already."""
        rows = FreshnessCheck.objects.filter(page_key=self.translation_key)
        return rows.values_list("checked_on", flat=True).first()

    def freshness(self, today: date) -> Freshness:
        return freshness_of(self.checked_on, today, settings.FRESHNESS_DAYS)


def last_check() -> Subquery:
    """Return the day of the last check of a page, to annotate pages with as `checked_on`."""
    rows = FreshnessCheck.objects.filter(page_key=OuterRef("translation_key"))
    return Subquery(rows.values("checked_on"))


def asking_changed_at(checked_on: date | None, *, today: date) -> datetime | None:
    """Return since when families are, or are no longer, told to ask first; None: since always.

    A day counts from its first moment, so a program that asks "changed since?" misses nothing.
    """
    if checked_on is None:
        return None
    stale_on = checked_on + timedelta(days=settings.FRESHNESS_DAYS[1])
    changed_on = stale_on if stale_on <= today else checked_on
    return timezone.make_aware(datetime.combine(changed_on, time.min))
