"""The agenda: list, week, month and the week on paper."""

import re
from datetime import date, datetime

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from activities.choices import ChangeKind, Frequency, HolidayPolicy, Reason
from activities.models import ActivityPage
from activities.schedule import BRUSSELS
from activities.services import change_date
from locations.models import MeetingPoint
from tests.factories import make_activity, make_location

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]

TUESDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 27)
WEEK, MONTH = "week/2026-W48/", "maand/2026-11/"
VIEWS = ["", WEEK, MONTH, f"{WEEK}afdrukken/"]


def once(on=TUESDAY, **values):
    row = {"frequency": Frequency.ONCE, "starts_on": on, "until": None}
    return [row | {"holiday_policy": HolidayPolicy.KEEP_ALL} | values]


def change(activity, kind, on=TUESDAY, **values):
    series = ActivityPage.objects.get(pk=activity.pk).series.first()
    change_date(series=series, original_date=on, kind=kind, at=timezone.now(), **values)


def text_of(client, path, status=200):
    """Return the words of the main part of a page, without tags, in one line."""
    response = client.get(f"/nl/agenda/{path}")
    assert response.status_code == status
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def html_of(client, path):
    return client.get(f"/nl/agenda/{path}").content.decode()


# --- What a date says -----------------------------------------------------------------------


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_says_what_when_and_where(client, path):
    make_activity(title="Speeluurtje", series=once())
    text = text_of(client, path)
    assert "9.30 – 11.30 uur" in text
    assert "Speeluurtje" in text
    assert "Huis 1" in text
    assert "dinsdag 24 november" in text


@pytest.mark.parametrize("path", VIEWS)
def test_a_cancelled_date_says_in_words_that_it_does_not_take_place(client, path):
    activity = make_activity(title="Speeluurtje", series=once())
    change(activity, ChangeKind.CANCELLED, reason=Reason.STAFF_ILL)
    html = html_of(client, path)
    assert "Gaat niet door" in text_of(client, path)
    assert "Speeluurtje" in html
    assert "<s>9.30 – 11.30 uur</s>" in html
    assert "De begeleider is ziek." in html


@pytest.mark.parametrize("path", VIEWS)
def test_a_moved_date_stands_on_both_days(client, path):
    activity = make_activity(title="Speeluurtje", series=once())
    change(activity, ChangeKind.MOVED, new_date=FRIDAY)
    text = text_of(client, path)
    assert text.count("Speeluurtje") == 2
    assert text.count("Verplaatst") == 2
    assert "dinsdag 24 november" in text
    assert "vrijdag 27 november" in text


@pytest.mark.parametrize(
    ("path", "other"),
    [("week/2026-W48/", "week/2026-W50/"), ("maand/2026-11/", "maand/2026-12/")],
)
def test_a_date_that_moved_to_another_week_or_month_stands_in_both(client, path, other):
    activity = make_activity(title="Speeluurtje", series=once())
    change(activity, ChangeKind.MOVED, new_date=date(2026, 12, 8))
    for each in (path, other):
        assert text_of(client, each).count("Verplaatst") == 1


@pytest.mark.parametrize("path", VIEWS)
def test_a_moved_date_that_is_cancelled_since_is_cancelled_on_both_days(client, path):
    activity = make_activity(title="Speeluurtje", series=once())
    change(activity, ChangeKind.MOVED, new_date=FRIDAY)
    change(activity, ChangeKind.CANCELLED)
    text = text_of(client, path)
    assert text.count("Gaat niet door") == 2
    assert "Verplaatst" not in text


@pytest.mark.parametrize("path", VIEWS)
def test_a_postponed_date_says_so(client, path):
    activity = make_activity(title="Speeluurtje", series=once())
    change(activity, ChangeKind.POSTPONED)
    assert "Uitgesteld" in text_of(client, path)


# --- What must not get out ------------------------------------------------------------------


def all_views(location):
    paths = [*VIEWS, "archief/"]
    return [*paths, *(f"locatie/{location.slug}/{path}" for path in paths)]


def test_drafts_and_restricted_activities_are_nowhere(client):
    location = make_location()
    make_activity(title="Openbaar", location=location, series=once())
    draft = make_activity(title="Geheim", location=location, series=once())
    draft.unpublish()
    hidden = make_activity(title="Geheim ook", location=location, series=once())
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    for path in all_views(location):
        assert "Geheim" not in html_of(client, path), path


@pytest.mark.parametrize("hide", ["draft", "restricted"])
def test_a_hidden_location_has_no_agenda(client, hide):
    location = make_location(title="Geheim huis")
    if hide == "draft":
        location.unpublish()
    else:
        PageViewRestriction.objects.create(
            page=location, restriction_type=PageViewRestriction.LOGIN
        )
    unknown = client.get("/nl/agenda/locatie/bestaat-niet/week/")
    for path in ("", WEEK, MONTH, "archief/", f"{WEEK}afdrukken/", f"{WEEK}affiche/"):
        response = client.get(f"/nl/agenda/locatie/{location.slug}/{path}")
        assert response.status_code == unknown.status_code == 404
        assert "Geheim huis" not in response.content.decode()


