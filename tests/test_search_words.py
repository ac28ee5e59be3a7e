"""The lists of words for finding: seeded, edited by the network team, read with one query."""

import pytest
from django.urls import reverse

from editors.roles import make_network_team
from koala.foundation import set_up_site
from search.analysis import query_terms
from search.models import SearchWords
from search.word_lists import lists_for, lists_in
from tests.factories import make_editor, make_location, make_user

pytestmark = pytest.mark.usefixtures("site")
NEW = {"language_code": "nl", "kind": "synonyms", "word": "quiz", "others": "breinfeest, raadspel"}


def url(view, *args):
    return reverse(SearchWords.snippet_viewset.get_url_name(view), args=args)


def asked(question, language_code="nl"):
    return query_terms(question, language_code, lists_for(language_code))


# --- Reading --------------------------------------------------------------------------------------


def test_every_language_starts_with_words():
    assert set(SearchWords.objects.values_list("language_code", flat=True)) == {
        *("nl", "fr", "en", "ar", "tr")
    }


def test_a_change_counts_at_once():
    row = SearchWords.objects.create(**NEW)
    assert asked("quiz") == (("quiz", "breinfeest", "raadspel"),)
    row.others = "bal،\n danspartij"
    row.save()
    assert asked("quiz") == (("quiz", "bal", "danspartij"),)
    row.others = "boum"
    row.save(update_fields=["others"])
    assert asked("quiz") == (("quiz", "boum"),)
    row.delete()
    assert asked("quiz") == (("quiz",),)


def test_lists_cost_one_query_while_nothing_changes(django_assert_num_queries):
    lists = lists_in(["ar", "nl"])
    with django_assert_num_queries(1):
        assert lists_in(["ar", "nl"]) == lists
    with django_assert_num_queries(1):
        assert lists_for("nl") is lists["nl"]


def test_a_change_in_one_language_leaves_the_others_alone():
    before = lists_in(["nl", "fr"])
    SearchWords.objects.create(**NEW)
    after = lists_in(["nl", "fr"])
    assert (after["nl"] is before["nl"], after["fr"] is before["fr"]) == (False, True)


def test_a_language_without_words_has_empty_lists():
    assert asked("Carruurta", "so") == (("carruurta",),)


# --- Seeding --------------------------------------------------------------------------------------


def test_what_the_network_team_changed_or_removed_stays_so():
    SearchWords.objects.filter(word="zwanger").delete()
    SearchWords.objects.filter(word="bib").update(others="boekerij")
    before = list(SearchWords.objects.values())
    assert set_up_site(years=range(2025, 2026)).search_words == 0
    assert list(SearchWords.objects.values()) == before


def test_a_language_that_is_added_later_gets_its_words():
    french = SearchWords.objects.filter(language_code="fr")
    number = french.count()
    french.delete()
    assert set_up_site(years=range(2025, 2026)).search_words == number


# --- The admin ------------------------------------------------------------------------------------


def test_the_network_team_edits_the_lists(client):
    user = make_user()
    user.groups.add(make_network_team())
    client.force_login(user)
    assert client.get(url("list")).status_code == 200
    assert client.post(url("add"), NEW).url == url("list")
    assert asked("breinfeest") == (("breinfeest", "quiz", "raadspel"),)
    assert client.post(url("add"), NEW).status_code == 200  # it is there already
    row = SearchWords.objects.get(word="quiz")
    assert client.post(url("edit", row.pk), NEW | {"others": "boum"}).url == url("list")
    assert asked("quiz") == (("quiz", "boum"),)


@pytest.mark.parametrize("view", ["list", "add", "edit", "delete"])
def test_the_editor_of_a_location_does_not_edit_the_lists(client, view):
    client.force_login(make_editor(make_location()))
    row = SearchWords.objects.first()
    address = url(view, row.pk) if view in {"edit", "delete"} else url(view)
    before = list(SearchWords.objects.values())
    for response in (client.get(address), client.post(address, NEW)):
        assert response.url == reverse("wagtailadmin_home")
    assert list(SearchWords.objects.values()) == before
