"""What KOALA Lindewijk (L1) does all year: A01, A02, A03, A06, A10 and the private A22."""

from datetime import date, time

from activities.choices import Access, ChangeKind, Frequency, HolidayPolicy, Taalicoon
from koala.demo.shapes import activity, change, series, text

A01 = activity(
    "A01",
    "L1",
    title="Spelen en ontmoeten",
    slug="spelen-en-ontmoeten",
    summary="Je speelt met je kindje. Je leert andere ouders kennen. Er is koffie en thee.",
    hosts="Lien en Fatma. Zij zeggen je naam en helpen je.",
    activity_type="meeting-play",
    offer_forms=["meeting"],
    experience_areas=["exploring-the-world", "social-skills-and-identity"],
    languages=["nl", "tr", "ar"],
    picture="samen_spelen.jpg",
    steps=[
        ("hand", "Wij zeggen hallo", "Je zegt alleen je voornaam."),
        ("blocks", "Je kindje speelt", "Jij blijft erbij."),
        ("cup", "Jij drinkt koffie of thee", "Je babbelt. Of je luistert."),
        ("home", "Je gaat naar huis wanneer je wil", "Te laat komen is ook goed."),
    ],
    series=[series(Frequency.WEEKLY, date(2026, 9, 1), (time(9, 30), time(11, 30)), "L1-house")],
)

MOVED_FRIDAY = date(2026, 12, 11)

A02 = activity(
    "A02",
    "L1",
    title="Koffie en babbel, de kinderen spelen",
    slug="koffie-en-babbel",
    summary="Je drinkt koffie of thee. Je babbelt met andere ouders. De kinderen spelen.",
    hosts="Lien en Fatma. Zij zeggen je naam en helpen je.",
    activity_type="chat-and-play",
    offer_forms=["meeting"],
    experience_areas=["social-skills-and-identity"],
    languages=["nl", "tr", "ar"],
    picture="koffie_en_babbel.jpg",
    steps=[
        ("hand", "Wij zeggen hallo", "Je zegt alleen je voornaam."),
        ("blocks", "Je kindje speelt", "Jij blijft erbij."),
        ("cup", "Jij drinkt koffie of thee", "Je babbelt. Of je luistert."),
        ("home", "Je gaat naar huis wanneer je wil", "Te laat komen is ook goed."),
    ],
    series=[
        series(
            Frequency.WEEKLY,
            date(2026, 9, 4),
            (time(9), time(11)),
            "L1-house",
            holiday_policy=HolidayPolicy.SKIP_PUBLIC,
            excluded_dates=[date(2027, 5, 7)],
        )
    ],
    changes=[
        change(
            ChangeKind.MOVED,
            MOVED_FRIDAY,
            new_date=date(2026, 12, 10),
            new_start_time=time(9),
            new_end_time=time(11),
        ),
        change(ChangeKind.NOTE, MOVED_FRIDAY, words="Zaal 2, boven."),
    ],
)

# The last Wednesday of March lies in the Easter holiday, so the rule does not give it.
# It is added, and then moved: families read "Was: 31 maart. Nu: 24 maart."
EASTER_WEDNESDAY = date(2027, 3, 31)

A03 = activity(
    "A03",
    "L1",
    title="Wandelen naar de bib en voorlezen",
    slug="wandelen-naar-de-bib",
    summary="Wij wandelen samen naar de bib. Daar lezen wij een boek voor. Je mag boekjes lenen.",
    age_min_months=12,
    destination="Bibliotheek Demostad, Boekenplein 3",
    bring="Een buggy, als je kindje nog niet goed stapt.",
    hosts="Lien, en Karim van de bib.",
    activity_type="reading",
    offer_forms=["meeting", "language"],
    life_domains=["culture", "leisure"],
    experience_areas=["communication-and-expression", "body-and-movement"],
    picture="samen_lezen.jpg",
    steps=[
        ("hand", "Wij zeggen hallo", "Wij wachten op jou in het Huis van het Kind."),
        ("walking", "Wij wandelen samen", "Het is 10 minuten stappen."),
        ("reading-aloud", "Karim leest voor", "Je kindje mag rondlopen. Dat is gewoon."),
        ("home", "Je blijft of je gaat", "Na het boek kies jij zelf."),
    ],
    body=[text("En als het regent?", "Dan gaan wij ook. Wij hebben paraplu's.")],
    series=[series(Frequency.MONTHLY_LAST, date(2026, 9, 30), (time(14), time(15)), "L1-house")],
    changes=[
        change(ChangeKind.ADDED, EASTER_WEDNESDAY),
        change(ChangeKind.MOVED, EASTER_WEDNESDAY, new_date=date(2027, 3, 24)),
    ],
)

