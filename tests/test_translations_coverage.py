"""What every language has of the Dutch pages, and who is told."""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from content.models import TranslatedText
from locations.models import LocationPage
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.translating import (
    hand_in,
    in_english,
    in_language,
    language,
    make_public,
    network_member,
    set_up_network,
    translator,
)
from translations.choices import State
from translations.coverage import NETWORK, coverage, known_to, tallies

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def languages(site, settings):
    set_up_network(settings)


@pytest.fixture
def location():
    return make_location(title="KOALA A", slug="a")


def states_of(page, code="fr"):
    return next(row.states for row in coverage(language_code=code) if row.source_id == page.pk)


def key_of(location):
    return str(location.translation_key)


# --- States -----------------------------------------------------------------------------------


def test_a_page_without_a_translation_is_missing(location):
    assert states_of(location) == (State.MISSING,)


def test_a_copy_of_the_dutch_page_is_no_translation(location):
    location.copy_for_translation(language("fr"), alias=True)
    assert states_of(location) == (State.MISSING,)


def test_a_translation_that_is_not_public_is_a_draft(location):
    hand_in(location, "fr")
    assert states_of(location) == (State.DRAFT,)


def test_a_whole_translation_is_up_to_date(location):
    make_public(location, "fr")
    assert states_of(location) == (State.UP_TO_DATE,)
    assert states_of(location, "ar") == (State.MISSING,)


def test_a_translation_with_texts_left_in_dutch_is_partial(location):
    make_public(location, "fr", leave_out=1)
    assert states_of(location) == (State.PARTIAL,)


def test_a_translation_of_an_older_dutch_text_is_stale(location):
    make_public(location, "fr")
    location.intro = "Kom nu."
    location.save_revision().publish()
    assert states_of(location) == (State.STALE,)


def test_everything_that_is_the_matter_is_said_the_most_urgent_first(location):
    french = make_public(location, "fr", leave_out=1)
    TranslatedText.objects.filter(page=french).update(is_machine_made=True, is_stale=True)
    assert states_of(location) == (State.STALE, State.PARTIAL, State.MACHINE)


def test_a_draft_on_a_public_translation_is_mentioned(client, location):
    french = make_public(location, "fr")
    french.save_revision()
    Page.objects.filter(pk=french.pk).update(has_unpublished_changes=True)
    client.force_login(in_english(make_editor(location)))
    page = client.get(reverse("koala_coverage"), {"language": "fr"}).content.decode()
    assert "A newer draft waits to be published" in page


def test_dutch_drafts_are_not_counted(location):
    draft = make_activity(location=location, live=False)
    assert draft.pk not in {row.source_id for row in coverage()}


def test_a_page_that_is_only_for_some_is_not_counted_nor_what_is_below_it(location):
    activity = make_activity(location=location)
    pages = {location.pk, activity.pk}
    assert pages <= {row.source_id for row in coverage()}
    PageViewRestriction.objects.create(page=location, restriction_type="login")
    assert pages.isdisjoint({row.source_id for row in coverage()})


def test_a_location_counts_only_the_languages_that_it_offers(location):
    LocationPage.objects.filter(pk=location.pk).update(offered_languages=["ar"])
    codes = [row.language_code for row in coverage() if row.source_id == location.pk]
    assert codes == ["ar"]
    LocationPage.objects.filter(pk=location.pk).update(offered_languages=[])
    codes = [row.language_code for row in coverage() if row.source_id == location.pk]
    assert codes == ["fr", "ar"]


def test_activities_count_for_their_location_and_the_rest_for_the_network(location):
    activity = make_activity(location=location)
    titles = {}
    for row in coverage(language_code="fr"):
        titles.setdefault(row.scope.key, []).append(row.title)
    assert titles == {
        key_of(location): ["KOALA A", activity.title],
        NETWORK: ["KOALA", "KOALA's", "Goede praktijken", "Methodiek"],
    }
    assert [row.title for row in coverage(scope_key=key_of(location), language_code="fr")] == (
        titles[key_of(location)]
    )


def test_states_are_counted_per_location_and_language(location):
    make_activity(location=location)
    french = make_public(location, "fr")
    TranslatedText.objects.filter(page=french).update(is_machine_made=True, is_stale=True)
    rows = coverage(scope_key=key_of(location))
    counts = {each.language_code: dict(each.counts) for each in tallies(rows)}
    assert counts == {
        "fr": {State.STALE: 1, State.MACHINE: 1, State.MISSING: 1},
        "ar": {State.MISSING: 2},
    }


@pytest.mark.parametrize("count", [1, 50])
def test_coverage_takes_the_same_queries_for_one_page_and_for_fifty(
    location, count, django_assert_num_queries
):
    parent = LocationPage.objects.get(pk=location.pk)
    for number in range(count):
        parent.add_child(instance=Page(title=f"Pagina {number}", slug=f"pagina-{number}"))
    with django_assert_num_queries(4):
        rows = coverage()
    assert len([row for row in rows if row.scope.key == key_of(location)]) == 2 * (count + 1)


# --- Whose business it is ---------------------------------------------------------------------


def test_an_editor_is_told_of_the_own_location_only(location):
    other = make_location(title="KOALA B")
    hand_in(other, "fr")
    found = known_to(make_editor(location), coverage())
    assert {row.title for row in found} == {"KOALA A"}


def test_a_translator_is_told_of_every_location_in_one_language(location):
    make_location(title="KOALA B")
    found = known_to(translator("fr"), coverage())
    assert {row.language_code for row in found} == {"fr"}
    assert {row.scope.title for row in found} == {"", "KOALA A", "KOALA B"}


def test_the_network_team_is_told_of_everything(location):
    rows = coverage()
    assert known_to(network_member(), rows) == rows


def test_somebody_without_pages_is_told_of_nothing(location):
    assert known_to(make_user(), coverage()) == []


def test_the_codes_of_translations_stay_with_the_page(location):
    hand_in(location, "fr")
    row = next(each for each in coverage(language_code="fr") if each.source_id == location.pk)
    assert row.translation_id == row.anchor_id == in_language(location, "fr").pk
