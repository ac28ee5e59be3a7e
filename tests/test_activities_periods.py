"""Names of weeks and months in addresses."""

from datetime import date

import pytest

from activities.periods import Month, Week, day_named


@pytest.mark.parametrize(
    ("code", "monday"),
    [
        ("2026-W48", date(2026, 11, 23)),
        ("2026-W53", date(2026, 12, 28)),
        ("2027-W01", date(2027, 1, 4)),
        ("2025-W01", date(2024, 12, 30)),
    ],
)
def test_a_week_is_named_as_iso_8601_does(code, monday):
    assert Week.named(code) == Week(monday)
    assert Week(monday).code == code


@pytest.mark.parametrize(
    "code", ["", "2026-48", "2026-W54", "2027-W53", "2026-W00", "26-W48", "2026-w48", "٢٠٢٦-W48"]
)
def test_anything_else_is_no_week(code):
    assert Week.named(code) is None


@pytest.mark.parametrize("code", ["", "2026-13", "2026-00", "0000-01", "2026-1", "2026-11-01"])
def test_anything_else_is_no_month(code):
    assert Month.named(code) is None


def test_months_follow_each_other_over_the_year():
    assert Month.named("2026-12").after.code == "2027-01"
    assert Month.named("2027-01").before.code == "2026-12"
    assert Month.named("2028-02").last == date(2028, 2, 29)


def test_a_day_is_named_as_iso_8601_does():
    assert day_named("2026-12-07") == date(2026, 12, 7)
    assert [day_named(code) for code in ("20261207", "2026-02-30", "x", "2026-W50-1")] == [None] * 4
