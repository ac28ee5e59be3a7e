"""What a family agreed to, beside the page of its story, and what stays hidden without it."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from content.consent import (
    STORY_CONSENT_KINDS,
    Consent,
    ConsentProblem,
    PeopleVisible,
    is_number_of_paper,
)

REASONS = {
    ConsentProblem.NO_CONSENT: _(
        "No consent of the family is noted. Fill in how they agreed, since when and until when, "
        "and the number of the paper."
    ),
    ConsentProblem.ENDED: _(
        "The consent of the family has ended. Ask the family again, and fill in the new last day."
    ),
    ConsentProblem.WITHDRAWN: _(
        "The family withdrew its consent: this story stays off line in every language. With a new "
        "consent, make a copy of the page."
    ),
}


class StoryConsentQuerySet(models.QuerySet["StoryConsent"]):
    def valid(self, today: date) -> Self:
        """Return the consents that count on a day; `StoryConsent.problem_on` says it of one."""
        return self.filter(
            withdrawn_at=None, given_on__lte=today, until__gte=today, kind__gt="", reference__gt=""
        )

    def ends(self, *, first: date, last: date) -> Self:
        """Return the consents whose last day lies in a period, and were not withdrawn."""
        return self.filter(until__range=(first, last), withdrawn_at=None)


class StoryConsent(models.Model):
    """How, since when and until when a family agreed that its story is told here.

    Keyed to the translation key of the page and not a part of it: so it is in no version, no
    translation, no search and no API, and a withdrawal waits for no draft.
    """

    story_key = models.UUIDField(_("story"), unique=True)
    kind = models.CharField(_("consent"), max_length=20, choices=STORY_CONSENT_KINDS, blank=True)
    given_on = models.DateField(_("consent since"), null=True, blank=True)
    until = models.DateField(_("consent until"), null=True, blank=True)
    reference = models.CharField(
        _("number of the consent"), max_length=40, blank=True, validators=[is_number_of_paper]
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = StoryConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent to a story")
        verbose_name_plural = _("consents to stories")

    def __str__(self) -> str:
        return f"{self.story_key}: {self.until}"

    def problem_on(self, today: date) -> ConsentProblem | None:
        """Return why the story cannot be told on a day, or nothing when it can."""
        consent = Consent(
            people=PeopleVisible.RECOGNISABLE,
            kind=self.kind,
            until=self.until,
            reference=self.reference,
            is_withdrawn=self.withdrawn_at is not None,
        )
        if problem := consent.problem_on(today):
            return problem
        is_given = self.given_on is not None and self.given_on <= today
        return None if is_given and self.reference else ConsentProblem.NO_CONSENT


class StoryQuerySet(PageQuerySet):
    def live_q(self) -> Q:
        """Return what a story needs to be seen: published, and a family that agrees today."""
        valid = StoryConsent.objects.valid(timezone.localdate())
        agreed = Exists(valid.filter(story_key=OuterRef("translation_key")))
        is_published: Q = super().live_q()
        return is_published & Q(agreed)

    def published(self) -> Any:
        """Return the stories that Wagtail says are live, whatever became of the consent."""
        return self.filter(live=True)
