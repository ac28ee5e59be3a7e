"""What the pages of locations show."""

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

from babel.dates import get_day_names
from babel.lists import format_list
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from content.contexts import page_context
from content.formats import in_a_row, time_span, time_span_in_words
from content.pictures import picture_reading
from content.words import SOURCE_LANGUAGE, Words
from locations.models import LocationPage
from locations.readings import (
    CallTime,
    ContactReading,
    HoursReading,
    consecutive,
    group_call_times,
    is_fresh,
    is_shown_on,
    phone_href,
    whatsapp_href,
)
from locations.selectors import closure_on


@page_context(LocationPage)
def location_context(page: LocationPage, request: HttpRequest) -> dict[str, Any]:
    today = timezone.localdate()
    has_notice = notice_title_on(page, today=today)
    return {
        "contact": contact_of(page),
        "call_hours": call_hours_of(page),
        "notice": {
            "title": page.words["notice_title"],
            "text": page.words["notice_text"],
            "until": page.notice_until,
        }
        if has_notice
        else None,
        "is_closed": closure_on(page, today) is not None,
        "people": [
            {"name": row.name, "text": page.words.row("team", row, "introduction")}
            for row in page.team.all()
        ],
        "partners": [row.name for row in page.partners.all()],
        "helps_with": _lines(page.words["helps_with"]),
        "last_minute": page.words["last_minute_places"]
        if is_fresh(page.last_minute_checked_on, today=today)
        else "",
        "picture": picture_reading(page.image),
        "checked_on": page.checked_on,
        "ask_first": page.freshness(today).asks_first,
    }


def _lines(words: Words) -> list[Words]:
    return [replace(words, text=line) for line in words.text.splitlines() if line.strip()]


def notice_title_on(page: LocationPage, *, today: date) -> Words | None:
    """Return the heading of the notice of a Dutch page, while it is to be shown."""
    is_shown = is_shown_on(page.notice_from, page.notice_until, today=today)
    return page.words["notice_title"] if is_shown else None


def contact_of(page: LocationPage, *, about: str = "") -> ContactReading:
    """Return whom to call; a WhatsApp message begins with what it is about, in two languages."""
    return ContactReading(
        name=page.phone_contact,
        phone=page.phone,
        phone_href=phone_href(page.phone),
        whatsapp_href=whatsapp_href(page.whatsapp, quote(_first_words(about or page.title))),
        hours=_hours_sentence(page),
    )


def _first_words(about: str) -> str:
    """Return the beginning of a message: in the reader's language, and for us in Dutch."""
    own = _("Hello! I have a question about %(about)s.") % {"about": about}
    with override(SOURCE_LANGUAGE):
        dutch = _("Hello! I have a question about %(about)s.") % {"about": about}
    return own if own == dutch else f"{own}\n{dutch}"


def call_hours_of(page: LocationPage) -> list[HoursReading]:
    rows = []
    for days, hours in group_call_times(_call_times(page)):
        times = in_a_row(time_span(opens, closes) for opens, closes in hours)
        rows.append(HoursReading(_days_in_words(days), times or _("Closed")))
    return rows


def _call_times(page: LocationPage) -> list[CallTime]:
    return [CallTime(row.weekday, row.opens, row.closes) for row in page.call_hours.all()]


def _hours_sentence(page: LocationPage) -> str:
    """Return "Maandag tot vrijdag, van 9 tot 16 uur." when the hours are that simple."""
    answered = [row for row in group_call_times(_call_times(page)) if row[1]]
    if len(answered) != 1 or len(answered[0][1]) != 1:
        return ""
    days, [(opens, closes)] = answered[0]
    return _("%(days)s, %(times)s.") % {
        "days": _days_in_words(days),
        "times": time_span_in_words(opens, closes),
    }


def _days_in_words(days: list[int]) -> str:
    language = get_language() or SOURCE_LANGUAGE
    names = get_day_names("wide", locale=language)
    if consecutive(days):
        text = _("%(first)s to %(last)s") % {"first": names[days[0]], "last": names[days[-1]]}
    else:
        text = format_list([names[day] for day in days], locale=language)
    return text[:1].upper() + text[1:]
