"""A story is told as long as the family agrees, and not a day longer."""

from datetime import date, datetime, timedelta
from itertools import product

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import TranslationSource

from activities.schedule import BRUSSELS
from content.consent import ConsentProblem
from practices.models import GoodPracticePage, PracticeIndexPage, StoryPage
from practices.services import follow_consents, withdraw_consent
from practices.story_consent import StoryConsent
from tests.factories import make_location
from tests.story_steps import AGREED, LAST_DAY, NOT_TOLD, REFERENCE, make_story, note
from tests.translating import hand_in, set_up_languages, translate

pytestmark = pytest.mark.usefixtures("site")
URL = "/nl/praktijken/nu-ken-ik-mijn-buurvrouw/"
TODAY = date(2026, 11, 22)


@pytest.fixture
def story(settings):
    """A public story in Dutch and French, below pages that are in French too."""
    set_up_languages(settings)
    story = make_story()
    index = PracticeIndexPage.objects.get()
    for page in (index.get_parent().specific, index, story):
        translate(page, "fr")
    return StoryPage.objects.get(pk=story.pk)


def answers(client, story):
    """Return every public answer on which a story could stand, by address."""
    urls = [
        *(f"/{code}{URL.removeprefix('/nl')}" for code in ("nl", "fr", "ar")),
        *(f"/{code}/praktijken/" for code in ("nl", "fr", "ar")),
        *("/nl/praktijken/?kind=story", "/fr/praktijken/?kind=story"),
        *("/nl/zoeken/alles/?q=buurvrouw", "/fr/zoeken/alles/?q=buurvrouw"),
        *("/nl/", "/fr/", "/sitemap/nl.xml", "/sitemap/fr.xml"),
        *("/api/v2/pages/?fields=*&limit=50", "/api/v2/pages/?type=practices.StoryPage&fields=*"),
        "/api/v2/pages/?search=buurvrouw",
        f"/api/v2/pages/?child_of={story.get_parent().pk}",
        f"/api/v2/pages/?translation_of={story.pk}",
        *(f"/api/v2/pages/{page.pk}/" for page in story.get_translations(inclusive=True)),
        f"/api/v2/pages/find/?html_path={URL.removeprefix('/nl')}",
    ]
    return {url: client.get(url, follow=True) for url in urls}


def naming(found):
    """Return the addresses whose answer tells anything of the story."""
    words = ("ik-mijn-buurvrouw", "ken ik mijn", "mama kwam alleen")
    return [
        url
        for url, response in found.items()
        if response.status_code == 200 and any(word in text_of(response) for word in words)
    ]


def text_of(response):
    return response.content.decode()


# --- The rule ---------------------------------------------------------------------------------


def test_the_rule_says_the_same_of_one_consent_and_of_all_of_them(db):
    days = [None, TODAY - timedelta(1), TODAY, TODAY + timedelta(1)]
    texts = [("", ""), ("written", ""), ("", "2026-1"), ("written", "2026-1"), ("recorded", "7")]
    moments = [None, datetime(2026, 11, 1, tzinfo=BRUSSELS)]
    for (kind, reference), given_on, until, withdrawn_at in product(texts, days, days, moments):
        row = StoryConsent.objects.create(
            story_key=make_key(),
            kind=kind,
            reference=reference,
            given_on=given_on,
            until=until,
            withdrawn_at=withdrawn_at,
        )
        is_valid = StoryConsent.objects.valid(TODAY).filter(pk=row.pk).exists()
        assert is_valid == (row.problem_on(TODAY) is None), row.__dict__
    assert StoryConsent.objects.valid(TODAY).count() == 2 * 2 * 2


def make_key():
    return StoryPage().translation_key


def test_a_consent_counts_on_its_last_day_and_not_on_the_next():
    consent = StoryConsent(**AGREED)
    assert consent.problem_on(LAST_DAY) is None
    assert consent.problem_on(LAST_DAY + timedelta(1)) == ConsentProblem.ENDED


# --- What is seen -----------------------------------------------------------------------------


