"""Takes the demo away."""

from wagtail.models import Collection

from accounts.models import User
from content.models import Picture
from content.words import SOURCE_LANGUAGE
from home.models import HomePage, StandardPage
from koala.demo.people import USERS
from locations.models import Closure, LocationIndexPage, LocationPage
from locations.services import collection_of
from practices.models import (
    GoodPracticePage,
    MethodologyIndexPage,
    MethodologyPage,
    PracticeIndexPage,
    StoryPage,
)


def remove_demo() -> int:
    """Delete everything invented, and return how many pages that was. Safe to repeat."""
    removed = 0
    # A translation goes with its Dutch page; what is left is the front page of a language.
    for location in LocationPage.objects.source().filter(is_demo=True):
        removed += 1 + location.get_descendant_count()
        collection = collection_of(location)
        # One by one, so that each activity takes its dates along.
        for page in location.get_descendants().specific():
            page.delete()
        location.refresh_from_db()
        location.delete()
        # Its team goes with the location (`editors.signals`).
        Picture.objects.filter(collection=collection, is_demo=True).delete()
        Collection.objects.get(pk=collection.pk).delete()
    for model in (GoodPracticePage, StoryPage, MethodologyPage, StandardPage):
        for page in model.objects.filter(is_demo=True, locale__language_code=SOURCE_LANGUAGE):
            page.delete()
            removed += 1
    for home in HomePage.objects.filter(is_demo=True).exclude(
        locale__language_code=SOURCE_LANGUAGE
    ):
        removed += 1 + home.get_descendant_count()
        home.delete()
    Closure.objects.filter(is_demo=True).delete()
    User.objects.filter(email__in=[row["email"] for row in USERS]).delete()
    for model in (HomePage, LocationIndexPage, PracticeIndexPage, MethodologyIndexPage):
        model.objects.filter(is_demo=True).update(is_demo=False)
    return removed
