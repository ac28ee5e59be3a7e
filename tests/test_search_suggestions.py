"""What is suggested while somebody types."""

import pytest

from tests.factories import make_activity, make_location

pytestmark = pytest.mark.usefixtures("site")
URL = "/nl/zoeken/suggesties/"


def suggested(client, typed, about=""):
    answer = client.get(URL, {"q": typed, "about": about}).json()
    return [each["text"] for each in answer["suggestions"]]


def test_places_activities_and_locations_are_suggested_by_their_beginning(client):
    location = make_location(title="KOALA Kortewijk")
    make_activity(title="Kort verhaal", location=location)
    assert suggested(client, "kort", "text") == ["Kort verhaal", "KOALA Kortewijk"]
    assert suggested(client, "kortr", "place")[0] == "8500 Kortrijk"
    both = suggested(client, "kort")
    assert both[:2] == ["Kort verhaal", "KOALA Kortewijk"]
    assert "8500 Kortrijk" in both


def test_the_beginning_of_a_postcode_is_enough(client):
    assert "9000 Gent" in suggested(client, "900", "place")


def test_a_suggested_place_is_a_place_that_the_finder_knows(client):
    make_activity()
    for label in suggested(client, "kort", "place"):
        assert client.get("/nl/zoeken/", {"place": label}).status_code == 200


def test_there_are_at_most_eight(client):
    location = make_location()
    for number in range(12):
        make_activity(title=f"Kort {number}", location=location)
    assert len(suggested(client, "kort")) == 8
    assert len(suggested(client, "kort", "text")) == 8
    assert len(suggested(client, "1", "place")) == 0
    assert len(suggested(client, "10", "place")) == 8


@pytest.mark.parametrize("typed", ["", "k", "  ", "x" * 61, "kort\x00", "%%", "'; --"])
def test_what_is_no_word_suggests_nothing(client, typed):
    make_activity(title="Kort verhaal")
    assert suggested(client, typed, "text") == []


def test_what_is_not_public_is_not_suggested(client):
    hidden = make_location(title="KOALA Kortewijk")
    activity = make_activity(title="Kort verhaal", location=hidden)
    assert len(suggested(client, "kort", "text")) == 2
    activity.unpublish()
    hidden.unpublish()
    assert suggested(client, "kort", "text") == []


def test_the_answer_may_be_kept_and_sets_no_cookie(client):
    response = client.get(URL, {"q": "gent"})
    assert response.headers["Content-Type"] == "application/json"
    assert "public" in response.headers["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar", "tr"])
def test_suggestions_come_in_every_language(client, language):
    response = client.get(f"/{language}/zoeken/suggesties/", {"q": "Gand"})
    assert "9000 Gent" in [each["text"] for each in response.json()["suggestions"]]


@pytest.mark.parametrize("count", [1, 6])
def test_suggesting_costs_the_same_queries_for_any_number(client, count, django_assert_num_queries):
    for number in range(count):
        make_activity(title=f"Kort {number}", location=make_location(title=f"Kortewijk {number}"))
    with django_assert_num_queries(4):
        client.get(URL, {"q": "kort"})


def test_only_reading_is_possible(client):
    assert client.post(URL, {"q": "gent"}).status_code == 405
