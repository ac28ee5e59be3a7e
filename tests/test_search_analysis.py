"""Which texts a question finds, in the words of families."""

import pytest

from search.analysis import MAX_TERMS, highlight, query_terms, query_terms_in, tokens
from search.first_words import first_words
from search.letters import fold
from search.typing_errors import corrections
from search.vocabulary import Kind, ListedWords, word_lists
from tests.search_questions import DUTCH_QUESTIONS, QUESTIONS

LISTS = {code: word_lists(code, first_words(code)) for code in ("nl", "fr", "en", "ar", "tr")}


def is_found(terms, text, language_code, lists=None):
    found = set(tokens(text, language_code, lists or LISTS[language_code]))
    return all(found & set(alternatives) for alternatives in terms)


def asked(question, language_code):
    terms = query_terms(question, language_code, LISTS[language_code])
    assert terms
    return terms


@pytest.mark.parametrize(
    ("code", "question", "text"),
    [(code, row[0], row[1]) for code, rows in QUESTIONS.items() for row in rows],
)
def test_a_question_finds_what_it_is_about(code, question, text):
    assert is_found(asked(question, code), text, code)


@pytest.mark.parametrize(
    ("code", "question", "text"),
    [(code, row[0], row[2]) for code, rows in QUESTIONS.items() for row in rows],
)
def test_a_question_does_not_find_what_only_looks_alike(code, question, text):
    assert not is_found(asked(question, code), text, code)


@pytest.mark.parametrize(("code", "question", "text", "other"), DUTCH_QUESTIONS)
def test_a_question_on_any_page_may_be_in_dutch(code, question, text, other):
    terms = query_terms_in(question, {each: LISTS[each] for each in (code, "nl")})
    assert terms
    assert is_found(terms, text, "nl")
    assert not is_found(terms, other, "nl")


@pytest.mark.parametrize(
    ("code", "question", "text", "_other"),
    [(code, *row) for code, rows in QUESTIONS.items() for row in rows],
)
def test_asking_in_dutch_as_well_loses_nothing_of_the_own_language(code, question, text, _other):
    terms = query_terms_in(question, {each: LISTS[each] for each in (code, "nl")})
    assert is_found(terms, text, code)


# --- Terms ----------------------------------------------------------------------------------------


def test_a_word_is_looked_for_as_it_would_be_in_each_language():
    plain = {code: word_lists(code) for code in ("fr", "nl")}
    assert query_terms_in("crèches woensdag", plain) == (("crech", "creche"), ("woensdag",))
    assert query_terms_in("peuters et bébés", plain) == (("peuter",), ("beb", "bebe"))


def test_a_word_that_says_nothing_is_not_asked_for_unless_it_is_all_there_is():
    assert query_terms("de en het", "nl", LISTS["nl"]) == ()
    assert query_terms("", "nl", LISTS["nl"]) == query_terms(" …!", "nl", LISTS["nl"]) == ()
    both = {code: word_lists(code) for code in ("fr", "nl")}
    assert query_terms_in("les papas", both) == (("pap", "papas"),)
    assert query_terms_in("les", both) == (("les",),)


def test_a_phrase_is_one_term_and_its_words_stay_out_of_it():
    lists = word_lists("nl", [ListedWords(Kind.SYNONYMS, "zwanger", ("in verwachting",))])
    assert query_terms("in verwachting yoga", "nl", lists) == (
        ("inverwacht", "zwanger"),
        ("yoga",),
    )
    assert tokens("In verwachting", "nl", lists) == ["inverwacht", "verwacht"]


def test_synonyms_of_two_rows_do_not_become_one_group():
    rows = [
        ListedWords(Kind.SYNONYMS, "opa", ("grootouders",)),
        ListedWords(Kind.SYNONYMS, "oma", ("grootouders",)),
    ]
    lists = word_lists("nl", rows)
    assert query_terms("oma", "nl", lists) == (("oma", "grootouder"),)
    assert query_terms("grootouder", "nl", lists) == (("grootouder", "opa", "oma"),)


def test_a_question_has_a_greatest_number_of_terms():
    assert len(query_terms("aap noot mies wim zus jet teun vuur gijs lam", "nl", LISTS["nl"])) == (
        MAX_TERMS
    )


def test_lists_of_another_language_are_refused():
    with pytest.raises(ValueError, match="Lists of 'fr'"):
        tokens("Dag", "nl", LISTS["fr"])


# --- Tokens ---------------------------------------------------------------------------------------


