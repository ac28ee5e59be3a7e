"""Words are per language, and honest: what is not translated is shown in Dutch, and says so."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from activities.models import ActivityPage
from content.texts import TextState
from locations.models import LocationPage, TeamMember
from tests.factories import make_activity, make_location
from tests.translating import MACHINE, publish, translate

pytestmark = pytest.mark.usefixtures("site")
NOT_YET = "هذا النص غير متوفر بعد بلغتك"


@pytest.fixture
def activity():
    return make_activity(
        title="Spelen", slug="spelen", summary="Je speelt.", bring="Een buggy.", for_whom="Oma ook."
    )


def address(page, code):
    return page.url.replace("/nl/", f"/{code}/")


def get(client, page, code="ar"):
    return client.get(address(page, code)).content.decode()


def state(page, code="ar"):
    return ActivityPage.objects.get(pk=page.pk).words_in(code).state


def words(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


# --- A page that is not translated --------------------------------------------------------


def test_the_facts_are_in_the_readers_language_and_the_words_in_dutch(client, activity):
    html = get(client, activity)
    assert '<html lang="ar"' in html
    assert re.search(r'<h1><bdi lang="nl" dir="ltr">Spelen</bdi></h1>', html)
    assert re.search(r'<div lang="nl" dir="ltr"><p>Je speelt\.</p>', html)
    assert "كل يوم ثلاثاء من 9:30 إلى 11:30" in words(html)
    assert NOT_YET in html


def test_it_is_not_offered_to_search_engines_as_a_translation(client, activity):
    html = get(client, activity)
    assert f'<link rel="canonical" href="{activity.full_url}">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'hreflang="ar"\n              href' not in html.split("</head>")[0]


def test_its_links_stay_in_the_readers_language(client, activity):
    html = get(client, activity)
    main = html.split("<main", 1)[1].split("</main>")[0]
    dutch = set(re.findall(r'href="(/nl/[^"]*)"', main))
    assert dutch == set()


def test_an_editor_can_keep_the_dutch_text_back(client, activity):
    publish(activity, is_dutch_shown=False)
    html = get(client, activity)
    assert "Spelen" in html
    assert "Je speelt." not in words(html.split("</head>")[1])
    assert "كل يوم ثلاثاء" in words(html)
    assert state(activity) == TextState.HIDDEN
    assert "Je speelt." in get(client, activity, "nl")


def test_a_draft_translation_shows_nothing_of_itself(client, activity):
    translate(activity, "ar", live=False, title="مفاجأة")
    html = get(client, activity)
    assert "مفاجأة" not in html
    assert state(activity) == TextState.MISSING


def test_a_page_above_it_without_translation_is_in_dutch_and_not_away(client, activity):
    translate(activity, "ar", title="لعب")
    location = activity.get_parent().specific
    assert client.get(address(location, "ar")).status_code == 200
    assert LocationPage.objects.get(pk=location.pk).words_in("ar").state == TextState.MISSING


# --- A page that is translated in part ------------------------------------------------------


def test_each_field_is_in_the_language_that_it_is_there_in(client, activity):
    translate(activity, "ar", title="لعب", summary="تلعبون.")
    html = get(client, activity)
    assert re.search(r'<h1><bdi lang="ar" dir="rtl">لعب</bdi></h1>', html)
    assert re.search(r'<div lang="nl" dir="ltr"><p>Een buggy\.</p>', html)
    assert state(activity) == TextState.PARTIAL
    assert 'content="noindex"' not in html


def test_a_field_that_was_left_in_dutch_follows_the_dutch_page(client, activity):
    translate(activity, "ar", title="لعب")
    publish(activity, bring="Een buggy en een jas.")
    assert "Een buggy en een jas." in get(client, activity)


def test_a_field_that_is_new_in_dutch_stands_in_the_translation_in_dutch(client, activity):
    translate(activity, "ar")
    publish(activity, registration_text="Bel Lien.")
    assert re.search(r'<div lang="nl" dir="ltr"><p>Bel Lien\.</p>', get(client, activity))


def test_a_block_without_translation_is_in_dutch_and_the_others_are_not(client):
    activity = make_activity(
        body=[
            ("text", {"heading": "Een", "text": "<p>Koffie.</p>"}),
            ("text", {"heading": "Twee", "text": "<p>Thee.</p>"}),
        ]
    )
    first = ActivityPage.objects.get(pk=activity.pk).body[0].id
    translate(activity, "ar", title="لعب", **{f"body__{first}": "قهوة"})
    html = get(client, activity)
    assert re.search(r'<div lang="ar" dir="rtl">\s*<section>\s*<h3 id="قهوة">', html)
    assert re.search(r'<div lang="nl" dir="ltr">\s*<section>\s*<h3 id="twee">Twee', html)


def test_a_person_introduces_herself_in_the_language_it_is_written_in(client):
    location = make_location()
    location = LocationPage.objects.get(pk=location.pk)
    location.team.set([*location.team.all()])
    for row in location.team.all():
        row.introduction = "Zij speelt."
    location.save_revision().publish()
    assert '<p class="person__text" lang="nl" dir="ltr">Zij speelt.</p>' in get(client, location)
    translate(location, "ar", intro="أهلًا", team="تلعب.")
    assert '<p class="person__text" lang="ar" dir="rtl">تلعب.</p>' in get(client, location)


# --- A translation and the Dutch text that it was made from ---------------------------------


def test_a_full_translation_says_what_it_was_translated_from(client, activity):
    translate(activity, "ar")
    html = get(client, activity)
    assert "ترجمة من الهولندية" in html
    assert state(activity) == TextState.TRANSLATED
    head = html.split("</head>")[0]
    assert f'<link rel="canonical" href="{address_of_site(activity, "ar")}">' in head
    assert sorted(re.findall(r'hreflang="(\w+)"', head)) == ["ar", "nl"]


def address_of_site(page, code):
    return page.full_url.replace("/nl/", f"/{code}/")


def test_a_newer_dutch_text_makes_it_stale_until_it_is_translated_again(client, activity):
    translate(activity, "ar")
    publish(activity, summary="Je speelt en zingt.")
    assert state(activity) == TextState.STALE
    assert "النص الهولندي أحدث" in get(client, activity)
    translate(activity, "ar")
    assert state(activity) == TextState.TRANSLATED


def test_publishing_an_old_translation_again_does_not_make_it_fresh(activity):
    page = translate(activity, "ar")
    publish(activity, summary="Je speelt en zingt.")
    page.save_revision().publish()
    assert state(activity) == TextState.STALE


def test_a_draft_or_another_fact_does_not_make_a_translation_stale(activity):
    translate(activity, "ar")
    draft = ActivityPage.objects.get(pk=activity.pk)
    draft.summary = "Concept."
    draft.save_revision()
    publish(activity, capacity=12, age_max_months=24)
    assert state(activity) == TextState.TRANSLATED


def test_after_a_small_change_translations_stay_valid(activity):
    translate(activity, "ar")
    publish(activity, summary="Je  speelt.", is_small_change=True)
    assert state(activity) == TextState.TRANSLATED
    publish(activity, summary="Iets heel anders.")
    assert state(activity) == TextState.STALE


def test_a_small_change_does_not_wash_an_older_one_clean(activity):
    translate(activity, "ar")
    publish(activity, summary="Iets heel anders.")
    publish(activity, summary="Iets heel anders!", is_small_change=True)
    assert state(activity) == TextState.STALE


def test_text_from_a_computer_says_so_until_a_person_has_written_it(client, activity):
    translate(activity, "ar", made_by=MACHINE)
    assert "fallback-line--plain" not in get(client, activity)
    assert ActivityPage.objects.get(pk=activity.pk).words_in("ar").is_machine_made
    translate(activity, "ar")
    assert not ActivityPage.objects.get(pk=activity.pk).words_in("ar").is_machine_made


# --- Facts have no language -----------------------------------------------------------------


def test_facts_of_a_translated_page_come_from_the_dutch_page(client, activity):
    location = activity.get_parent().specific
    translate(location, "ar")
    translate(activity, "ar")
    publish(location, phone="+32 9 123 45 67")
    publish(activity, age_min_months=6, age_max_months=12)
    assert "+32 9 123 45 67" in get(client, location)
    assert "+32 9 123 45 67" in get(client, activity)
    assert "سنة واحدة" in get(client, activity)


def test_what_is_hidden_in_dutch_is_hidden_in_every_language(client, activity):
    translate(activity, "ar")
    restriction = PageViewRestriction.objects.create(
        page=activity, restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get(address(activity, "ar")).status_code == 404
    restriction.delete()
    assert client.get(address(activity, "ar")).status_code == 200
    ActivityPage.objects.get(pk=activity.pk).unpublish()
    assert client.get(address(activity, "ar")).status_code == 404


@pytest.mark.parametrize("path", ["zoeken/?place=9000", "agenda/"])
def test_lists_in_every_language_show_the_same_activities(client, path):
    titles = ["Spelen", "Zingen", "Lezen"]
    translate(make_activity(title="Spelen", slug="spelen"), "tr", title="tr-Spelen")
    for title in titles[1:]:
        make_activity(title=title, slug=title.lower())
    for code in ("nl", "fr", "ar", "tr"):
        text = words(client.get(f"/{code}/{path}").content.decode())
        assert [title for title in titles if title in text] == titles
        assert ("tr-Spelen" in text) == (code == "tr")


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_a_location_costs_the_same_queries_for_one_person_and_for_nine(client, code):
    pages = []
    for people in (1, 9):
        location = LocationPage.objects.get(pk=make_location(points=people).pk)
        location.team = [
            TeamMember(name=f"An {number}", introduction="Zij speelt.", is_agogic=True)
            for number in range(people)
        ]
        location.save_revision().publish()
        translate(location, "ar")
        pages.append(location)
    counts = []
    for page in pages:
        client.get(address(page, code))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(page, code)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
