"""What KOALA Lindewijk (L1) does on chosen days and with partners: A05, A12, A16, A19, A21."""

from datetime import date, time

from activities.choices import Access, ChangeKind, Frequency
from koala.demo.shapes import activity, change, on_days, series, text

SCHOOL_HOURS = (time(9), time(10, 30))

A05 = activity(
    "A05",
    "L1",
    title="Op bezoek in de kleuterscholen",
    slug="op-bezoek-in-de-kleuterscholen",
    summary="Wij gaan kijken in drie scholen. Je ziet de klas. Je praat met de juf of de meester.",
    age_min_months=24,
    hosts="Lien, en de juf of de meester van de school.",
    activity_type="school-visit",
    offer_forms=["themed-group"],
    life_domains=["education"],
    experience_areas=["exploring-the-world", "social-skills-and-identity"],
    languages=["nl", "fr"],
    picture="naar_school.jpg",
    steps=[
        ("hand", "Wij zien elkaar aan de poort", "Lien wacht op jou."),
        ("blocks", "Je kindje speelt in de klas", "Jij blijft erbij."),
        ("parent-group-talk", "Jij stelt vragen", "Over eten, slapen of betalen."),
        ("home", "Je gaat naar huis", "Je hoeft nog niet te kiezen."),
    ],
    body=[text("Drie scholen", "Elke week gaan wij naar een andere school. Kijk goed waar.")],
    series=[
        on_days([date(2027, 1, 14)], SCHOOL_HOURS, "L1-school-linde"),
        on_days([date(2027, 1, 21)], SCHOOL_HOURS, "L1-school-wilg"),
        on_days([date(2027, 1, 28)], SCHOOL_HOURS, "L1-school-esdoorn"),
    ],
)

A12 = activity(
    "A12",
    "L1",
    title="Open huis bij KOALA",
    slug="open-huis",
    summary="Kom kijken hoe het bij ons is. De kinderen spelen. Wij bakken pannenkoeken.",
    age_min_months=-9,
    age_max_months=None,
    for_whom="Voor het hele gezin. Breng gerust je buren mee.",
    is_fathers_welcome=True,
    hosts="Lien en Fatma van Lindewijk. Joke van De Brug.",
    activity_type="meeting-play",
    offer_forms=["meeting"],
    audiences=["everyone"],
    languages=["nl", "fr", "tr", "ar"],
    co_organisers=["L3"],
    picture="koken.jpg",
    series=[on_days([date(2026, 12, 5)], (time(14), time(17)), "L1-house")],
)

COOKING_DAYS = [
    date(2027, 1, 12),
    date(2027, 1, 19),
    date(2027, 1, 26),
    date(2027, 2, 2),
    date(2027, 2, 16),
]

A16 = activity(
    "A16",
    "L1",
    title="Gezond koken met je peuter (5 keer)",
    slug="gezond-koken",
    summary="Je kookt samen met je kindje. Daarna eten wij samen. Je neemt de recepten mee.",
    age_min_months=18,
    access=Access.REGISTER,
    registration_text=(
        "Je schrijft je in voor de vijf keer samen. Bel Lien. "
        "Alle plaatsen zijn bezet. Zij zet je op de wachtlijst."
    ),
    capacity=8,
    bring="Een schort, als je er een hebt.",
    hosts="Fatma, en Rosa van Proef en Lepel.",
    activity_type="themed",
    offer_forms=["themed-group"],
    life_domains=["health"],
    experience_areas=["exploring-the-world", "body-and-movement"],
    languages=["nl", "tr", "ar"],
    picture="koken.jpg",
    steps=[
        ("hand", "Wij wassen onze handen", "Er zijn kleine schortjes."),
        ("food", "Je kindje helpt mee", "Wassen, roeren en proeven."),
        ("food", "Wij eten samen", "Wij koken zonder varkensvlees."),
        ("home", "Je gaat naar huis", "Het recept is voor jou."),
    ],
    body=[text("Niet in de vakantie", "In de krokusvakantie koken wij niet. Kijk bij de dagen.")],
    series=[on_days(COOKING_DAYS, (time(13), time(15)), "L1-house")],
    changes=[
        change(ChangeKind.PLACES, on, places_left=0, has_waiting_list=True) for on in COOKING_DAYS
    ],
)

A19 = activity(
    "A19",
    "L1",
    title="Bijna naar school",
    slug="bijna-naar-school",
    summary="Je kindje gaat bijna naar school. Wij zingen, knippen en spelen. Daarna is er soep.",
    age_min_months=24,
    hosts="Lien en Fatma.",
    activity_type="themed",
    offer_forms=["themed-group", "meeting"],
    life_domains=["education"],
    experience_areas=["communication-and-expression", "social-skills-and-identity"],
    languages=["nl", "tr", "ar"],
    picture="naar_school.jpg",
    steps=[
        ("hand", "Wij zeggen hallo", "Je kindje hangt zelf zijn jas op."),
        ("blocks", "Je kindje speelt en knutselt", "Jij doet mee."),
        ("parent-group-talk", "Wij praten over school", "Wat vind jij spannend?"),
        ("food", "Wij eten soep", "Daarna ga je naar huis."),
    ],
    series=[
        series(
            Frequency.WEEKLY,
            date(2027, 3, 1),
            (time(13), time(15)),
            "L1-house",
            until=date(2027, 6, 28),
        )
    ],
)

A21 = activity(
    "A21",
    "L1",
    title="Werk zoeken? Babbel met VDAB",
    slug="babbel-met-vdab",
    summary=(
        "Je wil werken of een opleiding volgen. Je stelt je vragen aan VDAB. "
        "Je kindje speelt naast jou."
    ),
    is_fathers_welcome=True,
    bring="Je identiteitskaart, als je die hebt.",
    hosts="Peter van VDAB. Lien en Fatma zijn er ook.",
    activity_type="info",
    offer_forms=["themed-group"],
    audiences=["parents-of-young-children"],
    life_domains=["work", "training"],
    languages=["nl", "fr", "en"],
    organiser="VDAB Demostad",
    picture="koffie_en_babbel.jpg",
    series=[
        on_days(
            [date(2026, 12, 17), date(2027, 3, 18), date(2027, 6, 17)],
            (time(10), time(12)),
            "L1-house",
        )
    ],
)

ACTIVITIES_WITH_GUESTS = [A05, A12, A16, A19, A21]