def test_a_story_stands_in_the_lists_the_search_the_sitemap_and_the_api(client, story):
    found = answers(client, story)
    assert {url: each.status_code for url, each in found.items()} == dict.fromkeys(found, 200)
    not_naming = {"/nl/", "/fr/"}
    assert set(found) - set(naming(found)) == not_naming


@pytest.mark.parametrize("why", NOT_TOLD)
def test_a_story_is_nowhere_in_any_language_when(client, story, why):
    note(story, **NOT_TOLD[why])
    assert StoryPage.objects.published().count() == 2  # as nothing followed yet
    assert naming(answers(client, story)) == []


def test_a_story_without_any_consent_is_nowhere(client, story):
    StoryConsent.objects.all().delete()
    assert naming(answers(client, story)) == []


def test_a_story_goes_at_midnight_before_any_nightly_task(client, story, clock):
    clock(datetime(2026, 11, 30, 23, 59, tzinfo=BRUSSELS))
    assert client.get(URL).status_code == 200
    clock(datetime(2026, 12, 1, 0, 1, tzinfo=BRUSSELS))
    assert naming(answers(client, story)) == []


def test_who_asks_for_a_hidden_story_hears_what_one_hears_of_a_page_that_never_was(client, story):
    note(story, withdrawn_at=timezone.now())
    response, nothing = client.get(URL), client.get("/nl/praktijken/nooit/")
    content = response.content.replace(b"nu-ken-ik-mijn-buurvrouw", b"nooit")
    assert (response.status_code, content) == (404, nothing.content)
    gone = client.get(f"/api/v2/pages/{story.pk}/")
    never = client.get("/api/v2/pages/99999/")
    assert (gone.status_code, gone.content) == (404, never.content)


def test_what_is_noted_of_the_consent_is_in_no_public_answer(client, story):
    for url, response in answers(client, story).items():
        assert REFERENCE not in text_of(response), url
        assert "30 november" not in text_of(response), url
        assert "consent" not in text_of(response).lower(), url


def test_the_consent_is_in_no_version_and_in_nothing_that_translators_get(story):
    hand_in(story, "ar")
    texts = [str(page.latest_revision.content) for page in StoryPage.objects.all()]
    sources = story.get_translations(inclusive=True).values("translation_key")
    texts += [each.content_json for each in TranslationSource.objects.filter(object_id__in=sources)]
    assert len(texts) == 4
    assert not any(REFERENCE in text or "consent" in text for text in texts)


# --- The page ---------------------------------------------------------------------------------


def soup(client, url=URL):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_a_story_says_who_tells_it_and_what_was_done_with_it(client):
    make_story(is_co_written=True, location=make_location(title="KOALA Zon"))
    main = soup(client).main
    assert main.select_one("#what-we-did").find_next("p").text.startswith("De stoelen")
    assert "Een mama van twee peuters" in main.select_one(".practice__aside").text
    assert "KOALA Zon" in main.text
    jumps = [link["href"] for link in main.select(".jump-menu a")]
    assert jumps == ["#hoe-het-begon", "#what-we-did"]
    assert all(main.select_one(f'[id="{jump[1:]}"]') for jump in jumps)


def test_nothing_on_a_story_leads_to_where_the_family_comes(client):
    location = make_location(phone="+32 000 00 00 07")
    make_story(location=location)
    main = soup(client).main
    assert not main.select("time, a[href^='tel:']")
    assert not main.select(f'a[href="{location.url}"]')


def test_a_location_that_is_hidden_is_not_named(client):
    make_story(location=make_location(title="KOALA Geheim", live=False))
    assert "Geheim" not in soup(client).text


def test_a_story_is_read_in_french_with_what_is_dutch_marked(client, story):
    page = soup(client, URL.replace("/nl/", "/fr/"))
    assert page.html["lang"] == "fr"
    assert page.h1.text == "[fr] Nu ken ik mijn buurvrouw"
    arabic = soup(client, URL.replace("/nl/", "/ar/"))
    assert arabic.h1.bdi["lang"] == "nl"
    assert arabic.select_one("#what-we-did").find_next("div")["lang"] == "nl"


# --- The list ---------------------------------------------------------------------------------


