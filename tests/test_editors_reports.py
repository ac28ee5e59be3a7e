"""The reports over locations: one's own rows on the screen and in the files, nothing that runs."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activities.choices import Access, ChangeKind, Frequency
from activities.schedule import BRUSSELS
from activities.services import change_date
from content.consent import PeopleVisible
from editors.report_urls import REPORTS
from editors.roles import RoleCode
from editors.teams import make_team
from locations.freshness_models import FreshnessCheck
from tests.factories import make_activity, make_location
from tests.pictures import make_picture
from tests.start_steps import (
    editor,
    exported,
    exported_cells,
    link_to,
    person,
    reader,
    report,
    text_with,
    words_of,
)
from tests.translating import in_english, network_member, set_up_network, translate, translator

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("site")]
ONCE = {"frequency": Frequency.ONCE, "starts_on": date(2026, 11, 17), "until": None}


@pytest.fixture
def location():
    return make_location(title="KOALA A", slug="a")


def fill(location, name):
    """Give each report a row about a location."""
    make_team(location)
    body = text_with(link_to(999_999, f"woorden {name}"))
    picture = make_picture(location, title=f"Foto {name}", description=f"Iemand leest {name}.")
    return make_activity(
        location=location, title=f"Spelen {name}", series=[ONCE], body=body, image=picture
    )


# --- Who reads what ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_an_editor_reads_of_the_own_location_only(client, location, name):
    other = make_location(title="KOALA Zwaluw", slug="zwaluw")
    fill(location, "A")
    fill(other, "Zwaluw")
    user = editor(location)
    key = str(other.translation_key)
    for query in ({}, {"location": key}, {"q": "Zwaluw"}):
        answer = report(client, user, name, **query)
        assert answer.status_code == 200
        assert "Zwaluw" not in words_of(answer.content.decode())
    assert "KOALA A" in words_of(report(client, user, name).content.decode())
    assert {row[0] for row in exported(client, user, name)[1:]} == {"KOALA A"}
    assert not any("Zwaluw" in str(cell.value) for cell in exported_cells(client, user, name))


@pytest.mark.parametrize("name", REPORTS)
def test_the_network_and_who_reads_only_read_of_all(client, location, name):
    fill(location, "A")
    fill(make_location(title="KOALA B", slug="b"), "B")
    for user in (network_member(), reader()):
        assert {row[0] for row in exported(client, user, name)[1:]} == {"KOALA A", "KOALA B"}


@pytest.mark.parametrize("name", REPORTS)
def test_the_others_are_refused_and_have_no_such_menu(client, location, settings, name):
    set_up_network(settings)
    translate(location, "fr")
    address = reverse(f"koala_report_{name}")
    roles = (RoleCode.CALENDAR, RoleCode.REVIEWER)
    for user in [*(person(location, role) for role in roles), translator("fr")]:
        assert report(client, user, name).status_code == 302
        assert address not in client.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(editor(location))
    assert address in client.get(reverse("wagtailadmin_home")).content.decode()
    client.logout()
    assert client.get(address).status_code == 302


def test_who_reads_only_learns_no_number_and_no_name_of_a_picture(client, location):
    fill(location, "A")
    make_picture(location, title="Nog nergens", description="Niet te zien.")
    [row] = exported(client, reader(), "consent")[1:]
    assert row[1] == "Iemand leest A."
    assert row[4] == ""
    page = report(client, reader(), "consent").content.decode()
    for words in ("Foto A", "2026-014", "Niet te zien", "/admin/images/"):
        assert words not in page


def test_only_the_network_sees_the_reports_of_wagtail_in_the_menu(client, location):
    history = reverse("wagtailadmin_reports:site_history")
    for user, is_there in ((editor(location), False), (reader(), False), (network_member(), True)):
        client.force_login(user)
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert (history in page) == is_there
        assert reverse("wagtailadmin_reports:aging_pages") not in page


# --- Freshness --------------------------------------------------------------------------------


def test_pages_are_listed_from_never_checked_to_fresh(client, location):
    never = make_activity(location=location, title="Nooit")
    old = make_activity(location=location, title="Oud")
    FreshnessCheck.objects.filter(page_key=never.translation_key).delete()
    FreshnessCheck.objects.filter(page_key=old.translation_key).update(checked_on=date(2026, 6, 1))
    make_activity(location=location, title="Niet van allen", live=False)
    assert [row[1:4] for row in exported(client, editor(location), "freshness")[1:]] == [
        ["Nooit", "", "never"],
        ["Oud", "2026-06-01", "stale"],
        ["KOALA A", "2026-11-22", "fresh"],
    ]
    assert exported(client, editor(location), "freshness", state="stale")[1:] == [
        ["KOALA A", "Oud", "2026-06-01", "stale", "Too long ago: families read “ask first”"]
    ]


# --- Dates ------------------------------------------------------------------------------------


def test_an_activity_without_coming_dates_is_listed_with_its_last_one(client, location):
    make_activity(location=location, title="Elke week")
    make_activity(location=location, title="Voorbij", series=[ONCE])
    make_activity(location=location, title="Afspraak", series=[ONCE], access=Access.APPOINTMENT)
    make_activity(location=location, title="Zonder reeks", series=[])
    make_activity(location=location, title="Klad", series=[ONCE], live=False)
    soon = make_activity(
        location=location, title="Afgezegd", series=[ONCE | {"starts_on": date(2026, 11, 24)}]
    )
    change_date(
        series=soon.series.get(),
        original_date=date(2026, 11, 24),
        kind=ChangeKind.CANCELLED,
        at=timezone.now(),
    )
    assert [row[1:4] for row in exported(client, editor(location), "dates")[1:]] == [
        ["Voorbij", "2026-11-17", "over"],
        ["Afgezegd", "", "cancelled"],
    ]


def test_a_date_counts_until_it_has_ended(client, location, clock):
    make_activity(
        location=location, title="Vandaag", series=[ONCE | {"starts_on": date(2026, 11, 24)}]
    )
    user = editor(location)
    clock(datetime(2026, 11, 24, 11, tzinfo=BRUSSELS))
    assert exported(client, user, "dates")[1:] == []
    clock(datetime(2026, 11, 24, 12, tzinfo=BRUSSELS))
    assert [row[1] for row in exported(client, user, "dates")[1:]] == ["Vandaag"]


# --- Consent ----------------------------------------------------------------------------------


def test_each_picture_with_people_is_listed_with_its_state(client, location):
    make_team(location)
    shown = make_picture(location, title="Eindigt", consent_until=date(2026, 11, 30))
    make_activity(location=location, title="Spelen", image=shown)
    make_picture(location, title="Lang", consent_until=date(2028, 11, 30))
    make_picture(location, title="Leeg", people_visible="", consent_until=None)
    make_picture(location, title="Zonder", consent_kind="", consent_reference="")
    make_picture(location, title="Weg", withdrawn_at=timezone.now())
    make_picture(location, title="Handen", people_visible=PeopleVisible.UNRECOGNISABLE)
    make_picture(location, title="Tekening", people_visible=PeopleVisible.NOBODY)
    rows = exported(client, editor(location), "consent")[1:]
    assert [(row[1], row[6]) for row in rows] == [
        ("Zonder", "no-consent"),
        ("Leeg", "unanswered"),
        ("Eindigt", "ending"),
        ("Weg", "withdrawn"),
        ("Lang", "in-order"),
        ("Handen", "not-needed"),
    ]
    assert rows[2][2:6] == ["Written", "2026-11-30", "2026-014", "Spelen"]


# --- Files and numbers ------------------------------------------------------------------------

RUNNING = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1+1", "\x0b=1+1"]


@pytest.mark.parametrize("title", RUNNING)
def test_no_cell_of_a_file_begins_as_a_formula(client, location, title):
    make_activity(location=location, title=title, series=[ONCE])
    user = editor(location)
    for name in ("freshness", "dates"):
        texts = [text for row in exported(client, user, name) for text in row]
        cells = exported_cells(client, user, name)
        assert not any(cell.data_type == "f" for cell in cells)
        texts += [cell.value for cell in cells if isinstance(cell.value, str)]
        assert sum(title.strip("\x0b\t\r") in text for text in texts) == 2
        assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for text in texts)


@pytest.mark.parametrize("name", REPORTS)
def test_a_filter_that_makes_no_sense_is_no_error(client, location, name):
    fill(location, "A")
    user = editor(location)
    for query in ({"state": "x"}, {"location": "'"}, {"p": "-1"}, {"export": "x"}, {"p": "9" * 40}):
        assert report(client, user, name, **query).status_code == 200


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_takes_the_same_queries_for_one_location_and_for_ten(client, location, name):
    user = network_member()
    fill(location, "A")
    report(client, user, name)
    counts = []
    for numbers in (range(1), range(1, 10)):
        for number in numbers:
            fill(make_location(title=f"KOALA {number}"), str(number))
        with CaptureQueriesContext(connection) as queries:
            report(client, user, name)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_file_is_written_in_the_language_of_who_asks(client, location):
    fill(location, "A")
    assert exported(client, in_english(network_member()), "dates")[0][:3] == [
        "Location",
        "Activity",
        "Last date",
    ]
