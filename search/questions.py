"""What a typed text asks of the index, and what somebody may have meant to type."""

from collections.abc import Mapping
from dataclasses import dataclass

from content.words import SOURCE_LANGUAGE
from search.analysis import MAX_QUESTION, Terms, query_terms_in, written_words
from search.document_models import IndexedWord, SearchText
from search.engine import Correction
from search.typing_errors import corrections
from search.vocabulary import WordLists
from search.word_lists import lists_in

MAX_WORDS_TO_CORRECT = 4


@dataclass(frozen=True, slots=True)
class Question:
    """A text as an index is asked for it. No terms: it asks for nothing, or for everything."""

    terms: Terms
    language_code: str
    corrections: tuple[Correction, ...] = ()


def question_of(text: str, language_code: str) -> Question:
    """Return the question of a text, with words put right that no activity has.

    A text is looked for in the reader's language and in Dutch. A word is put right only when
    something is found for what it becomes.
    """
    lists = lists_in([language_code, SOURCE_LANGUAGE])
    terms = query_terms_in(text, lists)
    if not terms or is_found(terms, language_code):
        return Question(terms, language_code)
    made: list[Correction] = []
    corrected = text[:MAX_QUESTION]
    for word in dict.fromkeys(written_words(corrected, language_code)):
        if len(made) == MAX_WORDS_TO_CORRECT:
            break
        own = query_terms_in(word, lists)
        if own and not is_found(own, language_code) and (meant := _meant(word, lists)):
            made.append(Correction(word, meant))
    if not made:
        return Question(terms, language_code)
    by_word = {each.typed: each.meant for each in made}
    words = [by_word.get(word, word) for word in written_words(corrected, language_code)]
    return Question(query_terms_in(" ".join(words), lists), language_code, tuple(made))


def is_found(terms: Terms, language_code: str) -> bool:
    return SearchText.objects.filter(language_code=language_code, tokens__found=terms).exists()


def _meant(word: str, lists: Mapping[str, WordLists]) -> str:
    """Return the indexed word that is nearest, if there is one."""
    reader = next(iter(lists))
    for code in lists:
        known = IndexedWord.objects.filter(language_code=code, word__startswith=word[:1])
        for meant in corrections(word, known.order_by("word").values_list("word", flat=True)):
            if is_found(query_terms_in(meant, lists), reader):
                return meant
    return ""
