"""The screens on which an editor reads a calendar in: only at the own location, shown first."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from activities.importing.fetching import Fetcher
from activities.importing.following import fetch_all
from activities.models import ActivityPage, CalendarFeed, ImportedEvent, WaitingImport
from activities.wagtail_hooks import ImportMenuItem
from tests.calendar_files import calendar, event
from tests.conftest import SUNDAY
from tests.factories import make_editor, make_location, make_user

pytestmark = pytest.mark.usefixtures("site")
URL = "https://agenda.example.org/a.ics?key=geheim-adres"
RAW = calendar(event("RRULE:FREQ=WEEKLY", "LOCATION:Huis 1"))


@pytest.fixture
def location():
    return make_location()


@pytest.fixture
def editor(client, location):
    """The editor of the location, logged in."""
    user = make_editor(location)
    client.force_login(user)
    return user


@pytest.fixture
def internet(monkeypatch):
    """What every address answers: bytes that a test can set."""
    answers = {"raw": RAW}
    monkeypatch.setattr(Fetcher, "fetch", lambda self, url: answers["raw"])
    return answers


def start_url(location):
    return reverse("koala_import", args=[location.pk])


def hand_in(client, location, raw=RAW, name="kalender.ics", **data):
    return client.post(start_url(location), {"file": SimpleUploadedFile(name, raw), **data})


def confirm(client, url):
    page = client.get(url)
    return client.post(url, {"digest": page.context["preview"].digest})


def test_a_file_is_shown_first_and_taken_over_on_yes(client, location, editor):
    answer = hand_in(client, location)
    assert (answer.status_code, ActivityPage.objects.count()) == (302, 0)
    page = client.get(answer.url)
    assert (page.status_code, ActivityPage.objects.count()) == (200, 0)
    assert page.headers["Cache-Control"].startswith("max-age=0")
    assert "Spelen" in page.content.decode()
    done = confirm(client, answer.url)
    assert done.url == reverse("wagtailadmin_explore", args=[location.pk])
    draft = ActivityPage.objects.get()
    assert (draft.live, draft.owner) == (False, editor)
    assert WaitingImport.objects.count() == 0
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert edit.status_code == 200


def test_what_is_handed_in_twice_is_there_once(client, location, editor):
    for _round in range(2):
        confirm(client, hand_in(client, location).url)
    assert ActivityPage.objects.count() == ImportedEvent.objects.count() == 1


def test_another_state_than_was_shown_is_shown_again(client, location, editor):
    url = hand_in(client, location).url
    answer = client.post(url, {"digest": "0" * 64})
    assert (answer.status_code, ActivityPage.objects.count()) == (409, 0)
    assert "Spelen" in answer.content.decode()
    assert WaitingImport.objects.count() == 1
    assert confirm(client, url).status_code == 302


def test_a_season_plan(client, location, editor):
    example = client.get(reverse("koala_import_example", args=[location.pk]))
    assert example.headers["Content-Disposition"] == 'attachment; filename="seizoensplan.csv"'
    answer = hand_in(client, location, example.content, name="plan.csv")
    confirm(client, answer.url)
    assert ActivityPage.objects.count() == 3


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"", "leeg.ics"),
        (b"\0" * 100, "x.ics"),
        (b"<html>", "x.ics"),
        (calendar(), "x.ics"),
        (b"PK\x03\x04", "x.xlsx"),
        (b"Titel;Datum;Van;Tot\nA;morgen;9;10", "x.csv"),
        (b"BEGIN:VCALENDAR\n" + b"x" * 2_200_000, "groot.ics"),
    ],
)
def test_a_bad_file_is_a_page_with_a_sentence(client, location, editor, raw, name):
    answer = hand_in(client, location, raw, name)
    assert answer.status_code == 400
    assert answer.context["form"].errors["file"]
    assert (ActivityPage.objects.count(), WaitingImport.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"url": "http://127.0.0.1/"},
        {"url": "file:///etc/passwd"},
        {"url": "http://169.254.169.254/latest/"},
        {"url": "x" * 600},
        {"url": "https://a:b@example.org/"},
    ],
)
def test_a_bad_address_is_a_page_with_a_sentence(client, location, editor, data):
    answer = client.post(start_url(location), data)
    assert answer.status_code == 400
    assert answer.context["form"].errors
    assert CalendarFeed.objects.count() == 0


def test_a_file_and_an_address_at_once_is_one_too_many(client, location, editor):
    assert hand_in(client, location, url=URL).status_code == 400


def test_an_address_is_followed_once_somebody_said_yes(client, location, editor, internet):
    answer = client.post(start_url(location), {"url": URL, "is_trusted": "on"})
    assert CalendarFeed.objects.count() == 0
    confirm(client, answer.url)
    feed = CalendarFeed.objects.get()
    assert (feed.url, feed.is_trusted, feed.created_by) == (URL, True, editor)
    assert ImportedEvent.objects.get().feed == feed
    assert "geheim-adres" in client.get(start_url(location)).content.decode()
    # What was shown is what is done, also when the calendar changes in between.
    check = reverse("koala_import_check", args=[location.pk, feed.pk])
    url = client.post(check).url
    internet["raw"] = calendar(event("RRULE:FREQ=WEEKLY", title="Iets anders"))
    page = client.get(url)
    assert "Iets anders" not in page.content.decode()
    stop = reverse("koala_import_stop", args=[location.pk, feed.pk])
    assert client.post(stop).url == start_url(location)
    assert (CalendarFeed.objects.count(), ActivityPage.objects.count()) == (0, 1)


def test_a_feed_that_waits_says_so(client, location, editor):
    feed = CalendarFeed.objects.create(
        location_key=location.translation_key,
        url=URL,
        needs_attention=True,
        last_error="feed-lost-most",
        last_error_values={"lost": 3, "known": 4},
    )
    page = client.get(start_url(location)).content.decode()
    assert "<strong>" in page
    assert str(feed) not in ("", feed.url)


def test_markup_of_a_calendar_is_dead_on_every_screen(client, location, editor):
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    raw = calendar(
        event(f"DESCRIPTION:{evil}", f"LOCATION:{evil}", f"RRULE:{evil}", title=f"x {evil}"),
        event("LOCATION:&lt;script&gt;alert(1)", uid=evil, title="&lt;img onerror=1&gt; y"),
    )
    url = hand_in(client, location, raw).url
    page = client.get(url).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<img onerror" not in page


def test_what_waits_longer_than_a_day_is_thrown_away(client, location, editor, internet):
    hand_in(client, location)
    fetch_all(at=SUNDAY, fetcher=Fetcher())
    assert WaitingImport.objects.count() == 1
    fetch_all(at=timezone.now() + timedelta(hours=25), fetcher=Fetcher())
    WaitingImport.objects.update(created_at=SUNDAY - timedelta(hours=25))
    fetch_all(at=SUNDAY, fetcher=Fetcher())
    assert WaitingImport.objects.count() == 0


# --- Rights -----------------------------------------------------------------------------------


def addresses(location, waiting, feed):
    return {
        "start": start_url(location),
        "example": reverse("koala_import_example", args=[location.pk]),
        "preview": reverse("koala_import_preview", args=[location.pk, waiting.pk]),
        "check": reverse("koala_import_check", args=[location.pk, feed.pk]),
        "stop": reverse("koala_import_stop", args=[location.pk, feed.pk]),
    }


@pytest.fixture
def theirs(location):
    """What another location has: a feed, and an import that waits."""
    user = make_editor(location)
    feed = CalendarFeed.objects.create(location_key=location.translation_key, url=URL)
    waiting = WaitingImport.objects.create(
        location_key=location.translation_key, user=user, content=RAW
    )
    return waiting, feed


METHODS = ["get", "post", "put", "patch", "delete", "head", "options"]
NAMES = ["start", "example", "preview", "check", "stop"]


@pytest.mark.usefixtures("internet")
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", NAMES)
def test_an_editor_of_another_location_reaches_nothing(client, location, theirs, name, method):
    client.force_login(make_editor(make_location()))
    url = addresses(location, *theirs)[name]
    data = {"url": URL, "digest": "x"} if method == "post" else {}
    answer = (
        getattr(client, method)(url, data)
        if method in ("get", "post")
        else getattr(client, method)(url)
    )
    assert answer.status_code in {404, 405}
    assert "geheim" not in answer.content.decode()
    assert (CalendarFeed.objects.count(), WaitingImport.objects.count()) == (1, 1)
    assert ActivityPage.objects.count() == 0


@pytest.mark.parametrize("name", ["preview", "check", "stop"])
def test_ids_of_another_location_do_not_work_below_the_own(
    client, location, theirs, internet, name
):
    own = make_location()
    client.force_login(make_editor(own))
    url = addresses(own, *theirs)[name]
    for answer in (client.get(url), client.post(url, {"digest": "x"})):
        assert answer.status_code in {302, 404, 405}
        assert "geheim" not in answer.content.decode()
    assert (CalendarFeed.objects.count(), WaitingImport.objects.count()) == (1, 1)


def test_a_preview_is_of_one_person(client, location, theirs, internet):
    client.force_login(make_editor(location))
    url = addresses(location, *theirs)["preview"]
    assert client.get(url).url == start_url(location)


@pytest.mark.parametrize("name", NAMES)
def test_without_the_admin_there_is_nothing(client, location, theirs, name):
    url = addresses(location, *theirs)[name]
    for user in (None, make_user()):
        if user:
            client.force_login(user)
        for answer in (client.get(url), client.post(url)):
            assert answer.status_code == 302
            assert "/login" in answer.url
    assert ActivityPage.objects.count() == 0


def test_an_activity_is_no_location(client, location, editor):
    confirm(client, hand_in(client, location).url)
    page = ActivityPage.objects.get()
    assert client.get(reverse("koala_import", args=[page.pk])).status_code == 404


def test_the_way_in_stands_at_the_own_location_only(client, location, editor):
    other = make_location()
    own_page = client.get(reverse("wagtailadmin_explore", args=[location.pk])).content.decode()
    assert start_url(location) in own_page
    shown = [page.pk for page in (location, other) if ImportMenuItem(page=page).is_shown(editor)]
    assert shown == [location.pk]
