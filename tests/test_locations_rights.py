"""Who may edit what: an editor of one location reaches nothing of another."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.db import IntegrityError, transaction
from django.urls import reverse
from koala.foundation import make_network_team
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
from locations.models import HolidayPeriod, LocationPage, Partner
from locations.services import make_editors
from tests.factories import make_activity, make_editor, make_location, make_user

pytestmark = pytest.mark.usefixtures("site")
SECRET = "Geheim concept"


@pytest.fixture
def own():
    location = make_location(title="KOALA A", slug="a")
    make_activity(location=location, title="Spelen bij A", slug="spelen")
    return location


@pytest.fixture
def other():
    """A location with a draft, an activity with a draft, an alias of it, and running workflows."""
    location = make_location(title="KOALA B", slug="b")
    activity = make_activity(location=location, title="Spelen bij B", slug="spelen")
    activity.create_alias(update_slug="alias", parent=location)
    for page in (location, activity):
        draft = page.get_latest_revision_as_object()
        draft.title = SECRET
        draft.save_revision()
        Workflow.objects.first().start(type(page).objects.get(pk=page.pk), make_user())
    return location


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
FORGED = {
    "title": "Gekaapt",
    "slug": "gekaapt",
    "action-publish": "1",
    "new_title": "Gekaapt",
    "new_slug": "gekaapt",
    "copy_subpages": "on",
    "alias": "on",
    "restriction_type": "login",
    "comment": "Gekaapt",
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


def is_refused(response):
    home = reverse("wagtailadmin_home")
    sent_away = response.status_code == 302 and response.headers["Location"] == home
    return sent_away or response.status_code in {403, 404, 405}


def shows(response):
    """Return all the words of an answer, and those that stand on the next page."""
    said = [str(message) for message in get_messages(response.wsgi_request)]
    return "".join([response.content.decode(), *said])


# Wagtail answers these to anybody in the admin, with words that say nothing of the page.
OPEN = {"confirm_workflow_cancellation"}


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
            assert SECRET not in shows(response)
            # An alias has no workflow: Wagtail leads to its form, which is refused.
            if response.status_code == 302 and response.headers["Location"].endswith("/edit/"):
                response = client.get(response.headers["Location"])
            if not is_refused(response):
                let_through.append((page.slug, response.status_code))
    assert let_through == ([(slug, 200) for slug in ("b", "spelen", "alias") for _ in range(2)] if name in OPEN else [])
    assert all_of(other) == before


def test_the_same_addresses_show_the_draft_to_its_own_editor(client, own, other):
    client.force_login(make_editor(other))
    pages = list(other.get_descendants(inclusive=True).specific())
    shown = {
        name
        for name in ABOUT_A_PAGE
        for page in pages
        if SECRET in shows(client.get(address(name, page, own)))
    }
    assert shown == {
        *("edit", "view_draft", "delete", "move", "move_confirm", "copy", "usage", "add"),
        *("history", "workflow_history", "workflow_history_detail"),
        *("revisions_view", "revisions_revert", "revisions_unschedule", "revisions_compare"),
    }
