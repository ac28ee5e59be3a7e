"""The activities of the demo content, in one list: A01 to A25 without A24.

A24 is no content: it is an activity that crosses midnight, which the site refuses.
"""

from koala.demo.activities_brug_and_waterkant import ACTIVITIES_OF_BRUG_AND_WATERKANT
from koala.demo.activities_heuvelrand import ACTIVITIES_OF_HEUVELRAND
from koala.demo.activities_lindewijk import ACTIVITIES_OF_LINDEWIJK
from koala.demo.activities_lindewijk_guests import ACTIVITIES_WITH_GUESTS
from koala.demo.activities_vier_pleintjes import ACTIVITIES_OF_VIER_PLEINTJES
from koala.demo.shapes import Row

ACTIVITIES: list[Row] = sorted(
    [
        *ACTIVITIES_OF_LINDEWIJK,
        *ACTIVITIES_WITH_GUESTS,
        *ACTIVITIES_OF_VIER_PLEINTJES,
        *ACTIVITIES_OF_BRUG_AND_WATERKANT,
        *ACTIVITIES_OF_HEUVELRAND,
    ],
    key=lambda activity: activity["key"],
)
