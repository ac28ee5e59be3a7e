"""A location in the countryside, with a bus that stops in three places: L5 (Mockergem)."""

from datetime import time

from koala.demo.shapes import Row, location, meeting_point, partner, person

MOCKERGEM: Row = {"postcode": "0905", "municipality": "Mockergem"}

HEUVELRAND = location(
    "L5",
    title="KOALA Heuvelrand",
    slug="koala-heuvelrand",
    intro=(
        "Hallo! Wij komen naar jou met de speelbus. Hij rijdt tot 12 kilometer rond Mockergem. "
        "Kom je ook spelen?"
    ),
    **MOCKERGEM,
    latitude=50.9890,
    longitude=3.6480,
    neighbourhoods="Mockergem, Heuvelrand, Bergdorp, Veldhoek",
    phone="+32 000 00 00 05",
    phone_contact="Annelies",
    helps_with="\n".join(
        [
            "Kinderopvang zoeken",
            "Vervoer zoeken",
            "Je kind inschrijven op school",
            "Een dokter vinden",
        ]
    ),
    extra_places=9,
    meeting_points=[
        meeting_point(
            "L5-stop-a",
            "Halte Bergdorp",
            at=(50.9985, 3.6385),
            street="Bergstraat",
            directions="De bus staat aan de kapel. Hij is oranje.",
            **MOCKERGEM,
        ),
        meeting_point(
            "L5-stop-b",
            "Halte Veldhoek",
            at=(50.9925, 3.6630),
            street="Veldweg",
            directions="De bus staat op de parking van de voetbal.",
            **MOCKERGEM,
        ),
        meeting_point(
            "L5-stop-c",
            "Kerkplein",
            at=(50.9890, 3.6480),
            directions="Bus 60, halte Kerk. De speelbus staat voor de bakker.",
            is_wheelchair_accessible=True,
            **MOCKERGEM,
        ),
        meeting_point(
            "L5-hall",
            "Zaal De Hoeve",
            at=(50.9895, 3.6492),
            street="Kerkplein 2",
            directions="Bus 60, halte Kerk. De zaal is achter de kerk.",
            is_wheelchair_accessible=True,
            is_regular=False,
            **MOCKERGEM,
        ),
    ],
    partners=[
        partner("Huis van het Kind Mockergem", "house-of-the-child", is_core=True),
        partner(
            "Gezinsondersteuning Heuvelrand",
            "family-support",
            "Annelies en Bart werken hier.",
            is_core=True,
        ),
        partner(
            "Kinderopvang De Egel", "childcare", "Opvang voor kinderen tot 3 jaar.", is_core=True
        ),
        partner("Sportdienst Mockergem", "exercise", "Leent ons ballen en fietsjes."),
        partner("Gemeente Mockergem", "local-government", "Betaalt de speelbus."),
    ],
    team=[
        person("Annelies", "Zij helpt jou en je gezin. Ze spreekt Nederlands.", is_agogic=True),
        person(
            "Bart",
            "Hij rijdt met de bus en speelt met de kinderen. Hij spreekt ook Frans.",
            is_pedagogic=True,
        ),
    ],
    call_hours=[(weekday, time(9), time(12)) for weekday in (0, 1, 3, 4)],
    picture="speelbus.jpg",
)
