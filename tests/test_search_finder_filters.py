"""What can be chosen in the finder, what was chosen, and where a device is."""

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup

from activities.choices import Access, Frequency
from activities.models import ActivityLanguage
from content.choices import Taxonomy
from tests.factories import make_activity, make_location, term

pytestmark = pytest.mark.usefixtures("site")
URL = "/nl/zoeken/"
NEAR_ME = "/nl/zoeken/dicht-bij-mij/"
GENT = {"latitude": "51.0543", "longitude": "3.7174"}
TUESDAY = date(2026, 11, 24)


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def choice(page, name, value="1"):
    """Return the input of a choice, and the number behind its words ("" when there is none)."""
    box = page.find(id=f"id_{name}-{value}")
    number = page.find("label", attrs={"for": box["id"]}).find(class_="chip__count")
    return box, words(number) if number else ""


def chosen(page):
    """Return the words of each chosen answer and the question without it."""
    links = page.select(".chosen li a.chosen__answer")
    return {words(link.bdi): dict(parse_qsl(urlsplit(link["href"]).query)) for link in links}


def once(on=TUESDAY):
    return [{"frequency": Frequency.ONCE, "starts_on": on, "until": None}]


# --- What can be chosen ---------------------------------------------------------------------


def test_each_choice_tells_how_many_activities_it_gives(client):
    location = make_location()
    make_activity(location=location, cost_eur=0)
    make_activity(location=location, cost_eur=5, access=Access.DROP_IN)
    page = page_of(client.get(URL))
    assert choice(page, "free")[1] == "(1)"
    assert choice(page, "weekday", "2")[1] == "(2)"
    assert choice(page, "age", "baby")[1] == "(2)"
    assert choice(page, "holidays")[1] == ""  # nobody counts these


def test_a_choice_that_gives_nothing_stays_to_read_and_cannot_be_chosen(client):
    make_activity()
    page = page_of(client.get(URL))
    assert choice(page, "weekday", "6") == (page.find(id="id_weekday-6"), "(0)")
    assert choice(page, "weekday", "6")[0].has_attr("disabled")
    assert not choice(page, "weekday", "2")[0].has_attr("disabled")


def test_a_chosen_choice_can_always_be_taken_away(client):
    make_activity()
    box, number = choice(page_of(client.get(URL, {"weekday": "6"})), "weekday", "6")
    assert (number, box.has_attr("checked"), box.has_attr("disabled")) == ("(0)", True, False)


def test_only_languages_that_somebody_speaks_are_shown(client):
    activity = make_activity()
    turkish = term(Taxonomy.LANGUAGE, "tr")
    activity.activity_languages = [ActivityLanguage(language=turkish, is_interpreted=True)]
    activity.save_revision().publish()
    page = page_of(client.get(URL))
    assert [box["value"] for box in page.select("[name=interpreter]")] == ["tr"]
    assert page.select("[name=language]") == []
    page = page_of(client.get(URL, {"language": "ar"}))
    assert [box["value"] for box in page.select("[name=language]")] == ["ar"]


def test_the_other_choices_are_folded_away_until_one_of_them_is_chosen(client):
    make_activity(cost_eur=0)
    assert not page_of(client.get(URL)).find(class_="more-choices").has_attr("open")
    assert page_of(client.get(URL, {"free": "1"})).find(class_="more-choices").has_attr("open")


def test_one_answer_of_each_single_question_is_marked(client):
    make_activity()
    for question, marked in (({}, ""), ({"age": "baby"}, "baby"), ({"age": "14"}, "14")):
        page = page_of(client.get(URL, question))
        boxes = page.select(".chip-field [name=age][value]")
        assert [box["value"] for box in boxes if box.has_attr("checked")] == [marked]


def test_the_month_of_birth_has_no_name_so_it_is_never_sent(client):
    page = page_of(client.get(URL))
    birth = page.select_one("[data-birth]")
    assert birth.has_attr("hidden")
    assert [field.get("name") for field in birth.select("select")] == [None, None]


@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar", "tr"])
def test_the_page_answers_in_every_language(client, language):
    make_activity(cost_eur=0)
    question = {"q": "spelen", "free": "1", "weekday": "2", "part": "morning", "age": "6"}
    response = client.get(f"/{language}/zoeken/", question)
    assert response.status_code == 200
    assert len(page_of(response).select(".chosen__answer")) == 5


