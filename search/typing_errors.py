"""What somebody may have meant to type. Pure."""

from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

from search.letters import MAX_LETTERS, fold

MAX_CORRECTIONS = 5


def corrections(word: str, vocabulary: Iterable[str]) -> list[str]:
    """Return the folded words nearest to a word, nearest first, then as the vocabulary has them.

    One letter too many, too few, other or swapped in 4 to 7 letters, two in longer words. The
    first letter is right: that is where people look, and it keeps "bus" from becoming "les".
    Empty when the word itself is in the vocabulary.
    """
    typed = fold(word[: MAX_LETTERS + 1])
    most = 0 if len(typed) < 4 else 1 if len(typed) < 8 else 2
    if not most or len(typed) > MAX_LETTERS:
        return []
    found = []
    for known in vocabulary:
        if known == typed:
            return []
        if known[:1] == typed[0] and abs(len(known) - len(typed)) <= most:
            distance = DamerauLevenshtein.distance(typed, known, score_cutoff=most)
            if distance <= most:
                found.append((distance, known))
    found.sort(key=lambda pair: pair[0])
    return list(dict.fromkeys(known for _distance, known in found))[:MAX_CORRECTIONS]
