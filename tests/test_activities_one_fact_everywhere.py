"""One change of one date is in every output, in every language, and after undoing in none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from activities.choices import ChangeKind
from activities.models import ActivityPage
from activities.services import change_date, close_location, reopen_location, undo_change
from content.formats import day_in_words, list_of_days
from tests.every_output import LANGUAGES, news, outputs, plain
from tests.factories import make_activity

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
TUESDAY, THURSDAY, SATURDAY = date(2026, 11, 24), date(2026, 11, 26), date(2026, 11, 28)
DATA = "data for search engines"


@dataclass(frozen=True)
class Case:
    """One change, and the words of it. `said` and `told` are read in the reader's language.

    `said`: on every page and poster, in every calendar. `elsewhere`: what stands in its place in
    some outputs. `told`: in the news, or None when it is no news.
    """

    kind: ChangeKind
    said: Callable[[], str]
    told: Callable[[], str] | None
    on: date = TUESDAY
    values: Mapping[str, Any] = field(default_factory=dict)
    elsewhere: Mapping[str, Callable[[], str]] = field(default_factory=dict)


def on_day(on):
    return day_in_words(on, today=TUESDAY)


def number_of_day(on):
    """Return "28 november", as a list of days has it."""
    return list_of_days([on], today=TUESDAY).split(" (")[0]


def in_calendars(text):
    names = ["activity", "location", "network"]
    return {f"calendar of the {name}": lambda: text for name in names}


SICK = {"words": {"nl": "Ziek."}}
CASES = {
    "cancelled": Case(
        ChangeKind.CANCELLED,
        lambda: _("Does not take place"),
        lambda: _("Does not take place"),
        values=SICK,
        elsewhere={DATA: lambda: "EventCancelled"},
    ),
    "postponed": Case(
        ChangeKind.POSTPONED,
        lambda: _("Postponed"),
        lambda: _("Postponed"),
        values=SICK,
        elsewhere={DATA: lambda: "EventPostponed"},
    ),
    "moved": Case(
        ChangeKind.MOVED,
        lambda: _("Moved"),
        lambda: on_day(THURSDAY),
        values={"new_date": THURSDAY, "new_start_time": time(10)},
        elsewhere={
            DATA: lambda: '"startDate": "2026-11-26T10:00:00+01:00"',
            **in_calendars("20261126T100000"),
        },
    ),
    "added": Case(
        ChangeKind.ADDED,
        lambda: on_day(SATURDAY),
        lambda: on_day(SATURDAY),
        on=SATURDAY,
        elsewhere={
            DATA: lambda: '"startDate": "2026-11-28T09:30:00+01:00"',
            "finder": lambda: number_of_day(SATURDAY),
            "calendar of 2026-11-28": lambda: "20261128T093000",
            **in_calendars("20261128T093000"),
        },
    ),
    "note": Case(
        ChangeKind.NOTE,
        lambda: "Breng laarzen mee.",
        None,
        values={"words": {"nl": "Breng laarzen mee."}},
    ),
    "full": Case(
        ChangeKind.PLACES,
        lambda: _("Full"),
        None,
        values={"places_left": 0},
        elsewhere={DATA: lambda: "https://schema.org/SoldOut"},
    ),
}
# What stands there every week: the names of its seven days.
NAMES_OF_DAYS = ("week", "week on paper")


@pytest.fixture(params=LANGUAGES)
def language(request, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in LANGUAGES]
    return request.param


@pytest.fixture
def activity():
    return make_activity(title="Spelen", slug="spelen")


def series_of(activity):
    return ActivityPage.objects.get(pk=activity.pk).series.get()


def is_about(name, on):
    """Return whether an output holds a date: the calendar of one date holds no other."""
    return not name.startswith("calendar of 2026") or name == f"calendar of {on}"


def check(before, now, language, case):
    with override(language):
        for name, text in now.items():
            wanted = plain(case.elsewhere.get(name, case.said)())
            if not is_about(name, case.on):
                assert text == before[name], name
                continue
            assert text != before.get(name), name
            assert wanted in text, f"{name}: {wanted}"
            if name not in NAMES_OF_DAYS:  # elsewhere it is said once more than before
                assert text.count(wanted) > before.get(name, "").count(wanted), name


def test_a_change_is_in_every_output_and_after_undoing_in_none(client, activity, language):
    before = outputs(client, activity, language)
    for case in CASES.values():
        no_news = news(client, activity, language)
        made = change_date(
            series=series_of(activity),
            original_date=case.on,
            kind=case.kind,
            at=timezone.now(),
            **case.values,
        )
        check(before, outputs(client, activity, language), language, case)
        if case.told:
            with override(language):
                told = plain(case.told())
            assert news(client, activity, language).count(told) > no_news.count(told)
        undo_change(made, at=timezone.now())
        assert outputs(client, activity, language) == before


@pytest.mark.parametrize("language", ["nl", "ar"], indirect=True)
def test_a_closure_reaches_every_output_with_its_reason_and_leaves_none_behind(
    client, activity, language
):
    before = outputs(client, activity, language)
    closure = close_location(
        location=activity.get_parent().specific,
        starts_on=TUESDAY,
        ends_on=THURSDAY,
        words={"nl": "Er is water in de kelder.", "ar": "ماء في القبو."},
        at=timezone.now(),
    )
    now = outputs(client, activity, language)
    check(before, now, language, CASES["cancelled"])
    reason = "ماء في القبو." if language == "ar" else "Er is water in de kelder."
    assert [name for name, text in now.items() if reason not in text] == []
    reopen_location(closure, at=timezone.now())
    assert outputs(client, activity, language) == before


def test_another_rule_keeps_a_change_in_every_output_as_long_as_its_date_is_there(client, activity):
    change_date(
        series=series_of(activity),
        original_date=TUESDAY,
        kind=ChangeKind.CANCELLED,
        at=timezone.now(),
        **SICK,
    )
    page = ActivityPage.objects.get(pk=activity.pk)
    row = page.series.get()
    row.start_time = time(9)
    page.series = [row]
    page.save_revision().publish()
    for name, text in outputs(client, activity, "nl").items():
        if is_about(name, TUESDAY):
            assert CASES["cancelled"].elsewhere.get(name, lambda: "Gaat niet door")() in text, name
    row = page.series.get()
    row.starts_on = date(2026, 9, 2)  # now on Wednesdays
    page.series = [row]
    page.save_revision().publish()
    for name, text in outputs(client, activity, "nl").items():
        assert "Ziek." not in text, name
