"""What one date says outside our pages: in calendars, news and search engines.

In the active language; what is not there in that language is Dutch, and says so. No clock: a
calendar must not change because a day has passed.
"""

from datetime import date
from urllib.parse import urljoin

from babel.lists import format_list
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from activities.choices import Status
from activities.ical import EventText
from activities.readings import PlaceReading, Reading
from content.formats import day_in_words, list_of_days, time_of_day, time_span
from content.words import SOURCE_LANGUAGE

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def event_text(reading: Reading, *, site_url: str) -> EventText:
    """Return the words of one date in a calendar. `site_url`: the address that ours begin with."""
    return EventText(
        summary=summary(reading),
        description="\n".join(_description(reading, site_url=site_url)),
        location=place_line(reading.place) if reading.place else "",
        url=urljoin(site_url, reading.url),
        language_code=reading.activity_language
        if reading.takes_place
        else get_language() or SOURCE_LANGUAGE,
    )


def summary(reading: Reading) -> str:
    """Return "Gaat niet door: Spelen": many programs show the title only.

    A moved date bears its plain title: it stands at its new time already.
    """
    title = reading.activity_title
    if reading.series_name:
        title = f"{title} · {reading.series_name}"
    if reading.status == Status.CANCELLED:
        return _("Does not take place: %(title)s") % {"title": isolated(title)}
    if reading.status == Status.POSTPONED:
        return _("Postponed: %(title)s") % {"title": isolated(title)}
    return title


def change_lines(reading: Reading) -> list[str]:
    """Return what changed, one sentence a line; nothing for a date that is as planned."""
    if reading.status == Status.CANCELLED:
        lines = [_("Does not take place")]
    elif reading.status == Status.POSTPONED:
        lines = [_("Postponed. There is no new day yet.")]
    elif reading.status == Status.MOVED:
        lines = [_("Moved"), *_was(reading)]
    else:
        return []
    return [*lines, reading.reason.text] if reading.reason else lines


def ask_lines(reading: Reading) -> list[str]:
    """Return that one had better ask first, when nobody has looked for long; "" otherwise."""
    if not (reading.ask_first and reading.takes_place):
        return []
    lines = [_("Ask us first")]
    if checked_on := reading.checked_on:
        day = list_of_days([checked_on], today=reading.on)
        lines.append(_("Last checked on %(day)s.") % {"day": isolated(day)})
    return lines


def when_line(reading: Reading) -> str:
    """Return "dinsdag 24 november, 9.30 – 11.30 uur"."""
    times = time_span(reading.starts_at.time(), reading.ends_at.time())
    return f"{_day(reading.on, reading)}, {isolated(times)}"


def place_line(place: PlaceReading) -> str:
    """Return "Huis van het Kind, Lindeplein 1, 0901 Demostad", without a street on request."""
    return ", ".join(filter(None, (place.name, place.address)))


def isolated(text: str) -> str:
    """Return a text that keeps its own direction between words from right to left."""
    if not get_language_bidi():
        return text
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def _was(reading: Reading) -> list[str]:
    lines = []
    if before := reading.previous_starts_at:
        when = f"{_day(before.date(), reading)}, {isolated(time_of_day(before.time()))}"
        lines.append(_("Was: %(what)s.") % {"what": when})
    if reading.previous_place:
        lines.append(_("Was: %(what)s.") % {"what": isolated(reading.previous_place)})
    return lines


def _day(on: date, reading: Reading) -> str:
    # The year stands there only when the date moved across New Year.
    return day_in_words(on, today=reading.on)


def _description(reading: Reading, *, site_url: str) -> list[str]:
    lines = change_lines(reading) + ask_lines(reading)
    if reading.note:
        lines.append(reading.note.text)
    if reading.is_full:
        lines.append(_("Full"))
    if reading.activity_language != (get_language() or SOURCE_LANGUAGE):
        lines.append(_("This text is not in your language yet. The text is in Dutch."))
    lines += [reading.activity_summary.text, *_access(reading)]
    if reading.languages:
        names = format_list(list(reading.languages), locale=get_language() or SOURCE_LANGUAGE)
        lines.append(_("We speak %(languages)s.") % {"languages": names})
    if reading.place and reading.place.is_address_on_request:
        lines.append(_("Call us for the address."))
    lines.append(isolated(reading.location_title))
    if reading.location_phone:
        lines.append(_("Call us: %(phone)s") % {"phone": isolated(reading.location_phone)})
    return [*lines, urljoin(site_url, reading.url)]


def _access(reading: Reading) -> list[str]:
    lines = [_("Free")] if reading.is_free else []
    first = _("Register first") if reading.needs_registration else _("No need to register")
    return [*lines, first]
