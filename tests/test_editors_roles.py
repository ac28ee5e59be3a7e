"""What each role may do, and what not: at its location, in every language, and nowhere else."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
)
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.test.utils.form_data import querydict_from_html

from accounts.models import User
from content.models import Term
from editors.permissions import locations_of, may_reschedule
from editors.roles import (
    LOCATION_ROLES,
    ROLES,
    RoleCode,
    make_network_team,
    make_readers,
    make_translators,
)
from editors.teams import make_group, make_team
from locations.models import HolidayPeriod, LocationPage
from tests.factories import make_activity, make_location, make_user
from tests.translating import hand_in, in_language, language, set_up_network
from translations.permissions import VIEW_REPORTS

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]


@pytest.fixture
def own(settings):
    """A location in Dutch, French and Arabic, with an activity."""
    set_up_network(settings)
    location = make_location(title="KOALA A", slug="a")
    activity = make_activity(location=location)
    make_team(location)
    for page in (location, activity):
        hand_in(page, "fr", "ar")
    return location


@pytest.fixture
def other(own):
    location = make_location(title="KOALA B", slug="b")
    make_activity(location=location)
    make_team(location)
    hand_in(location, "fr")
    return location


def somebody(role, location=None):
    groups = {
        RoleCode.NETWORK: make_network_team,
        RoleCode.READER: make_readers,
        RoleCode.TRANSLATOR: lambda: make_translators(language("fr")),
    }
    group = groups[role]() if role in groups else make_group(location, role)[0]
    user = make_user()
    user.groups.add(group)
    return User.objects.get(pk=user.pk)


def actions(user, page):
    rights = page.permissions_for_user(user)
    found = {
        "add": rights.can_add_subpage(),
        "change": rights.can_edit(),
        "publish": rights.can_publish(),
        "delete": rights.can_delete(),
        "reschedule": may_reschedule(user, page),
    }
    return {name for name, is_so in found.items() if is_so}


ALL = {"add", "change", "publish", "delete", "reschedule"}
DATES = {"reschedule"}
WORDS = {"change", "publish", "delete"}
LIVE = {"publish"}
# Role: on the own location in Dutch, in French, on another location in Dutch, in French.
MAY = {
    RoleCode.NETWORK: (ALL, ALL, ALL, ALL),
    RoleCode.EDITOR: (ALL, ALL, set(), set()),
    RoleCode.CALENDAR: (DATES, DATES, set(), set()),
    RoleCode.REVIEWER: (LIVE, LIVE, set(), set()),
    RoleCode.TRANSLATOR: (set(), WORDS, set(), WORDS),
    RoleCode.READER: (set(), set(), set(), set()),
}


def of_the_team(page, user):
    """Return what somebody may do; a location with pages below it is not deleted by an editor."""
    return actions(user, page) - {"delete"}


@pytest.mark.parametrize("role", RoleCode)
def test_each_role_may_do_its_part_on_every_translation_and_nothing_elsewhere(own, other, role):
    user = somebody(role, own)
    pages = (own, in_language(own, "fr"), other, in_language(other, "fr"))
    found = tuple(of_the_team(page, user) for page in pages)
    assert found == tuple(each - {"delete"} for each in MAY[role])
    below = in_language(own.get_children().get().specific, "ar")
    is_of_every_language = role in {RoleCode.NETWORK, *LOCATION_ROLES}
    assert actions(user, below) - {"add"} == (
        MAY[role][0] - {"add"} if is_of_every_language else set()
    )


@pytest.mark.parametrize("role", RoleCode)
def test_a_group_has_exactly_the_rights_of_its_role(own, role):
    group = somebody(role, own).groups.get()
    described = ROLES[role]
    assert {
        f"{each.content_type.app_label}.{each.codename}" for each in group.permissions.all()
    } == {*described.permissions}
    assert {
        each.permission.codename for each in GroupPagePermission.objects.filter(group=group)
    } == {f"{action}_page" for action in described.on_pages}
    rows = GroupCollectionPermission.objects.filter(group=group)
    assert {
        f"{each.permission.content_type.app_label}.{each.permission.codename}" for each in rows
    } == {*described.in_collection}
    collections = {
        RoleCode.NETWORK: {Collection.get_first_root_node()},
        RoleCode.EDITOR: {Collection.objects.get(name="a")},
    }
    assert {each.collection for each in rows} == collections.get(role, set())


@pytest.mark.parametrize("role", RoleCode)
def test_only_the_network_team_edits_what_all_share_and_nobody_manages_people(own, role):
    user = somebody(role, own)
    shared = {
        model: user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")
        for model in (Term, HolidayPeriod)
    }
    assert set(shared.values()) == {role == RoleCode.NETWORK}
    assert user.has_perm(VIEW_REPORTS) == (role in {RoleCode.NETWORK, RoleCode.READER})
    for codename in ("add_user", "change_user", "add_group", "change_group"):
        assert not any(each.endswith(f".{codename}") for each in user.get_all_permissions())


def test_the_week_of_each_role_has_the_locations_whose_dates_it_may_change(own, other):
    found = {role: [*locations_of(somebody(role, own))] for role in RoleCode}
    assert found == {
        RoleCode.NETWORK: [own, other],
        RoleCode.EDITOR: [own],
        RoleCode.CALENDAR: [own],
        RoleCode.REVIEWER: [],
        RoleCode.TRANSLATOR: [],
        RoleCode.READER: [],
    }


# --- In the admin -----------------------------------------------------------------------------

EXPLORER = '"explorer"'  # its name in the menu
REFUSED = {302, 403, 404}


@pytest.mark.parametrize("role", [RoleCode.CALENDAR, RoleCode.READER])
def test_who_writes_no_pages_enters_the_admin_and_finds_no_pages_there(client, own, role):
    user = somebody(role, own)
    client.force_login(user)
    home = client.get(reverse("wagtailadmin_home"))
    assert home.status_code == 200
    assert EXPLORER not in home.content.decode()
    assert PagePermissionPolicy().explorable_root_instance(user) is None
    draft = own.get_latest_revision_as_object()
    draft.title = "Geheim concept"
    draft.save_revision()
    for name in ("edit", "history", "delete", "view_draft", "copy", "unpublish", "usage"):
        answer = client.get(reverse(f"wagtailadmin_pages:{name}", args=[own.pk]))
        assert answer.status_code in REFUSED
    for address in ("wagtailadmin_explore_root", "wagtailadmin_pages:search"):
        assert (
            "Geheim concept" not in client.get(reverse(address), {"q": "Geheim"}).content.decode()
        )


def test_an_editor_finds_the_pages_in_the_menu(client, own):
    client.force_login(somebody(RoleCode.EDITOR, own))
    assert EXPLORER in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_superuser_who_saves_a_group_leaves_the_right_to_change_dates_where_it_was(client, own):
    group, _taken = make_group(own, RoleCode.CALENDAR)
    client.force_login(make_user(is_superuser=True))
    url = reverse("wagtailusers_groups:edit", args=[group.pk])
    answer = client.get(url)
    assert 'value="reschedule_page"' in answer.content.decode()
    before = list(GroupPagePermission.objects.filter(group=group).values())
    html = answer.content.decode()
    data = querydict_from_html(html, form_index=html.count("<form") - 1)
    assert data["name"] == "Kalender a"
    assert client.post(url, data).status_code == 302
    assert list(GroupPagePermission.objects.filter(group=group).values()) == before


# --- Reviewing --------------------------------------------------------------------------------


def handed_in(page, by):
    draft = page.get_latest_revision_as_object()
    draft.intro = "Nieuw."
    draft.save_revision(user=by)
    page = type(page).objects.get(pk=page.pk)
    page.get_workflow().start(page, by)
    return type(page).objects.get(pk=page.pk)


def approve(client, page):
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return client.post(url)


def test_a_reviewer_opens_and_approves_what_is_handed_in_at_the_own_location_only(
    client, own, other
):
    client.force_login(somebody(RoleCode.REVIEWER, own))
    edit = {page: reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in (own, other)}
    assert client.get(edit[own]).status_code in REFUSED
    own = handed_in(own, somebody(RoleCode.EDITOR, own))
    other = handed_in(other, somebody(RoleCode.EDITOR, other))
    assert client.get(edit[own]).status_code == 200
    assert client.get(edit[other]).status_code in REFUSED
    approve(client, other)
    approve(client, own)
    assert LocationPage.objects.get(pk=own.pk).intro == "Nieuw."
    assert LocationPage.objects.get(pk=other.pk).intro != "Nieuw."


def test_an_editor_hands_in_or_publishes_without_asking(own):
    user = somebody(RoleCode.EDITOR, own)
    rights = own.permissions_for_user(user)
    assert rights.can_submit_for_moderation()
    assert rights.can_publish()
    assert own.get_workflow().name == "Nakijken a"


# --- Pictures and documents -------------------------------------------------------------------


def test_a_document_of_a_location_is_for_its_editors_and_the_network_team(client, own, other):
    collection = Collection.objects.get(name="a")
    document = Document.objects.create(
        title="Nota", file=ContentFile(b"nota", name="nota.txt"), collection=collection
    )
    answers = {}
    for name, user in {
        "own": somebody(RoleCode.EDITOR, own),
        "network": somebody(RoleCode.NETWORK),
        "other": somebody(RoleCode.EDITOR, other),
        "reader": somebody(RoleCode.READER),
    }.items():
        client.force_login(user)
        answers[name] = client.get(document.url).status_code
    client.logout()
    answers["family"] = client.get(document.url).status_code
    assert {name for name, status in answers.items() if status == 200} == {"own", "network"}


# --- Kept equal -------------------------------------------------------------------------------


def rows():
    tables = (Group, Group.permissions.through, GroupPagePermission, GroupCollectionPermission)
    return [
        list(each.objects.order_by("pk").values()) for each in (*tables, WorkflowPage, Workflow)
    ]


def test_making_the_roles_again_changes_nothing(own, other):
    for role in RoleCode:
        somebody(role, own)
    before = rows()
    assert make_team(own)[1] == []
    for make in (make_network_team, make_readers):
        make()
    make_translators(language("fr"))
    assert rows() == before


def test_a_right_given_by_hand_is_taken_back_and_said(own, other):
    before = rows()
    group = make_group(own, RoleCode.CALENDAR)[0]
    by_hand = Permission.objects.get(codename="submit_translation")
    group.permissions.add(by_hand)
    for page, codename in ((own, "publish_page"), (other, "reschedule_page")):
        GroupPagePermission.objects.create(
            group=group,
            page=Page.objects.get(pk=page.pk),
            permission=Permission.objects.get(codename=codename),
        )
    _team, taken = make_team(own)
    assert len(taken) == 3
    assert all(each.startswith("Kalender a: ") for each in taken)
    assert any("KOALA B" in each for each in taken)
    assert rows() == before


def test_a_right_taken_by_hand_is_given_again(own):
    before = actions(somebody(RoleCode.EDITOR, own), in_language(own, "ar"))
    group = Group.objects.get(name="Redactie a")
    group.page_permissions.all().delete()
    group.permissions.clear()
    make_team(own)
    assert actions(somebody(RoleCode.EDITOR, own), in_language(own, "ar")) == before != set()
