"""Questions of families, from the form to the answer: in each language the same table."""

import pytest

from activities.models import ActivityPage
from search.analysis import tokens
from search.finding import finder
from search.indexing import index_activities
from search.models import SearchText, SearchWords
from search.word_lists import lists_for
from tests.factories import make_location
from tests.search_contract import criteria, make, titles
from tests.search_questions import QUESTIONS
from tests.translating import translate

pytestmark = pytest.mark.usefixtures("site")
URL = "/nl/zoeken/"


def ask(text, code="nl"):
    return titles(finder().find(criteria(text=text, language_code=code)))


@pytest.mark.parametrize("code", QUESTIONS)
def test_the_questions_of_a_language_find_what_they_must_and_nothing_else(code):
    """The texts are put into the index as a translation would put them there."""
    wrong = []
    page = make("Xyz", location=make_location())
    for question, right, other in QUESTIONS[code]:
        for text, expected in ((right, True), (other, False)):
            _write(page, code, text)
            results = finder().find(criteria(text=question, language_code=code, page_size=0))
            is_found = bool(results.activity_count) and not results.corrections
            if is_found != expected:
                wrong.append((question, text))
    assert wrong == []


def _write(page, code, text):
    if code == "nl":
        ActivityPage.objects.filter(pk=page.pk).update(summary=text)
        index_activities([page.translation_key])
    else:
        row = SearchText.objects.get(language_code=code)
        row.tokens = " ".join(tokens(text, code, lists_for(code)))
        row.save()


@pytest.mark.parametrize(
    ("code", "title", "text"),
    [
        ("ar", "يوغا للنساء الحوامل", "حامل"),
        ("tr", "Çocuk oyunları", "çocuk oyun"),
        ("fr", "Une crèche près de chez vous", "CRECHE"),
    ],
)
def test_a_translation_is_found_in_its_language_and_the_dutch_words_too(code, title, text):
    page = make("Speelbus op woensdag")
    assert ask(text, code) == []
    translate(page, code, title=title)
    assert ask(text, code) == [title]
    assert ask("speelbus woensdag", code) == [title]
    assert ask(text, "nl") == []


def test_new_words_of_the_network_team_count_at_once():
    make("Bakfietsen")
    assert ask("cargo") == []
    SearchWords.objects.create(
        language_code="nl", kind="synonyms", word="cargo", others="bakfietsen"
    )
    assert ask("cargo") == ["Bakfietsen"]
    SearchWords.objects.get(word="cargo").delete()
    assert ask("cargo") == []


# --- The address --------------------------------------------------------------------------------


def text_of(response):
    return " ".join(response.content.decode().split())


def test_a_question_can_be_read_in_its_address(client):
    make("Voorlezen", age_max_months=12)
    make("Zingen")
    address = f"{URL}?q=voorlezen&place=9000&age=baby&weekday=2&weekday=3&part=morning&free=1"
    page = text_of(client.get(address))
    assert "Voorlezen" in page
    assert "Zingen" not in page
    assert (
        client.get(f"{URL}?weekday=2,3&language=nl&sort=distance&end=2026-12-01").status_code == 200
    )


@pytest.mark.parametrize(
    "question",
    [
        {"weekday": "8"},
        {"weekday": "woensdag"},
        {"part": "night"},
        {"form": "no-such-form"},
        {"language": "xx"},
        {"domain": "\x00"},
        {"interpreter": ",".join(f"x{number}" for number in range(1000))},
        {"taalicoon": "5"},
        {"free": "yes"},
        {"holidays": "2"},
        {"sort": "price"},
        {"end": "2020-01-01"},
        {"end": "2027-11-01"},
        {"start": "2026-12-02", "end": "2026-12-01"},
        {"q": "\x00"},
    ],
)
def test_a_bad_answer_gets_a_sentence(client, question):
    response = client.get(URL, question)
    assert response.status_code == 400
    assert 'class="field__error"' in response.content.decode()


def test_what_is_not_known_in_an_address_is_left_aside_and_said(client):
    make("Spelen")
    page = text_of(client.get(URL, {"utm_source": "<b>x", "q": "spelen"}))
    assert "Spelen" in page
    assert "utm_source" in page


@pytest.mark.parametrize(
    "text", ["'", '"', "a OR b", "NEAR(", "*", "%", "(", "x" * 5000, "🙂", "٣"]
)
def test_no_text_is_taken_for_a_command(client, text):
    make("Spelen")
    assert client.get(URL, {"q": text}).status_code == 200
