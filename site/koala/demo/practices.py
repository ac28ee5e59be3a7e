"""The good practices (G1-G3) of the demo content, for professionals, and all texts for them.

G3 is told in an interview in Kindertijd (VBJK, 2022); G1 follows what EXPOO wrote about Hoboken;
G2 only its idea. What the texts say beyond that is made up.
"""

from datetime import date

from koala.demo.methodology import METHODOLOGY
from koala.demo.shapes import Row, text

__all__ = ["GOOD_PRACTICES", "METHODOLOGY"]

G1: Row = {
    "key": "G1",
    "fields": {
        "title": "Samen wennen in groep",
        "slug": "samen-wennen-in-groep",
        "summary": "Ouders bezoeken de opvang samen. Een ouder die er al komt, vertelt.",
        "contact": "Joke",
        "checked_on": date(2026, 10, 5),
    },
    "location": "L3",
    "goals": ["O4"],
    "body": [
        text(
            "Waar het begon",
            "Alleen een opvang binnenstappen is voor veel ouders een grote stap. Zij kennen het "
            "huis niet, en de begeleiders niet. Een rondleiding nam die spanning niet weg: wij "
            "praatten, de ouders zwegen.",
        ),
        text(
            "Wat we deden",
            "Nu gaan vier tot zes ouders samen op bezoek, met hun kind. Niet wij leiden rond, maar "
            "een ouder die er al komt. Zij vertelt hoe de eerste week liep, en wat er misging.",
            "Na het groepsbezoek krijgt elk gezin steun op maat: een tweede bezoek alleen, een "
            "telefoontje in de taal van de ouder, of samen de papieren invullen.",
        ),
        (
            "quote",
            {
                "text": "Ik geloofde het pas toen een andere mama zei dat haar zoon ook huilde.",
                "speaker": "Een ouder (verzonnen citaat)",
            },
        ),
        text(
            "Wat leverde het op?",
            "Ouders stellen andere vragen: over slapen, over eten, over afscheid nemen. Zij komen "
            "vaker terug voor een tweede bezoek. Het kind ziet andere kinderen, en speelt sneller.",
        ),
        text(
            "Wat leerden de partners?",
            "De opvang merkte dat de eerste indruk aan de deur valt. Zij zette er een stoel bij. "
            "Het Huis van het Kind verwijst niet meer door met een folder, maar gaat mee.",
        ),
        (
            "tips",
            {
                "items": [
                    "Spreek af op een rustig uur, niet bij het brengen of ophalen.",
                    "Betaal of bedank de ouder die vertelt, en spreek af wat zij wil delen.",
                    "Laat de kinderen meespelen. Dan zien ouders hoe het echt gaat.",
                ]
            },
        ),
        (
            "pitfalls",
            {
                "items": [
                    "Een groep van meer dan zes gezinnen. Dan wordt het weer een rondleiding.",
                    "Na het bezoek niets meer laten horen.",
                ]
            },
        ),
        (
            "questions",
            {
                "items": [
                    "Welke ouder zou bij jullie kunnen vertellen?",
                    "Wat ziet een gezin het eerst als het bij jullie binnenkomt?",
                    "Wie belt het gezin de dag na het bezoek?",
                ]
            },
        ),
    ],
}

