"""The network team invites people; who has an account gets the role, and no second account."""

import pytest
from django.core import mail
from django.db import IntegrityError
from django.urls import reverse

from accounts import services
from accounts.models import User
from editors.roles import RoleCode
from tests.factories import make_location, make_user
from tests.people_steps import invitation, logged, names, said, somebody
from tests.start_steps import words_of
from tests.translating import set_up_network

pytestmark = pytest.mark.usefixtures("site")

LIST, INVITE = "/admin/people/", "/admin/people/invite/"


@pytest.fixture
def location(settings):
    set_up_network(settings)
    return make_location(title="KOALA A", slug="a")


@pytest.fixture
def member(client, location):
    user = somebody(RoleCode.NETWORK, email="netwerk@example.org", first_name="Veerle")
    client.force_login(user)
    return user


@pytest.mark.usefixtures("site", "member")
@pytest.mark.parametrize(
    ("role", "more", "group"),
    [
        ("editor", {"location": True}, ["Redactie a"]),
        ("calendar", {"location": True}, ["Kalender a"]),
        ("reviewer", {"location": True}, ["Nakijken a"]),
        ("translator", {"languages": ["fr", "ar"]}, ["Vertalers ar", "Vertalers fr"]),
        ("reader", {"location": True, "languages": ["fr"]}, ["Opgroeien (lezen)"]),
        ("network", {}, ["Netwerkteam"]),
    ],
)
def test_somebody_is_invited_in_each_role_with_one_mail(client, location, role, more, group):
    if "location" in more:
        more = more | {"location": location.pk}
    answer = client.post(INVITE, invitation(role=role, **more), follow=True)
    person = User.objects.get(email="an@example.org")
    assert answer.redirect_chain == [(reverse("koala_person", args=[person.pk]), 302)]
    assert said(answer) == ["An is invited: a mail with a link is sent."]
    assert names(person) == group
    assert (person.first_name, person.is_superuser, person.is_staff) == ("An", False, False)
    assert [(each.to, each.subject) for each in mail.outbox] == [
        (["an@example.org"], "Votre compte pour KOALA")
    ]
    assert {by for _action, by in logged(person)} == {"netwerk@example.org"}
    assert [action for action, _by in logged(person)][-1] == "accounts.invited"


def test_who_has_an_account_gets_the_role_and_no_second_account(client, member, location):
    person = somebody(RoleCode.READER, email="an@example.org", first_name="Anna")
    User.objects.filter(pk=person.pk).update(last_login="2026-11-20T10:00:00Z")
    form = invitation(email="AN@example.org", location=location.pk)
    answer = client.post(INVITE, form, follow=True)
    assert said(answer) == [
        "Anna has an account already, and has this role too from now on. No mail is sent."
    ]
    assert User.objects.filter(email__iexact="an@example.org").count() == 1
    assert names(person) == ["Opgroeien (lezen)", "Redactie a"]
    assert said(client.post(INVITE, form, follow=True)) == [
        "Anna has an account and this role already. No mail is sent."
    ]
    assert mail.outbox == []


def test_who_never_came_is_mailed_again_with_the_added_role(client, member, location):
    client.post(INVITE, invitation(role="reader"))
    answer = client.post(INVITE, invitation(location=location.pk), follow=True)
    assert said(answer)[-1].endswith("The invitation is sent again.")
    assert len(mail.outbox) == 2


@pytest.mark.usefixtures("site", "member")
@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"email": "an"}, "email", "valid email address"),
        ({"email": "an@example.org\r\nBcc: x@example.org"}, "email", "valid email address"),
        ({"email": ""}, "email", "required"),
        ({"first_name": " "}, "first_name", "required"),
        ({"first_name": "x" * 151}, "first_name", "at most 150"),
        ({"role": "superuser"}, "role", "Select a valid choice"),
        ({"language_code": "xx"}, "language_code", "Select a valid choice"),
        ({"location": ""}, "location", "Say at which location"),
        ({"location": "987654"}, "location", "Select a valid choice"),
        ({"location": "a'b"}, "location", "Select a valid choice"),
        ({"role": "translator"}, "languages", "Say into which language"),
        ({"role": "translator", "languages": ["nl"]}, "languages", "Select a valid choice"),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_nothing_typed_is_lost(
    client, location, wrong, field, sentence
):
    form = {"location": location.pk, "first_name": "An van den Berg"} | wrong
    answer = client.post(INVITE, invitation(**form))
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
    assert sentence in words_of(answer.content.decode())
    if "first_name" not in wrong:
        assert 'value="An van den Berg"' in answer.content.decode()
    assert not User.objects.filter(email__startswith="an@").exists()
    assert mail.outbox == []


def test_nul_and_other_signs_are_no_failure_of_the_site(client, member, location):
    for text in ("\x00", "💥" * 200, "'; DROP TABLE", "﷽" * 20):
        values = invitation(email=text, first_name=text, role=text, location=text)
        assert client.post(INVITE, values).status_code == 400
        assert client.get(LIST, {"q": text, "where": text, "p": text}).status_code in (200, 404)
        for number in (text, "9" * 30, "²"):
            assert client.get(INVITE, {"person": number}).status_code == 200


def test_a_mail_that_does_not_leave_is_said_and_can_be_sent_again(
    client, member, location, monkeypatch
):
    def fail(*args, **kwargs):
        raise ConnectionRefusedError

    with monkeypatch.context() as away:
        away.setattr("accounts.services.send_mail", fail)
        answer = client.post(INVITE, invitation(location=location.pk), follow=True)
    assert "could not be sent" in said(answer)[0]
    person = User.objects.get(email="an@example.org")
    assert names(person) == ["Redactie a"]
    again = reverse("koala_person_invite", args=[person.pk])
    assert said(client.post(again, follow=True)) == ["The invitation is sent again."]
    assert [each.to for each in mail.outbox] == [["an@example.org"]]


def test_pressing_the_button_twice_makes_one_account(client, member, location, monkeypatch):
    invite, tries = services.invite, []

    def as_the_second_of_two(*args, **kwargs):
        tries.append(args)
        if len(tries) == 1:
            invite(*args, **kwargs)
            raise IntegrityError
        return invite(*args, **kwargs)

    monkeypatch.setattr(services, "invite", as_the_second_of_two)
    answer = client.post(INVITE, invitation(location=location.pk), follow=True)
    assert answer.status_code == 200
    assert User.objects.filter(email="an@example.org").count() == 1


def test_the_form_begins_with_the_person_who_gets_another_role(client, member):
    person = make_user(email="lien@example.org", first_name="Lien")
    html = client.get(INVITE, {"person": person.pk}).content.decode()
    assert 'value="lien@example.org"' in html
    assert 'value="Lien"' in html
