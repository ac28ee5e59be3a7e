"""The words of queries about locations."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, F, When
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from content.querysets import is_restricted
from content.words import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from locations.models import HolidayPeriod, MeetingPoint  # noqa: F401


class LocationPageQuerySet(PageQuerySet):
    def source(self) -> "LocationPageQuerySet":
        """Return the pages under which dates are kept: those of the source language."""
        return self.filter(locale__language_code=SOURCE_LANGUAGE)

    def shown(self) -> "LocationPageQuerySet":
        """Return the locations that everybody may see, in the source language."""
        return self.source().live().filter(~is_restricted())


LocationPageManager = PageManager.from_queryset(LocationPageQuerySet)


class MeetingPointQuerySet(models.QuerySet["MeetingPoint"]):
    def source(self) -> "MeetingPointQuerySet":
        """Return the rows that series and dates point at: those of the source language."""
        return self.filter(locale__language_code=SOURCE_LANGUAGE)

    def with_public_position(self) -> "MeetingPointQuerySet":
        """Add the position that readers may know: the location's, for an address on request."""
        return self.annotate(
            public_latitude=Case(
                When(is_address_on_request=True, then=F("page__latitude")), default=F("latitude")
            ),
            public_longitude=Case(
                When(is_address_on_request=True, then=F("page__longitude")), default=F("longitude")
            ),
        )


class HolidayPeriodQuerySet(models.QuerySet["HolidayPeriod"]):
    def confirmed(self) -> "HolidayPeriodQuerySet":
        """Return the holidays that count."""
        return self.filter(is_confirmed=True)

    def proposed(self) -> "HolidayPeriodQuerySet":
        return self.filter(is_confirmed=False)
