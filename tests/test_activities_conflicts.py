"""Two activities in one room at one hour: named, never refused."""

from datetime import date, time

import pytest
from django.contrib.auth.models import Group
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from activities.choices import ChangeKind, Frequency, HolidayPolicy
from activities.conflicts import Booking, bookings_beside, bookings_of, conflicts
from activities.models import CoOrganiser
from activities.previewing import PlannedRule, previews_of
from activities.schedule import BRUSSELS, PlannedDate, Rule, moment, plan
from activities.services import change_date
from locations.calendars import Holidays, Period
from tests.conftest import SUNDAY
from tests.factories import make_activity, make_location

pytestmark = pytest.mark.usefixtures("site")
TUESDAY = date(2026, 12, 1)
DECEMBER = Period(date(2026, 12, 1), date(2026, 12, 31))


def planned(start=(9, 30), end=(11, 30), *, on=TUESDAY, place=1):
    at, until = moment(on, time(*start)), moment(on, time(*end))
    return PlannedDate(original_date=on, on=on, starts_at=at, ends_at=until, meeting_point_id=place)


def booking(start, end, *, on=TUESDAY, place=1):
    return Booking("Koffie", on, moment(on, time(*start)), moment(on, time(*end)), place)


def rule(**values):
    usual = {
        "frequency": Frequency.WEEKLY,
        "starts_on": TUESDAY,
        "start_time": time(9, 30),
        "end_time": time(11, 30),
        "until": date(2027, 6, 30),
        "holiday_policy": HolidayPolicy.SKIP_ALL,
    }
    return Rule(**usual | values)


def conflicts_of(location, *rules, activity_key=None):
    point = location.meeting_points.first()
    rows = [PlannedRule(each, point.pk) for each in rules or [rule()]]
    with override("en"):
        shown = previews_of(rows, location=location, activity_key=activity_key, at=SUNDAY)
    return [each.conflicts for each in shown]


@pytest.mark.parametrize(
    ("taken", "meets"),
    [
        (booking((9, 30), (11, 30)), True),
        (booking((11, 0), (12, 0)), True),
        (booking((8, 0), (9, 31)), True),
        (booking((10, 0), (10, 30)), True),
        (booking((11, 30), (12, 30)), False),  # one after the other
        (booking((8, 0), (9, 30)), False),
        (booking((9, 30), (11, 30), place=2), False),
        (booking((9, 30), (11, 30), on=date(2026, 12, 8)), False),
    ],
)
def test_dates_meet_in_one_room_on_one_day_at_hours_that_overlap(taken, meets):
    assert bool(conflicts([planned()], [taken])) is meets


def test_a_date_without_a_room_meets_nobody():
    assert conflicts([planned(place=None)], [booking((9, 30), (11, 30))]) == []
    assert bookings_of([planned(place=None)]) == []


def test_the_hours_are_those_on_the_wall_on_both_sides_of_summer_time():
    days = Period(date(2027, 3, 22), date(2027, 4, 3))
    ours = plan(rule(starts_on=date(2027, 3, 23)), period=days, holidays=Holidays())
    starts = [each.starts_at.astimezone(BRUSSELS).time() for each in ours]
    assert starts == [time(9, 30), time(9, 30)]
    assert ours[0].starts_at.hour != ours[1].starts_at.hour


def test_another_activity_in_the_room_is_named_with_its_days():
    location = make_location()
    make_activity(location=location, title="Koffie", series=[{"starts_on": date(2026, 9, 15)}])
    [found] = conflicts_of(location, rule(until=date(2026, 12, 8)))
    assert found == ["“Koffie” is at the same place at the same hour: 1 and 8 December."]


def test_a_long_list_of_days_is_cut_short():
    location = make_location()
    make_activity(location=location)
    [[sentence]] = conflicts_of(location)
    assert sentence.endswith("and 20 more days.")


def test_a_date_that_does_not_take_place_leaves_its_room_free():
    location = make_location()
    activity = make_activity(location=location, series=[{"until": TUESDAY}])
    assert conflicts_of(location) != [[]]
    series = activity.series.get()
    change_date(series=series, original_date=TUESDAY, kind=ChangeKind.CANCELLED, at=SUNDAY)
    assert conflicts_of(location) == [[]]


def test_an_activity_is_not_in_its_own_way_but_its_two_series_can_be():
    location = make_location()
    activity = make_activity(location=location)
    key = activity.translation_key
    assert conflicts_of(location, activity_key=key) == [[]]
    once = rule(frequency=Frequency.ONCE, until=None, start_time=time(11), end_time=time(12))
    [first, second] = conflicts_of(location, rule(), once, activity_key=key)
    assert first == second
    assert "1 December" in first[0]


def test_the_title_of_a_hidden_activity_elsewhere_is_not_told():
    ours, theirs = make_location(), make_location()
    hidden = make_activity(location=theirs, title="Geheim")
    point = theirs.meeting_points.first()
    make_activity(location=ours, co_organisers=[CoOrganiser(location=theirs)])
    dates = plan(rule(), period=DECEMBER, holidays=Holidays(), meeting_point_id=point.pk)

    def titles():
        taken = bookings_beside(dates, location=ours, activity_key=None)
        return {each.title for each in taken}

    assert titles() == {"Geheim"}
    restriction = PageViewRestriction.objects.create(page=hidden, restriction_type="groups")
    restriction.groups.add(Group.objects.first())
    assert titles() == {""}


def test_conflicts_cost_the_same_for_one_activity_and_for_many(django_assert_max_num_queries):
    location = make_location()
    for _each in range(6):
        make_activity(location=location)
    dates = plan(
        rule(),
        period=DECEMBER,
        holidays=Holidays(),
        meeting_point_id=location.meeting_points.first().pk,
    )
    with django_assert_max_num_queries(2):
        bookings_beside(dates, location=location, activity_key=None)
