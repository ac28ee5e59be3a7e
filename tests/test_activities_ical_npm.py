"""A second parser reads our calendars as the first does: ical.js, through node.

These tests install a package, so they stand apart: `pytest -m npm`.
"""

import json
import shutil
import subprocess
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from activities.choices import ChangeKind
from activities.schedule import Closure
from locations.calendars import Period
from tests.planned_dates import change, make_rule, moments, planned_and_ics
from tests.test_activities_ical import CHANGES, RULES

pytestmark = pytest.mark.npm
ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "scripts" / "check_ical"


# RFC 5545 (3.3.5) says that a time which the autumn night has twice is the first one; ical.js 2.2
# takes the second. No family meets at half past two at night.
DIFFERENT = "in the hour that the spring night skips"


@pytest.fixture(scope="session")
def checker(worker_id):
    """The command that reads a calendar: the script beside its package, one for each process."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not (npm and node):
        pytest.fail("This test needs node and npm. Run: sudo apt-get install nodejs npm")
    folder = ROOT / "var" / f"check_ical_{worker_id}"
    shutil.copytree(
        SCRIPT, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules")
    )
    done = run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder)
    if done.returncode:
        pytest.fail(f"npm could not install ical.js; is there a network? {done.stderr.decode()}")
    return [node, str(folder / "check.mjs")]


def run(command, **values):
    return subprocess.run(command, capture_output=True, check=False, timeout=600, **values)  # noqa: S603


def unfolded(checker, ics):
    """Return start in UTC and whether it takes place, of every date that ical.js finds."""
    done = run(checker, input=ics)
    assert done.returncode == 0, done.stderr.decode()
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return sorted(
        (datetime.fromisoformat(row["start"]).astimezone(UTC), row["status"] != "CANCELLED")
        for row in rows
    )


@pytest.mark.parametrize("name", [name for name in RULES if name != DIFFERENT])
def test_a_second_parser_finds_the_dates_of_a_rule(checker, name):
    dates, ics = planned_and_ics(RULES[name])
    assert unfolded(checker, ics) == moments(dates)


@pytest.mark.parametrize("name", CHANGES)
def test_a_second_parser_finds_the_dates_after_a_change(checker, name):
    dates, ics = planned_and_ics(make_rule(), *CHANGES[name])
    assert unfolded(checker, ics) == moments(dates)


def test_a_second_parser_finds_a_season_with_everything_that_can_happen(checker):
    dates, ics = planned_and_ics(
        make_rule(interval_weeks=2, until=None),
        change(ChangeKind.CANCELLED, date(2026, 9, 29)),
        change(ChangeKind.MOVED, date(2026, 10, 13), new_date=date(2026, 10, 14)),
        change(ChangeKind.POSTPONED, date(2026, 10, 27)),
        change(ChangeKind.ADDED, date(2026, 11, 14), new_start_time=time(8)),
        change(ChangeKind.NOTE, date(2026, 11, 24), words={"nl": "Breng laarzen mee."}),
        closures=[Closure(Period(date(2026, 12, 1), date(2026, 12, 31)))],
    )
    assert unfolded(checker, ics) == moments(dates)


def test_what_is_no_calendar_gets_a_sentence(checker):
    done = run(checker, input=b"hallo")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"no calendar that ical.js can read" in done.stderr
