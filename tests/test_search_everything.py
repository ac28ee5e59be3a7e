"""One question to all pages: what it finds, for whom, and what it never shows."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from home.models import HomePage, StandardPage
from practices.models import (
    GoodPracticePage,
    MethodologyIndexPage,
    MethodologyPage,
    PracticeIndexPage,
)
from tests.factories import make_activity, make_location
from tests.translating import translate

pytestmark = pytest.mark.usefixtures("site")
URL = "/nl/zoeken/alles/"


def publish(parent, page):
    parent.objects.get(locale__language_code="nl").add_child(instance=page)
    page.save_revision().publish()
    return page


def information(title="Zonnebloem", slug="zon", **values):
    return publish(HomePage, StandardPage(title=title, slug=slug, **values))


def practice(title="Zonnebloem", **values):
    page = GoodPracticePage(title=title, slug="zon", **{"summary": "Kort."} | values)
    return publish(PracticeIndexPage, page)


def method(title="Zonnebloem"):
    return publish(MethodologyIndexPage, MethodologyPage(title=title, slug="zon", summary="Kort."))


def page_for(client, text, language="nl"):
    response = client.get(f"/{language}/zoeken/alles/", {"q": text})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def found(client, text, language="nl"):
    """Return the addresses of what was found, in the order of the page."""
    main = page_for(client, text, language).select_one(".everything")
    return [link["href"] for link in main.select(".activity-card__link, .pages-found__title a")]


def test_families_come_first_and_professionals_below(client):
    location = make_location(title="KOALA Zonnebloem", slug="zonnebloem")
    activity = make_activity(location=location, title="Zonnebloem zaaien")
    pages = [location, information(), practice(), method()]
    assert found(client, "zonnebloem") == [page.url for page in [activity, *pages]]


def test_every_word_must_be_there_in_whatever_form(client):
    information(title="Wennen in de opvang", slug="wennen")
    information(title="Wennen", slug="wennen-2")
    assert found(client, "wennen opvang") == ["/nl/wennen/"]


def test_a_location_is_found_by_its_town(client):
    location = make_location(title="KOALA Noord", municipality="Voorbeeldegem")
    assert found(client, "voorbeeldegem") == [location.url]


def test_found_words_are_marked(client):
    practice(title="Samen wennen", summary="Wennen duurt soms lang.")
    marks = page_for(client, "wennen").select("main mark")
    assert [mark.get_text() for mark in marks] == ["wennen", "Wennen"]


def test_a_page_is_found_by_its_own_words_and_by_the_dutch_ones(client):
    page = information(title="Klachten", slug="klachten")
    translate(page, "fr", title="Réclamations")
    assert found(client, "réclamations", "fr") == ["/fr/klachten/"]
    assert found(client, "klachten", "fr") == ["/fr/klachten/"]
    assert "Réclamations" in page_for(client, "klachten", "fr").select_one(".everything").text


def hide_by_restriction(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("hide", [lambda page: page.unpublish(), hide_by_restriction])
def test_a_hidden_page_is_never_found(client, hide):
    location = make_location(title="KOALA Zonnebloem")
    activity = make_activity(title="Zonnebloem zaaien")
    pages = [activity, location, information(), practice(), method()]
    assert len(found(client, "zonnebloem")) == 5
    for page in pages:
        hide(page)
    assert found(client, "zonnebloem") == []


def test_nothing_found_gives_a_phone_and_other_ways(client):
    make_location(phone="+32 000 00 00 07")
    page = page_for(client, "qqqqzzzz")
    assert page.select_one(".empty a[href='tel:+32000000007']")
    assert page.select_one(".everything__help a[href='/nl/zoeken/']")


@pytest.mark.parametrize("text", ["", "   ", "\x00", "???", "x" * 5000, "de", '"><script>'])
def test_any_text_gets_a_page(client, text):
    page = page_for(client, text)
    assert page.select_one("main input[name=q]")
    assert "<script>" not in str(page.select_one("main input[name=q]"))


@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar", "tr"])
def test_the_page_answers_in_every_language(client, language):
    information()
    assert found(client, "zonnebloem", language) == [f"/{language}/zon/"]


def test_every_page_links_to_the_search(client):
    page = BeautifulSoup(client.get("/nl/").content, "html.parser")
    assert page.select_one(f"header a[href='{URL}']")
    assert page.select_one(f"footer a[href='{URL}']")


@pytest.mark.parametrize("count", [1, 50])
def test_it_costs_the_same_queries_for_any_number_of_pages(
    client, count, django_assert_num_queries
):
    make_activity(title="Zonnebloem zaaien")
    for number in range(count):
        information(slug=f"zon-{number}")
    client.get("/fr/zoeken/alles/", {"q": "zonnebloem"})
    with django_assert_num_queries(QUERIES):
        client.get("/fr/zoeken/alles/", {"q": "zonnebloem"})


QUERIES = 29
