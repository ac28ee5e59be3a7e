"""The page of an activity: when and where, what changed, and what nobody may read."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from activities.choices import Access, ChangeKind, Reason
from activities.models import ActivityLanguage, ActivityPage
from activities.services import change_date
from content.choices import Taxonomy
from locations.models import MeetingPoint
from practices.models import GoodPracticePage, PracticeIndexPage
from tests.factories import make_activity, make_location, term

pytestmark = pytest.mark.usefixtures("site")
TUESDAY = date(2026, 11, 24)
ONCE = {"frequency": "once", "starts_on": TUESDAY, "until": None}


def change(activity, kind, on=TUESDAY, **values):
    series = ActivityPage.objects.get(pk=activity.pk).series.get()
    change_date(series=series, original_date=on, kind=kind, at=timezone.now(), **values)


def page_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words_of(tag):
    return " ".join(tag.get_text(" ").split())


def main_of(client, page):
    return words_of(page_of(client, page.url).main)


# --- When -------------------------------------------------------------------------------------


def test_the_next_date_stands_first_in_words(client):
    page = page_of(client, make_activity().url)
    [when] = page.select(".next-date__when")
    assert words_of(when) == "Volgende keer dinsdag 24 november van 9.30 tot 11.30 uur"
    assert when.time["datetime"] == "2026-11-24T09:30:00+01:00"
    assert page.select(".stop-band") == []


def test_a_date_of_tomorrow_says_so_before_its_day(client, clock):
    activity = make_activity()
    clock(timezone.now() + timedelta(days=1))
    [day] = page_of(client, activity.url).select(".next-date__day")
    assert words_of(day) == "Morgen dinsdag 24 november"


def test_a_cancelled_next_date_stands_above_the_title_with_its_reason(client):
    activity = make_activity()
    change(activity, ChangeKind.CANCELLED, words={"nl": "De begeleider is ziek."})
    page = page_of(client, activity.url)
    [band] = page.select(".stop-band")
    assert words_of(band) == "Gaat niet door dinsdag 24 november De begeleider is ziek."
    assert band.find_next("h1") == page.h1
    assert words_of(page.select_one(".next-date__day")) == "dinsdag 1 december"


def test_a_later_cancelled_date_stands_beside_the_next_one(client):
    activity = make_activity()
    change(activity, ChangeKind.CANCELLED, date(2026, 12, 8))
    page = page_of(client, activity.url)
    assert page.select(".stop-band") == []
    assert words_of(page.select_one(".next-date__day")) == "dinsdag 24 november"
    assert words_of(page.select_one(".next-date__also")) == "Gaat niet door dinsdag 8 december"


def test_a_postponed_date_without_a_new_one_asks_to_call(client):
    activity = make_activity(series=[ONCE])
    change(activity, ChangeKind.POSTPONED, reason=Reason.WEATHER)
    page = page_of(client, activity.url)
    assert words_of(page.select_one(".stop-band")) == (
        "Uitgesteld dinsdag 24 november Het weer is te slecht."
    )
    assert words_of(page.select_one(".next-date")) == (
        "Volgende keer Nog geen nieuwe dag Bel ons. Wij weten meer."
    )


def test_a_moved_date_says_where_and_when_it_was(client):
    location = make_location(points=2)
    activity = make_activity(location=location, series=[ONCE])
    change(
        activity,
        ChangeKind.MOVED,
        new_date=date(2026, 11, 26),
        new_meeting_point=location.meeting_points.get(name="Huis 2"),
    )
    page = page_of(client, activity.url)
    assert words_of(page.select_one(".next-date__day")) == "donderdag 26 november"
    assert words_of(page.select_one(".next-date__also")) == (
        "Verplaatst Was: dinsdag 24 november, 9.30 uur Was: Huis 1"
    )
    assert [words_of(tag) for tag in page.select(".next-date__also s")] == [
        "dinsdag 24 november, 9.30 uur",
        "Huis 1",
    ]
    assert "Huis 2 Teststraat 2, 9000 Teststad" in words_of(page.main)


def test_an_activity_that_is_over_says_so_and_leads_on(client):
    location = make_location()
    activity = make_activity(location=location, series=[{"until": date(2026, 10, 6)}])
    page = page_of(client, activity.url)
    [notice] = page.select(".notice")
    assert words_of(notice).startswith("Dit is voorbij ")
    assert [link["href"] for link in notice.select("a")] == [location.url]
    assert page.select(".next-date, .date-list, .yes-facts") == []


def test_an_activity_by_appointment_has_no_dates_and_a_number_to_call(client):
    activity = make_activity(series=[], access=Access.APPOINTMENT)
    page = page_of(client, activity.url)
    assert words_of(page.select_one(".next-date")) == (
        "Wanneer? Op afspraak Bel ons. We zoeken samen een moment. +32 000 00 00 01"
    )
    assert page.select("time, .date-list, .notice") == []


@pytest.mark.parametrize(
    ("values", "badge"),
    [
        (
            {"places_left": 0, "has_waiting_list": True},
            "Volzet Bel ons. Wij zetten je op de wachtlijst.",
        ),
        ({"places_left": 0}, "Volzet"),
        ({"places_left": 1}, "Tot dan! Nog 1 plaats"),
        ({"places_left": 3}, "Tot dan! Nog 3 plaatsen"),
    ],
)
def test_the_panel_of_the_next_date_tells_its_places_and_greets_nobody_when_it_is_full(
    client, values, badge
):
    activity = make_activity()
    assert badge not in main_of(client, activity)
    change(activity, ChangeKind.PLACES, **values)
    panel = page_of(client, activity.url).select_one(".next-date__also")
    assert words_of(panel) == badge


@pytest.mark.parametrize(("query", "count"), [("", 4), ("?dates=all", 27)])
def test_four_dates_stand_on_the_page_and_all_of_them_a_tap_further(client, query, count):
    page = page_of(client, make_activity().url + query)
    assert len(page.select(".date-list__row")) == count
    more = [link["href"] for link in page.select(".fact__wide a") if "dates=" in link["href"]]
    assert more == ([] if query else ["?dates=all"])


# --- What -------------------------------------------------------------------------------------


def test_the_questions_of_a_family_stand_in_their_order(client):
    activity = make_activity(bring="Een handdoek.", hosts="An en Bo.")
    activity.activity_languages = [ActivityLanguage(language=term(Taxonomy.LANGUAGE, "tr"))]
    activity.save_revision().publish()
    page = page_of(client, activity.url)
    assert [words_of(title) for title in page.select(".fact__title")] == [
        *("Wat?", "Voor wie?", "Wanneer?", "Waar?", "Gratis?", "Inschrijven?", "Talen?"),
        *("Wat meebrengen?", "Wie is er?", "Bel ons"),
    ]


def test_what_is_free_and_open_to_all_is_said_in_so_many_words(client):
    text = main_of(client, make_activity())
    for words in ("Ja, het is gratis.", "Nee. Je hoeft niet in te schrijven."):
        assert words in text
    text = main_of(client, make_activity(cost_eur="2.50", access=Access.REGISTER))
    for words in ("Het kost 2,50 euro.", "Ja. Bel ons eerst."):
        assert words in text
    assert "Gratis Niet inschrijven" not in text


# --- What nobody may read ---------------------------------------------------------------------

HIDDEN = {
    "name": "Vluchthuis Zonnebloem",
    "street": "Schuilplaats 7",
    "directions": "Bus 7, halte Verborgen",
    "latitude": 51.1357,
    "longitude": 3.6913,
}


@pytest.mark.parametrize("moved", ["not", "to it", "away from it"])
def test_an_address_on_request_stands_nowhere(client, moved):
    location = make_location(points=2)
    hidden, known = MeetingPoint.objects.filter(page=location)
    MeetingPoint.objects.filter(pk=hidden.pk).update(is_address_on_request=True, **HIDDEN)
    location.refresh_from_db()
    before, after = (known, hidden) if moved == "to it" else (hidden, known)
    activity = make_activity(location=location, series=[ONCE | {"meeting_point": before}])
    if moved != "not":
        change(activity, ChangeKind.MOVED, new_meeting_point=after)
    practice = GoodPracticePage(title="Wennen", summary="Kort.", location=location)
    PracticeIndexPage.objects.get().add_child(instance=practice)
    practice.save_revision().publish()

    answers = {
        url: client.get(url)
        for url in (
            *(activity.url, f"{activity.url}?dates=all", location.url, practice.url),
            *("/nl/", "/nl/koalas/", "/nl/zoeken/", "/nl/zoeken/?place=9000", "/sitemap/nl.xml"),
            f"/api/v2/pages/?fields=*&type=activities.ActivityPage&child_of={location.pk}",
            f"/api/v2/pages/{activity.pk}/?fields=*",
            f"/api/v2/pages/{location.pk}/?fields=*",
        )
    }
    shown = {url: response.content.decode() for url, response in answers.items()}
    assert {response.status_code for response in answers.values()} == {200}
    assert all(activity.title in shown[url] for url in (activity.url, location.url, "/nl/zoeken/"))
    assert [
        (url, word) for word in map(str, HIDDEN.values()) for url in shown if word in shown[url]
    ] == []


def test_an_address_on_request_is_given_by_telephone(client):
    location = make_location()
    MeetingPoint.objects.filter(page=location).update(is_address_on_request=True, **HIDDEN)
    location.refresh_from_db()
    text = main_of(client, make_activity(location=location))
    assert "Waar? 9000 Teststad Bel ons voor het adres." in text
