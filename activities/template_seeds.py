"""The templates that a new site starts with; from then on they are the network team's own.

Dutch, as every text is written first. Pure.
"""

from dataclasses import dataclass
from datetime import time

from activities.choices import Access, HolidayPolicy


@dataclass(frozen=True, slots=True)
class TemplateSeed:
    """Codes stand for terms; a step is a pictogram, what happens, and more about it."""

    title: str
    summary: str
    activity_type: str
    offer_forms: tuple[str, ...]
    steps: tuple[tuple[str, str, str], ...]
    start_time: time = time(9, 30)
    end_time: time = time(11, 30)
    age_min_months: int = 0
    age_max_months: int = 36
    for_whom: str = ""
    bring: str = ""
    access: Access = Access.DROP_IN
    registration_text: str = ""
    holiday_policy: HolidayPolicy = HolidayPolicy.SKIP_ALL


HELLO = ("hand", "Wij zeggen hallo", "Je zegt je voornaam. Meer hoeft niet.")
GOING_HOME = ("home", "Je gaat naar huis wanneer je wil", "Vroeger weggaan mag altijd.")

TEMPLATES = [
    TemplateSeed(
        title="Speluur",
        summary="Je speelt met je kindje. Er is veel speelgoed. Je leert andere ouders kennen.",
        activity_type="meeting-play",
        offer_forms=("meeting",),
        steps=(
            HELLO,
            ("blocks", "Je kindje kiest speelgoed", "Jij blijft erbij en speelt mee."),
            ("cup", "Er is koffie, thee en water", "Je babbelt, of je rust even uit."),
            GOING_HOME,
        ),
    ),
    TemplateSeed(
        title="Koffie en babbel",
        summary="Je drinkt iets en je praat met andere ouders. De kinderen spelen naast jou.",
        activity_type="chat-and-play",
        offer_forms=("meeting",),
        steps=(
            HELLO,
            ("cup", "Je krijgt koffie of thee", "Ga zitten waar je wil."),
            ("parent-group-talk", "Wij praten over wat jij wil", "Luisteren is ook goed."),
            GOING_HOME,
        ),
        start_time=time(9),
        end_time=time(11),
    ),
    TemplateSeed(
        title="Voorleesmoment",
        summary="Wij lezen een boek voor. Je kindje kijkt, luistert en doet mee.",
        activity_type="reading",
        offer_forms=("meeting", "language"),
        age_min_months=6,
        steps=(
            HELLO,
            ("reading-aloud", "Wij lezen een boek", "Rondlopen mag. Dat hoort erbij."),
            ("music", "Wij zingen een lied", "Je kent het lied snel."),
            GOING_HOME,
        ),
        start_time=time(10),
        end_time=time(11),
    ),
    TemplateSeed(
        title="Babymassage",
        summary="Je leert hoe je je baby zacht masseert. Je baby wordt er rustig van.",
        activity_type="themed",
        offer_forms=("themed-group",),
        age_max_months=12,
        for_whom="Voor ouders met een baby die nog niet kruipt.",
        bring="Een handdoek en een luier.",
        access=Access.REGISTER,
        registration_text="Bel ons of stuur een bericht. Je voornaam is genoeg.",
        steps=(
            HELLO,
            ("hand", "Wij tonen hoe het gaat", "Je oefent met je eigen baby."),
            ("food", "Je baby mag drinken", "Ook in het midden van de les."),
            GOING_HOME,
        ),
        start_time=time(10),
        end_time=time(11, 30),
    ),
    TemplateSeed(
        title="Samen Nederlands oefenen",
        summary="Je praat en zingt in het Nederlands, samen met je kindje. Fouten maken mag.",
        activity_type="language",
        offer_forms=("language",),
        steps=(
            HELLO,
            ("music", "Wij zingen met de kinderen", "Het lied krijg je mee naar huis."),
            ("parent-group-talk", "Wij praten over elke dag", "Over eten, spelen en slapen."),
            GOING_HOME,
        ),
        start_time=time(13, 30),
        end_time=time(15),
    ),
    TemplateSeed(
        title="Wandeling naar de speeltuin",
        summary="Wij stappen samen naar de speeltuin. Daar spelen de kinderen buiten.",
        activity_type="playground-walk",
        offer_forms=("meeting",),
        age_min_months=12,
        bring="Een jas, of een buggy als je kindje nog niet ver stapt.",
        holiday_policy=HolidayPolicy.SKIP_PUBLIC,
        steps=(
            HELLO,
            ("walking", "Wij wandelen samen", "Wij stappen zo traag als de kinderen."),
            ("blocks", "De kinderen spelen buiten", "Jij blijft in de buurt."),
            GOING_HOME,
        ),
        start_time=time(14),
        end_time=time(16),
    ),
]
