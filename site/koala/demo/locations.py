"""The six locations of the demo content, in one list."""

from koala.demo.locations_bus import HEUVELRAND
from koala.demo.locations_many_places import LOCATIONS_WITH_MANY_PLACES
from koala.demo.locations_one_house import LOCATIONS_IN_ONE_HOUSE
from koala.demo.shapes import Row

LOCATIONS: list[Row] = sorted(
    [*LOCATIONS_IN_ONE_HOUSE, *LOCATIONS_WITH_MANY_PLACES, HEUVELRAND],
    key=lambda location: location["key"],
)
