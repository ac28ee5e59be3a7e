"""A copy of the database makes no codes: secrets of second factors lie encrypted in it."""

import logging
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts.encryption import UnreadableSecretError, decrypt, encrypt
from tests.account_steps import (
    SET_UP,
    code_for,
    give_code,
    give_second_factor,
    has_second_factor,
    is_inside,
    log_in,
)
from tests.factories import make_editor, make_location

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]

FIRST, SECOND, THIRD = "the-first-key", "the-second-key", "the-third-key"
SEED = "0123456789abcdef" * 5


@pytest.fixture(autouse=True)
def one_key(settings):
    settings.SECRET_KEY = FIRST


@pytest.fixture
def change_key(settings):
    """Start the site with another key, and with or without the older ones."""

    def change(new, *older):
        settings.SECRET_KEY = new
        settings.SECRET_KEY_FALLBACKS = list(older)

    return change


@pytest.fixture
def editor():
    return make_editor(make_location(), email="an@example.org")


def kept(user, kind="totp", under="secret"):
    """Return what stands in the database."""
    return Authenticator.objects.get(user=user, type=kind).data[under]


def keep_in_the_clear(user, key):
    """Keep secrets as they were kept before they were encrypted."""
    Authenticator.objects.filter(user=user).delete()
    Authenticator.objects.create(user=user, type="totp", data={"secret": key})
    data = {"seed": SEED, "used_mask": 0}
    Authenticator.objects.create(user=user, type="recovery_codes", data=data)


def comes_in(user, code):
    client = Client()
    log_in(client, user.email)
    give_code(client, code)
    return is_inside(client)


def test_setting_up_a_code_leaves_no_secret_in_the_database(client, editor):
    log_in(client, editor.email)
    key = client.get(SET_UP).context["form"].secret
    shown = client.post(SET_UP, {"code": code_for(key)}, follow=True)
    rows = Authenticator.objects.filter(user=editor)
    assert {row.type for row in rows} == {"totp", "recovery_codes"}
    for row in rows:
        for secret in [key, *shown.context["unused_codes"]]:
            assert secret not in str(row.data)
    assert decrypt(kept(editor)) == key


def test_the_same_secret_is_kept_differently_each_time():
    assert encrypt("ABC") != encrypt("ABC")
    assert decrypt(encrypt("ABC")) == "ABC"


@pytest.mark.parametrize("runs", ["migration", "night"])
def test_what_was_kept_in_the_clear_works_on_and_is_encrypted(editor, runs):
    key = give_second_factor(editor)
    keep_in_the_clear(editor, key)
    assert comes_in(editor, code_for(key))
    if runs == "night":
        call_command("tidy_records")
    else:
        import_module("accounts.migrations.0002_encrypt_second_factors").encrypt(apps, None)
    assert key not in kept(editor)
    assert SEED not in kept(editor, "recovery_codes", "seed")
    assert comes_in(editor, code_for(key, seconds_later=30))


def test_the_migration_goes_back(editor):
    key = give_second_factor(editor)
    import_module("accounts.migrations.0002_encrypt_second_factors").put_back(apps, None)
    assert kept(editor) == key


def test_a_new_key_of_the_site_keeps_second_factors_while_the_old_one_is_named(editor, change_key):
    key = give_second_factor(editor)
    change_key(SECOND, FIRST)
    assert comes_in(editor, code_for(key))
    before = kept(editor)
    call_command("tidy_records")
    assert kept(editor) != before
    after = kept(editor)
    call_command("tidy_records")
    assert kept(editor) == after  # nothing left to do
    change_key(THIRD, SECOND)  # the first one is gone, and not missed
    assert comes_in(editor, code_for(key, seconds_later=30))


def test_writing_anew_forgets_no_used_code(editor, change_key):
    key = give_second_factor(editor)
    code = code_for(key)
    assert comes_in(editor, code)
    change_key(SECOND, FIRST)
    call_command("tidy_records")
    assert not comes_in(editor, code)


def test_a_secret_that_cannot_be_read_lets_nobody_in_and_says_so(
    client, editor, change_key, caplog
):
    key = give_second_factor(editor)
    change_key(SECOND)
    log_in(client, editor.email)
    response = give_code(client, code_for(key))
    assert response.status_code == 200
    assert response.context["form"].errors["code"] == UnreadableSecretError().messages
    assert not is_inside(client)
    (record,) = [each for each in caplog.records if each.name == "accounts.encryption"]
    assert record.levelno == logging.ERROR
    assert f"user {editor.pk} " in record.getMessage()
    assert key not in caplog.text
    assert editor.email not in caplog.text


def test_damage_lets_nobody_in_either(editor):
    key = give_second_factor(editor)
    for damaged in ("fernet:", "fernet:x", kept(editor)[:-4]):
        Authenticator.objects.filter(user=editor).update(data={"secret": damaged})
        assert not comes_in(editor, code_for(key)), damaged


def test_recovery_codes_that_cannot_be_read_are_a_page_with_a_sentence(client, editor, change_key):
    log_in(client, editor.email)
    key = client.get(SET_UP).context["form"].secret
    client.post(SET_UP, {"code": code_for(key)})
    rows = Authenticator.objects.filter(user=editor, type="recovery_codes")
    rows.update(data={"seed": "fernet:x", "used_mask": 0})
    for name in ("mfa_view_recovery_codes", "mfa_generate_recovery_codes"):
        response = client.get(reverse(name))
        assert response.status_code == 200
        assert response.templates[0].name == "account/unreadable.html"


def test_the_night_names_whose_second_factor_cannot_be_read(editor, change_key, capsys):
    give_second_factor(editor)
    change_key(SECOND)
    call_command("tidy_records")
    assert f"users {editor.pk}." in capsys.readouterr().err
    call_command("reset_second_factor", editor.email)
    assert not has_second_factor(editor)
