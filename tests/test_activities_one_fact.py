"""A date is one fact: change it once, and every page and feed says the same, then and after."""

import json
import re
from datetime import date, time
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from activities.choices import ChangeKind
from activities.models import ActivityPage
from activities.services import change_date, undo_change
from tests.calendar_oracle import details
from tests.factories import make_activity

pytestmark = pytest.mark.usefixtures("site")
TUESDAY = date(2026, 11, 24)
ATOM = "{http://www.w3.org/2005/Atom}"
PLANNED = ("2026-11-24 09:30", True)


@pytest.fixture
def activity():
    return make_activity(title="Spelen")


def change(activity, kind, **values):
    series = ActivityPage.objects.get(pk=activity.pk).series.get()
    return change_date(series=series, original_date=TUESDAY, kind=kind, at=timezone.now(), **values)


def text_of(response):
    html = re.sub(r"(?s)<head>.*?</head>", "", response.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def on_pages(client, activity):
    """Return the text of the three pages that show the date."""
    location = activity.get_parent()
    addresses = ["/nl/zoeken/?place=9000", activity.url, location.url]
    return [text_of(client.get(address)) for address in addresses]


def in_calendar(client, activity):
    """Return start and whether it takes place, of the first date from today on."""
    ics = client.get(f"/nl/agenda/activiteit/{activity.translation_key}.ics").content
    starts = [
        (event["DTSTART"].dt.strftime("%Y-%m-%d %H:%M"), takes_place)
        for _start, _end, takes_place, event in details(ics)
        if event["DTSTART"].dt.date() >= date(2026, 11, 22)
    ]
    return starts[0]


def in_data(client, activity):
    """Return the same of what search engines read on the activity's page."""
    page = client.get(activity.url).content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    [series] = [each for each in map(json.loads, blocks) if each["@type"] == "EventSeries"]
    event = series["subEvent"][0]
    status = event["eventStatus"].rpartition("/")[2]
    return event["startDate"][:16].replace("T", " "), status, event.get("previousStartDate")


def in_news(client, activity):
    location = activity.get_parent()
    feed = client.get(f"/nl/agenda/locatie/{location.translation_key}.atom").content
    return [entry.find(f"{ATOM}title").text for entry in ET.fromstring(feed).iter(f"{ATOM}entry")]  # noqa: S314 - our own


def as_planned(client, activity):
    assert in_calendar(client, activity) == PLANNED
    assert in_data(client, activity) == ("2026-11-24 09:30", "EventScheduled", None)
    for text in on_pages(client, activity):
        assert "dinsdag 24 november" in text
        for word in ("Gaat niet door", "Uitgesteld", "Verplaatst", "Ziek."):
            assert word not in text


def is_off(client, activity, *, word, status, previous=None):
    assert in_calendar(client, activity) == ("2026-11-24 09:30", False)
    assert in_data(client, activity) == ("2026-11-24 09:30", status, previous)
    for text in on_pages(client, activity):
        assert word in text
        assert "Ziek." in text
    assert in_news(client, activity) == [f"{word}: Spelen, dinsdag 24 november"]


def test_before_any_change_every_page_and_feed_has_the_date_as_planned(client, activity):
    as_planned(client, activity)
    assert in_news(client, activity) == []


def test_a_cancelled_date_is_cancelled_everywhere_and_after_undoing_nowhere(client, activity):
    made = change(activity, ChangeKind.CANCELLED, words={"nl": "Ziek."})
    is_off(client, activity, word="Gaat niet door", status="EventCancelled")
    undo_change(made, at=timezone.now())
    as_planned(client, activity)
    assert in_news(client, activity) == ["Gaat toch door: Spelen, dinsdag 24 november"]


def test_a_postponed_date_is_postponed_everywhere_and_after_undoing_nowhere(client, activity):
    made = change(activity, ChangeKind.POSTPONED, words={"nl": "Ziek."})
    is_off(
        client,
        activity,
        word="Uitgesteld",
        status="EventPostponed",
        previous="2026-11-24T09:30:00+01:00",
    )
    undo_change(made, at=timezone.now())
    as_planned(client, activity)
    assert in_news(client, activity) == ["Gaat toch door: Spelen, dinsdag 24 november"]


def test_a_moved_date_has_moved_everywhere_and_after_undoing_nowhere(client, activity):
    made = change(activity, ChangeKind.MOVED, new_date=date(2026, 11, 26), new_start_time=time(10))
    assert in_calendar(client, activity) == ("2026-11-26 10:00", True)
    assert in_data(client, activity) == (
        "2026-11-26 10:00",
        "EventRescheduled",
        "2026-11-24T09:30:00+01:00",
    )
    for text in on_pages(client, activity):
        assert "Verplaatst" in text
        assert "donderdag 26 november" in text
        assert "dinsdag 24 november" in text
    assert in_news(client, activity) == ["Verplaatst: Spelen, nu op donderdag 26 november"]
    undo_change(made, at=timezone.now())
    as_planned(client, activity)
    assert in_news(client, activity) == ["Gaat toch door: Spelen, dinsdag 24 november"]


def test_a_reason_that_is_put_right_is_right_everywhere_and_stays_one_piece_of_news(
    client, activity
):
    change(activity, ChangeKind.CANCELLED, words={"nl": "Het regent."})
    change(activity, ChangeKind.CANCELLED, words={"nl": "Ziek."})
    is_off(client, activity, word="Gaat niet door", status="EventCancelled")
    for text in on_pages(client, activity):
        assert "Het regent." not in text
