"""No story is published without the consent of its family, on whatever road."""

from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Workflow, WorkflowState
from wagtail.test.utils.form_data import nested_form_data, streamfield

from activities.schedule import BRUSSELS
from practices.models import PracticeIndexPage, StoryPage
from practices.story_consent import StoryConsent
from tests.factories import make_editor, make_location, make_user
from tests.story_steps import AGREED, LAST_DAY, NOT_TOLD, REFERENCE, make_story, note
from tests.translating import (
    hand_in,
    in_english,
    in_language,
    network_member,
    set_up_languages,
    source_record,
    translate,
    translation_of,
    translator,
    write_texts,
)

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
PUBLISH = {"action-publish": "1"}
CONSENT = {
    "consent_kind": "written",
    "consent_given_on": "2026-10-01",
    "consent_until": "2026-11-30",
    "consent_reference": REFERENCE,
}
NO_CONSENT = dict.fromkeys(CONSENT, "")
WITHDRAWN = {"is_withdrawn": "on"}


@pytest.fixture
def boss(client):
    """Somebody of the network team, to whom the admin speaks English."""
    user = in_english(network_member())
    client.force_login(user)
    return user


def typed(**values):
    usual = {
        "title": "Nu ken ik mijn buurvrouw",
        "slug": "nu-ken-ik-mijn-buurvrouw",
        "summary": "Een mama kwam alleen.",
        "told_by": "Een mama",
        "what_we_did": "",
        "location": "",
        "body": streamfield([]),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    return nested_form_data(usual | CONSENT | values)


def add(client, data, **kwargs):
    parent = PracticeIndexPage.objects.get(locale__language_code="nl")
    url = reverse("wagtailadmin_pages:add", args=["practices", "storypage", parent.pk])
    return client.post(url, data, **kwargs)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def errors_of(response):
    assert response.status_code == 200
    return response.context["form"].errors


def is_live(story):
    return StoryPage.objects.filter(pk=story.pk, live=True).exists()


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


# --- The form ---------------------------------------------------------------------------------


def test_a_story_is_published_with_the_consent_that_is_typed_with_it(client, boss):
    add(client, typed() | PUBLISH)
    story = StoryPage.objects.get()
    assert is_live(story)
    consent = StoryConsent.objects.get()
    assert (consent.story_key, consent.problem_on(LAST_DAY)) == (story.translation_key, None)
    assert {name: getattr(consent, name) for name in AGREED} == AGREED


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (NO_CONSENT, "consent_kind"),
        ({"consent_kind": ""}, "consent_kind"),
        ({"consent_until": ""}, "consent_until"),
        ({"consent_until": "2026-11-21"}, "consent_until"),
        ({"consent_given_on": ""}, "consent_kind"),
        ({"consent_given_on": "2026-11-23"}, "consent_given_on"),
        ({"consent_reference": ""}, "consent_reference"),
        ({"consent_reference": "Amina"}, "consent_reference"),
        ({"consent_kind": "told"}, "consent_kind"),
        ({"go_live_at": "2026-12-01 10:00"}, "consent_kind"),
    ],
)
def test_the_form_says_what_to_fill_in_before_it_publishes(client, boss, values, field):
    response = add(client, typed(**values) | PUBLISH)
    assert list(errors_of(response)) == [field]
    assert not StoryPage.objects.exists()


def test_a_draft_may_wait_for_a_consent_and_loses_nothing_of_half_a_one(client, boss):
    add(client, typed(consent_until="", consent_given_on=""))
    story = StoryPage.objects.get()
    assert not is_live(story)
    page = BeautifulSoup(client.get(edit_url(story)).content, "html.parser")
    assert page.select_one("[name=consent_reference]")["value"] == REFERENCE
    assert page.select_one("[name=consent_kind][checked]")["value"] == "written"


def test_what_is_handed_in_for_review_has_a_consent(client, boss):
    submit = {"action-submit": "1"}
    assert list(errors_of(add(client, typed(**NO_CONSENT) | submit))) == ["consent_kind"]


@pytest.mark.parametrize("headers", [{}, {"accept": "application/json"}])
def test_a_draft_of_a_public_story_cannot_spoil_its_consent(client, boss, headers):
    story = make_story()
    client.post(edit_url(story), typed(consent_reference=""), headers=headers)
    assert StoryConsent.objects.get().reference == REFERENCE
    assert is_live(story)


def test_a_longer_consent_counts_without_publishing(client, boss):
    story = make_story()
    client.post(edit_url(story), typed(consent_until="2027-11-30"))
    assert StoryConsent.objects.get().until == date(2027, 11, 30)


def test_the_consent_is_not_asked_of_a_translation(client, boss, settings):
    set_up_languages(settings)
    story = make_story()
    for page in (story.get_parent().get_parent().specific, story.get_parent().specific, story):
        translate(page, "fr")
    translation_of(story, "fr").delete()  # then it is written as a page of its own
    french = in_language(story, "fr")
    response = client.get(edit_url(french))
    assert "consent_kind" not in response.context["form"].fields
    assert REFERENCE not in response.content.decode()
    client.post(edit_url(french), typed(**NO_CONSENT, title="Ma voisine") | WITHDRAWN | PUBLISH)
    assert in_language(story, "fr").title == "Ma voisine"
    assert StoryConsent.objects.get().problem_on(LAST_DAY) is None


# --- A withdrawal -----------------------------------------------------------------------------


@pytest.fixture
def in_two(settings):
    """A public story in Dutch and French."""
    set_up_languages(settings)
    story = make_story()
    for page in (story.get_parent().get_parent().specific, story.get_parent().specific, story):
        translate(page, "fr")
    return StoryPage.objects.get(pk=story.pk)


