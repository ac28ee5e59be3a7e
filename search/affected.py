"""Which activities are found by other words when a page changes."""

from uuid import UUID

from wagtail.models import Page

from activities.models import ActivityPage
from activities.querysets import ActivityPageQuerySet
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage


def activities_of(page: Page) -> list[UUID]:
    """Return the keys of the activities that a page of any language belongs to or holds."""
    if issubclass(page.specific_class or Page, ActivityPage):
        return [page.translation_key]
    source = Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=SOURCE_LANGUAGE
    ).first()
    if source is None:
        return []
    if issubclass(page.specific_class or Page, LocationPage):
        # Others may meet at one of its places, which can have moved.
        guests = ActivityPage.objects.source().filter(series__meeting_point__page=source.pk)
        own = ActivityPage.objects.source().of_location(source.specific)
        return list({*_keys(own), *_keys(guests)})
    return _keys(ActivityPage.objects.source().descendant_of(source))


def every_activity() -> list[UUID]:
    return _keys(ActivityPage.objects.source().live())


def _keys(pages: ActivityPageQuerySet) -> list[UUID]:
    return list(pages.order_by().values_list("translation_key", flat=True))
