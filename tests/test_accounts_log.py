"""The log tells who changed what, to who may see it."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, PageLogEntry

from accounts.models import User
from accounts.services import invite, reset_second_factor
from activities.choices import ChangeKind
from activities.models import ActivityPage
from activities.services import change_date, close_location, reopen_location, undo_change
from tests.account_steps import PASSWORD, code_for, log_in
from tests.conftest import SUNDAY
from tests.factories import make_activity, make_editor, make_location

pytestmark = pytest.mark.usefixtures("site")

HISTORY = "wagtailadmin_reports:site_history"


@pytest.fixture
def boss():
    return User.objects.create_superuser("baas@example.org", PASSWORD)


def said_of(user, *actions):
    """Return (action, by) of what the log says of a user, oldest first."""
    entries = ModelLogEntry.objects.filter(object_id=str(user.pk), action__startswith="accounts.")
    return [
        (each.action.removeprefix("accounts."), each.user)
        for each in entries.order_by("pk")
        if not actions or each.action.removeprefix("accounts.") in actions
    ]


def sentences(entries):
    return [registry.get_formatter(each).format_message(each) for each in entries.order_by("pk")]


def test_an_invitation_and_a_change_of_rights_say_who_did_it(client, boss):
    group = Group.objects.create(name="Redactie huis")
    user = invite("nour@example.org", first_name="Nour", groups=[group], by=boss)
    assert said_of(user, "invited") == [("invited", boss)]
    client.force_login(boss)
    data = {
        "email": user.email,
        "first_name": "Nour",
        "last_name": "Voorbeeld",
        "is_active": "on",
        "groups": [],
    }
    client.post(reverse("wagtailusers_users:edit", args=[user.pk]), data)
    assert not user.groups.exists()
    last = ModelLogEntry.objects.filter(action="accounts.rights_changed").order_by("pk").last()
    assert (last.user, last.data) == (boss, {"groups": {"removed": ["Redactie huis"]}})
    assert "Redactie huis" in sentences(ModelLogEntry.objects.filter(pk=last.pk))[0]


def test_rights_are_logged_from_whatever_side_they_are_given():
    user = make_editor(make_location())
    ModelLogEntry.objects.all().delete()
    group = Group.objects.create(name="Andere")
    group.user_set.add(user)
    user.groups.clear()
    kept = ModelLogEntry.objects.filter(action="accounts.rights_changed").order_by("pk")
    assert [set(each.data["groups"]) for each in kept] == [{"added"}, {"removed"}]
    assert "Andere" in kept[1].data["groups"]["removed"]


def test_logging_in_a_second_factor_and_a_lock_are_logged(client, boss):
    user = make_editor(make_location(), email="an@example.org")
    log_in(client, user.email)
    key = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_for(key)})
    reset_second_factor(user, by=boss)
    assert said_of(user, "logged_in", "second_factor_set", "second_factor_removed") == [
        ("logged_in", user),
        ("second_factor_set", user),
        ("second_factor_removed", boss),
    ]


def test_a_lock_is_logged_once(client, monkeypatch):
    user = make_editor(make_location(), email="an@example.org")
    monkeypatch.setattr("axes.handlers.proxy.now", lambda: SUNDAY)
    for _each in range(12):
        log_in(client, user.email, "fout")
    assert said_of(user, "locked") == [("locked", None)]


def test_what_happens_to_a_date_stands_in_the_history_of_its_activity(boss):
    page = make_activity()
    series = ActivityPage.objects.get(pk=page.pk).series.get()
    PageLogEntry.objects.all().delete()
    on = {"series": series, "original_date": date(2026, 12, 1), "at": SUNDAY, "by": boss}
    cancelled = change_date(kind=ChangeKind.CANCELLED, **on)
    change_date(kind=ChangeKind.MOVED, new_date=date(2026, 12, 2), **on)
    undo_change(cancelled, at=SUNDAY, by=boss)
    undo_change(cancelled, at=SUNDAY, by=boss)
    kept = PageLogEntry.objects.filter(page=page)
    assert [(each.action, each.user) for each in kept.order_by("pk")] == [
        ("activities.date_changed", boss),
        ("activities.date_changed", boss),
        ("activities.change_undone", boss),
    ]
    assert all("2026" in sentence for sentence in sentences(kept))


def test_closing_a_location_and_opening_it_again_is_logged(boss):
    location = make_location()
    PageLogEntry.objects.all().delete()
    closure = close_location(
        location=location,
        starts_on=date(2026, 12, 24),
        ends_on=date(2026, 12, 26),
        words={"nl": "Feest"},
        at=SUNDAY,
        by=boss,
    )
    reopen_location(closure, at=SUNDAY, by=boss)
    kept = PageLogEntry.objects.filter(page=location).order_by("pk")
    assert [(each.action, each.user) for each in kept] == [
        ("activities.closed", boss),
        ("activities.reopened", boss),
    ]


def test_the_report_shows_an_editor_only_pages_of_their_own_and_no_people(client, boss):
    mine, other = make_location(title="Mijn huis"), make_location(title="Ander huis")
    editor = make_editor(mine, email="an@example.org")
    invite("geheim@example.org", first_name="Geheim", groups=[], by=boss)
    for location in (mine, other):
        close_location(
            location=location,
            starts_on=date(2026, 12, 24),
            ends_on=date(2026, 12, 24),
            words={},
            at=SUNDAY,
            by=boss,
        )
    client.force_login(editor)
    seen = client.get(reverse(HISTORY)).content.decode()
    assert "Mijn huis" in seen
    assert "Ander huis" not in seen
    assert "eheim" not in seen
    client.force_login(boss)
    seen = client.get(reverse(HISTORY)).content.decode()
    assert "Ander huis" in seen
    assert "Geheim" in seen


def test_only_superusers_manage_people(client):
    for codename in ("add_user", "change_user", "delete_user"):
        assert not Group.objects.filter(permissions__codename=codename).exists()
    client.force_login(make_editor(make_location()))
    for name in ("index", "add"):
        assert client.get(reverse(f"wagtailusers_users:{name}")).status_code == 302


def test_the_log_shows_the_same_sentences_in_the_history_of_a_page(client, boss):
    page = make_activity()
    series = ActivityPage.objects.get(pk=page.pk).series.get()
    change_date(
        series=series,
        original_date=date(2026, 12, 1),
        kind=ChangeKind.CANCELLED,
        at=SUNDAY,
        by=boss,
    )
    client.force_login(boss)
    seen = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    (sentence,) = sentences(PageLogEntry.objects.filter(action="activities.date_changed"))
    assert sentence in seen
