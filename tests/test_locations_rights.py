"""Who may edit what: an editor of one location reaches nothing of another."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    PageViewRestriction,
    Site,
    Workflow,
    WorkflowState,
)
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from accounts.models import User
from activities.models import Occurrence
from content.models import Term
from editors.roles import make_network_team
from editors.teams import make_editors
from locations.models import HolidayPeriod, Partner
from tests.factories import make_activity, make_editor, make_location, make_user

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
MARKER = "Geheim concept"


@pytest.fixture
def own():
    location = make_location(title="KOALA A", slug="a")
    make_activity(location=location, title="Spelen bij A", slug="spelen-bij-a")
    return location


@pytest.fixture
def other():
    """A location with a draft, an activity with a draft, an alias of it, and running workflows."""
    location = make_location(title="KOALA B", slug="b")
    activity = make_activity(location=location, title="Spelen bij B", slug="spelen")
    activity.create_alias(update_slug="alias", parent=location)
    for page in (location, activity):
        draft = page.get_latest_revision_as_object()
        draft.title = MARKER
        draft.save_revision()
        Workflow.objects.first().start(type(page).objects.get(pk=page.pk), make_user())
    return location


def make_network_member():
    user = make_user()
    user.groups.add(make_network_team())
    return user


@pytest.fixture
def editor(client, own):
    """The editor of the first location, logged in."""
    user = make_editor(own)
    client.force_login(user)
    return user


def all_of(location):
    """Return everything that is known about a location and what lies below it."""
    pages = location.get_descendants(inclusive=True).specific()
    keys = [page.translation_key for page in pages]
    return {
        "pages": [(page.path, page.live, page.alias_of_id, page.locked) for page in pages],
        "words": [page.serializable_data() for page in pages],
        "revisions": [list(page.revisions.order_by("pk").values()) for page in pages],
        "restrictions": list(PageViewRestriction.objects.filter(page__in=pages).values()),
        "workflows": list(WorkflowState.objects.order_by("pk").values("status", "object_id")),
        "dates": list(Occurrence.objects.filter(activity_key__in=keys).values()),
    }


# --- Addresses in the admin that are about one page -------------------------------------------

ABOUT_A_PAGE = {
    name: ["page_id"]
    for name in (
        *("edit", "preview_on_edit", "view_draft", "delete", "unpublish", "convert_alias", "copy"),
        *("set_privacy", "lock", "unlock", "usage", "history", "history_results"),
        *("workflow_history", "confirm_workflow_cancellation"),
    )
} | {
    "add": ["content_type_app_name", "content_type_model_name", "parent_page_id"],
    "preview_on_add": ["content_type_app_name", "content_type_model_name", "parent_page_id"],
    "add_subpage": ["parent_page_id"],
    "move": ["page_to_move_id"],
    "move_confirm": ["page_to_move_id", "destination_id"],
    "set_page_position": ["page_to_move_id"],
    "revisions_view": ["page_id", "revision_id"],
    "revisions_revert": ["page_id", "revision_id"],
    "revisions_unschedule": ["page_id", "revision_id"],
    "revisions_compare": ["pk", "revision_id_a", "revision_id_b"],
    "workflow_history_detail": ["page_id", "workflow_state_id"],
    "workflow_action": ["page_id", "action_name", "task_state_id"],
    "collect_workflow_action_data": ["page_id", "action_name", "task_state_id"],
    "workflow_preview": ["page_id", "task_id"],
}
FORGED = dict.fromkeys(["title", "slug", "new_title", "new_slug", "comment"], "gekaapt") | {
    "action-publish": "1",
    "alias": "on",
    "restriction_type": "login",
}


def address(name, page, destination):
    state = page.current_workflow_state
    task_state = state.current_task_state if state else None
    values = {
        **dict.fromkeys(("page_id", "page_to_move_id", "parent_page_id", "pk"), page.pk),
        "destination_id": destination.pk,
        "content_type_app_name": "activities",
        "content_type_model_name": "activitypage",
        "revision_id": page.latest_revision_id or 1,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "workflow_state_id": state.pk if state else 1,
        "task_state_id": task_state.pk if task_state else 1,
        "task_id": task_state.task_id if task_state else 1,
        "action_name": "approve",
    }
    kwargs = {argument: values[argument] for argument in ABOUT_A_PAGE[name]}
    return reverse(f"wagtailadmin_pages:{name}", kwargs=kwargs)


def is_refused(client, response):
    """Return whether an answer is a refusal, or leads to another page of the admin that refuses."""
    if response.status_code != 302:
        return response.status_code in {403, 404, 405}
    target = response.headers["Location"]
    return target == reverse("wagtailadmin_home") or is_refused(client, client.get(target))


def shows(response):
    """Return all the words of an answer, and those that stand on the next page."""
    said = [str(message) for message in get_messages(response.wsgi_request)]
    return "".join([response.content.decode(), *said])


@pytest.mark.parametrize("name", ABOUT_A_PAGE)
def test_an_editor_of_one_location_reaches_and_changes_nothing_of_another(
    client, editor, own, other, name
):
    before = all_of(other)
    data = FORGED | {"new_parent_page": str(own.pk), "chooser": str(own.pk)}
    let_through = []
    for page in other.get_descendants(inclusive=True).specific():
        url = address(name, page, own)
        for response in (client.get(url), client.post(url, data)):
            assert MARKER not in shows(response)
            if not is_refused(client, response):
                let_through.append(page.slug)
    assert let_through == []
    assert all_of(other) == before


def test_the_same_addresses_show_the_draft_to_who_may_see_it(client, own, other):
    client.force_login(make_network_member())
    shown = {
        name
        for name in ABOUT_A_PAGE
        for page in other.get_descendants(inclusive=True).specific()
        if MARKER in shows(client.get(address(name, page, own)))
    }
    assert shown == {
        *("edit", "view_draft", "delete", "move", "move_confirm", "copy", "usage", "add"),
        *("history", "workflow_history", "workflow_history_detail"),
        *("revisions_view", "revisions_revert", "revisions_unschedule", "revisions_compare"),
    }


def form_of(client, page):
    """Return the address of a page's form, and what a browser would send from it."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
    blocks = nested_form_data({"body": streamfield([]), "steps": streamfield([])})
    return url, dict(form.lists()) | blocks | {"action-publish": "1"}


