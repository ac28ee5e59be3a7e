"""What a file for translators may not hold: answered with a sentence, never with an error."""

import json

import polib
import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from tests.factories import make_activity, make_editor, make_location
from tests.po_steps import (
    bring_back,
    confirm,
    counts,
    entry,
    error_of,
    file_of,
    key_of,
    reasons,
    upload,
)
from tests.translating import in_english, language, make_public, set_up_network

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


# --- Refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Viens chez nous.", '<a id="a1">, <b> of the Dutch text is missing'),
        (
            '<b>Viens</b> <i>chez</i> <a id="a1">nous</a>',
            "<i> does not stand in the Dutch text",
        ),
        ('<b>V</b> <a id="a9">nous</a>', "Unrecognised id found in an <a> tag: a9"),
        (
            '<b onclick="x()">V</b> <a id="a1">nous</a>',
            "Strings cannot have any HTML tags with attributes (except for 'id' in <a> tags)",
        ),
        (
            '<b>V</b> <a href="javascript:x()">nous</a>',
            "Strings cannot have any HTML tags with attributes (except for 'id' in <a> tags)",
        ),
        (
            '<b>V</b> <a id="a1">nous</a><script>x()</script>',
            "<script> tag is not allowed. Strings can only contain standard HTML inline tags "
            "(such as <b>, <a>)",
        ),
        (
            '<b>V</b> <a id="a1">nous</a><!-- x -->',
            "it holds a comment or an instruction for a computer",
        ),
    ],
)
@pytest.mark.usefixtures("editor")
def test_a_text_with_other_tags_is_refused_by_name(client, activity, location, text, reason):
    po = file_of(client, location)
    entry(po, "body").msgstr = text
    preview = upload(client, location, po)
    assert (counts(preview), reasons(preview)) == ({"refused": 1}, [reason])


def test_a_script_in_a_plain_text_is_refused(client, editor, location):
    po = file_of(client, location)
    entry(po, "intro").msgstr = "<img src=x onerror=alert(1)>"
    preview = upload(client, location, po)
    assert counts(preview) == {"refused": 1}
    assert "<img src=x" not in preview.content.decode()


def test_what_is_refused_does_not_hold_up_the_rest(client, editor, activity, location):
    po = file_of(client, location)
    entry(po, "body").msgstr = "Viens."
    entry(po, "summary").msgstr = "Tu chantes."
    preview = upload(client, location, po)
    assert counts(preview) == {"new": 1, "refused": 1}
    confirm(client, location, preview)
    assert not StringTranslation.objects.filter(data="Viens.").exists()
    assert StringTranslation.objects.filter(data="Tu chantes.").exists()


def test_too_long_uncertain_double_and_unknown_texts_are_refused_with_a_reason(
    client, editor, activity, location
):
    po = file_of(client, location)
    entry(po, "intro").msgstr = "x" * 301
    entry(po, "summary").msgstr = "Tu chantes."
    entry(po, "summary").flags = ["fuzzy"]
    entry(po, "title").msgstr = "Chanter"
    po.append(polib.POEntry(msgctxt=entry(po, "title").msgctxt, msgid="Samen zingen", msgstr="Bis"))
    po.append(polib.POEntry(msgctxt="x:intro", msgid="Geheim", msgstr="Secret"))
    po.append(polib.POEntry(msgid="Zonder plaats", msgstr="Sans"))
    preview = upload(client, location, po)
    assert counts(preview) == {"new": 1, "unknown": 2, "refused": 3}
    assert sorted(reasons(preview)) == [
        "marked as not certain (fuzzy)",
        "this text stands in the file twice",
        "too long: 301 characters, at most 300 fit",
    ]


def test_control_characters_and_signs_that_turn_the_writing_are_taken_out(client, editor, location):
    po = file_of(client, location)
    entry(po, "intro").msgstr = "Bon\u202ejour\x07 \u200fمرحبا\u2028"
    bring_back(client, location, po)
    assert StringTranslation.objects.get(context__path="intro").data == "Bonjour \u200fمرحبا"


