"""The front page, the words above the lists, and the information pages of the demo content."""

from koala.demo.pages_information import ABOUT, ACCESSIBILITY
from koala.demo.pages_sources import PRIVACY
from koala.demo.shapes import Row

HOME: Row = {
    "title": "KOALA",
    "promise": "Kom spelen met je kindje. Dicht bij jou.",
    "lead": "Voor kinderen tot 3 jaar en als je zwanger bent. Gratis.",
}

LOCATIONS_INTRO = "Bij elke KOALA kan je spelen en babbelen. Kies er een dicht bij jou."
PRACTICES_INTRO = "Wat werkt bij andere KOALA's, wat niet, en waar je kan gaan kijken."
METHODOLOGY_INTRO = "Hoe een KOALA werkt: luisteren, een doel kiezen, meten en bijsturen."

STANDARD_PAGES: list[Row] = [ABOUT, ACCESSIBILITY, PRIVACY]
