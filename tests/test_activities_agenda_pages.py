"""The agenda: the archive, what pages cost, and the links between them."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.choices import ChangeKind, Frequency
from activities.schedule import BRUSSELS
from tests.factories import make_activity, make_location
from tests.test_activities_agenda import (
    FRIDAY,
    VIEWS,
    WEEK,
    all_views,
    change,
    html_of,
    once,
    text_of,
)

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]

# --- The archive ----------------------------------------------------------------------------


def test_the_archive_shows_what_is_over_newest_first(client):
    make_activity(title="Speeluurtje")
    days = re.findall(r"dinsdag (\d+ \w+)", text_of(client, "archief/"))
    assert days[:4] == ["17 november", "10 november", "27 oktober", "20 oktober"]
    assert "24 november" not in text_of(client, "archief/")


def test_cancelled_stays_cancelled_in_the_archive(client, clock):
    activity = make_activity(series=once())
    change(activity, ChangeKind.CANCELLED)
    clock(datetime(2026, 12, 1, 8, tzinfo=BRUSSELS))
    assert "Gaat niet door" in text_of(client, "archief/")


def test_a_moved_date_stands_on_both_days_in_the_archive(client, clock):
    activity = make_activity(title="Speeluurtje", series=once())
    change(activity, ChangeKind.MOVED, new_date=FRIDAY)
    clock(datetime(2026, 12, 1, 8, tzinfo=BRUSSELS))
    assert text_of(client, "archief/").count("Verplaatst") == 2


def test_of_today_only_what_has_ended_is_in_the_archive(client, clock):
    make_activity(title="Ochtend", series=once())
    make_activity(title="Avond", series=once(start_time="18:00", end_time="20:00"))
    clock(datetime(2026, 11, 24, 12, tzinfo=BRUSSELS))
    text = text_of(client, "archief/")
    assert "Ochtend" in text
    assert "Avond" not in text


def test_the_pages_of_the_archive_hold_every_day_once(client, clock):
    first = date(2026, 9, 1)
    days = [first + timedelta(days=each) for each in range(40)]
    make_activity(series=[{"frequency": Frequency.DATES, "dates": days, "starts_on": first}])
    found = []
    for number in (1, 2, 3):
        html = html_of(client, f"archief/?page={number}")
        found += re.findall(r'<time datetime="(\d{4}-\d\d-\d\d)">', html)
    assert found == [f"{on}" for on in reversed(days)]
    assert "page=4" not in html


# --- What it costs, and who keeps it --------------------------------------------------------


@pytest.mark.parametrize("path", [*VIEWS, "archief/"])
@pytest.mark.parametrize("of_location", [False, True])
def test_one_date_and_fifty_cost_the_same_queries(client, path, of_location):
    location = make_location()
    counts = []
    if of_location:
        path = f"locatie/{location.slug}/{path}"
    for activities in (1, 9):
        for _each in range(activities):
            make_activity(
                location=location, series=[{}, {"start_time": "13:00", "end_time": "14:00"}]
            )
        client.get(f"/nl/agenda/{path}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(f"/nl/agenda/{path}")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_pages_of_the_agenda_may_be_kept_and_set_no_cookie(client):
    response = client.get("/nl/agenda/week/")
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies


@pytest.mark.parametrize("path", [*VIEWS, "archief/"])
def test_the_agenda_only_answers_questions(client, path):
    assert client.post(f"/nl/agenda/{path}").status_code == 405


def test_no_page_of_the_agenda_has_inline_styles_or_scripts(client):
    location = make_location()
    make_activity(location=location)
    for path in all_views(location):
        html = html_of(client, path)
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=", html), path


# --- Links ----------------------------------------------------------------------------------


def test_a_location_leads_to_its_month_and_its_week_to_paper(client):
    location = make_location()
    html = client.get(location.get_url()).content.decode()
    assert f'href="/nl/agenda/locatie/{location.slug}/maand/"' in html
    week = html_of(client, f"locatie/{location.slug}/{WEEK}")
    assert f"/nl/agenda/locatie/{location.slug}/{WEEK}afdrukken/" in week
    assert f"/nl/agenda/locatie/{location.slug}/{WEEK}affiche/" in week


def test_the_finder_leads_to_the_week_and_the_month(client):
    html = client.get("/nl/zoeken/").content.decode()
    assert 'href="/nl/agenda/week/"' in html
    assert 'href="/nl/agenda/maand/"' in html
