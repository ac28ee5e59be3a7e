"""What pages show of apps that do not know each other."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from activities.readings import Day
from activities.selectors import read, upcoming_of_location
from content.contexts import page_context
from content.words import SOURCE_LANGUAGE
from home.models import HomePage
from locations.selectors import own_places
from practices.models import GoodPracticePage
from search.criteria import When
from search.finding import finder
from search.forms import FinderForm
from search.wider import finder_url

DAYS_ON_FRONT_PAGE = 2
DATES_TO_VISIT = 3


@page_context(HomePage)
def finder_on_front_page(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """Add the finder's form and the first dates of this week."""
    at = timezone.now()
    # The names of the locations' own places cost a query: only who asks for a place needs them.
    own = own_places() if request.GET.get("place") else ()
    form = FinderForm(request.GET, today=timezone.localdate(at), own_places=own)
    criteria = FinderForm.without_answers(today=timezone.localdate(at)).to_criteria(
        at=at, language_code=get_language() or SOURCE_LANGUAGE
    )
    days = finder().find(criteria).days[:DAYS_ON_FRONT_PAGE]
    return {
        "form": form,
        "days": [Day(day.on, day.entries[:1]) for day in days],
        "place_name": "",
        "week_url": finder_url(request.GET, when=When.THIS_WEEK),
    }


@page_context(GoodPracticePage)
def dates_to_visit(page: GoodPracticePage, request: HttpRequest) -> dict[str, Any]:
    """Add the coming dates of the location: a visit teaches more than a text."""
    if page.location is None:
        return {"readings": []}
    at = timezone.now()
    dates = upcoming_of_location(page.location, at=at)[:DATES_TO_VISIT]
    return {"readings": read(dates, language_code=get_language() or SOURCE_LANGUAGE, at=at)}
