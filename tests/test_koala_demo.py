"""The demo: every activity has exactly the dates that its rule means."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from activities.choices import Status
from activities.models import ActivityPage, Change, Occurrence
from activities.schedule import BRUSSELS
from content.models import Picture
from koala.demo.activities import ACTIVITIES
from koala.demo.season import shift_day, years_to_shift
from koala.demo.translating import DemoTranslator
from locations.models import LocationPage
from tests.conftest import SUNDAY
from tests.demo_dates import EXPECTED

TITLES = {row["key"]: row["fields"]["title"] for row in ACTIVITIES}


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo around 22 November 2026, made once for the whole module."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: SUNDAY)
        # The front page alone is translated: tests/test_koala_demo_languages.py looks at the rest.
        translate = DemoTranslator.translate
        patch.setattr(
            DemoTranslator,
            "translate",
            lambda translator, page: page.depth == 2 and translate(translator, page),
        )
        with transaction.atomic():
            call_command("seed_demo", today="2026-11-22", verbosity=0)
            yield
            transaction.set_rollback(True)


def dates_of(key):
    activity = ActivityPage.objects.get(title=TITLES[key])
    rows = Occurrence.objects.filter(activity_key=activity.translation_key).order_by("starts_at")
    return [
        (row.on.isoformat(), f"{row.starts_at.astimezone(BRUSSELS):%H:%M}", row.status)
        for row in rows
    ]


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_every_activity_of_the_demo_is_there():
    assert set(TITLES) == {f"A{number:02}" for number in range(1, 26)} - {"A24"}
    assert set(EXPECTED) == set(TITLES)


@pytest.mark.parametrize("key", sorted(EXPECTED))
def test_an_activity_has_exactly_the_dates_its_rule_means(key):
    assert dates_of(key) == [tuple(row) for row in EXPECTED[key]]


def test_the_sunday_walk_keeps_ten_o_clock_over_the_change_of_the_clock():
    activity = ActivityPage.objects.get(title=TITLES["A15"])
    rows = Occurrence.objects.filter(activity_key=activity.translation_key)
    assert [f"{row.starts_at:%d %H}" for row in rows] == ["14 09", "21 09", "28 08", "04 08"]


def test_the_internal_activity_is_live_and_nowhere(client):
    page = ActivityPage.objects.get(title=TITLES["A22"])
    assert page.live
    for url in ("/nl/zoeken/", "/nl/koalas/koala-lindewijk/", "/nl/", "/sitemap/nl.xml"):
        assert page.slug not in client.get(url).content.decode()
    assert page.slug not in client.get("/api/v2/pages/?limit=50").content.decode()
    assert client.get(f"/api/v2/pages/{page.pk}/").status_code == 404
    assert client.get(page.url).status_code == 404


def test_seeding_twice_changes_nothing():
    def state():
        return (
            Page.objects.count(),
            Picture.objects.count(),
            Change.objects.filter(undone_at=None).count(),
            list(Occurrence.objects.order_by("pk").values_list("pk", "uid", "status", "starts_at")),
        )

    before = state()
    call_command("seed_demo", today="2026-11-22", verbosity=0)
    after = state()
    assert after == before


def test_another_year_has_dates_around_its_own_present():
    call_command("seed_demo", today="2027-11-22", verbosity=0)
    rows = Occurrence.objects.filter(on__gte=date(2027, 11, 22), status=Status.SCHEDULED)
    assert rows.count() > 100


def test_removing_takes_everything_invented_away():
    call_command("seed_demo", remove=True, verbosity=0)
    assert not LocationPage.objects.exists()
    assert not Occurrence.objects.exists()
    assert not Change.objects.exists()
    assert not Picture.objects.exists()
    call_command("seed_demo", remove=True, verbosity=0)


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2026, 9, 1), 0),
        (date(2027, 6, 30), 0),
        (date(2027, 7, 1), 1),
        (date(2026, 8, 31), 0),
        (date(2026, 6, 30), -1),
    ],
)
def test_in_summer_the_demo_is_about_the_next_school_year(today, years):
    assert years_to_shift(today) == years


@pytest.mark.parametrize(
    ("on", "moved"),
    [
        (date(2026, 9, 1), date(2027, 9, 7)),  # the first Tuesday
        (date(2026, 9, 10), date(2027, 9, 9)),  # the second Thursday
        (date(2026, 9, 30), date(2027, 9, 29)),  # the last Wednesday
    ],
)
def test_a_day_of_another_year_is_the_same_weekday_of_its_month(on, moved):
    assert shift_day(on, 1) == moved
