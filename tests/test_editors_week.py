"""The week of a location: what is coming, in how many taps, and for whom."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activities.choices import ChangeKind, Frequency
from activities.models import Change, Occurrence
from activities.services import change_date
from editors.wagtail_hooks import WeekMenuItem
from editors.week_selectors import week_of
from locations.freshness_models import FreshnessCheck
from tests.conftest import SUNDAY
from tests.every_output import outputs
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.translating import in_english
from tests.week_steps import address, on

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
TUESDAY = date(2026, 11, 24)


@pytest.fixture
def location():
    return make_location()


@pytest.fixture
def activity(location):
    return make_activity(location=location)


@pytest.fixture
def editor(client, location):
    user = in_english(make_editor(location))
    client.force_login(user)
    return user


def test_a_date_is_cancelled_in_two_taps_from_the_first_page(client, location, activity, editor):
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    first_tap = address("_cancel", location, on(TUESDAY).uid)
    assert f'href="{first_tap}"' in home
    page = client.get(first_tap)
    assert 'name="reason" value="staff-ill"' in page.content.decode()
    seen = page.context["seen"]
    second_tap = client.post(first_tap, {"seen": seen, "reason": "staff-ill"}, follow=True)
    assert on(TUESDAY).status == "cancelled"
    assert (
        "Tuesday 24 November, 9:30 – 11:30 does not take place. Families see that now."
        in second_tap.content.decode()
    )


def test_what_is_cancelled_here_is_cancelled_everywhere(client, location, activity, editor):
    form = client.get(address("_cancel", location, on(TUESDAY).uid)).context
    client.post(
        address("_cancel", location, on(TUESDAY).uid), {"seen": form["seen"], "reason": "weather"}
    )
    found = outputs(client, activity, "nl")
    for name in ("activity page", "location page", "week", "calendar of the activity"):
        assert "weer is te slecht" in found[name], name


def test_the_week_is_fourteen_days_and_no_more(location, activity):
    days = week_of(location, language_code="nl", at=timezone.now())
    assert [day.on for day in days] == [TUESDAY, TUESDAY + timedelta(days=7)]


def test_a_date_that_is_over_is_not_in_the_week(clock, location, activity):
    clock(SUNDAY + timedelta(days=2, hours=2))  # Tuesday, 12.00
    days = week_of(location, language_code="nl", at=timezone.now())
    assert TUESDAY not in [day.on for day in days]


def test_a_date_that_moved_far_away_leaves_a_stub_that_leads_to_it(
    client, location, activity, editor
):
    change_date(
        series=activity.series.get(),
        original_date=TUESDAY,
        kind=ChangeKind.MOVED,
        new_date=date(2027, 1, 20),
        at=timezone.now(),
    )
    days = week_of(location, language_code="nl", at=timezone.now())
    assert (days[0].on, days[0].rows[0].entry.is_stub) == (TUESDAY, True)
    page = client.get(address("", location)).content.decode()
    assert address("_date", location, on(TUESDAY).uid) in page
    assert "Is now on Wednesday 20 January 2027" in page


def test_the_week_of_the_only_location_opens_at_once(client, location, editor):
    assert client.get(reverse("koala_week_start")).url == address("", location)


def test_who_has_two_locations_chooses(client, location, editor):
    other = make_location()
    editor.groups.add(make_editor(other).groups.get())
    page = client.get(reverse("koala_week_start"))
    assert set(page.context["locations"]) == {location, other}
    panel = client.get(reverse("wagtailadmin_home")).content.decode()
    assert address("", location) in panel
    assert address("", other) in panel


def test_who_has_no_location_has_no_week(client, rf):
    user = make_user()
    client.force_login(user)
    request = rf.get("/")
    request.user = user
    assert not WeekMenuItem("", "/").is_shown(request)
    request.user = make_editor(make_location())
    assert WeekMenuItem("", "/").is_shown(request)


def test_my_week_is_the_first_in_the_menu(client, location, editor):
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert home.index("koala-week") < home.index("explorer")


def test_everything_is_right_is_noted_for_the_location_and_its_activities(
    client, location, activity, editor
):
    FreshnessCheck.objects.all().delete()
    page = client.get(address("", location)).content.decode()
    assert "Nobody has said so yet." in page
    assert client.get(address("_confirm", location)).status_code == 405
    done = client.post(address("_confirm", location), follow=True)
    assert "Families read that you looked today." in done.content.decode()
    keys = set(
        FreshnessCheck.objects.filter(checked_on=date(2026, 11, 22), checked_by=editor).values_list(
            "page_key", flat=True
        )
    )
    assert keys == {location.translation_key, activity.translation_key}
    assert "Somebody last looked on Sunday 22 November." in done.content.decode()


def test_a_language_without_translations_is_named_with_a_link(client, location, activity, editor):
    page = client.get(address("", location))
    french = page.context["translations"][0]
    assert "2 not translated, 0 behind" in french["text"]
    assert client.get(french["url"]).status_code == 200


def test_the_next_school_holiday_is_asked_about(client, location, activity, editor):
    page = client.get(address("", location))
    period = page.context["holidays"][0]
    assert period.starts_on == date(2026, 12, 21)
    assert address("_holiday", location, period.pk) in page.content.decode()


def test_the_words_of_the_admin_are_in_the_language_of_the_editor(client, location, activity):
    client.force_login(make_editor(location))
    page = client.get(address("", location)).content.decode()
    assert '<html lang="nl"' in page
    assert "dinsdag 24 november" in page
    assert "9.30 – 11.30 uur" in page


def test_a_title_in_another_language_says_so(client, location, activity, editor):
    page = client.get(address("", location)).content.decode()
    assert f'lang="nl" dir="auto">{activity.title}' in page


@pytest.mark.parametrize("name", ["", "home"])
def test_the_week_needs_the_same_queries_for_one_date_and_for_fifty(
    client, location, activity, editor, name
):
    url = reverse("wagtailadmin_home") if name else address("", location)
    client.get(url)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    few = queries()
    days = [TUESDAY + timedelta(days=each) for each in range(6)]
    make_activity(
        location=location,
        series=[
            {
                "frequency": Frequency.DATES,
                "starts_on": days[0],
                "dates": days,
                "start_time": time(8 + each, 0),
                "end_time": time(8 + each, 45),
            }
            for each in range(9)
        ],
    )
    assert sum(len(d.rows) for d in week_of(location, language_code="nl", at=timezone.now())) > 50
    assert queries() == few


def test_looking_changes_nothing(client, location, activity, editor):
    before = list(Occurrence.objects.values("sequence", "status"))
    uid = on(TUESDAY).uid
    for name in ("_date", "_cancel", "_postpone", "_move", "_places", "_languages", "_note"):
        assert client.get(address(name, location, uid)).status_code == 200
    for name in ("", "_add", "_closures"):
        assert client.get(address(name, location)).status_code == 200
    assert list(Occurrence.objects.values("sequence", "status")) == before
    assert not Change.objects.exists()
