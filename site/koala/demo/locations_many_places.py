"""Locations that meet in several houses: L2 (Voorbeeldegem) and L3 (Testkerke)."""

from datetime import date, time

from koala.demo.shapes import Row, location, meeting_point, partner, person

VOORBEELDEGEM: Row = {"postcode": "0902", "municipality": "Voorbeeldegem"}
TESTKERKE: Row = {"postcode": "0903", "municipality": "Testkerke"}

VIER_PLEINTJES = location(
    "L2",
    title="KOALA Vier Pleintjes",
    slug="koala-vier-pleintjes",
    intro=(
        "Hallo! Kom spelen met je kindje. Wij zijn op vier plaatsen in Voorbeeldegem. "
        "Het is gratis."
    ),
    **VOORBEELDEGEM,
    latitude=51.0840,
    longitude=3.7780,
    neighbourhoods="Noord, Oost, Zuid, West, Noordplein, Oostplein, Westpark",
    phone="+32 000 00 00 02",
    phone_contact="Els",
    whatsapp="+32 000 00 00 02",
    email="vierpleintjes@example.org",
    notice_title="Andere deur op maandag",
    notice_text="De voordeur van Buurthuis Noord is stuk. Kom binnen langs de tuin.",
    notice_from=date(2026, 11, 16),
    notice_until=date(2026, 12, 7),
    helps_with="\n".join(
        [
            "Kinderopvang zoeken",
            "Je kind inschrijven op school",
            "Een hobby vinden voor je kind",
            "Hulp met brieven en papieren",
        ]
    ),
    settling_in="Je kindje went eerst samen met jou. Daarna blijft het een uurtje alleen.",
    extra_places=18,
    meeting_points=[
        meeting_point(
            "L2-north",
            "Buurthuis Noord",
            at=(51.0871, 3.7775),
            street="Noordplein 4",
            directions="Bus 7, halte Noordplein.",
            is_wheelchair_accessible=True,
            **VOORBEELDEGEM,
        ),
        meeting_point(
            "L2-east",
            "Wijkcentrum Oost",
            at=(51.0843, 3.7832),
            street="Oostplein 12",
            directions="Naast de school De Wip.",
            is_wheelchair_accessible=True,
            **VOORBEELDEGEM,
        ),
        meeting_point(
            "L2-south",
            "Sporthal Zuid",
            at=(51.0811, 3.7786),
            street="Zuidstraat 30",
            directions="Bus 7, halte Zuidstraat. De ingang is achteraan.",
            is_wheelchair_accessible=True,
            **VOORBEELDEGEM,
        ),
        meeting_point(
            "L2-west",
            "Speeltuin West",
            at=(51.0838, 3.7724),
            street="Westpark",
            directions="Bus 9, halte Westpark. Wij wachten aan de grote boom.",
            **VOORBEELDEGEM,
        ),
        meeting_point(
            "L2-school",
            "School De Wip",
            at=(51.0845, 3.7839),
            street="Oostplein 14",
            directions="De school is naast Wijkcentrum Oost. Neem de gele deur.",
            is_regular=False,
            **VOORBEELDEGEM,
        ),
        meeting_point(
            "L2-square",
            "Marktplein",
            at=(51.0840, 3.7780),
            directions="Bus 7 of 9, halte Markt.",
            is_wheelchair_accessible=True,
            is_regular=False,
            **VOORBEELDEGEM,
        ),
    ],
    partners=[
        partner(
            "Huis van het Kind Voorbeeldegem",
            "house-of-the-child",
            "Beantwoordt je vragen, elke maandag in Noord.",
            is_core=True,
        ),
        partner(
            "Kinderopvang Het Nest", "childcare", "Opvang voor kinderen tot 3 jaar.", is_core=True
        ),
        partner("School De Wip", "school", "Geeft ons een klas vanaf januari."),
        partner("Bibliotheek Voorbeeldegem", "library", "Brengt boekjes mee."),
        partner(
            "Gezinspunt Vier Pleintjes",
            "family-support",
            "Els en Samira werken hier.",
            is_core=True,
        ),
    ],
    team=[
        person(
            "Els",
            "Zij helpt jou en je gezin. Ze spreekt Nederlands en Frans.",
            is_agogic=True,
        ),
        person(
            "Samira",
            "Zij speelt met de kinderen. Ze spreekt ook Berbers en Arabisch.",
            is_pedagogic=True,
        ),
    ],
    call_hours=[
        (0, time(8, 30), time(12)),
        (1, time(9), time(16)),
        (3, time(8, 30), time(12)),
        (4, time(9), time(16)),
    ],
    picture="speeltuin.jpg",
)

