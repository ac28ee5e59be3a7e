"""Accounts come by invitation; a link in a mail chooses a password, once."""

from datetime import datetime, timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks import task_backends

from accounts.models import User
from accounts.services import invite, mail_password_link, password_link
from tests.account_steps import PASSWORD, follow_link, is_inside, link_in, log_in
from tests.conftest import SUNDAY
from tests.factories import make_editor, make_location, make_user

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]

NEW = "een-lang-woord-8"
RESET = "/admin/password_reset/"


@pytest.fixture
def boss():
    return User.objects.create_superuser("baas@example.org", PASSWORD)


@pytest.fixture
def group():
    make_editor(make_location(slug="huis"))
    return Group.objects.get(name__contains="huis")


def test_an_invited_editor_chooses_a_password_and_gets_in(client, boss, group):
    user = invite("Nour@example.org", first_name="Nour", groups=[group], by=boss)
    assert (user.email, user.has_usable_password()) == ("nour@example.org", False)
    assert list(user.groups.all()) == [group]
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["nour@example.org"], "Je account voor KOALA")
    assert "Dag Nour," in letter.body
    response = follow_link(client, link_in(letter), NEW)
    assert response.url == reverse("wagtailadmin_password_reset_complete")
    assert not is_inside(client)  # a mailbox alone opens nothing
    log_in(client, user.email, NEW)
    assert is_inside(client)


def test_an_invitation_speaks_french_to_who_speaks_french(client, boss, group):
    user = invite(
        "amina@example.org", first_name="Amina", groups=[group], by=boss, language_code="fr"
    )
    (letter,) = mail.outbox
    assert letter.subject == "Votre compte pour KOALA"
    assert user.wagtail_userprofile.preferred_language == "fr"
    page = client.get(link_in(letter), follow=True, headers={"accept-language": "nl"})
    assert 'lang="fr"' in page.content.decode()


def test_inviting_again_adds_groups_and_writes_only_to_who_never_came(boss, group, client):
    other = Group.objects.create(name="Andere")
    first = invite("nour@example.org", first_name="Nour", groups=[group], by=boss)
    again = invite("NOUR@example.org", first_name="N.", groups=[other], by=boss)
    assert (again.pk, again.first_name) == (first.pk, "Nour")
    assert set(again.groups.all()) == {group, other}
    assert len(mail.outbox) == 2
    follow_link(client, link_in(mail.outbox[1]), NEW)
    log_in(client, "nour@example.org", NEW)
    invite("nour@example.org", first_name="Nour", groups=[group], by=boss)
    assert len(mail.outbox) == 2


def test_a_link_works_once_and_for_a_week(client, boss, group, monkeypatch):
    user = invite("nour@example.org", first_name="Nour", groups=[group], by=boss)
    path = link_in(mail.outbox[0])
    now = SUNDAY.replace(tzinfo=None)
    monkeypatch.setattr(
        "django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda self: now
    )
    path = password_link(user).removeprefix("http://127.0.0.1:8000")
    for moment, expected in [(timedelta(days=6), 302), (timedelta(days=8), 200)]:
        monkeypatch.setattr(
            "django.contrib.auth.tokens.PasswordResetTokenGenerator._now",
            lambda self, moment=moment: now + moment,
        )
        assert Client().get(path).status_code == expected
    monkeypatch.setattr(
        "django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda self: now
    )
    follow_link(client, path, NEW)
    second = follow_link(Client(), path, "een-ander-woord-9")
    assert second.status_code == 200
    user.refresh_from_db()
    assert user.check_password(NEW)


def test_who_comes_too_late_asks_for_a_new_link_and_gets_in(client, boss, group, monkeypatch):
    user = invite("nour@example.org", first_name="Nour", groups=[group], by=boss)
    path = link_in(mail.outbox[0])
    later = datetime.now() + timedelta(days=8)  # noqa: DTZ005 - as Django's own
    monkeypatch.setattr(
        "django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda self: later
    )
    page = client.get(path)
    assert page.templates[0].name == "account/choose_password.html"
    for door in ("wagtailadmin_password_reset", "account_login"):
        assert f'href="{reverse(door)}"' in page.content.decode()
    client.post(RESET, {"email": user.email})
    follow_link(client, link_in(mail.outbox[1]), NEW)
    log_in(client, user.email, NEW)
    assert is_inside(client)


