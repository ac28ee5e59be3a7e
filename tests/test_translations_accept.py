"""A translator sees what changed in Dutch, and may say that the translation still says the same."""

import pytest
from django.contrib.messages import get_messages
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from content.models import TranslatedText
from content.texts import TextState
from editors.roles import make_translators
from locations.models import LocationPage
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.translating import (
    hand_in,
    in_english,
    in_language,
    language,
    make_public,
    set_up_network,
    write_texts,
)
from translations.comparing import compare_with_source, without

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def languages(site, settings):
    set_up_network(settings)


@pytest.fixture
def location():
    """A location whose Dutch text was changed after its French translation."""
    made = make_location(title="KOALA A", slug="a", intro="Hallo! Kom spelen.")
    page = LocationPage.objects.get(pk=made.pk)  # which knows its public version
    make_public(page, "fr")
    page.intro = "Hallo! Kom zingen."
    page.save_revision().publish()
    return page


@pytest.fixture
def french(location):
    return in_language(location, "fr")


def translator(code, **values):
    user = make_user()
    user.groups.add(make_translators(language(code), **values))
    return in_english(user)


def is_stale(page):
    return TranslatedText.objects.get(page=page).is_stale


def comparison(page):
    return compare_with_source(type(page).objects.get(pk=page.pk), RequestFactory().get("/"))


def accept(client, page, digest=None):
    digest = comparison(page).digest if digest is None else digest
    return client.post(reverse("koala_accept", args=[page.pk]), {"digest": digest})


