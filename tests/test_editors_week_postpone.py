"""Postponing: it will be done, the new day is not known yet; and giving the new day later."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from activities.choices import ChangeKind
from activities.models import Change
from activities.services import change_date
from tests.conftest import SUNDAY
from tests.every_output import outputs
from tests.factories import make_activity, make_editor, make_location
from tests.translating import in_english
from tests.week_steps import address, on, problems_of, send, sentence_of

pytestmark = pytest.mark.once
TUESDAY, THURSDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 26), date(2026, 11, 27)
WHEN = "Tuesday 24 November, 9:30 – 11:30"


@pytest.fixture
def location(site):
    return make_location()


@pytest.fixture(autouse=True)
def activity(location):
    return make_activity(location=location)


@pytest.fixture(autouse=True)
def editor(client, location):
    user = in_english(make_editor(location))
    client.force_login(user)
    return user


def html(client, url):
    return client.get(url).content.decode()


def postpone(client, location, **data):
    return send(client, "_postpone", location, TUESDAY, **{"reason": "staff-ill"} | data)


def move(client, location, day, **data):
    hours = {"start": "09:30", "end": "11:30"}
    return send(client, "_move", location, TUESDAY, on=day.isoformat(), **hours | data)


def test_a_date_is_postponed_in_three_taps_from_the_first_page(client, location):
    first_tap = address("_cancel", location, on(TUESDAY).uid)
    assert f'href="{first_tap}"' in html(client, "/admin/")
    second_tap = address("_postpone", location, on(TUESDAY).uid)
    assert f'href="{second_tap}"' in html(client, first_tap)
    third_tap = postpone(client, location)
    assert (on(TUESDAY).status, on(TUESDAY).reason) == ("postponed", "staff-ill")
    assert sentence_of(third_tap).startswith(f"{WHEN} is postponed. Families see that now.")


def test_the_question_leads_to_three_screens_and_says_which_one_this_is(client, location):
    uid = on(TUESDAY).uid
    for name in ("_cancel", "_postpone"):
        page = html(client, address(name, location, uid))
        for other in ("_cancel", "_postpone", "_move"):
            assert page.count(f'href="{address(other, location, uid)}"') == 1
        assert f'href="{address(name, location, uid)}" aria-current="page"' in page
    assert Change.objects.count() == 0


def test_what_is_postponed_here_is_postponed_everywhere(client, location, activity):
    postpone(client, location, reason="other", words="De boiler is stuk.")
    found = outputs(client, activity, "nl")
    for name in ("activity page", "location page", "week", "finder", "calendar of the activity"):
        assert "De boiler is stuk." in found[name], name
        assert "Uitgesteld" in found[name], name


def test_a_postponed_date_gets_its_new_day_from_the_week(client, location):
    postpone(client, location)
    url = address("_move", location, on(TUESDAY).uid)
    assert f'href="{url}"' in html(client, address("", location))
    assert client.get(url).context["form"]["on"].value() is None
    assert client.get(url).context["form"]["reason"].value() == "staff-ill"
    answer = move(client, location, THURSDAY, reason="staff-ill")
    assert sentence_of(answer).startswith("It is now on Thursday 26 November")
    row = on(TUESDAY)
    assert (row.status, row.on, row.reason) == ("moved", THURSDAY, "staff-ill")


def test_undoing_the_new_day_leaves_the_date_postponed_and_never_on_its_old_day(client, location):
    postpone(client, location)
    move(client, location, THURSDAY)
    moved = Change.objects.in_force().get(kind=ChangeKind.MOVED)
    client.post(address("_undo", location, moved.pk))
    assert (on(TUESDAY).status, on(TUESDAY).on) == ("postponed", TUESDAY)


def test_a_new_day_that_falls_through_is_postponed_again(client, location):
    postpone(client, location)
    move(client, location, THURSDAY)
    postpone(client, location, reason="weather")
    assert (on(TUESDAY).status, on(TUESDAY).reason) == ("postponed", "weather")
    move(client, location, FRIDAY)
    assert (on(TUESDAY).status, on(TUESDAY).on) == ("moved", FRIDAY)


def test_undoing_is_one_tap(client, location):
    postpone(client, location)
    client.post(address("_undo", location, Change.objects.get().pk))
    assert on(TUESDAY).status == "scheduled"


def test_a_postponed_date_can_be_cancelled_for_good_and_back(client, location):
    postpone(client, location)
    assert address("_postpone", location, on(TUESDAY).uid) not in html(
        client, address("_cancel", location, on(TUESDAY).uid)
    )
    send(client, "_cancel", location, TUESDAY, reason="too-few")
    assert on(TUESDAY).status == "cancelled"
    client.post(address("_undo", location, Change.objects.get(kind=ChangeKind.CANCELLED).pk))
    assert on(TUESDAY).status == "postponed"


@pytest.mark.parametrize("name", ["_postpone", "_move", "_languages"])
def test_what_is_cancelled_is_first_put_back(client, location, name):
    send(client, "_cancel", location, TUESDAY, reason="weather")
    data = {"reason": "weather", "spoken": ["ar"]}
    hours = {"on": THURSDAY.isoformat(), "start": "09:30", "end": "11:30"}
    answer = send(client, name, location, TUESDAY, **data | hours)
    assert answer.status_code == 409
    assert "Take that back first" in problems_of(answer)[0]
    assert on(TUESDAY).status == "cancelled"


def test_a_postponed_date_has_no_places_and_no_languages_of_its_own(client, location):
    postpone(client, location)
    for name, data in (("_places", {"places": "full"}), ("_languages", {"spoken": ["ar"]})):
        assert send(client, name, location, TUESDAY, **data).status_code == 409
    assert Change.objects.get().kind == ChangeKind.POSTPONED


def test_the_same_tap_twice_is_one_change(client, location):
    url = address("_postpone", location, on(TUESDAY).uid)
    data = {"seen": client.get(url).context["seen"], "reason": "weather"}
    assert client.post(url, data).url == client.post(url, data).url
    assert Change.objects.count() == 1


# --- After its day ----------------------------------------------------------------------------


@pytest.fixture
def afterwards(client, clock, location, editor):
    """It was postponed; its day is over."""
    postpone(client, location)
    clock(SUNDAY + timedelta(days=4))
    client.force_login(editor)  # a session lasts half a day


def test_the_week_goes_on_asking_for_the_new_day(client, location, afterwards):
    page = client.get(address("", location))
    assert [each.on for each in page.context["waiting"]] == [TUESDAY]
    url = address("_date", location, on(TUESDAY).uid)
    assert f'href="{url}"' in page.content.decode()
    for name in ("_move", "_cancel"):
        assert f'href="{address(name, location, on(TUESDAY).uid)}"' in html(client, url)
    assert address("_note", location, on(TUESDAY).uid) not in html(client, url)
    assert address("_undo", location, Change.objects.get().pk) not in html(client, url)


def test_a_date_whose_day_is_over_still_gets_its_new_day(client, location, afterwards):
    answer = move(client, location, FRIDAY)
    assert (answer.status_code, on(TUESDAY).status, on(TUESDAY).on) == (200, "moved", FRIDAY)
    assert client.get(address("", location)).context["waiting"] == []


def test_a_day_that_is_over_is_not_its_new_day(client, location, afterwards):
    answer = move(client, location, TUESDAY)
    assert "That day is over. Choose today or a later day." in problems_of(answer)
    assert on(TUESDAY).status == "postponed"


def test_it_is_called_off_for_good_after_its_day(client, location, afterwards):
    send(client, "_cancel", location, TUESDAY, reason="too-few")
    assert on(TUESDAY).status == "cancelled"
    assert client.get(address("", location)).context["waiting"] == []


def test_nothing_else_is_said_of_a_day_that_is_over(client, location, afterwards):
    answer = send(client, "_note", location, TUESDAY, words_nl="Te laat.")
    assert (answer.status_code, on(TUESDAY).note) == (409, {})


def test_after_a_season_nobody_is_asked_any_more(client, clock, location, editor, afterwards):
    clock(SUNDAY + timedelta(days=100))
    client.force_login(editor)
    assert client.get(address("", location)).context["waiting"] == []


def test_what_waits_elsewhere_is_not_asked_here(client, location, afterwards):
    other = make_location()
    client.force_login(make_editor(other))
    assert client.get(address("", other)).context["waiting"] == []


def test_a_move_says_why_when_somebody_says_so(client, location, activity):
    move(client, location, THURSDAY, reason="no-room")
    assert "De zaal is niet vrij." in client.get(activity.url).content.decode()
    change_date(
        series=activity.series.get(),
        original_date=TUESDAY,
        kind=ChangeKind.MOVED,
        new_date=FRIDAY,
        at=timezone.now(),
    )
    assert "De zaal is niet vrij." not in client.get(activity.url).content.decode()
