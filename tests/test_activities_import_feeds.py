"""Feeds that are followed: what is gone, what waits, what fails, and the night."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from activities.choices import Status
from activities.importing.fetching import Fetcher
from activities.importing.problems import refuse
from activities.models import (
    ActivityPage,
    CalendarFeed,
    ImportedEvent,
    Occurrence,
)
from tests.calendar_files import calendar
from tests.conftest import SUNDAY
from tests.factories import make_activity, make_location
from tests.importing_steps import counts, night, one, publish, show, statuses, take

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def location():
    return make_location(points=2)


@pytest.fixture
def feed(location):
    return CalendarFeed.objects.create(
        location_key=location.translation_key, url="https://a.example.org/", is_trusted=True
    )


# --- Cancelled and gone -----------------------------------------------------------------------


def live_feed(location, feed, count=3):
    """Follow a feed with some events, and publish them all."""
    raw = calendar(*(one(uid=str(each)) for each in range(count)))
    night(location, feed, raw)
    for page in ActivityPage.objects.all():
        publish(page)
    return raw


def test_an_event_gone_from_a_feed_cancels_its_dates_to_come_and_comes_back(location, feed):
    live_feed(location, feed)
    rest = calendar(one(uid="0"), one(uid="1"))
    done = night(location, feed, rest)
    assert (done.outcomes, done.held) == ({"unchanged": 2, "cancelled": 1}, 0)
    gone = ActivityPage.objects.get(translation_key=ImportedEvent.objects.get(uid="2").activity_key)
    assert gone.live
    assert set(statuses(gone).values()) == {Status.CANCELLED}
    assert night(location, feed, rest).outcomes == {"unchanged": 2}
    assert night(location, feed, calendar(*(one(uid=str(each)) for each in range(3)))).outcomes == {
        "unchanged": 2,
        "changed": 1,
    }
    assert set(statuses(gone).values()) == {Status.SCHEDULED}


def test_a_cancelled_event_cancels_its_dates_to_come(location, feed):
    live_feed(location, feed)
    raw = calendar(one("STATUS:CANCELLED", uid="0"), one(uid="1"), one(uid="2"))
    assert night(location, feed, raw).outcomes == {"unchanged": 2, "cancelled": 1}
    page = ActivityPage.objects.get(translation_key=ImportedEvent.objects.get(uid="0").activity_key)
    assert set(statuses(page).values()) == {Status.CANCELLED}
    assert night(location, feed, raw).outcomes == {"unchanged": 3}


@pytest.mark.parametrize(
    "raw",
    [
        calendar(one(uid="0")),
        calendar(one(uid="0"), one("STATUS:CANCELLED", uid="1"), one("STATUS:CANCELLED", uid="2")),
        calendar(one(uid="9")),
        calendar(),
    ],
)
def test_a_feed_that_loses_more_than_half_waits_for_a_person(location, feed, raw):
    live_feed(location, feed)
    before = counts()
    done = night(location, feed, raw)
    assert (done.read, done.held, done.outcomes) == (0, 1, {})
    assert counts() == before
    feed.refresh_from_db()
    assert feed.needs_attention
    assert feed.last_error in {"feed-lost-most", "feed-empty"}
    assert set(Occurrence.objects.values_list("status", flat=True)) == {Status.SCHEDULED}


def test_a_person_may_let_a_feed_lose_more_than_half(location, feed):
    live_feed(location, feed)
    raw = calendar(one(uid="0"))
    shown = show(location, raw, feed=feed)
    assert shown.hold.code == "feed-lost-most"
    assert take(location, raw, feed=feed, digest=shown.digest) == {"unchanged": 1, "cancelled": 2}


def test_a_file_is_a_part_so_nothing_of_it_is_gone(location):
    take(location, calendar(one(uid="1"), one(uid="2")))
    assert take(location, calendar(one(uid="1"))) == {"unchanged": 1}


def test_another_feed_or_a_file_does_not_take_an_event_over(location, feed):
    take(location, calendar(one()), feed=feed)
    other = CalendarFeed.objects.create(
        location_key=location.translation_key, url="https://b.example.org/"
    )
    assert take(location, calendar(one(title="Gekaapt")), feed=other) == {"refused": 1}
    assert take(location, calendar(one(title="Gekaapt"))) == {"refused": 1}


# --- The night --------------------------------------------------------------------------------


def test_a_failed_fetch_keeps_what_there_was(location, feed):
    live_feed(location, feed)
    before = counts()
    later = SUNDAY + timedelta(days=1)
    done = night(location, feed, refuse("feed-unreachable"), at=later)
    assert (done.failed, counts()) == (1, before)
    feed.refresh_from_db()
    assert (feed.last_error, feed.last_fetched_at, feed.last_good_at) == (
        "feed-unreachable",
        later,
        SUNDAY,
    )
    night(location, feed, b"geen kalender")
    feed.refresh_from_db()
    assert (feed.last_error, counts()) == ("not-a-calendar", before)


def test_a_fault_of_ours_in_one_feed_does_not_stop_the_others(location, feed, monkeypatch):
    CalendarFeed.objects.create(location_key=location.translation_key, url="https://b.example.org/")
    done = night(location, feed, RuntimeError("bug"))
    assert (done.failed, done.read) == (2, 0)
    assert set(CalendarFeed.objects.values_list("last_error", flat=True)) == {"feed-failed"}


def test_the_night_publishes_nothing_and_a_second_night_changes_nothing(location, feed):
    raw = calendar(one(), one(uid="2"))
    night(location, feed, raw)
    before = list(ActivityPage.objects.values_list("pk", "live", "latest_revision_id"))
    assert {live for _pk, live, _revision in before} == {False}
    night(location, feed, raw, at=SUNDAY + timedelta(days=40))
    assert list(ActivityPage.objects.values_list("pk", "live", "latest_revision_id")) == before


def test_the_command_prints_counts(location, feed, monkeypatch, capsys):
    monkeypatch.setattr(Fetcher, "fetch", lambda self, url: calendar(one()))
    call_command("fetch_calendars")
    assert capsys.readouterr().out == (
        "1 calendars read, 0 failed, 0 wait for somebody; "
        "1 new, 0 changed, 0 cancelled, 0 unchanged, 0 refused, 0 left-out\n"
    )


def test_activities_made_here_are_none_of_its_business(location):
    make_activity(location=location)
    assert take(location, calendar(one())) == {"new": 1}
    assert ActivityPage.objects.count() == 2
