"""The words of queries about activities and their dates."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from activities.choices import Status
from content.words import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from activities.models import Change, Occurrence  # noqa: F401
    from locations.models import LocationPage

TAKES_PLACE = [status.value for status in Status if status.takes_place]


class ActivityPageQuerySet(PageQuerySet):
    def source(self) -> "ActivityPageQuerySet":
        """Return the pages whose series count: those of the source language."""
        return self.filter(locale__language_code=SOURCE_LANGUAGE)

    def shown(self) -> "ActivityPageQuerySet":
        """Return the activities that everybody may see, in the source language."""
        return self.source().live().public()

    def of_location(self, location: "LocationPage") -> "ActivityPageQuerySet":
        """Return the activities that a location looks after or organises with another."""
        # A key to a page points at its source language, so compare translation keys.
        return self.filter(
            Q(path__startswith=location.source_path)
            | Q(co_organisers__location__translation_key=location.translation_key)
        ).distinct()


ActivityPageManager = PageManager.from_queryset(ActivityPageQuerySet)


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    def public(self) -> "OccurrenceQuerySet":
        """Return the dates of activities that everybody may see."""
        return self.of(Page.objects.live().public().filter(locale__language_code=SOURCE_LANGUAGE))

    def of(self, activities: PageQuerySet) -> "OccurrenceQuerySet":
        """Return the dates of these activities. For many: each date looks up its own."""
        return self.filter(Exists(activities.filter(translation_key=OuterRef("activity_key"))))

    def upcoming(self, *, at: datetime) -> "OccurrenceQuerySet":
        """Return the dates that have not ended yet, cancelled ones too."""
        return self.filter(ends_at__gt=at)

    def between(self, first: date, last: date) -> "OccurrenceQuerySet":
        """Return the dates on these days, both included."""
        return self.filter(on__gte=first, on__lte=last)

    def taking_place(self) -> "OccurrenceQuerySet":
        return self.filter(status__in=TAKES_PLACE)


class ChangeQuerySet(models.QuerySet["Change"]):
    def in_force(self) -> "ChangeQuerySet":
        """Return the changes that have not been undone."""
        return self.filter(undone_at=None)
