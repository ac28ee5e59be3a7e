"""Writes about stories: off line when a family no longer agrees."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from practices.actions import ACTIONS
from practices.models import StoryPage
from practices.story_consent import StoryConsent


@transaction.atomic
def withdraw_consent(story_key: UUID, *, at: datetime, user: Any = None) -> None:
    """Take a story off line in every language, because its family said so. Safe to repeat."""
    consent, _is_new = StoryConsent.objects.get_or_create(story_key=story_key)
    if consent.withdrawn_at is None:
        consent.withdrawn_at = at
        consent.save()
    follow_consent(story_key, today=at.date(), user=user)


def follow_consent(story_key: UUID, *, today: date, user: Any = None) -> bool:
    """Take a story off line when nobody may see it; say whether it was on line. Safe to repeat.

    The Dutch page goes last: each translation has a line of its own in the log, with the reason.
    """
    pages = StoryPage.objects.filter(translation_key=story_key).select_related("locale")
    published = sorted(pages.published(), key=lambda page: page.is_source)
    problem = published[0].problem_on(today) if published else None
    if problem is None:
        return False
    action, *_words = ACTIONS[problem]
    for page in published:
        page.unpublish(user=user, log_action=action)
    return True


def follow_consents(today: date) -> int:
    """Take every story off line that nobody may see; return how many. Safe to repeat."""
    hidden = StoryPage.objects.published().not_live()
    keys = hidden.order_by().values_list("translation_key", flat=True).distinct()
    return sum(follow_consent(key, today=today) for key in list(keys))


def forget_consent(story_key: UUID) -> None:
    StoryConsent.objects.filter(story_key=story_key).delete()
