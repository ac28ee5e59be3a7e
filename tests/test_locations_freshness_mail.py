"""Reminders: who gets them, when, in which language, and what the link in them can do."""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core import mail, signing
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.test import Client
from wagtail.models import PageViewRestriction
from wagtail.users.models import UserProfile

from editors.reminders import LINK_DAYS, SALT, send_reminders
from locations.freshness_models import FreshnessCheck, FreshnessReminder
from locations.freshness_services import confirm, confirm_location
from tests.conftest import SUNDAY
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.translating import network_member

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]


def after(days):
    return SUNDAY + timedelta(days=days)


def sent(at):
    """Send what is due at a moment, and return to whom a mail went."""
    mail.outbox.clear()
    send_reminders(at=at)
    return sorted(address for each in mail.outbox for address in each.to)


def checked_on(page):
    return FreshnessCheck.objects.get(page_key=page.translation_key).checked_on


@pytest.fixture
def location():
    return make_location(title="KOALA Plein")


@pytest.fixture
def activity(location):
    return make_activity(location=location, title="Zingen")


@pytest.fixture
def editor(location, activity):
    return make_editor(location, email="lien@example.org", first_name="Lien")


@pytest.fixture
def link(editor, clock):
    """The address in the mail, on the day that it came."""
    clock(after(60))
    assert sent(after(60)) == [editor.email]
    return re.search(r"https?://[^/]+(/nl/nog-juist/\S+/)", mail.outbox[0].body)[1]


# --- When -------------------------------------------------------------------------------------


def test_a_mail_goes_out_after_sixty_days_and_once_more_after_ninety(editor):
    days = [day for day in range(0, 400, 1) if sent(after(day))]
    assert days == [60, 90]


def test_running_twice_sends_nothing_twice(editor):
    assert sent(after(60)) == [editor.email]
    assert sent(after(60)) == []


def test_after_a_check_all_begins_anew(editor, location):
    assert sent(after(60)) == [editor.email]
    confirm_location(location, at=after(61))
    assert [day for day in range(62, 152) if sent(after(day))] == [121, 151]


def test_one_mail_tells_of_all_pages_of_a_location(editor, location):
    make_activity(location=location, title="Dansen")
    assert sent(after(60)) == [editor.email]
    assert all(name in mail.outbox[0].body for name in ("KOALA Plein", "Zingen", "Dansen"))


def test_what_becomes_due_soon_goes_along(editor, location, activity):
    confirm(activity, at=after(10))
    assert sent(after(60)) == [editor.email]
    assert "Zingen" in mail.outbox[0].body
    assert [day for day in range(61, 90) if sent(after(day))] == []


def test_a_page_that_was_looked_at_is_not_in_the_mail(editor, activity):
    confirm(activity, at=after(40))
    assert sent(after(60)) == [editor.email]
    assert "Zingen" not in mail.outbox[0].body


