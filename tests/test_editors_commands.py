"""The commands that set up a location, add a language and invite somebody."""

from io import StringIO

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import User
from editors.services import add_editor, create_location

pytestmark = pytest.mark.usefixtures("site")

NAME = "KOALA Vier Torens"


def call(*args, **options):
    output = StringIO()
    call_command(*args, stdout=output, **options)
    return output.getvalue()


def test_one_command_makes_the_location_and_invites_its_people():
    written = call(
        "create_location",
        NAME,
        languages="nl,fr,ar",
        postcode="9000",
        editor=["an@example.org", "bo@example.org:calendar:fr"],
    )
    assert f"{NAME}: made as a draft" in written
    assert "fr (draft), ar (draft)" in written or "ar (draft), fr (draft)" in written
    groups = {
        user.email: [group.name for group in user.groups.all()]
        for user in User.objects.filter(email__in=["an@example.org", "bo@example.org"])
    }
    assert groups == {
        "an@example.org": ["Redactie koala-vier-torens"],
        "bo@example.org": ["Kalender koala-vier-torens"],
    }
    assert [each.to for each in mail.outbox] == [["an@example.org"], ["bo@example.org"]]
    assert User.objects.get(email="bo@example.org").wagtail_userprofile.preferred_language == "fr"
    assert written.count("invited by mail") == 2


def test_an_editor_and_a_language_are_added_with_one_command_each():
    create_location(NAME, ["nl"])
    assert "fr (draft)" in call("add_language", "koala-vier-torens", "fr")
    call("add_editor", "an@example.org", "reviewer", location="koala-vier-torens")
    call("add_editor", "an@example.org", "translator", language="fr")
    call("add_editor", "an@example.org", "reader")
    user = User.objects.get(email="an@example.org")
    assert sorted(group.name for group in user.groups.all()) == [
        "Nakijken koala-vier-torens",
        "Opgroeien (lezen)",
        "Vertalers fr",
    ]


def test_a_command_says_in_a_sentence_what_is_wrong():
    for args in (
        ("create_location", NAME, "--languages", "nl,xx"),
        ("create_location", NAME, "--editor", "niemand"),
        ("add_language", "nergens", "fr"),
        ("add_editor", "an@example.org", "editor", "--location", "nergens"),
    ):
        with pytest.raises(CommandError, match="“"):
            call_command(*args, stdout=StringIO())
    assert not User.objects.filter(email="an@example.org").exists()


def test_the_editor_who_was_invited_opens_the_location_and_adds_activities_to_it(client):
    setup = create_location(NAME, ["nl"], postcode="9000")
    editor = add_editor(setup.page, "an@example.org", "editor")
    client.force_login(User.objects.get(pk=editor.pk))
    add = ["activities", "activitypage", setup.page.pk]
    for address in (
        reverse("wagtailadmin_pages:edit", args=[setup.page.pk]),
        reverse("wagtailadmin_pages:add", args=add),
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert not list(get_messages(answer.wsgi_request))
