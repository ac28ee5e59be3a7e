"""What an editor reads while planning: the sentence, the dates, what falls out. Writes nothing."""

from datetime import date, time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from activities.choices import Frequency, HolidayPolicy
from activities.models import ActivityPage, Occurrence
from activities.previewing import PlannedRule, previews_of
from activities.schedule import Rule
from editors.roles import RoleCode
from editors.teams import make_group
from locations.models import Closure
from tests.conftest import SUNDAY
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.season_steps import new_url, plan, series_fields

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]


@pytest.fixture
def location():
    return make_location()


@pytest.fixture
def editor(client, location):
    user = make_editor(location)
    client.force_login(user)
    return user


def rule(**values):
    usual = {
        "frequency": Frequency.WEEKLY,
        "starts_on": date(2026, 12, 1),
        "start_time": time(9, 30),
        "end_time": time(11, 30),
        "until": date(2027, 6, 30),
    }
    return Rule(**usual | values)


def preview(location, *, language_code="nl", **values):
    with override(language_code):
        [shown] = previews_of([PlannedRule(rule(**values))], location=location, at=SUNDAY)
    return shown


def preview_new(client, location, **different):
    url = reverse("koala_preview_new", args=[location.pk])
    return client.post(url, plan(location, **different))


def preview_series(client, location, *rows, **different):
    fields = {}
    for number, row in enumerate(rows):
        fields |= series_fields(number, **row)
    return client.post(reverse("koala_preview_series", args=[location.pk]), fields | different)


@pytest.mark.parametrize(
    ("values", "first"),
    [
        ({}, "dinsdag 1 december"),
        ({"interval_weeks": 2}, "dinsdag 1 december"),
        ({"frequency": Frequency.MONTHLY_NTH}, "dinsdag 1 december"),
        (
            {"frequency": Frequency.MONTHLY_LAST, "starts_on": date(2027, 1, 26)},
            "dinsdag 26 januari 2027",
        ),
        ({"frequency": Frequency.ONCE, "until": None}, "dinsdag 1 december"),
        (
            {"frequency": Frequency.DATES, "dates": (date(2026, 12, 3),), "until": None},
            "donderdag 3 december",
        ),
    ],
)
def test_every_way_of_repeating_shows_its_first_date(location, values, first):
    shown = preview(location, **values)
    assert shown.problems == []
    assert shown.sentence
    assert shown.dates[0].words == first
    assert len(shown.dates) <= 10


def test_a_weekly_season_is_read_in_dutch_and_in_french(location):
    dutch, french = preview(location), preview(location, language_code="fr")
    assert dutch.sentence.startswith("Elke dinsdag van 9.30 tot 11.30 uur.")
    assert "30 juni 2027" in dutch.sentence
    assert french.sentence.startswith("Tous les mardis") or "mardi" in french.sentence
    assert french.dates[0].words == "mardi 1er décembre"


def test_the_dates_of_a_season_keep_their_hour_when_summer_time_begins(location):
    days = [each.words for each in preview(location, starts_on=date(2027, 3, 16)).dates]
    assert days[:3] == ["dinsdag 16 maart 2027", "dinsdag 23 maart 2027", "dinsdag 13 april 2027"]


def test_days_that_fall_out_have_the_name_of_their_holiday(location):
    shown = preview(location, until=date(2027, 2, 28), excluded_dates=(date(2026, 12, 8),))
    assert any("22 en 29 december" in line for line in shown.fallen)
    assert any("8 december" in line for line in shown.fallen)


def test_each_choice_in_holidays_says_what_it_would_do(location):
    policies = preview(location, until=date(2026, 12, 31)).policies
    assert set(policies) == {str(policy) for policy in HolidayPolicy}
    assert policies["skip-all"].startswith("3 ")
    assert "22 en 29 december" in policies["skip-all"]
    assert policies["keep-all"].startswith("5 ")
    assert policies["only-school-holidays"].startswith("2 ")


def test_a_closure_is_shown_at_its_date(location):
    Closure.objects.create(
        location_key=location.translation_key,
        starts_on=date(2026, 12, 1),
        ends_on=date(2026, 12, 1),
    )
    assert [bool(each.note) for each in preview(location).dates[:2]] == [True, False]


@pytest.mark.parametrize(
    "values",
    [
        {"end_time": time(9)},
        {"until": date(2026, 11, 30)},
        {"starts_on": date(9999, 12, 31)},
        {"until": date(9999, 12, 31)},
        {"starts_on": date(1, 1, 1)},
        {"frequency": Frequency.DATES},
        {"frequency": Frequency.MONTHLY_NTH, "starts_on": date(2026, 12, 29)},
        {"interval_weeks": 60},
        {"holiday_policy": HolidayPolicy.ONLY_SCHOOL_HOLIDAYS, "until": date(2026, 12, 8)},
    ],
)
def test_a_rule_that_makes_no_sense_gives_a_sentence_and_no_dates(location, values):
    shown = preview(location, **values)
    assert len(shown.problems) == 1
    assert (shown.sentence, shown.dates) == ("", [])


def test_a_series_that_is_over_says_so(location):
    past = {"starts_on": date(2026, 9, 1), "until": date(2026, 10, 31)}
    assert preview(location, **past).dates == []
    assert preview(location, **past).count


