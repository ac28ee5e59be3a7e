"""Locations with a house of their own: L1 (Demostad), L4 (Brussel-Demo) and L6 (Proefhaven)."""

from datetime import date, time

from koala.demo.shapes import Row, location, meeting_point, partner, person

DEMOSTAD: Row = {"postcode": "0901", "municipality": "Demostad"}
BRUSSEL_DEMO: Row = {"postcode": "0904", "municipality": "Brussel-Demo"}
PROEFHAVEN: Row = {"postcode": "0906", "municipality": "Proefhaven"}

WEEK = range(5)  # Monday to Friday

LINDEWIJK = location(
    "L1",
    title="KOALA Lindewijk",
    slug="koala-lindewijk",
    intro="Hallo! Kom spelen met je kindje. Wij drinken samen koffie. Het is gratis.",
    **DEMOSTAD,
    latitude=51.0540,
    longitude=3.7250,
    neighbourhoods="Lindewijk, Lindeplein, Stationsbuurt",
    phone="+32 000 00 00 01",
    phone_contact="Lien",
    whatsapp="+32 000 00 00 01",
    email="lindewijk@example.org",
    helps_with="\n".join(
        [
            "Kinderopvang zoeken",
            "Je kind inschrijven op school",
            "Nederlands leren",
            "Werk of een opleiding zoeken",
            "Een dokter of een vroedvrouw vinden",
            "Speelgoed en kleren lenen of ruilen",
        ]
    ),
    settling_in=(
        "Wil je een plaats in de opvang? Kom eerst samen kijken. Je kindje went op zijn eigen "
        "tempo. De eerste dagen blijf jij erbij."
    ),
    last_minute_places="Er zijn twee plaatsen vrij op donderdag. Bel Lien. Zij weet meer.",
    last_minute_checked_on=date(2026, 10, 1),
    taaliconen_training=date(2026, 3, 12),
    extra_places=24,
    meeting_points=[
        meeting_point(
            "L1-house",
            "Huis van het Kind",
            at=(51.0540, 3.7250),
            street="Lindeplein 1",
            directions="Bus 3, halte Linde. De deur is naast de apotheek.",
            is_wheelchair_accessible=True,
            **DEMOSTAD,
        ),
        meeting_point(
            "L1-library",
            "Bibliotheek Demostad",
            at=(51.0565, 3.7286),
            street="Boekenplein 3",
            directions="Bus 3, halte Boekenplein. Het is 10 minuten stappen van het Lindeplein.",
            is_wheelchair_accessible=True,
            is_regular=False,
            **DEMOSTAD,
        ),
        meeting_point(
            "L1-school-linde",
            "Kleuterschool De Linde",
            at=(51.0532, 3.7271),
            street="Lindestraat 14",
            directions="Bus 3, halte Linde. De poort is groen.",
            is_wheelchair_accessible=True,
            is_regular=False,
            **DEMOSTAD,
        ),
        meeting_point(
            "L1-school-wilg",
            "Kleuterschool De Wilg",
            at=(51.0509, 3.7233),
            street="Wilgenlaan 2",
            directions="Bus 5, halte Wilgenlaan. Lien wacht aan de poort.",
            is_regular=False,
            **DEMOSTAD,
        ),
        meeting_point(
            "L1-school-esdoorn",
            "Kleuterschool De Esdoorn",
            at=(51.0578, 3.7219),
            street="Esdoornstraat 40",
            directions="Tram 1, halte Esdoorn. De deur is links van de speelplaats.",
            is_wheelchair_accessible=True,
            is_regular=False,
            **DEMOSTAD,
        ),
    ],
    partners=[
        partner(
            "Huis van het Kind Demostad",
            "house-of-the-child",
            "Hier komen wij samen. Je vindt er alles voor je gezin.",
            is_core=True,
        ),
        partner(
            "Gezinsondersteuning Lindewijk",
            "family-support",
            "Lien en Fatma werken hier.",
            is_core=True,
        ),
        partner(
            "Kinderopvang Het Lindeblad",
            "childcare",
            "Opvang voor kinderen tot 3 jaar.",
            is_core=True,
        ),
        partner("Kinderopvang De Bloesem", "childcare", "Opvang voor kinderen tot 3 jaar."),
        partner("Kinderopvang Klein Nestje", "childcare", "Kleine opvang in een huis."),
        partner("Kleuterschool De Linde", "school", "Je kan er komen kijken met je kind."),
        partner("Kleuterschool De Wilg", "school", "Je kan er komen kijken met je kind."),
        partner("Kleuterschool De Esdoorn", "school", "Je kan er komen kijken met je kind."),
        partner("Bibliotheek Demostad", "library", "Leest voor en leent boekjes uit. Gratis."),
        partner("Ligo Demostad", "adult-education", "Nederlands, rekenen en computer leren."),
        partner("Vroedvrouwen Demostad", "midwife", "Helpen je voor en na de geboorte."),
        partner("VDAB Demostad", "employment-service", "Helpt je werk of een opleiding zoeken."),
        partner("Proef en Lepel", "healthy-food", "Kookt samen met gezinnen."),
        partner("OCMW Demostad", "social-service", "Helpt je met vragen over geld en wonen."),
    ],
    team=[
        person(
            "Lien",
            "Zij helpt jou en je gezin. Ze spreekt Nederlands, Frans en Engels.",
            is_agogic=True,
        ),
        person(
            "Fatma",
            "Zij speelt met de kinderen. Ze spreekt ook Turks en Arabisch.",
            is_pedagogic=True,
        ),
    ],
    call_hours=[(weekday, time(9), time(16)) for weekday in WEEK],
    picture="samen_spelen.jpg",
)

