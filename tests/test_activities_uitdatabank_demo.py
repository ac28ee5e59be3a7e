"""The demo as entries for UiTdatabank: what becomes one, what becomes three, what never goes."""

import json
import socket

import pytest
from django.core.management import call_command
from django.utils import timezone

from activities.exporting import export_activities
from tests.conftest import SUNDAY
from tests.test_koala_demo import TITLES, demo
from tests.uitdatabank_form import check

__all__ = ["demo"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo"), pytest.mark.once]


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: SUNDAY)


@pytest.fixture
def report(now):
    return export_activities(at=timezone.now())


def told(report, key):
    [found] = [each for each in report.activities if each["title"] == TITLES[key]]
    return found


def codes(report, key):
    return {loss["code"] for loss in told(report, key)["losses"]}


def entries(report, key):
    return [report.files[name] for name in told(report, key)["files"]]


def test_every_entry_has_the_form_that_uitdatabank_takes(report):
    found = [data for name, data in report.files.items() if name != "places.json"]
    assert len(found) == report.entry_count > 20
    for entry in found:
        check(entry)


def test_visits_to_three_schools_are_three_events_each_at_its_own_place(report):
    found = entries(report, "A05")
    assert [entry["calendarType"] for entry in found] == ["single"] * 3
    assert len({entry["location"]["@id"] for entry in found}) == 3
    assert sorted(entry["subEvent"][0]["startDate"] for entry in found) == [
        "2027-01-14T09:00:00+01:00",
        "2027-01-21T09:00:00+01:00",
        "2027-01-28T09:00:00+01:00",
    ]
    assert "places" in codes(report, "A05")


def test_by_appointment_is_not_exported_and_what_is_internal_is_not_even_named(report):
    assert told(report, "A14")["files"] == []
    assert codes(report, "A14") == {"by-appointment"}
    assert TITLES["A22"] not in report.text
    assert TITLES["A22"] not in json.dumps(report.files)


def test_what_is_over_is_not_exported(report):
    assert told(report, "A25")["files"] == []
    assert codes(report, "A25") == {"no-dates"}


def test_each_date_has_its_own_status(report):
    [postponed] = entries(report, "A04")
    assert [each["status"]["type"] for each in postponed["subEvent"]] == [
        "Available",
        "TemporarilyUnavailable",
        "Available",
    ]
    [cancelled] = entries(report, "A13")
    assert cancelled["subEvent"][0]["status"] == {
        "type": "Unavailable",
        "reason": {"nl": "De begeleider is ziek."},
    }
    [full] = entries(report, "A16")
    assert {each["bookingAvailability"]["type"] for each in full["subEvent"]} == {"Unavailable"}
    days = {
        each["startDate"][:10]: each["status"]["type"]
        for each in entries(report, "A02")[0]["subEvent"]
    }
    assert (days["2026-12-10"], days["2026-12-11"]) == ("Available", "Unavailable")


def test_ages_are_whole_years_and_pregnant_parents_are_adults(report):
    assert entries(report, "A06")[0]["typicalAgeRange"] == "18-"
    assert entries(report, "A11")[0]["typicalAgeRange"] == "0-3"
    assert entries(report, "A13")[0]["typicalAgeRange"] == "1-3"
    assert "pregnancy" in codes(report, "A06")


def test_the_signs_of_a_trained_team_go_along(report):
    assert entries(report, "A10")[0]["labels"] == ["KOALA", "één taalicoon"]
    assert "taaliconen" not in codes(report, "A10")


def test_the_command_opens_no_connection(tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("No network.")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    call_command("export_uitdatabank", tmp_path, verbosity=0)
    assert (tmp_path / "losses.txt").exists()