DE_BRUG = location(
    "L3",
    title="KOALA De Brug",
    slug="koala-de-brug",
    intro="Hallo! Wij komen in vier kinderopvangen in Testkerke. Bel Joke. Dan spreken wij af.",
    **TESTKERKE,
    latitude=50.8790,
    longitude=4.7010,
    neighbourhoods="De Brug, Molenwijk, Vaartkant",
    phone="+32 000 00 00 03",
    phone_contact="Joke",
    whatsapp="+32 000 00 00 03",
    email="debrug@example.org",
    helps_with="\n".join(
        [
            "Kinderopvang zoeken",
            "Papieren voor de kinderopvang",
            "Opvang voor als je werk of les hebt",
            "Andere ouders leren kennen",
        ]
    ),
    settling_in=(
        "Je kindje went op zijn eigen tempo. Eerst blijf jij erbij. Daarna ga je een kwartiertje "
        "weg. Zo gaat het elke keer wat langer. Joke helpt jullie."
    ),
    last_minute_places=(
        "Deze week is er plaats bij Het Vlot en bij De Steiger. Heb je vandaag opvang nodig? "
        "Bel Joke."
    ),
    last_minute_checked_on=date(2026, 11, 20),
    extra_places=36,
    meeting_points=[
        meeting_point(
            "L3-vlot",
            "Kinderopvang Het Vlot",
            at=(50.8812, 4.7042),
            street="Vaartstraat 8",
            directions="Bus 2, halte Vaart. Bel aan bij de rode deur.",
            is_wheelchair_accessible=True,
            **TESTKERKE,
        ),
        meeting_point(
            "L3-steiger",
            "Kinderopvang De Steiger",
            at=(50.8764, 4.6975),
            street="Molenweg 21",
            directions="Bus 4, halte Molen.",
            is_wheelchair_accessible=True,
            **TESTKERKE,
        ),
        meeting_point(
            "L3-oever",
            "Kinderopvang De Oever",
            at=(50.8837, 4.6941),
            street="Oeverlaan 5",
            directions="Bus 2, halte Oever. Er zijn drie trappen. Wij helpen met je buggy.",
            is_pram_accessible=False,
            **TESTKERKE,
        ),
        # Somebody's own house: families call for the address.
        meeting_point(
            "L3-mieke",
            "Opvang bij Mieke thuis",
            at=(50.8741, 4.7083),
            street="Bootstraat 3",
            directions="Bel eerst. Dan krijg je het adres.",
            is_address_on_request=True,
            **TESTKERKE,
        ),
    ],
    partners=[
        partner("Huis van het Kind Testkerke", "house-of-the-child", is_core=True),
        partner("Gezinsondersteuning De Brug", "family-support", "Joke werkt hier.", is_core=True),
        partner("Kinderopvang Het Vlot", "childcare", "Hier is ook de papa-avond.", is_core=True),
        partner("Kinderopvang De Steiger", "childcare", "Opvang vanaf 6 uur in de ochtend."),
        partner("Kinderopvang De Oever", "childcare", "Kleine groep, met een tuin."),
        partner("Opvang bij Mieke thuis", "childcare", "Vier kinderen, in een gewoon huis."),
    ],
    # One person with both roles.
    team=[
        person(
            "Joke",
            "Zij komt elke dag in een andere opvang. Ze helpt jou en speelt met je kind.",
            is_agogic=True,
            is_pedagogic=True,
        )
    ],
    call_hours=[(weekday, time(8), time(17)) for weekday in (0, 1, 3, 4)],
    picture="papas.jpg",
)

LOCATIONS_WITH_MANY_PLACES = [VIER_PLEINTJES, DE_BRUG]
