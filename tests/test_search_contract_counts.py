"""What every engine of the finder promises: its counts, its suggestions, its index."""

from dataclasses import replace

import pytest
from django.utils import timezone

from activities.choices import ChangeKind
from activities.models import ActivityPage, ActivityTerm
from activities.services import change_date
from content.choices import Taxonomy
from search.criteria import Criterion, PartOfDay, Sort
from tests.factories import make_location, term
from tests.search_contract import (
    BRUSSELS,
    GENT,
    SUNDAY,
    TUESDAY,
    WEDNESDAY,
    criteria,
    make,
    make_in_brussels,
    once,
    speaks,
    titles,
)

pytestmark = pytest.mark.usefixtures("site")


def found(engine, **values):
    return titles(engine.find(criteria(**values)))


# --- Counts --------------------------------------------------------------------------------


def several(engine):
    """Make activities that differ in every criterion."""
    codes = ["meeting", "language", "childcare"]
    for number in range(6):
        page = make(
            f"Spelen {number}",
            on=(TUESDAY, WEDNESDAY)[number % 2],
            hour=(9, 14, 18)[number % 3],
            age_min_months=(-9, 0, 24)[number % 3],
            age_max_months=(0, 12, None)[number % 3],
            cost_eur=number % 2,
            access=("drop-in", "register")[number % 2],
            has_childcare=number % 3 == 0,
            location=make_in_brussels() if number == 5 else None,
        )
        page.terms = [
            ActivityTerm(term=term(Taxonomy.OFFER_FORM, codes[number % 3])),
            ActivityTerm(term=term(Taxonomy.LIFE_DOMAIN, ("work", "health")[number % 2])),
        ]
        page.save_revision().publish()
        speaks(page, "nl", *(["fr"] if number % 2 else ["tr"]))


QUESTIONS = [
    {},
    {"weekdays": frozenset({2})},
    {"languages": frozenset({"fr"})},
    {"languages": frozenset({"fr"}), "weekdays": frozenset({2})},
    {"ages_months": (6, 6), "wishes": frozenset({Criterion.FREE})},
    {"origin": GENT, "offer_forms": frozenset({"meeting"})},
]
FIELDS = {
    Criterion.WEEKDAY: lambda code: {"weekdays": frozenset({int(code)})},
    Criterion.PART_OF_DAY: lambda code: {"parts_of_day": frozenset({PartOfDay(code)})},
    Criterion.OFFER_FORM: lambda code: {"offer_forms": frozenset({code})},
    Criterion.LIFE_DOMAIN: lambda code: {"life_domains": frozenset({code})},
    Criterion.LANGUAGE: lambda code: {"languages": frozenset({code})},
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_facet_counts_what_its_value_would_find(engine, question):
    several(engine)
    asked = criteria(**question)
    results = engine.find(asked)
    assert results.activity_count == engine.count(asked) == len(set(titles(results)))
    assert results.activity_count == engine.find(replace(asked, wants_facets=False)).activity_count
    assert any(results.facets.values())
    for criterion, narrow in FIELDS.items():
        for code, count in results.facets[criterion].items():
            assert (criterion, code, engine.count(replace(asked, **narrow(code)))) == (
                criterion,
                code,
                count,
            )


def test_the_counts_of_a_criterion_leave_out_what_was_asked_of_it(engine):
    several(engine)
    results = engine.find(criteria(weekdays=frozenset({2})))
    assert results.facets[Criterion.WEEKDAY] == {"2": 3, "3": 3}
    assert results.facets[Criterion.LANGUAGE] == {"nl": 3, "tr": 3}


@pytest.mark.parametrize("wants_facets", [True, False])
@pytest.mark.parametrize("asked", [{}, {"origin": GENT}, {"origin": GENT, "sort": Sort.DISTANCE}])
def test_every_page_has_the_counts_of_the_whole_answer(engine, wants_facets, asked):
    near = make_location()
    dates = [row for on in (SUNDAY, TUESDAY, WEDNESDAY) for row in once(on, hour=14)]
    page = make("Spelen", location=near, series=dates)
    make("Voorlezen", location=make_location(latitude=51.08), series=dates[1:])
    series = ActivityPage.objects.get(pk=page.pk).series.get(starts_on=TUESDAY)
    change_date(series=series, original_date=TUESDAY, kind=ChangeKind.CANCELLED, at=timezone.now())
    question = criteria(**asked, wants_facets=wants_facets, page_size=2)
    for size in (2, 2, 1):
        results = engine.find(question)
        assert len(results.readings) == size
        assert (results.activity_count, results.cancelled_count) == (2, 1)
        question = replace(question, after=results.next_after)
    assert question.after is None


def test_near_a_place_the_counts_cost_no_query_of_their_own(engine, django_assert_num_queries):
    make("Spelen")
    question = criteria(origin=GENT, wants_facets=False)
    engine.find(question)
    with django_assert_num_queries(9):
        assert engine.find(question).activity_count == 1


# --- Suggesting, rebuilding ----------------------------------------------------------------


def test_titles_are_suggested_by_the_beginning_of_any_word(engine):
    make("Spelen en zingen")
    make("Café Speelplein")
    assert [each.text for each in engine.suggest("spe", "nl")] == [
        "Café Speelplein",
        "Spelen en zingen",
    ]
    assert [each.text for each in engine.suggest("CAFÉ", "nl")] == ["Café Speelplein"]
    assert engine.suggest("", "nl") == engine.suggest("%", "nl") == []


def test_rebuilding_twice_changes_nothing_and_reports_every_activity(engine):
    for number in range(3):
        make(f"Spelen {number}")
    seen = []
    assert engine.rebuild(lambda done, total: seen.append((done, total))) == 3
    assert engine.rebuild(lambda done, total: None) == 3
    assert seen[-1] == (3, 3)
    assert engine.health().is_complete
    assert found(engine, text="spelen 2") == ["Spelen 2"]


@pytest.mark.parametrize("count", [1, 50])
def test_an_answer_costs_the_same_queries_for_any_number_of_rows(
    engine, count, django_assert_num_queries
):
    location = make_location()
    rows = [row for _number in range(count) for row in once(TUESDAY)]
    make("Spelen", location=location, series=rows)
    question = criteria(origin=GENT, text="spelen", wants_facets=True)
    engine.find(question)
    with django_assert_num_queries(14):
        assert len(titles(engine.find(question))) == min(count, 40)


def test_a_place_far_away_is_not_near(engine):
    make("Brussel", location=make_in_brussels())
    assert found(engine, origin=BRUSSELS) == ["Brussel"]
    assert found(engine, origin=GENT, first=SUNDAY) == []
