"""The demo in five languages: its translations, its gaps, and the same facts everywhere."""

import re

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from activities.models import ActivityPage
from content.texts import TextState
from home.models import HomePage
from locations.models import LocationPage
from tests.conftest import SUNDAY

LANGUAGES = ["nl", "fr", "en", "ar", "tr"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo", "clock"),
    pytest.mark.once,
]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo around 22 November 2026 with its translations, made once for the whole module."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: SUNDAY)
        with transaction.atomic():
            call_command("seed_demo", today="2026-11-22", verbosity=0)
            call_command("rebuild_search", verbosity=0)  # which follows a commit, and none comes
            yield
            transaction.set_rollback(True)


def state(slug, code):
    for model in (ActivityPage, LocationPage):
        if page := model.objects.source().filter(slug=slug).first():
            return page.words_in(code).state
    raise LookupError(slug)


def facts(html):
    """Return what must not differ: moments, struck ones too, phones, addresses and positions."""
    main = html.split("<main", 1)[1].split("</main>")[0]
    return {
        "moments": re.findall(r'<time datetime="([^"]+)"', main),
        "short days": re.findall(r"\b(\d{1,2}/\d{1,2})\b", main),
        "phones": sorted(set(re.findall(r'href="tel:([^"]+)"', html))),
        "numbers": sorted(set(re.findall(r"\b0\d{3}\b", main))),
        "statuses": re.findall(r'class="badge badge--(\w+)"', main),
        "data": re.findall(r'"(?:startDate|endDate|eventStatus)":"([^"]+)"', html),
        "places": re.findall(r'"(?:streetAddress|postalCode)":"([^"]+)"', html),
        "ages": re.findall(r'"suggested(?:Min|Max)Age":([\d.]+)', html),
    }


@pytest.mark.parametrize(
    ("slug", "code", "expected"),
    [
        ("spelen-en-ontmoeten", "ar", TextState.TRANSLATED),
        ("de-speelbus-komt", "tr", TextState.MISSING),
        ("de-speelbus-komt", "ar", TextState.TRANSLATED),
        ("wandelen-naar-de-bib", "ar", TextState.STALE),
        ("wandelen-naar-de-bib", "fr", TextState.TRANSLATED),
        ("gezond-koken", "fr", TextState.MISSING),
        ("gezond-koken", "en", TextState.TRANSLATED),
        ("koala-havenblok", "fr", TextState.PARTIAL),
        ("koala-lindewijk", "tr", TextState.TRANSLATED),
    ],
)
def test_the_demo_has_its_translations_and_its_gaps(slug, code, expected):
    assert state(slug, code) == expected


def test_the_french_of_the_cooking_is_a_draft():
    page = ActivityPage.objects.get(slug="gezond-koken", locale__language_code="fr")
    assert not page.live
    assert page.get_latest_revision_as_object().title.startswith("Cuisiner sain")


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_no_page_in_any_language_differs_in_date_time_place_or_age(client, code):
    pages = [*ActivityPage.objects.shown(), *LocationPage.objects.shown()]
    assert len(pages) > 25
    for page in pages:
        dutch = facts(client.get(page.url).content.decode())
        other = facts(client.get(page.url.replace("/nl/", f"/{code}/")).content.decode())
        if code == "ar":
            del dutch["short days"], other["short days"]  # Arabic days carry the Dutch ones too
        assert other == dutch, page


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_finder_finds_the_same_dates_in_every_language(client, code):
    url = "/{}/zoeken/?place=0901&when=next-week"
    dutch = facts(client.get(url.format("nl")).content.decode())
    other = facts(client.get(url.format(code)).content.decode())
    assert dutch["moments"]
    assert other["moments"] == dutch["moments"]
    assert other["statuses"] == dutch["statuses"]


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_family_pages_of_the_demo_lead_to_no_page_in_another_language(client, code):
    for path in ("", "koalas/", "koalas/koala-lindewijk/", "zoeken/?place=0901", "agenda/"):
        html = client.get(f"/{code}/{path}").content.decode()
        main = html.split("<main", 1)[1].split("</main>")[0]
        links = re.findall(r'<a [^>]*href="(/[^"]*)"[^>]*>', main)
        foreign = [link for link in links if not link.startswith((f"/{code}/", "/nl/", "/a/"))]
        dutch = set(re.findall(r'<a href="(/nl/[^"]*)"(?![^>]*hreflang)', main))
        assert (foreign, dutch) == ([], set())


def test_removing_the_demo_takes_its_translations_along():
    call_command("seed_demo", remove=True, verbosity=0)
    assert not LocationPage.objects.exists()
    assert list(HomePage.objects.values_list("locale__language_code", flat=True)) == ["nl"]
