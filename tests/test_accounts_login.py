"""Editors log in with an e-mail address and a password, and stay for twelve hours at most."""

from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from accounts.models import User
from tests.account_steps import LOGIN, PASSWORD, is_inside, log_in
from tests.conftest import SUNDAY
from tests.factories import make_editor, make_location, make_user

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]

# Spellings with which a browser could leave the site.
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "http:evil.example",
    "http:///evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example@testserver/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "//evil%2Eexample",
    " //evil.example",
    "\t//evil.example",
    "/\t/evil.example",
    "\x00//evil.example",
    "ftp://evil.example/",
    "//[::1]/",
]


@pytest.fixture
def editor():
    return make_editor(make_location(), email="an@example.org")


@pytest.mark.parametrize("typed", ["an@example.org", "An@Example.ORG"])
def test_an_editor_logs_in_with_an_email_address_in_any_case(client, editor, typed):
    response = log_in(client, typed)
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert client.session["_auth_user_id"] == str(editor.pk)


def test_an_email_address_is_used_once_whatever_its_case(client):
    make_user(email="an@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="AN@example.org")
    client.force_login(User.objects.create_superuser("baas@example.org", PASSWORD))
    data = {
        "email": "AN@example.org",
        "first_name": "An",
        "last_name": "Ander",
        "password1": "een-lang-woord-8",
        "password2": "een-lang-woord-8",
    }
    response = client.post(reverse("wagtailusers_users:add"), data)
    assert "Iemand anders meldt zich al aan met dit e-mailadres." in response.content.decode()
    assert User.objects.filter(email__iexact="an@example.org").count() == 1


def test_a_wrong_password_an_unknown_and_a_closed_account_get_the_same_words(client, editor):
    make_editor(make_location(), email="weg@example.org", is_active=False)
    answers = set()
    for email, password in [
        (editor.email, "fout"),
        ("nobody@example.org", PASSWORD),
        ("weg@example.org", PASSWORD),
    ]:
        response = log_in(client, email, password)
        words = response.content.decode().replace(email, "")
        words = words.replace(str(response.context["csrf_token"]), "")
        answers.add((response.status_code, words.split("<main")[1].split("csrfmiddle")[0]))
        assert response.context["form"].non_field_errors()
        assert not is_inside(client)
    assert len(answers) == 1


def test_an_unknown_account_takes_as_long_as_a_wrong_password(
    client, editor, settings, monkeypatch
):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    User.objects.filter(pk=editor.pk).update(password=make_password(PASSWORD))
    rounds = []
    work = hashers.pbkdf2
    monkeypatch.setattr(
        hashers,
        "pbkdf2",
        lambda word, salt, iterations, **more: (
            rounds.append(iterations) or work(word, salt, iterations, **more)
        ),
    )
    # Hashing is all but a few milliseconds of an answer.
    costs = []
    for email in [editor.email, "nobody@example.org"]:
        rounds.clear()
        log_in(client, email, "fout")
        costs.append(list(rounds))
    assert costs[0] == costs[1] != []


@pytest.mark.parametrize("address", ELSEWHERE)
def test_logging_in_leads_to_no_other_site(client, editor, address):
    response = client.post(LOGIN, {"login": editor.email, "password": PASSWORD, "next": address})
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))


def test_logging_in_leads_to_the_page_one_asked_for(client, editor):
    response = client.get("/admin/pages/")
    assert response.url == f"{LOGIN}?next=/admin/pages/"
    page = client.get(response.url).content.decode()
    assert '<input type="hidden" name="next" value="/admin/pages/">' in page
    data = {"login": editor.email, "password": PASSWORD, "next": "/admin/pages/"}
    assert client.post(LOGIN, data).url == "/admin/pages/"


def test_a_login_has_a_new_key_and_ends_after_twelve_hours_however_busy(client, editor, clock):
    client.get(reverse("wagtailadmin_home"))
    session = client.session
    session["note"] = "from before"
    session.save()
    client.cookies["sessionid"] = session.session_key
    log_in(client, editor.email)
    assert client.session.session_key != session.session_key
    clock(SUNDAY + timedelta(hours=11, minutes=59))
    assert is_inside(client)
    session = client.session
    session["note"] = "busy"
    session.save()
    clock(SUNDAY + timedelta(hours=12, minutes=1))
    assert not is_inside(client)


def test_logging_out_takes_a_post(client, editor):
    client.force_login(editor)
    assert client.get(reverse("wagtailadmin_logout")).status_code == 405
    assert is_inside(client)
    client.post(reverse("wagtailadmin_logout"))
    assert not is_inside(client)


def test_no_form_about_logging_in_works_from_another_site(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    for path in [
        reverse("wagtailadmin_logout"),
        reverse("mfa_activate_totp"),
        reverse("wagtailadmin_account"),
        reverse("wagtailadmin_password_reset"),
    ]:
        for origin in ["https://evil.example", "null", "http://testserver.evil.example"]:
            answer = client.post(path, {"code": "1"}, headers={"origin": origin})
            assert answer.status_code == 403, (path, origin)
    anonymous = Client(enforce_csrf_checks=True)
    assert log_in(anonymous, editor.email).status_code == 403


def test_only_the_doors_we_need_exist():
    doors = ["signup/", "social/", "3rdparty/", "login/code/confirm/", "email/", "2fa/"]
    for path in [f"/{start}{door}" for start in ("accounts/", "admin/") for door in doors]:
        try:
            name = resolve(path).func.__module__
        except Resolver404:
            continue
        assert "allauth" not in name, path


@pytest.mark.parametrize("door", ["login/", "password_reset/", "password_reset/confirm/a/b/"])
def test_every_door_that_takes_a_password_is_ours(door):
    # Wagtail has doors of its own at the same addresses; they would ask no second factor.
    assert resolve(f"/admin/{door}").func.__module__.startswith(("accounts", "allauth"))


def test_who_may_not_enter_is_told_so_and_not_sent_round(client):
    user = make_user(email="nieuw@example.org")
    client.force_login(user)
    response = client.get(reverse("wagtailadmin_home"))
    assert response.url.startswith(LOGIN)
    response = client.get(response.url)
    assert response.status_code == 403
    assert reverse("wagtailadmin_logout") in response.content.decode()


@pytest.mark.parametrize(
    ("wish", "language"),
    [("", "nl"), ("fr-BE,fr;q=0.9", "fr"), ("ar", "nl"), ("en-GB", "en"), ("*", "nl")],
)
def test_the_login_page_speaks_the_language_of_the_browser(client, wish, language):
    page = client.get(LOGIN, headers={"accept-language": wish})
    assert f'lang="{language}"' in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert "public" not in page.headers["Cache-Control"]
