"""A new activity in one short form, out of a template or another activity."""

from datetime import date, time

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale

from activities.choices import Frequency
from activities.copying import add_draft, from_template, new_series
from activities.models import ActivityPage, ActivityTemplate, Occurrence
from activities.permissions import reasons_not_to_publish
from activities.templates import seed_templates
from editors.roles import RoleCode, make_network_team
from editors.teams import make_group
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.season_steps import new_url, plan

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]


@pytest.fixture
def location():
    return make_location()


@pytest.fixture
def editor(client, location):
    user = make_editor(location)
    client.force_login(user)
    return user


@pytest.fixture
def template():
    return ActivityTemplate.objects.get(title="Speluur")


def test_a_new_site_has_six_templates_and_keeps_what_the_network_team_made_of_them(template):
    assert ActivityTemplate.objects.count() == 6
    template.delete()
    assert seed_templates() == 0
    assert ActivityTemplate.objects.count() == 5


@pytest.mark.parametrize("at", range(6))
def test_every_template_gives_an_activity_that_can_go_online(location, editor, at):
    template = ActivityTemplate.objects.all()[at]
    rule = make_activity(location=location).series.first().rule
    series = new_series(rule, point=location.meeting_points.first())
    page = add_draft(
        location, from_template(template), title=template.title, series=[series], by=editor
    )
    assert reasons_not_to_publish(page) == []
    assert [row.term.code for row in page.terms.all()] != []


def test_a_template_refuses_ages_that_run_backwards(template):
    template.age_min_months, template.age_max_months = 24, 12
    with pytest.raises(ValidationError, match="lager dan de laagste"):
        template.full_clean()


def test_the_choice_shows_templates_own_activities_and_the_way_to_a_whole_season(
    client, location, editor
):
    own, other = make_activity(location=location), make_activity()
    page = client.get(new_url(location)).content.decode()
    assert "Speluur" in page
    assert own.title in page
    assert other.title not in page
    assert reverse("koala_import", args=[location.pk]) in page


def test_a_plan_becomes_a_draft_with_the_words_of_the_template(client, location, editor, template):
    answer = client.post(new_url(location, template=template), plan(location))
    page = ActivityPage.objects.get()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.slug, page.live) == (
        "Speluur in het park",
        "speluur-in-het-park",
        False,
    )
    assert (page.summary, page.owner) == (template.summary, editor)
    assert page.steps[0].value["title"] == "Wij zeggen hallo"
    series = page.get_latest_revision_as_object().series.get()
    assert (series.frequency, series.starts_on, series.until) == (
        Frequency.WEEKLY,
        date(2026, 12, 1),
        date(2027, 6, 30),
    )
    assert (series.start_time, series.meeting_point) == (
        time(9, 30),
        location.meeting_points.first(),
    )
    assert Occurrence.objects.count() == 0
    assert client.get(answer.url).status_code == 200


def test_a_plan_can_go_online_at_once(client, location, editor, template):
    answer = client.post(new_url(location, template=template), plan(location, "publish"))
    page = ActivityPage.objects.get()
    assert answer.url == reverse("wagtailadmin_explore", args=[location.pk])
    assert page.live
    assert Occurrence.objects.filter(activity_key=page.translation_key).count() > 20


def test_a_plan_without_a_place_can_be_a_draft_and_not_go_online(
    client, location, editor, template
):
    url = new_url(location, template=template)
    answer = client.post(url, plan(location, "publish", meeting_point=None))
    assert answer.status_code == 400
    assert "Kies waar de gezinnen samenkomen" in answer.content.decode()
    assert ActivityPage.objects.count() == 0
    client.post(url, plan(location, "draft", meeting_point=None))
    assert not ActivityPage.objects.get().live


def test_what_is_missing_for_the_site_is_said_at_the_draft(client, location, editor, template):
    template.offer_forms.clear()
    url = new_url(location, template=template)
    answer = client.post(url, plan(location, "publish"), follow=True)
    assert not ActivityPage.objects.get().live
    assert "Kies minstens één aanbodsvorm" in answer.content.decode()


def test_who_may_only_write_drafts_cannot_put_a_plan_online(client, location, template):
    user = make_user()
    group = Group.objects.create(name="Schrijvers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group, page=location, permission=Permission.objects.get(codename="add_page")
    )
    user.groups.add(group)
    client.force_login(user)
    url = new_url(location, template=template)
    assert 'value="publish"' not in client.get(url).content.decode()
    client.post(url, plan(location, "publish"))
    assert not ActivityPage.objects.get().live


def test_two_activities_of_one_name_have_addresses_of_their_own(client, location, editor, template):
    for _round in range(2):
        client.post(new_url(location, template=template), plan(location))
    assert list(ActivityPage.objects.order_by("pk").values_list("slug", flat=True)) == [
        "speluur-in-het-park",
        "speluur-in-het-park-2",
    ]


def test_a_title_in_another_script_has_an_address_too(client, location, editor, template):
    client.post(new_url(location, template=template), plan(location, title="لعب"))
    assert ActivityPage.objects.get().slug == "activiteit"


@pytest.mark.parametrize("source", ["template=9999999", "activity=9999999", "template=x'"])
def test_a_source_that_is_not_there_is_not_found(client, location, editor, source):
    assert client.get(f"{new_url(location)}?{source}").status_code == 404


def test_an_editor_of_another_location_cannot_plan_here(client, location, template):
    client.force_login(make_editor(make_location()))
    for url in (new_url(location), new_url(location, template=template)):
        assert client.get(url).status_code == 404
        assert client.post(url, plan(location)).status_code == 404
    missing = reverse("koala_new_activity", args=[999999])
    assert client.get(missing).status_code == 404
    assert ActivityPage.objects.count() == 0


def test_who_may_only_change_dates_cannot_plan(client, location, template):
    user = make_user()
    user.groups.add(make_group(location, RoleCode.CALENDAR)[0])
    client.force_login(user)
    assert client.get(new_url(location)).status_code == 404
    assert client.post(new_url(location, template=template), plan(location)).status_code == 404


def test_nobody_plans_on_the_translation_of_a_location(client, location, editor):
    french = location.copy_for_translation(
        Locale.objects.get(language_code="fr"), copy_parents=True
    )
    client.force_login(make_user(is_superuser=True))
    assert client.get(new_url(french)).status_code == 404


def test_only_the_network_team_edits_templates(client, location, editor, template):
    url = reverse("wagtailsnippets_activities_activitytemplate:edit", args=[template.pk])
    assert client.get(url).status_code == 302
    colleague = make_user()
    colleague.groups.add(make_network_team())
    client.force_login(colleague)
    assert client.get(url).status_code == 200


def test_the_choice_asks_as_much_for_one_activity_as_for_many(client, location, editor):
    asked = []
    for count in (1, 8):
        for _each in range(count):
            make_activity(location=location, live=False)
        client.get(new_url(location))
        with CaptureQueriesContext(connection) as queries:
            client.get(new_url(location))
        asked.append(len(queries))
    assert asked[0] == asked[1]
