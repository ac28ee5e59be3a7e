"""What KOALA Vier Pleintjes (L2) does on its four squares: A04, A08, A09, A17, A23."""

from datetime import date, time

from activities.choices import ChangeKind, Frequency, HolidayPolicy, Reason
from koala.demo.shapes import activity, change, on_days, series, text

MORNING = (time(9), time(11))

A04 = activity(
    "A04",
    "L2",
    title="Samen naar de speeltuin",
    slug="samen-naar-de-speeltuin",
    summary="Wij spelen buiten in het Westpark. Er zijn schommels en een zandbak.",
    age_min_months=12,
    is_fathers_welcome=True,
    bring="Een flesje water. Een jas, als het koud is.",
    activity_type="playground-walk",
    offer_forms=["meeting"],
    life_domains=["leisure"],
    experience_areas=["body-and-movement", "exploring-the-world"],
    languages=["nl", "fr"],
    picture="speeltuin.jpg",
    series=[
        on_days(
            [date(2027, 3, 20), date(2027, 4, 17), date(2027, 5, 22)],
            (time(14), time(16)),
            "L2-west",
        )
    ],
    changes=[
        change(
            ChangeKind.POSTPONED,
            date(2027, 4, 17),
            reason=Reason.OTHER,
            words="De speeltuin is dan dicht. De nieuwe dag weten wij nog niet.",
        )
    ],
)

A08 = activity(
    "A08",
    "L2",
    title="Speelpunt Noord",
    slug="speelpunt-noord",
    summary="Je kindje speelt. Jij drinkt koffie. Van 11 tot 12 uur kan je alles vragen.",
    hosts="Els en Samira. Om 11 uur komt ook het Huis van het Kind.",
    activity_type="meeting-play",
    offer_forms=["meeting"],
    experience_areas=["exploring-the-world", "social-skills-and-identity"],
    languages=["nl", "fr"],
    picture="samen_spelen.jpg",
    body=[
        text(
            "Vraag het ons",
            "Heb je een brief die je niet begrijpt? Zoek je opvang of een school? "
            "Wij helpen je verder. Je hoeft geen afspraak te maken.",
        )
    ],
    series=[
        series(Frequency.WEEKLY, date(2026, 9, 7), MORNING, "L2-north"),
        series(
            Frequency.WEEKLY,
            date(2026, 9, 7),
            (time(11), time(12)),
            "L2-north",
            name="Vraag het ons",
        ),
    ],
)

# From this day on, the play point meets in the school: a second series.
AT_SCHOOL_FROM = date(2027, 1, 7)

A09 = activity(
    "A09",
    "L2",
    title="Speelpunt Oost",
    slug="speelpunt-oost",
    summary="Je kindje speelt. Jij drinkt koffie of thee. Je leert je buren kennen.",
    hosts="Els en Samira.",
    activity_type="meeting-play",
    offer_forms=["meeting"],
    experience_areas=["exploring-the-world", "social-skills-and-identity"],
    languages=["nl", "fr"],
    picture="samen_spelen.jpg",
    body=[
        text(
            "Een andere plaats na Nieuwjaar",
            "Na de kerstvakantie spelen wij in School De Wip. "
            "Dat is de deur naast Wijkcentrum Oost.",
        )
    ],
    series=[
        series(Frequency.WEEKLY, date(2026, 9, 3), MORNING, "L2-east", until=date(2027, 1, 6)),
        series(Frequency.WEEKLY, AT_SCHOOL_FROM, MORNING, "L2-school"),
    ],
)

A17 = activity(
    "A17",
    "L2",
    title="Spelen in de vakantie",
    slug="spelen-in-de-vakantie",
    summary="Is het schoolvakantie? Dan spelen wij in de sporthal. Er is veel plaats om te lopen.",
    for_whom="Samen met mama, papa, oma of opa. Grote broer of zus mag mee.",
    bring="Sportschoenen of dikke sokken.",
    activity_type="meeting-play",
    offer_forms=["meeting"],
    life_domains=["leisure"],
    experience_areas=["body-and-movement"],
    languages=["nl", "fr"],
    picture="samen_spelen.jpg",
    series=[
        series(
            Frequency.WEEKLY,
            date(2026, 11, 3),
            (time(9, 30), time(11, 30)),
            "L2-south",
            holiday_policy=HolidayPolicy.ONLY_SCHOOL_HOLIDAYS,
        )
    ],
)

A23 = activity(
    "A23",
    "L2",
    title="Buurtfeest Vier Pleintjes",
    slug="buurtfeest",
    summary="De hele buurt komt samen. Er is muziek, eten en spel. Blijf zo lang je wil.",
    age_min_months=-9,
    age_max_months=None,
    for_whom="Voor het hele gezin, van baby tot oma.",
    is_fathers_welcome=True,
    rain_plan="Sporthal Zuid, Zuidstraat 30",
    bring="Iets lekkers om te delen, als je wil.",
    hosts="Els en Samira. School De Wip, de bib en Kinderopvang Het Nest doen ook mee.",
    activity_type="party",
    offer_forms=["meeting"],
    audiences=["everyone"],
    life_domains=["leisure", "culture"],
    experience_areas=["social-skills-and-identity"],
    languages=["nl", "fr", "tzm", "ar"],
    picture="buurtfeest.jpg",
    body=[
        ("programme", {"time": time(13), "title": "Welkom met koffie en thee"}),
        ("programme", {"time": time(13, 30), "title": "Knutselen en schminken"}),
        ("programme", {"time": time(14, 30), "title": "Voorlezen met de bib, in veel talen"}),
        ("programme", {"time": time(15, 30), "title": "Samen zingen en dansen"}),
        ("programme", {"time": time(16, 30), "title": "Eten van over de hele wereld"}),
    ],
    series=[on_days([date(2027, 5, 29)], (time(13), time(18)), "L2-square")],
)

ACTIVITIES_OF_VIER_PLEINTJES = [A04, A08, A09, A17, A23]
