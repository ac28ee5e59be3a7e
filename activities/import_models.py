"""What was taken over from calendars of others, and from where."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarFeed(models.Model):
    """A calendar on the internet that a location follows. Its address may be a secret."""

    location_key = models.UUIDField(_("location"))
    url = models.CharField(_("address"), max_length=500)
    # Whether changes of single dates of live activities go out at night, with nobody looking.
    is_trusted = models.BooleanField(_("take over changed dates by itself"), default=False)
    last_fetched_at = models.DateTimeField(_("last looked at"), null=True, blank=True)
    last_good_at = models.DateTimeField(_("last read"), null=True, blank=True)
    # A code of `importing.words`, with the values of its sentence.
    last_error = models.CharField(_("what went wrong"), max_length=40, blank=True)
    last_error_values = models.JSONField(default=dict, blank=True)
    needs_attention = models.BooleanField(_("waits for somebody"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("calendar that is followed")
        verbose_name_plural = _("calendars that are followed")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location_key", "url"], name="feed_is_followed_once_by_a_location"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"  # not the address: who has it reads the calendar


class ImportedEvent(models.Model):
    """One event of a calendar or season plan, and the activity that was made of it."""

    location_key = models.UUIDField(_("location"))
    uid = models.CharField(_("UID"), max_length=255)
    activity_key = models.UUIDField(_("activity"), db_index=True)
    feed = models.ForeignKey(
        CalendarFeed, null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )
    title = models.CharField(_("title"), max_length=255)
    fingerprint = models.CharField(max_length=64)
    # What the file said last (`EventPlan.facts`): only what it says otherwise now is changed.
    facts = models.JSONField(default=dict)
    # Changes of single dates that the file asks for (`DateChange.to_json`), each with the key of
    # the Change that records it, or none as long as it waits for the activity to go live.
    changes = models.JSONField(default=list)
    gone_at = models.DateTimeField(_("gone from the calendar"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("event taken over")
        verbose_name_plural = _("events taken over")
        constraints = [
            models.UniqueConstraint(
                fields=["location_key", "uid"], name="event_is_taken_over_once_by_a_location"
            )
        ]

    def __str__(self) -> str:
        return self.title


class WaitingImport(models.Model):
    """A file that was read and shown, and that waits for an editor to say yes."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    location_key = models.UUIDField(_("location"), db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    is_table = models.BooleanField(default=False)
    url = models.CharField(max_length=500, blank=True)  # of a feed; empty for a file
    is_trusted = models.BooleanField(default=False)
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("import that waits")
        verbose_name_plural = _("imports that wait")

    def __str__(self) -> str:
        return str(self.key)
