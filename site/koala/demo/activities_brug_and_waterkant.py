"""What KOALA De Brug (L3) and KOALA Waterkant (L4) do: A07, A14, A11, A20."""

from datetime import date, time

from activities.choices import Access, AttendanceMode, ChangeKind, Frequency
from koala.demo.shapes import activity, change, on_days, series, text

A07 = activity(
    "A07",
    "L3",
    title="Papa-avond",
    slug="papa-avond",
    summary=(
        "Een avond voor papa's. Je eet iets en je babbelt. Samen kiezen wij waarover wij praten."
    ),
    for_whom="Voor papa's, plusvaders en opa's. Je kind mag meekomen.",
    is_fathers_welcome=True,
    access=Access.REGISTER,
    registration_text="Bel Joke of stuur een WhatsApp-bericht. Doe dat twee dagen vooraf.",
    registration_days_before=2,
    capacity=12,
    hosts="Joke en Samuel. Samuel is zelf papa.",
    has_childcare=True,
    activity_type="themed",
    offer_forms=["themed-group", "childcare"],
    audiences=["fathers", "parents-of-young-children"],
    languages=["nl", "fr"],
    picture="papas.jpg",
    steps=[
        ("hand", "Wij zeggen hallo", "Samuel stelt je voor aan de andere papa's."),
        ("blocks", "Je kind speelt bij Joke", "Dat is in de kamer naast ons."),
        ("food", "Wij eten samen", "Praten mag. Luisteren mag ook."),
        ("home", "Je gaat naar huis", "Moet je vroeger weg? Dat is goed."),
    ],
    series=[series(Frequency.MONTHLY_NTH, date(2026, 9, 4), (time(19), time(21)), "L3-vlot")],
    changes=[change(ChangeKind.PLACES, date(2026, 12, 4), places_left=3)],
)

A14 = activity(
    "A14",
    "L3",
    title="Wennen in de kinderopvang",
    slug="wennen-in-de-kinderopvang",
    summary=(
        "Je kindje gaat binnenkort naar de opvang. Jullie komen eerst samen kijken en spelen. "
        "Jij kiest hoe snel het gaat."
    ),
    access=Access.APPOINTMENT,
    registration_text="Bel Joke. Zij kiest met jou een dag en een opvang.",
    bring="Een knuffel of een doekje van thuis.",
    hosts="Joke, en de begeleider van de opvang.",
    activity_type="settling-in",
    offer_forms=["childcare"],
    experience_areas=["social-skills-and-identity"],
    languages=["nl", "fr", "en"],
    checked_on=date(2026, 8, 10),
    steps=[
        ("hand", "Je komt kijken", "Jij en je kindje blijven samen."),
        ("blocks", "Je kindje speelt", "Jij drinkt iets in de keuken."),
        ("walking", "Je gaat even weg", "Een kwartiertje. Dan kom je terug."),
        ("home", "Elke keer wat langer", "Wij bellen je als er iets is."),
    ],
    body=[
        text(
            "Is er snel plaats?",
            "Soms is er een plaats vrij voor één dag. Bel Joke. Zij kijkt het na.",
        )
    ],
)

A11 = activity(
    "A11",
    "L4",
    checked_on=date(2026, 9, 10),
    title="Voorlezen in veel talen",
    slug="voorlezen-in-veel-talen",
    summary="Tom leest een boek in het Nederlands. Een ouder leest het boek in een andere taal.",
    age_min_months=6,
    hosts="Tom, en elke week een andere ouder.",
    activity_type="reading",
    offer_forms=["language", "meeting"],
    life_domains=["culture"],
    experience_areas=["communication-and-expression"],
    picture="samen_lezen.jpg",
    steps=[
        ("hand", "Wij zeggen hallo", "Elk in zijn eigen taal."),
        ("reading-aloud", "Wij lezen voor", "Je kindje kijkt, wijst of loopt rond."),
        ("music", "Wij zingen", "Ken jij een liedje? Zing het voor ons."),
        ("cup", "Wij drinken koffie of thee", "Je mag een boekje lenen."),
    ],
    body=[text("Welke taal?", "Elke week is er een andere taal. Kijk bij de dagen.")],
    series=[series(Frequency.WEEKLY, date(2026, 9, 2), (time(10), time(11)), "L4-house")],
    changes=[
        change(ChangeKind.LANGUAGES, on, languages=["nl", language])
        for on, language in [
            (date(2026, 11, 25), "ar"),
            (date(2026, 12, 2), "tr"),
            (date(2026, 12, 9), "fr"),
            (date(2026, 12, 16), "bg"),
        ]
    ],
)

A20 = activity(
    "A20",
    "L4",
    checked_on=date(2026, 9, 10),
    title="Hoe schrijf ik mijn kind in op school?",
    slug="inschrijven-op-school",
    summary="Wij tonen stap voor stap hoe het gaat. Je stelt je vragen. Wij helpen je meteen.",
    for_whom="Voor alle ouders. Je mag alleen komen, of met je kind.",
    is_fathers_welcome=True,
    attendance_mode=AttendanceMode.MIXED,
    online_url="https://video.example.org/inschrijven-op-school",
    bring="De identiteitskaart van je kind, als je die hebt.",
    hosts="Naïma, en de directeur van Basisschool De Sluis.",
    activity_type="info",
    offer_forms=["themed-group"],
    audiences=["parents-of-young-children"],
    life_domains=["education"],
    languages=["nl", "fr"],
    interpreter_languages=["ar", "tr"],
    picture="naar_school.jpg",
    body=[
        text(
            "Kan je niet komen?",
            "Kijk dan thuis mee, op je telefoon of je computer. Je mag ook daar vragen stellen.",
        )
    ],
    series=[on_days([date(2027, 2, 2)], (time(19), time(20, 30)), "L4-house")],
)

ACTIVITIES_OF_BRUG_AND_WATERKANT = [A07, A11, A14, A20]