A06 = activity(
    "A06",
    "L1",
    title="Zwanger? Kom langs",
    slug="zwanger-kom-langs",
    summary=(
        "Je bent zwanger en je hebt vragen. De vroedvrouw is er. Je praat ook met andere ouders."
    ),
    age_min_months=-9,
    age_max_months=0,
    for_whom=(
        "Voor mama's en papa's die een kindje verwachten. "
        "Is je baby er al? Dan zijn jullie ook welkom."
    ),
    is_fathers_welcome=True,
    hosts="Lien, en Hilde. Hilde is vroedvrouw.",
    activity_type="meeting-play",
    offer_forms=["meeting"],
    audiences=["expectant-parents"],
    life_domains=["health"],
    interpreter_languages=["ar"],
    picture="zwanger.jpg",
    steps=[
        ("hand", "Wij zeggen hallo", "Je zegt alleen je voornaam."),
        ("cup", "Jij krijgt een drankje", "Ga rustig zitten."),
        ("parent-group-talk", "Je stelt je vraag", "Samen, of alleen met Hilde."),
        ("home", "Je gaat naar huis wanneer je wil", "Je mag elke maand terugkomen."),
    ],
    series=[series(Frequency.MONTHLY_NTH, date(2026, 9, 10), (time(13, 30), time(15)), "L1-house")],
)

A10 = activity(
    "A10",
    "L1",
    title="Nederlands oefenen met je kindje",
    slug="nederlands-oefenen",
    summary=(
        "Je oefent Nederlands. Je zingt en speelt met je kindje. Je gebruikt ook je eigen taal."
    ),
    hosts="Fatma, en Sarah van Ligo.",
    taalicoon=Taalicoon.ONE,
    activity_type="language",
    offer_forms=["language"],
    life_domains=["basic-education"],
    experience_areas=["communication-and-expression"],
    languages=["nl"],
    picture="samen_lezen.jpg",
    steps=[
        ("hand", "Wij zeggen hallo", "In het Nederlands en in jouw taal."),
        ("music", "Wij zingen", "Je kindje danst of kijkt."),
        ("parent-group-talk", "Wij oefenen", "Fouten maken mag."),
        ("home", "Je gaat naar huis", "Je krijgt een liedje mee."),
    ],
    # On some Thursdays A06 is in the room downstairs at the same hour.
    body=[
        text(
            "Goed om te weten",
            "Je spreekt nog niet veel Nederlands? Dat is goed.",
            "Wij zitten in zaal 2. Dat is boven. Er is een lift.",
        )
    ],
    series=[
        series(
            Frequency.WEEKLY,
            date(2026, 9, 10),
            (time(13, 30), time(15)),
            "L1-house",
            interval_weeks=2,
        )
    ],
)

A22 = activity(
    "A22",
    "L1",
    title="Stoepbezoeken (intern)",
    slug="stoepbezoeken-intern",
    summary="Lien gaat langs bij gezinnen thuis. Zij blijft op de stoep. Alleen voor het team.",
    access=Access.REFERRAL,
    registration_text="Lien spreekt zelf af met het gezin.",
    hosts="Lien.",
    activity_type="outreach",
    offer_forms=["meeting"],
    state="restricted",
)

ACTIVITIES_OF_LINDEWIJK = [A01, A02, A03, A06, A10, A22]
