"""What is asked about pictures, over all pages."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page, ReferenceIndex

from content.consent import PeopleVisible
from content.models import Picture
from content.words import SOURCE_LANGUAGE


@dataclass(frozen=True, slots=True)
class EndingConsent:
    """A picture whose consent ends soon, with the public Dutch pages that show it."""

    picture: Picture
    pages: tuple[Page, ...]

    @property
    def until(self) -> date:
        return self.picture.consent_until


def consents_ending(
    *, today: date, within_days: int, among: QuerySet[Picture] | None = None
) -> list[EndingConsent]:
    """Return the pictures to renew or replace, the first to end first; three queries.

    The collection of a picture tells whose it is. `among`: only of these.
    """
    ending = Picture.objects.consent_ends(first=today, last=today + timedelta(days=within_days))
    if among is not None:
        ending = ending.filter(pk__in=among.order_by().values("pk"))
    pictures = list(ending.select_related("collection").order_by("consent_until", "pk"))
    shown_on = _pages_with(pictures)
    return [EndingConsent(picture, tuple(shown_on[picture.pk])) for picture in pictures]


@dataclass(frozen=True, slots=True)
class PictureOfPeople:
    """A picture with people, or of which nobody said who is on it, and the pages that show it."""

    picture: Picture
    pages: tuple[Page, ...]


def pictures_of_people() -> list[PictureOfPeople]:
    """Return every picture that needs a consent or an answer, by title; four queries at most."""
    people = Picture.objects.exclude(people_visible=PeopleVisible.NOBODY)
    pictures = list(people.select_related("collection").order_by("title", "pk"))
    shown_on = _pages_with(pictures)
    return [PictureOfPeople(picture, tuple(shown_on[picture.pk])) for picture in pictures]


def _pages_with(pictures: list[Picture]) -> dict[int, list[Page]]:
    types = ContentType.objects.get_for_models(Picture, Page)
    references = ReferenceIndex.objects.filter(
        base_content_type=types[Page],
        to_content_type=types[Picture],
        to_object_id__in=[str(picture.pk) for picture in pictures],
    )
    pairs = set(references.values_list("to_object_id", "object_id"))
    pages = Page.objects.live().filter(
        pk__in={int(page) for _, page in pairs}, locale__language_code=SOURCE_LANGUAGE
    )
    by_id = {page.pk: page for page in pages.order_by("title")}
    found: dict[int, list[Page]] = defaultdict(list)
    for page_id, page in by_id.items():
        for picture_id, shown_by in pairs:
            if int(shown_by) == page_id:
                found[int(picture_id)].append(page)
    return found
