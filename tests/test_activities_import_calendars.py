"""Calendars of other programs are read, hostile ones are refused, each with a reason. Pure."""

from datetime import date, time

import pytest

from activities.choices import ChangeKind, HolidayPolicy
from activities.importing.calendar_plan import plan_of_calendar
from activities.importing.clean_text import cut, plain_text
from activities.importing.plans import DateChange
from activities.importing.problems import ImportRefusedError
from tests import calendar_files
from tests.calendar_files import calendar, event

TODAY = date(2026, 11, 22)


def read(raw):
    return plan_of_calendar(raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), today=TODAY)


def only(raw):
    """Return the one event of a calendar."""
    found = read(raw)
    assert found.refused == ()
    (plan,) = found.events
    return plan


def rules(plan):
    return [
        (str(each.rule.frequency), each.rule.starts_on, each.rule.until) for each in plan.series
    ]


def why(raw):
    """Return why a file, or the events of a file, are not taken over."""
    try:
        return [each.problem.code for each in read(raw).refused]
    except ImportRefusedError as refused:
        return [each.code for each in refused.problems]


# --- Real shapes ------------------------------------------------------------------------------


def test_google():
    plan = only(calendar_files.GOOGLE)
    assert (plan.title, plan.summary, plan.place) == (
        "Speelpunt",
        "Je speelt met je kindje.\nKom gerust, het is gratis.",
        "Huis 1, Teststraat 1, 9000 Teststad, België",
    )
    assert rules(plan) == [("weekly", date(2026, 12, 1), date(2027, 6, 30))]
    rule = plan.series[0].rule
    assert (rule.start_time, rule.end_time) == (time(9, 30), time(11, 30))
    assert rule.excluded_dates == (date(2026, 12, 29),)
    assert rule.holiday_policy == HolidayPolicy.KEEP_ALL


def test_outlook():
    plan = only(calendar_files.OUTLOOK)
    assert (plan.title, plan.summary) == ("Babymassage", "Babymassage voor baby's.")
    assert rules(plan) == [("monthly-nth", date(2026, 12, 10), date(2027, 5, 13))]
    assert plan.series[0].rule.start_time == time(13, 30)


def test_office_365_with_two_weekdays_every_fortnight_and_a_moved_date():
    plan = only(calendar_files.OFFICE_365)
    assert rules(plan) == [
        ("weekly", date(2026, 12, 1), date(2027, 2, 25)),
        ("weekly", date(2026, 12, 3), date(2027, 2, 25)),
    ]
    assert [each.rule.interval_weeks for each in plan.series] == [2, 2]
    assert plan.changes == (
        DateChange(
            "weekly-1",
            date(2026, 12, 15),
            ChangeKind.MOVED,
            new_date=date(2026, 12, 16),
            new_start_time=time(14),
            new_end_time=time(16),
        ),
    )


def test_apple():
    plan = only(calendar_files.APPLE)
    assert rules(plan) == [("monthly-last", date(2026, 12, 27), None)]
    assert plan.place == "Huis 1 Teststraat 1, Teststad"


def test_nextcloud_and_a_rule_we_do_not_know():
    plan = only(calendar_files.NEXTCLOUD)
    assert [each.rule.dates for each in plan.series] == [
        (date(2026, 12, 4), date(2026, 12, 11), date(2026, 12, 18), date(2026, 12, 25))
    ]
    assert [note.code for note in plan.notes] == ["became-list"]


def test_thunderbird():
    plan = only(calendar_files.THUNDERBIRD)
    assert rules(plan) == [("weekly", date(2026, 12, 2), date(2026, 12, 16))]
    assert plan.series[0].rule.end_time == time(15, 30)


def test_evolution():
    plan = only(calendar_files.EVOLUTION)
    assert plan.series[0].rule.dates == (date(2026, 12, 3), date(2026, 12, 17))
    assert plan.series[0].rule.start_time == time(9)


def test_a_floating_time_is_our_clock_even_in_the_night_of_summer_time():
    plan = only(calendar_files.FLOATING)
    assert rules(plan) == [("once", date(2027, 3, 28), None)]
    assert plan.series[0].rule.start_time == time(2, 30)


def test_utc_becomes_our_clock():
    plan = only(calendar_files.IN_UTC)
    assert plan.series[0].rule.start_time == time(9, 30)
    assert plan.series[0].rule.dates == (date(2026, 12, 1), date(2026, 12, 8))


def test_a_fold_within_a_letter():
    assert only(calendar_files.FOLDED).title == "Babbëlë en naar buiten"


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("Romance Standard Time", time(9, 30)),
        ("(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", time(9, 30)),
        ("Customized Time Zone", time(9, 30)),
        ("../../etc/passwd", time(9, 30)),
        ("Europe/Berlin", time(9, 30)),
        ("Europe/London", time(10, 30)),
        ("GMT Standard Time", time(10, 30)),
    ],
)
def test_a_zone_goes_by_its_name(zone, at):
    times = f'DTSTART;TZID="{zone}":20261201T093000\nDTEND;TZID="{zone}":20261201T103000'
    assert only(calendar(event(times=times))).series[0].rule.start_time == at


# --- What is left out -------------------------------------------------------------------------


def test_private_events_leave_nothing_but_their_number():
    found = read(
        calendar(
            event(),
            event("CLASS:PRIVATE", uid="2", title="Geheim"),
            event("CLASS:CONFIDENTIAL", uid="3"),
        )
    )
    assert ([each.uid for each in found.events], found.private_count) == (["1"], 2)
    assert "Geheim" not in repr(found)


