"""What follows from publishing: what readers should know of a translation."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from content.models import BasePage
from content.translating import follow_source, record_translation


@receiver(page_published)
def note_translation(instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, BasePage):
        return
    if instance.is_source:
        follow_source(instance)
    else:
        record_translation(instance)