# --- What was chosen ------------------------------------------------------------------------


def test_each_chosen_answer_can_be_taken_away_alone(client):
    make_activity(cost_eur=0)
    question = {"place": "9000", "free": "1", "weekday": ["2", "3"], "age": "baby"}
    page = page_of(client.get(URL, question))
    assert chosen(page) == {
        "9000 Gent": {"age": "baby", "weekday": "3", "free": "1"},
        "Baby": {"place": "9000", "weekday": "3", "free": "1"},
        "Dinsdag": {"place": "9000", "age": "baby", "weekday": "3", "free": "1"},
        "Woensdag": {"place": "9000", "age": "baby", "weekday": "2", "free": "1"},
        "Gratis": {"place": "9000", "age": "baby", "weekday": "3"},
    }
    assert page.find(class_="chosen__clear")["href"] == URL


@pytest.mark.parametrize(
    ("question", "stands_in"),
    [
        ({"place": "9000", "when": "next-week", "age": "baby"}, "finder-filters"),
        ({"place": "9000", "free": "1"}, "finder-results"),
        ({"place": "9000", "age": "14"}, "finder-results"),  # the heading names no months
        ({"place": "8000"}, "finder-results"),  # nothing found: what to take away comes first
    ],
)
def test_what_the_heading_says_already_is_folded_away_with_the_filters(client, question, stands_in):
    make_activity(cost_eur=0)
    answers = page_of(client.get(URL, question)).select(".chosen")
    assert [each.find_parent(class_=stands_in) is None for each in answers] == [False]


def test_nothing_chosen_shows_nothing_to_take_away(client):
    make_activity()
    assert page_of(client.get(URL, {"when": "", "radius_km": "10"})).select(".chosen") == []


def test_addresses_carry_no_empty_and_no_unknown_answers(client):
    make_activity(cost_eur=0)
    question = {"place": "9000", "when": "", "age": "", "free": "1", "fbclid": "x", "weekday": "2"}
    response = client.get(URL, question)
    assert response.status_code == 200
    page = page_of(response)
    assert "fbclid" in page.get_text()  # said kindly, and not used
    assert chosen(page)["9000 Gent"] == {"free": "1", "weekday": "2"}
    assert "fbclid" not in "".join(link["href"] for link in page.select("main a[href]"))


def test_one_day_is_one_answer(client):
    make_activity()
    page = page_of(client.get(URL, {"start": "2026-11-24", "end": "2026-11-24", "free": "1"}))
    assert chosen(page)["dinsdag 24 november"] == {"free": "1"}
    assert page.find(id="id_start")["value"] == "2026-11-24"


def test_the_number_found_stands_in_a_live_region_also_when_it_is_nothing(client):
    make_activity(cost_eur=5)
    for question, number in (({}, "1"), ({"free": "1"}, "0")):
        line = page_of(client.get(URL, question)).select_one(".lead[role=status]")
        assert words(line).startswith(number)


def test_a_typing_error_is_named_and_the_found_word_is_marked(client):
    make_activity(title="Voorlezen in de bib")
    page = page_of(client.get(URL, {"q": "voorlezn"}))
    correction = words(page.find(class_="correction"))
    assert "voorlezn" in correction
    assert [words(mark) for mark in page.select(".activity-card__title mark")] == ["Voorlezen"]


def test_a_title_cannot_do_harm_where_words_are_marked(client):
    make_activity(title="Spelen <script>alert(1)</script>")
    page = client.get(URL, {"q": "spelen"}).content.decode()
    assert "<mark>Spelen</mark> &lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_what_is_nearest_comes_first_when_that_is_asked(client):
    near, far = make_location(latitude=51.06), make_location(latitude=51.10)
    make_activity(title="Ver", location=far, series=once())
    make_activity(title="Dichtbij", location=near, series=once(date(2026, 11, 26)))
    assert [titles(client, place="9000"), titles(client, place="9000", sort="distance")] == [
        ["Ver", "Dichtbij"],
        ["Dichtbij", "Ver"],
    ]
    page = page_of(client.get(URL, {"place": "9000", "sort": "distance"}))
    assert [link.get("aria-current") for link in page.select(".sorts__link")] == [None, "true"]
    assert page_of(client.get(URL)).select(".sorts") == []  # nothing is near without a place


def titles(client, **question):
    page = page_of(client.get(URL, question))
    return [words(title) for title in page.select(".activity-card__title")]


