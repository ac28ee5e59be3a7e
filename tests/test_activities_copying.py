"""A copy is a new activity; one that goes on next school year stays the same one."""

from datetime import date, time

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import PageViewRestriction

from activities.choices import Frequency
from activities.copying import COPIED, coming_series, continue_into
from activities.models import ActivityPage, Occurrence
from activities.schedule import Rule
from activities.seasons import Season, ends_before, moved_into, next_season, seasons_ahead
from tests.factories import make_activity, make_editor, make_location
from tests.season_steps import new_url, plan

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
NEXT = Season(2027)
# Of the page itself, of one moment, or of its place in the network.
NOT_COPIED = {"page_ptr", "is_demo", "is_small_change", "checked_on"}


@pytest.fixture
def location():
    return make_location(points=2)


@pytest.fixture
def editor(client, location):
    user = make_editor(location)
    client.force_login(user)
    return user


def rule(**values):
    usual = {
        "frequency": Frequency.WEEKLY,
        "starts_on": date(2026, 9, 1),
        "start_time": time(9, 30),
        "end_time": time(11, 30),
        "until": date(2027, 6, 30),
    }
    return Rule(**usual | values)


def draft_of(activity):
    return ActivityPage.objects.get(pk=activity.pk).get_latest_revision_as_object()


def copy_of(client, location, activity, **different):
    client.post(new_url(location, activity=activity), plan(location, **different))
    return ActivityPage.objects.exclude(pk=activity.pk).get()


def test_every_field_of_an_activity_is_copied_or_is_known_to_stay_behind():
    names = {field.name for field in ActivityPage._meta.local_fields}
    assert names - NOT_COPIED - set(COPIED) == set()


def test_a_copy_has_the_words_of_the_draft_and_dates_of_its_own(client, location, editor):
    activity = make_activity(location=location, summary="Oud.")
    draft = activity.get_latest_revision_as_object()
    draft.summary = "Nieuw."
    draft.save_revision()
    copy = copy_of(client, location, activity)
    assert (copy.summary, copy.live) == ("Nieuw.", False)
    assert copy.translation_key != activity.translation_key
    assert [row.term for row in copy.terms.all()] == [row.term for row in activity.terms.all()]


def test_no_calendar_takes_the_dates_of_a_copy_for_those_of_the_first(client, location, editor):
    activity = make_activity(location=location)
    before = set(Occurrence.objects.values_list("uid", "series_key"))
    copy = copy_of(client, location, activity, action="publish")
    series, first = copy.series.get(), activity.series.get()
    assert series.uid != first.uid
    assert series.key != first.key
    # The same in the table and in the version that goes online next.
    assert copy.get_latest_revision_as_object().series.get().key == series.key
    copy.get_latest_revision().publish()
    assert {key for _uid, key in Occurrence.objects.values_list("uid", "series_key")} == {
        first.key,
        series.key,
    }
    own = Occurrence.objects.filter(activity_key=activity.translation_key)
    assert set(own.values_list("uid", "series_key")) == before


def test_a_copy_of_what_only_some_may_see_stays_hidden(client, location, editor):
    activity = make_activity(location=location)
    restriction = PageViewRestriction.objects.create(page=activity, restriction_type="groups")
    restriction.groups.add(Group.objects.first())
    copy = copy_of(client, location, activity, action="publish")
    assert not ActivityPage.objects.shown().filter(pk=copy.pk).exists()
    [own] = copy.view_restrictions.all()
    assert [group.pk for group in own.groups.all()] == [restriction.groups.get().pk]


def test_an_activity_of_another_location_cannot_be_copied(client, location, editor):
    other = make_activity()
    assert client.get(new_url(location, activity=other)).status_code == 404
    assert client.post(new_url(location, activity=other), plan(location)).status_code == 404


def test_the_form_of_a_copy_starts_with_the_hours_of_the_first(client, location, editor):
    row = {"start_time": time(14), "end_time": time(15), "interval_weeks": 2}
    activity = make_activity(location=location, series=[row])
    form = client.get(new_url(location, activity=activity)).context["form"]
    assert form.initial["start_time"] == time(14)
    assert form.initial["how_often"] == "weekly-2"


def test_a_copy_can_be_planned_into_next_school_year(client, location, editor):
    activity = make_activity(location=location)
    copy = copy_of(client, location, activity, season="2027-2028")
    series = copy.get_latest_revision_as_object().series.get()
    assert (series.starts_on, series.until) == (date(2027, 9, 7), date(2028, 6, 30))


