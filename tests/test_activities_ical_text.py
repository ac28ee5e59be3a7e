"""The text of a calendar: lines, letters, names and languages. Pure."""

import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from icalendar import Calendar

from activities.choices import ChangeKind
from activities.ical import calendar, clean, one_line
from activities.schedule import BRUSSELS
from tests.calendar_oracle import details, events
from tests.planned_dates import (
    FACTS,
    HOUSE,
    KEY,
    change,
    ics_of,
    make_rule,
    planned_and_ics,
    reading_of,
    words_of,
)

NASTY = "Spelen\rBEGIN:VALARM\r\nTRIGGER:-PT1M\x00\x0b\x85\u2028X-EVIL:1; a,b\\n"


def nasty_words(reading):
    return replace(words_of(reading), summary=NASTY, description=NASTY, location=NASTY)


def test_lines_end_as_they_must_and_are_folded_without_cutting_a_character():
    dates, _ics = planned_and_ics(make_rule())
    arabic = "نلعب معًا 👶🏽 مع الأطفال " * 12

    def words(reading):
        return replace(words_of(reading), summary=arabic, description=f"{arabic}\n{arabic}")

    ics = ics_of([reading_of(each) for each in dates], make_rule(), words=words)
    lines = ics.split(b"\r\n")
    assert lines[-1] == b""
    assert max(len(line) for line in lines) <= 75
    for line in lines:
        line.decode()  # no half character
    assert b"\n" not in ics.replace(b"\r\n", b"")
    [event] = events(ics)
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (
        arabic.strip(),
        f"{arabic}\n{arabic}".strip(),
    )


def test_no_property_comes_out_of_a_text():
    dates, _ics = planned_and_ics(make_rule(until=date(2026, 9, 1)))
    facts = replace(FACTS, name=NASTY, description=NASTY)
    ics = calendar(
        facts, [reading_of(each) for each in dates], rules={KEY: make_rule()}, words_of=nasty_words
    )
    text = re.sub(r"\r\n[ \t]", "", ics.decode())
    names = {re.split("[:;]", line)[0] for line in text.splitlines()}
    assert names.isdisjoint({"TRIGGER", "X-EVIL"})
    assert text.count("BEGIN:VALARM") == text.count("\\nBEGIN:VALARM") + text.count(" BEGIN:VALARM")
    assert not set(text) & {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} - {"\r", "\n"}
    assert len(text.splitlines()) == text.count("\r\n")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\rb", "a\nb"),
        ("a\r\nb", "a\nb"),
        ("a\x00b", "ab"),
        (" a\u2028b ", "a\nb"),
        ("a\tb", "ab"),
    ],
)
def test_control_characters_do_not_get_into_a_text(text, cleaned):
    assert clean(text) == cleaned
    assert one_line(text) == " ".join(cleaned.split())


def test_the_calendar_says_its_name_its_zone_and_when_to_come_back():
    _dates, ics = planned_and_ics(make_rule())
    found = Calendar.from_ical(ics)
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in ics
    assert b"\r\nX-PUBLISHED-TTL:PT6H\r\n" in ics
    assert b"\r\nNAME;LANGUAGE=nl:Spelen\r\nX-WR-CALNAME:Spelen\r\n" in ics
    assert b"\r\nSOURCE;VALUE=URI:https://koala.example/nl/agenda/netwerk.ics\r\n" in ics
    [zone] = found.walk("VTIMEZONE")
    assert len(zone.to_ical()) < 400
    assert {each["DTSTART"].params.get("TZID") for each in events(ics)} == {str(zone["TZID"])}


def test_its_own_zone_agrees_with_that_of_the_system():
    _dates, ics = planned_and_ics(make_rule())
    [zone] = Calendar.from_ical(ics).walk("VTIMEZONE")
    theirs = zone.to_tz()
    for month in range(1, 13):
        for day in (1, 24, 25, 26, 27, 28):
            ours = datetime(2027, month, day, 12, tzinfo=BRUSSELS)
            assert ours.replace(tzinfo=theirs).utcoffset() == ours.utcoffset(), ours


def test_equal_dates_give_equal_bytes_in_whatever_order_they_come():
    dates, ics = planned_and_ics(make_rule(), change(ChangeKind.MOVED, new_date=date(2026, 9, 17)))
    readings = [reading_of(each) for each in dates]
    assert ics_of(reversed(readings), make_rule()) == ics


def test_the_position_stands_there_only_for_a_place_that_is_public():
    rule = make_rule(until=date(2026, 9, 1))
    [planned], ics = planned_and_ics(rule)
    assert b"\r\nGEO:51.05;3.72\r\n" in ics
    hidden = replace(HOUSE, name="", street="", latitude=None, longitude=None)
    reading = replace(reading_of(planned), place=hidden)
    assert b"GEO" not in ics_of([reading], rule)


def test_an_event_does_not_make_a_family_busy_and_ends_when_it_ends():
    _dates, ics = planned_and_ics(make_rule(until=date(2026, 9, 1)))
    [(start, end, _takes_place, event)] = details(ics)
    assert str(event["TRANSP"]) == "TRANSPARENT"
    assert (end - start).total_seconds() == 2 * 3600


def test_words_have_the_language_they_are_in():
    planned, _ics = planned_and_ics(make_rule(until=date(2026, 9, 1)))
    [event] = events(ics_of([reading_of(planned[0])], make_rule()))
    assert event["SUMMARY"].params["LANGUAGE"] == "nl"