WATERKANT = location(
    "L4",
    checked_on=date(2026, 9, 10),  # its editors are asked to look
    title="KOALA Waterkant",
    slug="koala-waterkant",
    intro="Hallo! Ons huis is aan het water. Kom spelen, lezen en babbelen. Elke taal is welkom.",
    **BRUSSEL_DEMO,
    latitude=50.8560,
    longitude=4.3470,
    neighbourhoods="Waterkant, Kanaalwijk, Bruxelles-Démo, Quartier du Canal",
    phone="+32 000 00 00 04",
    phone_contact="Naïma",
    whatsapp="+32 000 00 00 04",
    email="waterkant@example.org",
    helps_with="\n".join(
        [
            "Kinderopvang zoeken, in het Nederlands of in het Frans",
            "Je kind inschrijven op school",
            "Nederlands of Frans leren",
            "Een tolk vinden",
            "Een dokter vinden",
        ]
    ),
    settling_in="Kom eens kijken in de opvang. Naïma gaat graag mee. Jij kiest hoe snel het gaat.",
    extra_places=21,
    meeting_points=[
        meeting_point(
            "L4-house",
            "Huis aan de Kaai",
            at=(50.8560, 4.3470),
            street="Kanaalkaai 7",
            street_fr="Quai du Canal 7",
            municipality_fr="Bruxelles-Démo",
            directions="Metro, halte Kanaal. Tram 51, halte Kaai. Bel aan bij de blauwe deur.",
            is_wheelchair_accessible=True,
            **BRUSSEL_DEMO,
        )
    ],
    partners=[
        partner(
            "Huis van het Kind Brussel-Demo",
            "house-of-the-child",
            "Je vindt er alles voor je gezin.",
            is_core=True,
        ),
        partner(
            "Gezinshuis Waterkant", "family-support", "Naïma en Tom werken hier.", is_core=True
        ),
        partner(
            "Kinderopvang Het Bootje", "childcare", "Opvang voor kinderen tot 3 jaar.", is_core=True
        ),
        partner("Crèche Le Petit Quai", "childcare", "Opvang in het Frans, tot 3 jaar."),
        partner("Basisschool De Sluis", "school", "Helpt je om je kind in te schrijven."),
        partner("Bibliotheek De Kaai", "library", "Heeft boekjes in veel talen."),
        partner("Tolkpunt Brussel-Demo", "local-actor", "Zoekt een tolk in jouw taal."),
        partner("Inburgering Brussel-Demo", "integration", "Nieuw in Brussel? Zij wijzen de weg."),
    ],
    team=[
        person(
            "Naïma",
            "Zij helpt jou en je gezin. Ze spreekt Nederlands, Frans en Arabisch.",
            is_agogic=True,
        ),
        person(
            "Tom",
            "Hij speelt met de kinderen en leest voor. Hij spreekt Nederlands, Frans en Engels.",
            is_pedagogic=True,
        ),
    ],
    call_hours=[
        (0, time(9), time(12)),
        (1, time(9), time(12)),
        (2, time(9), time(16)),
        (3, time(9), time(16)),
    ],
    picture="samen_lezen.jpg",
)

HAVENBLOK = location(
    "L6",
    title="KOALA Havenblok",
    slug="koala-havenblok",
    intro="Hallo! Ons huis krijgt nieuwe kamers. In februari zijn wij er weer. Bel ons gerust.",
    **PROEFHAVEN,
    latitude=51.2258,
    longitude=2.9190,
    neighbourhoods="Havenblok, Oud-Proefdorp, Vissersbuurt",
    phone="+32 000 00 00 06",
    phone_contact="Greet",
    whatsapp="+32 000 00 00 06",
    email="havenblok@example.org",
    notice_title="Even gesloten",
    notice_text=(
        "Er zijn werken in ons huis. Er is nu geen activiteit. "
        "In februari ben je weer welkom. Een vraag? Bel Greet."
    ),
    notice_from=date(2026, 10, 5),
    notice_until=date(2027, 1, 31),
    helps_with="Kinderopvang zoeken\nEen andere speelplek zoeken, tot wij weer open zijn",
    extra_places=12,
    checked_on=date(2026, 6, 15),
    meeting_points=[
        meeting_point(
            "L6-house",
            "Het Havenblok",
            at=(51.2258, 2.9190),
            street="Vissersdijk 12",
            directions="Kusttram, halte Vissersdijk. Stap dan 5 minuten naar de vuurtoren.",
            **PROEFHAVEN,
        )
    ],
    partners=[
        partner("Huis van het Kind Proefhaven", "house-of-the-child", is_core=True),
        partner("Gezinsondersteuning De Branding", "family-support", is_core=True),
        partner(
            "Kinderopvang De Garnaal",
            "childcare",
            "De opvang blijft open tijdens de werken.",
            is_core=True,
        ),
    ],
    # The agogic post is vacant: the page must say so to editors, not to families.
    team=[
        person(
            "Greet",
            "Zij speelt met de kinderen. Nu neemt ze ook de telefoon op.",
            is_pedagogic=True,
        )
    ],
    call_hours=[(1, time(9), time(12)), (3, time(9), time(12))],
    closures=[(date(2026, 10, 5), date(2027, 1, 31), "Er zijn werken in ons huis.")],
)

LOCATIONS_IN_ONE_HOUSE = [LINDEWIJK, WATERKANT, HAVENBLOK]
