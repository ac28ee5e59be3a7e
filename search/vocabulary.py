"""The lists of words of one language, as the analyser takes them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from search.letters import fold, words_in
from search.stems import bare_words, other_stems, stem

MAX_PHRASE_WORDS = 4
MAX_ALTERNATIVES = 30  # of one word in a question
MIN_PART = 3
_MAX_PARTS = 4
_LINKS = ("", "s", "e", "n", "en", "er")  # between the parts of a Dutch or German word


class Kind(StrEnum):
    SYNONYMS = "synonyms"
    OVERRIDE = "override"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class ListedWords:
    """A row that the network team edits: a word, and others that belong to it."""

    kind: Kind
    word: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class WordLists:
    """What the rows of a language say, in stems; compared by identity, made by `word_lists`."""

    language_code: str
    # A folded form and the stem that counts for it: kinderen -> kind.
    overrides: Mapping[str, str] = field(default_factory=dict)
    # A token, also of a phrase, and the tokens that mean the same.
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # The stems of each phrase of several words: ("in", "verwacht").
    phrases: frozenset[tuple[str, ...]] = frozenset()
    # Folded words and stems that long words are made of: speel, bus.
    parts: frozenset[str] = frozenset()

    def token(self, word: str) -> str:
        """Return what a folded word is looked for as."""
        for bare in bare_words(word, self.language_code):
            if bare in self.overrides:
                return self.overrides[bare]
        return stem(word, self.language_code)

    def other_tokens(self, word: str) -> tuple[str, ...]:
        """Return what the word may be as well, in a text and in a question."""
        return other_stems(word, self.language_code) if word not in self.overrides else ()

    def part_tokens(self, word: str) -> tuple[str, ...]:
        """Return the tokens of the parts that a long word is made of."""
        if not self.parts:
            return ()
        pieces = _split(word, self.parts) or _split(stem(word, self.language_code), self.parts)
        return tuple(self.token(piece) for piece in pieces)

    def is_part(self, word: str) -> bool:
        return word in self.parts or stem(word, self.language_code) in self.parts


def word_lists(language_code: str, rows: Iterable[ListedWords] = ()) -> WordLists:
    """Make the lists of a language. Rows that say nothing are passed over."""
    rows = list(rows)
    overrides: dict[str, str] = {}
    for row in rows:
        if row.kind == Kind.OVERRIDE:
            forms = [_folded(text, language_code) for text in (row.word, *row.others)]
            if len(forms[0]) == 1:
                counts_as = stem(forms[0][0], language_code)
                overrides |= {form[0]: counts_as for form in forms if len(form) == 1}
    lists = WordLists(language_code, overrides)
    return WordLists(language_code, overrides, *_synonyms(lists, rows), _parts(lists, rows))


def _synonyms(
    lists: WordLists, rows: list[ListedWords]
) -> tuple[dict[str, tuple[str, ...]], frozenset[tuple[str, ...]]]:
    synonyms: dict[str, tuple[str, ...]] = {}
    phrases = set()
    for row in rows:
        if row.kind != Kind.SYNONYMS:
            continue
        group = []
        for text in (row.word, *row.others):
            stems = tuple(lists.token(word) for word in _folded(text, lists.language_code))
            if 1 < len(stems) <= MAX_PHRASE_WORDS:
                phrases.add(stems)
            if 0 < len(stems) <= MAX_PHRASE_WORDS:
                group.append(joined(stems))
        for token in group:
            others = dict.fromkeys((*synonyms.get(token, ()), *group))
            synonyms[token] = tuple(other for other in others if other != token)[:MAX_ALTERNATIVES]
    return synonyms, frozenset(phrases)


def _parts(lists: WordLists, rows: list[ListedWords]) -> frozenset[str]:
    words = {
        word
        for row in rows
        if row.kind == Kind.PARTS
        for text in (row.word, *row.others)
        for word in _folded(text, lists.language_code)
        if len(word) >= MIN_PART
    }
    stems = {stem(word, lists.language_code) for word in words}
    return frozenset(words | {each for each in stems if len(each) >= MIN_PART})


def joined(stems: Iterable[str]) -> str:
    """Return one token for a phrase: letters only, so that no engine takes it apart again."""
    return "".join(stems)


def _folded(text: str, language_code: str) -> list[str]:
    return [word for word, _start, _end in words_in(fold(text), language_code)]


def _split(word: str, parts: frozenset[str]) -> list[str]:
    """Return the parts that a word is made of from end to end, else nothing.

    Whole words only: "kindergarten" does not begin with a child, nor "omnibus" end in a bus.
    """
    dead_ends: set[tuple[str, int]] = set()

    def pieces_of(rest: str, most: int) -> list[str]:
        if rest in parts:
            return [rest]
        if most > 1 and (rest, most) not in dead_ends:
            for length in range(len(rest) - MIN_PART, MIN_PART - 1, -1):
                if (head := rest[:length]) not in parts:
                    continue
                for link in _LINKS:
                    tail = rest[length:]
                    if tail.startswith(link) and (more := pieces_of(tail[len(link) :], most - 1)):
                        return [head, *more]
            dead_ends.add((rest, most))
        return []

    pieces = pieces_of(word, _MAX_PARTS)
    return pieces if len(pieces) > 1 else []
