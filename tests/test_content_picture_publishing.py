"""No page is published with people on it who did not agree."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Revision, Workflow, WorkflowState

from activities.schedule import BRUSSELS
from content.models import Picture
from content.page_pictures import picture_reasons
from tests.factories import make_activity, make_location, make_user
from tests.pictures import LAST_DAY, NOT_SHOWN, make_picture
from tests.test_activities_admin import PUBLISH, add_url, errors_of, typed

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def boss(client):
    user = make_user(is_superuser=True)
    client.force_login(user)
    return user


@pytest.fixture
def draft(site, boss):
    """A draft with a picture for which everybody agreed."""
    location = make_location(slug="lindewijk")
    activity = make_activity(location=location, slug="spelen", live=False)
    activity.image = make_picture(location)
    activity.save_revision(user=boss)
    return activity


def without_consent(draft, why="no consent is noted"):
    Picture.objects.update(**NOT_SHOWN[why])


def reasons(response):
    return " ".join(str(message) for message in response.context["messages"])


@pytest.mark.parametrize("why", NOT_SHOWN)
def test_many_at_once_are_refused_when(client, draft, why):
    without_consent(draft, why)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{url}?id={draft.pk}", follow=True)
    draft.refresh_from_db()
    assert not draft.live
    assert "Voorlezen" in reasons(response)


def test_many_at_once_are_published_when_everybody_agreed(client, draft):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{url}?id={draft.pk}", follow=True)
    draft.refresh_from_db()
    assert draft.live


def test_a_picture_without_alternative_text_is_not_published(client, draft):
    Picture.objects.update(description=" ")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{url}?id={draft.pk}", follow=True)
    draft.refresh_from_db()
    assert not draft.live
    assert "Voorlezen" in reasons(response)


@pytest.mark.parametrize("why", ["no consent is noted", "the consent was withdrawn"])
def test_the_form_of_a_page_refuses(client, draft, why):
    without_consent(draft, why)
    location = draft.get_parent().specific
    data = typed(location, image=str(draft.image_id))
    response = client.post(add_url(location), data | PUBLISH)
    assert response.status_code == 200
    assert any("Voorlezen" in sentence for sentence in errors_of(response)["image"])


def test_a_draft_may_wait_for_a_consent(client, draft):
    without_consent(draft)
    location = draft.get_parent().specific
    assert (
        client.post(add_url(location), typed(location, image=str(draft.image_id))).status_code
        == 302
    )


def submitted(draft, boss):
    return Workflow.objects.first().start(draft, boss)


@pytest.mark.parametrize("headers", [{}, {"x-requested-with": "XMLHttpRequest"}])
def test_what_is_approved_after_a_withdrawal_is_not_published(client, draft, boss, headers):
    state = submitted(draft, boss)
    without_consent(draft, "the consent was withdrawn")
    url = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[draft.pk, "approve", state.current_task_state.pk],
    )
    response = client.post(url, {"comment": ""}, headers=headers)
    assert response.status_code in (200, 302)
    draft.refresh_from_db()
    assert not draft.live
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    page = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert "Voorlezen" in reasons(page)


def test_what_is_approved_goes_live_when_everybody_agreed(client, draft, boss):
    state = submitted(draft, boss)
    url = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[draft.pk, "approve", state.current_task_state.pk],
    )
    client.post(url, {"comment": ""})
    draft.refresh_from_db()
    assert draft.live


def test_a_page_that_goes_live_on_its_own_does_so_without_the_picture(client, draft, clock):
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision().publish()
    without_consent(draft, "the consent was withdrawn")
    clock(datetime(2026, 11, 22, 12, tzinfo=BRUSSELS))
    call_command("publish_scheduled")
    client.logout()
    response = client.get("/nl/koalas/lindewijk/spelen/")
    assert response.status_code == 200
    assert "<img" not in response.content.decode()


def test_a_picture_among_the_blocks_of_a_page_counts_too(site):
    picture = make_picture(people_visible="")
    body = StreamField([("picture", ImageChooserBlock())])
    body.set_attributes_from_name("body")
    page_type = SimpleNamespace(_meta=SimpleNamespace(concrete_fields=[body]))
    block = body.stream_block
    values = {"body": StreamValue(block, [("picture", picture)])}
    [(name, sentence)] = picture_reasons(page_type, values.get)
    assert name == "body"
    assert "Voorlezen" in sentence
    assert list(picture_reasons(page_type, {}.get)) == []


# --- What goes live at a set time -------------------------------------------------------------


def plan(client, draft, day, *, consent, button=PUBLISH):
    """Have a new page go live at nine on a day, with a picture of this consent."""
    Picture.objects.update(**consent)
    location = draft.get_parent().specific
    data = typed(location, image=str(draft.image_id), go_live_at=f"{day} 09:00")
    return client.post(add_url(location), data | button)


def planned():
    """Return the titles of the pages that go live on their own."""
    waiting = Revision.objects.filter(approved_go_live_at__isnull=False)
    return [revision.content["title"] for revision in waiting]


def test_a_page_is_planned_when_the_consent_still_counts_on_that_day(client, draft):
    response = plan(client, draft, "2026-11-30", consent={"consent_until": LAST_DAY})
    assert response.status_code == 302
    assert planned() == ["Spelen en ontmoeten"]


@pytest.mark.parametrize(
    ("day", "consent"),
    [
        ("2026-11-25", NOT_SHOWN["no consent is noted"]),
        ("2026-11-25", NOT_SHOWN["the consent was withdrawn"]),
        ("2026-12-01", {"consent_until": LAST_DAY}),
    ],
    ids=["without a consent", "withdrawn", "it ends before that day"],
)
def test_a_page_is_not_planned_with_a_picture_that_it_could_not_show(client, draft, day, consent):
    response = plan(client, draft, day, consent=consent)
    assert response.status_code == 200
    assert "Voorlezen" in errors_of(response)["image"][0]
    assert planned() == []


def test_a_draft_with_a_day_to_go_live_is_only_a_draft(client, draft):
    consent = NOT_SHOWN["no consent is noted"]
    assert plan(client, draft, "2026-11-25", consent=consent, button={}).status_code == 302
    assert planned() == []


def test_many_at_once_are_not_planned_with_a_consent_that_ends_before(client, draft):
    draft.go_live_at = datetime(2026, 12, 1, 9, tzinfo=BRUSSELS)
    draft.save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{url}?id={draft.pk}", follow=True)
    assert "Voorlezen" in reasons(response)
    assert planned() == []
