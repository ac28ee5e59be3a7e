"""What changes and closures make of the dates of a rule: pure."""

from datetime import date, time

from activities.choices import ChangeKind, Frequency, HolidayPolicy, Reason, Status
from activities.schedule import ChangeFact, Closure, Rule, moment, orphaned_changes, plan
from locations.calendars import Holidays, Period

SEASON = Period(date(2026, 9, 1), date(2027, 6, 30))
HOLIDAYS = Holidays()


def make_rule(**values):
    usual = {
        "frequency": Frequency.WEEKLY,
        "starts_on": date(2026, 9, 1),
        "start_time": time(9, 30),
        "end_time": time(11, 30),
        "until": date(2026, 12, 31),
        "holiday_policy": HolidayPolicy.KEEP_ALL,
    }
    return Rule(**usual | values)


def change(kind, on=date(2026, 9, 8), **values):
    return ChangeFact(kind=kind, original_date=on, **values)


def planned(*changes, closures=(), rule=None):
    rule = rule or make_rule(until=date(2026, 9, 15))
    return plan(
        rule,
        period=SEASON,
        holidays=HOLIDAYS,
        meeting_point_id=1,
        changes=changes,
        closures=closures,
    )


def test_a_cancelled_date_stays_with_its_reason():
    rows = planned(change(ChangeKind.CANCELLED, reason=Reason.STAFF_ILL, words={"nl": "Ziek."}))
    assert [(each.on, each.status) for each in rows] == [
        (date(2026, 9, 1), Status.SCHEDULED),
        (date(2026, 9, 8), Status.CANCELLED),
        (date(2026, 9, 15), Status.SCHEDULED),
    ]
    assert (rows[1].reason, rows[1].reason_text) == (Reason.STAFF_ILL, {"nl": "Ziek."})


def test_a_moved_date_keeps_its_original_day_and_knows_when_it_was():
    row = planned(change(ChangeKind.MOVED, new_date=date(2026, 9, 10), new_start_time=time(9)))[1]
    assert (row.original_date, row.on, row.status) == (
        date(2026, 9, 8),
        date(2026, 9, 10),
        Status.MOVED,
    )
    assert row.starts_at == moment(date(2026, 9, 10), time(9))
    assert row.previous_starts_at == moment(date(2026, 9, 8), time(9, 30))


def test_a_date_that_moves_to_another_place_knows_the_place_before():
    row = planned(change(ChangeKind.MOVED, new_meeting_point_id=2))[1]
    assert (row.meeting_point_id, row.previous_meeting_point_id, row.previous_starts_at) == (
        2,
        1,
        None,
    )


def test_an_added_date_has_the_times_of_its_series_unless_told_otherwise():
    rows = planned(change(ChangeKind.ADDED, on=date(2026, 9, 12), new_start_time=time(10)))
    assert [each.on for each in rows] == [
        date(2026, 9, 1),
        date(2026, 9, 8),
        date(2026, 9, 12),
        date(2026, 9, 15),
    ]
    assert (rows[2].starts_at, rows[2].ends_at) == (
        moment(date(2026, 9, 12), time(10)),
        moment(date(2026, 9, 12), time(11, 30)),
    )


def test_cancelled_is_stronger_than_moved_and_postponed():
    rows = planned(
        change(ChangeKind.MOVED, new_date=date(2026, 9, 10)),
        change(ChangeKind.POSTPONED),
        change(ChangeKind.CANCELLED),
    )
    assert (rows[1].status, rows[1].on) == (Status.CANCELLED, date(2026, 9, 10))


def test_a_postponed_date_has_its_new_day_once_it_is_moved():
    to_thursday = change(ChangeKind.MOVED, new_date=date(2026, 9, 10))
    row = planned(change(ChangeKind.POSTPONED), to_thursday)[1]
    assert (row.status, row.on) == (Status.MOVED, date(2026, 9, 10))
    row = planned(to_thursday, change(ChangeKind.POSTPONED, reason=Reason.WEATHER))[1]
    assert (row.status, row.reason) == (Status.POSTPONED, Reason.WEATHER)


def test_a_note_languages_and_places_leave_a_date_as_planned():
    row = planned(
        change(ChangeKind.NOTE, words={"nl": "Zaal 2"}),
        change(ChangeKind.LANGUAGES, languages=("nl", "ar"), interpreted=("ar",)),
        change(ChangeKind.PLACES, places_left=0, has_waiting_list=True),
    )[1]
    assert (row.status, row.note, row.places_left) == (Status.SCHEDULED, {"nl": "Zaal 2"}, 0)
    assert (row.languages, row.interpreted) == (("nl", "ar"), ("ar",))
    assert row.has_waiting_list


def test_a_closure_cancels_every_date_in_it_also_one_that_moved_into_it():
    closed = Closure(Period(date(2026, 9, 10), date(2026, 9, 20)), reason_text={"nl": "Verbouwing"})
    rows = planned(change(ChangeKind.MOVED, new_date=date(2026, 9, 10)), closures=[closed])
    assert [(each.on, each.status, each.reason_text) for each in rows] == [
        (date(2026, 9, 1), Status.SCHEDULED, {}),
        (date(2026, 9, 10), Status.CANCELLED, {"nl": "Verbouwing"}),
        (date(2026, 9, 15), Status.CANCELLED, {"nl": "Verbouwing"}),
    ]


def test_a_change_whose_date_is_gone_is_named_and_not_lost():
    lost = change(ChangeKind.CANCELLED, on=date(2026, 9, 9))
    kept = change(ChangeKind.CANCELLED, on=date(2026, 9, 8))
    rule = make_rule()
    assert orphaned_changes(rule, period=SEASON, holidays=HOLIDAYS, changes=[lost, kept]) == [lost]


def test_another_time_of_day_keeps_the_changes_of_its_dates():
    later = make_rule(until=date(2026, 9, 15), start_time=time(10), end_time=time(12))
    rows = planned(change(ChangeKind.CANCELLED), rule=later)
    assert [each.status for each in rows] == [
        Status.SCHEDULED,
        Status.CANCELLED,
        Status.SCHEDULED,
    ]
