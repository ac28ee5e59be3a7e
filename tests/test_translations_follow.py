"""Translations follow their Dutch page: in address, place, openness and rights."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import GroupPagePermission, Page, PageViewRestriction
from wagtail_localize.models import TranslationSource

from editors.roles import make_translators
from editors.teams import make_editors
from locations.models import LocationIndexPage, LocationPage
from tests.factories import make_activity, make_location, make_user
from tests.translating import (
    hand_in,
    in_language,
    language,
    make_public,
    set_up_languages,
    translation_of,
)
from translations.faults import find_faults
from translations.services import follow_source


@pytest.fixture(autouse=True)
def languages(site, settings):
    set_up_languages(settings)
    home_index = LocationIndexPage.objects.get()
    for page in (home_index.get_parent().specific, home_index):
        hand_in(page, "fr", "ar")


@pytest.fixture
def location():
    return make_location(title="KOALA A", slug="a")


@pytest.fixture
def activity(location):
    return make_activity(location=location, title="Spelen", slug="spelen")


@pytest.fixture
def french(location, activity):
    """The location and its activity in French, both public."""
    return make_public(location, "fr"), make_public(activity, "fr")


def fresh(page):
    return Page.objects.get(pk=page.pk)


def sentences():
    return sorted(fault.sentence for fault in find_faults())


# --- Address and place ------------------------------------------------------------------------


def test_a_new_slug_is_the_slug_in_every_language(
    location, activity, french, django_capture_on_commit_callbacks
):
    page, below = french
    source = LocationPage.objects.get(pk=location.pk)
    source.slug = "nieuw"
    with django_capture_on_commit_callbacks(execute=True):
        source.save_revision().publish()
    assert fresh(page).slug == "nieuw"
    assert fresh(below).url_path.endswith("/koalas/nieuw/spelen/")
    assert sentences() == []


def test_a_draft_of_a_translation_does_not_bring_the_old_slug_back(
    location, french, django_capture_on_commit_callbacks
):
    page, _below = french
    page.save_revision()
    source = LocationPage.objects.get(pk=location.pk)
    source.slug = "nieuw"
    with django_capture_on_commit_callbacks(execute=True):
        source.save_revision().publish()
    fresh(page).get_latest_revision().publish()
    assert fresh(page).slug == "nieuw"
    translation_of(location, "fr").save_target(publish=False)
    assert fresh(page).slug == "nieuw"


def test_a_slug_that_is_taken_stays_as_it_was_and_is_reported(location, french):
    page, _below = french
    other = make_public(make_location(slug="nieuw"), "fr")
    Page.objects.filter(pk=other.pk).update(translation_key=make_location().translation_key)
    Page.objects.filter(pk=location.pk).update(slug="nieuw")
    follow_source(fresh(location))
    assert fresh(page).slug == "a"
    assert "has the slug a, in Dutch it is nieuw." in sentences()


def test_a_page_that_moves_takes_its_translations_along(activity, french):
    _page, below = french
    target = make_location(slug="b")
    target_in_french = make_public(target, "fr")
    activity.move(target, pos="last-child")
    assert fresh(below).get_parent().specific == target_in_french
    assert fresh(below).url_path.endswith("/koalas/b/spelen/")
    assert fresh(below).live
    assert sentences() == []


def test_a_page_that_moves_where_nothing_is_translated_is_no_longer_public_in_french(
    activity, french
):
    _page, below = french
    target = make_location(slug="b")
    activity.move(target, pos="last-child")
    assert not fresh(below).live
    assert sentences() == ["does not lie below the translation of the Dutch page above."]
    target_in_french = make_public(target, "fr")
    assert fresh(below).get_parent().specific == target_in_french
    assert sentences() == []


def test_a_translation_that_is_moved_goes_back_to_its_place(french):
    page, below = french
    elsewhere = make_public(make_location(slug="b"), "fr")
    fresh(below).move(elsewhere, pos="last-child")
    assert fresh(below).get_parent().specific == page


# --- Openness ---------------------------------------------------------------------------------


def test_a_page_that_is_unpublished_in_dutch_is_unpublished_in_every_language(activity, french):
    page, below = french
    activity.unpublish()
    assert (fresh(page).live, fresh(below).live) == (True, False)


def test_a_translation_of_an_unpublished_page_cannot_be_published(activity, french):
    _page, below = french
    activity.unpublish()
    fresh(below).get_latest_revision().publish()
    assert not fresh(below).live


def test_a_page_that_is_deleted_in_dutch_is_deleted_in_every_language(location, french):
    page, below = french
    location.delete()
    assert not Page.objects.filter(pk__in=[page.pk, below.pk]).exists()
    assert not TranslationSource.objects.filter(object_id=location.translation_key).exists()
    assert sentences() == []


def test_deleting_a_translation_leaves_the_dutch_page(location, french):
    page, _below = french
    page.delete()
    assert fresh(location).live
    assert sentences() == []


def test_closing_the_dutch_page_closes_its_translations_at_once(location, french):
    page, below = french
    group = Group.objects.create(name="Ouders")
    restriction = PageViewRestriction.objects.create(page=location, restriction_type="groups")
    restriction.groups.add(group)
    own = PageViewRestriction.objects.get(page=page)
    assert (own.restriction_type, list(own.groups.all())) == ("groups", [group])
    restriction.restriction_type = "login"
    restriction.save()
    assert PageViewRestriction.objects.get(page=page).restriction_type == "login"
    assert not PageViewRestriction.objects.filter(page=below).exists()
    restriction.delete()
    assert not PageViewRestriction.objects.exists()


def test_a_translation_cannot_be_opened_while_the_dutch_page_is_closed(location, french):
    page, _below = french
    PageViewRestriction.objects.create(page=location, restriction_type="login")
    PageViewRestriction.objects.get(page=page).delete()
    assert PageViewRestriction.objects.get(page=page).restriction_type == "login"


def test_a_translation_that_comes_later_is_closed_as_the_dutch_page_is(location):
    PageViewRestriction.objects.create(page=location, restriction_type="login")
    hand_in(location, "fr")
    page = in_language(location, "fr")
    assert PageViewRestriction.objects.get(page=page).restriction_type == "login"


# --- Rights -----------------------------------------------------------------------------------


def rights_on(page):
    rows = GroupPagePermission.objects.filter(page=page.pk)
    return sorted(rows.values_list("group__name", "permission__codename"))


def test_the_editors_of_a_location_edit_its_translation_and_what_lies_below(location, activity):
    group = make_editors(location=location)
    user = make_user()
    user.groups.add(group)
    hand_in(location, "fr")
    hand_in(activity, "fr")
    page, below = in_language(location, "fr"), in_language(activity, "fr")
    assert rights_on(page) == rights_on(location) != []
    assert rights_on(below) == []
    assert below.permissions_for_user(user).can_publish()
    assert (
        not in_language(LocationIndexPage.objects.first(), "fr")
        .permissions_for_user(user)
        .can_edit()
    )


def test_translators_edit_every_page_of_one_language_and_no_other(location, activity):
    hand_in(location, "fr", "ar")
    hand_in(activity, "fr", "ar")
    user = make_user()
    user.groups.add(make_translators(language("fr")))
    for page in (location, activity):
        editable = {
            code
            for code in ("nl", "fr", "ar")
            if in_language(page, code).permissions_for_user(user).can_edit()
        }
        assert editable == {"fr"}
    assert in_language(activity, "fr").permissions_for_user(user).can_publish()


def test_making_translators_twice_changes_nothing_and_publishing_can_be_left_out():
    home = in_language(LocationIndexPage.objects.first().get_parent().specific, "fr")
    group = make_translators(language("fr"))
    before = rights_on(home)
    assert make_translators(language("fr")) == group
    assert rights_on(home) == before
    make_translators(language("fr"), may_publish=False)
    assert rights_on(home) == [(group.name, "change_page")]


def test_there_are_no_translators_into_dutch():
    with pytest.raises(ValueError, match="Dutch is the source"):
        make_translators(language("nl"))


# --- The tree ---------------------------------------------------------------------------------


def test_publishing_a_page_that_was_read_earlier_keeps_its_number_of_children(location):
    draft = location.save_revision()
    stale = draft.as_object()
    make_activity(location=location)
    stale.save()
    assert fresh(location).numchild == 0
    draft.publish()
    assert fresh(location).numchild == 1


def test_the_check_is_silent_on_a_whole_tree(french, capsys):
    call_command("check_translations")
    assert "every translation follows" in capsys.readouterr().out


def test_the_check_finds_and_mends_what_is_wrong(location, activity, french, capsys):
    page, below = french
    Page.objects.filter(pk=page.pk).update(numchild=7)
    Page.objects.filter(pk=below.pk).update(slug="oud")
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=location, restriction_type="login")]
    )
    with pytest.raises(CommandError):
        call_command("check_translations")
    assert sentences() == [
        "has the slug oud, in Dutch it is spelen.",
        "is not restricted as the Dutch page is.",
        "says it has 7 children, but has 1.",
    ]
    call_command("check_translations", "--repair")
    assert sentences() == []


def test_a_public_translation_of_what_is_not_public_is_found_and_taken_off(activity, french):
    _page, below = french
    Page.objects.filter(pk=activity.pk).update(live=False)
    assert sentences() == ["is public, but not in Dutch."]
    call_command("check_translations", "--repair")
    assert not fresh(below).live


def test_an_orphan_is_found_and_left_to_a_person(french):
    _page, below = french
    Page.objects.filter(pk=below.pk).update(path=below.path[:-8] + "ZZZZ0001")
    assert any("hangs nowhere" in sentence for sentence in sentences())
    with pytest.raises(CommandError):
        call_command("check_translations", "--repair")
