"""Points on the Earth and the distance between them."""

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088  # mean radius of the IUGG


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point in decimal degrees, WGS 84: latitude in [-90, 90], longitude in [-180, 180].

    Anything outside, NaN included, raises ValueError.
    """

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        # Written as "not inside", since NaN compares false with everything.
        if not -90 <= self.latitude <= 90:
            raise ValueError(f"Latitude must lie in [-90, 90], got {self.latitude}.")
        if not -180 <= self.longitude <= 180:
            raise ValueError(f"Longitude must lie in [-180, 180], got {self.longitude}.")


def distance_km(start: Coordinates, end: Coordinates) -> float:
    """Return the great-circle distance in kilometres (haversine, IUGG mean radius).

    Treats the Earth as a sphere: off by at most about 0.5 %, fine for "within 5 km".
    """
    south, north = radians(start.latitude), radians(end.latitude)
    half_chord_squared = (
        sin((north - south) / 2) ** 2
        + cos(south) * cos(north) * sin(radians(end.longitude - start.longitude) / 2) ** 2
    )
    # Rounding can lift the value of two opposite points just above 1, outside asin's range.
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half_chord_squared)))


def bounding_box(origin: Coordinates, radius_km: float) -> tuple[float, float, float, float]:
    """Return (south, west, north, east) in degrees, holding every point within `radius_km`.

    The corners lie further away than the radius: measure with `distance_km` afterwards. Near a
    pole or the date line the box takes in every longitude, so that west never exceeds east.
    A negative radius raises ValueError.
    """
    if not radius_km >= 0:
        raise ValueError(f"A radius must be 0 km or more, got {radius_km}.")
    # A hair wider (0.1 mm), so that rounding does not leave out a point on the edge.
    angle = radius_km / EARTH_RADIUS_KM + 2e-11
    south = origin.latitude - degrees(angle)
    north = origin.latitude + degrees(angle)
    if south <= -90 or north >= 90:
        return max(south, -90.0), -180.0, min(north, 90.0), 180.0
    # Not angle / cos(latitude): a circle is widest a little closer to the pole than its centre.
    half_width = degrees(asin(sin(angle) / cos(radians(origin.latitude))))
    west, east = origin.longitude - half_width, origin.longitude + half_width
    if west < -180 or east > 180:
        west, east = -180.0, 180.0
    return south, west, north, east
