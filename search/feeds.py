"""The answer to a question as a calendar that one follows."""

from dataclasses import replace
from datetime import datetime, time

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.feed_selectors import feed_dates, month_start
from activities.feeds import calendar_feed, language_now
from activities.schedule import BRUSSELS, horizon
from activities.serving import BadQuestionError, Feed, feed_view
from locations.places import Place
from locations.selectors import own_places
from search.criteria import FinderCriteria
from search.finding import finder
from search.forms import FinderForm
from search.wider import finder_url

MAX_DATES = 1_000  # every question is another calendar, which nobody has made ready


@feed_view
def finder_calendar(request: HttpRequest) -> Feed:
    """Return what the finder would find; without "when", every date that is known."""
    at = timezone.now()
    form = FinderForm(request.GET, today=timezone.localdate(at), own_places=own_places())
    if not form.is_valid():
        sentences = [str(error) for errors in form.errors.values() for error in errors]
        raise BadQuestionError(" ".join(sentences))
    criteria = form.to_criteria(at=at, language_code=language_now())
    if not any(form.cleaned_data[name] for name in ("when", "start", "end")):
        criteria = _without_end(criteria)
    # From midnight, so that the calendar stays the same for a day.
    criteria = replace(criteria, at=datetime.combine(criteria.first, time.min, tzinfo=BRUSSELS))
    found = feed_dates(finder().dates(criteria), language_code=language_now(), most=MAX_DATES)
    place: Place | None = form.cleaned_data["place"]
    name = _("Activities near %(place)s") % {"place": place.name} if place else ""
    return calendar_feed(
        request,
        found,
        name=name or _("Activities at KOALA"),
        page_url=finder_url(request.GET),
        query=finder_url(request.GET).partition("?")[2],
    )


def _without_end(criteria: FinderCriteria) -> FinderCriteria:
    """Return the question about every date from this month on."""
    today = criteria.at.astimezone(BRUSSELS).date()
    return criteria.with_days(month_start(criteria.at), horizon(today).last)
