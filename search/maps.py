"""The map of the finder: where each card of the list belongs on it. The words are on the cards."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context

from activities.readings import Day, Reading

register = template.Library()


@dataclass(frozen=True, slots=True)
class MapEntry:
    """The card with that number. Degrees are text, so that no language writes them its own way.

    Both are empty when the public position is not known: an address on request, or no place.
    """

    number: int
    url: str
    latitude: str
    longitude: str
    place: str
    town: str

    @property
    def is_on_map(self) -> bool:
        return bool(self.latitude)


def map_entries(days: Iterable[Day]) -> list[MapEntry]:
    """Return one entry for each card, in the order of the list; a stub has no card."""
    readings = [entry.reading for day in days for entry in day.entries if not entry.is_stub]
    return [_entry(number, reading) for number, reading in enumerate(readings, start=1)]


def _entry(number: int, reading: Reading) -> MapEntry:
    place = reading.place
    has_position = place and place.latitude is not None and place.longitude is not None
    return MapEntry(
        number=number,
        url=reading.url,
        latitude=str(place.latitude) if place and has_position else "",
        longitude=str(place.longitude) if place and has_position else "",
        place=place.line if place else "",
        town=place.municipality if place else "",
    )


@register.inclusion_tag("components/map.html", takes_context=True)
def finder_map(context: Context, days: Iterable[Day]) -> dict[str, Any]:
    """Show the map of a list of days; nothing when no card has a position."""
    entries = map_entries(days)
    return {
        "request": context.get("request"),
        "entries": entries if any(entry.is_on_map for entry in entries) else [],
        "missing_count": sum(not entry.is_on_map for entry in entries),
        "tiles": settings.MAP_TILES,
    }
