"""The screens that the guide for editors shows and quotes, and what stands on them.

Shared by `make guide`, which takes pictures of them, and by the tests that keep the guide true.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polib
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from activities.models import ActivityTemplate
from content.models import Picture
from editors.week_selectors import week_of
from locations.models import LocationPage

LOCALE = Path(__file__).resolve().parents[1] / "site" / "locale"


@dataclass(frozen=True)
class Screen:
    """`middle`: a selector of what stands in the middle of its picture; empty: the picture shows
    the top. `part`: a selector of what does not depend on the page that an editor wrote.
    `is_open`: for who did not log in.
    """

    url: str
    middle: str = ""
    part: str = "main"
    is_open: bool = False


def screens(location: LocationPage, picture: Picture, language_code: str) -> dict[str, Screen]:
    """Return every screen by its name, filled with the first coming date of a location."""
    days = week_of(location, language_code=language_code, at=timezone.now())
    reading = next(
        row.reading
        for day in days
        for row in day.rows
        if row.reading.takes_place and not row.is_shared
    )
    of_location = [location.pk]
    of_date = [location.pk, reading.uid]
    new_activity = reverse("koala_new_activity", args=of_location)
    coverage = reverse("koala_coverage")
    chosen = f"?location={location.translation_key}&language=fr"
    template = ActivityTemplate.objects.order_by("title").first()
    activity = location.get_children().filter(slug=reading.url.rstrip("/").split("/")[-1]).first()
    return {
        "week": Screen(reverse("koala_week", args=of_location)),
        "cancel": Screen(reverse("koala_week_cancel", args=of_date), middle=".week__ways"),
        "change": Screen(reverse("koala_week_date", args=of_date), middle=".week__list"),
        "confirm": Screen(
            reverse("koala_week", args=of_location), middle="[aria-labelledby=right]"
        ),
        "activity": Screen(new_activity),
        "plan": Screen(f"{new_activity}?template={template.pk if template else ''}"),
        "edit": Screen(reverse("wagtailadmin_pages:edit", args=[activity.pk if activity else 0])),
        "import": Screen(
            reverse("koala_import", args=of_location), middle="form[enctype] [type=submit]"
        ),
        "picture": Screen(reverse("wagtailimages:add"), middle="#id_consent_until"),
        "own-picture": Screen(reverse("wagtailimages:edit", args=[picture.pk])),
        "translate": Screen(coverage + chosen),
        "login": Screen(reverse("account_login"), is_open=True),
        "forgotten": Screen(reverse("wagtailadmin_password_reset"), is_open=True),
        "account": Screen(reverse("wagtailadmin_account")),
        "families": Screen(reading.url, part=".next-date", is_open=True),
    }


def html_of(screen: Screen, *, user: User, language_code: str) -> str:
    """Return a screen as `user` gets it. Raises RuntimeError when it does not open."""
    # A host that every environment answers to.
    client = Client(headers={"accept-language": language_code, "host": "localhost"})
    if not screen.is_open:
        client.force_login(user)
    answer = client.get(screen.url)
    if answer.status_code != 200:
        raise RuntimeError(f"{screen.url} answers {answer.status_code}, and should open.")
    return answer.content.decode()


def texts_on(html: str) -> set[str]:
    """Return every piece of text on a screen, what buttons are called in it too."""
    soup = BeautifulSoup(html, "html.parser")
    for each in soup(["script", "style", "template"]):
        each.decompose()
    return {" ".join(text.split()) for text in soup.stripped_strings}


def own_texts(html: str, part: str, language_code: str) -> list[str]:
    """Return the texts on a part of a screen that our catalogue gave, in the order of letters.

    Without what editors wrote, numbers and days, so that it changes with the screen alone.
    """
    shown = texts_on(str(BeautifulSoup(html, "html.parser").select_one(part)))
    known = known_texts(language_code)
    return sorted(text for text in shown if text.casefold() in known)


@cache
def known_texts(language_code: str) -> frozenset[str]:
    """Return the texts of our catalogue in one language, in small letters."""
    file = polib.pofile(str(LOCALE / language_code / "LC_MESSAGES" / "django.po"))
    return frozenset(entry.msgstr.casefold() for entry in file if entry.msgstr)
