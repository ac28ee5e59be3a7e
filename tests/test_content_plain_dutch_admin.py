"""Plain Dutch in the admin: hints for editors, a list for the network team, and never a no."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from content.models import PlainWord
from content.views import MAX_CHARACTERS
from editors.roles import make_network_team
from home.models import HomePage, StandardPage
from koala.foundation import set_up_site
from practices.models import GoodPracticePage, PracticeIndexPage
from tests.factories import make_activity, make_editor, make_location, make_user

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
URL = "/admin/plain-dutch/"
PANEL = "data-plain-dutch"


@pytest.fixture
def location():
    return make_location()


@pytest.fixture
def editor(client, location):
    """The editor of a location, logged in."""
    user = make_editor(location)
    client.force_login(user)
    return user


@pytest.fixture
def network(client):
    """A member of the network team, logged in."""
    user = make_user()
    user.groups.add(make_network_team())
    client.force_login(user)
    return user


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def hints(client, text):
    return [each["hint"] for each in client.post(URL, {"text": text}).json()["hints"]]


# --- Who may ask ------------------------------------------------------------------------------


def test_a_visitor_gets_no_hints(client):
    assert client.post(URL, {"text": "Dag"}).status_code == 302
    ajax = client.post(URL, {"text": "Dag"}, headers={"x-requested-with": "XMLHttpRequest"})
    assert ajax.status_code == 403


def test_a_user_who_may_not_use_the_admin_gets_no_hints(client):
    client.force_login(make_user())
    assert client.post(URL, {"text": "Dag"}).status_code == 302


def test_hints_are_asked_by_a_post_from_the_admin_itself(client, editor):
    assert client.get(URL).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(URL, {"text": "Dag"}).status_code == 403


def test_a_text_has_a_greatest_length(client, editor):
    assert client.post(URL, {"text": "a" * MAX_CHARACTERS}).status_code == 200
    assert client.post(URL, {"text": "a" * (MAX_CHARACTERS + 1)}).status_code == 400
    assert client.post(URL, {"text": "a\x00b"}).status_code == 400


# --- What they say ----------------------------------------------------------------------------


def test_hints_come_in_the_order_of_the_text_with_what_they_are_about(client, editor):
    text = f"Er wordt gezongen. {'Kom ' * 23}mee. Een ontmoetingsplaats."
    answer = client.post(URL, {"text": text}).json()
    assert [each["excerpt"] for each in answer["hints"]] == [
        "Er wordt gezongen.",
        f"{'Kom ' * 23}mee.",
        "ontmoetingsplaats",
    ]
    assert answer["summary"]
    assert answer["score"] == "–"  # 29 words: too few


def test_a_text_without_problems_gets_no_hints_and_an_empty_one_an_answer(client, editor):
    assert hints(client, "Kom spelen. Het is gratis.") == []
    assert client.post(URL, {"text": ""}).json()["hints"] == []


def test_a_hint_names_the_word_to_write_instead(client, editor):
    assert "gezinnen" in hints(client, "Onze doelgroep.")[0]
    PlainWord.objects.filter(word="doelgroep*").delete()
    assert hints(client, "Onze doelgroep.") == []


# --- Where they stand -------------------------------------------------------------------------


def test_the_editor_of_a_page_for_families_finds_hints_beside_it(client, network, location):
    home = HomePage.objects.get(locale__language_code="nl")
    about = home.add_child(instance=StandardPage(title="Over ons", slug="over-ons"))
    for page in (home, about, location, make_activity(location=location)):
        assert PANEL in client.get(edit_url(page)).content.decode(), page


def test_a_page_for_professionals_has_words_of_its_own(client, network):
    practice = PracticeIndexPage.objects.get().add_child(
        instance=GoodPracticePage(title="Wennen", slug="wennen", summary="Samen wennen.")
    )
    for page in (practice, practice.get_parent()):
        assert PANEL not in client.get(edit_url(page)).content.decode(), page


def test_a_page_in_another_language_gets_no_hints_on_dutch():
    dutch, french = Locale(language_code="nl"), Locale(language_code="fr")
    assert StandardPage(title="Over ons", locale=dutch).wants_plain_dutch
    assert not StandardPage(title="À propos", locale=french).wants_plain_dutch


def test_the_preview_runs_in_the_page_editor_with_the_checks_of_wagtail(client, editor, location):
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[location.pk])
    form = querydict_from_html(
        client.get(edit_url(location)).content.decode(), form_id="page-edit-form"
    )
    assert client.post(url, dict(form.lists())).json()["is_valid"]
    preview = client.get(url, {"in_preview_panel": "true"})
    assert "wagtail-userbar" in preview.content.decode()
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]


def test_a_page_for_visitors_has_no_checks_in_it(client, editor, location):
    page = client.get(location.url)
    assert "wagtail-userbar" not in page.content.decode()
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


def test_hints_never_stop_an_editor_from_publishing(client, editor, location):
    activity = make_activity(location=location)
    bad = "Onze kansarme doelgroep wordt toegeleid naar participatie."
    form = querydict_from_html(
        client.get(edit_url(activity)).content.decode(), form_id="page-edit-form"
    )
    blocks = nested_form_data({"body": streamfield([]), "steps": streamfield([])})
    data = dict(form.lists()) | blocks | {"summary": bad, "action-publish": "1"}
    assert client.post(edit_url(activity), data).status_code == 302
    activity.refresh_from_db()
    assert (activity.live, activity.summary) == (True, bad)


# --- The list of words ------------------------------------------------------------------------


def test_the_network_team_edits_the_list(client, network):
    row = {"word": "netwerken", "kind": "jargon", "instead": "elkaar helpen"}
    assert client.post(reverse(PlainWord.snippet_viewset.get_url_name("add")), row).url
    assert "elkaar helpen" in hints(client, "Wij netwerken.")[0]


@pytest.mark.parametrize("view", ["list", "add", "edit", "delete"])
def test_the_editor_of_a_location_does_not_edit_the_list(client, editor, view):
    word = PlainWord.objects.first()
    args = [word.pk] if view in {"edit", "delete"} else []
    url = reverse(PlainWord.snippet_viewset.get_url_name(view), args=args)
    before = list(PlainWord.objects.values())
    for response in (client.get(url), client.post(url, {"word": "x", "kind": "jargon"})):
        assert response.url == reverse("wagtailadmin_home")
    assert list(PlainWord.objects.values()) == before


def test_what_the_network_team_changed_or_removed_stays_so():
    PlainWord.objects.filter(word="indien").delete()
    PlainWord.objects.filter(word="reeds").update(instead="nu al")
    before = list(PlainWord.objects.values())
    assert set_up_site(years=range(2025, 2026)).words == 0
    assert list(PlainWord.objects.values()) == before