# --- Over the line ------------------------------------------------------------------------------


def test_the_form_for_a_new_activity_gets_its_dates_and_nothing_is_written(
    client, location, editor
):
    answer = preview_new(client, location).json()
    assert "dinsdag 1 december" in answer["previews"]["plan"]
    assert answer["policies"]["skip-all"]
    assert (ActivityPage.objects.count(), Occurrence.objects.count()) == (0, 0)


def test_each_series_of_the_page_gets_its_own_preview(client, location, editor):
    rows = [{}, {"frequency": "once"}, {"DELETE": "1"}, {"start_time": ""}]
    previews = preview_series(client, location, *rows).json()["previews"]
    assert sorted(previews) == ["series-0", "series-1", "series-3"]
    assert "Elke dinsdag" in previews["series-0"]
    assert "dinsdag 1 december" in previews["series-1"]
    assert "Elke dinsdag" not in previews["series-3"]


@pytest.mark.parametrize(
    "row",
    [
        {"starts_on": "31/02/2026"},
        {"starts_on": "9999-12-31"},
        {"start_time": "25:99"},
        {"interval_weeks": "-3"},
        {"interval_weeks": "99999999999"},
        {"frequency": "yearly"},
        {"holiday_policy": ""},
        {"dates": "morgen", "frequency": "dates"},
        {"meeting_point": "x"},
        {"meeting_point": "99999999"},
    ],
)
def test_a_mistake_in_the_page_gives_a_sentence(client, location, editor, row):
    answer = preview_series(client, location, row)
    assert answer.status_code == 200
    assert "schedule__problems" in answer.json()["previews"]["series-0"]


@pytest.mark.parametrize(
    "different",
    [
        {"starts_on": "morgen"},
        {"starts_on": ""},
        {"starts_on": "9999-12-31"},
        {"how_often": "never"},
        {"how_often": "dates", "dates": "x"},
        {"how_often": "dates"},
        {"season": "1999-2000"},
        {"season": "until"},
        {"season": "until", "until": "9999-12-31"},
        {"holiday_policy": "x"},
        {"end_time": "09:00"},
        {"meeting_point": "99999999"},
    ],
)
def test_a_mistake_in_a_plan_gives_a_sentence_and_loses_nothing(
    client, location, editor, different
):
    assert (
        "schedule__problems"
        in preview_new(client, location, **different).json()["previews"]["plan"]
    )
    source = make_activity(location=location)
    answer = client.post(new_url(location, activity=source), plan(location, **different))
    assert answer.status_code == 400
    assert "Speluur in het park" in answer.content.decode()
    assert ActivityPage.objects.count() == 1


def test_a_plan_without_a_title_shows_its_dates(client, location, editor):
    answer = preview_new(client, location, title="", starts_on="2026-12-01").json()
    assert "dinsdag 1 december" in answer["previews"]["plan"]
    assert preview_new(client, location, title="", starts_on="").status_code == 200


def test_without_a_script_the_button_shows_the_same_dates(client, location, editor):
    source = make_activity(location=location)
    page = client.post(new_url(location, activity=source), plan(location, action="show"))
    assert "dinsdag 1 december" in page.content.decode()
    assert ActivityPage.objects.count() == 1


def test_the_editor_of_an_activity_has_the_place_for_previews(client, location, editor):
    activity = make_activity(location=location)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[activity.pk])).content.decode()
    assert reverse("koala_preview_series", args=[location.pk]) in page
    assert f'data-schedule-activity="{activity.pk}"' in page
    new = reverse("wagtailadmin_pages:add", args=["activities", "activitypage", location.pk])
    assert reverse("koala_preview_series", args=[location.pk]) in client.get(new).content.decode()


def test_an_editor_of_another_location_sees_no_dates(client, location):
    theirs = make_activity(location=location)
    own = make_location()
    client.force_login(make_editor(own))
    assert preview_new(client, location).status_code == 404
    assert preview_series(client, location, {}).status_code == 404
    assert preview_series(client, own, {}, activity=theirs.pk).status_code == 404
    point = location.meeting_points.first()
    html = preview_series(client, own, {"meeting_point": point.pk}).json()["previews"]["series-0"]
    assert theirs.title not in html
    assert "schedule__problems" in html


def test_who_may_only_change_dates_sees_no_preview(client, location):
    user = make_user()
    user.groups.add(make_group(location, RoleCode.CALENDAR)[0])
    client.force_login(user)
    assert preview_new(client, location).status_code == 404
    assert preview_series(client, location, {}).status_code == 404


def test_a_preview_is_asked_by_post_with_a_token_only(location):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_editor(location))
    for name in ("koala_preview_new", "koala_preview_series"):
        url = reverse(name, args=[location.pk])
        assert [strict.get(url).status_code, strict.post(url, plan(location)).status_code] == [
            405,
            403,
        ]


def test_a_page_with_many_series_asks_as_much_as_with_few(client, location, editor):
    point = location.meeting_points.first()
    make_activity(location=location)
    asked = []
    for count in (1, 10):
        rows = [{"meeting_point": point.pk}] * count
        preview_series(client, location, *rows)
        with CaptureQueriesContext(connection) as queries:
            preview_series(client, location, *rows)
        asked.append(len(queries))
    assert asked[0] == asked[1]
