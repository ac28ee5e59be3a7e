"""What every engine of the finder promises: what matches, in which order, what never shows."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from activities.choices import ChangeKind
from activities.models import ActivityPage
from activities.services import change_date
from search.criteria import Criterion, PartOfDay, Sort
from tests.factories import make_activity, make_location
from tests.search_contract import (
    GENT,
    TUESDAY,
    WEDNESDAY,
    all_pages,
    criteria,
    lines,
    make,
    make_in_brussels,
    once,
    speaks,
    titles,
)

pytestmark = pytest.mark.usefixtures("site")


def found(engine, **values):
    return titles(engine.find(criteria(**values)))


def change(activity, kind, *, at, **values):
    series = ActivityPage.objects.get(pk=activity.pk).series.get()
    change_date(series=series, original_date=TUESDAY, kind=kind, at=at, **values)


# --- What matches --------------------------------------------------------------------------


def test_only_what_has_every_word_is_found(engine):
    make("Speelbus op het plein")
    make("Speelbus in het park")
    assert found(engine, text="speelbus plein") == ["Speelbus op het plein"]
    assert found(engine, text="olifant") == []


def test_a_question_without_a_word_that_counts_asks_for_everything(engine):
    make("Speelbus")
    assert found(engine, text="de het een") == found(engine, text="  ") == ["Speelbus"]


def test_words_and_place_and_age_must_all_be_right(engine):
    make("Voorlezen", location=make_location(), age_min_months=0, age_max_months=12)
    make("Voorlezen ver", location=make_in_brussels(), age_min_months=0, age_max_months=12)
    make("Voorlezen groot", location=make_location(), age_min_months=24)
    assert found(engine, text="voorlezen", origin=GENT, ages_months=(6, 6)) == ["Voorlezen"]


def test_a_typing_error_finds_what_was_meant_and_says_so(engine):
    make("Voorlezen met opa")
    results = engine.find(criteria(text="voorlezn opa"))
    assert titles(results) == ["Voorlezen met opa"]
    assert [(each.typed, each.meant) for each in results.corrections] == [("voorlezn", "voorlezen")]
    assert engine.find(criteria(text="voorlezen")).corrections == ()


def test_name_and_town_of_the_location_and_the_weekday_find_an_activity(engine):
    location = make_location(title="KOALA Molenbeek", municipality="Demostad")
    make_activity(title="Zingen", location=location)
    for text in ("molenbeek", "demostad", "zingen dinsdag"):
        assert found(engine, text=text) == ["Zingen"]
    assert found(engine, text="zingen woensdag") == []


def test_a_place_whose_address_is_on_request_is_not_found_by_its_name(engine):
    location = make_location()
    point = location.meeting_points.first()
    point.name, point.is_address_on_request = "Schuilplaats", True
    point.save()
    make("Zingen", location=location)
    assert found(engine, text="zingen") == ["Zingen"]
    assert found(engine, text="schuilplaats") == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"weekdays": frozenset({2})}, ["Dinsdagochtend"]),
        ({"weekdays": frozenset({2, 3})}, ["Dinsdagochtend", "Woensdagnamiddag"]),
        ({"parts_of_day": frozenset({PartOfDay.AFTERNOON})}, ["Woensdagnamiddag"]),
        ({"parts_of_day": frozenset({PartOfDay.EVENING})}, ["Donderdagavond"]),
        ({"weekdays": frozenset({2}), "parts_of_day": frozenset({PartOfDay.EVENING})}, []),
        ({"first": WEDNESDAY, "last": WEDNESDAY}, ["Woensdagnamiddag"]),
    ],
)
def test_weekday_and_part_of_day_are_those_of_the_belgian_clock(engine, values, expected):
    make("Dinsdagochtend", on=TUESDAY, hour=11)
    make("Woensdagnamiddag", on=WEDNESDAY, hour=12)
    make("Donderdagavond", on=date(2026, 11, 26), hour=17)
    assert found(engine, **values) == expected


def test_the_hour_stays_the_same_when_summer_time_begins(engine):
    for title, day in (("Winter", date(2027, 3, 24)), ("Zomer", date(2027, 3, 31))):
        make(title, series=once(day, 11, holiday_policy="keep-all"))
    days = {"first": date(2027, 3, 20), "last": date(2027, 4, 10)}
    morning = frozenset({PartOfDay.MORNING})
    assert found(engine, parts_of_day=morning, **days) == ["Winter", "Zomer"]
    assert found(engine, parts_of_day=frozenset({PartOfDay.AFTERNOON}), **days) == []


def test_school_holidays_are_those_of_the_calendar_of_the_location(engine):
    flemish, french = make_location(), make_location(holiday_calendar="french")
    for title, location in (("Vlaams", flemish), ("Frans", french)):
        series = once(date(2027, 2, 10), holiday_policy="keep-all")
        series += once(date(2027, 2, 24), holiday_policy="keep-all")
        make(title, location=location, series=series)
    results = engine.find(
        criteria(first=date(2027, 2, 1), last=date(2027, 2, 28), is_in_school_holidays=True)
    )
    assert lines(results) == [("10/02", "Vlaams"), ("24/02", "Frans")]
    assert results.activity_count == 2


WISHES = [
    (Criterion.FREE, {}, {"cost_eur": 2}),
    (Criterion.NO_REGISTRATION, {}, {"access": "register"}),
    (Criterion.CHILDCARE, {"has_childcare": True}, {}),
    (Criterion.FATHERS, {"is_fathers_welcome": True}, {}),
    (Criterion.ONLINE, {"attendance_mode": "mixed"}, {}),
]


@pytest.mark.parametrize(("wish", "right", "wrong"), WISHES)
def test_a_wish_is_a_fact_of_the_activity(engine, wish, right, wrong):
    make("Goed", **right)
    make("Fout", **wrong)
    results = engine.find(criteria(wishes=frozenset({wish})))
    assert titles(results) == ["Goed"]
    assert results.facets[wish] == {"1": 1}


def test_wheels_can_enter_where_the_date_is(engine):
    location = make_location()
    location.meeting_points.update(is_wheelchair_accessible=True, is_pram_accessible=False)
    make("Rolstoel", location=location)
    make("Buggy", location=make_location())
    assert found(engine, wishes=frozenset({Criterion.WHEELCHAIR})) == ["Rolstoel"]
    assert found(engine, wishes=frozenset({Criterion.PRAM})) == ["Buggy"]


def test_an_activity_held_online_only_is_near_everybody_who_asks_for_it(engine):
    make("Online", attendance_mode="online", series=once(TUESDAY, meeting_point=None))
    assert found(engine, origin=GENT) == []
    results = engine.find(criteria(origin=GENT, wishes=frozenset({Criterion.ONLINE})))
    assert titles(results) == ["Online"]
    assert engine.find(criteria(origin=GENT)).facets[Criterion.ONLINE] == {"1": 1}


def test_a_full_date_has_no_places_left(engine, clock):
    activity = make("Vol")
    make("Plaats")
    change(activity, ChangeKind.PLACES, at=timezone.now(), places_left=0)
    assert found(engine, wishes=frozenset({Criterion.PLACES_LEFT})) == ["Plaats"]


def test_languages_are_those_of_the_date_when_it_has_its_own(engine):
    usual, changed, helped = make("Frans"), make("Nu Turks"), make("Met tolk")
    for activity in (usual, changed):
        speaks(activity, "fr")
    speaks(helped, "ar", interpreted=True)
    change(changed, ChangeKind.LANGUAGES, at=timezone.now(), languages=["tr"])
    assert found(engine, languages=frozenset({"fr"})) == ["Frans"]
    assert found(engine, languages=frozenset({"tr", "fr"})) == ["Frans", "Nu Turks"]
    assert found(engine, languages=frozenset({"ar"})) == []
    assert found(engine, interpreters=frozenset({"ar"})) == ["Met tolk"]


def test_taaliconen_count_only_after_the_training(engine):
    trained = make_location(taaliconen_training=date(2026, 1, 1))
    later = make_location(taaliconen_training=date(2027, 1, 1))
    make("Weinig", location=trained, taalicoon=1)
    make("Veel", location=trained, taalicoon=4)
    make("Niet getraind", location=make_location(), taalicoon=1)
    make("Later", location=later, taalicoon=1)
    results = engine.find(criteria(max_taalicoon=2))
    assert titles(results) == ["Weinig"]
    assert results.facets[Criterion.TAALICOON] == {"1": 1, "2": 1, "3": 1, "4": 2}


# --- Order and pages -----------------------------------------------------------------------


def test_answers_stand_by_date_or_by_distance(engine):
    make("Ver", location=make_location(latitude=51.10), on=TUESDAY)
    make("Dichtbij laat", location=make_location(), on=WEDNESDAY)
    make("Dichtbij", location=make_location(), on=TUESDAY, hour=10)
    question = {"origin": GENT}
    assert found(engine, **question) == ["Ver", "Dichtbij", "Dichtbij laat"]
    by_distance = found(engine, sort=Sort.DISTANCE, **question)
    assert by_distance == ["Dichtbij", "Dichtbij laat", "Ver"]
    assert found(engine, sort=Sort.DISTANCE) == ["Ver", "Dichtbij", "Dichtbij laat"]


@pytest.mark.parametrize("sort", Sort)
def test_pages_follow_each_other_without_gap_or_repeat(engine, sort):
    near, far = make_location(), make_location(latitude=51.08)
    for number in range(4):
        make(f"Dichtbij {number}", location=near)
        make(f"Ver {number}", location=far, on=WEDNESDAY)
    question = criteria(origin=GENT, sort=sort)
    [everything] = all_pages(engine, question)
    pages = all_pages(engine, replace(question, page_size=3))
    assert [len(page) for page in pages] == [3, 3, 2]
    assert [title for page in pages for title in page] == everything
    assert len(set(everything)) == 8


def test_without_a_page_there_are_only_counts(engine):
    make_activity(title="Spelen")
    results = engine.find(criteria(page_size=0))
    assert (results.activity_count, results.readings, results.days) == (1, (), ())


# --- What never shows, and what stays ------------------------------------------------------


def hide_all(activity):
    """Hide an activity in each way behind the back of the index."""
    yield lambda: ActivityPage.objects.filter(pk=activity.pk).update(live=False)
    yield lambda: PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page_id=activity.get_parent().pk, restriction_type="login")]
    )


@pytest.mark.parametrize("way", [0, 1])
def test_an_index_that_is_out_of_date_shows_nothing_hidden(engine, way):
    activity = make("Geheim")
    questions = [criteria(text="geheim"), criteria(), criteria(origin=GENT, text="geheim")]
    assert all(titles(engine.find(question)) == ["Geheim"] for question in questions)
    list(hide_all(activity))[way]()
    for question in questions:
        results = engine.find(question)
        assert (titles(results), results.days, results.activity_count) == ([], (), 0)
        assert not any(results.facets.values())
    assert engine.suggest("geh", "nl") == []
    assert engine.health().extra == 1


def test_what_is_unpublished_deleted_or_restricted_leaves_the_index(engine):
    gone, deleted, restricted = make("Weg"), make("Gewist"), make("Besloten")
    gone.unpublish()
    deleted.delete()
    PageViewRestriction.objects.create(page=restricted.page_ptr, restriction_type="login")
    draft = make("Concept", live=False)
    assert draft.pk
    assert found(engine) == []
    assert engine.health().documents == engine.health().missing == 0
    PageViewRestriction.objects.get().delete()
    assert found(engine, text="besloten") == ["Besloten"]


def test_a_cancelled_date_stays_visible_and_is_counted(engine):
    activity = make("Spelen")
    change(activity, ChangeKind.CANCELLED, at=timezone.now())
    for question in (criteria(), criteria(wants_facets=False), criteria(origin=GENT)):
        results = engine.find(question)
        assert lines(results) == [("24/11", "Spelen")]
        assert (results.activity_count, results.cancelled_count) == (1, 1)


def test_a_moved_date_leaves_its_stub_on_a_weekday_that_is_asked_for(engine):
    activity = make("Spelen")
    change(activity, ChangeKind.MOVED, at=timezone.now(), new_date=date(2026, 11, 26))
    results = engine.find(criteria())
    assert lines(results) == [("24/11", "-Spelen"), ("26/11", "Spelen")]
    assert lines(engine.find(criteria(weekdays=frozenset({4})))) == [("26/11", "Spelen")]
