"""The catalogues beside the Dutch one: sound, complete for visitors, and readable for them."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[1] / "site" / "locale"
PLURALS = {"nl": 2, "fr": 2, "en": 2, "ar": 6, "tr": 2}
# Where the texts of visitors come from; for editors a language may lean on the Dutch catalogue.
VISITORS = re.compile(
    r"templates/(?!\w+/admin/|wagtail\w+/|editors/|account/|mfa/)|activities/(agenda_)?views\.py|(locations|practices|home)/views\.py"
    r"|activities/(phrases|feeds\w*|ical|atom|event_words)\.py|search/(?!models|document_models|apps|wagtail_hooks)\w+\.py|content/formats\.py"
)


def catalogue(language):
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file)


def forms(text):
    return text if isinstance(text, tuple) else (text,)


def translations(language):
    """Return pairs of a text and its translation, each with all its forms."""
    pairs = [(forms(each.id), forms(each.string)) for each in catalogue(language) if each.id]
    return [(ids, strings) for ids, strings in pairs if any(strings)]


@pytest.mark.parametrize("language", PLURALS)
def test_a_catalogue_is_sound_and_compiles(language):
    found = catalogue(language)
    write_mo(io.BytesIO(), found)

    assert [(message.id, errors) for message, errors in found.check()] == []
    assert found.num_plurals == PLURALS[language]
    plurals = [strings for ids, strings in translations(language) if len(ids) == 2]
    assert {len(strings) for strings in plurals} == {PLURALS[language]}


@pytest.mark.parametrize("language", PLURALS)
def test_no_translation_is_a_guess(language):
    assert [message.id for message in catalogue(language) if message.fuzzy and message.id] == []


def test_editors_read_everything_in_french_too():
    assert [message.id for message in catalogue("fr") if not all(forms(message.string))] == []


@pytest.mark.parametrize("language", PLURALS)
def test_a_translation_has_latin_digits(language):
    found = [string for _ids, strings in translations(language) for string in strings]
    assert [string for string in found if re.search(r"[^\D0-9]", string)] == []


def test_nothing_is_left_in_english_in_the_arabic_catalogue():
    assert [
        ids
        for ids, strings in translations("ar")
        if {*ids} & {*strings} and re.search("[a-z]", re.sub(r"%\(\w+\)[sd]", "", ids[0]))
    ] == []


@pytest.mark.parametrize("language", [code for code in PLURALS if code != "nl"])
def test_what_visitors_read_is_translated(language):
    assert [
        message.id
        for message in catalogue(language)
        if any(VISITORS.match(path) for path, _line in message.locations)
        and not all(forms(message.string))
    ] == []