@pytest.mark.parametrize("count", [1, 50])
def test_a_full_question_costs_the_same_queries_for_any_number_of_results(
    client, count, django_assert_num_queries
):
    location = make_location()
    activity = make_activity(location=location, cost_eur=0, series=once() * count)
    assert activity.pk
    question = {"q": "spelen", "place": "9000", "free": "1", "weekday": "2", "sort": "distance"}
    client.get(URL, question)
    with django_assert_num_queries(QUERIES):
        assert client.get(URL, question).status_code == 200


QUERIES = 18


# --- Where a device is ----------------------------------------------------------------------


def test_a_position_finds_what_is_near_and_stands_in_no_address(client):
    make_activity(title="Gent", location=make_location(latitude=51.06), cost_eur=0)
    make_activity(title="Brussel", location=make_location(latitude=50.85, longitude=4.35))
    response = client.post(NEAR_ME, GENT | {"free": "1", "place": ""})
    page = page_of(response)
    assert response.status_code == 200
    assert [words(title) for title in page.select(".activity-card__title")] == ["Gent"]
    links = [link["href"] for link in page.select("[href], [action], [src]") if link.get("href")]
    actions = [form.get("action") for form in page.select("form")]
    assert not [url for url in [*links, *actions] if "51.0" in url or "3.7" in url]
    assert not [url for url in links if "latitude" in url]


def test_a_position_is_rounded_and_goes_along_with_the_next_question(client):
    make_activity(location=make_location(latitude=51.06), cost_eur=0)
    page = page_of(client.post(NEAR_ME, GENT | {"free": "1"}))
    sent = {(field["name"], field["value"]) for field in page.select("input[name$=itude]")}
    assert sent == {("latitude", "51.05"), ("longitude", "3.72")}
    assert page.select_one("[data-short-address]")["method"] == "post"
    assert page.select_one(".chosen form")["action"] == NEAR_ME


def test_the_following_days_of_a_position_are_asked_for_in_the_same_way(client):
    location = make_location()
    make_activity(title="Spelen", location=location, series=once() * 41, cost_eur=0)
    page = page_of(client.post(NEAR_ME, GENT | {"free": "1"}))
    form = page.select_one(".more-days form")
    sent = {field["name"]: field["value"] for field in form.select("input")}
    assert (form["method"], form["action"], sent["free"]) == ("post", NEAR_ME, "1")
    following = page_of(client.post(NEAR_ME, sent))
    shown = [len(each.select(".activity-card")) for each in (page, following)]
    assert shown == [40, 1]


def test_an_answer_about_a_position_is_kept_by_nobody_and_sets_no_cookie(client):
    response = client.post(NEAR_ME, GENT)
    assert "no-store" in response.headers["Cache-Control"]
    assert "Location" not in response.headers
    assert not response.cookies


def test_another_site_cannot_send_a_position(client):
    for header in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.org"}):
        assert client.post(NEAR_ME, GENT, headers=header).status_code == 403
    for header in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}):
        assert client.post(NEAR_ME, GENT, headers=header).status_code == 200


@pytest.mark.parametrize(
    "position",
    [
        {},
        {"latitude": "nan", "longitude": "3.72"},
        {"latitude": "51.05", "longitude": "inf"},
        {"latitude": "91", "longitude": "3.72"},
        {"latitude": "\x00", "longitude": "x" * 5000},
    ],
)
def test_a_position_that_makes_no_sense_gets_a_sentence(client, position):
    response = client.post(NEAR_ME, position)
    assert response.status_code == 400
    assert page_of(response).select_one("#id_place-error")


def test_a_place_that_was_typed_goes_before_the_position(client):
    response = client.post(NEAR_ME, GENT | {"place": "9000", "free": "1"})
    assert (response.status_code, response["Location"]) == (302, f"{URL}?place=9000&free=1")


def test_the_address_of_the_position_alone_leads_to_the_finder(client):
    response = client.get(NEAR_ME)
    assert (response.status_code, response["Location"]) == (302, URL)


def test_the_finder_works_without_the_button(client):
    part = page_of(client.get(URL)).select_one("[data-near-me]")
    assert part.has_attr("hidden")
    assert all(field.has_attr("disabled") for field in part.select("input"))
    assert part.button["type"] == "button"  # Enter in the field sends the form itself
