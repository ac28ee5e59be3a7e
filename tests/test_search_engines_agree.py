"""The same question has the same answer from the database and from Elasticsearch."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import product
from random import Random

import pytest
from django.utils import timezone

from activities.choices import ChangeKind, Frequency
from activities.models import ActivityLanguage, ActivityPage, ActivityTerm, Occurrence
from activities.services import change_date
from content.choices import Taxonomy
from search.criteria import YES_CRITERIA, Criterion, PartOfDay, Sort
from search.elastic_engine import ElasticFinder
from search.sql_engine import SqlFinder
from tests.factories import make_activity, make_location, term
from tests.search_contract import BRUSSELS, GENT, SUNDAY, criteria

pytestmark = [pytest.mark.once, pytest.mark.engines, pytest.mark.usefixtures("site")]
FORMS, DOMAINS = ["meeting", "language", "childcare"], ["work", "health"]
TITLES = ["Spelen op het plein", "Voorlezen", "Speelbus", "Massage voor baby's", "Taalcafé"]


@pytest.fixture
def many(elastic, settings):
    """Sixty activities that differ in everything, in both engines."""
    url, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, ""
    chance = Random(60)
    locations = [_location(number) for number in range(6)]
    for number in range(60):
        _activity(chance, number, locations[number % len(locations)])
    settings.ELASTICSEARCH_URL = url
    seen = []
    assert ElasticFinder().rebuild(lambda done, total: seen.append((done, total))) == 60
    assert seen[-1] == (120, 120)


def _location(number):
    # Two pairs are equally far from Gent, and one location is elsewhere.
    north = (0, 0.03, -0.03, 0.05, 0.03, 0.5)[number]
    return make_location(
        points=2,
        latitude=GENT.latitude + north,
        longitude=GENT.longitude,
        holiday_calendar=("flemish", "french")[number % 2],
        taaliconen_training=(date(2026, 1, 1), None, date(2027, 1, 1))[number % 3],
    )


def _activity(chance, number, location):
    points = list(location.meeting_points.all())
    for point in points:
        point.is_wheelchair_accessible = location.pk % 2 == 0
        point.is_pram_accessible = location.pk % 3 == 0
        point.is_address_on_request = location.pk % 5 == 0
        point.save()
    online, series_count = number % 10 == 0, chance.choice([1, 1, 3])
    page = make_activity(
        title=f"{TITLES[number % 5]} {number % 7}",
        location=location,
        series=[_series(chance, points, online=online) for _each in range(series_count)],
        age_min_months=chance.choice([-9, 0, 6, 24]),
        age_max_months=chance.choice([None, 30, 36]),
        cost_eur=chance.choice([0, 0, 2]),
        access=chance.choice(["drop-in", "register"]),
        has_childcare=chance.random() < 0.3,
        is_fathers_welcome=chance.random() < 0.3,
        attendance_mode="mixed" if online else "offline",
        taalicoon=chance.choice([0, 1, 2, 4]),
    )
    page = ActivityPage.objects.get(pk=page.pk)
    page.terms = [
        ActivityTerm(term=term(Taxonomy.OFFER_FORM, chance.choice(FORMS))),
        ActivityTerm(term=term(Taxonomy.LIFE_DOMAIN, chance.choice(DOMAINS))),
    ]
    page.activity_languages = [
        ActivityLanguage(language=term(Taxonomy.LANGUAGE, code), is_interpreted=code == "ar")
        for code in sorted({"nl", *chance.sample(["fr", "tr", "ar"], 2)})
    ]
    page.save_revision().publish()
    _changes(chance, page)


def _series(chance, points, *, online):
    frequency = chance.choice([Frequency.WEEKLY, Frequency.WEEKLY, Frequency.ONCE])
    hour = chance.choice([9, 11, 14, 18])
    return {
        "frequency": frequency,
        "starts_on": SUNDAY + timedelta(days=chance.randrange(1, 20)),
        "until": date(2027, 6, 30) if frequency == Frequency.WEEKLY else None,
        "start_time": time(hour, chance.choice([0, 30])),
        "end_time": time(hour + 2),
        "holiday_policy": chance.choice(["keep-all", "skip-all"]),
        "meeting_point": None if online else chance.choice(points),
    }


def _changes(chance, page):
    for series in page.series.all():
        if series.frequency != Frequency.WEEKLY:
            continue
        on = series.starts_on
        values = chance.choice(
            [
                None,
                {"kind": ChangeKind.CANCELLED},
                {"kind": ChangeKind.MOVED, "new_date": on + timedelta(days=40)},
                {"kind": ChangeKind.MOVED, "new_date": on + timedelta(days=1)},
                {"kind": ChangeKind.PLACES, "places_left": 0},
                {"kind": ChangeKind.LANGUAGES, "languages": ["tr"]},
            ]
        )
        dates = Occurrence.objects.filter(series_key=series.key, original_date=on)
        if values and dates.exists():
            change_date(series=series, original_date=on, at=timezone.now(), **values)


SINGLE = [
    {},
    {"text": "speelbus"},
    {"text": "voorlezn"},
    {"text": "spelen baby"},
    {"weekdays": frozenset({2, 4})},
    {"parts_of_day": frozenset({PartOfDay.MORNING, PartOfDay.EVENING})},
    {"ages_months": (12, 12)},
    {"ages_months": (-9, -1)},
    {"offer_forms": frozenset({"meeting", "language"})},
    {"life_domains": frozenset({"health"})},
    {"languages": frozenset({"tr"})},
    {"interpreters": frozenset({"ar"})},
    {"max_taalicoon": 2},
    {"is_in_school_holidays": True, "last": SUNDAY + timedelta(days=110)},
    *({"wishes": frozenset({wish})} for wish in sorted(YES_CRITERIA)),
]
PLACES = [
    {},
    {"origin": GENT},
    {"origin": GENT, "radius_km": 3, "sort": Sort.DISTANCE},
    {"origin": GENT, "radius_km": 100, "sort": Sort.DISTANCE},
    {"origin": BRUSSELS, "sort": Sort.DISTANCE, "radius_km": 60},
    {"origin": BRUSSELS, "sort": Sort.DISTANCE},  # nothing is there
]
OTHERS = [
    {"first": SUNDAY + timedelta(days=3), "last": SUNDAY + timedelta(days=9)},
    {"languages": frozenset({"fr"}), "weekdays": frozenset({3}), "language_code": "fr"},
    {"wishes": frozenset({Criterion.FREE, Criterion.PLACES_LEFT}), "ages_months": (6, 6)},
    {"wishes": frozenset({Criterion.ONLINE}), "weekdays": frozenset({1, 2, 3})},
    {"text": "bébé", "language_code": "fr"},
]


def answer(engine, question):
    results = engine.find(question)
    days = [
        (day.on, [(entry.reading.uid, entry.is_stub) for entry in day.entries])
        for day in results.days
    ]
    return {
        "readings": [(reading.uid, reading.distance_km) for reading in results.readings],
        "days": days,
        "counts": (results.activity_count, results.cancelled_count, engine.count(question)),
        "facets": results.facets,
        "corrections": results.corrections,
        "next": results.next_after,
    }


def different(question):
    """Return in what the engines differ on each page of an answer."""
    found = {}
    for _page in range(30):
        sql, other = (answer(engine, question) for engine in (SqlFinder(), ElasticFinder()))
        found |= {name: (value, other[name]) for name, value in sql.items() if value != other[name]}
        if found or sql["next"] is None:
            return found
        question = replace(question, after=sql["next"])
    raise AssertionError("the pages have no end")


def test_every_question_has_the_same_dates_order_counts_and_facets(many):
    answered = 0
    for place, asked in product(PLACES, [*SINGLE, *OTHERS]):
        question = criteria(**place | asked)
        for page_size in (7, 40):
            assert (place | asked, different(replace(question, page_size=page_size))) == (
                place | asked,
                {},
            )
        answered += SqlFinder().count(question) > 0
    assert answered > 80  # most of them find something


def test_titles_are_suggested_alike(many):
    for typed in ("spe", "op het pl", "baby", "S", "het plein 1", "  ", "zzz", "café"):
        for code in ("nl", "fr"):
            engines = (SqlFinder(), ElasticFinder())
            sql, other = (engine.suggest(typed, code) for engine in engines)
            assert (typed, sql) == (typed, other)
