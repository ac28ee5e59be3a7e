"""What can be said of one date: it does not take place, is full, has a note; and undoing that."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from activities.choices import ChangeKind
from activities.models import Change
from activities.services import change_date
from tests.conftest import SUNDAY
from tests.every_output import pages
from tests.factories import make_activity, make_editor, make_location
from tests.translating import in_english
from tests.week_steps import address, on, problems_of, send, sentence_of

TUESDAY, NEXT_TUESDAY = date(2026, 11, 24), date(2026, 12, 1)
THURSDAY = date(2026, 11, 26)
WHEN = "Tuesday 24 November, 9:30 – 11:30"


@pytest.fixture
def location(site):
    return make_location(points=2)


@pytest.fixture
def activity(location):
    return make_activity(location=location)


@pytest.fixture(autouse=True)
def editor(client, location, activity):
    user = in_english(make_editor(location))
    client.force_login(user)
    return user


def undo(client, location):
    change = Change.objects.in_force().get()
    return client.post(address("_undo", location, change.pk), follow=True)


def test_own_words_stand_beside_the_date(client, location):
    answer = send(client, "_cancel", location, TUESDAY, reason="other", words="Lek in het dak.")
    assert sentence_of(answer) == f"{WHEN} does not take place. Families see that now."
    assert (on(TUESDAY).reason_text, Change.objects.get().words) == (
        {"nl": "Lek in het dak."},
        {"nl": "Lek in het dak."},
    )


@pytest.mark.parametrize("name", ["_cancel", "_postpone"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_own_words_are_marked_as_dutch_wherever_families_read_another_language(
    client, location, activity, name, language
):
    send(client, name, location, TUESDAY, reason="other", words="Lek in het dak.")
    shown = ("finder", "activity page", "location page", "agenda", "week", "month")
    for page, url in pages(activity, language).items():
        soup = BeautifulSoup(client.get(url).content, "html.parser")
        found = soup.body.find_all(string=lambda text: "Lek in het dak." in text)
        assert found or page not in shown, page
        assert {each.find_parent(lang=True)["lang"] for each in found} <= {"nl"}, page


def test_a_reason_that_does_not_exist_is_refused_with_a_sentence(client, location):
    answer = send(client, "_cancel", location, TUESDAY, reason="no-idea")
    assert answer.status_code == 400
    assert problems_of(answer)
    assert on(TUESDAY).status == "scheduled"


def test_the_change_knows_who_made_it(client, location, editor):
    send(client, "_cancel", location, TUESDAY, reason="weather")
    assert Change.objects.get().created_by == editor


def test_undoing_is_one_tap_and_says_how_the_date_is_now(client, location, editor):
    answer = send(client, "_cancel", location, TUESDAY, reason="weather")
    change = Change.objects.get()
    assert address("_undo", location, change.pk) in answer.content.decode()
    back = undo(client, location)
    assert f"Undone. {WHEN}: takes place. Families see that now." in back.content.decode()
    assert on(TUESDAY).status == "scheduled"
    change.refresh_from_db()
    assert change.undone_by == editor


def test_undoing_twice_says_so_and_does_nothing(client, location):
    send(client, "_cancel", location, TUESDAY, reason="weather")
    url = address("_undo", location, Change.objects.get().pk)
    client.post(url)
    assert "This was undone already." in client.post(url, follow=True).content.decode()


def test_undoing_from_the_first_page_passes_the_check_against_forgery(editor, location):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    change = change_date(
        series=location.get_children().get().specific.series.get(),
        original_date=TUESDAY,
        kind=ChangeKind.CANCELLED,
        at=timezone.now(),
    )
    home = strict.get("/admin/").content.decode()
    form = home[home.index(address("_undo", location, change.pk)) :]
    token = form.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    url = address("_undo", location, change.pk)
    assert strict.post(url).status_code == 403
    assert strict.post(url, {"csrfmiddlewaretoken": token}).status_code == 302
    assert on(TUESDAY).status == "scheduled"


# --- Meanwhile --------------------------------------------------------------------------------


def test_a_date_that_a_colleague_changed_meanwhile_is_shown_first(client, location, activity):
    url = address("_cancel", location, on(TUESDAY).uid)
    seen = client.get(url).context["seen"]
    change_date(
        series=activity.series.get(),
        original_date=TUESDAY,
        kind=ChangeKind.MOVED,
        new_date=THURSDAY,
        at=timezone.now(),
    )
    answer = client.post(url, {"seen": seen, "reason": "weather"})
    assert answer.status_code == 409
    assert "Somebody changed this date a moment ago." in answer.content.decode()
    assert "Thursday 26 November" in answer.content.decode()
    assert on(TUESDAY).status == "moved"
    again = client.post(url, {"seen": answer.context["seen"], "reason": "weather"}, follow=True)
    assert (again.status_code, on(TUESDAY).status) == (200, "cancelled")


def test_the_same_tap_twice_is_one_change(client, location):
    url = address("_cancel", location, on(TUESDAY).uid)
    data = {"seen": client.get(url).context["seen"], "reason": "weather"}
    first, second = client.post(url, data), client.post(url, data)
    assert first.url == second.url
    assert Change.objects.count() == 1


def test_a_date_that_is_over_is_not_changed(client, clock, location, editor):
    clock(SUNDAY + timedelta(days=3))
    client.force_login(editor)  # a session lasts half a day
    url = address("_cancel", location, on(TUESDAY).uid)
    page = client.get(url)
    assert "This date is over." in page.content.decode()
    assert 'name="reason"' not in page.content.decode()
    answer = client.post(url, {"seen": page.context["seen"], "reason": "weather"})
    assert (answer.status_code, on(TUESDAY).status) == (409, "scheduled")


def test_what_is_no_number_is_a_sentence_and_no_error(client, location):
    url = address("_cancel", location, on(TUESDAY).uid)
    assert client.post(url, {"seen": "x", "reason": "weather"}).status_code == 400
    for done in ("x", "-1", "9" * 40, ""):
        assert client.get(address("", location), {"done": done}).status_code == 200


# --- Places and notes -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "result", "said"),
    [
        ({"places": "full"}, (0, False), "is full"),
        ({"places": "waiting-list"}, (0, True), "is full"),
        ({"places": "left", "places_left": "3"}, (3, False), "3 places left"),
    ],
)
def test_a_date_is_full_or_nearly_so_until_there_is_place_again(
    client, location, data, result, said
):
    answer = send(client, "_places", location, TUESDAY, **data)
    assert said in sentence_of(answer)
    assert (on(TUESDAY).places_left, on(TUESDAY).has_waiting_list) == result
    undo(client, location)
    assert on(TUESDAY).places_left is None


def test_how_many_places_must_be_said(client, location):
    answer = send(client, "_places", location, TUESDAY, places="left", places_left="")
    assert problems_of(answer) == ["Write how many places are left."]


def test_a_note_in_dutch_and_french(client, location):
    send(client, "_note", location, TUESDAY, words_nl="Breng sokken mee.", words_fr="Des bas.")
    assert on(TUESDAY).note == {"nl": "Breng sokken mee.", "fr": "Des bas."}
    page = client.get(address("_note", location, on(TUESDAY).uid)).content.decode()
    assert "Breng sokken mee." in page


def test_a_note_needs_dutch_words_for_who_reads_another_language(client, location):
    answer = send(client, "_note", location, TUESDAY, words_fr="Des bas.")
    assert problems_of(answer) == ["Write the note in Dutch at least."]
    assert "Des bas." in answer.content.decode()


def test_a_note_asks_for_the_languages_of_the_location_only(client, location):
    location.offered_languages = ["fr"]
    location.save()
    form = client.get(address("_note", location, on(TUESDAY).uid)).context["form"]
    assert form.languages == ["nl", "fr"]
