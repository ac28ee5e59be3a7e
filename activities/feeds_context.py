"""What pages carry for calendars, news readers and search engines."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from activities.choices import AttendanceMode
from activities.models import ActivityPage
from activities.readings import Reading
from activities.schemaorg import (
    ActivityFacts,
    LocationFacts,
    Organisation,
    activity_data,
    location_data,
)
from activities.selectors import place_reading
from content.contexts import linked_data, page_context
from locations.models import LocationIndexPage, LocationPage
from locations.readings import CallTime


@page_context(ActivityPage)
def activity_calendar_links(page: ActivityPage, request: HttpRequest) -> dict[str, Any]:
    return _calendar(request, reverse("activities:activity_calendar", args=[page.translation_key]))


@page_context(LocationPage)
def location_feed_links(page: LocationPage, request: HttpRequest) -> dict[str, Any]:
    # By its key, not its slug: who follows a location keeps following when its address changes.
    key = str(page.translation_key)
    return {
        **_calendar(request, reverse("activities:location_calendar", args=[key])),
        "atom_url": reverse("activities:location_news", args=[key]),
    }


@page_context(LocationIndexPage)
def network_feed_links(page: LocationIndexPage, request: HttpRequest) -> dict[str, Any]:
    return {
        **_calendar(request, reverse("activities:network_calendar")),
        "atom_url": reverse("activities:network_news"),
    }


def _calendar(request: HttpRequest, url: str) -> dict[str, str]:
    return {"ics_url": url, "webcal_url": f"webcal://{request.get_host()}{url}"}


@linked_data(ActivityPage)
def data_of_activity(page: ActivityPage, context: dict[str, Any]) -> list[dict[str, Any]]:
    url = page.full_url_for_reader
    readings = _shown_readings(context)
    picture = context.get("picture")
    facts = ActivityFacts(
        name=page.words["title"].text,
        description=page.words["summary"].text,
        url=url,
        image_url=urljoin(url, picture.url) if picture else "",
        activity_type=readings[0].activity_type if readings else "",
        age_min_months=page.age_min_months,
        age_max_months=page.age_max_months,
        pregnant_words=_("Pregnant parents"),
        price_eur=page.cost_eur,
        capacity=page.capacity,
        attendance_mode=AttendanceMode(page.attendance_mode),
        languages=tuple(
            dict.fromkeys(code for reading in readings for code in reading.language_codes)
        ),
        organisers=tuple(_organisers(url, context)),
        ask_first_words=_ask_first_words(context),
    )
    return [activity_data(facts, readings)]


def _ask_first_words(context: dict[str, Any]) -> str:
    if not context["ask_first"]:
        return ""
    return _("Ask us first: %(phone)s.") % {"phone": context["contact"].phone}


def _shown_readings(context: dict[str, Any]) -> list[Reading]:
    """Return the dates that the page shows, each once, in order."""
    named = [context.get(name) for name in ("stop_reading", "next_reading", "cancelled_reading")]
    found = {each.uid: each for each in (*named, *context.get("readings", [])) if each}
    return sorted(found.values(), key=lambda each: (each.starts_at, each.uid))


def _organisers(url: str, context: dict[str, Any]) -> Iterable[Organisation]:
    yield Organisation(context["location_title"], urljoin(url, context["location_url"] or ""))
    for location in context.get("co_organisers", []):
        yield Organisation(location.title, urljoin(url, location.url_for_reader))
    if partner := context.get("organiser"):
        yield Organisation(partner.name, partner.url)


@linked_data(LocationPage)
def data_of_location(page: LocationPage, context: dict[str, Any]) -> list[dict[str, Any]]:
    url = page.full_url_for_reader
    picture = context.get("picture")
    facts = LocationFacts(
        name=page.title,
        description=" ".join(filter(None, (_ask_first_words(context), page.words["intro"].text))),
        url=url,
        phone=page.phone,
        postcode=page.postcode,
        municipality=page.municipality,
        image_url=urljoin(url, picture.url) if picture else "",
        call_times=tuple(
            CallTime(row.weekday, row.opens, row.closes) for row in page.call_hours.all()
        ),
        places=tuple(
            place_reading(point) for point in page.meeting_points.all() if point.is_regular
        ),
        contact_words=_("Call us"),
    )
    return [location_data(facts)]
