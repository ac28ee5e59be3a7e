"""What follows from publishing a story, on whatever road, and from deleting one."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from content.words import SOURCE_LANGUAGE
from practices.models import StoryPage
from practices.services import follow_consent, forget_consent


@receiver(page_published, sender=StoryPage)
def keep_off_line_without_consent(instance: StoryPage, **kwargs: Any) -> None:
    """Forms refuse before this. It is for who goes live at a set time, and for programs."""
    follow_consent(instance.translation_key, today=timezone.localdate())


@receiver(post_delete, sender=StoryPage)
def forget_deleted_story(instance: StoryPage, **kwargs: Any) -> None:
    if instance.locale.language_code == SOURCE_LANGUAGE:
        forget_consent(instance.translation_key)
