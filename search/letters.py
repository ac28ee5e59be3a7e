"""From what somebody typed to plain words: no capitals, accents or vowel signs. Pure."""

import re
import unicodedata
from collections.abc import Iterator

MAX_LETTERS = 40  # of a word; the rest of a longer one is not looked at

# Letters without a decomposition in Unicode that people type in another way.
_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´ʹʻʼʽˈʾʿ′‵＇՚׳", "'"),
        **{"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"},
        **dict.fromkeys("ٱ", "ا"),
        **dict.fromkeys("ىیېۍ", "ي"),  # Persian and Pashto ya
        **dict.fromkeys("ةەہھ", "ه"),  # ta marbuta, and the other shapes of ha
        "ک": "ك",
        "ـ": "",  # tatweel only stretches a line
    }
)
# A short i or a yi is a letter of its own in Cyrillic, however it is encoded.
_LETTERS_WITH_MARK = {"и\u0306": "й", "И\u0306": "й", "і\u0308": "ї", "І\u0308": "ї"}
_KEPT_WHOLE = {"й", "Й", "ї", "Ї"}
_LAST_COMMON = 0x30FF  # beyond it nothing is remembered, so that no text can fill the memory

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ENDINGS = {"s", "tje", "tjes", "er", "ers"}  # papa's, baby'tje
_MAX_ELIDED = 2  # letters of l', d', qu'
_ELIDED = {"jusqu", "lorsqu", "puisqu", "quelqu"}
_ENDING_IS_GRAMMAR = {"tr"}  # İstanbul'da
_APOSTROPHE_IS_A_LETTER = {"uk", "so", "ps", "ti"}


class _Folding(dict[int, str]):
    """What each character becomes; one by one, so that no text can make it slow."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if code <= _LAST_COMMON:
            self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    # Modifier letters stand for an apostrophe; Unicode would make some of them a space.
    character = character.translate(_SAME)
    if character in _KEPT_WHOLE:
        return character.casefold()
    plain = unicodedata.normalize("NFKD", character).casefold()
    plain = unicodedata.normalize("NFKD", plain).casefold().translate(_SAME)
    return "".join(map(_fold_part, plain))


def _fold_part(part: str) -> str:
    """Drop marks and invisible characters; a digit of any script is one of ours."""
    category = unicodedata.category(part)
    if category[0] == "M" or category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(part))
    return part


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text as it is compared: CRÈCHE and crèche are creche, İ I ı i are i."""
    for pair, letter in _LETTERS_WITH_MARK.items():
        text = text.replace(pair, letter)
    return text.translate(_FOLDING)


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its characters where it stood in the text."""
    folded, places = [], []
    skip = False
    for place, character in enumerate(text):
        if skip:
            skip = False
            continue
        pair = _LETTERS_WITH_MARK.get(text[place : place + 2])
        skip = pair is not None
        letters = pair or _FOLDING[ord(character)]
        folded.append(letters)
        places += [place] * len(letters)
    return "".join(folded), places


def words_in(folded: str, language_code: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of a folded text without its article or ending, and where it stands."""
    for match in _WORD.finditer(folded):
        for word in _without_apostrophes(match[0], language_code):
            yield word[:MAX_LETTERS], match.start(), match.end()


def _without_apostrophes(written: str, language_code: str) -> list[str]:
    if "'" not in written:
        return [written]
    pieces = written.split("'")
    if language_code in _APOSTROPHE_IS_A_LETTER:
        return ["".join(pieces)]
    if language_code in _ENDING_IS_GRAMMAR and len(pieces[0]) > 1:
        return pieces[:1]
    while len(pieces) > 1 and pieces[-1] in _ENDINGS:
        pieces.pop()
    elided = [piece for piece in pieces[:-1] if len(piece) > _MAX_ELIDED and piece not in _ELIDED]
    return [*elided, pieces[-1]]
