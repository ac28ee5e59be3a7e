"""What families read of a page that nobody looked at for long: the date stays, and "ask first"."""

import json
import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.translation import gettext

from activities.models import Occurrence
from activities.selectors import read
from locations.freshness_models import FreshnessCheck
from locations.freshness_services import confirm
from tests.conftest import SUNDAY
from tests.factories import make_activity, make_location

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
CODES = ("nl", "fr", "en", "ar", "tr")
LONG_AGO = SUNDAY - timedelta(days=90)


@pytest.fixture
def location():
    return make_location(title="KOALA Plein", whatsapp="+32 000 00 00 01")


@pytest.fixture
def activity(location):
    return make_activity(location=location, title="Zingen")


def check(page, at):
    """Let the last check be at a moment, or never have been."""
    FreshnessCheck.objects.filter(page_key=page.translation_key).delete()
    if at:
        confirm(page, at=at)


def words(code):
    with translation.override(code):
        return gettext("Ask us first")


def text_of(response, selector="main"):
    found = BeautifulSoup(response.text, "html.parser").select(selector)
    return " ".join(" ".join(each.get_text(" ") for each in found).split())


def page_address(page, code):
    return page.url.replace("/nl/", f"/{code}/", 1)


def linked_data(response):
    scripts = BeautifulSoup(response.text, "html.parser").select(
        'script[type="application/ld+json"]'
    )
    return [json.loads(each.string) for each in scripts]


def outputs(client, location, activity, code):
    """Return every output in which a family can read of the activity, by name."""
    key, place = activity.translation_key, location.translation_key
    return {
        "activity": text_of(client.get(page_address(activity, code))),
        "location": text_of(client.get(page_address(location, code)), ".activity-card"),
        "locations": text_of(client.get(page_address(location.get_parent(), code))),
        "finder": text_of(client.get(f"/{code}/zoeken/", {"place": "9000"})),
        "week": text_of(client.get(f"/{code}/agenda/")),
        "activity.ics": unfolded(client.get(f"/{code}/agenda/activiteit/{key}.ics")),
        "location.ics": unfolded(client.get(f"/{code}/agenda/locatie/{place}.ics")),
    }


def unfolded(response):
    return response.content.decode().replace("\r\n ", "")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("at", [LONG_AGO, None])
def test_every_output_says_to_ask_first(client, location, activity, code, at):
    check(activity, at)
    found = outputs(client, location, activity, code)
    assert {name for name, text in found.items() if words(code) not in text} == set()


@pytest.mark.parametrize("age", [0, 60, 89])
def test_no_output_says_so_before_ninety_days_are_over(client, location, activity, age):
    check(activity, SUNDAY - timedelta(days=age))
    found = outputs(client, location, activity, "nl")
    assert {name for name, text in found.items() if words("nl") in text} == set()


def test_the_date_stays_with_its_usual_status(client, activity):
    check(activity, LONG_AGO)
    response = client.get(activity.url)
    assert "dinsdag 24 november" in text_of(response)
    assert "Gaat niet door" not in text_of(response)
    assert "Tot dan!" not in text_of(response)
    [data] = [each for each in linked_data(response) if each["@type"] == "EventSeries"]
    assert {each["eventStatus"] for each in data["subEvent"]} == {
        "https://schema.org/EventScheduled"
    }


def test_the_page_says_when_somebody_looked_last_and_how_to_ask(client, activity):
    check(activity, LONG_AGO)
    note = BeautifulSoup(client.get(activity.url).text, "html.parser").select_one(".ask-first")
    assert "24 augustus" in note.get_text()
    links = [each["href"] for each in note.select("a")]
    assert links[0] == "tel:+32000000001"
    assert links[1].startswith("https://wa.me/32000000001?")


def test_a_card_has_a_number_to_call(client, location, activity):
    check(activity, LONG_AGO)
    card = BeautifulSoup(client.get(location.url).text, "html.parser").select_one(".activity-card")
    assert card.select_one('a[href="tel:+32000000001"]') is not None


def test_a_location_that_nobody_looked_at_says_so_itself(client, location, activity):
    check(location, LONG_AGO)
    page = BeautifulSoup(client.get(location.url).text, "html.parser")
    assert "24 augustus" in page.select_one(".ask-first").get_text()
    assert words("nl") not in page.select_one(".activity-card").get_text()


def test_a_cancelled_date_is_certain(client, location, activity):
    check(activity, LONG_AGO)
    Occurrence.objects.update(status="cancelled")
    assert words("nl") not in text_of(client.get(location.url), ".activity-card")
    date = Occurrence.objects.filter(starts_at__gte=SUNDAY).first()
    assert words("nl") not in unfolded(client.get(f"/nl/agenda/datum/{date.uid}.ics"))


def test_what_is_over_asks_nobody_to_call(client, activity, clock):
    clock(SUNDAY + timedelta(days=500))
    assert words("nl") not in text_of(client.get(activity.url))


def test_machines_read_it_too(client, location, activity):
    check(activity, LONG_AGO)
    check(location, LONG_AGO)
    with translation.override("nl"):
        told = gettext("Ask us first: %(phone)s.") % {"phone": "+32 000 00 00 01"}
    [data] = [
        each for each in linked_data(client.get(activity.url)) if each["@type"] == "EventSeries"
    ]
    assert data["description"].startswith(told)
    assert {each["description"] for each in data["subEvent"]} == {told}
    [place] = [
        each for each in linked_data(client.get(location.url)) if each["@type"] == "Organization"
    ]
    assert place["description"].startswith(told)


@pytest.mark.parametrize(
    ("at", "found"),
    [(SUNDAY, ["2026-11-22", False]), (LONG_AGO, ["2026-08-24", True]), (None, [None, True])],
)
def test_the_api_gives_the_day_and_whether_to_ask(client, location, activity, at, found):
    for page in (location, activity):
        check(page, at)
        data = client.get(f"/api/v2/pages/{page.pk}/").json()
        assert [data["checked_on"], data["ask_first"]] == found


def test_a_calendar_changes_on_the_day_that_certainty_ends(client, activity, clock):
    address = f"/nl/agenda/activiteit/{activity.translation_key}.ics"
    before = client.get(address)
    clock(SUNDAY + timedelta(days=90))
    after = client.get(address, headers={"If-Modified-Since": before.headers["Last-Modified"]})
    assert after.status_code == 200
    assert words("nl") in unfolded(after)
    stamps = [max(re.findall(r"DTSTAMP:(\S+)", unfolded(each))) for each in (before, after)]
    assert stamps[0] < stamps[1]


def test_a_check_makes_the_calendar_certain_again(client, activity, clock):
    check(activity, LONG_AGO)
    address = f"/nl/agenda/activiteit/{activity.translation_key}.ics"
    assert words("nl") in unfolded(client.get(address))
    confirm(activity, at=SUNDAY)
    assert words("nl") not in unfolded(client.get(address))


def test_dates_cost_no_query_more_for_their_freshness(location):
    def queries(count):
        while Occurrence.objects.values("activity_key").distinct().count() < count:
            check(make_activity(location=location), LONG_AGO)
        dates = Occurrence.objects.filter(starts_at__gte=SUNDAY).order_by("starts_at")[:50]
        with CaptureQueriesContext(connection) as captured:
            found = read(dates, language_code="nl", at=SUNDAY)
        assert all(each.ask_first for each in found)
        return len(captured)

    queries(1)  # what a process asks only once
    assert queries(1) == queries(8)
