"""The languages of one date: somebody is ill, or an interpreter comes."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from activities.models import ActivityLanguage, Change
from content.choices import Taxonomy
from tests.every_output import outputs
from tests.factories import make_activity, make_editor, make_location, term
from tests.translating import in_english
from tests.week_steps import address, on, problems_of, send, sentence_of

pytestmark = pytest.mark.once
TUESDAY, NEXT_TUESDAY = date(2026, 11, 24), date(2026, 12, 1)


@pytest.fixture
def location(site):
    return make_location()


@pytest.fixture(autouse=True)
def activity(location):
    """Dutch and Arabic are spoken, an interpreter brings Turkish."""
    languages = [("nl", False), ("ar", False), ("tr", True)]
    return make_activity(
        location=location,
        activity_languages=[
            ActivityLanguage(language=term(Taxonomy.LANGUAGE, code), is_interpreted=is_interpreted)
            for code, is_interpreted in languages
        ],
    )


@pytest.fixture(autouse=True)
def editor(client, location):
    user = in_english(make_editor(location))
    client.force_login(user)
    return user


def screen(client, location):
    page = client.get(address("_languages", location, on(TUESDAY).uid))
    return BeautifulSoup(page.content, "html.parser")


def ticked(soup, name):
    return {box["value"] for box in soup.select(f"input[name={name}][checked]")}


def test_the_boxes_begin_with_what_is_usual(client, location):
    soup = screen(client, location)
    assert (ticked(soup, "spoken"), ticked(soup, "interpreted")) == ({"nl", "ar"}, {"tr"})


def test_what_one_needs_most_is_not_hidden_among_all_languages(client, location):
    soup = screen(client, location)
    near = {box["value"] for box in soup.select("[name=spoken]") if not box.find_parent("details")}
    hidden = {box["value"] for box in soup.select("details [name=spoken]")}
    assert near == {"nl", "ar", "tr"}
    assert "bg" in hidden


def test_one_date_has_languages_of_its_own_and_the_others_stay(client, location, activity):
    answer = send(client, "_languages", location, TUESDAY, spoken=["nl"], interpreted=["ar"])
    assert "has languages of its own. Families see them now." in sentence_of(answer)
    row = on(TUESDAY)
    assert (row.languages, row.interpreted) == (["nl", "ar"], ["ar"])
    assert on(NEXT_TUESDAY).languages == []
    soup = screen(client, location)
    assert (ticked(soup, "spoken"), ticked(soup, "interpreted")) == ({"nl"}, {"ar"})


def test_families_see_them_at_the_date_in_their_language(client, location, activity):
    before = outputs(client, activity, "fr")
    send(client, "_languages", location, TUESDAY, spoken=["nl"], interpreted=["ar", "pl"])
    found = outputs(client, activity, "fr")
    for name in ("activity page", "week", "finder", "calendar of the activity"):
        assert "polonais" in found[name], name
        assert "polonais" not in before[name], name


def test_the_page_says_it_at_the_next_date_and_in_the_list(client, location, activity):
    assert "Talen: " not in client.get(activity.url).content.decode()
    send(client, "_languages", location, TUESDAY, spoken=["nl"])
    soup = BeautifulSoup(client.get(activity.url).content, "html.parser")
    assert "Talen: Nederlands" in " ".join(soup.select_one(".next-date").get_text().split())
    first, second = soup.select(".date-list__row")[:2]
    assert "Talen: Nederlands" in " ".join(first.get_text().split())
    assert "Talen: Nederlands, Arabisch" in " ".join(second.get_text().split())


def test_undoing_gives_the_usual_languages_back(client, location):
    send(client, "_languages", location, TUESDAY, spoken=["nl"])
    undo = address("_undo", location, Change.objects.get().pk)
    assert undo in str(screen(client, location))
    client.post(undo)
    assert (on(TUESDAY).languages, on(TUESDAY).interpreted) == ([], [])


def test_a_language_that_is_spoken_needs_no_interpreter(client, location):
    send(client, "_languages", location, TUESDAY, spoken=["nl", "tr"], interpreted=["tr"])
    assert (on(TUESDAY).languages, on(TUESDAY).interpreted) == (["nl", "tr"], [])


def test_the_usual_languages_are_no_change(client, location):
    answer = send(client, "_languages", location, TUESDAY, spoken=["nl", "ar"], interpreted=["tr"])
    assert answer.status_code == 409
    assert problems_of(answer) == ["These are the usual languages already. Nothing was done."]
    assert not Change.objects.exists()


def test_an_interpreter_who_stays_away_is_a_change(client, location):
    send(client, "_languages", location, TUESDAY, spoken=["nl", "ar"])
    assert on(TUESDAY).languages == ["ar", "nl"] or on(TUESDAY).languages == ["nl", "ar"]


@pytest.mark.parametrize("data", [{}, {"spoken": ["klingon"]}, {"interpreted": ["nl' OR 1"]}])
def test_no_language_or_one_that_does_not_exist_is_refused_with_a_sentence(client, location, data):
    answer = send(client, "_languages", location, TUESDAY, **data)
    assert answer.status_code == 400
    assert problems_of(answer)
    assert not Change.objects.exists()
