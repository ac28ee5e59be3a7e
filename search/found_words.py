"""The words of a question, to be marked in the titles that it found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.words import SOURCE_LANGUAGE
from search.analysis import Terms, highlight, query_terms_in, written_words
from search.engine import Correction
from search.vocabulary import WordLists
from search.word_lists import lists_in


@dataclass(frozen=True, slots=True)
class FoundWords:
    """What was looked for, in the reader's language and in Dutch."""

    terms: Terms
    lists: Mapping[str, WordLists]

    def pieces(self, text: str, language_code: str) -> list[tuple[str, bool]]:
        """Return the text in pieces, each with whether it was looked for."""
        if not self.terms or language_code not in self.lists:
            return [(text, False)]
        return highlight(text, self.terms, language_code, self.lists[language_code])


def found_words(
    text: str, language_code: str, corrections: Sequence[Correction] = ()
) -> FoundWords:
    """Return the words of a question as they were put right. One query."""
    lists = lists_in([language_code, SOURCE_LANGUAGE])
    if corrections:
        meant = {each.typed: each.meant for each in corrections}
        words = written_words(text, language_code)
        text = " ".join(meant.get(word, word) for word in words)
    return FoundWords(query_terms_in(text, lists), lists)
