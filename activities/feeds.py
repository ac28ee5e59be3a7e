"""Calendars to put in one's own or to follow: of one date, an activity, a location, the network."""

from datetime import date, timedelta
from urllib.parse import urljoin
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activities.event_words import event_text
from activities.feed_selectors import (
    FeedDates,
    dates_of_location,
    feed_dates,
    kept_dates,
    last_edit_at,
    month_start,
    shown_activity,
    shown_location,
    site_url,
)
from activities.ical import CalendarFacts, calendar
from activities.models import Occurrence
from activities.querysets import OccurrenceQuerySet
from activities.serving import Feed, feed_view
from content.formats import day_in_words
from content.words import SOURCE_LANGUAGE

CONTENT_TYPE = "text/calendar; charset=utf-8"


@feed_view
def date_calendar(request: HttpRequest, uid: UUID) -> Feed:
    dates = Occurrence.objects.public().filter(uid=uid)
    found = feed_dates(dates, language_code=language_now())
    if not found.readings:
        raise Http404
    reading = found.readings[0]
    # By its own UID, whatever its series: who takes one date has not asked for the rest.
    alone = FeedDates(found.readings, rules={})
    return calendar_feed(request, alone, name=reading.activity_title, page_url=reading.url)


@feed_view
def activity_calendar(request: HttpRequest, key: UUID) -> Feed:
    page = shown_activity(key)
    if page is None:
        raise Http404
    at = timezone.now()
    dates = kept_dates(at=at).filter(activity_key=key)
    found = feed_dates(dates, language_code=language_now())
    title = page.words["title"].text
    return calendar_feed(request, found, name=title, page_url=page.url_for_reader)


@feed_view
def location_calendar(request: HttpRequest, name: str) -> Feed:
    page = shown_location(name)
    if page is None:
        raise Http404
    at = timezone.now()
    dates = dates_of_location(page, at=at)
    found = feed_dates(dates, language_code=language_now())
    return calendar_feed(request, found, name=page.title, page_url=page.url_for_reader)


@feed_view
def network_calendar(request: HttpRequest) -> Feed:
    at = timezone.now()
    dates: OccurrenceQuerySet = Occurrence.objects.public().filter(on__gte=month_start(at))
    found = feed_dates(dates, language_code=language_now())
    return calendar_feed(
        request, found, name=_("Activities at KOALA"), page_url=f"/{language_now()}/"
    )


def calendar_feed(
    request: HttpRequest, found: FeedDates, *, name: str, page_url: str, query: str = ""
) -> Feed:
    """Return these dates as a calendar in the active language. `query`: what was asked, if any."""
    root = site_url()
    facts = CalendarFacts(
        name=name,
        description=_until(found.before) if found.before else "",
        language_code=language_now(),
        page_url=urljoin(root, page_url),
        feed_url=urljoin(root, f"{request.path}?{query}" if query else request.path),
    )
    body = calendar(
        facts,
        found.readings,
        rules=found.rules,
        words_of=lambda reading: event_text(reading, site_url=root),
    )
    return Feed(
        body,
        CONTENT_TYPE,
        file_name=f"{slugify(name) or 'koala'}.ics",
        changed_at=max(filter(None, (found.changed_at, last_edit_at())), default=None),
    )


def language_now() -> str:
    return get_language() or SOURCE_LANGUAGE


def _until(before: date) -> str:
    last = day_in_words(before - timedelta(days=1), today=date.min)  # always with its year
    return _("There are more dates than fit in one calendar: it goes up to %(day)s.") % {
        "day": last
    }
