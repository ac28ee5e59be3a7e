"""Days off: holidays of everybody, and closures of one location."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from locations.choices import HolidayCalendar
from locations.querysets import HolidayPeriodQuerySet

SCHOOL_CALENDARS = [
    (HolidayCalendar.FLEMISH, _("Flemish schools")),
    (HolidayCalendar.FRENCH, _("Schools of the French Community")),
]


class HolidayPeriod(models.Model):
    """Days off, first and last included. At run time only these rows are read."""

    CALENDARS = [*SCHOOL_CALENDARS, (HolidayCalendar.PUBLIC, _("Public holidays"))]

    calendar = models.CharField(_("calendar"), max_length=10, choices=CALENDARS)
    name = models.CharField(_("name"), max_length=80)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    is_confirmed = models.BooleanField(
        _("confirmed"), default=True, help_text=_("A proposal changes no date until then.")
    )

    objects = HolidayPeriodQuerySet.as_manager()

    panels = [
        FieldPanel("calendar"),
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("is_confirmed"),
    ]

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["starts_on", "calendar"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="holiday_ends_after_it_begins",
                violation_error_message=_("The holiday ends before it begins."),
            ),
            models.UniqueConstraint(
                fields=["calendar", "starts_on", "ends_on"],
                name="holiday_stands_once_in_its_calendar",
                violation_error_message=_("This holiday is already in the calendar."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.starts_on:%d/%m/%Y})"


class Closure(models.Model):
    """Days on which a location is closed: a live fact, beside the draft of its page.

    Its dates stay visible, as cancelled. Keyed to the location in every language.
    """

    location_key = models.UUIDField(_("location"), db_index=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    reason_text = models.JSONField(_("reason"), default=dict, blank=True)
    is_demo = models.BooleanField(_("demo content"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("closure")
        verbose_name_plural = _("closures")
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="closure_ends_after_it_begins",
                violation_error_message=_("The closure ends before it begins."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_on:%d/%m/%Y} - {self.ends_on:%d/%m/%Y}"
