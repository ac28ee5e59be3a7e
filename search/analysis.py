"""Which texts a question finds: the same in every search engine. Pure.

A text becomes tokens, a question becomes terms; a text is found when each term has one of its
alternatives among the tokens. Engines keep the tokens as they are: letters and digits only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.letters import MAX_LETTERS, fold, fold_with_places, words_in
from search.stop_words import stop_words
from search.vocabulary import MAX_ALTERNATIVES, MAX_PHRASE_WORDS, WordLists, joined

MAX_TEXT = 20_000  # characters of a document that are looked at
MAX_QUESTION = 200  # characters of a question
MAX_TERMS = 8

Terms = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text: what it is looked for as, and what else is found by it."""

    written: str
    token: str
    others: tuple[str, ...]  # what it may be as well
    parts: tuple[str, ...]  # what it is made of
    is_part: bool
    is_stop_word: bool


@lru_cache(maxsize=20_000)
def _word(written: str, lists: WordLists) -> _Word:
    return _Word(
        written=written,
        token=lists.token(written),
        others=lists.other_tokens(written),
        parts=lists.part_tokens(written),
        is_part=lists.is_part(written),
        is_stop_word=written in stop_words(lists.language_code),
    )


def _words(folded: str, lists: WordLists) -> list[_Word]:
    return [_word(word, lists) for word, _, _ in words_in(folded, lists.language_code)]


# --- Documents ------------------------------------------------------------------------------------


def tokens(text: str, language_code: str, lists: WordLists) -> list[str]:
    """Return what a text is found by, in its order; a word that comes twice counts twice."""
    _check(language_code, lists)
    words = _words(_document(text), lists)
    found: list[str] = []
    for place, word in enumerate(words):
        if not word.is_stop_word:
            found += (word.token, *word.others, *word.parts)
        found += [token for token, _length in _together(words, place, lists)]
    return found


def written_words(text: str, language_code: str) -> list[str]:
    """Return the folded words themselves: the vocabulary for typing errors."""
    return [word for word, _start, _end in words_in(_document(text), language_code)]


def _document(text: str) -> str:
    return fold(text[:MAX_TEXT])[:MAX_TEXT]


def _together(words: Sequence[_Word], place: int, lists: WordLists) -> Iterable[tuple[str, int]]:
    """Yield what begins at a place and is more than one word: the token and how many words.

    Phrases of the synonyms, and a compound that somebody wrote apart: "baby massage".
    """
    stems = [word.token for word in words[place : place + MAX_PHRASE_WORDS]]
    for length in range(len(stems), 1, -1):
        if tuple(stems[:length]) in lists.phrases:
            yield joined(stems[:length]), length
    if len(stems) > 1 and words[place].is_part and words[place + 1].is_part:
        written = words[place].written + words[place + 1].written
        yield lists.token(written[:MAX_LETTERS]), 2


# --- Questions ------------------------------------------------------------------------------------


def query_terms(text: str, language_code: str, lists: WordLists) -> Terms:
    """Return the terms of a question in one language; none means that it asks for nothing."""
    _check(language_code, lists)
    return query_terms_in(text, {language_code: lists})


def query_terms_in(text: str, lists_by_language: Mapping[str, WordLists]) -> Terms:
    """Return the terms of a question that may be in any of some languages, word by word.

    A word is looked for as it would be in each language: "bébés" and "peuters" in one question.
    A word that says nothing in one of them asks for nothing, unless the question has no other.
    Where one language knows a phrase, it stands for its words. The first language comes first.
    """
    folded = fold(text[:MAX_QUESTION])[:MAX_QUESTION]
    # Places in the text are the same in every language; which words stand there is not.
    spans: dict[tuple[int, int], dict[str, None]] = {}
    silent: set[tuple[int, int]] = set()
    for code, lists in lists_by_language.items():
        _check(code, lists)
        for span, alternatives in _spans(folded, lists).items():
            spans.setdefault(span, {}).update(dict.fromkeys(alternatives))
            if not alternatives:
                silent.add(span)
    longest = _without_covered(spans)
    spoken = [span for span in longest if span not in silent] or longest
    terms = [tuple(spans[span])[:MAX_ALTERNATIVES] for span in spoken if spans[span]]
    return tuple(dict.fromkeys(terms))[:MAX_TERMS]


def _spans(folded: str, lists: WordLists) -> dict[tuple[int, int], list[str]]:
    """Return where each word or phrase stands, with its alternatives: none for a stop word."""
    placed = list(words_in(folded, lists.language_code))
    words = [_word(word, lists) for word, _start, _end in placed]
    spans: dict[tuple[int, int], list[str]] = {}
    place = 0
    while place < len(words):
        word, length = words[place], 1
        alternatives = [] if word.is_stop_word else [word.token, *word.others]
        for token, covered in _together(words, place, lists):
            if token in lists.synonyms:
                alternatives, length = [token], covered
                break
        span = placed[place][1], placed[place + length - 1][2]
        same = [each for token in alternatives for each in lists.synonyms.get(token, ())]
        spans.setdefault(span, []).extend([*alternatives, *same])
        place += length
    return spans


def _without_covered(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in their order, the longer one where two overlap."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


# --- Results --------------------------------------------------------------------------------------


def highlight(
    text: str, terms: Terms, language_code: str, lists: WordLists
) -> list[tuple[str, bool]]:
    """Return the text in pieces, each with whether the question found it there."""
    _check(language_code, lists)
    asked = {token for alternatives in terms for token in alternatives}
    folded, places = fold_with_places(text[:MAX_TEXT])
    places.append(min(len(text), MAX_TEXT))
    placed = list(words_in(folded, language_code))
    words = [_word(word, lists) for word, _start, _end in placed]
    pieces: list[tuple[str, bool]] = []
    done = 0
    for place, word in enumerate(words):
        is_found = not word.is_stop_word and not asked.isdisjoint(
            (word.token, *word.others, *word.parts)
        )
        covered = [1] if is_found else []
        covered += [length for token, length in _together(words, place, lists) if token in asked]
        if not covered:
            continue
        start = max(places[placed[place][1]], done)
        # Marks behind the last letter belong to it: the next letter tells where they end.
        end = _end_of_word(text, places, placed[place + max(covered) - 1][2])
        if start < end:
            pieces += [(text[done:start], False), (text[start:end], True)]
            done = end
    pieces.append((text[done:], False))
    return [piece for piece in pieces if piece[0]]


def _end_of_word(text: str, places: Sequence[int], end: int) -> int:
    last = places[end - 1] + 1
    while last < places[end] and not fold(text[last]):
        last += 1
    return last


def _check(language_code: str, lists: WordLists) -> None:
    if lists.language_code != language_code:
        raise ValueError(f"Lists of {lists.language_code!r} for a text in {language_code!r}.")
