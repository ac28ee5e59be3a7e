"""What the finder's page shows of a question, from an address or from where a device is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activities.readings import Day, Entry, Reading
from content.words import SOURCE_LANGUAGE
from locations.geo import Coordinates
from locations.places import Place
from locations.selectors import own_places
from locations.views import contact_of
from search.birth import birth_choices
from search.chosen import chosen, given, is_said_above
from search.criteria import Sort, When
from search.engine import FinderResults
from search.filters import Group, age_question, groups, names_for_reader
from search.finding import finder as engine
from search.forms import RADII_KM, FinderForm, cursor_text
from search.found_words import found_words
from search.selectors import nearest_location
from search.wider import finder_url, wider_searches

BEYOND_THIS_WEEK = {When.TODAY, When.TOMORROW, When.THIS_WEEK, When.WEEKEND}


def finder_form(query: QueryDict, *, at: datetime) -> FinderForm:
    return FinderForm(query, today=timezone.localdate(at), own_places=own_places())


def finder_context(
    query: QueryDict, form: FinderForm, *, at: datetime, position: Coordinates | None = None
) -> dict[str, Any]:
    """Return what templates/search/finder.html takes. `position`: not in any address here."""
    language_code = get_language() or SOURCE_LANGUAGE
    names = names_for_reader()
    answers = given(query, form)
    context: dict[str, Any] = {
        "form": form,
        "radii_km": RADII_KM,
        "today": form.today,
        "birth": birth_choices(form.today, language_code),
        # Text, so that no language writes degrees its own way.
        "position": {name: str(getattr(position, name)) for name in ("latitude", "longitude")}
        if position
        else None,
    }
    if not form.is_valid():
        return context | {
            "age_question": age_question(form, {}),
            "groups": groups(form, {}, names),
            "place_choices": _choices(answers, form),
        }
    criteria = replace(form.to_criteria(at=at, language_code=language_code), wants_facets=True)
    if position:
        criteria = replace(criteria, origin=position)
    results = engine().find(criteria)
    place: Place | None = form.cleaned_data["place"]
    context |= {
        "criteria": criteria,
        "place": place,
        "results": results,
        "age_question": age_question(form, results.facets),
        "groups": groups(form, results.facets, names),
        "chosen": chosen(answers, form, names),
        "answers_url": finder_url(answers),
        "days": _in_order(results.readings) if criteria.is_by_distance else results.days,
        "sorts": _sorts(answers, criteria.sort)
        if criteria.origin and results.activity_count > 1
        else [],
        "is_outside": bool(place and place.region == "WAL"),
        **_more(answers, form, results),
    }
    context["has_more"] = _is_answered(context["groups"]) or bool(form.cleaned_data["end"])
    if criteria.text.strip():
        context["found_words"] = found_words(criteria.text, language_code, results.corrections)
    # The first date comes sooner on a phone when nothing is said twice.
    context["is_chosen_folded"] = bool(context["days"]) and is_said_above(
        context["chosen"], form, is_near_me=position is not None
    )
    if not context["days"]:
        nearest = nearest_location(criteria.origin)
        context["contact"] = contact_of(nearest) if nearest else None
        context["wider"] = wider_searches(criteria, answers)
    return context


def _is_answered(found: Iterable[Group]) -> bool:
    return any(question.is_answered for group in found for question in group.questions)


def _in_order(readings: Iterable[Reading]) -> list[Day]:
    """Return dates by distance; those that follow each other on one day share its heading."""
    return [
        Day(on, tuple(Entry(reading) for reading in same))
        for on, same in groupby(readings, key=lambda reading: reading.on)
    ]


def _sorts(answers: QueryDict, current: Sort) -> list[dict[str, Any]]:
    words = {Sort.DATE: _("Soonest first"), Sort.DISTANCE: _("Nearest first")}
    return [
        {
            "words": words[sort],
            "url": finder_url(answers, sort=None if sort == Sort.DATE else sort.value),
            "is_current": sort == current,
        }
        for sort in Sort
    ]


def _choices(answers: QueryDict, form: FinderForm) -> list[dict[str, str]]:
    """Return the places a reader may have meant, each with its own question."""
    return [
        {"label": place.label, "url": finder_url(answers, place=place.label)}
        for place in form.answer.places or form.answer.suggestions
    ]


def _more(answers: QueryDict, form: FinderForm, results: FinderResults) -> dict[str, str]:
    """Return where the following days are: `next_page` or `next_week_url`."""
    if results.next_after:
        return {"next_page": finder_url(answers, after=cursor_text(*results.next_after))}
    if form.cleaned_data["when"] in BEYOND_THIS_WEEK:
        return {"next_week_url": finder_url(answers, when=When.NEXT_WEEK)}
    start = form.following_day().isoformat()
    return {"next_page": finder_url(answers, when=None, start=start, end=None)}
