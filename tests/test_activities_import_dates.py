"""Changed dates of a calendar become changes: when somebody said yes."""

from datetime import date, datetime, timedelta

import pytest

from activities.choices import ChangeKind, Status
from activities.importing.preview import Outcome
from activities.models import (
    ActivityPage,
    CalendarFeed,
    Change,
    Occurrence,
)
from activities.schedule import BRUSSELS
from activities.services import change_date
from tests.calendar_files import calendar
from tests.conftest import SUNDAY
from tests.factories import make_location, make_user
from tests.importing_steps import exception, night, one, publish, show, statuses, take

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def location():
    return make_location(points=2)


@pytest.fixture
def feed(location):
    return CalendarFeed.objects.create(
        location_key=location.translation_key, url="https://a.example.org/", is_trusted=True
    )


# --- Changed dates ----------------------------------------------------------------------------

CHANGED = calendar(
    one(),
    exception("20261208", "STATUS:CANCELLED"),
    exception("20261215", start="20261216T140000", end="160000"),
)


def test_changed_dates_of_a_draft_wait_until_it_goes_live(location):
    assert take(location, CHANGED) == {"new": 1}
    assert Change.objects.count() == 0
    page = publish(ActivityPage.objects.get())
    on = {date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15), date(2026, 12, 22)}
    assert statuses(page, on=on) == {
        date(2026, 12, 1): Status.SCHEDULED,
        date(2026, 12, 8): Status.CANCELLED,
        date(2026, 12, 15): Status.MOVED,
        date(2026, 12, 22): Status.SCHEDULED,
    }
    moved = Occurrence.objects.get(original_date=date(2026, 12, 15))
    assert moved.starts_at == datetime(2026, 12, 16, 14, tzinfo=BRUSSELS)
    publish(page)
    assert Change.objects.count() == 2
    assert take(location, CHANGED) == {"unchanged": 1}


def test_changed_dates_of_a_live_activity_are_recorded_on_confirm_and_taken_back(location):
    take(location, calendar(one()))
    page = publish(ActivityPage.objects.get())
    assert take(location, CHANGED, by=make_user()) == {"changed": 1}
    assert statuses(page, on={date(2026, 12, 8)}) == {date(2026, 12, 8): Status.CANCELLED}
    assert ActivityPage.objects.get().has_unpublished_changes is False
    assert take(location, calendar(one())) == {"changed": 1}
    assert set(statuses(page).values()) == {Status.SCHEDULED}
    assert Change.objects.in_force().count() == 0


def test_a_calendar_that_forgets_what_has_passed_does_not_change_what_was(location):
    take(location, CHANGED)
    publish(ActivityPage.objects.get())
    later = SUNDAY + timedelta(days=20)
    assert take(location, calendar(one()), at=later) == {"changed": 1}
    in_force = Change.objects.in_force().values_list("original_date", flat=True)
    assert list(in_force) == [date(2026, 12, 8)]


def test_a_place_we_know_moves_a_date_and_another_is_a_note(location):
    take(location, calendar(one()))
    page = publish(ActivityPage.objects.get())
    raw = calendar(
        one(),
        exception("20261208").replace("Huis 1\\, Teststraat 1", "Huis 2"),
        exception("20261215").replace("Huis 1\\, Teststraat 1", "Het bos"),
    )
    take(location, raw)
    moved, noted = Occurrence.objects.filter(
        original_date__in=[date(2026, 12, 8), date(2026, 12, 15)]
    ).order_by("original_date")
    assert moved.meeting_point == location.meeting_points.get(name="Huis 2")
    assert (noted.status, noted.note) == (Status.SCHEDULED, {"nl": "Het bos"})
    assert page.live


def test_what_an_editor_changed_by_hand_stays(location):
    take(location, calendar(one()))
    page = publish(ActivityPage.objects.get())
    by_hand = change_date(
        series=page.series.get(),
        original_date=date(2026, 12, 15),
        kind=ChangeKind.MOVED,
        at=SUNDAY,
        new_date=date(2026, 12, 18),
    )
    take(location, CHANGED)
    assert Change.objects.in_force().get(kind="moved") == by_hand
    assert take(location, CHANGED) == {"unchanged": 1}


def test_an_untrusted_feed_changes_no_date_of_the_site_at_night(location, feed):
    feed.is_trusted = False
    feed.save()
    night(location, feed, calendar(one()))
    page = publish(ActivityPage.objects.get())
    assert night(location, feed, CHANGED).outcomes == {"changed": 1}
    assert Change.objects.count() == 0
    feed.refresh_from_db()
    assert (feed.needs_attention, feed.last_error) == (True, "feed-changes-wait")
    publish(page)
    assert Change.objects.count() == 0
    assert night(location, feed, CHANGED).outcomes == {"unchanged": 1}
    shown = show(location, CHANGED, feed=feed)
    assert [(item.outcome, [note.code for note in item.notes]) for item in shown.items] == [
        (Outcome.CHANGED, ["changes-wait"])
    ]
    take(location, CHANGED, feed=feed, digest=shown.digest)
    assert Change.objects.count() == 2