def titles(client, query=""):
    page = soup(client, f"/nl/praktijken/{query}")
    return [each.text.strip() for each in page.select(".practice-list__title")]


@pytest.fixture
def both():
    practice = GoodPracticePage(title="Wennen", slug="wennen", summary="1")
    PracticeIndexPage.objects.get().add_child(instance=practice)
    practice.save_revision().publish()
    Page.objects.filter(pk=practice.pk).update(first_published_at=timezone.now() - timedelta(1))
    make_story()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Nu ken ik mijn buurvrouw", "Wennen"]),
        ("?kind=", ["Nu ken ik mijn buurvrouw", "Wennen"]),
        ("?kind=story", ["Nu ken ik mijn buurvrouw"]),
        ("?kind=practice", ["Wennen"]),
        ("?kind=x", ["Nu ken ik mijn buurvrouw", "Wennen"]),
    ],
)
def test_the_list_has_practices_and_stories_or_one_of_both(client, both, query, expected):
    assert titles(client, query) == expected


def test_there_is_nothing_to_choose_without_stories(client, both):
    assert soup(client, "/nl/praktijken/").select("main form")
    note(StoryPage.objects.get(), withdrawn_at=timezone.now())
    assert not soup(client, "/nl/praktijken/").select("main form")


def test_a_list_of_stories_takes_the_same_queries_for_one_and_for_four(client):
    location = make_location()

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get("/fr/praktijken/")
        return len(captured)

    make_story(location=location)
    queries()
    one = queries()
    for number in range(3):
        make_story(slug=f"verhaal-{number}", location=location)
    assert queries() == one


# --- Off line ---------------------------------------------------------------------------------


def logged(page):
    return list(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))


@pytest.mark.parametrize(
    ("values", "action"),
    [
        ({"until": date(2026, 11, 21)}, "practices.consent_ended"),
        ({"withdrawn_at": datetime(2026, 11, 20, tzinfo=BRUSSELS)}, "practices.consent_withdrawn"),
        ({"reference": ""}, "practices.no_consent"),
    ],
)
def test_the_nightly_task_takes_it_off_line_in_every_language_and_logs_why(story, values, action):
    note(story, **values)
    call_command("take_off_line")
    assert not StoryPage.objects.filter(live=True).exists()
    for page in story.get_translations(inclusive=True):
        assert logged(page).count(action) == 1
    call_command("take_off_line")
    for page in story.get_translations(inclusive=True):
        assert logged(page).count(action) == 1


def test_the_nightly_task_leaves_other_stories_alone(story):
    other = make_story(slug="ander", title="Ander")
    note(story, until=date(2026, 11, 21))
    assert follow_consents(TODAY) == 1
    assert list(StoryPage.objects.filter(live=True)) == [other]


def test_a_withdrawal_takes_it_off_line_at_once_and_twice_is_once(story):
    for _ in range(2):
        withdraw_consent(story.translation_key, at=timezone.now())
    assert not StoryPage.objects.filter(live=True).exists()
    assert logged(story).count("practices.consent_withdrawn") == 1
    assert StoryConsent.objects.get().withdrawn_at == timezone.now()


def test_the_nightly_task_costs_the_same_for_any_number_of_stories_in_order(story):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            follow_consents(TODAY)
        return len(captured)

    one = queries()
    for number in range(3):
        make_story(slug=f"verhaal-{number}")
    assert queries() == one


def test_a_deleted_story_takes_its_consent_along_and_a_deleted_translation_does_not(story):
    StoryPage.objects.get(locale__language_code="fr").delete()
    assert StoryConsent.objects.count() == 1
    StoryPage.objects.get(pk=story.pk).delete()
    assert not StoryConsent.objects.exists()


def test_a_copy_of_a_story_has_no_consent(client, story):
    copy = story.copy(update_attrs={"slug": "kopie"}, keep_live=True)
    assert not StoryConsent.objects.filter(story_key=copy.translation_key).exists()
    assert client.get("/nl/praktijken/kopie/").status_code == 404
    assert not StoryPage.objects.get(pk=copy.pk).live
