"""Reads beside the finder."""

from locations.geo import Coordinates, distance_km
from locations.models import LocationPage


def nearest_location(origin: Coordinates | None) -> LocationPage | None:
    """Return the location that is nearest, to call when nothing is found."""
    locations = list(LocationPage.objects.shown().select_related("locale"))
    if not locations:
        return None
    if origin is None:
        return locations[0]
    return min(
        locations,
        key=lambda page: distance_km(origin, Coordinates(page.latitude, page.longitude)),
    )
