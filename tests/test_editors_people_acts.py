"""Roles are taken away, accounts closed, second factors reset: by whom, of whom, with what."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from accounts.models import User
from editors import people_services
from editors.people import held_roles
from editors.roles import RoleCode
from editors.services import SetupError
from tests.account_steps import (
    PASSWORD,
    follow_link,
    give_second_factor,
    has_second_factor,
    is_inside,
    link_in,
    log_in,
)
from tests.factories import make_location
from tests.people_steps import (
    acts_on,
    group_of,
    invitation,
    logged,
    names,
    now,
    said,
    somebody,
    superuser,
)
from tests.translating import set_up_network

pytestmark = pytest.mark.usefixtures("site")

INVITE = "/admin/people/invite/"


@pytest.fixture
def location(settings):
    set_up_network(settings)
    return make_location(title="KOALA A", slug="a")


@pytest.fixture
def member(client, location):
    user = somebody(RoleCode.NETWORK, email="netwerk@example.org", first_name="Veerle")
    client.force_login(user)
    return user


@pytest.fixture
def person(location):
    """Somebody who edits the location and reads the reports, and is logged in."""
    user = somebody(RoleCode.EDITOR, location, email="lien@example.org", first_name="Lien")
    user.groups.add(group_of(RoleCode.READER))
    return user


def role_url(person, name):
    return reverse("koala_person_role", args=[person.pk, Group.objects.get(name=name).pk])


def close_url(person):
    return reverse("koala_person_close", args=[person.pk])


def factor_url(person):
    return reverse("koala_person_second_factor", args=[person.pk])


# --- A role -----------------------------------------------------------------------------------


def test_a_role_is_taken_away_after_a_question_and_the_others_stay(client, member, person):
    url = role_url(person, "Redactie a")
    question = client.get(url).content.decode()
    assert "Take the role “Editor · KOALA A” away from Lien?" in question
    assert "The other roles stay." in question
    assert names(person) == ["Opgroeien (lezen)", "Redactie a"]
    answer = client.post(url, follow=True)
    assert said(answer) == ["Lien no longer has the role “Editor · KOALA A”."]
    assert names(person) == ["Opgroeien (lezen)"]
    assert now(person).is_active
    assert logged(person)[-1] == ("accounts.rights_changed", member.email)


def test_with_the_last_role_the_account_is_closed_and_every_session_ends(client, member, person):
    theirs = Client()
    theirs.force_login(person)
    assert is_inside(theirs)
    client.post(role_url(person, "Redactie a"))
    assert is_inside(theirs)
    url = role_url(person, "Opgroeien (lezen)")
    assert "the account is closed with it" in client.get(url).content.decode()
    assert said(client.post(url, follow=True))[-1] == (
        "That was the last role: the account of Lien is closed."
    )
    assert (now(person).is_active, names(person)) == (False, [])
    assert not is_inside(theirs)
    assert ("accounts.closed", member.email) in logged(person)


def test_taking_a_role_away_twice_is_no_failure_and_takes_nothing_more(client, member, person):
    url = role_url(person, "Redactie a")
    client.post(url)
    assert said(client.post(url, follow=True))[-1] == "This role was taken away already."
    assert names(person) == ["Opgroeien (lezen)"]
    role = held_roles()[Group.objects.get(name="Redactie a").pk]
    assert people_services.take_role_away(person, role, by=member) is False
    assert now(person).is_active


def test_a_group_that_was_made_by_hand_is_taken_away_by_who_runs_the_site(client, member, person):
    group = Group.objects.create(name="Met de hand")
    person.groups.add(group)
    url = role_url(person, "Met de hand")
    page = reverse("koala_person", args=[person.pk])
    assert url not in client.get(page).content.decode()
    assert "given by hand" in said(client.post(url, follow=True))[-1]
    assert "Met de hand" in names(person)
    client.force_login(superuser())
    assert url in client.get(page).content.decode()
    client.post(url)
    assert "Met de hand" not in names(person)


# --- An account -------------------------------------------------------------------------------


def test_a_closed_account_opens_nothing_and_no_link_in_a_mail_works(client, member, location):
    client.post(INVITE, invitation(location=location.pk))
    person = User.objects.get(email="an@example.org")
    link = link_in(mail.outbox[0])
    answer = client.post(close_url(person), follow=True)
    assert said(answer)[-1] == "The account of An is closed."
    assert follow_link(Client(), link).status_code == 200  # a page that says that it is over
    assert not now(person).has_usable_password()
    assert said(client.post(close_url(person), follow=True))


def test_who_is_invited_again_comes_back_with_the_new_role_only_and_no_old_session(
    client, member, person, location
):
    theirs = Client()
    log_in(theirs, person.email, PASSWORD)
    assert is_inside(theirs)
    client.post(close_url(person))
    form = invitation(email="Lien@example.org", role="calendar", location=location.pk)
    answer = client.post(INVITE, form, follow=True)
    assert said(answer)[-1].startswith("Lien had an account that was closed.")
    assert (now(person).is_active, names(person)) == (True, ["Kalender a"])
    assert ("accounts.reopened", member.email) in logged(person)
    assert not is_inside(theirs)
    log_in(theirs, person.email, PASSWORD)
    assert not is_inside(theirs)
    follow_link(theirs, link_in(mail.outbox[-1]), "een-lang-woord-8")
    log_in(theirs, person.email, "een-lang-woord-8")
    assert is_inside(theirs)


def test_an_invitation_is_sent_again_to_who_never_came_and_to_nobody_else(client, member, person):
    url = reverse("koala_person_invite", args=[person.pk])
    page = reverse("koala_person", args=[person.pk])
    assert url in client.get(page).content.decode()
    assert said(client.post(url, follow=True)) == ["The invitation is sent again."]
    assert [each.to for each in mail.outbox] == [[person.email]]
    assert logged(person)[-1] == ("accounts.invited", member.email)
    User.objects.filter(pk=person.pk).update(last_login="2026-11-20T10:00:00Z")
    assert url not in client.get(page).content.decode()
    assert "no invitation to send" in said(client.post(url, follow=True))[-1]
    assert len(mail.outbox) == 1


# --- A second factor --------------------------------------------------------------------------


def test_the_second_factor_of_who_lost_a_phone_is_taken_away_with_the_password(
    client, member, person
):
    give_second_factor(person)
    theirs = Client()
    theirs.force_login(person)
    assert "Ask by telephone" in client.get(factor_url(person)).content.decode()
    assert has_second_factor(person)
    answer = client.post(factor_url(person), follow=True)
    assert said(answer) == ["Lien gets a mail to choose a password and a second factor."]
    assert not has_second_factor(person)
    assert not now(person).has_usable_password()
    assert not is_inside(theirs)
    assert [each.to for each in mail.outbox] == [[person.email]]
    assert logged(person)[-1] == ("accounts.second_factor_removed", member.email)


def test_who_has_no_second_factor_keeps_the_password(client, member, person):
    assert "has no second factor now" in said(client.post(factor_url(person), follow=True))[0]
    assert now(person).check_password(PASSWORD)
    assert mail.outbox == []


# --- Whom one does not touch ------------------------------------------------------------------


def state(person):
    fields = ("email", "password", "is_active", "is_superuser", "is_staff", "first_name")
    row = now(person)
    return [getattr(row, name) for name in fields], names(row), has_second_factor(row)


FORGED = {
    "is_superuser": "on",
    "is_staff": "on",
    "is_active": "on",
    "new_email": "dief@example.org",
    "password": "geheim",
    "password1": "geheim",
    "groups": "1",
    "user_permissions": "1",
}


@pytest.mark.parametrize("who", ["superuser", "oneself", "superuser in the network team"])
def test_the_network_team_touches_no_superuser_and_nobody_touches_themselves(
    client, member, location, who
):
    target = member if who == "oneself" else superuser(email="baas@example.org")
    if who.endswith("team"):
        target.groups.add(group_of(RoleCode.NETWORK))
    give_second_factor(target)
    before, log = state(target), logged(target)
    group = Group.objects.get(name="Netwerkteam")
    for url in acts_on(target, group):
        answer = client.post(url, FORGED, follow=True)
        assert answer.redirect_chain[-1][0] == reverse("koala_person", args=[target.pk])
    for role in ("reader", "network"):
        answer = client.post(INVITE, invitation(email=target.email, role=role) | FORGED)
        assert answer.status_code == 400
        page = answer.content.decode()
        assert "This is your own account" in page or "This person runs the site" in page
    assert (state(target), logged(target)) == (before, log)
    assert mail.outbox == []
    page = client.get(reverse("koala_person", args=[target.pk])).content.decode()
    assert not any(f'"{url}"' in page for url in acts_on(target, group))


def test_no_form_makes_a_superuser_or_changes_an_address(client, member, person, location):
    client.post(INVITE, invitation(location=location.pk) | FORGED)
    for url in [*acts_on(person, group_of(RoleCode.READER)), INVITE]:
        client.post(url, FORGED | {"email": person.email, "first_name": "Dief"})
    assert not User.objects.filter(is_superuser=True, email__contains="an@").exists()
    assert not User.objects.filter(is_staff=True).exclude(is_superuser=True).exists()
    assert not User.objects.filter(email__contains="dief").exists()
    assert now(person).first_name == "Lien"
    assert not User.user_permissions.through.objects.exists()


def test_a_superuser_changes_another_superuser_and_does_not_close_one_with_the_last_role(
    client, location
):
    client.force_login(superuser())
    other = superuser(email="baas@example.org")
    other.groups.add(group_of(RoleCode.NETWORK))
    client.post(role_url(other, "Netwerkteam"))
    assert (names(other), now(other).is_active) == ([], True)
    client.post(close_url(other))
    assert not now(other).is_active


def test_two_members_who_throw_each_other_out_leave_one(member, location):
    other = somebody(RoleCode.NETWORK)
    role = held_roles()[Group.objects.get(name="Netwerkteam").pk]
    stale = now(other)
    stale.has_perm("editors.manage_people")  # as it was when the request began
    people_services.take_role_away(other, role, by=member)
    with pytest.raises(PermissionDenied):
        people_services.take_role_away(member, role, by=stale)
    assert names(member) == ["Netwerkteam"]


@pytest.mark.parametrize("role", [each for each in RoleCode if each != RoleCode.NETWORK])
def test_the_services_ask_who_asks(person, location, role):
    by = now(somebody(role, location))
    held = held_roles()[Group.objects.get(name="Redactie a").pk]
    for work in (
        lambda: people_services.take_role_away(person, held, by=by),
        lambda: people_services.close_account(person, by=by),
        lambda: people_services.reset_second_factor(person, by=by),
        lambda: people_services.invite_again(person, by=by),
        lambda: people_services.let_in("an@example.org", "network", by=by),
    ):
        with pytest.raises(PermissionDenied):
            work()
    assert "Redactie a" in names(person)
    assert not User.objects.filter(email="an@example.org").exists()


def test_a_translator_without_a_language_is_refused_by_the_service_too(member):
    with pytest.raises(SetupError):
        people_services.let_in("an@example.org", "translator", by=member)


def test_the_answer_about_nobody_is_that_there_is_nobody(client, member, location):
    group = group_of(RoleCode.READER)
    nobody = User(pk=987654)
    for url in [reverse("koala_person", args=[nobody.pk]), *acts_on(nobody, group)]:
        assert client.get(url).status_code == 404
        assert client.post(url).status_code in (404, 405)
