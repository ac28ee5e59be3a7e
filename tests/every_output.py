"""Everything that shows the dates of one activity, in one language, as text without tags."""

import json
import re
from html import unescape

from django.utils import timezone
from icalendar import Calendar

from activities.models import Occurrence
from activities.short_addresses import short_code

LANGUAGES = ["nl", "fr", "en", "ar", "tr"]
WEEK, MONTH = "2026-W48", "2026-11"
# What a calendar counts or stamps whenever anything changed.
COUNTS = re.compile(r"(?m)^(SEQUENCE|DTSTAMP|LAST-MODIFIED)[:;].*(\r?\n [^\r\n]*)*\r?\n")
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))


def pages(activity, language):
    """Return the addresses of pages, by name."""
    location = activity.get_parent()
    home, here = f"/{language}/agenda", f"/{language}/agenda/locatie/{location.slug}"
    own = activity.url.removeprefix("/nl")
    return {
        "finder": f"/{language}/zoeken/?place=9000",
        "activity page": f"/{language}{own}",
        "location page": f"/{language}{location.url.removeprefix('/nl')}",
        "agenda": f"{home}/",
        "week": f"{home}/week/{WEEK}/",
        "month": f"{home}/maand/{MONTH}/",
        "week on paper": f"{home}/week/{WEEK}/afdrukken/",
        "agenda of the location": f"{here}/",
        "poster": f"{here}/activiteit/{activity.slug}/affiche/",
        "poster of the week": f"{here}/week/{WEEK}/affiche/",
    }


def calendars(activity, language):
    location = activity.get_parent()
    return {
        "calendar of the activity": (
            f"/{language}/agenda/activiteit/{activity.translation_key}.ics"
        ),
        "calendar of the location": (f"/{language}/agenda/locatie/{location.translation_key}.ics"),
        "calendar of the network": f"/{language}/agenda/netwerk.ics",
    }


def outputs(client, activity, language):
    """Return the words of every output, by its name."""
    found = {}
    for name, address in pages(activity, language).items():
        found[name] = words_of(answer(client, address))
    found["data for search engines"] = data_of(
        answer(client, pages(activity, language)["activity page"])
    )
    check_short_address(client, activity, language)
    for name, address in calendars(activity, language).items():
        found[name] = calendar_words(answer(client, address))
    for row in Occurrence.objects.filter(activity_key=activity.translation_key):
        if timezone.now() < row.ends_at and row.starts_at.month == 11:
            address = f"/{language}/agenda/datum/{row.uid}.ics"
            found[f"calendar of {row.original_date}"] = calendar_words(answer(client, address))
    return found


def check_short_address(client, activity, language):
    """Check that the short address, which is on paper, leads to the page of the activity."""
    code = short_code(activity.translation_key)
    response = client.get(f"/a/{code}", HTTP_ACCEPT_LANGUAGE=language)
    assert response.status_code == 302
    targets = (activity.url, pages(activity, language)["activity page"])
    assert response["Location"].endswith(targets)


def news(client, activity, language):
    location = activity.get_parent()
    address = f"/{language}/agenda/locatie/{location.translation_key}.atom"
    return words_of(answer(client, address))


def answer(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def words_of(html):
    html = re.sub(r"(?s)<(head|script|style|svg)\b.*?</\1>", "", html)
    html = re.sub(r'name="csrfmiddlewaretoken"[^>]*', "", html)
    return plain(unescape(re.sub(r"<[^>]+>", " ", html)))


def plain(text):
    """Return a text with one kind of space and without marks of direction."""
    return " ".join(text.translate(ISOLATES).split()).replace(" .", ".").replace(" ,", ",")


def data_of(html):
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    [series] = [each for each in map(json.loads, blocks) if each["@type"] == "EventSeries"]
    return json.dumps(series, ensure_ascii=False)


def calendar_words(ics):
    Calendar.from_ical(ics)
    ics = COUNTS.sub("", ics.replace("\r\n", "\n"))
    return plain(ics.replace("\n ", "").replace("\\,", ","))
