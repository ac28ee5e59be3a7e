"""What follows from publishing a location by hand, and from deleting one."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from content.words import SOURCE_LANGUAGE
from locations.freshness_services import confirm_published, forget
from locations.models import LocationPage


@receiver(page_published, sender=LocationPage)
def check_published_location(instance: LocationPage, **kwargs: Any) -> None:
    confirm_published(instance, kwargs.get("revision"))


@receiver(post_delete, sender=LocationPage)
def forget_deleted_location(instance: LocationPage, **kwargs: Any) -> None:
    if instance.locale.language_code == SOURCE_LANGUAGE:
        forget(instance)
