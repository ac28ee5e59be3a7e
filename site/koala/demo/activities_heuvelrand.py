"""What KOALA Heuvelrand (L5) does in the countryside: A13, A15, A18, A25."""

from datetime import date, time

from activities.choices import ChangeKind, Frequency, HolidayPolicy, Reason
from koala.demo.shapes import activity, change, on_days, series, text

A13 = activity(
    "A13",
    "L5",
    title="Knutselen voor de winter",
    slug="knutselen-voor-de-winter",
    summary="Wij maken een lichtje voor het raam. Je kindje plakt en kleurt. Jij helpt.",
    age_min_months=18,
    bring="Kleren die vuil mogen worden.",
    hosts="Bart.",
    activity_type="themed",
    offer_forms=["themed-group"],
    life_domains=["leisure"],
    experience_areas=["communication-and-expression", "exploring-the-world"],
    picture="knutselen.jpg",
    series=[on_days([date(2026, 12, 2)], (time(14), time(16)), "L5-hall")],
    changes=[
        change(
            ChangeKind.CANCELLED,
            date(2026, 12, 2),
            reason=Reason.STAFF_ILL,
            words="De begeleider is ziek.",
        )
    ],
)

A15 = activity(
    "A15",
    "L5",
    title="Zondagwandeling met de buggy",
    slug="zondagwandeling",
    summary="Wij wandelen samen langs de velden. De weg is plat. Onderweg drinken wij iets warms.",
    is_fathers_welcome=True,
    bring="Een buggy of een draagzak. Een jas.",
    hosts="Annelies en Bart.",
    activity_type="exercise",
    offer_forms=["themed-group", "meeting"],
    life_domains=["health", "leisure"],
    experience_areas=["body-and-movement", "exploring-the-world"],
    picture="samen_wandelen.jpg",
    steps=[
        ("hand", "Wij zeggen hallo", "Wij zien elkaar voor de bakker."),
        ("walking", "Wij wandelen", "Rustig, ongeveer een uur."),
        ("cup", "Wij drinken iets warms", "De kinderen spelen op het gras."),
        ("home", "Wij zijn terug op het plein", "Vroeger weg? Zeg het ons."),
    ],
    # Easter Sunday and a Sunday in the school holiday: on purpose.
    body=[
        text(
            "Ook in de vakantie",
            "De wandeling gaat altijd door. Ook met Pasen en in de schoolvakantie.",
        )
    ],
    series=[
        series(
            Frequency.WEEKLY,
            date(2027, 3, 14),
            (time(10), time(12)),
            "L5-stop-c",
            until=date(2027, 4, 4),
            holiday_policy=HolidayPolicy.KEEP_ALL,
        )
    ],
)

FIRST_BUS = date(2026, 9, 2)

A18 = activity(
    "A18",
    "L5",
    title="De speelbus komt",
    slug="de-speelbus-komt",
    summary="De bus is vol speelgoed. Je kindje speelt in de bus of ernaast. Er is koffie.",
    hosts="Bart rijdt met de bus. Annelies is er ook.",
    activity_type="meeting-play",
    offer_forms=["meeting"],
    experience_areas=["exploring-the-world", "body-and-movement"],
    picture="speelbus.jpg",
    steps=[
        ("hand", "Wij zeggen hallo", "De deur van de bus staat open."),
        ("blocks", "Je kindje speelt", "Jij blijft erbij."),
        ("cup", "Jij drinkt koffie of thee", "Je babbelt. Of je luistert."),
        ("home", "De bus rijdt verder", "Volgende week zijn wij er weer."),
    ],
    body=[
        text("Drie haltes op één dag", "Kies de halte dicht bij jou. De speelbus wacht een uur.")
    ],
    series=[
        series(Frequency.WEEKLY, FIRST_BUS, (time(9), time(10)), "L5-stop-a"),
        series(Frequency.WEEKLY, FIRST_BUS, (time(10, 30), time(11, 30)), "L5-stop-b"),
        series(Frequency.WEEKLY, FIRST_BUS, (time(13, 30), time(14, 30)), "L5-stop-c"),
    ],
)

A25 = activity(
    "A25",
    "L5",
    title="Buitenspeeldag",
    slug="buitenspeeldag",
    summary="Wij speelden buiten op het plein. Er was zand, water en een grote ballon.",
    age_min_months=-9,
    age_max_months=None,
    for_whom="Voor het hele gezin.",
    is_fathers_welcome=True,
    hosts="Annelies en Bart.",
    activity_type="party",
    offer_forms=["meeting"],
    audiences=["everyone"],
    life_domains=["leisure"],
    experience_areas=["body-and-movement"],
    picture="speeltuin.jpg",
    checked_on=date(2026, 4, 1),
    series=[on_days([date(2026, 4, 22)], (time(13, 30), time(16)), "L5-stop-c")],
)

ACTIVITIES_OF_HEUVELRAND = [A13, A15, A18, A25]