def test_a_long_word_is_found_by_its_parts_only_when_it_is_made_of_known_ones():
    lists = word_lists("nl", [ListedWords(Kind.PARTS, "speel", ("bus", "kind", "dag"))])
    assert tokens("Speelbussen", "nl", lists) == ["speelbus", "speel", "bus"]
    assert tokens("kindersdag", "nl", lists) == ["kindersdag"]
    assert tokens("kinderdag", "nl", lists) == ["kinderdag", "kind", "dag"]
    assert tokens("omnibus kindergarten", "nl", lists) == ["omnibus", "kindergart"]


def test_a_text_without_lists_or_rules_is_only_folded():
    assert tokens("Soomaali: Carruurta!", "so", word_lists("so")) == ["soomaali", "carruurta"]
    assert tokens("Здоров'я Сім’я, ЁЛКА", "uk", word_lists("uk")) == ["здоровя", "сімя", "елка"]


def test_marks_that_nobody_types_are_left_out():
    assert fold("مُتَرْجِـــم") == "مترجم"
    assert fold("إأآٱ ى ئ ؤ ة ک ی") == "اااا ي ي و ه ك ي"
    assert fold("٣ ۴ ²") == "3 4 2"
    assert fold("Œuf Straße İIıi co\u00adop\u200d") == "oeuf strasse iiii coop"
    assert fold("И\u0306 Й") == "й й"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("papa's", ["papa"]),
        ("PAPA’S", ["papa"]),
        ("foto´s", ["foto"]),
        ("baby'tje", ["baby"]),
        ("rock'n'roll", ["rock", "roll"]),
    ],
)
def test_an_apostrophe_takes_its_ending_along(written, expected):
    assert tokens(written, "nl", LISTS["nl"]) == expected


# --- Typing errors --------------------------------------------------------------------------------

VOCABULARY = ["spelen", "voorlezen", "bus", "massage", "woensdag", "creche", "kinderen", "zwemmen"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("voorlezn", ["voorlezen"]),
        ("voorlzeen", ["voorlezen"]),
        ("spelne", ["spelen"]),
        ("Masage", ["massage"]),
        ("wonsdag", ["woensdag"]),
        ("crèsche", ["creche"]),
        ("buz", []),  # too short to say
        ("pselen", []),  # the first letter is right
        ("massages", ["massage"]),
        ("kidneren", ["kinderen"]),
        ("spelen", []),  # is there
        ("spalan", []),  # two errors in a short word
        ("", []),
    ],
)
def test_a_typing_error_leads_to_words_that_are_there(typed, expected):
    assert corrections(typed, VOCABULARY) == expected


@pytest.mark.parametrize("text", ["Wij voorlezen", "Een voorleesmoment"])
def test_a_corrected_question_finds_what_was_meant(text):
    [meant] = corrections("voorlezn", VOCABULARY)
    assert is_found(asked(meant, "nl"), text, "nl")


def test_the_nearest_correction_comes_first():
    assert corrections("speeltuun", ["speeltjes", "speeltuin", "speeltuig"]) == [
        "speeltuin",
        "speeltuig",
    ]


# --- Highlighting ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "question", "text", "expected"),
    [
        ("nl", "kind", "Dag, kinderen!", [("Dag, ", 0), ("kinderen", 1), ("!", 0)]),
        ("nl", "bus", "Speelbussen: <b>", [("Speelbussen", 1), (": <b>", 0)]),
        ("nl", "zwanger", "Nu In Verwachting?", [("Nu ", 0), ("In Verwachting", 1), ("?", 0)]),
        ("nl", "papa", "Papa’s", [("Papa’s", 1)]),
        ("fr", "creche", "La cre\u0300che.", [("La ", 0), ("cre\u0300che", 1), (".", 0)]),
        ("fr", "bebe", "Le be\u0301be\u0301!", [("Le ", 0), ("be\u0301be\u0301", 1), ("!", 0)]),
        ("ar", "حامل", "للنساء الحوامل", [("للنساء ", 0), ("الحوامل", 1)]),
        ("tr", "cocuk", "ÇOCUKLAR", [("ÇOCUKLAR", 1)]),
        ("en", "cat", "No such word", [("No such word", 0)]),
        ("en", "the", "The cat", [("The cat", 0)]),
        ("en", "cat", "", []),
    ],
)
def test_what_was_found_is_marked_in_the_text_as_it_was_written(code, question, text, expected):
    terms = query_terms(question, code, LISTS[code])
    pieces = [(each, bool(hit)) for each, hit in expected]
    assert highlight(text, terms, code, LISTS[code]) == pieces
