"""The stories of families in the demo: all made up, and so are the papers with their consent."""

from datetime import date, timedelta
from typing import Any

from content.consent import ConsentKind
from koala.demo.shapes import Row, text

S1: Row = {
    "key": "S1",
    "fields": {
        "title": "“Nu ken ik mijn buurvrouw”",
        "slug": "nu-ken-ik-mijn-buurvrouw",
        "summary": "Een mama kwam alleen. Nu drinkt zij elke dinsdag koffie met haar buurvrouw.",
        "told_by": "Een mama van een peuter. Dit verhaal is verzonnen.",
        "what_we_did": (
            "Wij zagen dat wie nieuw is, bij de deur blijft zitten. De stoelen staan nu in kleine "
            "kringen, met in elke kring iemand die er al langer komt.\n\n"
            "Met de buurtwerker zoeken wij een tweede voormiddag, want één per week is kort."
        ),
        "is_co_written": True,
    },
    "location": "L1",
    "body": [
        text(
            "Alleen met een kind",
            "Ik woonde hier twee jaar en ik kende niemand. Mijn dochter en ik gingen elke dag naar "
            "hetzelfde bankje in het park. Soms zei iemand dag.",
        ),
        text(
            "De eerste keer",
            "Ik ging bij de deur zitten, dan kon ik snel weg. Een vrouw schonk mij koffie in en "
            "vroeg niets. Mijn dochter was toen al bij de blokken.",
        ),
        ("quote", {"text": "Zij vroeg niets. Daarom kwam ik terug.", "speaker": ""}),
        text(
            "En nu",
            "Die vrouw woont twee huizen verder. Nu ken ik mijn buurvrouw. Als mijn dochter ziek "
            "is, klopt zij aan.",
        ),
    ],
    "kind": ConsentKind.WRITTEN,
    "reference": "verhaal-001",
    "days_left": 700,
}

S2: Row = {
    "key": "S2",
    "fields": {
        "title": "“Mijn zoon lachte toen ik wegging”",
        "slug": "mijn-zoon-lachte-toen-ik-wegging",
        "summary": "Een papa zag op tegen de eerste dag in de opvang. Wennen in stapjes hielp.",
        "told_by": "Een papa van een baby. Dit verhaal is verzonnen.",
        "what_we_did": (
            "Elk gezin krijgt nu vijf stapjes om te wennen, op papier en met tekeningen. De papa "
            "die dit vertelde, las de tekst na."
        ),
        "is_co_written": False,
    },
    "location": None,
    "body": [
        text(
            "Mijn schrik",
            "Ik moest weer gaan werken, en mijn zoon was nog nooit zonder ons geweest. Ik sliep "
            "slecht. Ik dacht: hij gaat de hele dag huilen.",
        ),
        text(
            "Vijf stapjes",
            "De eerste keer bleef ik een uur bij hem. De tweede keer ging ik even in de gang "
            "staan. Bij de vijfde keer ging ik naar de winkel.",
        ),
        (
            "questions",
            {
                "items": [
                    "Hoe lang mag een ouder bij jullie blijven, de eerste keer?",
                    "Wie vraagt na een week hoe het thuis gaat?",
                ]
            },
        ),
    ],
    "kind": ConsentKind.RECORDED,
    "reference": "verhaal-002",
    "days_left": 39,  # on the first page of the admin: it ends soon
}

STORIES: list[Row] = [S1, S2]


def consent_of(row: Row, *, today: date) -> dict[str, Any]:
    """Return what is noted of the consent to a story, around the day of the demo."""
    return {
        "kind": row["kind"],
        "given_on": today - timedelta(days=40),
        "until": today + timedelta(days=row["days_left"]),
        "reference": row["reference"],
    }