def test_a_translation_by_hand_a_live_copy_and_a_lock_are_left_alone(
    client, editor, activity, location
):
    french = make_public(location, "fr")
    activity.copy_for_translation(language("fr"), alias=True)
    Page.objects.filter(translation_key=activity.translation_key).update(live=True)
    po = file_of(client, location, "ar")
    for each in po:
        each.msgstr = "Bonjour"
    content = str(po).replace("Language: ar", "Language: fr")
    Page.objects.filter(pk=french.pk).update(locked=True)
    found = set(reasons(upload(client, location, content)))
    assert "this page is locked" in found
    assert "this page shows the Dutch text as a copy: stop that on the page first" in found
    Page.objects.filter(pk=french.pk).update(locked=False)
    Translation.objects.filter(source__object_id=location.translation_key).update(enabled=False)
    assert "this translation was written by hand: edit it on the page itself" in reasons(
        upload(client, location, content)
    )
    assert len(file_of(client, location)) == 0


def test_nothing_is_made_below_a_page_that_is_not_translated(client, location):
    client.force_login(in_english(make_editor(location)))
    po = file_of(client, location)
    entry(po, "intro").msgstr = "Bonjour"
    Page.objects.filter(locale=language("fr"), depth=3).delete()
    assert reasons(upload(client, location, po)) == [
        "the page above this one is not translated yet"
    ]


# --- Bad files --------------------------------------------------------------------------------

HEAD = 'msgid ""\nmsgstr ""\n"X-Koala-Location: {key}\\n"\n"X-Koala-Language: {code}\\n"\n\n'


def head(location, code="fr"):
    return HEAD.format(key=key_of(location), code=code)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("Beste, hier is de vertaling.", "This is not a good PO file: look at line 1."),
        ('{head}msgid "a"\nmsgstr "b" "c"\n', "This is not a good PO file: look at line 7."),
        ('{head}# opmerking\nmsgid "a"\nhallo\n', "This is not a good PO file: look at line 8."),
        (
            'msgid "a"\nmsgstr "b"\n',
            "This file was not downloaded here. Download one and translate that.",
        ),
        ("/etc/hostname", "This is not a good PO file: look at line 1."),
        ("#\n" * 50_001, "This file has more than 50,000 lines."),
        ("a" * (2 * 1024 * 1024 + 1), "This file is larger than 2 MB."),
    ],
    ids=["letter", "quotes", "line", "stranger", "path", "lines", "size"],
)
def test_a_bad_file_is_answered_with_a_sentence(client, editor, location, content, sentence):
    content = content.replace("{head}", head(location))
    assert error_of(upload(client, location, content)) == sentence


def test_a_file_in_another_encoding_is_answered_with_its_line(client, editor, location):
    raw = head(location).encode() + 'msgid "a"\nmsgstr "\xe9"\n'.encode("latin-1")
    assert error_of(upload(client, location, raw)) == (
        "Line 7 is not written in UTF-8. Save the file as UTF-8."
    )


def test_a_file_for_another_language_or_location_is_refused(client, editor, location):
    other = make_location()
    assert error_of(upload(client, location, head(location, "ar"))) == (
        "This file is for another language: ar."
    )
    assert error_of(upload(client, location, head(other))) == "This file is of another location."


@pytest.mark.parametrize(
    "piece",
    [
        b"\x00\xff",
        b"",
        b"msgid",
        b'msgstr[0] "a"',
        b'"a',
        b"#~ msgid",
        b'msgctxt "a"\nmsgid "b"',
        b'msgid "a\\',
        b"#| msgid",
        b"\xfe\xff",
    ],
)
def test_no_broken_file_is_an_error_of_the_site(client, editor, location, piece):
    for raw in (piece, head(location).encode() + piece, piece + b"\n" + head(location).encode()):
        assert upload(client, location, raw).status_code in (200, 400)


@pytest.mark.parametrize("content", ["", "%%%", "YWJj", "eJwDAAAAAAE="])
def test_a_file_that_was_tampered_with_on_the_way_is_no_error_of_the_site(
    client, editor, location, content
):
    url = reverse("koala_po_import", args=[key_of(location), "fr"])
    assert client.post(url, {"content": content, "digest": "x"}).status_code == 400
