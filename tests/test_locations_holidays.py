"""Holidays are proposed by a package and count once somebody confirmed them."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from activities.models import Occurrence
from editors.roles import make_network_team
from locations.calendars import Period
from locations.choices import HolidayCalendar
from locations.holiday_services import confirm_holidays, propose_holidays, school_periods
from locations.models import HolidayPeriod
from tests.factories import make_activity, make_editor, make_location, make_user

pytestmark = pytest.mark.usefixtures("site")
TUESDAY = date(2026, 11, 24)


def make_proposal(on=TUESDAY):
    return HolidayPeriod.objects.create(
        calendar=HolidayCalendar.FLEMISH,
        name="Brugdag",
        starts_on=on,
        ends_on=on,
        is_confirmed=False,
    )


def days(activity):
    rows = Occurrence.objects.filter(activity_key=activity.translation_key)
    return set(rows.values_list("on", flat=True))


def test_the_flemish_and_french_holidays_of_a_year_are_known():
    known = HolidayPeriod.objects.filter(starts_on__year=2026, starts_on__month__gte=9)
    assert list(known.values_list("calendar", "starts_on", "ends_on")) == [
        ("french", date(2026, 9, 27), date(2026, 9, 27)),
        ("french", date(2026, 10, 19), date(2026, 11, 1)),
        ("public", date(2026, 11, 1), date(2026, 11, 1)),
        ("flemish", date(2026, 11, 2), date(2026, 11, 8)),
        ("french", date(2026, 11, 2), date(2026, 11, 2)),
        ("flemish", date(2026, 11, 11), date(2026, 11, 11)),
        ("french", date(2026, 11, 11), date(2026, 11, 11)),
        ("public", date(2026, 11, 11), date(2026, 11, 11)),
        ("flemish", date(2026, 12, 21), date(2027, 1, 3)),
        ("french", date(2026, 12, 21), date(2027, 1, 3)),
        ("public", date(2026, 12, 25), date(2026, 12, 25)),
    ]


def test_a_proposal_changes_no_date_until_it_is_confirmed():
    activity = make_activity()
    proposal = make_proposal()
    activity.save_revision().publish()
    assert TUESDAY in days(activity)
    assert confirm_holidays([proposal.pk]) == 1
    assert TUESDAY not in days(activity)
    assert confirm_holidays([proposal.pk]) == 0


def test_proposing_twice_adds_nothing_and_touches_nothing():
    call_command("propose_holidays", years=4)
    before = list(HolidayPeriod.objects.order_by("pk").values())
    assert propose_holidays(range(2026, 2030)) == 0
    assert list(HolidayPeriod.objects.order_by("pk").values()) == before
    assert not HolidayPeriod.objects.filter(is_confirmed=False, starts_on__year__lt=2029).exists()
    assert HolidayPeriod.objects.filter(is_confirmed=False, starts_on__year=2029).exists()


def test_days_of_one_name_in_a_row_are_one_period():
    names = {date(2026, 12, 31): "Kerst", date(2027, 1, 1): "Kerst", date(2027, 1, 2): "Anders"}
    assert school_periods(names) == [
        (Period(date(2026, 12, 31), date(2027, 1, 1)), "Kerst"),
        (Period(date(2027, 1, 2), date(2027, 1, 2)), "Anders"),
    ]


def test_the_network_team_confirms_on_a_screen(client):
    activity = make_activity()
    wanted, wrong = make_proposal(), make_proposal(date(2026, 12, 1))
    user = make_user()
    user.groups.add(make_network_team())
    client.force_login(user)
    assert "Brugdag" in client.get(reverse("holiday_proposals")).content.decode()
    client.post(reverse("holiday_proposals"), {"period": [wanted.pk, "x", ""]})
    wrong.refresh_from_db()
    assert (TUESDAY in days(activity), wrong.is_confirmed) == (False, False)


def test_the_editor_of_a_location_cannot_confirm(client):
    proposal = make_proposal()
    client.force_login(make_editor(make_location()))
    for answer in (
        client.get(reverse("holiday_proposals")),
        client.post(reverse("holiday_proposals"), {"period": [proposal.pk]}),
    ):
        assert answer.status_code in {302, 403}
    proposal.refresh_from_db()
    assert not proposal.is_confirmed
