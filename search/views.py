"""The finder's page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.words import SOURCE_LANGUAGE
from locations.places import Place
from locations.selectors import own_places
from locations.views import contact_of
from search.criteria import When
from search.forms import RADII_KM, FinderForm, cursor_text
from search.selectors import FinderResults, find, nearest_location
from search.wider import finder_url, wider_searches


@require_safe
def finder(request: HttpRequest) -> HttpResponse:
    """Show the dates that answer the question in the address; 400 when it makes no sense."""
    at = timezone.now()
    today = timezone.localdate(at)
    form = FinderForm(request.GET, today=today, own_places=own_places())
    context: dict[str, Any] = {"form": form, "radii_km": RADII_KM, "today": today}
    if not form.is_valid():
        context["place_choices"] = _choices(request, form)
        return render(request, "search/finder.html", context, status=400)
    criteria = form.to_criteria(at=at, language_code=get_language() or SOURCE_LANGUAGE)
    results = find(criteria)
    place: Place | None = form.cleaned_data["place"]
    context |= {
        "criteria": criteria,
        "place": place,
        "results": results,
        "is_outside": bool(place and place.region == "WAL"),
        **_more(request, form, results),
    }
    if not results.days:
        nearest = nearest_location(criteria.origin)
        context["contact"] = contact_of(nearest) if nearest else None
        context["wider"] = wider_searches(criteria, request.GET)
    return render(request, "search/finder.html", context)


def _choices(request: HttpRequest, form: FinderForm) -> list[dict[str, str]]:
    """Return the places a reader may have meant, each with its own question."""
    return [
        {"label": place.label, "url": finder_url(request.GET, place=place.label)}
        for place in form.answer.places or form.answer.suggestions
    ]


def _more(request: HttpRequest, form: FinderForm, results: FinderResults) -> dict[str, str]:
    """Return where the following days are: `next_page` or `next_week_url`."""
    if results.next_after:
        return {"next_page": finder_url(request.GET, after=cursor_text(*results.next_after))}
    if form.cleaned_data["when"] in {When.TODAY, When.TOMORROW, When.THIS_WEEK}:
        return {"next_week_url": finder_url(request.GET, when=When.NEXT_WEEK)}
    start = form.following_day().isoformat()
    return {"next_page": finder_url(request.GET, when=None, start=start)}
