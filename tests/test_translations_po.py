"""Texts go to a translator as a file and come back as drafts, never as anything else."""

import json

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from editors.roles import make_network_team
from locations.models import LocationPage
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.po_steps import (
    bring_back,
    confirm,
    counts,
    download,
    entry,
    everything,
    file_of,
    key_of,
    translator,
    upload,
)
from tests.translating import (
    hand_in,
    in_english,
    in_language,
    language,
    make_public,
    set_up_network,
)
from translations.coverage import NETWORK
from translations.po import saving

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def languages(site, settings):
    set_up_network(settings)


@pytest.fixture
def location():
    return make_location(title="KOALA A", slug="a", intro="Hallo! Kom spelen.")


@pytest.fixture
def activity(location):
    page = make_activity(location=location, title="Samen zingen", summary="Je zingt mee.")
    text = '<p>Kom <b>gerust</b> naar <a href="https://k.example">ons</a>.</p>'
    page.body = json.dumps([{"type": "text", "value": {"heading": "", "text": text}}])
    page.save_revision().publish()
    return page


@pytest.fixture
def editor(client, location):
    user = in_english(make_editor(location))
    client.force_login(user)
    return user


# --- There and back ---------------------------------------------------------------------------


def test_the_file_has_every_text_of_the_location_and_its_activities(
    client, editor, activity, location
):
    po = file_of(client, location)
    assert (po.metadata["X-Koala-Location"], po.metadata["X-Koala-Language"]) == (
        key_of(location),
        "fr",
    )
    assert entry(po, "intro").msgctxt == f"{key_of(location)}:intro"
    assert entry(po, "summary").msgctxt == f"{activity.translation_key}:summary"
    assert entry(po, "body").msgid == 'Kom <b>gerust</b> naar <a id="a1">ons</a>.'
    assert {each.msgstr for each in po} == {""}


def test_the_file_has_what_is_translated_already(client, editor, location):
    make_public(location, "fr", text="Salut")
    assert entry(file_of(client, location), "intro").msgstr.startswith("Salut")


def test_no_dutch_draft_goes_into_a_file(client, editor, activity, location):
    make_activity(location=location, live=False, title="Geheim concept")
    draft = LocationPage.objects.get(pk=location.pk).get_latest_revision_as_object()
    draft.intro = "Geheim concept"
    draft.save_revision()
    assert "Geheim" not in download(client, location).content.decode()


def test_pages_that_were_not_handed_in_come_back_as_drafts(client, editor, activity, location):
    po = file_of(client, location)
    entry(po, "summary").msgstr = "Tu chantes."
    entry(po, "body").msgstr = 'Viens <b>donc</b> chez <a id="a1">nous</a>.'
    preview = upload(client, location, po)
    assert counts(preview) == {"new": 2}
    assert not Page.objects.filter(translation_key=activity.translation_key, locale=language("fr"))
    bring_back(client, location, po)
    french = in_language(activity, "fr").get_latest_revision_as_object()
    assert (french.summary, french.live, french.title) == ("Tu chantes.", False, "Samen zingen")
    assert '<a href="https://k.example">nous</a>' in str(french.body[0].value["text"])
    assert french.get_parent() == in_language(location, "fr").page_ptr
    assert not in_language(location, "fr").live


def test_a_public_translation_gets_a_draft_and_stays_as_it_is(client, editor, location):
    french = make_public(location, "fr", text="Salut")
    point_ids = list(french.meeting_points.values_list("pk", flat=True))
    before = french.intro
    po = file_of(client, location)
    entry(po, "intro").msgstr = "Bonjour ! Viens jouer."
    preview = upload(client, location, po)
    assert counts(preview)["changed"] == 1
    confirm(client, location, preview)
    french.refresh_from_db()
    assert (french.intro, french.live, french.has_unpublished_changes) == (before, True, True)
    assert french.get_latest_revision_as_object().intro == "Bonjour ! Viens jouer."
    assert list(french.meeting_points.values_list("pk", flat=True)) == point_ids


def test_a_public_translation_that_is_behind_gets_the_new_dutch_text(client, editor, location):
    french = make_public(location, "fr")
    location.intro = "Hallo! Kom zingen."
    location.save_revision().publish()
    po = file_of(client, location)
    assert (entry(po, "intro").msgid, entry(po, "intro").msgstr) == ("Hallo! Kom zingen.", "")
    entry(po, "intro").msgstr = "Viens chanter."
    bring_back(client, location, po)
    assert in_language(location, "fr").get_latest_revision_as_object().intro == "Viens chanter."
    in_language(location, "fr").get_latest_revision().publish()
    record = in_language(location, "fr").translated_text
    assert (french.pk, record.is_stale, record.untranslated) == (record.page_id, False, [])


