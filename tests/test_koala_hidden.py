"""What is not public is nowhere: pages, finder, sitemap, API. And how the API refuses."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from activities.models import CoOrganiser
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
MARKER = "Zonnebloem"
API = "/api/v2/pages/"
UNKNOWN = 99999


def publish(parent, page):
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def known():
    """Public pages around which the others could show."""
    location = make_location(title="KOALA Lindewijk", slug="lindewijk")
    publish(MethodologyIndexPage.objects.get(), MethodologyPage(title="De cyclus", summary="1"))
    return location


@pytest.fixture
def marked(known):
    """One page of every type, all public, all with the same word in the title and the address."""
    location = make_location(title=f"KOALA {MARKER}", slug="zonnebloem")
    text = {"title": MARKER, "summary": "Kort."}
    information = StandardPage(title=MARKER, slug="toegankelijkheid")
    return [
        location,
        make_activity(location=known, title=f"Spelen {MARKER}", slug="zonnebloem"),
        make_activity(location=location, title=f"Zingen {MARKER}", slug="zingen"),
        publish(PracticeIndexPage.objects.get(), GoodPracticePage(slug="zonnebloem", **text)),
        publish(MethodologyIndexPage.objects.get(), MethodologyPage(slug="zonnebloem", **text)),
        publish(HomePage.objects.get(), information),
    ]


@pytest.fixture
def around(known, marked):
    """Public pages that name the marked location."""
    activity = make_activity(location=known, title="Samen", slug="samen")
    activity.co_organisers = [CoOrganiser(location=marked[0])]
    activity.save_revision().publish()
    practice = GoodPracticePage(title="Wennen", slug="wennen", summary="1", location=marked[0])
    return [known, activity, publish(PracticeIndexPage.objects.get(), practice)]


def keep_draft(page):
    """Take a page back to before it was ever published."""
    page.unpublish()
    dates = ["first_published_at", "last_published_at", "live_revision"]
    Page.objects.filter(pk=page.pk).update(**dict.fromkeys(dates))


def edit_only(page):
    """Leave the public page without the word, and put the word in a draft of it."""
    old = type(page).objects.get(pk=page.pk)
    old.title = "Gewoon"
    if old.slug == "zonnebloem":
        old.slug = "gewoon"
    old.save_revision().publish()
    old.title = MARKER
    old.save_revision()


def schedule(page):
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()


def expire(page):
    page.refresh_from_db()
    page.expire_at = timezone.now() - timedelta(days=1)
    page.save_revision().publish()
    call_command("publish_scheduled")


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


HIDE = {
    "draft": keep_draft,
    "unpublished": lambda page: page.unpublish(),
    "scheduled": schedule,
    "expired": expire,
    "restricted": restrict,
    "deleted": lambda page: Page.objects.filter(pk=page.pk).first() and page.delete(),
}


def places(client, known, around):
    """Return every public answer on which a page could be named, by address."""
    home = HomePage.objects.get()
    urls = [
        *("/nl/", "/nl/koalas/", "/nl/praktijken/", "/nl/methodiek/", "/nl/methodiek/de-cyclus/"),
        *(page.url for page in around),
        *("/nl/zoeken/", "/nl/zoeken/?place=9000", "/sitemap/nl.xml"),
        *(API, f"{API}?fields=*&limit=50", f"{API}?search=zonnebloem"),
        *(f"{API}?child_of={page.pk}&fields=*" for page in (known, home)),
        f"{API}?descendant_of={home.pk}&limit=50&order=title",
        *(f"{API}{page.pk}/?fields=*" for page in around),
    ]
    return {url: client.get(url) for url in urls}


def crawl(client, *, most=80):
    """Return the answers that one reaches first from the front page, without asking a question."""
    found, waiting = {}, ["/nl/"]
    while waiting and len(found) < most:
        url = waiting.pop(0)
        if url not in found:
            found[url] = client.get(url)
            links = BeautifulSoup(found[url].content, "html.parser").select(
                "[href^='/']:not([rel~=nofollow])"
            )
            hrefs = [link["href"].partition("#")[0] for link in links]
            waiting += [href for href in hrefs if "?" not in href and "/static/" not in href]
    return found


def text_of(response):
    return response.content.decode(errors="replace")


def naming(answers):
    """Return the addresses whose answer has the word, or leads to a marked page."""
    words = (MARKER, "zonnebloem/", "/toegankelijkheid/")
    return [url for url, each in answers.items() if any(word in text_of(each) for word in words)]


def test_public_pages_are_named_in_all_these_places(client, known, marked, around):
    answers = places(client, known, around)
    assert {response.status_code for response in answers.values()} == {200}
    not_naming = {f"{API}{page.pk}/?fields=*" for page in around}
    assert set(answers) - set(naming(answers)) == not_naming


@pytest.mark.parametrize("how", HIDE)
def test_a_page_that_is_not_public_is_named_nowhere(client, known, marked, around, how):
    for page in reversed(marked):
        HIDE[how](page)
    answers = places(client, known, around) | crawl(client)
    assert {response.status_code for response in answers.values()} == {200}
    assert naming(answers) == []


@pytest.mark.parametrize("how", HIDE)
def test_who_asks_for_a_hidden_page_hears_what_one_hears_of_a_page_that_never_was(
    client, known, marked, how
):
    urls, keys = [page.url for page in marked], [page.pk for page in marked]
    for page in reversed(marked):
        HIDE[how](page)
    for url in urls:
        response, nothing = client.get(url), client.get("/nl/koalas/nooit/")
        # The page leads to itself in other languages: its own address is all that differs.
        path, other = (each.removeprefix("/nl") for each in (url, "/nl/koalas/nooit/"))
        content = response.content.replace(path.encode(), other.encode())
        assert (response.status_code, content) == (404, nothing.content), url
    asked = ("{}/", "{}/?fields=*", "?child_of={}", "?descendant_of={}", "?ancestor_of={}")
    for question in (*asked, "find/?id={}", "?translation_of={}"):
        nothing = client.get(API + question.format(UNKNOWN))
        assert nothing.status_code in {400, 404}
        for key in keys:
            response = client.get(API + question.format(key))
            assert (response.status_code, response.content) == (
                nothing.status_code,
                nothing.content,
            ), question


def test_the_words_of_a_draft_of_a_public_page_are_nowhere(client, known, marked, around):
    for page in marked:
        edit_only(page)
    answers = places(client, known, around) | crawl(client)
    assert [url for url, each in answers.items() if MARKER in text_of(each)] == []


def test_what_lies_below_a_restricted_page_is_hidden_with_it(client, known):
    activity = make_activity(location=known, title=MARKER, slug="zonnebloem")
    restrict(known)
    assert naming(places(client, known, [])) == []
    assert client.get(activity.url).status_code == 404


def test_who_is_logged_in_sees_a_page_for_people_with_an_account_and_no_cache_keeps_it(
    client, known
):
    restrict(known)
    client.force_login(User.objects.create_user("an@example.org", "niet-geheim"))
    response = client.get(known.url)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"


# --- The API ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url", ["/api/v2/images/", "/api/v2/documents/", "/api/v2/", "/api/v3/pages/", "/api/main/"]
)
def test_the_api_has_pages_and_nothing_else(client, known, url):
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_cannot_be_written_to(client, known, method):
    client.force_login(User.objects.create_superuser("baas@example.org", "niet-geheim"))
    for url in (API, f"{API}{known.pk}/"):
        assert getattr(client, method)(url, {"title": "Gekaapt"}).status_code == 405
    known.refresh_from_db()
    assert known.title == "KOALA Lindewijk"


@pytest.mark.parametrize(
    "query",
    [
        "onbekend=1",
        "fields=latest_revision",
        "fields=draft_title",
        "order=password",
        "type=accounts.User",
        "limit=51",
        "limit=-1",
        "offset=-1",
        "offset=100000000000000000000",
        "child_of=x",
        "search=a%00b",
    ],
)
def test_a_question_that_the_api_cannot_answer_is_refused(client, known, query):
    assert client.get(f"{API}?{query}").status_code == 400


# --- For search engines ---------------------------------------------------------------------------


def locations_in(client, url):
    return re.findall("<loc>(.*?)</loc>", client.get(url).content.decode())


def test_the_sitemap_of_a_language_has_every_public_page_of_it_once(client, marked, around):
    pages = [page.get_full_url() for page in Page.objects.live().filter(depth__gt=1)]
    assert sorted(locations_in(client, "/sitemap/nl.xml")) == sorted(pages)
    # A page that is shown in Dutch for want of a translation is not a page in that language.
    assert locations_in(client, "/sitemap/fr.xml") == []
    home = translate(HomePage.objects.get(), "fr")
    assert locations_in(client, "/sitemap/fr.xml") == [home.get_full_url()]


def test_the_sitemap_names_one_for_each_language_that_is_switched_on(client, site, settings):
    assert locations_in(client, "/sitemap.xml") == [
        f"http://testserver/sitemap/{code}.xml" for code, _name in settings.LANGUAGES
    ]
    assert client.get("/sitemap/uk.xml").status_code == 404


def test_robots_are_told_of_the_sitemap_and_kept_from_the_admin(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


@pytest.mark.parametrize("url", ["/nl/%00/", "/nl/koalas/a%00b/", "/a/%00"])
def test_an_address_with_a_nul_is_not_there(client, url):
    assert client.get(url).status_code == 404
