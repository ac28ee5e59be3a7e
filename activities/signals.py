"""What follows from publishing: the dates, and a short address."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from activities.importing.date_changes import record_when_live
from activities.materialising import (
    forget_activity,
    materialise,
    materialise_all,
    materialise_location,
)
from activities.models import ActivityPage
from activities.short_addresses import give_short_address
from content.words import SOURCE_LANGUAGE
from locations.events import holidays_changed
from locations.freshness_services import confirm_published, forget
from locations.models import LocationPage


@receiver(page_published, sender=ActivityPage)
def materialise_published_activity(instance: ActivityPage, **kwargs: Any) -> None:
    if instance.locale.language_code == SOURCE_LANGUAGE:
        materialise(instance, at=timezone.now())
        record_when_live(instance, at=timezone.now())
        confirm_published(instance, kwargs.get("revision"))


@receiver(page_published, sender=LocationPage)
def materialise_published_location(instance: LocationPage, **kwargs: Any) -> None:
    """Another holiday calendar gives other dates."""
    if instance.locale.language_code == SOURCE_LANGUAGE:
        materialise_location(instance, at=timezone.now())


@receiver(holidays_changed)
def materialise_after_holidays(**kwargs: Any) -> None:
    materialise_all(at=timezone.now())


@receiver(page_published, sender=ActivityPage)
@receiver(page_published, sender=LocationPage)
def give_published_page_its_short_address(
    instance: ActivityPage | LocationPage, **kwargs: Any
) -> None:
    give_short_address(instance.translation_key)


@receiver(post_delete, sender=ActivityPage)
def forget_deleted_activity(instance: ActivityPage, **kwargs: Any) -> None:
    if instance.locale.language_code == SOURCE_LANGUAGE:
        forget_activity(instance.translation_key)
        forget(instance)
