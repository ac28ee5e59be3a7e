"""The facts about dates: series, changes and occurrences.

Changes and occurrences are keyed to the translation key of the activity and of the series, never
to a row of one language: those rows come and go when a page is translated.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from activities.choices import ChangeKind, Frequency, HolidayPolicy, Reason, Status
from activities.fields import DaysField
from activities.querysets import ChangeQuerySet, OccurrenceQuerySet
from activities.schedule import ChangeFact, Rule
from locations.models import MeetingPoint


class Series(TranslatableMixin, Orderable):
    """The rule of some dates of an activity. Only the rows of the source language count."""

    FREQUENCIES = [
        (Frequency.ONCE, _("once")),
        (Frequency.WEEKLY, _("every week, or every so many weeks")),
        (Frequency.MONTHLY_NTH, _("every month, the same week: the second Thursday")),
        (Frequency.MONTHLY_LAST, _("every month, the last one: the last Wednesday")),
        (Frequency.DATES, _("a list of days")),
    ]
    HOLIDAY_POLICIES = [
        (HolidayPolicy.SKIP_ALL, _("not in school holidays, not on public holidays")),
        (HolidayPolicy.SKIP_PUBLIC, _("in school holidays too, not on public holidays")),
        (HolidayPolicy.KEEP_ALL, _("always, on holidays too")),
        (HolidayPolicy.ONLY_SCHOOL_HOLIDAYS, _("only in school holidays")),
    ]

    page = ParentalKey("activities.ActivityPage", on_delete=models.CASCADE, related_name="series")
    # The same for ever and in every language. Wagtail gives the translation key of a copied row
    # a new value at its next publish, so that key cannot do this.
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    name = models.CharField(
        _("name"), max_length=60, blank=True, help_text=_("Only when an activity has parts.")
    )
    frequency = models.CharField(
        _("how often"), max_length=12, choices=FREQUENCIES, default=Frequency.WEEKLY
    )
    starts_on = models.DateField(
        _("first day"), help_text=_("Its weekday is the weekday of the whole series.")
    )
    until = models.DateField(_("until"), null=True, blank=True)
    start_time = models.TimeField(_("from"))
    end_time = models.TimeField(_("to"))
    interval_weeks = models.PositiveSmallIntegerField(
        _("every so many weeks"), default=1, help_text=_("1: every week. 2: every two weeks.")
    )
    dates = DaysField(_("days"), help_text=_("For a list of days: one on each line."))
    excluded_dates = DaysField(_("not on"), help_text=_("Days that fall out: one on each line."))
    holiday_policy = models.CharField(
        _("in holidays"), max_length=20, choices=HOLIDAY_POLICIES, default=HolidayPolicy.SKIP_ALL
    )
    meeting_point = models.ForeignKey(
        MeetingPoint,
        verbose_name=_("meeting point"),
        null=True,
        blank=True,
        # Never an error for an editor who takes away a place: the form warns, this is the net.
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("frequency"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("until")]),
        FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldPanel("interval_weeks"),
        FieldPanel("dates"),
        FieldPanel("holiday_policy"),
        FieldPanel("excluded_dates"),
        FieldPanel("meeting_point"),
        FieldPanel("name"),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("frequency", "holiday_policy", "meeting_point")
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("series of dates")
        verbose_name_plural = _("series of dates")

    def __str__(self) -> str:
        return f"{self.get_frequency_display()}, {self.starts_on:%d/%m/%Y}"

    @property
    def key(self) -> uuid.UUID:
        """Return the key of the series in its activity; a copied activity has keys of its own."""
        return uuid.uuid5(self.page.translation_key, self.uid.hex)

    @property
    def rule(self) -> Rule:
        return Rule(
            frequency=Frequency(self.frequency),
            starts_on=self.starts_on,
            start_time=self.start_time,
            end_time=self.end_time,
            until=self.until,
            interval_weeks=self.interval_weeks,
            dates=tuple(self.dates),
            excluded_dates=tuple(self.excluded_dates),
            holiday_policy=HolidayPolicy(self.holiday_policy),
        )


class Change(models.Model):
    """One change of one date: a live fact, beside the draft of the page."""

    KINDS = [
        (ChangeKind.CANCELLED, _("does not take place")),
        (ChangeKind.POSTPONED, _("postponed")),
        (ChangeKind.MOVED, _("moved")),
        (ChangeKind.ADDED, _("extra date")),
        (ChangeKind.NOTE, _("note")),
        (ChangeKind.LANGUAGES, _("languages")),
        (ChangeKind.PLACES, _("places")),
    ]
    REASONS = [
        (Reason.STAFF_ILL, _("Our colleague is ill.")),
        (Reason.WEATHER, _("The weather is too bad.")),
        (Reason.NO_ROOM, _("The room is not free.")),
        (Reason.CLOSED, _("We are closed.")),
        (Reason.TOO_FEW, _("There were too few people.")),
        (Reason.OTHER, _("Something came up.")),
    ]

    activity_key = models.UUIDField(_("activity"), db_index=True)
    series_key = models.UUIDField(_("series"))
    original_date = models.DateField(_("day in the series"))
    kind = models.CharField(_("what changes"), max_length=10, choices=KINDS)
    new_date = models.DateField(_("new day"), null=True, blank=True)
    new_start_time = models.TimeField(_("new start"), null=True, blank=True)
    new_end_time = models.TimeField(_("new end"), null=True, blank=True)
    new_meeting_point = models.ForeignKey(
        MeetingPoint,
        verbose_name=_("new place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=10, choices=REASONS, blank=True)
    # Language code to text; Dutch first.
    words = models.JSONField(_("words"), default=dict, blank=True)
    # Codes of terms, for this date only; `interpreted`: those of them that an interpreter brings.
    languages = models.JSONField(_("languages"), default=list, blank=True)
    interpreted = models.JSONField(_("interpreter for"), default=list, blank=True)
    places_left = models.PositiveSmallIntegerField(_("places left"), null=True, blank=True)
    has_waiting_list = models.BooleanField(_("waiting list"), default=False)
    is_demo = models.BooleanField(_("demo content"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["original_date", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["series_key", "original_date", "kind"],
                condition=Q(undone_at=None),
                name="change_of_one_kind_is_in_force_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.original_date:%d/%m/%Y}: {self.get_kind_display()}"

    @property
    def fact(self) -> ChangeFact:
        return ChangeFact(
            kind=ChangeKind(self.kind),
            original_date=self.original_date,
            new_date=self.new_date,
            new_start_time=self.new_start_time,
            new_end_time=self.new_end_time,
            new_meeting_point_id=self.new_meeting_point_id,
            reason=Reason(self.reason) if self.reason else None,
            words=self.words,
            languages=tuple(self.languages),
            interpreted=tuple(self.interpreted),
            places_left=self.places_left,
            has_waiting_list=self.has_waiting_list,
        )


class Occurrence(models.Model):
    """One date of an activity, worked out from its series and changes.

    Never edited by hand: `materialising.materialise` writes it. Its key is the series and the day
    that the rule gave, so a moved date keeps its identity.
    """

    STATUSES = [
        (Status.SCHEDULED, _("takes place")),
        (Status.CANCELLED, _("does not take place")),
        (Status.POSTPONED, _("postponed")),
        (Status.MOVED, _("moved")),
    ]

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    activity_key = models.UUIDField(_("activity"))
    series_key = models.UUIDField(_("series"))
    original_date = models.DateField(_("day in the series"))
    on = models.DateField(_("day"))
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    status = models.CharField(
        _("status"), max_length=10, choices=STATUSES, default=Status.SCHEDULED
    )
    meeting_point = models.ForeignKey(
        MeetingPoint, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    previous_starts_at = models.DateTimeField(_("start before the move"), null=True)
    previous_meeting_point = models.ForeignKey(
        MeetingPoint, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=10, choices=Change.REASONS, blank=True)
    reason_text = models.JSONField(_("reason in words"), default=dict, blank=True)
    note = models.JSONField(_("note"), default=dict, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    interpreted = models.JSONField(_("interpreter for"), default=list, blank=True)
    places_left = models.PositiveSmallIntegerField(_("places left"), null=True)
    has_waiting_list = models.BooleanField(_("waiting list"), default=False)
    # Counts the times that families' calendars must take over something new.
    sequence = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["series_key", "original_date"], name="occurrence_key_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="occurrence_ends_after_it_starts"
            ),
        ]
        indexes = [
            models.Index(fields=["activity_key", "starts_at"], name="occurrence_of_activity"),
            models.Index(
                fields=["meeting_point", "on"],
                # What a list near a place asks, so that PostgreSQL reads no rows.
                include=[
                    *("id", "uid", "activity_key", "series_key", "starts_at", "ends_at"),
                    *("status", "languages", "places_left"),
                ],
                name="occurrence_at_place",
            ),
            models.Index(fields=["on", "starts_at"], name="occurrence_in_time"),
            models.Index(fields=["status", "on"], name="occurrence_of_status"),
            models.Index(
                fields=["previous_starts_at"],
                condition=Q(previous_starts_at__isnull=False),
                name="occurrence_moved_away",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"
