"""The page of a location and the list of all of them."""

from datetime import date, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activities.services import close_location
from locations.models import CallHours
from tests.factories import make_activity, make_location

pytestmark = pytest.mark.usefixtures("site")
SUNDAY, TUESDAY = date(2026, 11, 22), date(2026, 11, 24)
NETWORK = "/nl/koalas/"


def page_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words_of(tag):
    return " ".join(tag.get_text(" ").split())


def days_of(client, location):
    """Return each heading of the agenda with the days and titles below it."""
    found = {}
    for part in page_of(client, location.url).select(".location__part:has(.day)"):
        found[words_of(part.h2)] = [
            (words_of(day.select_one(".day__heading")), [words_of(title) for title in day("h4")])
            for day in part.select(".day")
        ]
    return found


def once(on, **values):
    return [{"frequency": "once", "starts_on": on, "until": None, **values}]


# --- The agenda of a location -----------------------------------------------------------------


def test_this_week_and_next_week_stand_apart_by_day(client):
    location = make_location()
    today = once(SUNDAY, holiday_policy="keep-all", start_time=time(14), end_time=time(16))
    make_activity(location=location, title="Wandelen", series=today)
    make_activity(location=location, title="Spelen")
    make_activity(location=location, title="Zingen", series=once(TUESDAY, start_time=time(9)))
    make_activity(location=location, title="Koken", series=once(date(2026, 11, 30)))
    assert days_of(client, location) == {
        "Deze week": [("Vandaag zondag 22 november", ["Wandelen"])],
        "Volgende week": [("dinsdag 24 november", ["Zingen", "Spelen"])],
    }


def test_when_both_weeks_are_empty_the_first_days_that_come_are_shown(client):
    location = make_location()
    for number in (1, 2, 3):
        on = date(2026, 12, number)
        make_activity(location=location, title=f"Spelen {number}", series=once(on))
    assert days_of(client, location) == {
        "Binnenkort": [
            ("dinsdag 1 december", ["Spelen 1"]),
            ("woensdag 2 december", ["Spelen 2"]),
        ]
    }


NOTHING = "Er is nu geen activiteit. Bel ons, we helpen je."


def test_a_location_without_dates_asks_to_call_and_a_closed_one_does_not(client):
    location = make_location()
    assert NOTHING in words_of(page_of(client, location.url).main)
    close(location, SUNDAY, TUESDAY)
    assert NOTHING not in words_of(page_of(client, location.url).main)


def close(location, first, last):
    words = {"nl": "Wij verbouwen."}
    close_location(location=location, starts_on=first, ends_on=last, words=words, at=timezone.now())


def test_the_dates_in_a_closure_do_not_take_place_and_those_around_it_do(client):
    location = make_location()
    for on in (TUESDAY - timedelta(days=1), TUESDAY, TUESDAY + timedelta(days=1)):
        make_activity(location=location, title="Spelen", series=once(on))
    close(location, TUESDAY, TUESDAY)
    cards = page_of(client, location.url).select(".day")
    assert [
        (words_of(card.select_one(".day__heading")), "Gaat niet door" in words_of(card))
        for card in cards
    ] == [
        ("Morgen maandag 23 november", False),
        ("dinsdag 24 november", True),
        ("woensdag 25 november", False),
    ]
    assert "Wij verbouwen." in words_of(cards[1])


# --- Words that hold for a while --------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "is_shown"),
    [
        (None, None, True),
        (SUNDAY, SUNDAY, True),
        (SUNDAY - timedelta(days=9), SUNDAY, True),
        (SUNDAY + timedelta(days=1), None, False),
        (None, SUNDAY - timedelta(days=1), False),
    ],
)
def test_a_notice_is_shown_on_its_days_only(client, first, last, is_shown):
    location = make_location(
        notice_title="Wij verhuizen",
        notice_text="Kom langs achter.",
        notice_from=first,
        notice_until=last,
    )
    for url in (location.url, NETWORK):
        assert ("Wij verhuizen" in words_of(page_of(client, url).main)) == is_shown
    notices = [words_of(each) for each in page_of(client, location.url).select(".notice")]
    until = " Tot en met zondag 22 november" if last else ""
    assert notices == ([f"Wij verhuizen Kom langs achter.{until}"] if is_shown else [])


@pytest.mark.parametrize(
    ("days_ago", "is_shown"), [(0, True), (7, True), (8, False), (None, False)]
)
def test_last_minute_places_are_shown_for_seven_days(client, days_ago, is_shown):
    checked_on = None if days_ago is None else SUNDAY - timedelta(days=days_ago)
    location = make_location(
        last_minute_places="Er zijn nog twee plaatsen.", last_minute_checked_on=checked_on
    )
    text = words_of(page_of(client, location.url).main)
    assert ("Er zijn nog twee plaatsen." in text) == is_shown


def call_hours(*rows):
    return [
        CallHours(weekday=day, opens=time(first), closes=time(last)) for day, first, last in rows
    ]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ([], []),
        (
            [(day, 9, 16) for day in range(5)],
            [("Maandag tot vrijdag", "9 – 16 uur")],
        ),
        (
            [(0, 9, 12), (0, 13, 16), (2, 9, 12), (2, 13, 16), (4, 9, 12)],
            [
                ("Maandag en woensdag", "9 – 12 uur, 13 – 16 uur"),
                ("Vrijdag", "9 – 12 uur"),
                ("Dinsdag en donderdag", "Gesloten"),
            ],
        ),
    ],
)
def test_days_with_the_same_call_hours_stand_on_one_line(client, hours, expected):
    location = make_location()
    location.call_hours = [
        CallHours(weekday=day, opens=time(first), closes=time(last)) for day, first, last in hours
    ]
    location.save_revision().publish()
    rows = page_of(client, location.url).select(".hours tr")
    assert [(words_of(row.th), words_of(row.td)) for row in rows] == expected


# --- The network ------------------------------------------------------------------------------


def test_the_network_stands_by_municipality_with_the_next_date_that_takes_place(client):
    north = make_location(title="KOALA Noord", municipality="Zelzate")
    make_location(title="KOALA Zuid", municipality="Aalst", intro="Dag!")
    make_activity(location=north)
    close(north, SUNDAY, date(2026, 11, 30))
    cards = page_of(client, NETWORK).select(".place-card")
    assert [words_of(card) for card in cards] == [
        "Aalst KOALA Zuid Dag!",
        "Zelzate KOALA Noord Hallo! Kom spelen. Volgende keer: dinsdag 1 december",
    ]
    assert [card.a["href"] for card in cards][1] == north.url


# --- What it costs ----------------------------------------------------------------------------


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_a_location_costs_the_same_queries_for_one_activity_and_for_twenty(client):
    location = make_location(points=5)
    make_activity(location=location)
    few = queries_of(client, location.url)
    for _number in range(19):
        make_activity(location=location)
    many = queries_of(client, location.url)
    assert many == few


def test_the_network_costs_the_same_queries_for_one_location_and_for_twenty(client):
    make_activity()
    few = queries_of(client, NETWORK)
    for _number in range(19):
        make_activity()
    many = queries_of(client, NETWORK)
    assert len(page_of(client, NETWORK).select(".place-card")) == 20
    assert many == few


def test_an_activity_costs_the_same_queries_for_one_series_and_for_twenty(client):
    location = make_location(points=2)
    few = queries_of(client, make_activity(location=location).url)
    many = queries_of(client, make_activity(location=location, series=[{}] * 20).url)
    assert many == few
