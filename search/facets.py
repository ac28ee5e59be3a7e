"""Counts how many activities each value of each criterion would find. Pure.

The counts of a criterion leave out what was asked of that criterion itself, so that a family sees
what another choice would give.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from search.criteria import AGE_GROUPS_MONTHS, YES, Criterion, FinderCriteria

MAX_TAALICOON = 4
_FITS = "fits"  # the age that was asked for, which may be no group
_NONE: frozenset[str] = frozenset()
_YES = frozenset({YES})


class ActivityFacts(NamedTuple):
    """What is the same for every date of an activity; lists of codes are sets."""

    age_min_months: int
    age_max_months: int | None
    offer_forms: frozenset[str]
    life_domains: frozenset[str]
    languages: frozenset[str]
    interpreters: frozenset[str]
    taalicoon: int
    is_free: bool
    is_drop_in: bool
    has_childcare: bool
    is_fathers_welcome: bool
    is_online: bool


class DateFacts(NamedTuple):
    """What some dates of an activity have in common. `languages`: None for its usual ones."""

    weekday: int
    part_of_day: str
    languages: frozenset[str] | None
    is_full: bool
    is_wheelchair_accessible: bool
    is_pram_accessible: bool
    is_out_of_reach: bool  # it has no place, though one was asked for
    cancelled: int


Dates = frozenset[DateFacts]


class Counts(NamedTuple):
    activities: int
    cancelled: int
    facets: dict[Criterion, dict[str, int]]


def count(activities: Iterable[tuple[ActivityFacts, Dates]], criteria: FinderCriteria) -> Counts:
    """Return the counts of activities that answer everything but, perhaps, the criteria here."""
    asked = asked_codes(criteria)
    found: Counter[tuple[Criterion, str]] = Counter()
    total = cancelled = 0
    # Most activities are like many others: each kind is looked at once.
    for (facts, dates), number in Counter(activities).items():
        pairs, matches, cancelled_here = _pairs(facts, dates, asked, criteria)
        for pair in pairs:
            found[pair] += number
        total += number * matches
        cancelled += number * cancelled_here
    facets: dict[Criterion, dict[str, int]] = {criterion: {} for criterion in Criterion}
    for (criterion, code), number in sorted(found.items()):
        if code != _FITS:
            facets[criterion][code] = number
    return Counts(total, cancelled, facets)


def asked_codes(criteria: FinderCriteria) -> dict[Criterion, frozenset[str]]:
    """Return the criteria that are asked for, each with the codes that are right."""
    asked = {
        Criterion.WEEKDAY: frozenset(map(str, criteria.weekdays)),
        Criterion.PART_OF_DAY: frozenset(part.value for part in criteria.parts_of_day),
        Criterion.OFFER_FORM: criteria.offer_forms,
        Criterion.LIFE_DOMAIN: criteria.life_domains,
        Criterion.LANGUAGE: criteria.languages,
        Criterion.INTERPRETER: criteria.interpreters,
    }
    if criteria.ages_months:
        asked[Criterion.AGE] = frozenset({_FITS})
    if criteria.max_taalicoon:
        asked[Criterion.TAALICOON] = frozenset({str(criteria.max_taalicoon)})
    asked |= dict.fromkeys(criteria.wishes, _YES)
    return {criterion: codes for criterion, codes in asked.items() if codes}


def _pairs(
    facts: ActivityFacts,
    dates: Dates,
    asked: Mapping[Criterion, frozenset[str]],
    criteria: FinderCriteria,
) -> tuple[set[tuple[Criterion, str]], bool, int]:
    """Return what an activity counts for, whether it matches, and how many dates are cancelled."""
    own = _codes_of_activity(facts, criteria)
    pairs: set[tuple[Criterion, str]] = set()
    matches, cancelled = False, 0
    for each in dates:
        codes = own | _codes_of_dates(facts, each)
        failed = [name for name, wanted in asked.items() if wanted.isdisjoint(codes[name])]
        if each.is_out_of_reach and Criterion.ONLINE not in asked:
            failed.append(Criterion.ONLINE)
        if not failed:
            matches = True
            cancelled += each.cancelled
        if len(failed) < 2:
            names = failed or codes
            pairs.update((name, code) for name in names for code in codes[name])
    return pairs, matches, cancelled


def _codes_of_activity(
    facts: ActivityFacts, criteria: FinderCriteria
) -> dict[Criterion, frozenset[str]]:
    ages = {group.value for group, span in AGE_GROUPS_MONTHS.items() if _is_for(facts, span)}
    if criteria.ages_months and _is_for(facts, criteria.ages_months):
        ages.add(_FITS)
    levels = range(facts.taalicoon, MAX_TAALICOON + 1) if facts.taalicoon else ()
    return {
        Criterion.AGE: frozenset(ages),
        Criterion.OFFER_FORM: facts.offer_forms,
        Criterion.LIFE_DOMAIN: facts.life_domains,
        Criterion.INTERPRETER: facts.interpreters,
        Criterion.TAALICOON: frozenset(map(str, levels)),
        Criterion.FREE: _YES if facts.is_free else _NONE,
        Criterion.NO_REGISTRATION: _YES if facts.is_drop_in else _NONE,
        Criterion.CHILDCARE: _YES if facts.has_childcare else _NONE,
        Criterion.FATHERS: _YES if facts.is_fathers_welcome else _NONE,
        Criterion.ONLINE: _YES if facts.is_online else _NONE,
    }


def _codes_of_dates(facts: ActivityFacts, dates: DateFacts) -> dict[Criterion, frozenset[str]]:
    languages = facts.languages if dates.languages is None else dates.languages
    return {
        Criterion.WEEKDAY: frozenset({str(dates.weekday)}),
        Criterion.PART_OF_DAY: frozenset(filter(None, (dates.part_of_day,))),
        Criterion.LANGUAGE: languages,
        Criterion.PLACES_LEFT: _NONE if dates.is_full else _YES,
        Criterion.WHEELCHAIR: _YES if dates.is_wheelchair_accessible else _NONE,
        Criterion.PRAM: _YES if dates.is_pram_accessible else _NONE,
    }


def _is_for(facts: ActivityFacts, ages_months: tuple[int, int]) -> bool:
    low, high = ages_months
    oldest = facts.age_max_months
    return facts.age_min_months <= high and (oldest is None or oldest >= low)