def messages_of(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


# --- What changed -----------------------------------------------------------------------------


def test_the_dutch_text_of_then_stands_beside_the_dutch_text_of_now(french):
    LocationPage.objects.filter(pk=french.pk).update(intro="Bonjour !")
    (found,) = comparison(french).differences
    assert found.label == LocationPage._meta.get_field("intro").verbose_name.capitalize()
    assert found.before == 'Hallo! Kom <span class="deletion">spelen.</span>'
    assert found.after == 'Hallo! Kom <span class="addition">zingen.</span>'
    assert "Bonjour" in found.translated


def test_a_fact_that_changed_is_not_for_the_translator(location, french):
    location.phone = "+32 000 00 00 09"
    location.save_revision().publish()
    assert ["zingen" in each.after for each in comparison(french).differences] == [True]


def test_a_row_that_came_or_changed_is_shown_with_its_words(location, french):
    page = LocationPage.objects.get(pk=location.pk)
    point = page.meeting_points.first()
    point.directions = "Onder de boom"
    page.meeting_points = [point]
    page.save_revision().publish()
    found = [(each.before, each.after) for each in comparison(french).differences]
    assert any("boom" not in before and "Onder de boom" in after for before, after in found)


def test_a_dutch_draft_is_not_shown(location, french):
    draft = LocationPage.objects.get(pk=location.pk).get_latest_revision_as_object()
    draft.intro = "Geheim concept"
    draft.save_revision()
    (found,) = comparison(french).differences
    assert "zingen" in found.after


def test_without_the_text_of_then_there_is_no_comparison_but_still_a_screen(client, french):
    assert comparison(french).differences
    TranslatedText.objects.filter(page=french).update(source_digest="another")
    assert comparison(french).differences is None
    client.force_login(translator("fr"))
    page = client.get(reverse("koala_accept", args=[french.pk]))
    assert "The Dutch text of then was not kept." in page.content.decode()


def test_after_a_sync_the_text_of_then_comes_from_the_version_that_was_public(location, french):
    TranslationSource.objects.get(object_id=location.translation_key).update_from_db()
    (found,) = comparison(french).differences
    assert "spelen" in found.before


def test_text_of_editors_is_never_markup_in_a_comparison(location, french):
    location.intro = "<script>alert(1)</script> Kom zingen."
    location.save_revision().publish()
    (found,) = comparison(french).differences
    assert "<script" not in found.before + found.after
    assert without("&lt;b&gt;", "addition") == "&lt;b&gt;"


# --- Accepting --------------------------------------------------------------------------------


def test_a_translator_says_that_a_translation_is_still_right(client, location, french):
    client.force_login(translator("fr"))
    page = client.get(reverse("koala_accept", args=[french.pk]))
    assert "zingen" in page.content.decode()
    assert is_stale(french)
    response = accept(client, french)
    assert response.headers["Location"] == reverse("koala_coverage")
    assert not is_stale(french)
    texts = LocationPage.objects.get(pk=location.pk).words_in("fr")
    assert texts.state == TextState.TRANSLATED


def test_accepting_changes_no_word_and_publishes_nothing(client, french):
    before = Page.objects.filter(pk=french.pk).values().get()
    client.force_login(translator("fr"))
    accept(client, french)
    assert Page.objects.filter(pk=french.pk).values().get() == before


def test_what_changed_after_the_screen_was_shown_is_shown_first(client, location, french):
    digest = comparison(french).digest
    location.intro = "Hallo! Kom dansen."
    location.save_revision().publish()
    client.force_login(translator("fr"))
    response = accept(client, french, digest)
    assert response.status_code == 409
    assert "dansen" in response.content.decode()
    assert is_stale(french)


def test_accepting_twice_says_that_it_is_right_already(client, french):
    client.force_login(translator("fr"))
    accept(client, french)
    response = accept(client, french)
    assert messages_of(response)[-1] == "This translation already goes with the Dutch text."


def test_what_was_accepted_stays_so_when_it_is_published_from_the_older_screen(
    client, location, french
):
    client.force_login(translator("fr"))
    accept(client, french)
    write_texts(location, "fr", text="Bienvenue")  # no sync: on screen is still "Kom spelen."
    in_language(location, "fr").get_latest_revision().publish()
    assert not is_stale(french)
    location.intro = "Hallo! Kom dansen."
    location.save_revision().publish()
    in_language(location, "fr").get_latest_revision().publish()
    assert is_stale(french)


def test_the_editor_of_the_location_may_accept_too(client, location, french):
    client.force_login(make_editor(location))
    accept(client, french)
    assert not is_stale(french)


# --- Who may not ------------------------------------------------------------------------------


def test_somebody_elses_translation_is_not_there(client, location, french):
    users = [make_editor(make_location()), translator("ar"), make_user()]
    for user in users:
        client.force_login(user)
        for answer in (
            client.get(reverse("koala_accept", args=[french.pk])),
            accept(client, french),
        ):
            assert answer.status_code in (302, 404)
            assert "KOALA A" not in answer.content.decode()
    assert is_stale(french)


def test_who_may_not_publish_sees_the_change_and_cannot_accept(client, french):
    client.force_login(translator("fr", may_publish=False))
    page = client.get(reverse("koala_accept", args=[french.pk]))
    assert "zingen" in page.content.decode()
    assert "It goes with the Dutch text" not in page.content.decode()
    # Wagtail's admin answers "you may not" by leading back to its first page.
    assert accept(client, french).headers["Location"] == reverse("wagtailadmin_home")
    assert is_stale(french)


def test_a_draft_or_a_dutch_page_cannot_be_accepted(client, location, french):
    activity = make_activity(location=location)
    hand_in(activity, "fr")
    user = make_user(is_superuser=True)
    client.force_login(user)
    draft = in_language(activity, "fr")
    assert client.get(reverse("koala_accept", args=[draft.pk])).status_code == 302
    assert client.get(reverse("koala_accept", args=[location.pk])).status_code == 404
    assert client.get(reverse("koala_accept", args=[0])).status_code == 404
    assert not TranslatedText.objects.filter(page=draft).exists()


def test_the_page_itself_leads_to_the_comparison_while_it_is_behind(client, french):
    client.force_login(translator("fr"))
    edit = reverse("wagtailadmin_pages:edit", args=[french.pk])
    address = reverse("koala_accept", args=[french.pk])
    assert address in client.get(edit).content.decode()
    accept(client, french)
    assert address not in client.get(edit).content.decode()
