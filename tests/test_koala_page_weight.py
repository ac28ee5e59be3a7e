"""What a page weighs on a telephone: its lines, its styles and its letters."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template import Context, Template

from tests.factories import make_activity, make_location

pytestmark = pytest.mark.usefixtures("site")
RANGES = re.compile(r"font-family: \"KOALA (\w+)\";.*?unicode-range:(.*?);", re.DOTALL)


def text_of(client, address):
    return client.get(address).content.decode()


def test_lines_lose_their_indents_and_words_on_two_lines_stay_two():
    lines = "\n  <p>\n    een\n\n    twee\n  </p>"
    page = f"{{% load face %}}{{% trimmed_lines %}}{lines}{{% endtrimmed_lines %}}"
    assert Template(page).render(Context()) == "<p>\neen\ntwee\n</p>"


def test_a_page_is_sent_without_indents(client):
    make_activity()
    lines = text_of(client, "/nl/zoeken/").strip().split("\n")
    assert [line for line in lines if not line or line != line.strip()] == []


def test_a_page_with_a_style_sheet_of_its_own_keeps_the_common_ones(client):
    page = BeautifulSoup(text_of(client, "/nl/zoeken/"), "html.parser")
    sheets = [link["href"].rpartition("/")[2] for link in page.select("link[rel=stylesheet]")]
    assert (sheets[0], sheets[-1]) == ("tokens.css", "finder.css")


def test_a_page_in_arabic_needs_no_letter_of_a_third_font(client):
    make_activity(location=make_location())
    styles = (settings.BASE_DIR / "site/static/css/base.css").read_text()
    known = {
        code
        for family, ranges in RANGES.findall(styles)
        if family in {"Basic", "Arabic"}
        for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges)
        for code in range(int(first, 16), int(last or first, 16) + 1)
    }
    text = BeautifulSoup(text_of(client, "/ar/zoeken/"), "html.parser").main.get_text()
    invisible = set("\n\u2068\u2069")  # line breaks, and marks that keep a date together
    assert "\N{NO-BREAK SPACE}" in text  # of a Dutch date
    assert {letter for letter in text if ord(letter) not in known} <= invisible


def test_the_front_page_knows_the_places_that_locations_are_known_by(client):
    make_activity(location=make_location(postcode="0901", municipality="Demostad"))
    page = BeautifulSoup(text_of(client, "/nl/?place=0901"), "html.parser")
    assert page.select(".field--wrong, .field__error") == []