G2: Row = {
    "key": "G2",
    "fields": {
        "title": "Altijd enkele plaatsen vrij voor een last-minute vraag",
        "slug": "plaatsen-voor-een-last-minute-vraag",
        "summary": "Drie opvangplaatsen delen één bord voor last-minute vragen.",
        "contact": "Joke",
        "checked_on": date(2026, 10, 26),
    },
    "location": "L3",
    "goals": ["PB2"],
    "body": [
        text(
            "Waar het begon",
            "Een opleiding die morgen start, een sollicitatie, een ziekte: zulke vragen komen "
            "onverwacht. Wie toen belde, hoorde drie keer dat er geen plaats was. Op dezelfde dag "
            "stonden er ergens wel bedjes leeg.",
        ),
        text(
            "Wat we deden",
            "Drie opvangplaatsen maakten één afspraak: samen houden zij elke dag enkele plaatsen "
            "vrij. Die staan op een gedeeld bord, dat elke locatie voor 8 uur bijwerkt.",
            "<ol><li>De KOALA krijgt de vraag en kijkt op het bord.</li>"
            "<li>De verantwoordelijke van die locatie beslist, binnen het uur.</li>"
            "<li>Lukt het niet, dan zoekt de KOALA verder. Niet de ouder.</li></ol>",
        ),
        text(
            "Wat leverde het op?",
            "Ouders bellen één keer in plaats van drie keer. Een last-minute plaats geeft geen "
            "recht op een vaste plaats. Ze maakt de kans daarop wel groter, omdat gezin en opvang "
            "elkaar dan al kennen. Zo zeggen wij het ook.",
        ),
        text(
            "Wat leerden de partners?",
            "De vrije plaatsen kosten minder dan gevreesd: er is bijna altijd ergens een kind "
            "ziek. Het bord toont ook aan het lokaal bestuur hoeveel vragen er echt zijn.",
        ),
        (
            "tips",
            {
                "items": [
                    "Spreek af wie beslist, en wie beslist als die persoon er niet is.",
                    "Zet een datum bij elke vrije plaats. Oude informatie is erger dan geen.",
                    "Tel ook de vragen waarop je nee zei.",
                ]
            },
        ),
        (
            "pitfalls",
            {
                "items": [
                    "Een plaats beloven voor later. Dat kan je niet waarmaken.",
                    "Eerst papieren vragen, dan pas kijken of er plaats is.",
                ]
            },
        ),
        (
            "questions",
            {
                "items": [
                    "Hoe vaak moet een ouder bij jullie bellen voor er een antwoord is?",
                    "Welke twee locaties in je gemeente zouden zo'n bord kunnen delen?",
                ]
            },
        ),
    ],
}

G3: Row = {
    "key": "G3",
    "fields": {
        "title": "Pakketten om te houden, niet om te lenen",
        "slug": "pakketten-om-te-houden",
        "summary": (
            "Ouders leenden onze spelpakketten niet uit. Wij vroegen door, en toen begrepen we "
            "waarom."
        ),
        "contact": "Lien",
        "checked_on": date(2026, 11, 12),
    },
    "location": "L1",
    "goals": ["O2", "KI1"],
    "body": [
        text(
            "Waar het begon",
            "Tijdens de gesloten maanden maakten we pakketten met spel- en knutselmateriaal. "
            "Gezinnen mochten ze een week lenen. Na een maand lagen de meeste pakketten nog in "
            "de kast.",
        ),
        text(
            "Wat we deden",
            "We gingen langs de deur en vroegen door. Ouders vonden de pakketten mooi. Maar ze "
            "hadden schrik om iets stuk te maken of te verliezen. Daarom maakten we kleinere "
            "pakketten die het gezin mag houden.",
        ),
        (
            "quote",
            {
                "text": "Een potlood dat mag breken, is een potlood waarmee je tekent.",
                "speaker": "",
            },
        ),
        text(
            "Wat leverde het op?",
            "De pakketten gaan nu mee naar huis. Bij een volgend bezoek vertellen ouders zelf wat "
            "hun kind ermee deed. Dat gesprek is het echte resultaat.",
        ),
        (
            "tips",
            {
                "items": [
                    "Vraag twee keer waarom. Het eerste antwoord is vaak beleefd.",
                    "Kies materiaal dat weinig kost en op mag gaan.",
                    "Geef het pakket zelf af, met tijd voor een babbel.",
                ]
            },
        ),
        (
            "pitfalls",
            {
                "items": [
                    "Een waarborg vragen. Dan haken gezinnen af.",
                    "Zelf invullen wat ouders nodig hebben.",
                ]
            },
        ),
        (
            "questions",
            {
                "items": [
                    "Wanneer heb jij voor het laatst doorgevraagd?",
                    "Welke regel bij jullie maakt gezinnen bang om iets fout te doen?",
                ]
            },
        ),
    ],
}

GOOD_PRACTICES: list[Row] = [G1, G2, G3]
