"""The finder: what a family asks, and which dates answer."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from activities.choices import ChangeKind, Frequency
from activities.models import ActivityPage, Occurrence
from activities.services import change_date
from locations.geo import Coordinates
from locations.models import MeetingPoint
from search.criteria import FinderCriteria, When, days_of
from search.finding import finder
from tests.factories import make_activity, make_location

pytestmark = pytest.mark.usefixtures("site")
GENT = Coordinates(51.05, 3.72)
SUNDAY, TUESDAY = date(2026, 11, 22), date(2026, 11, 24)
URL = "/nl/zoeken/"


def criteria(**values):
    usual = {
        "first": SUNDAY,
        "last": SUNDAY + timedelta(days=27),
        "at": timezone.now(),
        "language_code": "nl",
    }
    return FinderCriteria(**usual | values)


def shown(**values):
    """Return day, title and whether it is the stub of a moved date, for each line."""
    return [
        (f"{day.on:%d/%m}", entry.reading.activity_title, entry.is_stub)
        for day in finder().find(criteria(**values)).days
        for entry in day.entries
    ]


def once(on, **values):
    return [{"frequency": Frequency.ONCE, "starts_on": on, "until": None, **values}]


def change(activity, kind, on=TUESDAY, **values):
    series = ActivityPage.objects.get(pk=activity.pk).series.get()
    change_date(series=series, original_date=on, kind=kind, at=timezone.now(), **values)


def test_the_next_date_of_a_series_stands_once_and_names_the_following():
    make_activity(title="Spelen")
    assert shown() == [("24/11", "Spelen", False)]
    [day] = finder().find(criteria()).days
    reading = day.entries[0].reading
    assert reading.more_days == (date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15))
    assert reading.more_count == 10


def test_a_series_with_other_languages_on_a_later_date_says_so(client):
    activity = make_activity()
    notice = "op sommige andere dagen andere talen"
    change(activity, ChangeKind.LANGUAGES, languages=["nl", "ar"])
    assert notice in text_of(client.get(URL))
    for day in Occurrence.objects.exclude(on=TUESDAY).values_list("original_date", flat=True):
        change(activity, ChangeKind.LANGUAGES, day, languages=["ar", "nl"])
    assert notice not in text_of(client.get(URL))


def test_dates_stand_by_day_then_by_time_then_by_distance():
    near, far = make_location(latitude=51.051), make_location(latitude=51.10)
    make_activity(title="Ver", location=far, series=once(TUESDAY))
    make_activity(title="Dichtbij", location=near, series=once(TUESDAY))
    make_activity(title="Eerder", location=far, series=once(date(2026, 11, 23)))
    assert shown(origin=GENT) == [
        ("23/11", "Eerder", False),
        ("24/11", "Dichtbij", False),
        ("24/11", "Ver", False),
    ]


def test_a_cancelled_date_stands_there_as_cancelled_beside_the_next_that_takes_place():
    activity = make_activity(title="Spelen")
    change(activity, ChangeKind.CANCELLED)
    assert shown() == [("24/11", "Spelen", False), ("01/12", "Spelen", False)]
    [first, _second] = [day.entries[0].reading for day in finder().find(criteria()).days]
    assert (first.takes_place, f"{first.next_starts_at:%d/%m}") == (False, "01/12")
    assert finder().find(criteria()).cancelled_count == 1


def test_a_later_cancelled_date_is_not_hidden_behind_the_next_one():
    activity = make_activity(title="Spelen")
    change(activity, ChangeKind.CANCELLED, date(2026, 12, 8))
    assert shown() == [("24/11", "Spelen", False), ("08/12", "Spelen", False)]


def test_a_moved_date_stands_on_its_new_day_and_leaves_a_stub_on_the_old_one():
    activity = make_activity(title="Spelen", series=once(TUESDAY))
    change(activity, ChangeKind.MOVED, new_date=date(2026, 11, 26))
    assert shown() == [("24/11", "Spelen", True), ("26/11", "Spelen", False)]


def test_a_date_that_moved_out_of_the_days_asked_for_still_leaves_its_stub():
    activity = make_activity(title="Spelen", series=once(TUESDAY))
    change(activity, ChangeKind.MOVED, new_date=date(2027, 1, 26))
    assert shown() == [("24/11", "Spelen", True)]


def test_only_what_lies_within_the_radius_is_found():
    make_activity(title="Gent", location=make_location())
    make_activity(title="Brussel", location=make_location(latitude=50.85, longitude=4.35))
    assert shown(origin=GENT) == [("24/11", "Gent", False)]
    assert {title for _, title, _ in shown(origin=GENT, radius_km=60)} == {"Gent", "Brussel"}


def test_an_address_on_request_is_found_by_its_location_and_not_by_its_own_place():
    location = make_location()
    MeetingPoint.objects.filter(page=location).update(
        latitude=51.2, longitude=4.4, is_address_on_request=True
    )
    make_activity(title="Spelen", location=location)
    assert shown(origin=GENT, radius_km=1) == [("24/11", "Spelen", False)]
    assert shown(origin=Coordinates(51.2, 4.4)) == []


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ((-9, -1), {"Zwanger"}),
        ((0, 11), {"Zwanger", "Tot 3", "Alle"}),
        ((13, 36), {"Tot 3", "Peuter", "Alle"}),
        ((6, 6), {"Tot 3", "Alle"}),
        ((60, 60), {"Alle"}),
        (None, {"Zwanger", "Tot 3", "Peuter", "Alle"}),
    ],
)
def test_an_activity_is_found_by_every_age_it_is_for(ages, expected):
    location = make_location()
    for title, low, high in (
        ("Zwanger", -9, 0),
        ("Tot 3", 0, 36),
        ("Peuter", 18, 36),
        ("Alle", 0, None),
    ):
        make_activity(title=title, location=location, age_min_months=low, age_max_months=high)
    assert {title for _, title, _ in shown(ages_months=ages)} == expected
    assert finder().count(criteria(ages_months=ages)) == len(expected)


def test_what_is_not_public_is_not_found():
    draft = make_activity(title="Concept", live=False)
    gone = make_activity(title="Offline")
    gone.unpublish()
    make_activity(title="Spelen")
    assert draft.pk
    assert shown() == [("24/11", "Spelen", False)]


def test_a_date_that_has_ended_is_not_shown_and_one_that_runs_is(clock):
    make_activity(title="Spelen", series=once(SUNDAY, holiday_policy="keep-all"))
    assert shown() == [("22/11", "Spelen", False)]
    clock(timezone.now() + timedelta(hours=1))
    assert shown() == [("22/11", "Spelen", False)]
    clock(timezone.now() + timedelta(hours=1))
    assert shown() == []


def test_pages_follow_each_other_without_gap_or_double():
    location = make_location()
    for number in range(7):
        make_activity(title=f"Spelen {number}", location=location, series=once(TUESDAY))
    seen, after = [], None
    for _page in range(3):
        results = finder().find(criteria(after=after, page_size=3))
        seen += [entry.reading.activity_title for day in results.days for entry in day.entries]
        after = results.next_after
    assert sorted(seen) == [f"Spelen {number}" for number in range(7)]
    assert after is None


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When.TODAY, (SUNDAY, SUNDAY)),
        (When.TOMORROW, (date(2026, 11, 23), date(2026, 11, 23))),
        (When.THIS_WEEK, (SUNDAY, SUNDAY)),  # weeks begin on Monday
        (When.NEXT_WEEK, (date(2026, 11, 23), date(2026, 11, 29))),
        (None, (SUNDAY, date(2026, 12, 19))),
    ],
)
def test_when_means_these_days(when, expected):
    assert days_of(when, None, today=SUNDAY) == expected


# --- The page ------------------------------------------------------------------------------


def text_of(response):
    return " ".join(response.content.decode().split())


def test_the_page_shows_day_distance_and_place(client):
    make_activity(title="Spelen en ontmoeten", location=make_location(latitude=51.09))
    page = text_of(client.get(URL, {"place": "9000"}))
    assert "Activiteiten dicht bij Gent" in page
    assert "dinsdag 24 november" in page
    assert "Ongeveer 4 km ver" in page
    assert "Huis 1, Teststraat 1, Teststad" in page


def test_a_cancelled_date_says_so_in_words(client):
    activity = make_activity()
    change(activity, ChangeKind.CANCELLED, words={"nl": "De begeleider is ziek."})
    page = text_of(client.get(URL))
    assert "Gaat niet door" in page
    assert "De begeleider is ziek." in page
    assert "Volgende keer: dinsdag 1 december" in page


def test_nothing_found_gives_the_nearest_phone_and_wider_searches(client):
    make_activity(location=make_location(latitude=51.2, phone="+32 000 00 00 07"))
    make_location(latitude=50.8, longitude=5.5)
    page = text_of(client.get(URL, {"place": "9000", "when": "next-week", "age": "baby"}))
    assert "Niets gevonden." in page
    assert "tel:+32000000007" in page
    assert "Zoek tot 25 km ver (1)" in page
    assert "radius_km=25" in page


def test_an_ambiguous_name_gives_a_choice(client):
    response = client.get(URL, {"place": "Nieuwerkerken"})
    assert response.status_code == 400
    assert "Nieuwerkerken (Aalst)" in text_of(response)


def test_a_place_outside_flanders_gets_a_sentence(client):
    make_activity()
    page = text_of(client.get(URL, {"place": "5000"}))
    assert "KOALA is er in Vlaanderen en in Brussel." in page


def test_the_postcode_of_a_location_itself_is_a_place(client):
    make_activity(location=make_location(postcode="0901", municipality="Demostad"))
    assert "Activiteiten dicht bij Demostad" in text_of(client.get(URL, {"place": "0901"}))


BAD_QUESTIONS = [
    ({"place": "9999"}, "Deze plaats kennen wij niet."),
    ({"place": "qqqqqq"}, "Deze plaats kennen wij niet."),
    ({"place": "x" * 10_000}, "Deze plaats kennen wij niet."),
    ({"place": "90\x0000"}, "Deze tekst kunnen we niet lezen."),
    ({"place": ["9000", "2000"]}, "Deze vraag heeft twee antwoorden."),
    ({"radius_km": "0"}, "Kies een afstand van 1 tot 100 km."),
    ({"radius_km": "-1"}, "Kies een afstand van 1 tot 100 km."),
    ({"radius_km": "1000000000"}, "Kies een afstand van 1 tot 100 km."),
    ({"radius_km": "ver"}, "Kies een afstand van 1 tot 100 km."),
    ({"age": "400"}, "Kies zwanger, baby of peuter"),
    ({"age": "-10"}, "Kies zwanger, baby of peuter"),
    ({"age": "oud"}, "Kies zwanger, baby of peuter"),
    ({"age": "9" * 10_000}, "Kies zwanger, baby of peuter"),
    ({"age": "\x00"}, "Deze tekst kunnen we niet lezen."),
    ({"when": "gisteren"}, "Kies vandaag, morgen, deze week of volgende week."),
    ({"when": "\x00"}, "Kies vandaag, morgen, deze week of volgende week."),
    ({"start": "2020-01-01"}, "Deze dag is voorbij."),
    ({"start": "2999-01-01"}, "Zo ver vooruit kennen we nog geen data."),
    ({"start": "32/13/2026"}, "Typ een dag als dag/maand/jaar"),
    ({"start": "\x00"}, "Typ een dag als dag/maand/jaar"),
    ({"after": "x"}, "Deze pagina is verhuisd."),
    ({"after": "20261122T1000." + "9" * 30}, "Deze pagina is verhuisd."),
    ({"after": "\x00"}, "Deze tekst kunnen we niet lezen."),
]


@pytest.mark.parametrize(("question", "sentence"), BAD_QUESTIONS)
def test_a_bad_question_gets_a_sentence_that_says_what_to_do(client, question, sentence):
    response = client.get(URL, question)
    assert response.status_code == 400
    assert sentence in text_of(response)


def test_what_was_typed_is_not_lost_and_cannot_do_harm(client):
    page = client.get(URL, {"place": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("count", [3, 60])
def test_the_page_costs_the_same_queries_for_any_number_of_results(
    client, count, django_assert_num_queries
):
    location = make_location()
    for _number in range(3):
        make_activity(
            location=location,
            series=[
                {"frequency": Frequency.ONCE, "starts_on": TUESDAY, "until": None}
                for _each in range(count // 3)
            ],
        )
    client.get(URL, {"place": "9000"})
    with django_assert_num_queries(QUERIES):
        assert client.get(URL, {"place": "9000"}).status_code == 200


QUERIES = 14


def test_the_page_works_without_cookies_and_may_be_kept_by_caches(client):
    response = client.get(URL)
    assert not response.cookies
    assert "public" in response.headers["Cache-Control"]
    assert "Cookie" not in response.headers.get("Vary", "")
