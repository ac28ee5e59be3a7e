"""How fresh a page is, what counts as a check, and which pages somebody must look at."""

from datetime import date, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from activities.choices import ChangeKind, Reason
from activities.schedule import BRUSSELS
from activities.services import change_date
from locations.freshness import Asked, Freshness, freshness_of, reminder_due
from locations.freshness_models import FreshnessCheck, FreshnessReminder
from locations.freshness_selectors import going_stale
from locations.freshness_services import confirm, confirm_location
from tests.conftest import SUNDAY
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.test_koala_settings import run_python
from tests.translating import hand_in, in_language, set_up_network

DAYS = (60, 90)
TODAY = date(2026, 11, 22)
LATER = datetime(2026, 12, 24, 10, tzinfo=BRUSSELS)
SHOW = "from koala.settings.base import FRESHNESS_DAYS as days; print(days)"


def ago(days):
    return TODAY - timedelta(days=days)


def checked_on(page):
    row = FreshnessCheck.objects.filter(page_key=page.translation_key).first()
    return row and row.checked_on


# --- Rules ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("age", "state"),
    [
        *((each, Freshness.FRESH) for each in (-1, 0, 59)),
        *((each, Freshness.AGING) for each in (60, 89)),
        *((each, Freshness.STALE) for each in (90, 91, 4000)),
    ],
)
def test_a_page_ages_on_the_day_that_the_number_of_days_is_over(age, state):
    assert freshness_of(ago(age), TODAY, DAYS) == state


def test_a_page_that_nobody_ever_looked_at_asks_families_to_ask_first():
    assert freshness_of(None, TODAY, DAYS) == Freshness.NEVER
    assert [state for state in Freshness if state.asks_first] == ["stale", "never"]


@given(st.integers(0, 400), st.integers(1, 200), st.integers(1, 200))
def test_a_page_never_grows_fresher_by_itself(age, aging, more):
    order = [Freshness.FRESH, Freshness.AGING, Freshness.STALE]
    days = (aging, aging + more)
    now, tomorrow = (freshness_of(ago(each), TODAY, days) for each in (age, age + 1))
    assert order.index(now) <= order.index(tomorrow)


@pytest.mark.parametrize(
    ("age", "first", "second", "number"),
    [
        (59, None, None, None),
        (60, None, None, 1),
        (95, None, None, 1),  # the nights before were missed
        (61, 1, None, None),
        (89, 29, None, None),
        (90, 30, None, 2),
        (120, 5, None, None),  # asked late: as much time as anybody
        (125, 30, None, 2),
        (400, 300, 270, None),  # never a third
        (None, None, None, 1),
        (None, 29, None, None),
        (None, 30, None, 2),
    ],
)
def test_an_editor_is_asked_twice_at_most(age, first, second, number):
    day = [None if each is None else ago(each) for each in (age, first, second)]
    assert reminder_due(day[0], Asked(day[1], day[2]), TODAY, DAYS) == number


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "(60, 90)"), ("30,45", "(30, 45)"), (" 7 , 8 ", "(7, 8)")],
)
def test_the_days_are_those_of_the_setting(value, shown):
    result = run_python(SHOW, **({"KOALA_FRESHNESS_DAYS": value} if value else {}))
    assert (result.stdout.strip(), result.stderr) == (shown, "")


@pytest.mark.parametrize(
    "value", ["60", "90,60", "60,60", "0,5", "a,b", "60,90,120", "-1,5", "²,9"]
)
def test_days_that_make_no_sense_stop_the_start(value):
    result = run_python(SHOW, KOALA_FRESHNESS_DAYS=value)
    assert result.returncode == 1
    assert "KOALA_FRESHNESS_DAYS must be two whole numbers" in result.stderr


# --- Checks -----------------------------------------------------------------------------------


def test_confirming_notes_the_day_and_who(site):
    activity, user = make_activity(), make_user()
    confirm(activity, at=LATER, by=user)
    row = FreshnessCheck.objects.get(page_key=activity.translation_key)
    assert (row.checked_on, row.checked_by) == (LATER.date(), user)


def test_confirming_says_nothing_of_other_pages(site):
    activity = make_activity()
    other = make_activity(location=activity.get_parent().specific)
    confirm(activity, at=LATER)
    assert (checked_on(activity), checked_on(other)) == (LATER.date(), SUNDAY.date())


def test_the_day_is_that_of_belgium(site):
    activity = make_activity()
    confirm(activity, at=datetime(2026, 12, 24, 23, 30, tzinfo=timezone.get_fixed_timezone(0)))
    assert checked_on(activity) == date(2026, 12, 25)


def test_an_earlier_day_never_takes_the_place_of_a_later_one(site):
    activity = make_activity()
    confirm(activity, at=LATER)
    confirm(activity, at=SUNDAY)
    assert checked_on(activity) == LATER.date()