def test_a_street_on_request_is_nowhere(client):
    location = make_location()
    MeetingPoint.objects.update(is_address_on_request=True)
    activity = make_activity(location=location)
    change(activity, ChangeKind.MOVED, new_date=FRIDAY)
    for path in all_views(location):
        html = html_of(client, path)
        assert "Teststraat" not in html, path
        assert "Huis 1" not in html, path


# --- Whose dates ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", VIEWS)
def test_the_agenda_of_a_location_holds_its_own_dates_only(client, path):
    location = make_location(title="KOALA Hier")
    make_activity(title="Hier spelen", location=location, series=once())
    make_activity(title="Daar spelen", series=once())
    own = text_of(client, f"locatie/{location.slug}/{path}")
    assert "KOALA Hier" in own
    assert "Hier spelen" in own
    assert "Daar spelen" not in own
    network = text_of(client, path)
    assert "Hier spelen" in network
    assert "Daar spelen" in network


# --- Layout, empty days, ways on ------------------------------------------------------------


def test_a_week_names_its_empty_days_and_begins_on_monday(client):
    make_activity(series=once())
    text = text_of(client, WEEK)
    assert "Week van 23 november" in text or "Week of 23 november" in text
    days = re.findall(r"(\w+dag) \d+ november", re.sub(r"Week \w+ \d+ november", "", text))
    names = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
    # Each day is written twice, for a phone and for a column; a reader sees one of the two.
    assert days == [name for name in names for _each in range(2)]
    assert html_of(client, WEEK).count("week__nothing") == 6


def test_today_is_marked(client, clock):
    clock(datetime(2026, 11, 24, 8, tzinfo=BRUSSELS))
    make_activity(series=once())
    for path, name in ((WEEK, "week"), (MONTH, "month")):
        assert html_of(client, path).count(f"{name}__day--today") == 1
        assert "Vandaag" in text_of(client, path)


def test_a_month_begins_under_the_name_of_its_first_weekday(client):
    make_activity()
    assert "month--starts-7" in html_of(client, "maand/2026-11/")  # a Sunday
    assert "month--starts-2" in html_of(client, "maand/2026-12/")


def test_the_bare_addresses_show_this_week_and_this_month(client):
    assert html_of(client, "week/").count("22 november")
    assert "November 2026" in text_of(client, "maand/")


def links(client, path):
    return re.findall(r'href="(/nl/agenda/[^"]+)"\s+rel="nofollow"', html_of(client, path))


def test_before_and_after_are_links_that_machines_do_not_follow(client):
    assert links(client, "week/2026-W53/")[:2] == [
        "/nl/agenda/week/2026-W52/",
        "/nl/agenda/week/2027-W01/",
    ]
    assert links(client, "maand/2026-12/") == [
        "/nl/agenda/maand/2026-11/",
        "/nl/agenda/maand/2027-01/",
    ]


def test_the_ways_on_end_where_dates_are_no_longer_kept(client):
    # Dates are kept from 1 September 2025 to 31 August 2028.
    assert links(client, "maand/2028-08/") == ["/nl/agenda/maand/2028-07/"]
    assert links(client, "maand/2025-09/") == ["/nl/agenda/maand/2025-10/"]
    assert "/nl/agenda/week/2028-W36/" not in links(client, "week/2028-W35/")


@pytest.mark.parametrize(
    "path",
    [
        *("week/2028-W37/", "week/2025-W35/", "week/9999-W52/", "week/0000-W01/", "week/x/"),
        *("maand/2028-09/", "maand/2025-08/", "maand/9999-12/", "maand/2026-13/", "maand/x/"),
        *("vanaf/2028-09-01/", "vanaf/2026-02-30/", "vanaf/x/", "week/2031-W01/afdrukken/"),
        *("archief/?page=0", "archief/?page=-1", "archief/?page=x", "archief/?page=99999999"),
        *("archief/?page=2", "archief/?page=²", "week/2026-W48%00/"),
    ],
)
def test_days_that_nobody_knows_are_a_kind_404_with_a_way_on(client, path):
    text = text_of(client, path, status=404)
    assert "kennen deze dagen niet" in text or "We do not know these days" in text
    assert 'href="/nl/agenda/week/"' in html_of(client, path)


def test_the_list_goes_on_after_two_weeks(client):
    make_activity(title="Speeluurtje")
    assert text_of(client, "").count("Speeluurtje") == 2
    assert links(client, "") == ["/nl/agenda/vanaf/2026-12-06/"]
    assert text_of(client, "vanaf/2026-12-06/").count("Speeluurtje") == 2


def test_an_empty_agenda_says_so(client):
    for path in ("", MONTH):
        assert "geen activiteit" in text_of(client, path)
