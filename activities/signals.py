"""What follows from publishing: the dates."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from activities.materialising import (
    forget_activity,
    materialise,
    materialise_all,
    materialise_location,
)
from activities.models import ActivityPage
from content.words import SOURCE_LANGUAGE
from locations.events import holidays_changed
from locations.models import LocationPage


@receiver(page_published, sender=ActivityPage)
def materialise_published_activity(instance: ActivityPage, **kwargs: Any) -> None:
    if instance.locale.language_code == SOURCE_LANGUAGE:
        materialise(instance, at=timezone.now())


@receiver(page_published, sender=LocationPage)
def materialise_published_location(instance: LocationPage, **kwargs: Any) -> None:
    """Another holiday calendar gives other dates."""
    if instance.locale.language_code == SOURCE_LANGUAGE:
        materialise_location(instance, at=timezone.now())


@receiver(holidays_changed)
def materialise_after_holidays(**kwargs: Any) -> None:
    materialise_all(at=timezone.now())


@receiver(post_delete, sender=ActivityPage)
def forget_deleted_activity(instance: ActivityPage, **kwargs: Any) -> None:
    if instance.locale.language_code == SOURCE_LANGUAGE:
        forget_activity(instance.translation_key)
