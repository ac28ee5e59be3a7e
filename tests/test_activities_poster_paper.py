"""Posters on paper: their size, their code, what they cost."""

import re
from datetime import date

import pytest
import segno
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.choices import ChangeKind
from activities.poster_fit import Line, density
from activities.posters import QR_REM, QUIET_MODULES, qr_code
from activities.short_addresses import absolute_short_url
from tests.factories import make_activity
from tests.test_activities_poster import TUESDAY, change, html_of, sheet, url_of, week_url

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]


@pytest.mark.parametrize(("asked", "size"), [("", "a4"), ("a5", "a5"), ("A5", "a5"), ("a0", "a4")])
def test_the_size_chooses_the_style_sheet(client, asked, size):
    html = html_of(client, f"{url_of(make_activity())}?size={asked}")
    assert f"css/paper-{size}" in html
    assert len(re.findall("css/paper-", html)) == 1


def drawn_modules(svg):
    """Return the dark modules of a drawing by segno, as (row, column), without its white edge."""
    found, row, column = set(), 0.0, 0
    path = re.search(r' d="([^"]+)"', svg)[1]
    for command, arguments in re.findall(r"([Mmhv])([^Mmhv]*)", path):
        numbers = [float(each) for each in re.findall(r"-?\d*\.?\d+", arguments)]
        if command == "M":
            column, row = int(numbers[0]), numbers[1]
        elif command == "m":
            column, row = column + int(numbers[0]), row + numbers[1]
        elif command == "h":
            found |= {(int(row), column + each) for each in range(int(numbers[0]))}
            column += int(numbers[0])
    return {(row - QUIET_MODULES, column - QUIET_MODULES) for row, column in found}


def test_the_code_leads_to_the_short_address_which_stands_there_in_words_too(client):
    activity = make_activity()
    address = absolute_short_url(activity)
    html = html_of(client, url_of(activity))
    svg = re.search(r"<svg [^>]*class=\"qr\".*?</svg>", html, re.DOTALL)[0]
    matrix = segno.make(address, error="m", micro=False).matrix
    expected = {
        (row, column) for row, line in enumerate(matrix) for column, dark in enumerate(line) if dark
    }
    assert drawn_modules(svg) == expected
    assert address.removeprefix("http://") in sheet(client, url_of(activity))


@pytest.mark.parametrize("length", [10, 40, 90])
def test_the_code_is_47_mm_wide_with_four_modules_of_white(length):
    svg = qr_code("https://koala.example/a/" + "x" * length)
    whole = re.search(r'viewBox="0 0 (\d+)', svg)[1]
    width = float(re.search(r'width="([\d.]+)rem"', svg)[1])
    modules = int(whole) - 2 * QUIET_MODULES
    a4_mm, a5_mm = 210 / 49.6063, 148 / 49.6063
    assert width * modules / int(whole) == pytest.approx(QR_REM, abs=0.01)
    assert QR_REM * a4_mm == pytest.approx(47, abs=0.2)
    assert QR_REM * a5_mm >= 30


def test_letters_get_smaller_as_there_is_more_to_say():
    few, many = [[Line("n" * 30, is_main=True)]] * 4, [[Line("n" * 90)] * 6] * 5
    assert density(few) == 1
    assert density(few) < density(many) <= 5


# --- What it costs --------------------------------------------------------------------------


def test_a_poster_costs_the_same_queries_for_one_change_and_for_more(client):
    activity, counts = make_activity(), []
    for on in (TUESDAY, date(2026, 12, 1), date(2026, 12, 8)):
        change(activity, ChangeKind.CANCELLED, on)
        client.get(f"{url_of(activity)}?languages=nl,ar")  # Wagtail remembers its sites
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{url_of(activity)}?languages=nl,ar")
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_a_poster_keeps_to_our_policy_and_sets_no_cookie(client):
    activity = make_activity()
    for url in (url_of(activity), week_url(activity.get_parent())):
        response = client.get(url)
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=", response.content.decode())
        assert not response.cookies
        assert client.post(url).status_code == 405


def test_the_activity_leads_to_its_poster(client):
    activity = make_activity()
    assert f'href="{url_of(activity)}"' in client.get(activity.get_url()).content.decode()
