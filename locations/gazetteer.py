"""Every place of Belgium with its spellings, read once from the tables in data/.

Where the tables come from: data/SOURCES.md. To look a place up: places.py.
"""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from locations.geo import Coordinates, distance_km

DATA_DIR = Path(__file__).parent / "data"
NAME_COLUMNS = ("name_nl", "name_fr", "name_de")
SAME_POINT_KM = 0.1

SAINT = dict.fromkeys(("st", "ste", "saint", "sainte", "sankt"), "sint")
ABBREVIATIONS = {**SAINT, "olv": "onzelievevrouw"}
# Letters that Unicode does not take apart, and the Persian forms of two Arabic ones.
PLAIN_LETTERS = str.maketrans(
    {"ı": "i", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ی": "ي", "ى": "ي", "ک": "ك"}
)
NO_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
# 65 municipalities have no population in the table: the mean of Belgium stands in, to order a list.
PEOPLE_PER_POSTCODE = 10_000

Row = dict[str, str]
Identity = tuple[str, str]  # folded Dutch name and NIS: what is one place


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality or a part of one.

    `name` is Dutch. `postcode` is "" for a place without one of its own. `nis` is Statbel's number
    of the municipality, `region` is VLG, BRU or WAL; both are "" where they mean nothing.
    `latitude` and `longitude` are decimal degrees (WGS 84). `part_of` names the municipality, only
    where another place bears the same name.
    """

    name: str
    name_fr: str
    postcode: str
    nis: str
    region: str
    latitude: float
    longitude: float
    part_of: str = ""

    @property
    def label(self) -> str:
        """Return "9000 Gent", "Pajottegem" (no postcode) or "Nieuwerkerken (Aalst)".

        `find_places` answers a label of our tables with that place alone.
        """
        if self.part_of:
            return f"{self.name} ({self.part_of})"
        return f"{self.postcode} {self.name}".strip()

    @property
    def coordinates(self) -> Coordinates:
        return Coordinates(self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a place: its folded `key`, and the number of the place."""

    key: str
    is_alias: bool
    number: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every place, ready to be found. A place's number in `places` is also its rank."""

    places: tuple[Place, ...]
    municipality_count: int  # municipalities come first in `places`
    numbers_by_key: dict[str, tuple[int, ...]]  # best first
    spellings: tuple[Spelling, ...]  # in the order of their keys
    letters: tuple[int, ...]  # of each spelling, see `letters_of`
    by_postcode: dict[str, tuple[Place, ...]]  # the place a bare postcode means comes first


@cache
def gazetteer() -> Gazetteer:
    """Return every place; the first call reads the tables (about 0.1 s)."""
    municipalities = {row["nis"]: row for row in _rows("be_municipalities.csv")}
    # The names that a bare postcode means go first.
    rows = sorted(_rows("be_postcodes.csv"), key=lambda row: (row["main"] != "1", row["postcode"]))
    chosen = _one_row_per_place(rows, municipalities.values())
    ranked = sorted(chosen, key=lambda identity: _rank(chosen[identity], municipalities))
    numbers = {identity: number for number, identity in enumerate(ranked)}
    bearers = Counter(name for name, _ in ranked)
    places = []
    for name, nis in ranked:
        municipality = municipalities[nis]["name_nl"]
        is_unclear = bearers[name] > 1 and name != folded(municipality)
        places.append(_place(chosen[name, nis], part_of=municipality if is_unclear else ""))

    names = [
        (row[column], numbers[_identity(row)])
        for row in (*rows, *municipalities.values())
        for column in NAME_COLUMNS
        if row.get(column)
    ]
    aliases = []
    for row in _rows("be_place_aliases.csv"):
        identity = _identity(row)
        if identity not in numbers:
            region = municipalities[row["nis"]]["region"]
            place = _place({**row, "name_fr": row["name_nl"], "region": region})
            numbers[identity] = _number_at(place, places)
            if numbers[identity] == len(places):
                places.append(place)
        aliases.append((row["alias"], numbers[identity]))

    by_postcode: dict[str, list[Place]] = defaultdict(list)
    for row in rows:
        is_chosen = chosen[_identity(row)] is row
        place = places[numbers[_identity(row)]] if is_chosen else _place(row)
        by_postcode[row["postcode"]].append(place)
    # A postcode of one company lies in a municipality; two of them lie nowhere.
    for row in _rows("be_special_postcodes.csv"):
        if row["fallback_nis"]:
            home = municipalities[row["fallback_nis"]]
            by_postcode[row["postcode"]].append(places[numbers[_identity(home)]])

    spellings = _spellings(names, aliases)
    return Gazetteer(
        places=tuple(places),
        municipality_count=len(municipalities),
        numbers_by_key=_numbers_by_key(names, aliases, places, municipalities),
        spellings=spellings,
        letters=tuple(letters_of(spelling.key) for spelling in spellings),
        by_postcode={code: tuple(under_code) for code, under_code in by_postcode.items()},
    )


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a name in small plain letters, with "sint" for every kind of saint."""
    return tuple(ABBREVIATIONS.get(word, word) for word in _plain(text).split())


@lru_cache(maxsize=16_384)  # the tables hold some 7,500 names and name them often
def folded(name: str) -> str:
    """Return a name as one word: "De Panne" and "depanne" are the same, so are all hyphens."""
    return "".join(folded_words(name))


def letters_of(key: str) -> int:
    """Return which letters a key has, as bits of a number: a quick sieve for close spellings."""
    bits = 0
    for char in key:
        bits |= 1 << ord(char) % 61
    return bits


def _plain(text: str) -> str:
    """Return small letters without marks, and a space for all that is no letter or digit."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(PLAIN_LETTERS)
        text = "".join(char for char in text if not unicodedata.combining(char))
    return NO_LETTER_OR_DIGIT.sub(" ", text)


def _rows(file_name: str) -> list[Row]:
    with (DATA_DIR / file_name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _place(row: Row, part_of: str = "") -> Place:
    return Place(
        name=row["name_nl"],
        name_fr=row["name_fr"],
        postcode=row.get("postcode", ""),
        nis=row["nis"],
        region=row["region"],
        latitude=float(row["lat"]),
        longitude=float(row["lon"]),
        part_of=part_of,
    )


def _identity(row: Row) -> Identity:
    return folded(row["name_nl"]), row["nis"]


def _one_row_per_place(rows: Iterable[Row], municipalities: Iterable[Row]) -> dict[Identity, Row]:
    """Return the first row of each name in each municipality.

    So a municipality and the place it is named after are one, whatever its postcodes. The merged
    municipalities whose name no place bears (Pajottegem) come from their own table.
    """
    chosen: dict[Identity, Row] = {}
    for row in (*rows, *municipalities):
        chosen.setdefault(_identity(row), row)
    return chosen


def _rank(row: Row, municipalities: dict[str, Row]) -> tuple[int, bool, int, str]:
    """Municipalities by population, then parts: under their own postcode first, Wallonia last."""
    municipality = municipalities[row["nis"]]
    is_part = _identity(row) != _identity(municipality)
    kind = 0 if not is_part else 1 if row["main"] == "1" else 2
    people = municipality["population"]
    postcodes = municipality["postcodes"].split()
    population = int(people) if people else PEOPLE_PER_POSTCODE * len(postcodes)
    return kind, is_part and row["region"] == "WAL", -population, row["name_nl"]


def _number_at(place: Place, places: list[Place]) -> int:
    """Return the number of the place on the same point, or the next free number."""
    for number, other in enumerate(places):
        is_near = other.nis == place.nis
        if is_near and distance_km(place.coordinates, other.coordinates) < SAME_POINT_KM:
            return number
    return len(places)


def _numbers_by_key(
    names: list[tuple[str, int]],
    aliases: list[tuple[str, int]],
    places: list[Place],
    municipalities: dict[str, Row],
) -> dict[str, tuple[int, ...]]:
    """Return the places that each whole name means, best first."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for name, number in names:
        numbers[folded(name)].add(number)
    # An alias of one place can be the name of a well-known other: "Mechelen" also stands for
    # Mechelen-aan-de-Maas. Where the name is a Flemish or Brussels municipality's, it is that.
    for alias, number in aliases:
        key = folded(alias)
        if not any(
            other < len(municipalities) and places[other].region != "WAL"
            for other in numbers.get(key, ())
        ):
            numbers[key].add(number)
    # "Ledeberg (Gent)" and "Gent-Ledeberg", only where that is nothing else.
    whole: dict[str, tuple[int, ...]] = {}
    for number, place in enumerate(places[len(municipalities) :], start=len(municipalities)):
        home = municipalities[place.nis]
        for part, municipality in (
            (folded(place.name), folded(home["name_nl"])),
            (folded(place.name_fr), folded(home["name_fr"])),
        ):
            whole.setdefault(part + municipality, (number,))
            whole.setdefault(municipality + part, (number,))
    return whole | {key: tuple(sorted(found)) for key, found in numbers.items()}


def _spellings(
    names: list[tuple[str, int]], aliases: list[tuple[str, int]]
) -> tuple[Spelling, ...]:
    found: set[tuple[str, bool, int]] = set()
    for is_alias, pairs in ((False, names), (True, aliases)):
        for name, number in pairs:
            # Both ways: "Saint-Gi" begins the folded one, "Sai" only the other.
            found.add((folded(name), is_alias, number))
            found.add((_plain(name).replace(" ", ""), is_alias, number))
    return tuple(Spelling(*spelling) for spelling in sorted(found))
