"""What is kept about the people who work here goes when its time is over."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from accounts import actions
from accounts.tidying import LOG_DAYS, tidy
from tests.account_steps import is_inside, log_in
from tests.conftest import SUNDAY
from tests.factories import make_editor, make_location

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]

YEARS = timedelta(days=LOG_DAYS)


@pytest.fixture
def editor():
    return make_editor(make_location(), email="an@example.org")


def made_at(moment, model, entry):
    model.objects.filter(pk=entry.pk).update(timestamp=moment)
    return entry.pk


def kept_of(model, pks):
    return [pk for pk in pks if model.objects.filter(pk=pk).exists()]


def test_the_log_of_pages_and_of_people_goes_back_two_years(editor):
    location = make_location()
    for model, what, action in [
        (PageLogEntry, location, "wagtail.publish"),
        (ModelLogEntry, editor, actions.LOGGED_IN),
    ]:
        ages = [timedelta(hours=-1), timedelta(0), timedelta(hours=1)]
        pks = [made_at(SUNDAY - YEARS - age, model, log(what, action)) for age in ages]
        tidy(at=SUNDAY)
        assert kept_of(model, pks) == pks[:2]


def test_sessions_that_ended_go_and_others_stay(editor, clock):
    client = Client()
    log_in(client, editor.email)
    ended = SessionStore()
    ended.set_expiry(SUNDAY - timedelta(minutes=1))
    ended.create()
    assert Session.objects.count() == 2
    assert tidy(at=SUNDAY)["expired sessions"] == 1
    assert is_inside(client)


def test_wrong_passwords_are_forgotten_when_they_lock_nobody_any_more(editor):
    log_in(Client(), editor.email, "fout")
    AccessAttempt.objects.update(attempt_time=SUNDAY)
    tidy(at=SUNDAY + timedelta(minutes=19))
    assert AccessAttempt.objects.count() == 1
    tidy(at=SUNDAY + timedelta(minutes=21))
    assert AccessAttempt.objects.count() == 0


def test_a_dry_run_counts_and_leaves_all_as_it_is(editor, capsys):
    old = made_at(SUNDAY - YEARS * 2, ModelLogEntry, log(editor, actions.LOGGED_IN))
    call_command("tidy_records", "--dry-run")
    assert "1 other log entries" in capsys.readouterr().out
    assert kept_of(ModelLogEntry, [old]) == [old]
    call_command("tidy_records")
    assert "1 other log entries" in capsys.readouterr().out
    assert kept_of(ModelLogEntry, [old]) == []
    call_command("tidy_records")
    assert "0 other log entries" in capsys.readouterr().out
