"""What every public page has in common, the pages for professionals, and the pages for mistakes."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.views.defaults import server_error
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from accounts.models import User
from content.choices import Taxonomy
from content.consent import PeopleVisible
from content.models import Picture
from home.models import HomePage, StandardPage
from practices.models import (
    GoodPracticeGoal,
    GoodPracticePage,
    MethodologyIndexPage,
    MethodologyPage,
    PracticeIndexPage,
)
from tests.factories import make_activity, make_location, term
from tests.test_house_rules import LOADS_IN_HTML

pytestmark = pytest.mark.usefixtures("site")
FINDER = "/nl/zoeken/"
BODY = [
    ("text", {"heading": "Wat deden we?", "text": "<p>We speelden.</p>"}),
    ("quote", {"text": "Nu ken ik mijn buurvrouw.", "speaker": "Een mama"}),
    ("tips", {"items": ["Begin klein."]}),
    ("pitfalls", {"items": ["Te veel in één keer."]}),
    ("questions", {"items": ["Wie bereiken we niet?"]}),
]


def publish(parent, page):
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def pages():
    """One page of every type, each with a picture where it can have one."""
    picture = Picture.objects.create(
        title="Blokken", file=get_test_image_file(), people_visible=PeopleVisible.NOBODY
    )
    location = make_location(slug="lindewijk", title="KOALA Lindewijk", image=picture)
    make_activity(location=location, image=picture, slug="spelen", title="Spelen en ontmoeten")
    home, practices = HomePage.objects.get(), PracticeIndexPage.objects.get()
    publish(home, StandardPage(title="Privacy", slug="privacy-en-bronnen", body=BODY[:1]))
    practice = GoodPracticePage(
        title="Samen wennen", slug="wennen", summary="Wennen gaat traag.", body=BODY
    )
    practice.location = location
    practice.goal_rows = [GoodPracticeGoal(term=term(Taxonomy.GOAL, "O4"))]
    publish(practices, practice)
    for number, title in enumerate(("De cyclus", "Twee rollen", "Overgangen"), start=1):
        chapter = MethodologyPage(title=title, slug=f"deel-{number}", summary="Leren.", body=BODY)
        publish(MethodologyIndexPage.objects.get(), chapter)
    return list(Page.objects.filter(depth__gt=1).specific())


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def text_of(response):
    return " ".join(soup_of(response).get_text(" ").split())


@pytest.fixture
def answers(client, pages):
    """The answer of every page and of the finder, by address."""
    return {url: client.get(url) for url in [FINDER, *(page.url for page in pages)]}


# --- Every page -------------------------------------------------------------------------------


def test_every_page_answers_in_dutch_by_its_own_template_with_one_heading(answers):
    found = {}
    for url, response in answers.items():
        page = soup_of(response)
        root = (page.html["lang"], page.html["dir"])
        found[url] = (
            response.status_code,
            *root,
            page.body["data-template"],
            len(page.find_all("h1")),
        )
    assert found == {
        url: (200, "nl", "ltr", template, 1)
        for url, template in {
            FINDER: "finder",
            "/nl/": "home",
            "/nl/koalas/": "locations",
            "/nl/koalas/lindewijk/": "location",
            "/nl/koalas/lindewijk/spelen/": "activity",
            "/nl/praktijken/": "practices",
            "/nl/praktijken/wennen/": "practice",
            "/nl/methodiek/": "methodology",
            "/nl/methodiek/deel-1/": "methodology-chapter",
            "/nl/methodiek/deel-2/": "methodology-chapter",
            "/nl/methodiek/deel-3/": "methodology-chapter",
            "/nl/privacy-en-bronnen/": "standard",
        }.items()
    }


def test_no_page_sets_a_cookie_or_depends_on_one(answers):
    for response in answers.values():
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
        assert response.headers["Cache-Control"].startswith("public, ")


def test_every_page_forbids_all_that_is_not_ours(answers):
    policies = {response.headers["Content-Security-Policy"] for response in answers.values()}
    [policy] = [sorted(each.split("; ")) for each in policies]
    assert policy == [
        "base-uri 'self'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "object-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
    ]


def test_no_page_has_a_style_or_script_in_it_or_loads_from_another_host(answers):
    for url, response in answers.items():
        page = soup_of(response)
        assert page.find_all("style") == [], url
        assert page.find_all(style=True) == [], url
        # JSON-LD is data: a browser does not run it.
        scripts = page.find_all("script", src=False)
        assert [each for each in scripts if each.get("type") != "application/ld+json"] == [], url
        handlers = [name for tag in page.find_all(True) for name in tag.attrs if name[:2] == "on"]
        assert handlers == [], url
        loaded = re.findall(LOADS_IN_HTML, response.content.decode())
        assert loaded == [], url


def test_pictures_come_from_the_site_itself_with_their_size(client, pages):
    for url in ("/nl/koalas/lindewijk/", "/nl/koalas/lindewijk/spelen/"):
        [image] = soup_of(client.get(url)).find_all("img")
        assert image["src"].startswith("/media/images/")
        assert (image["width"], image["height"]) == ("640", "428")


# --- The beginning ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "address"),
    [("fr-BE,fr;q=0.9", "/fr/"), ("ar", "/ar/"), ("so,ti", "/nl/"), ("", "/nl/")],
)
def test_the_bare_address_leads_to_the_language_that_the_browser_asks_for(
    client, settings, wanted, address
):
    settings.LANGUAGES = [("nl", "Nederlands"), ("fr", "Français"), ("ar", "العربية")]
    response = client.get("/", headers={"accept-language": wanted})
    assert (response.status_code, response.headers["Location"]) == (302, address)
    assert "Accept-Language" in response.headers["Vary"]
    assert "Cookie" not in response.headers["Vary"]
    assert not response.cookies


# --- Pages for professionals ------------------------------------------------------------------


def test_a_practice_tells_its_story_and_where_to_go_and_see(client, pages):
    response = client.get("/nl/praktijken/wennen/")
    jumps = [link["href"] for link in soup_of(response).select(".jump-menu a")]
    assert jumps == ["#wat-deden-we", "#tips", "#pitfalls", "#questions", "#visit"]
    anchors = {tag["id"] for tag in soup_of(response).find_all(id=True)}
    assert {jump.removeprefix("#") for jump in jumps} <= anchors
    text = text_of(response)
    for words in (
        "Wennen gaat traag.",
        "We speelden.",
        "Nu ken ik mijn buurvrouw.",
        "Begin klein.",
        "Te veel in één keer.",
        "Wie bereiken we niet?",
        "Spelen en ontmoeten",  # a date to visit
        "dinsdag 24 november",
        "KOALA Lindewijk (2026). Samen wennen. Goede praktijk.",
    ):
        assert words in text


def test_the_list_of_practices_shows_lesson_goal_and_place(client, pages):
    [item] = soup_of(client.get("/nl/praktijken/")).select(".practice-list__item")
    assert [" ".join(text.split()) for text in item.stripped_strings] == [
        "Samen wennen",
        "Wennen gaat traag.",
        term(Taxonomy.GOAL, "O4").name,
        "KOALA Lindewijk",
    ]


@pytest.mark.parametrize(
    ("number", "around"),
    [(1, ["/nl/methodiek/deel-2/"]), (3, ["/nl/methodiek/deel-2/"])],
)
def test_a_chapter_leads_to_the_one_before_and_after_it(client, pages, number, around):
    page = soup_of(client.get(f"/nl/methodiek/deel-{number}/"))
    links = [link["href"] for link in page.select("article a") if "deel-" in link["href"]]
    assert links == around


def test_the_list_of_chapters_stands_in_the_order_of_the_editors(client, pages):
    titles = soup_of(client.get("/nl/methodiek/")).select(".practice-list__title")
    assert [title.get_text(strip=True) for title in titles] == [
        "De cyclus",
        "Twee rollen",
        "Overgangen",
    ]


@pytest.mark.parametrize("url", ["/nl/praktijken/", "/nl/methodiek/"])
def test_a_list_costs_the_same_queries_for_one_text_and_for_ten(client, url):
    model, index = {
        "/nl/praktijken/": (GoodPracticePage, PracticeIndexPage),
        "/nl/methodiek/": (MethodologyPage, MethodologyIndexPage),
    }[url]
    costs = []
    for number in range(10):
        text = model(title=f"Tekst {number}", summary="Kort.")
        text.goal_rows = [text.goal_rows.model(term=term(Taxonomy.GOAL, "O4"))]
        if model is GoodPracticePage:
            text.location = make_location()
        publish(index.objects.get(), text)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        costs.append(len(queries))
    assert costs == [costs[0]] * 10


# --- Mistakes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["/nl/weg/", "/nl/koalas/weg/", "/nl/zoeken/weg/", "/api/v2/weg/"])
def test_an_address_that_is_not_there_gets_kind_words(client, url):
    response = client.get(url)
    assert response.status_code == 404
    page = soup_of(response)
    assert (page.html["lang"], page.body["data-template"]) == ("nl", "not-found")
    assert page.h1.get_text(strip=True) == "Wij vinden deze pagina niet"
    assert page.select_one(f'.button[href="{FINDER}"]')
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]


def test_the_api_says_in_json_that_a_page_is_not_there(client):
    response = client.get("/api/v2/pages/99999/")
    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/json")
    assert list(response.json()) == ["message"]


def test_the_admin_has_its_own_words_for_a_page_that_is_not_there(client):
    client.force_login(User.objects.create_superuser("baas@example.org", "niet-geheim"))
    response = client.get("/admin/weg/")
    assert response.status_code == 404
    assert "Pagina niet gevonden" in response.content.decode()


def test_the_page_for_our_own_mistakes_needs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get("/nl/"))
    assert response.status_code == 500
    page = soup_of(response)
    assert (page.html["lang"], page.html["dir"]) == ("nl", "ltr")
    assert page.h1.get_text(strip=True) == "Er ging iets mis"
    assert re.findall(LOADS_IN_HTML, response.content.decode()) == []
