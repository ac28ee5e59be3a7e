"""The words of queries about locations."""

from typing import TYPE_CHECKING

from django.db import models
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from content.words import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from locations.models import MeetingPoint  # noqa: F401


class LocationPageQuerySet(PageQuerySet):
    def shown(self) -> "LocationPageQuerySet":
        """Return the locations that everybody may see, in the source language."""
        return self.live().public().filter(locale__language_code=SOURCE_LANGUAGE)


LocationPageManager = PageManager.from_queryset(LocationPageQuerySet)


class MeetingPointQuerySet(models.QuerySet["MeetingPoint"]):
    def source(self) -> "MeetingPointQuerySet":
        """Return the rows that series and dates point at: those of the source language."""
        return self.filter(locale__language_code=SOURCE_LANGUAGE)
