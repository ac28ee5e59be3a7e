"""Dates in the database follow the rules; changes are facts with a history."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from activities.choices import ChangeKind, Frequency, Reason, Status
from activities.materialising import materialise
from activities.models import Change, Occurrence
from activities.schedule import BRUSSELS
from activities.services import (
    ChangeRefusedError,
    change_date,
    close_location,
    reopen_location,
    undo_change,
)
from locations.choices import HolidayCalendar
from tests.factories import make_activity, make_location, make_user

pytestmark = pytest.mark.usefixtures("site")
TUESDAY = date(2026, 11, 24)
WEEK_AFTER = date(2026, 12, 1)


def rows(activity, *fields):
    dates = Occurrence.objects.filter(activity_key=activity.translation_key)
    return list(dates.order_by("original_date").values_list(*fields))


def coming(activity, *fields):
    dates = Occurrence.objects.filter(activity_key=activity.translation_key, on__gte=TUESDAY)
    return list(dates.order_by("original_date").values_list(*fields)[:3])


def change(activity, kind, on=TUESDAY, **values):
    return change_date(
        series=activity.series.get(), original_date=on, kind=kind, at=timezone.now(), **values
    )


def test_publishing_works_out_the_dates_of_the_season():
    activity = make_activity()
    found = [on for (on,) in rows(activity, "on")]
    assert len(found) == 38
    assert date(2026, 11, 3) not in found  # autumn holiday
    assert {on.weekday() for on in found} == {1}


def test_saving_a_draft_changes_no_date():
    activity = make_activity()
    before = rows(activity, "pk", "starts_at")
    activity.series.get()
    draft = activity.get_latest_revision_as_object()
    draft.series = []
    draft.save_revision()
    assert rows(activity, "pk", "starts_at") == before


def test_publishing_again_keeps_every_row():
    activity = make_activity()
    before = rows(activity, "pk", "uid", "sequence")
    activity.save_revision().publish()
    assert rows(activity, "pk", "uid", "sequence") == before


def test_another_time_changes_the_rows_in_place():
    activity = make_activity()
    before = rows(activity, "pk", "uid", "original_date")
    page = activity.get_latest_revision_as_object()
    series = page.series.get()
    series.start_time, series.end_time = time(10), time(12)
    page.series = [series]
    page.save_revision().publish()
    assert rows(activity, "pk", "uid", "original_date") == before
    assert {f"{at.astimezone(BRUSSELS):%H:%M}" for (at,) in rows(activity, "starts_at")} == {
        "10:00"
    }
    assert {number for (number,) in rows(activity, "sequence")} == {1}


def test_a_shorter_season_takes_the_last_dates_away():
    activity = make_activity()
    page = activity.get_latest_revision_as_object()
    series = page.series.get()
    series.until = date(2026, 9, 8)
    page.series = [series]
    page.save_revision().publish()
    assert rows(activity, "on") == [(date(2026, 9, 1),), (date(2026, 9, 8),)]


def test_when_a_series_is_deleted_what_took_place_stays_in_the_archive():
    activity = make_activity()
    page = activity.get_latest_revision_as_object()
    page.series = []
    page.save_revision().publish()
    found = [on for (on,) in rows(activity, "on")]
    assert found
    assert max(found) < timezone.localdate()


def test_materialising_twice_changes_nothing():
    activity = make_activity()
    done = materialise(activity, at=timezone.now())
    assert (done.created, done.updated, done.deleted, done.unchanged) == (0, 0, 0, 38)


def test_the_horizon_moves_on_with_the_school_year(clock):
    activity = make_activity(series=[{"until": None}])
    assert rows(activity, "on")[-1] == (date(2028, 8, 29),) or rows(activity, "on")[-1][0] <= date(
        2028, 8, 31
    )
    before = len(rows(activity, "pk"))
    clock(datetime(2027, 9, 1, 3, tzinfo=BRUSSELS))
    call_command("extend_horizon")
    found = [on for (on,) in rows(activity, "on")]
    assert len(found) > before
    assert max(found) > date(2028, 9, 1)
    assert min(found) == date(2026, 9, 1)


def test_cancelling_keeps_the_date_with_its_status_and_reason():
    activity = make_activity()
    user = make_user()
    change(activity, ChangeKind.CANCELLED, reason=Reason.STAFF_ILL, by=user)
    assert coming(activity, "on", "status", "reason") == [
        (TUESDAY, Status.CANCELLED, Reason.STAFF_ILL),
        (WEEK_AFTER, Status.SCHEDULED, ""),
        (date(2026, 12, 8), Status.SCHEDULED, ""),
    ]
    assert Change.objects.get().created_by == user


def test_undoing_brings_the_date_back_and_remembers_who_did_what():
    activity = make_activity()
    before = rows(activity, "pk", "uid", "status")
    user = make_user()
    made = change(activity, ChangeKind.CANCELLED)
    undo_change(made, at=timezone.now(), by=user)
    undo_change(made, at=timezone.now() + timedelta(hours=1))
    assert rows(activity, "pk", "uid", "status") == before
    made.refresh_from_db()
    assert (made.undone_at, made.undone_by) == (timezone.now(), user)


def test_a_second_change_of_the_same_kind_takes_the_place_of_the_first():
    activity = make_activity()
    change(activity, ChangeKind.NOTE, words={"nl": "Zaal 1"})
    change(activity, ChangeKind.NOTE, words={"nl": "Zaal 2"})
    assert coming(activity, "note")[0] == ({"nl": "Zaal 2"},)
    assert Change.objects.in_force().count() == 1
    assert Change.objects.count() == 2


def test_a_moved_date_keeps_its_identity():
    activity = make_activity()
    before = coming(activity, "pk", "uid")[0]
    change(activity, ChangeKind.MOVED, new_date=date(2026, 11, 26))
    assert coming(activity, "pk", "uid")[0] == before
    assert coming(activity, "on", "original_date", "status")[0] == (
        date(2026, 11, 26),
        TUESDAY,
        Status.MOVED,
    )


@pytest.mark.parametrize(
    ("kind", "on", "values", "code"),
    [
        (ChangeKind.CANCELLED, date(2026, 11, 25), {}, "no-such-date"),
        (ChangeKind.ADDED, TUESDAY, {}, "date-exists"),
        (ChangeKind.MOVED, TUESDAY, {}, "nothing-moved"),
        (ChangeKind.MOVED, TUESDAY, {"new_end_time": time(9)}, "ends-before-start"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused_and_writes_nothing(kind, on, values, code):
    activity = make_activity()
    before = rows(activity, "pk", "status", "sequence")
    with pytest.raises(ChangeRefusedError) as refused:
        change(activity, kind, on, **values)
    assert refused.value.code == code
    assert rows(activity, "pk", "status", "sequence") == before
    assert not Change.objects.exists()


def test_a_change_survives_another_rule_that_still_has_its_date():
    activity = make_activity()
    change(activity, ChangeKind.CANCELLED)
    page = activity.get_latest_revision_as_object()
    series = page.series.get()
    series.until = date(2026, 12, 15)
    page.series = [series]
    page.save_revision().publish()
    assert coming(activity, "on", "status")[0] == (TUESDAY, Status.CANCELLED)


def test_a_change_whose_date_is_gone_is_reported_and_kept():
    activity = make_activity()
    made = change(activity, ChangeKind.CANCELLED)
    page = activity.get_latest_revision_as_object()
    series = page.series.get()
    series.starts_on = date(2026, 9, 2)  # Wednesdays from now on
    page.series = [series]
    page.save_revision().publish()
    done = materialise(activity.specific_class.objects.get(pk=activity.pk), at=timezone.now())
    assert [(key, fact.original_date) for key, fact in done.orphans] == [(made.series_key, TUESDAY)]
    assert Change.objects.in_force().get() == made


def test_closing_a_location_cancels_its_dates_and_reopening_brings_them_back():
    location = make_location()
    activity = make_activity(location=location)
    closure = close_location(
        location=location,
        starts_on=TUESDAY,
        ends_on=WEEK_AFTER,
        words={"nl": "Verbouwing"},
        at=timezone.now(),
    )
    assert coming(activity, "status", "reason_text") == [
        (Status.CANCELLED, {"nl": "Verbouwing"}),
        (Status.CANCELLED, {"nl": "Verbouwing"}),
        (Status.SCHEDULED, {}),
    ]
    reopen_location(closure, at=timezone.now())
    assert {status for (status,) in coming(activity, "status")} == {Status.SCHEDULED}


def test_another_school_calendar_gives_other_dates():
    location = make_location()
    activity = make_activity(location=location)
    location.holiday_calendar = HolidayCalendar.FRENCH
    location.save_revision().publish()
    found = [on for (on,) in rows(activity, "on")]
    assert date(2026, 10, 20) not in found  # autumn holiday of the French Community
    assert date(2026, 11, 3) in found


def test_a_copied_activity_has_series_of_its_own():
    activity = make_activity()
    copied = activity.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    copied.get_latest_revision().publish()
    keys = {key for (key,) in rows(activity, "series_key")}
    assert len(rows(copied, "pk")) == len(rows(activity, "pk")) == 38
    assert not keys & {key for (key,) in rows(copied, "series_key")}


def test_deleting_an_activity_takes_its_dates_and_changes_along():
    activity = make_activity()
    change(activity, ChangeKind.CANCELLED)
    activity.delete()
    assert not Occurrence.objects.exists()
    assert not Change.objects.exists()


def test_several_series_on_one_day_are_several_dates():
    location = make_location(points=3)
    activity = make_activity(
        location=location,
        series=[
            {
                "frequency": Frequency.ONCE,
                "starts_on": TUESDAY,
                "until": None,
                "start_time": time(9 + number * 2),
                "end_time": time(10 + number * 2),
                "meeting_point": point,
            }
            for number, point in enumerate(location.meeting_points.all())
        ],
    )
    places = [name for (name,) in rows(activity, "meeting_point__name")]
    assert sorted(places) == ["Huis 1", "Huis 2", "Huis 3"]


def test_a_change_of_an_unknown_activity_is_refused():
    series = make_activity().series.get()
    series.pk, series.uid = None, uuid4()
    with pytest.raises(ChangeRefusedError, match="no-such-series"):
        change_date(
            series=series, original_date=TUESDAY, kind=ChangeKind.CANCELLED, at=timezone.now()
        )
