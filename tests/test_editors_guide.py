"""The guide for editors stays true: it shows and quotes the screens as they are now."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from accounts.languages import set_language
from activities.choices import ChangeKind
from activities.models import Occurrence
from activities.services import change_date
from editors.guide import LANGUAGES, TASKS
from editors.roles import make_readers
from editors.week_selectors import series_named
from scripts.guide_screens import html_of, known_texts, own_texts, screens, texts_on
from tests.conftest import SUNDAY
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.pictures import make_picture
from tests.translating import publish, set_up_network, translate

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
FOLDER = Path(__file__).resolve().parents[1] / "site" / "static" / "guide"
GUIDE = "/admin/guide/"
MAX_WORDS = 120
MAX_BYTES = 40_000
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def location():
    location = make_location()
    make_activity(location=location)
    return location


@pytest.fixture
def translated(settings, location):
    """The same location, with the French translation of its pages."""
    set_up_network(settings)
    translate(location, "fr")
    translate(location.get_children().get().specific, "fr")
    return location


def make_behind(location):
    """Let its French translation be behind the Dutch."""
    publish(location, intro="Hallo! Kom spelen en zingen.")


@pytest.fixture
def editor(location):
    return make_editor(location)


def screens_of(location, language):
    return screens(location, make_picture(location), language)


def read_guide(client, user, language):
    set_language(user, language)
    client.force_login(user)
    return client.get(GUIDE).content.decode()


def labels_in(html):
    """Return pairs of a screen and the words that the guide says stand on it."""
    return {
        (each["data-screen"], each.get_text())
        for each in BeautifulSoup(html, "html.parser").select(".guide__label")
    }


def cancel_a_later_date():
    """So that the week shows how to take that back."""
    occurrence = Occurrence.objects.order_by("starts_at").filter(starts_at__gt=SUNDAY)[1]
    change_date(
        series=series_named(occurrence.activity_key, occurrence.series_key),
        original_date=occurrence.original_date,
        kind=ChangeKind.CANCELLED,
        at=SUNDAY,
    )


# --- What it quotes ---------------------------------------------------------------------------


@in_each_language
def test_every_label_that_the_guide_quotes_stands_on_its_screen(
    client, translated, editor, language
):
    labels = labels_in(read_guide(client, editor, language))
    of_name = screens_of(translated, language)
    cancel_a_later_date()
    make_behind(translated)
    seen = {
        name: {
            text.casefold()
            for text in texts_on(html_of(of_name[name], user=editor, language_code=language))
        }
        for name in {name for name, _words in labels}
    }
    assert len(labels) > 20
    assert [each for each in sorted(labels) if each[1].casefold() not in seen[each[0]]] == []


@in_each_language
def test_every_label_is_in_the_language_of_the_guide(client, editor, language):
    labels = labels_in(read_guide(client, editor, language))
    known = known_texts(language)
    assert [each for each in sorted(labels) if each[1].casefold() not in known] == []


def test_a_label_that_is_not_on_its_screen_is_found(location, editor):
    html = html_of(screens_of(location, "nl")["week"], user=editor, language_code="nl")
    assert "Alles klopt nog" in texts_on(html)
    assert "Alles is in orde" not in texts_on(html)


# --- Its pictures -----------------------------------------------------------------------------


@in_each_language
def test_every_task_has_its_picture_and_no_picture_is_left_over(language):
    files = {path.stem for path in (FOLDER / language).iterdir()}
    assert files == {task.code for task in TASKS}, "Run `make guide`."


def test_a_picture_is_small_and_of_the_width_of_a_telephone():
    for path in FOLDER.glob("*/*.webp"):
        assert path.stat().st_size <= MAX_BYTES, path
        with Image.open(path) as picture:
            assert picture.format == "WEBP"
            assert picture.width / picture.height == 360 / 560


@in_each_language
def test_a_picture_shows_its_screen_as_it_is_now(translated, editor, language):
    """Everything on the screen was on it when the picture was taken, and nothing was renamed."""
    said = json.loads((FOLDER / "screens.json").read_text(encoding="utf-8"))[language]
    of_name = screens_of(translated, language)
    known = known_texts(language)
    for task in TASKS:
        screen = of_name[task.code]
        html = html_of(screen, user=editor, language_code=language)
        new = set(own_texts(html, screen.part, language)) - set(said[task.code])
        gone = {text for text in said[task.code] if text.casefold() not in known}
        assert (new, gone) == (set(), set()), f"The screen {task.code} changed. Run `make guide`."


# --- The page itself --------------------------------------------------------------------------


@in_each_language
def test_a_task_is_told_in_few_words(client, editor, language):
    soup = BeautifulSoup(read_guide(client, editor, language), "html.parser")
    lengths = {
        task.code: len(soup.select_one(f"#{task.code} .guide__words").get_text().split())
        for task in TASKS
    }
    assert {code: length for code, length in lengths.items() if length > MAX_WORDS} == {}


@in_each_language
def test_the_guide_is_in_the_language_of_its_reader(client, editor, language):
    html = read_guide(client, editor, language)
    with override(language):
        headings = [str(task.heading) for task in TASKS]
    soup = BeautifulSoup(html, "html.parser")
    assert [each.get_text(strip=True) for each in soup.select(".guide__task h2")] == headings
    assert {img["src"] for img in soup.select(".guide__picture")} == {
        f"/static/guide/{language}/{task.code}.webp" for task in TASKS
    }


def test_who_reads_the_admin_in_english_gets_the_dutch_guide_marked_as_dutch(client, editor):
    soup = BeautifulSoup(read_guide(client, editor, "en"), "html.parser")
    assert soup.select_one(".guide")["lang"] == "nl"


def test_everybody_who_enters_the_admin_reads_it_and_nobody_else(client, location):
    assert client.get(GUIDE).status_code == 302
    reader = make_user()
    reader.groups.add(make_readers())
    client.force_login(reader)
    answer = client.get(GUIDE)
    assert answer.status_code == 200
    assert location.title not in answer.content.decode()
    assert client.post(GUIDE).status_code == 405


# --- The way to it ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("screen", "task"),
    [
        ("week", "cancel"),
        ("cancel", "cancel"),
        ("change", "change"),
        ("activity", "activity"),
        ("plan", "activity"),
        ("import", "import"),
        ("picture", "picture"),
    ],
)
def test_a_screen_leads_to_its_own_task(location, editor, screen, task):
    html = html_of(screens_of(location, "nl")[screen], user=editor, language_code="nl")
    assert f'href="{GUIDE}#{task}"' in html
    assert task in {each.code for each in TASKS}


def test_the_menu_leads_to_the_guide(client, editor):
    client.force_login(editor)
    assert f'"url": "{GUIDE}"' in client.get(reverse("wagtailadmin_home")).content.decode()