def test_drafts_and_pages_for_some_are_not_in_the_mail(editor, location):
    make_activity(location=location, title="Kladwerk", live=False)
    closed = make_activity(location=location, title="Besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    sent(after(60))
    assert not any(name in mail.outbox[0].body for name in ("Kladwerk", "Besloten"))


# --- To whom ----------------------------------------------------------------------------------


def test_only_the_active_editors_of_the_location_get_it(editor, location):
    make_editor(make_location(), email="ander@example.org")
    gone = make_editor(location, email="weg@example.org", is_active=False)
    network_member()
    make_user(is_superuser=True)
    assert gone.groups.exists()
    found = sent(after(60))
    assert found == ["ander@example.org", "lien@example.org"]
    for each in mail.outbox:
        assert len(each.to) == 1
        assert ("KOALA Plein" in each.body) == (each.to == ["lien@example.org"])


def test_a_location_without_editors_is_told_to_who_runs_the_command(location, clock):
    clock(after(60))
    out = StringIO()
    call_command("send_reminders", stdout=out)
    assert "Nobody to ask about KOALA Plein" in out.getvalue()
    assert mail.outbox == []


def test_a_dry_run_sends_and_notes_nothing(editor, clock):
    clock(after(60))
    out = StringIO()
    call_command("send_reminders", "--dry-run", stdout=out)
    assert out.getvalue().startswith("1 reminders sent, 0 failed")
    assert (mail.outbox, FreshnessReminder.objects.count()) == ([], 0)
    assert sent(after(60)) == [editor.email]


@pytest.mark.parametrize(("code", "shown"), [("nl", "nl"), ("fr", "fr"), ("", "nl"), ("pl", "nl")])
def test_a_mail_is_in_the_language_of_the_editor(editor, code, shown):
    UserProfile.objects.create(user=editor, preferred_language=code)
    sent(after(60))
    [message] = mail.outbox
    assert f"/{shown}/nog-juist/" in message.body
    [(html, kind)] = [(each.content, each.mimetype) for each in message.alternatives]
    assert kind == "text/html"
    assert f'<html lang="{shown}">' in html
    assert f"/{shown}/nog-juist/" in html


def test_names_are_text_in_the_mail(editor, activity):
    activity.title = "Spelen & <b>zingen</b>"
    activity.save()
    sent(after(60))
    [message] = mail.outbox
    assert "Spelen & <b>zingen</b>" in message.body
    assert "Spelen &amp; &lt;b&gt;zingen&lt;/b&gt;" in message.alternatives[0].content


class OneMailFails(EmailBackend):
    def send_messages(self, messages):
        if any("lien@example.org" in each.to for each in messages):
            raise ConnectionError("The mail server is away.")
        return super().send_messages(messages)


def test_a_mail_that_fails_stops_no_other_and_goes_out_the_next_night(editor, settings):
    make_editor(make_location(), email="ander@example.org")
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.OneMailFails"
    assert sent(after(60)) == ["ander@example.org"]
    settings.EMAIL_BACKEND = usual
    assert sent(after(61)) == ["lien@example.org"]
    assert sent(after(62)) == []


# --- The link ---------------------------------------------------------------------------------


def test_reading_the_page_behind_the_link_changes_nothing(client, link, location):
    for _each in range(2):
        response = client.get(link)
        assert response.status_code == 200
        assert "KOALA Plein" in response.text
        assert "Zingen" in response.text
    assert checked_on(location) == SUNDAY.date()


def test_the_button_confirms_the_location_and_its_activities(
    client, link, location, activity, editor
):
    other = make_activity()
    response = client.post(link)
    assert (response.status_code, response.url) == (302, link)
    assert [checked_on(each) for each in (location, activity)] == [after(60).date()] * 2
    assert checked_on(other) == after(60).date()  # made that day, not confirmed by this
    assert FreshnessCheck.objects.get(page_key=activity.translation_key).checked_by == editor
    assert "<button" not in main_of(client.get(link))


@pytest.mark.parametrize("by", ["link", "hand"])
def test_a_link_confirms_once_and_then_says_kindly_so(client, link, location, clock, by):
    if by == "link":
        client.post(link)
    else:
        confirm_location(location, at=after(60))
    clock(after(65))
    assert client.post(link).status_code == 302
    assert checked_on(location) == after(60).date()
    page = main_of(client.get(link))
    assert "<button" not in page
    assert "Zingen" in page


def test_a_link_still_works_when_only_a_part_was_checked(client, link, location, activity, clock):
    confirm(activity, at=after(60))
    clock(after(61))
    assert "<button" in main_of(client.get(link))
    client.post(link)
    assert checked_on(location) == after(61).date()


def test_the_next_mail_brings_a_link_that_works_again(client, link, location, clock):
    client.post(link)
    clock(after(125))
    sent(after(125))
    newer = re.search(r"https?://[^/]+(/nl/nog-juist/\S+/)", mail.outbox[0].body)[1]
    client.post(newer)
    assert checked_on(location) == after(125).date()


def main_of(response):
    return response.text.split("<main")[1].split("</main>")[0]


def test_the_button_needs_the_form_of_the_page(link, location):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link).status_code == 403
    assert checked_on(location) == SUNDAY.date()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_the_page_takes_no_other_method(client, link, method):
    assert getattr(client, method)(link).status_code == 405


def test_nobody_keeps_the_page_or_lists_it(client, link):
    headers = client.get(link).headers
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Referrer-Policy"] == "strict-origin"  # tells nobody the token


def test_the_page_shows_only_what_everybody_may_see(client, link, location):
    make_activity(location=location, title="Kladwerk", live=False)
    closed = make_activity(location=location, title="Besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    text = client.get(link).text
    assert not any(word in text for word in ("Kladwerk", "Besloten", "lien@example.org"))


@pytest.mark.parametrize("spoil", ["cut", "change", "other salt", "expire"])
def test_a_link_that_is_not_whole_or_too_old_does_nothing(
    client, link, location, monkeypatch, spoil
):
    token = link.split("/")[-2]
    if spoil == "cut":
        token = token[:-3]
    elif spoil == "change":
        token = ("A" if token[0] != "A" else "B") + token[1:]
    elif spoil == "other salt":
        token = signing.dumps(signing.loads(token, salt=SALT), salt="something")
    else:
        # In UTC: thirty days over the spring night are an hour less in Brussels.
        now = datetime.now(tz=UTC) + timedelta(days=LINK_DAYS, minutes=1)
        monkeypatch.setattr(signing.time, "time", now.timestamp)
    address = f"/nl/nog-juist/{token}/"
    for response in (client.get(address), client.post(address)):
        assert response.status_code == 404
        assert "KOALA Plein" not in main_of(response)
    assert checked_on(location) == SUNDAY.date()


@pytest.mark.parametrize("lost", ["rights", "account", "location"])
def test_who_has_no_rights_there_any_more_confirms_nothing(client, link, location, editor, lost):
    if lost == "rights":
        editor.groups.clear()
    elif lost == "account":
        editor.is_active = False
        editor.save()
    else:
        location.unpublish()
    assert client.post(link).status_code == 404
    assert checked_on(location) == SUNDAY.date()


def test_groups_of_one_location_give_no_mail_about_another(editor, location):
    """A right on the whole tree is the network team's, not an editor's."""
    assert Group.objects.filter(user=editor).count() == 1
    make_location(title="KOALA Heuvel")
    sent(after(60))
    assert all("KOALA Heuvel" not in each.body for each in mail.outbox)