def test_a_location_is_confirmed_with_its_live_activities_and_no_others(site):
    location, elsewhere = make_location(), make_activity()
    live = make_activity(location=location)
    draft = make_activity(location=location, live=False)
    confirm_location(location, at=LATER)
    found = [checked_on(each) for each in (location, live, draft, elsewhere)]
    assert found == [LATER.date(), LATER.date(), None, SUNDAY.date()]


@pytest.mark.parametrize("count", [1, 20])
def test_confirming_costs_the_same_for_one_activity_and_for_twenty(site, count):
    location = make_location()
    for _each in range(count):
        make_activity(location=location, series=[])
    with CaptureQueriesContext(connection) as queries:
        confirm_location(location, at=LATER)
    assert len([each for each in queries if "SAVEPOINT" not in each["sql"]]) <= 7


def test_publishing_by_hand_counts_as_a_check(site, clock):
    activity = make_activity()
    user = make_editor(activity.get_parent().specific)
    clock(LATER)
    activity.save_revision(user=user).publish(user=user)
    row = FreshnessCheck.objects.get(page_key=activity.translation_key)
    assert (row.checked_on, row.checked_by) == (LATER.date(), user)


def test_publishing_a_location_by_hand_says_nothing_of_its_activities(site, clock):
    activity, user = make_activity(), make_user()
    clock(LATER)
    location = activity.get_parent().specific
    location.save_revision(user=user).publish()
    assert (checked_on(location), checked_on(activity)) == (LATER.date(), SUNDAY.date())


def test_what_nobody_looked_at_is_no_check(site, clock):
    """A publish without a person, a draft, and a change of one date."""
    activity, user = make_activity(), make_user()
    clock(LATER)
    activity.save_revision().publish()
    activity.save_revision(user=user)
    change_date(
        series=activity.series.get(), original_date=date(2027, 1, 12), kind=ChangeKind.CANCELLED,
        reason=Reason.OTHER, at=LATER, by=user,
    )  # fmt: skip
    assert checked_on(activity) == SUNDAY.date()


def test_publishing_a_translation_is_no_check(site, clock, settings):
    set_up_network(settings)
    location, user = make_location(), make_user()
    hand_in(location, "fr")
    clock(LATER)
    french = in_language(location, "fr")
    french.save_revision(user=user).publish()
    assert checked_on(location) == SUNDAY.date()


def test_a_page_that_goes_live_by_itself_was_checked_when_it_was_written(site, clock):
    activity, user = make_activity(), make_user()
    confirm(activity, at=SUNDAY)
    clock(SUNDAY + timedelta(days=3))
    revision = activity.save_revision(user=user)
    clock(LATER)
    revision.publish()
    assert checked_on(activity) == SUNDAY.date() + timedelta(days=3)


def test_a_check_ends_the_reminders(site):
    activity, user = make_activity(), make_user()
    row = FreshnessCheck.objects.get(page_key=activity.translation_key)
    FreshnessReminder.objects.create(check_row=row, user=user, number=1, sent_on=SUNDAY)
    confirm(activity, at=LATER)
    assert not FreshnessReminder.objects.exists()


def test_a_page_that_is_gone_leaves_no_check(site):
    activity = make_activity()
    key = activity.translation_key
    activity.delete()
    assert not FreshnessCheck.objects.filter(page_key=key).exists()


# --- What must be looked at -------------------------------------------------------------------


def test_what_goes_stale_is_told_oldest_first(site, clock):
    location = make_location(title="A")
    never = make_activity(location=location, title="Nooit")
    FreshnessCheck.objects.filter(page_key=never.translation_key).delete()
    old = make_activity(location=location, title="Oud")
    fresh = make_activity(location=location, title="Vers")
    confirm(location, at=SUNDAY + timedelta(days=10))
    confirm(fresh, at=SUNDAY + timedelta(days=11))
    make_activity(title="Van een ander")
    rows = going_stale([location], today=TODAY + timedelta(days=70))
    assert [(row.page.title, row.freshness) for row in rows] == [
        ("Nooit", "never"), ("Oud", "aging"), ("A", "aging"),
    ]  # fmt: skip
    assert {row.location for row in rows} == {location}
    assert old.title == rows[1].page.title


@pytest.mark.parametrize("count", [1, 10])
def test_the_list_costs_one_query_for_any_number_of_locations(
    site, count, django_assert_num_queries
):
    locations = [make_activity(series=[]).get_parent().specific for _each in range(count)]
    with django_assert_num_queries(1):
        assert len(going_stale(locations, today=TODAY + timedelta(days=70))) == 2 * count


def test_a_draft_goes_stale_for_nobody(site):
    location = make_location()
    make_activity(location=location, live=False)
    assert [row.page.pk for row in going_stale([location], today=date(2028, 1, 1))] == [location.pk]


# --- The field that was -----------------------------------------------------------------------


@pytest.mark.parametrize("app", ["locations.migrations.0007", "activities.migrations.0008"])
def test_the_migration_can_run_where_nothing_was_translated(db, app):
    migration = import_module(f"{app}_fill_freshness_checks")
    migration.forget_overrides(apps)