def test_the_same_file_twice_is_once(client, editor, activity, location):
    po = file_of(client, location)
    for each in po:
        each.msgstr = each.msgid.replace("Kom", "Viens")
    preview = upload(client, location, po)
    confirm(client, location, preview)
    before = everything()
    again = upload(client, location, po)
    assert counts(again) == {"unchanged": len(po)}
    confirm(client, location, again)
    assert everything() == before
    # The page of before, sent again: there is less to do than it promised, so it is shown anew.
    assert confirm(client, location, preview).status_code == 409
    assert everything() == before


def test_lines_of_a_dutch_text_survive_a_round_trip(client, editor, location):
    location.helps_with = "Opvang\r\nTaal & spel"
    location.save_revision().publish()
    po = file_of(client, location)
    entry(po, "helps_with").msgstr = "Garde<br/>Langue & jeu"
    bring_back(client, location, po)
    french = in_language(location, "fr").get_latest_revision_as_object()
    assert french.helps_with == "Garde\nLangue & jeu"
    assert counts(upload(client, location, po)) == {"unchanged": 1}


def test_an_empty_text_takes_nothing_away(client, editor, location):
    make_public(location, "fr")
    po = file_of(client, location)
    for each in po:
        each.msgstr = ""
    preview = upload(client, location, po)
    assert (counts(preview), preview.context["plan"].empty_count) == ({}, len(po))


def test_what_changed_meanwhile_is_shown_first(client, editor, location):
    po = file_of(client, location)
    entry(po, "intro").msgstr = "Bonjour"
    preview = upload(client, location, po)
    location.intro = "Iets anders."
    location.save_revision().publish()
    assert confirm(client, location, preview).status_code == 409
    assert not StringTranslation.objects.filter(data="Bonjour").exists()


def test_all_or_nothing(client, editor, activity, location, monkeypatch):
    po = file_of(client, location)
    entry(po, "intro").msgstr = "Bonjour"
    entry(po, "summary").msgstr = "Tu chantes."
    preview = upload(client, location, po)
    save_draft = saving._save_draft

    def save_the_first(translation, page, user):
        if page.pk == activity.pk:
            raise ValidationError("Te laat.")
        save_draft(translation, page, user)

    monkeypatch.setattr(saving, "_save_draft", save_the_first)
    before = everything()
    response = confirm(client, location, preview)
    (message,) = get_messages(response.wsgi_request)
    assert str(message) == (
        "Samen zingen cannot be saved: Te laat. Nothing of the file was taken over."
    )
    assert everything() == before


# --- Who may ----------------------------------------------------------------------------------


def test_a_translator_of_the_language_hands_in_and_translates(client, activity, location):
    client.force_login(translator("fr"))
    po = file_of(client, location)
    entry(po, "summary").msgstr = "Tu chantes."
    bring_back(client, location, po)
    assert in_language(activity, "fr").get_latest_revision_as_object().summary == "Tu chantes."


def test_a_translator_reaches_no_other_language_and_an_editor_no_other_location(
    client, activity, location
):
    hand_in(location, "fr", "ar")
    client.force_login(in_english(make_editor(location)))
    po = file_of(client, location, "ar")
    entry(po, "intro").msgstr = "مرحبا"
    preview = upload(client, location, po, "ar")
    before = everything()
    for user in (translator("fr"), make_editor(make_location()), make_user()):
        client.force_login(user)
        refused = (404,) if user.groups.exists() else (302,)
        before = everything()
        assert download(client, location, "ar").status_code in refused
        assert upload(client, location, po, "ar").status_code in refused
        assert confirm(client, location, preview, "ar").status_code in refused
        assert everything() == before


def test_an_editor_without_rights_on_the_translation_does_not_write_it(client, editor, location):
    hand_in(location, "fr")
    in_language(location, "fr").group_permissions.all().delete()
    assert download(client, location).status_code == 404


def test_the_network_team_takes_the_pages_of_the_network(client, location):
    user = make_user()
    user.groups.add(make_network_team())
    client.force_login(user)
    po = file_of(client, NETWORK)
    assert "Goede praktijken" in {each.msgid for each in po}
    assert "Hallo! Kom spelen." not in {each.msgid for each in po}


@pytest.mark.parametrize("code", ["nl", "xx", "fr-be"])
def test_a_language_that_is_not_translated_into_is_not_there(client, editor, location, code):
    assert download(client, location, code).status_code == 404
    assert client.get(reverse("koala_po_import", args=["x", "fr"])).status_code == 404