@pytest.mark.parametrize("link", ["MQ/abc-def", "x/y", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5/a-b", "_/a"])
def test_a_broken_link_says_so(client, link):
    response = client.get(f"{RESET}confirm/{link}/")
    assert response.status_code == 200
    assert reverse("wagtailadmin_password_reset") in response.content.decode()


def test_a_weak_password_is_refused_with_a_reason(client, boss, group):
    user = invite("nour@example.org", first_name="Nour", groups=[group], by=boss)
    response = follow_link(client, link_in(mail.outbox[0]), "kort")
    assert response.context["form"].errors["new_password2"]
    user.refresh_from_db()
    assert not user.has_usable_password()


def test_who_forgot_a_password_gets_a_link_and_a_stranger_the_same_answer(client):
    user = make_editor(make_location(), email="an@example.org")
    make_user(email="weg@example.org", is_active=False)
    answers = [
        client.post(RESET, {"email": email}, follow=True)
        for email in (user.email, "nobody@example.org", "weg@example.org")
    ]
    words = {answer.content.decode().split("<main")[1] for answer in answers}
    assert len(words) == 1
    assert {tuple(answer.redirect_chain) for answer in answers} == {((f"{RESET}done/", 302),)}
    assert [letter.to for letter in mail.outbox] == [[user.email]]
    follow_link(client, link_in(mail.outbox[0]), NEW)
    log_in(client, user.email, NEW)
    assert is_inside(client)


def test_nobody_fills_the_mailbox_of_somebody_else(client):
    user = make_editor(make_location(), email="an@example.org")
    for _each in range(5):
        client.post(RESET, {"email": user.email})
    assert len(mail.outbox) == 1


class NoServer(EmailBackend):
    def send_messages(self, messages):
        raise SMTPServerDisconnected(f"No mail for {messages[0].to}.")


def test_a_mail_server_that_is_away_shows_in_the_log_and_nowhere_else(client, settings, caplog):
    user = make_editor(make_location(), email="an@example.org")
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.NoServer"
    answers = [
        client.post(RESET, {"email": email}, follow=True)
        for email in (user.email, "nobody@example.org")
    ]
    known, stranger = (each.content.decode().split("<main")[1] for each in answers)
    assert (known, answers[0].redirect_chain) == (stranger, answers[1].redirect_chain)
    (record,) = [each for each in caplog.records if each.name == "accounts.services"]
    assert f"user {user.pk}: SMTPServerDisconnected" in record.getMessage()
    assert "an@" not in caplog.text
    settings.EMAIL_BACKEND = usual
    client.post(RESET, {"email": user.email})  # no need to wait five minutes
    assert [letter.to for letter in mail.outbox] == [[user.email]]


def test_the_answer_waits_for_no_mail_and_asks_the_same_of_the_database(client, settings):
    user = make_editor(make_location(), email="an@example.org")
    later = {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    settings.TASKS = {"default": later, "after_answer": later}
    asked = []
    for email in (user.email, "nobody@example.org"):
        with CaptureQueriesContext(connection) as queries:
            assert client.post(RESET, {"email": email}).status_code == 302
        asked.append(len(queries))
    assert (asked[0], mail.outbox) == (asked[1], [])
    (waiting,) = task_backends["after_answer"].results
    mail_password_link.call(*waiting.args)
    assert [letter.to for letter in mail.outbox] == [[user.email]]


def test_a_new_password_ends_every_session(client):
    user = make_editor(make_location(), email="an@example.org")
    client.force_login(user)
    other = Client()
    other.post(RESET, {"email": user.email})
    follow_link(other, link_in(mail.outbox[0]), NEW)
    assert not is_inside(client)


@pytest.mark.parametrize(
    "headers",
    [{"host": "localhost"}, {"x-forwarded-host": "evil.example"}, {"forwarded": "host=e"}],
)
def test_a_link_leads_to_the_address_in_the_settings(client, settings, headers):
    settings.WAGTAILADMIN_BASE_URL = "https://koala.example"
    make_editor(make_location(), email="an@example.org")
    client.post(RESET, {"email": "an@example.org"}, headers=headers)
    assert f"https://koala.example{RESET}confirm/" in mail.outbox[0].body
    assert "evil" not in mail.outbox[0].body


def test_a_wrong_host_gets_no_mail_at_all(client):
    make_editor(make_location(), email="an@example.org")
    answer = client.post(RESET, {"email": "an@example.org"}, headers={"host": "evil.example"})
    assert (answer.status_code, mail.outbox) == (400, [])
