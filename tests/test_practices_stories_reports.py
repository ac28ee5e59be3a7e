"""Whose consent ends: stories in the report, in its files and on the first page of the admin."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories import make_location
from tests.pictures import make_picture
from tests.start_steps import editor, exported, exported_cells, panel, reader, report
from tests.story_steps import REFERENCE, make_story, note
from tests.translating import in_english, network_member

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("site")]


@pytest.fixture
def location():
    return make_location(title="KOALA A", slug="a")


@pytest.fixture
def network(location):
    return in_english(network_member())


def titles(client, user):
    return [row[1] for row in exported(client, user, "consent")[1:]]


def test_each_story_is_listed_with_its_state(client, network, location):
    make_story(title="Eindigt", slug="eindigt", location=location)
    note(make_story(title="Lang", slug="lang"), until=date(2028, 11, 30), kind="recorded")
    note(make_story(title="Voorbij", slug="voorbij"), until=date(2026, 11, 1))
    note(make_story(title="Weg", slug="weg"), withdrawn_at=timezone.now())
    make_story(title="Nieuw", slug="nieuw", live=False, agreed=False)
    rows = exported(client, network, "consent")[1:]
    assert [(row[0], row[1], row[2], row[5], row[6]) for row in rows] == [
        ("Pages of the network", "Nieuw", "", "", "no-consent"),
        ("KOALA A", "Eindigt", "Written", "Eindigt", "ending"),
        ("Pages of the network", "Voorbij", "Written", "", "ended"),
        ("Pages of the network", "Weg", "Written", "", "withdrawn"),
        ("Pages of the network", "Lang", "Recorded", "Lang", "in-order"),
    ]
    assert rows[1][3:5] == ["2026-11-30", REFERENCE]
    cells = [cell.value for cell in exported_cells(client, network, "consent")]
    assert {"Eindigt", REFERENCE} <= set(cells)


def test_who_reads_only_reads_of_public_stories_without_the_number(client, location):
    story = make_story(title="Te lezen", slug="te-lezen")
    note(make_story(title="Voorbij", slug="voorbij"), until=date(2026, 11, 1))
    make_story(title="Nog niet", slug="nog-niet", live=False)
    hidden = make_story(title="Besloten", slug="besloten")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    user = reader()
    assert titles(client, user) == ["Te lezen"]
    page = report(client, user, "consent").content.decode()
    assert REFERENCE not in page
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) not in page


def test_an_editor_of_a_location_reads_of_no_story(client, location):
    make_story(location=location)
    user = editor(location)
    assert titles(client, user) == []
    assert panel(client, user, "consents") == ""


def test_a_story_leads_to_its_form_for_who_may_edit_it(client, network):
    story = make_story()
    page = report(client, network, "consent").content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in page


def test_the_first_page_names_stories_and_pictures_the_first_to_end_first(
    client, network, location
):
    make_picture(location, title="Voorlezen", consent_until=date(2026, 12, 24))
    make_story(title="Vroeg", slug="vroeg")
    note(make_story(title="Laat", slug="laat"), until=date(2027, 1, 21))
    note(make_story(title="Later", slug="later"), until=date(2027, 1, 22))
    note(make_story(title="Weg", slug="weg"), withdrawn_at=timezone.now())
    words = panel(client, network, "consents")
    assert "Vroeg Until 30 November 2026. A story: ask the family again." in words
    assert words.index("Vroeg") < words.index("Voorlezen") < words.index("Laat")
    assert "Later" not in words
    assert "Weg" not in words


def test_stories_cost_the_same_queries_for_one_and_for_four(client, network):
    def queries(address):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    make_story()
    addresses = [reverse("wagtailadmin_home"), reverse("koala_report_consent")]
    client.force_login(network)
    [queries(address) for address in addresses]
    before = [queries(address) for address in addresses]
    for number in range(3):
        make_story(slug=f"verhaal-{number}")
    assert [queries(address) for address in addresses] == before
