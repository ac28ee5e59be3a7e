"""The calendar of every activity of the demo opens without a warning, at the right local times.

The times are those of `tests/demo_dates.py`, which knows nothing of our code; they go over both
changes of the clock, of 25 October 2026 and of 28 March 2027.
"""

import json
import warnings
from datetime import date, datetime

import pytest
from icalendar import Calendar

from activities.models import ActivityPage
from activities.schedule import BRUSSELS
from tests.calendar_oracle import details
from tests.demo_dates import EXPECTED
from tests.test_activities_ical_npm import checker, run
from tests.test_koala_demo import TITLES, demo

__all__ = ["checker", "demo"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo"), pytest.mark.once]
AUTUMN, SPRING = date(2026, 10, 25), date(2027, 3, 28)
WITH_DATES = [key for key, dates in EXPECTED.items() if dates]


def calendar_of(client, key, language="nl"):
    activity = ActivityPage.objects.get(title=TITLES[key])
    response = client.get(f"/{language}/agenda/activiteit/{activity.translation_key}.ics")
    assert response.status_code == 200
    return response.content


def expected(key):
    """Return day, time and whether it takes place, of every date."""
    return sorted(
        (on, at, status in ("scheduled", "moved")) for on, at, status in EXPECTED[key]
    )  # fmt: skip


def local(start):
    return f"{start.astimezone(BRUSSELS):%Y-%m-%d %H:%M}".split(" ")


@pytest.mark.parametrize("key", WITH_DATES)
def test_a_calendar_of_the_demo_opens_without_a_warning_and_keeps_the_wall_clock(client, key):
    ics = calendar_of(client, key)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        calendar = Calendar.from_ical(ics)
        found = [(*local(start), takes_place) for start, _end, takes_place, _event in details(ics)]
    assert [each.errors for each in calendar.walk() if each.errors] == []
    assert sorted(found) == expected(key)


@pytest.mark.npm
@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("key", WITH_DATES)
def test_a_second_parser_finds_the_same_local_times(client, checker, key, language):
    done = run(checker, input=calendar_of(client, key, language))
    assert (done.returncode, done.stderr) == (0, b"")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    found = [
        (*local(datetime.fromisoformat(row["start"])), row["status"] != "CANCELLED")
        for row in rows
    ]  # fmt: skip
    assert sorted(found) == expected(key)


def test_the_demo_has_series_on_both_sides_of_each_change_of_the_clock():
    for change in (AUTUMN, SPRING):
        sides = {
            key
            for key, dates in EXPECTED.items()
            if any(on < change.isoformat() for on, _at, _status in dates)
            and any(on > change.isoformat() for on, _at, _status in dates)
        }
        assert len(sides) >= 8


@pytest.mark.parametrize("key", ["A14", "A22"])
def test_what_has_no_public_date_has_no_date_in_a_calendar(client, key):
    activity = ActivityPage.objects.get(title=TITLES[key])
    response = client.get(f"/nl/agenda/activiteit/{activity.translation_key}.ics")
    assert b"BEGIN:VEVENT" not in response.content
