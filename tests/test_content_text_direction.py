"""In an admin in Dutch, words stand in the direction of their own language, and facts do not."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from wagtail.models import Locale

from activities.models import ActivityPage
from content.models import Term
from content.page_forms import patterns_of_words
from editors.roles import make_network_team
from home.models import HomePage
from locations.models import LocationIndexPage, LocationPage
from tests.factories import make_activity, make_location, make_user
from tests.translating import hand_in, in_language, set_up_languages, translation_of

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def languages(site, settings):
    set_up_languages(settings)


@pytest.fixture
def network(client):
    user = make_user()
    user.groups.add(make_network_team())
    client.force_login(user)


@pytest.fixture
def location():
    location = make_location()
    for page in (HomePage.objects.get(), LocationIndexPage.objects.get(), location):
        hand_in(page, "ar")
    return location


def html_of(client, page):
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    return response.content.decode()


def words_of(html):
    found = re.search(r'<script id="words-of-form"[^>]*>(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1]) if found else None


def is_word(model, name):
    return any(re.fullmatch(pattern, name) for pattern in patterns_of_words(model))


def test_the_form_of_a_page_says_which_fields_have_words_and_in_which_language(
    client, network, location
):
    activity = make_activity(location=location)
    hand_in(activity, "ar")
    translation = translation_of(activity, "ar")
    translation.enabled = False  # written by hand from here on
    translation.save()
    assert words_of(html_of(client, activity))["language"] == "nl"
    assert words_of(html_of(client, in_language(activity, "ar"))) == {
        "language": "ar",
        "fields": list(patterns_of_words(ActivityPage)),
    }


def test_the_form_of_a_new_page_has_the_language_of_the_page_above(client, network, location):
    parent = in_language(location, "ar")
    url = reverse("wagtailadmin_pages:add", args=["activities", "activitypage", parent.pk])
    assert words_of(client.get(url).content.decode())["language"] == "ar"


@pytest.mark.parametrize(
    "name",
    [
        *("title", "summary", "body-0-value-text", "body-12-value", "steps-0-value-title"),
        *("series-0-name", "series-__prefix__-name", "seo_title"),
    ],
)
def test_what_is_translated_has_words(name):
    assert is_word(ActivityPage, name)


@pytest.mark.parametrize(
    "name",
    [
        *("slug", "online_url", "cost_eur", "series-0-start_time", "comments-0-text"),
        *("subtitle", "body", "titles"),
    ],
)
def test_a_fact_has_none(name):
    assert not is_word(ActivityPage, name)


@pytest.mark.parametrize(
    ("name", "has_words"),
    [
        *[("intro", True), ("team-0-introduction", True), ("meeting_points-1-directions", True)],
        *[("title", False), ("phone", False), ("email", False), ("team-0-name", False)],
        *[("postcode", False), ("partners-0-phone", False), ("offered_languages", False)],
    ],
)
def test_a_location_has_words_of_its_own_beside_numbers_and_names(name, has_words):
    assert is_word(LocationPage, name) is has_words


def test_the_script_knows_every_language_that_runs_from_the_right(client, network, location):
    html = html_of(client, location)
    [script] = re.findall(
        r'<script type="module" src="([^"]+)" data-right-to-left="([^"]+)">', html
    )
    assert script[0] == "/static/js/text-direction.js"
    assert {"ar", "fa", "fa-af", "ps"} <= set(script[1].split())
    assert finders.find("js/text-direction.js")
    assert finders.find("css/admin-text-direction.css")


def test_the_screen_of_a_translation_has_both_languages_and_the_script(client, network, location):
    html = html_of(client, in_language(location, "ar"))
    assert "/static/js/text-direction.js" in html
    props = json.loads(
        re.search(r'data-props="([^"]+)"', html)[1].replace("&quot;", '"').replace("&#x27;", "'")
    )
    assert (props["sourceLocale"]["code"], props["locale"]["code"]) == ("nl", "ar")


def test_the_form_of_a_term_stays_as_it_is(client, network):
    term = Term.objects.filter(locale=Locale.objects.get(language_code="nl")).first()
    url = reverse("wagtailsnippets_content_term:edit", args=[term.pk])
    html = client.get(url).content.decode()
    assert words_of(html) is None
    assert "data-edit-form" in html
