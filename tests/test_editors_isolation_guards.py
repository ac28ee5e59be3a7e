"""Each guard between locations is needed: without it, the walk finds what it kept."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django_filters.filters import QuerySetRequestMixin
from wagtail import hooks
from wagtail.admin import filters as admin_filters
from wagtail.admin.models import popular_tags_for_model
from wagtail.images.views import chooser as image_chooser
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail_localize.views import edit_translation

from content.wagtail_hooks import hide_restricted_page
from editors import guards
from tests.isolation_addresses import addresses
from tests.isolation_roles import OUTSIDERS
from tests.isolation_walk import walk
from tests.isolation_world import make_world
from tests.translating import language

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("site")]


def without(guard):
    def take_away(monkeypatch, settings):
        rest = [each for each in guards.GUARDS if each is not guard]
        assert len(rest) == len(guards.GUARDS) - 1
        monkeypatch.setattr(guards, "GUARDS", rest)

    take_away.guard = guard
    return take_away


def show_all_titles(monkeypatch, settings):
    original = Page.get_admin_display_title.__wrapped__
    monkeypatch.setattr(Page, "get_admin_display_title", original)


def list_all_files(monkeypatch, settings):
    monkeypatch.delattr(guards.OwnFiles, "get_queryset")


def name_all_people(monkeypatch, settings):
    original = QuerySetRequestMixin.field.fget.__wrapped__
    monkeypatch.setattr(QuerySetRequestMixin, "field", property(original))


def show_all_labels(monkeypatch, settings):
    for module in (admin_filters, image_chooser):
        monkeypatch.setattr(module, "popular_tags_for_model", popular_tags_for_model)


def recognise_addresses(monkeypatch, settings):
    settings.WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "all"


def let_all_translate(monkeypatch, settings):
    """Take away the guard and what asks for the same right once more, behind it."""
    monkeypatch.setattr("translations.creating.may_submit", lambda user, instance: True)
    monkeypatch.setattr("translations.guards.require", lambda is_allowed: None)
    monkeypatch.setattr(edit_translation, "user_can_edit_instance", lambda user, instance: True)


def list_all_translations(monkeypatch, settings):
    monkeypatch.setattr("translations.guards.translations_known_to", lambda user, rows: rows)


LEAK, FAILURE = "shows |changes ", "fails with 500"
# What is taken away, at which addresses (a pattern) the walk then finds something, and what.
TAKEN_AWAY = {
    "pages": (without(guards.about_ones_own_pages), r"^admin/pages/\{parent_page_id\}/$", LEAK),
    "rows": (without(guards.with_ones_own_rows), "^admin/bulk", LEAK),
    "chosen": (without(guards.leading_to_pages_one_may_see), "^admin/choose-page", LEAK),
    "network": (without(guards.of_the_whole_network), "tag-autocomplete|types-usage", LEAK),
    "failure": (without(guards.meant_to_fail), "failwhale", FAILURE),
    "titles": (show_all_titles, "^admin/choose-page", LEAK),
    "files": (list_all_files, "api/main/(images|documents)", LEAK),
    "people": (name_all_people, "^admin/(pages|reports/workflow|reports/site-history)/$", LEAK),
    "labels": (show_all_labels, "^admin/images/(chooser/)?$", LEAK),
    "links": (recognise_addresses, "choose-external-link", LEAK),
    "translations listed": (list_all_translations, "localize/reports", LEAK),
    "translations handed in": (let_all_translate, "localize/submit/page", LEAK),
    "translations made equal": (let_all_translate, "localize/update", LEAK),
    "texts": (let_all_translate, "localize/.*/strings/", LEAK),
    "texts to download": (let_all_translate, "localize/.*/pofile/download", LEAK),
    "translating by machine": (let_all_translate, "localize/.*/machine_translate", LEAK),
    "ending a translation": (let_all_translate, "localize/.*/disable", LEAK),
}


def take_hook_away(monkeypatch, name, function):
    functions = hooks._hooks[name]
    rest = [(each, order) for each, order in functions if each is not function]
    assert len(rest) == len(functions) - 1
    monkeypatch.setitem(hooks._hooks, name, rest)


@pytest.fixture
def world(settings):
    return make_world(settings)


@pytest.fixture
def as_editor_of_a(world):
    client = Client()
    client.force_login(OUTSIDERS["editor"](world))
    return client


def walked(client, world, where):
    return walk(client, world, [each for each in addresses() if re.search(where, each.route)])


@pytest.mark.parametrize("name", TAKEN_AWAY)
def test_without_one_guard_something_of_another_location_comes_out(
    as_editor_of_a, world, monkeypatch, settings, name
):
    take_away, where, kind = TAKEN_AWAY[name]
    if name == "files":  # of a collection that the network opened; Wagtail hides those of others
        CollectionViewRestriction.objects.all().delete()
    assert walked(as_editor_of_a, world, where) == []
    take_away(monkeypatch, settings)
    found = [each.what for each in walked(as_editor_of_a, world, where)]
    assert [each for each in found if re.match(kind, each)] != []


def test_every_guard_before_a_view_is_taken_away_once():
    taken = [take_away for take_away, _where, _kind in TAKEN_AWAY.values()]
    by_editors = [each.guard for each in taken if hasattr(each, "guard")]
    assert [*by_editors, guards.hidden_from_families_in_all_languages] == guards.GUARDS


def test_a_translator_puts_a_page_into_words_and_does_not_hide_it(client, world, monkeypatch):
    french = world.other.get_translation(language("fr"))
    client.force_login(OUTSIDERS["translator"](world))
    url = reverse("wagtailadmin_pages:set_privacy", args=[french.pk])

    def hide():
        client.post(url, {"restriction_type": "login"})
        return PageViewRestriction.objects.filter(page=french).exists()

    assert not hide()
    without(guards.hidden_from_families_in_all_languages)(monkeypatch, None)
    assert hide()


def test_a_draft_of_another_location_is_no_choice(as_editor_of_a, world, monkeypatch):
    url = reverse("wagtailadmin_choose_page_search")

    def offered():
        return as_editor_of_a.get(url, {"q": "Veldl"}).context["table"].data.object_list

    assert list(offered()) == []
    take_hook_away(monkeypatch, "construct_page_chooser_queryset", guards.choosable_pages)
    assert [page.pk for page in offered()] == [world.draft.pk]


def test_a_page_that_is_not_ones_own_is_answered_for_as_one_that_is_not_there(
    as_editor_of_a, world, monkeypatch, settings
):
    names = ("edit", "history", "usage", "delete", "copy", "move", "workflow_history")

    def answers(page_id):
        urls = [reverse(f"wagtailadmin_pages:{name}", args=[page_id]) for name in names]
        responses = [as_editor_of_a.get(url) for url in urls]
        return [(response.status_code, response.content) for response in responses]

    never = answers(987654)
    assert {status for status, _content in never} == {404}
    assert answers(world.draft.pk) == never
    without(guards.about_ones_own_pages)(monkeypatch, settings)
    assert answers(world.draft.pk) != never


def test_a_document_of_another_location_is_answered_for_as_one_that_is_not_there(
    client, as_editor_of_a, world, monkeypatch
):
    for who in (client, as_editor_of_a):
        theirs = who.get(f"/documents/{world.document.pk}/{world.document.filename}")
        never = who.get(f"/documents/987654/{world.document.filename}")
        assert (theirs.status_code, never.status_code) == (404, 404)
    client.force_login(world.editor_of_b)
    response = client.get(f"/documents/{world.document.pk}/{world.document.filename}")
    assert response.getvalue() == b"Nachtegaal"
    take_hook_away(monkeypatch, "before_serve_document", guards.hide_restricted_document)
    theirs = as_editor_of_a.get(f"/documents/{world.document.pk}/{world.document.filename}")
    assert theirs.status_code == 302  # to a form that says that there is something


def test_a_page_for_some_is_answered_for_as_one_that_is_not_there(client, world, monkeypatch):
    PageViewRestriction.objects.create(page=world.other, restriction_type="login")
    assert client.get(world.other.url).status_code == 404
    take_hook_away(monkeypatch, "before_serve_page", hide_restricted_page)
    assert client.get(world.other.url).status_code == 302


@pytest.mark.parametrize(
    "url", ["/api/v2/pages/", "/admin/api/main/pages/", "/admin/api/main/images/"]
)
def test_an_offset_that_no_database_counts_is_refused(as_editor_of_a, url):
    response = as_editor_of_a.get(url, {"offset": "9" * 20})
    assert response.status_code == 400
