"""Any text whatever: capitals and accents change nothing, and nothing takes long."""

import re
import sys
from string import whitespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import (
    MAX_QUESTION,
    MAX_TERMS,
    MAX_TEXT,
    highlight,
    query_terms,
    query_terms_in,
    tokens,
)
from search.first_words import first_words
from search.letters import MAX_LETTERS, fold, fold_with_places
from search.typing_errors import corrections
from search.vocabulary import MAX_ALTERNATIVES, Kind, ListedWords, word_lists
from tests.search_questions import QUESTIONS

LISTS = {code: word_lists(code, first_words(code)) for code in ("nl", "fr", "en", "ar", "tr")}
TEXTS = [text for rows in QUESTIONS.values() for row in rows for text in row]
codes = st.sampled_from(sorted(LISTS))
words = st.sampled_from(sorted({word for text in TEXTS for word in text.split()}))
texts = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="aeiıİIçÇéÉßʼ'’ْلوأةىкйЙ\u0300\u0306\u0345 -", max_size=60),
    st.lists(st.one_of(words, st.text(max_size=8)), max_size=12).map(" ".join),
)


@given(texts, codes)
def test_capitals_and_accents_change_nothing(text, code):
    expected = tokens(text, code, LISTS[code])
    assert tokens(text.upper(), code, LISTS[code]) == expected
    assert tokens(fold(text), code, LISTS[code]) == expected


def test_every_letter_of_unicode_is_its_own_capital():
    letters = [chr(code) for code in range(sys.maxunicode) if not 0xD800 <= code < 0xE000]
    assert [each for each in letters if fold(each) != fold(each.upper())] == []
    assert [each for each in letters if fold(fold(each)) != fold(each)] == []


@given(texts, codes)
def test_every_word_of_a_text_finds_it(text, code):
    found = set(tokens(text, code, LISTS[code]))
    both = {each: LISTS[each] for each in dict.fromkeys((code, "nl"))}
    for word in text.split():
        terms = query_terms(word, code, LISTS[code])
        assert all(found & set(alternatives) for alternatives in terms)
        # A word that says nothing in the language of the text is asked for in Dutch only; so are
        # the parts of "O/S", where each says nothing in one of the two.
        if terms and len(re.findall(r"\w+", word)) == 1:
            in_both = query_terms_in(word, both)
            assert all(found & set(alternatives) for alternatives in in_both)


@given(texts, codes)
def test_tokens_are_letters_and_digits(text, code):
    for token in tokens(text, code, LISTS[code]):
        assert token.isalnum()
        assert token == fold(token)


@given(texts, texts, codes)
def test_highlighting_changes_no_character(text, question, code):
    pieces = highlight(text, query_terms(question, code, LISTS[code]), code, LISTS[code])
    assert "".join(piece for piece, _hit in pieces) == text
    assert all(piece for piece, _hit in pieces)
    assert not any(set(piece[0] + piece[-1]) & set(whitespace) for piece, hit in pieces if hit)


@given(texts)
def test_folding_knows_where_each_letter_stood(text):
    folded, places = fold_with_places(text)
    assert folded == fold(text)
    assert len(places) == len(folded)
    assert places == sorted(places)


@given(st.text(max_size=30), st.lists(st.text(max_size=12), max_size=10))
def test_corrections_are_words_of_the_vocabulary(word, vocabulary):
    assert set(corrections(word, vocabulary)) <= set(vocabulary)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(Kind), texts, st.lists(texts, max_size=4)), max_size=6))
def test_no_list_of_words_breaks_the_analyser(rows):
    lists = word_lists("nl", [ListedWords(kind, word, tuple(rest)) for kind, word, rest in rows])
    for _kind, word, rest in rows:
        text = " ".join([word, *rest])
        found = set(tokens(text, "nl", lists))
        for alternatives in query_terms(word, "nl", lists):
            assert found & set(alternatives)


MEGABYTES = 10 * 1024 * 1024
HOSTILE = {
    "marks": "e" + "\u0300\u0301\u0327\u0345" * (MEGABYTES // 8),
    "one word": "speel" * (MEGABYTES // 5),
    "parts without an end": "x".join(["speel" * 7] * 100_000),
    "apostrophes": "a'" * (MEGABYTES // 2),
    "only apostrophes": "'" * MEGABYTES,
    "the longest ligature": "\ufdfa" * MEGABYTES,
    "spaces": " \u200b" * (MEGABYTES // 2),
    "rare letters": "".join(map(chr, range(0x20000, 0x2FFFF))) * 100,
    "Turkish endings": "lerlarlerlar " * 800_000,
    "phrases": "in verwachting " * 700_000,
    "half a pair": "\ud800" * MEGABYTES,
    "nothing": "\x00" * MEGABYTES,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("code", ["nl", "ar", "tr"])
@pytest.mark.timeout(60)
def test_no_text_is_too_much(name, code):
    text = HOSTILE[name]
    found = tokens(text, code, LISTS[code])
    terms = query_terms(text, code, LISTS[code])
    pieces = highlight(text, terms, code, LISTS[code])
    corrections(text, ["voorlezen"])
    assert all(len(token) <= 2 * MAX_LETTERS for token in found)
    assert len(found) <= 4 * MAX_TEXT
    assert len(terms) <= MAX_TERMS
    assert all(len(alternatives) <= MAX_ALTERNATIVES for alternatives in terms)
    assert sum(len(piece) for piece, _hit in pieces) == len(text)


def test_only_the_beginning_of_a_long_text_or_question_counts():
    lists = LISTS["nl"]
    assert tokens("a " * (MAX_TEXT // 2) + "bus", "nl", lists).count("bus") == 0
    assert query_terms(" " * MAX_QUESTION + "bus", "nl", lists) == ()
