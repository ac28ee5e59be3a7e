"""Moving one date, and adding one: what makes no sense is a sentence, what is odd a question."""

from datetime import date, time

import pytest
from django.utils import timezone

from activities.models import Change, Occurrence
from locations.models import Closure, MeetingPoint
from tests.factories import make_activity, make_editor, make_location
from tests.translating import in_english
from tests.week_steps import address, on, problems_of, send, sentence_of

pytestmark = pytest.mark.once
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


def move(client, location, day=TUESDAY, **data):
    usual = {"on": "2026-11-24", "start": "09:30", "end": "11:30", "place": ""}
    return send(client, "_move", location, day, **usual | data)


def undo(client, location):
    change = Change.objects.in_force().get()
    return client.post(address("_undo", location, change.pk), follow=True)


def test_a_date_moves_to_another_day_hour_and_place(client, location):
    second = location.meeting_points.last()
    answer = move(
        client, location, on="2026-11-26", start="14:00", end="15:30", place=str(second.pk)
    )
    row = on(TUESDAY)
    assert (row.status, row.on, row.meeting_point) == ("moved", THURSDAY, second)
    assert (
        sentence_of(answer)
        == "It is now on Thursday 26 November, 14:00 – 15:30, Huis 2. Families see that now."
    )


def test_a_move_can_be_undone(client, location):
    move(client, location, on="2026-11-26")
    undo(client, location)
    assert (on(TUESDAY).status, on(TUESDAY).on) == ("scheduled", TUESDAY)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"end": "09:00"}, "The end must come after the start."),
        ({"on": "2026-11-20"}, "That day is over. Choose today or a later day."),
        ({"on": "2028-11-20"}, "Choose a day within a year."),
        ({"on": "2026-11-22", "start": "08:00"}, "That moment is over. Choose a later one."),
        ({"on": "2026-11-25"}, "You are closed on that day. Choose another day, or open it again "
                               "first."),
        ({}, "Nothing is different yet. Choose another day, hour or place."),
    ],
)  # fmt: skip
def test_a_move_that_makes_no_sense_is_refused_with_a_sentence(client, location, data, sentence):
    Closure.objects.create(
        location_key=location.translation_key,
        starts_on=date(2026, 11, 25),
        ends_on=date(2026, 11, 25),
    )
    answer = move(client, location, **data)
    assert problems_of(answer) == [sentence]
    assert answer.status_code in (400, 409)
    assert not Change.objects.exists()


def test_what_was_filled_in_is_still_there_after_a_refusal(client, location):
    page = move(client, location, on="2026-11-26", start="14:00", end="13:00").content.decode()
    assert 'value="2026-11-26"' in page
    assert 'value="14:00"' in page


@pytest.mark.parametrize("bad", ["", "x", "2026-13-40", "0001-01-01", "99999-01-01"])
def test_a_day_that_is_none_is_a_sentence(client, location, bad):
    answer = move(client, location, on=bad)
    assert (answer.status_code, Change.objects.count()) == (400, 0)


def test_a_place_of_another_location_is_refused(client, location):
    elsewhere = make_location().meeting_points.get()
    answer = move(client, location, place=str(elsewhere.pk))
    assert answer.status_code == 400
    assert elsewhere not in answer.context["form"].fields["place"].queryset
    assert MeetingPoint.objects.filter(pk=elsewhere.pk).exists()
    assert on(TUESDAY).meeting_point == location.meeting_points.first()


def test_a_room_that_is_taken_is_asked_about_and_not_refused(client, location):
    other = make_activity(
        location=location,
        title="Zingen",
        series=[{"starts_on": date(2026, 11, 26), "start_time": time(10), "end_time": time(11)}],
    )
    asked = move(client, location, on="2026-11-26")
    assert asked.context["questions"] == ["At that hour “Zingen” is there too."]
    assert not Change.objects.exists()
    sure = asked.context["form"].fingerprint
    # Sure about that day is not sure about another.
    later = move(client, location, on="2026-12-03", sure=sure)
    assert later.context["questions"]
    move(client, location, on="2026-11-26", sure=sure)
    assert on(TUESDAY, activity_key=Change.objects.get().activity_key).on == THURSDAY
    assert other.translation_key != Change.objects.get().activity_key


def test_a_public_holiday_is_asked_about(client, location):
    asked = move(client, location, on="2026-12-25")
    assert asked.context["questions"] == ["That day is a public holiday."]


def test_what_does_not_take_place_is_not_moved_nor_full(client, location):
    send(client, "_cancel", location, TUESDAY, reason="weather")
    refused = "This date does not take place. Take that back first, then change it."
    assert problems_of(move(client, location, on="2026-11-26")) == [refused]
    assert problems_of(send(client, "_places", location, TUESDAY, places="full")) == [refused]
    sheet = client.get(address("_date", location, on(TUESDAY).uid)).content.decode()
    assert address("_move", location, on(TUESDAY).uid) not in sheet
    assert address("_note", location, on(TUESDAY).uid) in sheet
    assert Change.objects.count() == 1


def test_moving_back_is_undoing(client, location):
    move(client, location, on="2026-11-26")
    answer = move(client, location)
    assert problems_of(answer) == [
        "This is how it was planned. Use “Undo” to take the earlier move back."
    ]


# --- Extra ------------------------------------------------------------------------------------


def add(client, location, activity, **data):
    usual = {"series": str(activity.series.get().key), "on": "2026-11-26"}
    return client.post(address("_add", location), usual | data, follow=True)


def test_an_extra_date_is_at_the_usual_hour_and_place(client, location, activity):
    answer = add(client, location, activity)
    assert (
        sentence_of(answer)
        == "Thursday 26 November, 9:30 – 11:30 is an extra date. Families see it now."
    )
    row = on(THURSDAY)
    assert (row.meeting_point, row.status) == (location.meeting_points.first(), "scheduled")
    undo(client, location)
    assert not Occurrence.objects.filter(original_date=THURSDAY).exists()


def test_an_extra_date_can_move_and_keep_its_own_hours(client, location, activity):
    add(client, location, activity, start="18:00", end="19:00")
    move(client, location, THURSDAY, on="2026-11-27", start="18:00", end="19:00")
    assert f"{timezone.localtime(on(THURSDAY).starts_at):%d %H:%M}" == "27 18:00"


def test_a_date_that_is_there_already_is_refused_with_a_sentence(client, location, activity):
    answer = add(client, location, activity, on="2026-12-01", sure="x")
    if answer.context["questions"]:  # its own date stands in the same room
        sure = answer.context["form"].fingerprint
        answer = add(client, location, activity, on="2026-12-01", sure=sure)
    assert problems_of(answer) == [
        "This activity already has a date on that day. You find it in your week."
    ]


def test_an_activity_of_another_location_gets_no_extra_date_here(client, location):
    other = make_activity()
    answer = add(client, location, other)
    assert (answer.status_code, Change.objects.count()) == (400, 0)
