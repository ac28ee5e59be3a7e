"""The map of the finder: the same cards, in the same order, and nothing from another host."""

import json
import re
from datetime import date, time
from html import unescape
from pathlib import Path

import pytest
from django.utils import timezone

from activities.choices import ChangeKind, Frequency
from activities.models import ActivityPage
from activities.services import change_date
from koala.settings.tiles import Tiles
from locations.models import MeetingPoint
from search.maps import map_entries
from tests.factories import make_activity, make_location
from tests.test_house_rules import FOUR_SIDES, PHYSICAL, matches, without_comments
from tests.test_koala_settings import run_python

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
URL, TUESDAY = "/nl/zoeken/", date(2026, 11, 24)
STATIC = Path(__file__).resolve().parents[1] / "site" / "static"
TILES, BY = "KOALA_TILE_URL", "KOALA_TILE_ATTRIBUTION"


def page(client, url=URL):
    return client.get(url).content.decode()


def days_of_page(client):
    return client.get(URL).context["days"]


def once(on, **values):
    return [{"frequency": Frequency.ONCE, "starts_on": on, "until": None, **values}]


def change(activity, kind, **values):
    series = ActivityPage.objects.get(pk=activity.pk).series.get()
    change_date(series=series, original_date=TUESDAY, kind=kind, at=timezone.now(), **values)


def attributes(html, name):
    return [unescape(value) for value in re.findall(rf'data-{name}="([^"]*)"', html)]


def hide_address(location):
    MeetingPoint.objects.filter(page=location).update(is_address_on_request=True)


# --- Cards on the map ------------------------------------------------------------------------


def test_entries_stand_in_the_order_of_the_cards_and_say_where(client):
    location = make_location()
    make_activity(slug="later", location=location)
    make_activity(slug="eerst", location=location, series=once(TUESDAY, start_time=time(8)))
    html = page(client)
    cards = re.findall(r'<a class="activity-card__link" href="([^"]+)">', html)
    assert attributes(html, "url") == cards
    assert [card.split("/")[-2] for card in cards] == ["eerst", "later"]
    assert attributes(html, "map-entry") == ["1", "2"]
    point = MeetingPoint.objects.get(page=location)
    assert attributes(html, "latitude") == [str(point.latitude)] * 2
    assert attributes(html, "longitude") == [str(point.longitude)] * 2
    assert all(point.name in place for place in attributes(html, "place"))


def test_the_stub_of_a_moved_date_has_no_number(client):
    activity = make_activity(title="Spelen", series=once(TUESDAY))
    change(activity, ChangeKind.MOVED, new_date=TUESDAY.replace(day=26))
    days = days_of_page(client)
    assert [entry.is_stub for day in days for entry in day.entries] == [True, False]
    assert [(entry.number, entry.is_on_map) for entry in map_entries(days)] == [(1, True)]


def test_a_date_that_does_not_take_place_stays_on_the_map(client):
    activity = make_activity(title="Spelen", series=once(TUESDAY))
    change(activity, ChangeKind.CANCELLED)
    html = page(client)
    assert len(attributes(html, "latitude")) == 1
    assert html.count("change-band--stop") == 1


def test_an_address_on_request_is_not_on_the_map_and_the_page_says_so(client):
    hidden = make_location()
    hide_address(hidden)
    make_activity(title="Thuis", location=hidden)
    make_activity(title="Spelen")
    html = page(client)
    assert attributes(html, "map-entry") == ["1", "2"]
    assert len(attributes(html, "latitude")) == len(attributes(html, "longitude")) == 1
    point = MeetingPoint.objects.get(page=hidden)
    assert point.name not in attributes(html, "place")
    assert [entry.is_on_map for entry in map_entries(days_of_page(client))].count(False) == 1
    en = page(client, "/en/zoeken/")
    assert "1 activity is not on the map: call for the address." in en


def test_without_any_position_there_is_no_map(client):
    hidden = make_location()
    hide_address(hidden)
    make_activity(location=hidden)
    assert "data-map" not in page(client)


@pytest.mark.parametrize("url", [URL, f"{URL}?place=nergenshuizen"])
def test_without_a_list_there_is_no_map(client, url):
    assert "data-map" not in page(client, url)


def test_degrees_are_the_same_in_every_language(client):
    make_activity()
    written = {
        tuple(attributes(page(client, f"/{code}/zoeken/"), "latitude"))
        for code in ("nl", "fr", "en", "ar", "tr")
    }
    assert len(written) == 1
    assert re.fullmatch(r"\d+\.\d+", *written.pop())


@pytest.mark.parametrize("count", [1, 3])
def test_the_map_asks_the_database_nothing(client, count, django_assert_num_queries):
    for _ in range(count):
        make_activity()
    days = days_of_page(client)
    with django_assert_num_queries(0):
        assert len(map_entries(days)) == count