def test_people_alarms_and_files_are_not_read():
    found = read(
        calendar(
            event(
                "ORGANIZER;CN=Geheim:mailto:geheim@example.org",
                "ATTENDEE;CN=Geheim:mailto:geheim@example.org",
                "ATTACH:https://example.org/geheim.pdf",
                "COMMENT:Geheim",
                "CONTACT:Geheim",
                "X-ALT-DESC;FMTTYPE=text/html:<p>Geheim</p>",
                "BEGIN:VALARM\nACTION:EMAIL\nSUMMARY:Geheim\nREPEAT:999999999\nTRIGGER:-PT1M\nEND:VALARM",
            )
        )
    )
    assert "eheim" not in repr(found)


XSS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;alert(1)",
    "<scr<script>ipt>alert(1)</script>",
    "<a href='javascript:alert(1)'>x</a>",
    "<<b>script>alert(1)//<</b>/script>",
    "<img src=x onerror=alert(1)//",
    "\u202ealert\u2066",
    "a\x00b\x07c",
]


@pytest.mark.parametrize("text", XSS)
def test_text_has_no_markup_and_no_hidden_signs(text):
    clean = plain_text(text)
    assert "<script" not in clean
    assert "<img" not in clean
    assert "<svg" not in clean
    assert "<a " not in clean
    assert not set("\u202e\u2066\x00\x07") & set(clean)


def test_text_keeps_what_is_not_markup():
    assert plain_text("1 < 2 & 3 > 2, baby's 👨‍👩‍👧 مرحبا") == "1 < 2 & 3 > 2, baby's 👨‍👩‍👧 مرحبا"


def test_long_text_is_cut_between_words_and_that_is_said():
    plan = only(calendar(event(f"DESCRIPTION:{'woord ' * 100}", title="x" * 200)))
    assert len(plan.summary) <= 300
    assert plan.summary.endswith("woord…")
    assert len(plan.title) == 120
    assert [note.code for note in plan.notes] == ["title-cut", "summary-cut"]
    assert cut("kort", 10) == ("kort", False)


@pytest.mark.parametrize(
    ("times", "code"),
    [
        ("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261202", "all-day"),
        ("DTSTART:20261201T220000\nDTEND:20261202T010000", "crosses-midnight"),
        ("DTSTART:20261201T220000\nDTEND:20261202T000000", "crosses-midnight"),
        ("DTSTART:20261201T220000", "no-end"),
        ("DTSTART:20261201T100000\nDTEND:20261201T090000", "no-end"),
        ("DTSTART:20261201T100000\nDURATION:-PT1H", "unreadable-date"),
        ("DTEND:20261201T090000", "no-start"),
        ("DTSTART:18991201T100000\nDTEND:18991201T110000", "year"),
        ("DTSTART:20261301T100000\nDTEND:20261301T110000", "unreadable-date"),
        ("DTSTART:straks\nDTEND:20261301T110000", "unreadable-date"),
    ],
)
def test_an_event_without_usable_hours_is_refused_alone(times, code):
    found = read(calendar(event(uid="good"), event(uid="bad", times=times)))
    assert [each.uid for each in found.events] == ["good"]
    assert [(each.uid, each.problem.code) for each in found.refused] == [("bad", code)]


# --- Changed dates ----------------------------------------------------------------------------

WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"


def changed(*lines, on="20261208T093000", **values):
    return event(f"RECURRENCE-ID;TZID=Europe/Brussels:{on}", *lines, **values)


def moved_to(start, end):
    return f"DTSTART;TZID=Europe/Brussels:{start}\nDTEND;TZID=Europe/Brussels:{end}"


def test_a_cancelled_date_stays_in_its_series_as_cancelled():
    same = moved_to("20261208T093000", "20261208T113000")
    plan = only(calendar(event(WEEKLY), changed("STATUS:CANCELLED", times=same)))
    assert rules(plan) == [("weekly", date(2026, 12, 1), date(2026, 12, 22))]
    assert plan.changes == (DateChange("weekly-1", date(2026, 12, 8), ChangeKind.CANCELLED),)


def test_a_changed_text_or_place_of_one_date_is_a_note_or_a_move():
    same = moved_to("20261208T093000", "20261208T113000")
    plan = only(
        calendar(
            event(WEEKLY), changed("DESCRIPTION:Breng laarzen mee.", "LOCATION:Huis 2", times=same)
        )
    )
    assert plan.changes == (
        DateChange("weekly-1", date(2026, 12, 8), ChangeKind.MOVED, place="Huis 2"),
        DateChange("weekly-1", date(2026, 12, 8), ChangeKind.NOTE, words="Breng laarzen mee."),
    )


def test_a_date_that_moves_past_midnight_stays_and_is_named():
    late = moved_to("20261208T230000", "20261209T010000")
    plan = only(calendar(event(WEEKLY), changed(times=late)))
    assert plan.changes == ()
    assert [note.code for note in plan.notes] == ["date-past-midnight"]


def test_this_and_all_that_follow_is_refused_rather_than_half_taken():
    same = "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Brussels:20261208T093000"
    assert why(calendar(event(WEEKLY), event(same))) == ["this-and-future"]


def test_a_changed_date_without_its_series_is_a_date_of_its_own():
    plan = only(calendar(changed(times=moved_to("20261210T093000", "20261210T103000"))))
    assert rules(plan) == [("once", date(2026, 12, 10), None)]


def test_a_cancelled_event_is_known_as_such():
    assert only(calendar(event("STATUS:CANCELLED"))).is_cancelled
    assert only(calendar(event(), before="METHOD:CANCEL")).is_cancelled
