"""What is asked about stories, over all pages."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.query import PageQuerySet

from content.words import SOURCE_LANGUAGE
from practices.models import StoryPage
from practices.story_consent import StoryConsent


def without_hidden_stories(pages: PageQuerySet) -> PageQuerySet:
    """Return pages of any type without the stories of families that do not agree today.

    For lists of all types of pages; a list of stories has `StoryPage.objects.live()`.
    """
    return pages.exclude(pk__in=StoryPage.objects.not_live().values("pk"))


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A Dutch story and what is noted of its consent."""

    page: StoryPage
    consent: StoryConsent

    @property
    def until(self) -> date | None:
        return self.consent.until


def told_stories() -> list[ToldStory]:
    """Return every story with its consent, by title; two queries."""
    stories = StoryPage.objects.filter(locale__language_code=SOURCE_LANGUAGE)
    return _with_consent(stories.select_related("locale").order_by("title", "pk"))


def story_consents_ending(
    *, today: date, within_days: int, among: QuerySet[Page]
) -> list[ToldStory]:
    """Return the public stories about which to ask the family again, the first to end first."""
    ending = StoryConsent.objects.ends(first=today, last=today + timedelta(days=within_days))
    stories = StoryPage.objects.live().filter(
        locale__language_code=SOURCE_LANGUAGE,
        translation_key__in=ending.values("story_key"),
        pk__in=among.order_by().values("pk"),
    )
    found = _with_consent(stories.select_related("locale").order_by("pk"))
    return sorted(found, key=lambda story: story.until or today)


def _with_consent(stories: QuerySet[StoryPage]) -> list[ToldStory]:
    pages = list(stories)
    rows = StoryConsent.objects.filter(story_key__in=[page.translation_key for page in pages])
    by_key = {row.story_key: row for row in rows}
    return [ToldStory(page, by_key.get(page.translation_key) or StoryConsent()) for page in pages]