def test_an_editor_edits_and_publishes_at_the_own_location(client, editor, own):
    for page in own.get_descendants(inclusive=True):
        url, form = form_of(client, page)
        assert client.post(url, form | {"title": f"{page.title}, nieuw"}).status_code == 302
    pages = own.get_descendants(inclusive=True)
    assert [(page.title, page.live) for page in pages] == [
        ("KOALA A, nieuw", True),
        ("Spelen bij A, nieuw", True),
    ]


def test_an_own_page_cannot_be_put_at_another_location(client, editor, own, other):
    activity = own.get_children().get().specific
    before = all_of(other)
    data = {
        "new_title": "Gekaapt",
        "new_slug": "gekaapt",
        "new_parent_page": str(other.pk),
        "chooser": str(other.pk),
    }
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    for url in (
        reverse("wagtailadmin_pages:copy", args=[activity.pk]),
        reverse("wagtailadmin_pages:move_confirm", args=[activity.pk, other.pk]),
        f"{bulk}?id={activity.pk}",
    ):
        client.post(url, data)
    activity.refresh_from_db()
    assert activity.get_parent().specific == own
    assert all_of(other) == before


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_doing_a_thing_to_many_pages_leaves_those_of_others_as_they_are(
    client, editor, own, other, action
):
    before = all_of(other)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    pages = other.get_descendants(inclusive=True)
    keys = "&".join(f"id={page.pk}" for page in pages)
    data = {"chooser": str(own.pk), "include_descendants": "on", "move_applicable": "on"}
    client.post(f"{url}?{keys}", data)
    assert all_of(other) == before


@pytest.mark.parametrize("field", ["series-0-meeting_point", "organiser"])
def test_the_places_and_partners_of_others_cannot_be_chosen_by_forging_the_form(
    client, editor, own, other, field
):
    before = all_of(own)
    theirs = {
        "organiser": Partner.objects.filter(page=other).first(),
        "series-0-meeting_point": other.meeting_points.first(),
    }
    url, form = form_of(client, own.get_children().get())
    answered = client.post(url, form | {field: str(theirs[field].pk)}).context["form"]
    errors = answered.errors | answered.formsets["series"].forms[0].errors
    assert list(errors) == [field.rpartition("-")[2]]
    assert all_of(own) == before


# --- What only the network team edits ---------------------------------------------------------


FOR_OTHERS = {
    "wagtailsnippets_content_term:list": Term,
    "wagtailsnippets_locations_holidayperiod:list": HolidayPeriod,
    "wagtailusers_users:index": User,
    "wagtailusers_groups:index": Group,
    "wagtailsites:index": Site,
    "wagtailadmin_collections:index": Collection,
    "wagtaillocales:index": Locale,
}


@pytest.mark.parametrize("name", FOR_OTHERS)
def test_an_editor_cannot_reach_what_all_locations_share(client, editor, other, name):
    rows = FOR_OTHERS[name].objects.order_by("pk")
    before = list(rows.values())
    data = {"name": "Gekaapt", "code": "gekaapt", "email": "gekaapt@example.org"}
    namespace, _colon, _list = name.partition(":")
    key = [rows.last().pk]
    about_one = [reverse(f"{namespace}:{each}", args=key) for each in ("edit", "delete")]
    for url in (reverse(name), reverse(f"{namespace}:add"), *about_one):
        answers = (client.get(url), client.post(url, data))
        assert all(is_refused(client, each) for each in answers), url
    assert list(rows.values()) == before


def test_somebody_of_the_network_team_edits_every_location_and_the_terms(client, own):
    client.force_login(make_network_member())
    pages = [own, own.get_children().get().specific, make_location()]
    for page in pages:
        url, form = form_of(client, page)
        assert client.post(url, form | {"title": "Van het netwerk"}).status_code == 302
        page.refresh_from_db()
    assert [page.title for page in pages] == ["Van het netwerk"] * 3
    for name in list(FOR_OTHERS)[:2]:
        assert client.get(reverse(name)).status_code == 200


def test_making_editors_twice_changes_nothing(own):
    tables = [Group, Group.permissions.through, GroupPagePermission, GroupCollectionPermission]

    def rights():
        return [list(each.objects.order_by("pk").values()) for each in (*tables, Collection)]

    group = make_editors(location=own)
    before = rights()
    assert make_editors(location=own) == group
    assert rights() == before
