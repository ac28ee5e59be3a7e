"""Programs ask for a calendar again and again: they get it only when it changed."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from activities.choices import ChangeKind
from activities.models import ActivityPage
from activities.services import change_date
from tests.calendar_oracle import unfolded
from tests.factories import make_activity, make_location

pytestmark = pytest.mark.usefixtures("site")


def address(kind, name):
    return f"/nl/agenda/{kind}/{name}.ics"


def calendar_of(page):
    return address("activiteit", page.translation_key)


def cancel(activity):
    change_date(
        series=ActivityPage.objects.get(pk=activity.pk).series.get(),
        original_date=date(2026, 11, 24),
        kind=ChangeKind.CANCELLED,
        at=timezone.now(),
    )


def test_who_asks_again_gets_the_calendar_only_when_it_changed(client, clock):
    activity = make_activity()
    url = calendar_of(activity)
    first = client.get(url)
    assert client.get(url).content == first.content
    headers = {"if-none-match": first.headers["ETag"]}
    assert client.get(url, headers=headers).status_code == 304
    clock(timezone.now() + timedelta(days=1))
    assert client.get(url, headers=headers).status_code == 304
    cancel(activity)
    assert client.get(url, headers=headers).status_code == 200


def test_who_asks_by_date_hears_of_a_change_and_of_what_went_off_line(client, clock):
    clock(timezone.now() + timedelta(days=400))  # later than every edit of this test's own time
    location = make_location()
    activity = make_activity(location=location, series=[{"until": None}])
    url = address("locatie", location.slug)
    seen = {"if-modified-since": client.get(url).headers["Last-Modified"]}
    assert client.get(url, headers=seen).status_code == 304
    clock(timezone.now() + timedelta(hours=1))
    activity.unpublish()
    assert unfolded(client.get(url, headers=seen).content) == []


def test_caches_may_keep_a_calendar_for_five_minutes_and_get_no_cookie(client):
    response = client.get("/nl/agenda/netwerk.ics")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_calendar_is_for_reading_only(client):
    assert client.post("/nl/agenda/netwerk.ics").status_code == 405
    head = client.head("/nl/agenda/netwerk.ics")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("count", [1, 3])
def test_a_calendar_costs_the_same_queries_for_any_number_of_dates(
    client, count, django_assert_num_queries
):
    location = make_location(slug="gent")
    for _number in range(count):
        activity = make_activity(location=location)
        cancel(activity)
    client.get(address("locatie", "gent"))
    with django_assert_num_queries(QUERIES):
        assert client.get(address("locatie", "gent")).status_code == 200


QUERIES = 14
