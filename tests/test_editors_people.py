"""The network team sees who works where, lets people in, and makes locations: nobody else does."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from editors.permissions import MANAGE_PEOPLE
from editors.roles import RoleCode
from locations.models import LocationPage
from tests.account_steps import give_second_factor
from tests.factories import make_location, make_user
from tests.people_steps import (
    acts_on,
    everything,
    group_of,
    invitation,
    logged,
    now,
    somebody,
    superuser,
)
from tests.start_steps import start_page, words_of
from tests.translating import set_up_network

pytestmark = pytest.mark.usefixtures("site")

LIST = "/admin/people/"
OTHERS = [role for role in RoleCode if role != RoleCode.NETWORK]


@pytest.fixture
def location(settings):
    set_up_network(settings)
    return make_location(title="KOALA A", slug="a")


@pytest.fixture
def member(client, location):
    user = somebody(RoleCode.NETWORK, email="netwerk@example.org", first_name="Veerle")
    client.force_login(user)
    return user


def shown(client, **question):
    """Return the names in the list, in their order."""
    answer = client.get(LIST, question)
    assert answer.status_code == 200
    return [str(person) for person in answer.context["object_list"]]


# --- For the network team only ----------------------------------------------------------------


def addresses(person, location):
    return [
        *(reverse(name) for name in ("koala_people", "koala_people_results", "koala_locations")),
        *(reverse(name) for name in ("koala_people_invite", "koala_location_new")),
        reverse("koala_locations_results"),
        reverse("koala_location_language", args=[location.pk]),
        reverse("koala_person", args=[person.pk]),
        *acts_on(person, group_of(RoleCode.EDITOR, location)),
    ]


@pytest.mark.parametrize("role", OTHERS)
def test_no_other_role_sees_or_changes_people(client, location, role):
    editor = somebody(RoleCode.EDITOR, location, email="geheim@example.org")
    user = somebody(role, location)
    client.force_login(user)
    before = everything(User, User.groups.through, LocationPage)
    assert not now(user).has_perm(MANAGE_PEOPLE)
    for address in addresses(editor, location):
        form = invitation(location=location.pk, name="X", postcode="9000", languages=["fr"])
        for answer in (client.get(address), client.post(address, form)):
            assert (answer.status_code, answer.url) == (302, "/admin/")
        never = re.sub(r"\d+", "987654", address)
        assert client.get(never).status_code == 302
    after = everything(User, User.groups.through, LocationPage)
    assert [row["last_login"] for row in after["User"]] != []
    for rows in (before, after):
        for row in rows["User"]:
            row.pop("last_login")
    assert after == before
    assert mail.outbox == []
    assert "/admin/people/" not in start_page(client, user)


def test_a_visitor_is_sent_to_the_login_form(client, location):
    editor = somebody(RoleCode.EDITOR, location)
    for address in addresses(editor, location):
        assert "/login/" in client.get(address).url


def test_the_first_page_of_the_network_team_leads_to_people_and_to_a_new_location(client, member):
    page = start_page(client, member)
    for name in ("koala_people", "koala_people_invite", "koala_location_new", "koala_locations"):
        assert f'href="{reverse(name)}"' in page


@pytest.mark.parametrize("name", ["index", "add"])
def test_the_network_team_gets_no_further_into_the_accounts_of_wagtail(client, member, name):
    assert client.get(reverse(f"wagtailusers_users:{name}")).url == "/admin/"
    boss = superuser()
    for each in ("edit", "delete"):
        url = reverse(f"wagtailusers_users:{each}", args=[boss.pk])
        assert client.get(url).url == "/admin/"


def test_looking_and_asking_writes_nothing(client, member, location):
    person = somebody(RoleCode.EDITOR, location)
    give_second_factor(person)
    before = everything(User, User.groups.through, LocationPage)
    log = logged(person)
    for address in addresses(person, location):
        assert client.get(address, follow=True).status_code == 200
    assert everything(User, User.groups.through, LocationPage) == before
    assert logged(person) == log
    assert mail.outbox == []


def test_a_form_from_another_site_is_refused(member, location):
    person = somebody(RoleCode.EDITOR, location)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member)
    for address in addresses(person, location)[3:]:
        answer = strict.post(address, invitation(location=location.pk))
        assert answer.status_code in (403, 405)
    assert now(person).is_active
    assert not User.objects.filter(email="an@example.org").exists()


# --- The list ---------------------------------------------------------------------------------


def test_the_list_says_who_has_which_roles_and_who_is_not_in_yet(client, member, location):
    person = somebody(RoleCode.EDITOR, location, email="lien@example.org", first_name="Lien")
    person.groups.add(group_of(RoleCode.TRANSLATOR), group_of(RoleCode.READER))
    give_second_factor(person)
    User.objects.filter(pk=person.pk).update(last_login="2026-11-20T10:00:00Z")
    make_user(email="bo@example.org", first_name="Bo")
    superuser(email="baas@example.org", first_name="Baas")
    rows = words_of(client.get(LIST).content.decode())
    assert (
        "Lien lien@example.org Editor · KOALA A, Reader, Translator · FR Yes 20 November 2026"
    ) in rows
    assert "Bo bo@example.org No role No Invited, not in yet" in rows
    assert "Baas baas@example.org Runs the site No Invited, not in yet" in rows


def test_the_list_is_filtered_by_location_and_by_the_roles_of_all(client, member, location):
    other = make_location(title="KOALA B", slug="b")
    for role in OTHERS:
        somebody(role, location, first_name=f"A {role}")
    somebody(RoleCode.EDITOR, other, first_name="B")
    make_user(first_name="Weg", is_active=False)
    make_user(first_name="Niets")
    assert shown(client, where=str(location.translation_key)) == [
        "A calendar",
        "A editor",
        "A reviewer",
    ]
    assert shown(client, where=str(other.translation_key)) == ["B"]
    assert shown(client, where="network") == ["Veerle"]
    assert shown(client, where="reader") == ["A reader"]
    assert shown(client, where="translator") == ["A translator"]
    assert shown(client, where="none") == ["Niets", "Weg"]
    assert shown(client, where="nonsense") == shown(client)


def test_people_are_found_by_any_part_of_their_name_and_address(client, member):
    make_user(first_name="Lien", last_name="Peeters", email="lp@example.org")
    make_user(first_name="Lien", last_name="Maes", email="lm@example.org")
    assert shown(client, q="lien pee") == ["Lien Peeters"]
    assert shown(client, q="LM@") == ["Lien Maes"]
    assert shown(client, q="niemand") == []


def test_the_list_costs_the_same_for_two_people_and_for_fifty(client, member, location):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(LIST).status_code == 200
        return len(captured)

    somebody(RoleCode.EDITOR, location)
    queries()  # what is remembered, is remembered now
    of_two = queries()
    for role in (RoleCode.EDITOR, RoleCode.CALENDAR, RoleCode.READER):
        for _each in range(16):
            give_second_factor(somebody(role, location))
    assert queries() == of_two


def test_a_long_list_has_pages(client, member):
    for number in range(60):
        make_user(first_name=f"Nummer {number:02}")
    assert len(shown(client)) == 50
    assert shown(client, p="2")[-1] == "Veerle"


def test_a_name_is_shown_as_text(client, member):
    person = make_user(first_name="<script>alert(1)</script>")
    for address in (LIST, reverse("koala_person", args=[person.pk])):
        assert "<script>alert(1)" not in client.get(address).content.decode()