# --- Into another school year (pure) ------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "first"),
    [
        (rule(), date(2027, 9, 7)),
        (rule(starts_on=date(2026, 9, 2)), date(2027, 9, 1)),
        (rule(interval_weeks=2), date(2027, 9, 14)),
        (rule(interval_weeks=2, starts_on=date(2026, 9, 8)), date(2027, 9, 7)),
        (rule(frequency=Frequency.MONTHLY_NTH, starts_on=date(2026, 9, 10)), date(2027, 9, 9)),
        (rule(frequency=Frequency.MONTHLY_LAST, starts_on=date(2026, 9, 30)), date(2027, 9, 29)),
    ],
)
def test_a_rule_moves_to_the_same_weekday_of_next_school_year(old, first):
    moved = moved_into(old, NEXT)
    assert (moved.starts_on, moved.until) == (first, date(2028, 6, 30))
    assert moved.starts_on.weekday() == old.starts_on.weekday()


@pytest.mark.parametrize(
    "old",
    [
        rule(frequency=Frequency.ONCE),
        rule(frequency=Frequency.DATES, dates=(date(2026, 12, 1),)),
        rule(frequency=Frequency.MONTHLY_NTH, starts_on=date(2026, 9, 29)),
    ],
)
def test_days_that_nobody_can_guess_do_not_move(old):
    assert moved_into(old, NEXT) is None


@pytest.mark.parametrize(
    ("until", "ends"),
    [
        (date(2027, 6, 30), True),
        (date(2027, 9, 7), False),  # goes on by itself
        (None, False),
        (date(2026, 6, 30), False),  # long over
    ],
)
def test_only_what_ends_in_the_year_before_goes_on(until, ends):
    assert ends_before(rule(until=until), NEXT) is ends


def test_in_summer_only_the_next_school_year_lies_ahead():
    assert seasons_ahead(date(2027, 6, 30)) == [Season(2026), Season(2027)]
    assert seasons_ahead(date(2027, 7, 1)) == [Season(2027)]
    assert next_season(date(2027, 9, 1)) == Season(2028)


# --- The same activity goes on ------------------------------------------------------------------


def test_an_activity_goes_on_as_the_same_page_with_the_same_dates_before(location, editor):
    activity = make_activity(location=location)
    before = list(Occurrence.objects.order_by("on").values_list("uid", "on"))
    assert continue_into(activity, NEXT, by=editor) == 1
    assert list(Occurrence.objects.order_by("on").values_list("uid", "on")) == before
    ActivityPage.objects.get().get_latest_revision().publish()
    activity = ActivityPage.objects.get()
    rows = list(Occurrence.objects.order_by("on").values_list("uid", "on"))
    assert rows[: len(before)] == before
    assert {on.year for _uid, on in rows[len(before) :]} == {2027, 2028}
    first, second = activity.series.order_by("sort_order")
    assert first.uid != second.uid
    assert second.starts_on == date(2027, 9, 7)


def test_going_on_twice_adds_the_series_once(location, editor):
    activity = make_activity(location=location)
    assert [continue_into(activity, NEXT, by=editor) for _round in range(2)] == [1, 0]


def test_two_series_that_take_turns_both_go_on(location, editor):
    turns = [{"interval_weeks": 2}, {"interval_weeks": 2, "starts_on": date(2026, 9, 8)}]
    activity = make_activity(location=location, series=turns)
    assert sorted(row.starts_on for row in coming_series(activity, NEXT)) == [
        date(2027, 9, 7),
        date(2027, 9, 14),
    ]


def test_the_screen_shows_the_dates_first_and_writes_on_yes(client, location, editor):
    activity = make_activity(location=location)
    url = reverse("koala_next_year", args=[activity.pk])
    page = client.get(url).content.decode()
    assert "7 september 2027" in page
    assert new_url(location, activity=activity) in page
    assert draft_of(activity).series.count() == 1
    answer = client.post(url)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[activity.pk])
    assert draft_of(activity).series.count() == 2
    assert activity.series.count() == 1


def test_the_screen_names_what_does_not_go_on(client, location, editor):
    once = {"frequency": Frequency.ONCE, "starts_on": date(2026, 12, 5), "until": None}
    activity = make_activity(location=location, series=[once])
    assert coming_series(activity, NEXT) == []
    page = client.get(reverse("koala_next_year", args=[activity.pk])).content.decode()
    assert "05/12/2026" in page


def test_a_locked_activity_does_not_change(client, location, editor):
    activity = make_activity(location=location)
    activity.locked = True
    activity.save()
    client.post(reverse("koala_next_year", args=[activity.pk]))
    assert draft_of(activity).series.count() == 1


def test_an_editor_of_another_location_cannot_let_an_activity_go_on(client, location):
    activity = make_activity(location=location)
    client.force_login(make_editor(make_location()))
    url = reverse("koala_next_year", args=[activity.pk])
    assert [client.get(url).status_code, client.post(url).status_code] == [404, 404]
    assert client.get(reverse("koala_next_year", args=[999999])).status_code == 404
    assert draft_of(activity).series.count() == 1
