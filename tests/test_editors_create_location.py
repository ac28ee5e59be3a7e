"""One call makes a location with all it needs; another adds a language or a person."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils.translation import override
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from accounts.models import User
from editors.models import LocationTeam
from editors.services import SetupError, add_editor, add_language, create_location
from editors.teams import make_team
from locations.models import LocationIndexPage, LocationPage, TeamMember
from tests.factories import make_location, make_user
from tests.translating import hand_in, in_language, language, set_up_network
from translations.faults import find_faults

pytestmark = pytest.mark.usefixtures("site")

NAME = "KOALA Vier Torens"
TABLES = [
    *(Page, Revision, PageLogEntry, ModelLogEntry, Locale, User, LocationTeam),
    *(Group, Group.permissions.through, User.groups.through),
    *(GroupPagePermission, GroupCollectionPermission, Collection, CollectionViewRestriction),
    *(
        CollectionViewRestriction.groups.through,
        GroupApprovalTask,
        GroupApprovalTask.groups.through,
    ),
    *(Workflow, WorkflowTask, WorkflowPage, Translation, TranslationSource, StringSegment),
]


def everything():
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in TABLES}


# --- What is made -----------------------------------------------------------------------------


def test_a_location_is_a_draft_in_each_language_with_groups_a_closed_collection_and_a_workflow():
    setup = create_location(NAME, ["nl", "fr", "ar"], postcode="9000", by=make_user())
    page = setup.page
    assert (page.title, page.slug, page.live) == (NAME, "koala-vier-torens", False)
    assert (page.municipality, page.postcode, page.offered_languages) == (
        "Gent",
        "9000",
        ["fr", "ar"],
    )
    assert page.get_parent().specific == LocationIndexPage.objects.get(locale=page.locale)
    assert {each.locale.language_code: each.live for each in setup.translations} == {
        "fr": False,
        "ar": False,
    }
    for each in setup.translations:
        assert each.get_parent().specific == in_language(
            page.get_parent().specific, each.locale.language_code
        )
    assert [group.name for group in setup.groups] == [
        "Redactie koala-vier-torens",
        "Kalender koala-vier-torens",
        "Nakijken koala-vier-torens",
    ]
    restriction = setup.collection.view_restrictions.get()
    assert restriction.restriction_type == CollectionViewRestriction.GROUPS
    assert {group.name for group in restriction.groups.all()} == {
        "Redactie koala-vier-torens",
        "Netwerkteam",
    }
    for each in (page, *setup.translations):
        assert each.get_workflow() == setup.workflow
    assert setup.taken_back == ()
    assert not find_faults()


def test_families_see_nothing_of_a_location_that_was_only_set_up(client):
    create_location(NAME, ["nl", "fr"])
    for code in ("nl", "fr"):
        assert client.get(f"/{code}/koalas/koala-vier-torens/").status_code == 404
        assert NAME not in client.get(f"/{code}/koalas/", follow=True).content.decode()


def test_setting_up_twice_changes_no_row_and_writes_no_log():
    user = make_user()
    first = create_location(NAME, ["nl", "fr"], by=user)
    add_editor(first.page, "an@example.org", "editor", "fr", user)
    User.objects.filter(email="an@example.org").update(last_login="2026-11-01T10:00:00Z")
    before = everything()
    again = create_location(f"  {NAME} ", ["fr"], by=user)
    add_language(again.page, "fr", by=user)
    add_editor(again.page, "An@example.org", "editor", "fr", user)
    assert not again.is_new
    assert everything() == before


def test_pages_above_get_a_draft_in_a_language_that_has_none(settings):
    index = LocationIndexPage.objects.get(locale__language_code="nl")
    assert not index.get_translations().exists()
    create_location(NAME, ["tr"])
    home = index.get_parent().specific
    assert {in_language(each, "tr").live for each in (index, home)} == {False}


def test_without_a_postcode_the_page_cannot_go_live_before_somebody_says_where_it_is():
    page = create_location(NAME, ["nl"]).page
    with pytest.raises(Exception, match="Belgi"):
        page.clean_fields()


# --- Rights on every translation, now and later -----------------------------------------------


def people_of(location):
    people = {}
    for role in ("editor", "calendar", "reviewer"):
        people[role] = add_editor(location, f"{role}@example.org", role)
    return {role: User.objects.get(pk=user.pk) for role, user in people.items()}


def test_a_language_that_comes_later_has_the_same_rights_and_the_same_workflow():
    location = make_location(title="KOALA A", slug="a", offered_languages=["fr"])
    make_team(location)
    people = people_of(location)
    setup = add_language(location, "fr")
    add_language(location, "ar")
    for code in ("nl", "fr", "ar"):
        page = in_language(location, code)
        assert page.permissions_for_user(people["editor"]).can_publish()
        assert not page.permissions_for_user(people["calendar"]).can_edit()
        assert page.get_workflow() == setup.workflow
    assert (
        not in_language(setup.page.get_parent().specific, "fr")
        .permissions_for_user(people["editor"])
        .can_edit()
    )
    location.refresh_from_db()
    assert location.offered_languages == ["fr", "ar"]


def test_a_translation_made_by_hand_has_the_same_rights_and_the_same_workflow(settings):
    set_up_network(settings)
    location = make_location()
    team, _taken = make_team(location)
    hand_in(location, "ar")
    page = in_language(location, "ar")
    assert page.permissions_for_user(people_of(location)["editor"]).can_publish()
    assert page.get_workflow() == team.workflow


def test_a_language_that_was_added_is_still_there_after_a_draft_is_published():
    location = make_location(offered_languages=["fr"])
    location.intro = "Anders."
    location.save_revision()
    add_language(LocationPage.objects.get(pk=location.pk), "ar")
    LocationPage.objects.get(pk=location.pk).get_latest_revision().publish()
    location = LocationPage.objects.get(pk=location.pk)
    assert (location.intro, location.offered_languages) == ("Anders.", ["fr", "ar"])


def test_translators_see_the_words_of_a_new_location_once_it_is_public_and_not_before():
    page = create_location(NAME, ["fr"], postcode="9000").page
    segments = StringSegment.objects.filter(source__object_id=page.translation_key)
    draft = page.get_latest_revision_as_object()
    draft.intro, draft.phone = "Hallo! Kom spelen.", "+32 000 00 00 01"
    draft.team = [TeamMember(name="An", is_agogic=True, is_pedagogic=True)]
    draft.save_revision()
    add_language(LocationPage.objects.get(pk=page.pk), "ar")
    assert not segments.exists()
    LocationPage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert "Hallo! Kom spelen." in segments.values_list("string__data", flat=True)
    translation = Translation.objects.get(
        source__object_id=page.translation_key, target_locale=language("fr")
    )
    translation.save_target(publish=False)
    assert in_language(page, "fr").get_latest_revision_as_object().phone == "+32 000 00 00 01"
    assert not find_faults()


# --- Names ------------------------------------------------------------------------------------


def test_groups_and_collection_follow_the_address_and_no_later_location_inherits_them():
    setup = create_location(NAME, ["nl"])
    editor = add_editor(setup.page, "an@example.org", "editor")
    page = setup.page
    page.slug, page.title = "torens", "KOALA Torens"
    page.save()
    assert {group.name for group in Group.objects.filter(pk__in=[g.pk for g in setup.groups])} == {
        "Redactie torens",
        "Kalender torens",
        "Nakijken torens",
    }
    other = create_location(NAME, ["nl"])
    assert other.is_new
    assert not {*other.groups} & {*setup.groups}
    assert other.collection != setup.collection
    editor = User.objects.get(pk=editor.pk)
    assert not other.page.permissions_for_user(editor).can_edit()
    assert page.permissions_for_user(editor).can_edit()


def test_who_edited_a_location_that_was_deleted_has_no_rights_on_the_next_of_that_name():
    setup = create_location(NAME, ["nl"])
    editor = add_editor(setup.page, "an@example.org", "editor")
    LocationPage.objects.get(pk=setup.page.pk).delete()
    again = create_location(NAME, ["nl"])
    editor = User.objects.get(pk=editor.pk)
    assert not editor.groups.exists()
    assert not again.page.permissions_for_user(editor).can_edit()
    assert again.collection != setup.collection
    assert again.workflow != setup.workflow


# --- Wrong input ------------------------------------------------------------------------------


def test_wrong_input_is_answered_with_a_sentence_and_makes_nothing():
    location = make_location(title="KOALA A", slug="koala-b")
    before = everything()
    for wrong, sentence in {
        lambda: create_location("KOALA B", ["nl"]): "is that of “KOALA A”",
        lambda: create_location("!?", ["nl"]): "is no name for a location",
        lambda: create_location("K" * 300, ["nl"]): "is no name for a location",
        lambda: create_location(NAME, ["nl", "xx"]): "There is no language “xx”",
        lambda: create_location(NAME, ["nl", "de"]): "“de” is not switched on",
        lambda: create_location(NAME, ["nl"], postcode="0000"): "no postcode “0000”",
        lambda: add_language(location, "klingon"): "There is no language",
        lambda: add_editor(location, "an", "editor"): "“an” is not an e-mail address",
        lambda: add_editor(location, "an@example.org", "boss"): "There is no role “boss”",
        lambda: add_editor(location, "an@example.org", "editor", "xx"): "There is no language",
        lambda: add_editor(None, "an@example.org", "editor"): "Say at which location",
        lambda: add_editor(None, "an@example.org", "translator"): "Dutch is the source",
    }.items():
        with override("en"), pytest.raises(SetupError, match=re.escape(sentence)):
            wrong()
    assert everything() == before
    assert mail.outbox == []