@pytest.mark.parametrize("extra", [{}, PUBLISH, {"title": ""}, {"consent_until": "x"}])
def test_a_withdrawal_counts_at_once_in_every_language(client, boss, in_two, extra):
    response = client.post(edit_url(in_two), typed() | WITHDRAWN | extra, follow=True)
    assert not StoryPage.objects.filter(live=True).exists()
    assert not StoryPage.objects.exclude(live_revision=None).exists()
    assert "off line, in every language" in said(response)
    [entry] = PageLogEntry.objects.filter(page=in_two.pk, action="practices.consent_withdrawn")
    assert (entry.user, REFERENCE in str(entry.data)) == (boss, False)


def test_a_withdrawn_story_is_not_published_again(client, boss, in_two):
    client.post(edit_url(in_two), typed() | WITHDRAWN)
    response = client.post(edit_url(in_two), typed(consent_until="2027-11-30") | PUBLISH)
    assert "trok de toestemming in" in str(errors_of(response)["consent_kind"])
    assert not is_live(in_two)
    assert StoryConsent.objects.get().until == LAST_DAY


def test_the_browser_that_saves_by_itself_withdraws_nothing(client, boss, in_two):
    response = client.post(
        edit_url(in_two), typed() | WITHDRAWN, headers={"accept": "application/json"}
    )
    assert response.json()["success"]
    assert StoryPage.objects.filter(live=True).count() == 2
    assert StoryConsent.objects.get().withdrawn_at is None


def test_who_may_not_edit_the_story_withdraws_nothing(client, in_two):
    users = [make_editor(make_location()), make_user(), translator("fr")]
    for user in users:
        client.force_login(user)
        response = client.post(edit_url(in_two), typed() | WITHDRAWN)
        assert response.status_code in (302, 404)
        assert REFERENCE not in client.get(edit_url(in_two), follow=True).content.decode()
    assert StoryPage.objects.filter(live=True).count() == 2
    assert StoryConsent.objects.get().withdrawn_at is None


# --- Other roads ------------------------------------------------------------------------------


@pytest.fixture
def draft(boss):
    story = make_story(live=False)
    story.save_revision(user=boss)
    return story


def bulk_publish(client, page):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{url}?id={page.pk}", follow=True)


@pytest.mark.parametrize("why", NOT_TOLD)
def test_many_at_once_are_refused_when(client, draft, why):
    note(draft, **NOT_TOLD[why])
    response = bulk_publish(client, draft)
    assert not is_live(draft)
    assert "family" in said(response)


def test_many_at_once_are_published_when_the_family_agrees(client, draft):
    bulk_publish(client, draft)
    assert is_live(draft)


def approve(client, draft, boss, *, before=lambda: None):
    state = Workflow.objects.first().start(draft, boss)
    before()
    url = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[draft.pk, "approve", state.current_task_state.pk],
    )
    client.post(url, {"comment": ""})
    return client.get(edit_url(draft))


def test_what_is_approved_after_a_withdrawal_is_not_published(client, draft, boss):
    client.force_login(in_english(make_user(is_superuser=True)))
    page = approve(client, draft, boss, before=lambda: note(draft, withdrawn_at=timezone.now()))
    assert not is_live(draft)
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    assert "withdrew its consent" in said(page)


def test_what_is_approved_goes_live_when_the_family_agrees(client, draft, boss):
    client.force_login(make_user(is_superuser=True))
    approve(client, draft, boss)
    assert is_live(draft)


def test_a_story_does_not_go_live_on_its_own_after_the_consent(client, draft, clock):
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision().publish()
    note(draft, withdrawn_at=timezone.now())
    clock(datetime(2026, 11, 22, 12, tzinfo=BRUSSELS))
    call_command("publish_scheduled")
    assert not is_live(draft)
    assert PageLogEntry.objects.filter(action="practices.consent_withdrawn").count() == 1


def test_a_story_goes_live_on_its_own_when_the_family_agrees(draft, clock):
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision().publish()
    clock(datetime(2026, 11, 22, 12, tzinfo=BRUSSELS))
    call_command("publish_scheduled")
    assert is_live(draft)


@pytest.fixture
def half_translated(in_two):
    """The same story with Arabic that is written and not public yet."""
    for page in in_two.get_ancestors().filter(depth__gt=1).specific():
        translate(page, "ar")
    hand_in(in_two, "ar")
    write_texts(in_two, "ar")
    return in_two


def test_a_translation_is_not_published_after_the_consent(client, boss, half_translated):
    arabic = in_language(half_translated, "ar")
    note(half_translated, until=date(2026, 11, 21))
    response = client.post(edit_url(arabic), {"action": "publish"}, follow=True)
    assert not is_live(arabic)
    assert "has ended" in said(response)


def test_translations_are_not_published_together_after_the_consent(
    client, boss, half_translated, django_capture_on_commit_callbacks
):
    note(half_translated, until=date(2026, 11, 21))
    url = reverse("wagtail_localize:update_translations", args=[source_record(half_translated).pk])
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url, {"publish_translations": "on"}, follow=True)
    assert not is_live(in_language(half_translated, "ar"))
    assert "has ended" in said(response)


def test_a_translation_that_a_program_publishes_after_the_consent_goes_off_line(half_translated):
    note(half_translated, until=date(2026, 11, 21))
    in_language(half_translated, "ar").get_latest_revision().publish()
    assert not StoryPage.objects.filter(live=True).exists()
