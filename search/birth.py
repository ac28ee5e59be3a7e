"""The months in which a child can be born, to work out an age on the page itself."""

from dataclasses import dataclass
from datetime import date

from babel.dates import get_month_names

OLDEST_YEARS = 6


@dataclass(frozen=True, slots=True)
class BirthChoices:
    """`months`: pairs of a number and a name; `today`: year and month, as the page counts."""

    months: tuple[tuple[int, str], ...]
    years: tuple[str, ...]
    today: str


def birth_choices(today: date, language_code: str) -> BirthChoices:
    """Return what somebody can choose, the newest year first; next year for who is pregnant."""
    names = get_month_names("wide", "stand-alone", locale=language_code)
    years = range(today.year + 1, today.year - OLDEST_YEARS - 1, -1)
    return BirthChoices(tuple(names.items()), tuple(map(str, years)), f"{today:%Y-%m}")
