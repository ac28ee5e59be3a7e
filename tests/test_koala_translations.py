"""Every text of the interface exists in Dutch, and no translation drops or adds a value."""

import io
import re

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

from tests.test_house_rules import ROOT, own, python_files

KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
CATALOGUES = sorted(settings.BASE_DIR.glob("site/locale/*/LC_MESSAGES/django.po"))
VALUE = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def texts_in(source):
    """Return the texts of some Python code: pairs of a context, or None, and a text or a pair."""
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    return {(context, text) for _line, text, _comments, context in found}


def as_python(template):
    """Return the texts of a template as Python code, which Django makes for xgettext."""
    lines = templatize(template).splitlines()
    return "\n".join(line.strip() for line in lines)


def texts_of_the_interface():
    code = [path for path in python_files() if not path.is_relative_to(ROOT / "tests")]
    templates = [path for suffix in (".html", ".txt") for path in own(suffix, folder=ROOT)]
    sources = {path: path.read_text(encoding="utf-8") for path in code} | {
        path: as_python(path.read_text(encoding="utf-8"))
        for path in templates
        if path.is_relative_to(ROOT / "templates")
    }
    return {text: path for path, source in sources.items() for text in texts_in(source)}


def catalogue(path):
    with path.open(encoding="utf-8") as file:
        return read_po(file)


def forms(text):
    return list(text) if isinstance(text, tuple | list) else [text]


def values_in(text):
    return set(VALUE.findall(text))


def test_the_collecting_finds_every_kind_of_text():
    code = 'gettext("a"); _("b"); ngettext("c", "d", 1); pgettext("e", "f"); other("g")'
    assert texts_in(code) == {(None, "a"), (None, "b"), (None, ("c", "d")), ("e", "f")}
    template = """
        {% translate "a" %}{% translate "b" context "c" as d %}
        {% blocktranslate trimmed count e=f %}
            one {{ e }}
        {% plural %}
            many {{ e }}
        {% endblocktranslate %}{% include "g" with h=_("i") %}
    """
    assert texts_in(as_python(template)) == {
        (None, "a"),
        ("c", "b"),
        (None, ("one %(e)s", "many %(e)s")),
        (None, "i"),
    }


def test_every_text_of_the_interface_exists_in_dutch():
    dutch = catalogue(ROOT / "site" / "locale" / "nl" / "LC_MESSAGES" / "django.po")
    texts = texts_of_the_interface()
    assert len(texts) > 500
    missing = []
    for (context, text), path in texts.items():
        message = dutch.get(forms(text)[0], context)
        if message is None or not all(forms(message.string)):
            missing.append(f"{path.relative_to(ROOT)}: {text}")
        elif forms(message.id) != forms(text):
            missing.append(f"{path.relative_to(ROOT)}: the plural of {text}")
    assert sorted(missing) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_no_translation_waits_to_be_looked_at(path):
    assert [message.id for message in catalogue(path) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_translation_shows_the_same_values_as_the_text(path):
    different = []
    for message in catalogue(path):
        written = [each for each in forms(message.string) if each]
        if not (message.id and written):
            continue
        wanted = [values_in(text) for text in forms(message.id)]
        # Of a plural, the forms for a few may leave the number out: "one more time".
        *few, last = [values_in(text) for text in written]
        if last != wanted[-1] or not all(each <= set.union(*wanted) for each in few):
            different.append(message.id)
    assert different == []
