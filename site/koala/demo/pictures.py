"""The pictures of the demo content: file name to title and description (alternative text).

The files stand in `pictures/`; `scripts/draw_demo_pictures.py` draws them.
"""

from content.picture_texts import rewritten

PICTURES: dict[str, tuple[str, str]] = {
    "samen_spelen.jpg": (
        "Samen spelen",
        "Een man en een vrouw zitten op de grond. Een kind tussen hen stapelt blokken.",
    ),
    "samen_lezen.jpg": (
        "Samen lezen",
        "Een vrouw en een kind zitten in de zetel met een boek op hun schoot.",
    ),
    "samen_wandelen.jpg": (
        "Samen wandelen",
        "Twee mensen wandelen in het park. De ene duwt een buggy. Naast de andere stapt een kind.",
    ),
    "koffie_en_babbel.jpg": (
        "Koffie en babbel",
        "Een vrouw en een oma drinken koffie aan tafel. Naast hen speelt een kind met blokken.",
    ),
    "zwanger.jpg": (
        "Zwanger",
        "Een zwangere vrouw zit in een zetel. De vroedvrouw naast haar luistert.",
    ),
    "speelbus.jpg": (
        "De speelbus",
        "Een oranje bus vol speelgoed staat tussen de bomen. Een man en een kind staan ervoor.",
    ),
    "papas.jpg": (
        "Papa's onder elkaar",
        "Drie papa's staan samen. De ene draagt een baby, de andere houdt een kind bij de hand.",
    ),
    "knutselen.jpg": (
        "Knutselen",
        "Een man en twee kinderen knutselen aan tafel met papier, potloden en een lichtje.",
    ),
    "speeltuin.jpg": (
        "In de speeltuin",
        "Een kind zit op de schommel. Een ander kind gaat van de glijbaan. Een oma kijkt toe.",
    ),
    "koken.jpg": (
        "Samen koken",
        "Een vrouw en een kind met een schort koken. Op tafel liggen tomaten, wortels en een pan.",
    ),
    "naar_school.jpg": (
        "Naar school",
        "Een vrouw en een kind met een boekentas staan voor een school. Een juf zwaait.",
    ),
    "buurtfeest.jpg": (
        "Buurtfeest",
        "Buren van alle leeftijden staan op een plein met vlaggetjes en ballonnen.",
    ),
}

# In other languages, for some: of the rest families get the Dutch text, as on a real site.
TRANSLATED: dict[str, dict[str, str]] = {
    "samen_spelen.jpg": {
        "fr": "Un homme et une femme sont assis par terre. Entre eux, un enfant empile des blocs.",
        "ar": "رجل وامرأة يجلسان على الأرض. طفل بينهما يرصّ المكعّبات.",
    },
    "samen_lezen.jpg": {
        "fr": "Une femme et un enfant sont assis dans le fauteuil, un livre sur les genoux.",
        "ar": "امرأة وطفل يجلسان على الأريكة وفي حضنهما كتاب.",
    },
    "koffie_en_babbel.jpg": {
        "fr": "Une femme et une mamie boivent un café. À côté d’elles, un enfant joue.",
        "ar": "امرأة وجدّة تشربان القهوة حول الطاولة. بجانبهما طفل يلعب بالمكعّبات.",
    },
    "speelbus.jpg": {
        "fr": "Un bus orange plein de jouets entre les arbres. Un homme et un enfant sont devant.",
        "ar": "حافلة برتقالية مليئة بالألعاب بين الأشجار، وأمامها رجل وطفل.",
    },
    "speeltuin.jpg": {
        "fr": "Un enfant est sur la balançoire, un autre sur le toboggan. Une mamie les regarde.",
        "ar": "طفل على الأرجوحة وآخر ينزل على الزحليقة، وجدّة تنظر إليهما.",
    },
}


def translated_texts(name: str) -> dict[str, dict[str, str]]:
    """Return the alternative texts of a file in other languages, as a picture keeps them."""
    return rewritten({}, TRANSLATED.get(name, {}), dutch=PICTURES[name][1])
