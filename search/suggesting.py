"""What somebody may be typing: places, locations and activities."""

from collections.abc import Sequence

from django.utils.translation import get_language

from content.words import SOURCE_LANGUAGE
from locations.gazetteer import gazetteer
from locations.models import LocationPage
from locations.places import Place, find_places
from locations.selectors import own_places
from search.engine import Suggestion
from search.finding import finder
from search.letters import fold

MAX_SUGGESTIONS = 8
MAX_TYPED = 60  # characters; who types more is not looking for a word in a list
MIN_TYPED = 2


def suggestions(typed: str, *, about: str = "") -> list[Suggestion]:
    """Return at most eight. `about`: "place" for places, "text" for the rest, "" for all.

    Four queries at most, whatever was typed.
    """
    typed = typed.strip()
    if not MIN_TYPED <= len(typed) <= MAX_TYPED or "\x00" in typed:
        return []
    found: list[Suggestion] = []
    if about != "place":
        found += finder().suggest(typed, get_language() or SOURCE_LANGUAGE)
        found += _locations(typed)
    if about != "text":
        most = MAX_SUGGESTIONS if about == "place" else MAX_SUGGESTIONS // 2
        places = [Suggestion(place.label, SOURCE_LANGUAGE) for place in _places(typed)[:most]]
        found = [*found[: MAX_SUGGESTIONS - len(places)], *places]
    return list(dict.fromkeys(found))[:MAX_SUGGESTIONS]


def _places(typed: str) -> Sequence[Place]:
    if typed.isdigit() and len(typed) < 4:
        by_postcode = gazetteer().by_postcode
        codes = sorted(code for code in by_postcode if code.startswith(typed))
        # The codes of Brussels share a place: each place once.
        return list(dict.fromkeys(by_postcode[code][0] for code in codes))[:MAX_SUGGESTIONS]
    answer = find_places(typed, extra=own_places())
    return answer.places or answer.suggestions


def _locations(typed: str) -> list[Suggestion]:
    start = " ".join(fold(typed).split())
    titles = LocationPage.objects.shown().order_by("title").values_list("title", flat=True)
    return [
        Suggestion(title, SOURCE_LANGUAGE) for title in titles if f" {start}" in f" {fold(title)}"
    ][:MAX_SUGGESTIONS]
