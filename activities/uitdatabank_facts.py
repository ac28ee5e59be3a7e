"""What UiTdatabank asks for, what it takes, and what gets lost on the way. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from activities.choices import Access, AttendanceMode
from activities.readings import Reading
from content.words import SOURCE_LANGUAGE

HOST = "https://io-test.uitdatabank.be"  # entries are tried there first
LANGUAGES = ("nl", "fr", "de", "en")

COURSE_WITH_OPEN_SESSIONS = ("0.3.1.0.1", "Cursus met open sessies")
LECTURE = ("0.3.2.0.0", "Lezing of congres")
GUIDED = ("0.7.0.0.0", "Begeleide uitstap of rondleiding")
# Of the types of UiTdatabank, the nearest to ours; there is none for meeting each other.
EVENT_TYPES = {
    "playground-walk": GUIDED,
    "school-visit": GUIDED,
    "info": LECTURE,
    "exercise": ("0.59.0.0.0", "Sportactiviteit"),
    "party": ("0.28.0.0.0", "Festiviteit"),
}
SERIES_WITH_REGISTRATION = ("0.3.1.0.0", "Lessenreeks")


def event_type(type_code: str, access: Access) -> dict[str, str]:
    usual = SERIES_WITH_REGISTRATION if access == Access.REGISTER else COURSE_WITH_OPEN_SESSIONS
    term_id, label = EVENT_TYPES.get(type_code, usual)
    return {"id": term_id, "label": label, "domain": "eventtype"}


# The labels that UiTdatabank knows, word for word, by the number of signs.
TAALICOON_LABELS = {
    1: "één taalicoon",
    2: "twee taaliconen",
    3: "drie taaliconen",
    4: "vier taaliconen",
}


class Loss(StrEnum):
    """What an entry cannot hold."""

    LANGUAGES = "languages"
    AGES = "ages"
    PREGNANCY = "pregnancy"
    PLACES = "places"
    ADDRESS_ON_REQUEST = "address-on-request"
    MOVED = "moved"
    NOTES = "notes"
    LANGUAGES_OF_A_DATE = "languages-of-a-date"
    SERIES_NAMES = "series-names"
    WAITING_LIST = "waiting-list"
    CHILDCARE = "childcare"
    ORGANISERS = "organisers"
    MORE_TEXT = "more-text"
    PICTURE = "picture"
    FRENCH_ADDRESS = "french-address"
    TAALICONEN = "taaliconen"


class Refusal(StrEnum):
    """Why an activity has no entry at all."""

    BY_APPOINTMENT = "by-appointment"
    AFTER_REFERRAL = "after-referral"
    NO_DATES = "no-dates"
    NO_PUBLIC_PLACE = "no-public-place"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPlace:
    key: str
    name: str
    street: str
    postcode: str
    municipality: str
    street_fr: str = ""
    municipality_fr: str = ""
    is_address_on_request: bool = False

    @property
    def is_in_brussels(self) -> bool:
        return "1000" <= self.postcode <= "1299"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportDate:
    """One date, read in each language that UiTdatabank takes, and its places.

    `moved_words`: by language, why the old moment of a moved date is empty.
    """

    readings: Mapping[str, Reading]
    place: ExportPlace | None = None
    previous_place: ExportPlace | None = None
    moved_words: Mapping[str, str] = field(default_factory=dict)

    @property
    def reading(self) -> Reading:
        return self.readings[SOURCE_LANGUAGE]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportActivity:
    """An activity. Texts go by language; only real translations are there, Dutch always is."""

    name: str  # of its file: letters, digits and dashes
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    other_languages: tuple[str, ...]
    type_code: str
    age_min_months: int
    age_max_months: int | None
    access: Access
    taalicoon: int  # 0 to 4
    is_trained: bool  # only then may a team use them
    price_eur: Decimal
    capacity: int | None
    attendance_mode: AttendanceMode
    phone: str
    url: str
    has_childcare: bool
    has_organisers: bool
    has_more_text: bool
    has_picture: bool
    dates: tuple[ExportDate, ...]


@dataclass(slots=True)
class Exported:
    """What became of one activity: entries by file name, places by key, and what was lost."""

    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    losses: dict[Loss, str] = field(default_factory=dict)  # with its value, if it has one
    refusal: Refusal | None = None
