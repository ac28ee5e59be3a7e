"""The chapters of the methodology (M1, M2) of the demo content, for professionals.

M1 follows an interview in Kindertijd (VBJK, 2022); M2 that interview and the description of KOALA
by Opgroeien. The figures of the examples are made up, the targets are those of the interview.
"""

from datetime import date

from koala.demo.shapes import Row, bullets, text

M1: Row = {
    "key": "M1",
    "fields": {
        "title": "De cyclus: bevragen, doel, meten, bijsturen",
        "slug": "de-cyclus",
        "summary": (
            "Vraag hoe het nu is, spreek af waar je naartoe wil, meet, en stuur bij. Elk jaar "
            "opnieuw, samen met je partners."
        ),
        "checked_on": date(2026, 11, 9),
    },
    "goals": [],
    "body": [
        text(
            "Waarom",
            "Een KOALA leert al doende. De vraag is altijd dezelfde: sluit ons aanbod aan bij wat "
            "gezinnen beleven en nodig hebben? De cyclus maakt van die vraag een gewoonte.",
        ),
        text(
            "Stap 1: bevragen",
            "Vraag hoe het nu is. Dat kan spontaan, bij de koffie, of met een korte bevraging. "
            "Vraag door: het tweede antwoord zegt vaak meer dan het eerste. Schrijf op wat je "
            "hoort, zonder namen.",
        ),
        text(
            "Stap 2: doel",
            "Waar willen jullie naartoe, als partnerschap? En wanneer zijn jullie tevreden? Kies "
            "één of twee doelen met een getal en een datum. Alle partners kennen ze.",
        ),
        text(
            "Stap 3: meten",
            "Tel wat je afsprak te tellen, niet meer. Bewaar aantallen, geen mensen. Zijn er "
            "minder dan vijf antwoorden, dan zeggen cijfers niets. Luister dan naar de verhalen.",
        ),
        text(
            "Stap 4: bijsturen",
            "Bespreek de cijfers en de verhalen samen. Wat verandert er volgende maand, en wie "
            "doet dat? Vertel het ook aan de ouders: dit zeiden jullie, dit deden wij ermee.",
        ),
        text(
            "Voorbeeld: 30 nieuwe gezinnen",
            "Doel: dit jaar bereiken wij 30 nieuwe kwetsbare gezinnen. In juni zijn het er 11. Het "
            "team vraagt waar de gezinnen vandaan komen. Niemand kwam via de school. Vanaf "
            "september staat de agogisch medewerker elke maandag aan de schoolpoort.",
        ),
        text(
            "Voorbeeld: 80 % boven 80",
            "Doel: 80 % van de ouders geeft een score van meer dan 80 op 100.",
            bullets(
                "25 antwoorden, 21 boven 80: dat is 84 %. Doel bereikt.",
                "20 antwoorden, 15 boven 80 en 3 precies 80: dat is 75 %. Doel niet bereikt.",
            ),
            "Een score van precies 80 telt dus niet mee. Beide getallen zijn voorbeelden: elk "
            "partnerschap kiest zijn eigen doel.",
        ),
        (
            "pitfalls",
            {
                "items": [
                    "Een doel kiezen omdat het makkelijk te tellen is.",
                    "Alleen de ouders bevragen die elke week komen.",
                    "Meten, en daarna niets veranderen.",
                    "Cijfers gebruiken om KOALA's met elkaar te vergelijken.",
                ]
            },
        ),
        text(
            "Werkblad",
            "Vul dit samen in, op één blad:",
            bullets(
                "Dit hoorden wij van ouders: …",
                "Daarom is dit ons doel: …",
                "Wij zijn tevreden als: … (getal en datum)",
                "Zo meten wij het: … (wie, wanneer)",
                "Dit veranderen wij, te beginnen op: …",
            ),
        ),
        (
            "questions",
            {
                "items": [
                    "Welke ouder hoorden wij dit jaar nog niet?",
                    "Wat deden wij met de laatste feedback die we kregen?",
                    "Wat halen onze partners uit deze cijfers?",
                ]
            },
        ),
    ],
}

M2: Row = {
    "key": "M2",
    "fields": {
        "title": "Twee rollen: agogisch en pedagogisch",
        "slug": "twee-rollen",
        "summary": (
            "De ene rol kijkt naar het gezin en legt de brug. De andere kijkt naar de kinderen die "
            "er zijn. Een KOALA heeft ze allebei nodig."
        ),
        "checked_on": date(2026, 11, 9),
    },
    "goals": ["O4", "KI2"],
    "body": [
        text(
            "De agogische rol",
            "De agogisch medewerker is de trekker. Zij heeft een dubbele opdracht: het "
            "groepsaanbod maken, en de brug leggen naar de kinderopvang. Zij leert gezinnen "
            "kennen, luistert, en gaat mee als dat nodig is: naar de opvang, de school of een "
            "andere dienst.",
        ),
        text(
            "De pedagogische rol",
            "De pedagogisch medewerker heeft oog voor de kinderen die er zijn. Zij maakt een rijke "
            "plek om te spelen, volgt hoe elk kind zich voelt, en toont ouders wat hun kind "
            "ontdekt. Zo durven ouders even afstand te nemen.",
        ),
        text(
            "Samen",
            "De twee rollen hebben elkaar nodig. Terwijl de ene met een ouder praat, speelt de "
            "andere met het kind. Wat de ene in het spel ziet, helpt de andere in het gesprek. "
            "Plan daarom na elke activiteit een kwartier om dat te delen.",
        ),
        text(
            "Eén persoon, twee rollen?",
            "Dat kan, bijvoorbeeld in een kleine KOALA die in de opvang zelf werkt. Spreek dan af "
            "welke rol op welk moment voorgaat, en wie van de opvang de andere opneemt.",
            "Staat een rol leeg? Zeg dat aan de partners, en verdeel de taken tijdelijk. Zonder "
            "afspraak valt meestal de brug naar de opvang weg.",
        ),
        (
            "tips",
            {
                "items": [
                    "Stel je voor met je voornaam en met wat je doet, niet met je functie.",
                    "Wissel af en toe van rol. Dan weten beiden wat de ander ziet.",
                ]
            },
        ),
        (
            "questions",
            {
                "items": [
                    "Wie ziet bij ons het kind, als iedereen met ouders praat?",
                    "Welke stap naar de opvang zetten wij samen met een ouder?",
                    "Weten onze partners bij wie ze waarvoor terechtkunnen?",
                ]
            },
        ),
    ],
}

METHODOLOGY: list[Row] = [M1, M2]
