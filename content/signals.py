"""What follows from publishing, and from what is noted with a picture."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from content.models import BasePage, Picture
from content.services import follow_consent
from content.translating import follow_source, record_translation


@receiver(page_published)
def note_translation(instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, BasePage):
        return
    if instance.is_source:
        follow_source(instance)
    else:
        record_translation(instance)


@receiver(post_save, sender=Picture)
def show_or_hide_picture(instance: Picture, raw: bool = False, **kwargs: Any) -> None:
    """After the commit: files cannot be rolled back."""
    if not raw:
        transaction.on_commit(partial(follow_consent, instance))
