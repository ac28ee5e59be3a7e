"""A location chooses the languages of its posters and translations, a fact in every language."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import querydict_from_html

from editors.roles import make_network_team
from home.models import HomePage
from locations.models import LocationIndexPage, LocationPage
from locations.selectors import languages_offered_for
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.translating import CODES, hand_in, in_language, set_up_languages, source_record

NAMES = {"nl": "Nederlands", "fr": "Français", "ar": "العربية", "tr": "Türkçe"}


@pytest.fixture(autouse=True)
def languages(site, settings):
    set_up_languages(settings)
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = list(NAMES.items())
    for code in NAMES.keys() - set(CODES):
        Locale.objects.get_or_create(language_code=code)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def boxes(html):
    """Return the check boxes of the languages: code and whether it is ticked."""
    found = re.findall(r'<input type="checkbox" name="offered_languages"[^>]*>', html)
    return {re.search(r'value="([^"]*)"', box)[1]: "checked" in box for box in found}


def poster_languages(client, page, query=""):
    location = page.get_parent()
    url = f"/nl/agenda/locatie/{location.slug}/activiteit/{page.slug}/affiche/{query}"
    return [link["code"] for link in client.get(url).context["language_links"]]


def test_a_location_offers_every_language_of_the_site_until_it_chooses(settings):
    location = make_location()
    assert location.languages == ["nl", "fr", "ar", "tr"]
    location.offered_languages = ["tr", "ar"]
    assert location.languages == ["nl", "ar", "tr"]
    settings.LANGUAGES = [("nl", "Nederlands"), ("tr", "Türkçe")]
    assert location.languages == ["nl", "tr"]


def test_an_editor_ticks_languages_by_their_own_names_and_dutch_is_not_among_them(client):
    location = make_location()
    client.force_login(make_editor(location))
    html = client.get(edit_url(location)).content.decode()
    assert boxes(html) == {"fr": False, "ar": False, "tr": False}
    assert all(name in html for name in NAMES.values())
    form = querydict_from_html(html, form_id="page-edit-form")
    form.setlist("offered_languages", ["ar", "tr"])
    client.post(edit_url(location), form | {"action-publish": "1"})
    location = LocationPage.objects.get(pk=location.pk)
    assert location.offered_languages == ["ar", "tr"]
    assert boxes(client.get(edit_url(location)).content.decode()) == {
        "fr": False,
        "ar": True,
        "tr": True,
    }


@pytest.mark.parametrize("code", ["nl", "de", "x' OR 1=1"])
def test_a_language_that_is_not_there_to_choose_is_refused(client, code):
    location = make_location()
    client.force_login(make_editor(location))
    form = querydict_from_html(
        client.get(edit_url(location)).content.decode(), form_id="page-edit-form"
    )
    form.setlist("offered_languages", [code])
    response = client.post(edit_url(location), form | {"action-publish": "1"})
    assert list(response.context["form"].errors) == ["offered_languages"]


def test_the_choice_is_one_fact_that_a_translation_follows():
    location = make_location(offered_languages=["fr"])
    for page in (HomePage.objects.get(), LocationIndexPage.objects.get(), location):
        hand_in(page, "fr")
    assert in_language(location, "fr").offered_languages == ["fr"]
    location.offered_languages = ["ar"]
    location.save_revision().publish()
    assert in_language(location, "fr").languages == ["nl", "ar"]
    source = source_record(location)
    source.update_from_db()
    assert not source.overridablesegment_set.filter(context__path="offered_languages").exists()


def test_a_poster_offers_the_languages_of_its_location(client):
    activity = make_activity(location=make_location(offered_languages=["ar"]))
    assert poster_languages(client, activity) == ["ar"]
    assert poster_languages(client, make_activity()) == ["fr", "ar", "tr"]


def test_a_language_that_is_on_the_poster_already_can_be_taken_off(client):
    activity = make_activity(location=make_location(offered_languages=["ar"]))
    assert poster_languages(client, activity, "?languages=nl,tr") == ["ar", "tr"]


def test_the_pages_of_the_location_stay_in_every_language(client):
    location = make_location(offered_languages=["ar"])
    assert client.get(location.url.replace("/nl/", "/fr/")).status_code == 200


def test_a_page_below_a_location_has_its_languages_and_another_page_none():
    location = make_location(offered_languages=["tr"])
    activity = make_activity(location=location)
    assert languages_offered_for(location) == languages_offered_for(activity) == ["nl", "tr"]
    assert languages_offered_for(LocationIndexPage.objects.get()) is None


def test_the_network_team_chooses_too(client):
    user = make_user()
    user.groups.add(make_network_team())
    client.force_login(user)
    assert boxes(client.get(edit_url(make_location())).content.decode()).keys() == {
        "fr",
        "ar",
        "tr",
    }
