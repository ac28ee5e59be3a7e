"""Which place in Belgium a reader means: a postcode, or a name in any language or script."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from locations.gazetteer import Place, folded, folded_words, gazetteer, letters_of
from locations.geo import distance_km

__all__ = ["Place", "PlaceAnswer", "find_places"]

LONGEST_QUESTION = 100  # characters; a longer text is no place name
SHORTEST_BEGINNING = 3  # letters
MOST_CHOICES = 8
MOST_SUGGESTIONS = 5
CLOSE_ENOUGH = 0.72  # ratio of difflib: one slip in a word of four letters is 0.75
SAME_PLACE_KM = 5

# Four digits that stand alone, with "B-" or "BE " before them or not.
POSTCODE = re.compile(r"(?:\bbe?[\s.–-]{0,3})?(?<!\d)(\d{4})(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """One place is found, several are a choice for the reader, none is unknown.

    `suggestions` are places with a close spelling, nearest first, only when `places` is empty.
    """

    places: tuple[Place, ...] = ()
    suggestions: tuple[Place, ...] = ()


def find_places(text: str, *, extra: Sequence[tuple[str, Place]] = ()) -> PlaceAnswer:
    """Return the places that a reader means by `text`.

    A postcode goes before a name, a whole name before the beginning of one (three letters or
    more, at most eight places). Municipalities come first, larger before smaller, then parts.
    "9000 Antwerpen" contradicts itself and gives both.

    `extra` are pairs of a name or postcode and a place: what the tables lack, such as a
    neighbourhood. Where the tables know a postcode, or the same place, they go first. A label of
    its own, such as Place(name="Testwijk", part_of="Gent"), leads back to the extra place.

    Never raises: a text of more than 100 characters or with a NUL byte is simply unknown.
    """
    if len(text) > LONGEST_QUESTION or "\0" in text:
        return PlaceAnswer()
    text = "".join(str(unicodedata.decimal(char, char)) for char in text)
    words = folded_words(POSTCODE.sub(" ", text))
    named = _named("".join(words), extra)
    for code in POSTCODE.findall(text):
        if under_code := _under_postcode(code, extra):
            return PlaceAnswer(_matching(under_code, named))
    if places := named or _beginning_with("".join(words), extra):
        return PlaceAnswer(places)
    return PlaceAnswer(suggestions=_suggestions(words, extra))


def _named(key: str, extra: Sequence[tuple[str, Place]]) -> tuple[Place, ...]:
    if not key:
        return ()
    numbers = gazetteer().numbers_by_key.get(key, ())
    own = (place for name, place in extra if key in (folded(name), folded(place.label)))
    return _with_extra(numbers, own)


def _beginning_with(beginning: str, extra: Sequence[tuple[str, Place]]) -> tuple[Place, ...]:
    if sum(char.isalpha() for char in beginning) < SHORTEST_BEGINNING:
        return ()
    spellings = gazetteer().spellings
    first = bisect_left(spellings, beginning, key=lambda spelling: spelling.key)
    is_alias: dict[int, bool] = {}
    for position in range(first, len(spellings)):
        spelling = spellings[position]
        if not spelling.key.startswith(beginning):
            break
        is_alias[spelling.number] = is_alias.get(spelling.number, True) and spelling.is_alias
    numbers = sorted(is_alias, key=lambda number: (is_alias[number], number))[:MOST_CHOICES]
    own = (place for name, place in extra if folded(name).startswith(beginning))
    return _with_extra(numbers, own)[:MOST_CHOICES]


def _under_postcode(code: str, extra: Sequence[tuple[str, Place]]) -> tuple[Place, ...]:
    own = (place for name, place in extra if code in (name.strip(), place.postcode))
    return gazetteer().by_postcode.get(code) or _with_extra((), own)


def _matching(under_code: tuple[Place, ...], named: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the place under a postcode that bears the name beside it."""
    names = {(folded(place.name), place.nis) for place in named}
    for place in under_code:
        if (folded(place.name), place.nis) in names:
            return (place,)
    main = under_code[0]
    if any(main.nis and place.nis == main.nis for place in named):
        return (main,)  # "9050 Gent": the postcode is the more precise of the two
    return (main, *named)


def _with_extra(numbers: Sequence[int], extra: Iterable[Place]) -> tuple[Place, ...]:
    """Return the places, with `extra` between the municipalities and the parts."""
    known = gazetteer()
    places = [known.places[number] for number in numbers]
    at = sum(number < known.municipality_count for number in numbers)
    for place in extra:
        if not any(_is_same(place, other) for other in places):
            places.insert(at, place)
            at += 1
    return tuple(places)


def _is_same(place: Place, other: Place) -> bool:
    if place.label == other.label:
        return True  # nobody could choose between the two
    if folded(place.name) != folded(other.name):
        return False
    known = gazetteer()
    own_nis, other_nis = _nis_of(place), _nis_of(other)
    if own_nis == other_nis and other in known.places[: known.municipality_count]:
        return True  # "9041 Gent" is a part of Gent, however far from its centre
    is_elsewhere = own_nis and other_nis and own_nis != other_nis
    return not is_elsewhere and (distance_km(place.coordinates, other.coordinates) <= SAME_PLACE_KM)


def _nis_of(place: Place) -> str:
    under_code = gazetteer().by_postcode.get(place.postcode, ())
    return place.nis or (under_code[0].nis if under_code else "")


def _suggestions(words: Sequence[str], extra: Sequence[tuple[str, Place]]) -> tuple[Place, ...]:
    """Return places spelled almost so, then those named by the first or the last words."""
    text = "".join(words)
    if len(text) < SHORTEST_BEGINNING:
        return ()
    found = list(_spelled_almost(text, extra))
    for count in range(len(words) - 1, 0, -1):
        for part in (words[:count], words[-count:]):
            if sum(map(len, part)) >= SHORTEST_BEGINNING:
                found += _named("".join(part), extra)
    return tuple(dict.fromkeys(found))[:MOST_SUGGESTIONS]


def _spelled_almost(text: str, extra: Sequence[tuple[str, Place]]) -> Iterable[Place]:
    known = gazetteer()
    own = [(folded(name), place) for name, place in extra]
    candidates = [
        *((key, letters_of(key), rank - len(own), place) for rank, (key, place) in enumerate(own)),
        *(
            (spelling.key, letters, spelling.number, known.places[spelling.number])
            for spelling, letters in zip(known.spellings, known.letters, strict=True)
        ),
    ]
    letters = letters_of(text)
    length_slack, letter_slack = (2, 2) if len(text) < 6 else (3, 4)
    matcher = SequenceMatcher(None, "", text, autojunk=False)
    scored = []
    for key, key_letters, rank, place in candidates:
        # Two quick sieves, since difflib is slow: almost as long, almost the same letters.
        if abs(len(key) - len(text)) > length_slack:
            continue
        if (key_letters ^ letters).bit_count() > letter_slack:
            continue
        matcher.set_seq1(key)
        if matcher.quick_ratio() >= CLOSE_ENOUGH and (ratio := matcher.ratio()) >= CLOSE_ENOUGH:
            scored.append((-ratio, rank, place))
    return (place for _, _, place in sorted(scored, key=lambda row: row[:2]))
