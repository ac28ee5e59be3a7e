"""What runs in a school holiday, and days on which a location is closed."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.choices import ChangeKind, HolidayPolicy
from activities.models import Change, Occurrence
from locations.models import Closure, HolidayPeriod
from tests.conftest import SUNDAY
from tests.factories import make_activity, make_editor, make_location
from tests.translating import in_english
from tests.week_steps import address, on, problems_of

IN_HOLIDAY = [date(2026, 12, 22), date(2026, 12, 29)]


@pytest.fixture
def location(site):
    return make_location()


@pytest.fixture(autouse=True)
def editor(client, location):
    user = in_english(make_editor(location))
    client.force_login(user)
    return user


@pytest.fixture
def christmas():
    return HolidayPeriod.objects.get(calendar="flemish", starts_on=date(2026, 12, 21))


def series_of(activity):
    return activity.series.get()


def row_of(client, location, period, activity):
    rows = client.get(address("_holiday", location, period.pk)).context["rows"]
    return next((row for row in rows if row["key"] == series_of(activity).key), None)


def say(client, location, period, activity, *, runs, days=None):
    row = row_of(client, location, period, activity)
    seen = row["to_run_days" if runs == "yes" else "on_days"] if days is None else days
    data = {"series": str(row["key"]), "runs": runs, "days": seen}
    return client.post(address("_holiday", location, period.pk), data, follow=True)


def take_back(client, location, period, page):
    last = page.context["last"]
    data = {"made": [c.pk for c in last.made], "undone": [c.pk for c in last.undone]}
    return client.post(address("_holiday_undo", location, period.pk), data, follow=True)


def states(activity):
    rows = Occurrence.objects.filter(
        activity_key=activity.translation_key, original_date__in=IN_HOLIDAY
    )
    return list(rows.order_by("on").values_list("on", "status"))


RUN = [(each, "scheduled") for each in IN_HOLIDAY]
OFF = [(each, "cancelled") for each in IN_HOLIDAY]


def test_a_series_that_skips_the_holiday_runs_when_that_is_the_answer(client, location, christmas):
    activity = make_activity(location=location)
    row = row_of(client, location, christmas, activity)
    assert (row["on"], row["off"], row["to_run"]) == ("", "", "22 and 29 December")
    assert states(activity) == []
    page = say(client, location, christmas, activity, runs="yes")
    assert "Done. Families see that now." in page.content.decode()
    assert states(activity) == RUN
    take_back(client, location, christmas, page)
    assert states(activity) == []


def test_a_series_that_runs_is_cancelled_when_that_is_the_answer(client, location, christmas):
    activity = make_activity(location=location, series=[{"holiday_policy": HolidayPolicy.KEEP_ALL}])
    assert row_of(client, location, christmas, activity)["on"] == "22 and 29 December"
    page = say(client, location, christmas, activity, runs="no")
    assert states(activity) == OFF
    assert set(Change.objects.values_list("kind", "reason")) == {("cancelled", "closed")}
    take_back(client, location, christmas, page)
    assert states(activity) == RUN


def test_the_other_answer_turns_it_round_and_can_be_taken_back(client, location, christmas):
    activity = make_activity(location=location, series=[{"holiday_policy": HolidayPolicy.KEEP_ALL}])
    say(client, location, christmas, activity, runs="no")
    page = say(client, location, christmas, activity, runs="yes")
    assert states(activity) == RUN
    take_back(client, location, christmas, page)
    assert states(activity) == OFF


def test_a_date_that_is_off_for_another_reason_stays_off(client, location, christmas):
    activity = make_activity(location=location, series=[{"holiday_policy": HolidayPolicy.KEEP_ALL}])
    url = address("_cancel", location, on(IN_HOLIDAY[0]).uid)
    client.post(url, {"seen": client.get(url).context["seen"], "reason": "staff-ill"})
    say(client, location, christmas, activity, runs="no")
    assert row_of(client, location, christmas, activity)["to_run"] == "29 December"
    say(client, location, christmas, activity, runs="yes")
    assert states(activity) == [(IN_HOLIDAY[0], "cancelled"), (IN_HOLIDAY[1], "scheduled")]


def test_a_public_holiday_is_never_put_in(client, location, christmas):
    fridays = make_activity(location=location, series=[{"starts_on": date(2026, 9, 4)}])
    # Friday 25 December and Friday 1 January are public holidays.
    assert row_of(client, location, christmas, fridays) is None


def test_a_closed_day_is_never_put_in(client, location, christmas):
    activity = make_activity(location=location)
    Closure.objects.create(
        location_key=location.translation_key, starts_on=IN_HOLIDAY[0], ends_on=IN_HOLIDAY[0]
    )
    assert row_of(client, location, christmas, activity)["to_run"] == "29 December"


def test_days_that_are_over_are_left_alone(client, clock, location, christmas):
    activity = make_activity(location=location, series=[{"holiday_policy": HolidayPolicy.KEEP_ALL}])
    clock(SUNDAY + timedelta(days=32))  # 24 December
    client.force_login(in_english(make_editor(location)))  # a session lasts half a day
    assert row_of(client, location, christmas, activity)["on"] == "29 December"
    say(client, location, christmas, activity, runs="no")
    assert states(activity) == [(IN_HOLIDAY[0], "scheduled"), (IN_HOLIDAY[1], "cancelled")]


@pytest.mark.parametrize("days", ["", "2026-12-22", "x", "2026-12-22,2026-12-29,2026-12-30"])
def test_other_days_than_were_shown_are_never_changed(client, location, christmas, days):
    activity = make_activity(location=location)
    answer = say(client, location, christmas, activity, runs="yes", days=days)
    assert answer.status_code == 409
    assert "Nothing was done." in answer.content.decode()
    assert states(activity) == []


def test_another_series_or_none_at_all_is_refused(client, location, christmas):
    for key in (str(series_of(make_activity()).key), "x", ""):
        data = {"series": key, "runs": "yes", "days": "2026-12-22,2026-12-29"}
        answer = client.post(address("_holiday", location, christmas.pk), data)
        assert (answer.status_code, Change.objects.count()) == (409, 0)


def test_only_the_own_school_holidays_that_are_not_over_are_asked_about(
    client, clock, location, christmas
):
    public = HolidayPeriod.objects.filter(calendar="public", starts_on__gt=SUNDAY.date()).first()
    french = HolidayPeriod.objects.filter(calendar="french", starts_on__gt=SUNDAY.date()).first()
    for period in (public, french):
        assert client.get(address("_holiday", location, period.pk)).status_code == 404
    clock(SUNDAY + timedelta(days=60))
    client.force_login(make_editor(location))  # a session lasts half a day
    assert client.get(address("_holiday", location, christmas.pk)).status_code == 404


def test_an_answer_of_another_location_is_not_taken_back(client, location, christmas):
    other = make_location()
    activity = make_activity(location=other)
    client.force_login(make_editor(other))
    page = say(client, other, christmas, activity, runs="yes")
    client.force_login(make_editor(location))
    take_back(client, location, christmas, page)
    assert states(activity) == RUN


def test_the_question_needs_the_same_queries_for_one_series_and_for_ten(
    client, location, christmas
):
    url = address("_holiday", location, christmas.pk)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    make_activity(location=location)
    client.get(url)
    few = queries()
    for _each in range(3):
        make_activity(location=location, series=[{}, {}, {}])
    assert queries() == few


# --- Closed -----------------------------------------------------------------------------------

CLOSED = {"starts_on": "2026-11-23", "ends_on": "2026-11-29", "words_nl": "We verhuizen."}


def close(client, location, **data):
    return client.post(address("_closures", location), CLOSED | data, follow=True)


def test_closing_shows_first_which_days_fall_out(client, location):
    make_activity(location=location)
    asked = close(client, location)
    assert asked.context["questions"] == [
        "Then these days do not take place: 24 November. Families see that at once."
    ]
    assert not Closure.objects.exists()
    done = close(client, location, sure=asked.context["form"].fingerprint)
    assert "You are closed on these days." in done.content.decode()
    assert on(date(2026, 11, 24)).reason_text == {"nl": "We verhuizen."}


def test_a_yes_for_other_days_is_no_yes(client, location):
    asked = close(client, location)
    close(client, location, ends_on="2026-12-29", sure=asked.context["form"].fingerprint)
    assert not Closure.objects.exists()


def test_opening_again_brings_the_dates_back(client, location):
    make_activity(location=location)
    close(client, location, sure=close(client, location).context["form"].fingerprint)
    assert on(date(2026, 11, 24)).status == "cancelled"
    page = client.get(address("", location)).content.decode()
    assert "You are closed on this day" in page
    client.post(address("_reopen", location, Closure.objects.get().pk))
    assert on(date(2026, 11, 24)).status == "scheduled"
    assert not Change.objects.filter(kind=ChangeKind.CANCELLED).exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"ends_on": "2026-11-22"}, "The last day must not come before the first."),
        ({"starts_on": "2026-11-20"}, "That day is over. Choose today or a later day."),
        ({"ends_on": "2030-01-01"}, "Choose a day within a year."),
        ({"words_nl": ""}, "Write in Dutch at least why you are closed. Families read it."),
    ],
)
def test_closing_that_makes_no_sense_is_refused_with_a_sentence(client, location, data, sentence):
    answer = close(client, location, **data)
    assert problems_of(answer) == [sentence]
    assert not Closure.objects.exists()


def test_the_holiday_leads_to_closing_all_of_it(client, location, christmas):
    page = client.get(address("_holiday", location, christmas.pk)).content.decode()
    assert "starts_on=2026-12-21&amp;ends_on=2027-01-03" in page
    form = client.get(
        address("_closures", location), {"starts_on": "2026-12-21", "ends_on": "2027-01-03"}
    )
    assert 'value="2026-12-21"' in form.content.decode()