def test_without_javascript_the_map_is_not_there_and_nothing_of_it_loads(client):
    make_activity()
    html = page(client)
    outside = re.sub(r"<template data-map\b.*</template>", "", html, flags=re.DOTALL)
    assert "leaflet" not in outside.lower()
    assert "components/map.css" not in outside
    assert re.findall(r'src="([^"]*map[^"]*)"', outside) == ["/static/js/map.js"]


def test_the_list_comes_without_numbers(client):
    make_activity()
    assert "map-number" not in page(client)


# --- Street maps -----------------------------------------------------------------------------


def test_only_our_own_shapes_unless_a_setting_says_otherwise(client):
    make_activity()
    assert attributes(page(client), "tiles") == []
    assert "img-src 'self' data:;" in client.get(URL)["Content-Security-Policy"] + ";"


def test_the_street_map_comes_with_the_name_of_its_maker(client, settings):
    make_activity()
    url = "https://tiles.example/{z}/{x}/{y}.png"
    settings.MAP_TILES = Tiles(url, "© <makers>", "https://tiles.example")
    html = page(client)
    assert attributes(html, "tiles") == [url]
    assert "© &lt;makers&gt;" in html


SHOW = (
    "import json; from koala.settings.production import *;"
    "print(json.dumps([MAP_TILES, CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src'],"
    "ADMIN_CONTENT_SECURITY_POLICY['img-src'], CONTENT_SECURITY_POLICY['DIRECTIVES']]))"
)


def policies(**variables):
    result = run_python(SHOW, **variables)
    assert result.stderr == ""
    return json.loads(result.stdout)


def test_a_street_map_lets_in_its_own_host_for_pictures_and_nothing_else():
    _, _, admin_before, before = policies()
    url = "https://Tiles.example:8443/{z}/{x}/{y}{r}.png?key=a"
    tiles, pictures, admin, after = policies(**{TILES: url, BY: "© makers"})
    assert tiles == [url, "© makers", "https://tiles.example:8443"]
    assert pictures == ["'self'", "data:", "https://tiles.example:8443"]
    assert admin == admin_before
    assert after | {"img-src": before["img-src"]} == before


@pytest.mark.parametrize(
    "variables",
    [
        {TILES: "https://tiles.example/{z}/{x}/{y}.png"},
        {BY: "© makers"},
        *(
            {TILES: url, BY: "© makers"}
            for url in (
                *("http://tiles.example/{z}/{x}/{y}.png", "//tiles.example/{z}/{x}/{y}.png"),
                *("https://{s}.tiles.example/{z}/{x}/{y}.png", "https://*/{z}/{x}/{y}.png"),
                *("https://u:secret@tiles.example/{z}/{x}/{y}.png", "https:///{z}/{x}/{y}.png"),
                *("https://tiles.example/{z}/{x}.png", "https://[::1/{z}/{x}/{y}.png"),
                *("https://a.example; script-src b.example/{z}/{x}/{y}", "https://a/{z}{x}{y}{q}"),
            )
        ),
    ],
)
def test_an_unsafe_street_map_stops_the_start_and_names_the_variable(variables):
    result = run_python(SHOW, **variables)
    last_line = result.stderr.strip().splitlines()[-1]
    assert result.returncode == 1
    assert last_line.startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert TILES in last_line
    assert "secret" not in last_line


# --- Files ----------------------------------------------------------------------------------


def test_what_the_map_loads_exists_and_names_no_file_that_does_not():
    template = (STATIC.parents[1] / "templates" / "components" / "map.html").read_text()
    named = re.findall(r"\{% static '([^']+)' %\}", template)
    assert len(named) == 6
    assert [name for name in named if not (STATIC / name).is_file()] == []
    for sheet in (STATIC / "css/components/map.css", STATIC / "leaflet/vendor/leaflet.css"):
        found = re.findall(r"""url\(["']?([^"')#]+)""", sheet.read_text())
        assert [each for each in found if not (sheet.parent / each).resolve().is_file()] == []
    assert "sourceMappingURL" not in (STATIC / "leaflet/vendor/leaflet.js").read_text()


def test_the_shapes_and_names_lie_in_and_around_belgium():
    shapes = json.loads((STATIC / "leaflet/regions.geojson").read_text())
    kinds = {feature["properties"]["k"] for feature in shapes["features"]}
    assert {"land", "vlaanderen", "brussel", "gemeente", "river"} <= kinds
    styled = (STATIC / "leaflet/look.css").read_text()
    assert [kind for kind in kinds if f".map-shape--{kind}" not in styled] == []
    names = json.loads((STATIC / "leaflet/place-names.json").read_text())
    assert [name for name in names if not (49 < name[2] < 52.5 and 2 < name[3] < 7)] == []


def test_the_styles_of_the_map_serve_both_writing_directions():
    look = [STATIC / "leaflet" / "look.css"]
    assert matches(PHYSICAL, look, prepare=without_comments) == []
    assert matches(FOUR_SIDES, look, prepare=without_comments) == []
