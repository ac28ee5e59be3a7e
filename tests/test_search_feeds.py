"""The finder as a calendar: the same question, the same dates, and a sentence for a bad one."""

from datetime import date

import pytest
from django.utils import timezone
from icalendar import Calendar

from activities.choices import ChangeKind, Frequency
from activities.models import ActivityPage, Occurrence
from activities.services import change_date
from locations.models import MeetingPoint
from tests.calendar_oracle import events, unfolded
from tests.factories import make_activity, make_location
from tests.test_search_finder import BAD_QUESTIONS

pytestmark = pytest.mark.usefixtures("site")
URL = "/nl/agenda/zoeken.ics"


def ask(client, **question):
    return client.get(URL, question)


def rows(activity, **filters):
    found = Occurrence.objects.filter(activity_key=activity.translation_key, **filters)
    return [(row.starts_at, row.status in ("scheduled", "moved")) for row in found]


def test_without_a_day_it_holds_every_date_from_this_month_on(client):
    near = make_activity(title="Dichtbij", location=make_location(latitude=51.06))
    make_activity(title="Ver", location=make_location(latitude=50.85, longitude=4.35))
    assert unfolded(ask(client, place="9000").content) == rows(near, on__gte=date(2026, 11, 1))


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ({"when": "next-week"}, ["2026-11-24"]),
        ({"start": "2026-12-01"}, ["2026-12-01", "2026-12-08", "2026-12-15"]),
        ({"when": "tomorrow"}, []),
        ({"age": "pregnant"}, []),
    ],
)
def test_it_holds_what_the_question_asks(client, question, days):
    make_activity()
    found = unfolded(ask(client, **question).content)
    assert [f"{start:%Y-%m-%d}" for start, _takes_place in found] == days


def test_a_date_that_is_elsewhere_is_left_out_of_its_series(client):
    location = make_location(points=2)
    far = location.meeting_points.all()[1]
    MeetingPoint.objects.filter(pk=far.pk).update(latitude=50.85, longitude=4.35)
    activity = make_activity(location=location)
    change_date(
        series=ActivityPage.objects.get(pk=activity.pk).series.get(),
        original_date=date(2026, 12, 1),
        kind=ChangeKind.MOVED,
        new_meeting_point=far,
        at=timezone.now(),
    )
    ics = ask(client, place="9000", radius_km="5").content
    assert len(events(ics)) == 1
    assert unfolded(ics) == rows(
        activity, on__gte=date(2026, 11, 1), meeting_point=location.meeting_points.first()
    )


def test_it_is_called_after_its_question_and_knows_its_own_address(client):
    make_activity()
    found = Calendar.from_ical(ask(client, place="9000", radius_km="5", after="").content)
    assert str(found["NAME"]) == "Activiteiten dicht bij Gent"
    assert str(found["SOURCE"]).endswith("/nl/agenda/zoeken.ics?place=9000&radius_km=5")
    assert str(found["URL"]).endswith("/nl/zoeken/?place=9000&radius_km=5")


@pytest.mark.parametrize(("question", "sentence"), BAD_QUESTIONS)
def test_a_bad_question_gets_a_sentence_and_no_calendar(client, question, sentence):
    response = client.get(URL, question)
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert sentence in response.content.decode()
    assert "public" not in response.headers.get("Cache-Control", "")


def test_what_is_not_public_is_not_in_it(client):
    make_activity(live=False)
    gone = make_activity()
    gone.unpublish()
    assert unfolded(ask(client).content) == []


def test_it_stays_the_same_for_a_day_and_then_says_so_with_a_304(client, clock):
    make_activity(series=[{"frequency": Frequency.ONCE, "starts_on": date(2026, 11, 22)}])
    first = ask(client, when="today")
    clock(timezone.now().replace(hour=20))
    again = client.get(URL, {"when": "today"}, headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_queries_for_any_number_of_dates(
    client, count, django_assert_num_queries
):
    location = make_location()
    for _number in range(count):
        make_activity(location=location)
    ask(client, place="9000")
    with django_assert_num_queries(QUERIES):
        assert ask(client, place="9000").status_code == 200


QUERIES = 14
