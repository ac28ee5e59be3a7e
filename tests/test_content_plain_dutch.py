"""Rules of plain Dutch: what stands out in a text, and what does not."""

import pytest

from content.plain_dutch import (
    Finding,
    Kind,
    ListedWord,
    count_syllables,
    is_passive,
    read,
    reading_ease,
    split_sentences,
    words_of,
)
from content.plain_words import PLAIN_WORDS
from koala.demo.activities import ACTIVITIES
from koala.demo.locations import LOCATIONS
from koala.demo.pages import HOME, LOCATIONS_INTRO

# --- Sentences and words ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Kom spelen. Wij zijn er!", ["Kom spelen.", "Wij zijn er!"]),
        ("Kom om 9.30 uur. Breng fruit mee.", ["Kom om 9.30 uur.", "Breng fruit mee."]),
        ("Neem speelgoed mee, bv. Duplo.", ["Neem speelgoed mee, bv. Duplo."]),
        ("Bij de St. Jansschool. Bel aan.", ["Bij de St. Jansschool.", "Bel aan."]),
        ("Bel 09 000 00 01. Of 09.000.00.02.", ["Bel 09 000 00 01.", "Of 09.000.00.02."]),
        ("Vraag naar J. Peeters.", ["Vraag naar J. Peeters."]),
        ("Op dinsdag 24. Breng fruit.", ["Op dinsdag 24.", "Breng fruit."]),
        ("1. Kom binnen. 2. Speel.", ["1. Kom binnen.", "2. Speel."]),
        ("Fruit, soep, enz. Kom proeven.", ["Fruit, soep, enz.", "Kom proeven."]),
        ("Ze zei: “Kom!” Dat deed ik… Jij?", ["Ze zei: “Kom!”", "Dat deed ik…", "Jij?"]),
        ("Kom binnen. 's Middags is er soep.", ["Kom binnen.", "'s Middags is er soep."]),
        ("Een titel\nEen zin", ["Een titel", "Een zin"]),
        ("", []),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text, sentences):
    assert split_sentences(text) == sentences


def test_a_time_a_number_and_an_address_are_one_word_each():
    sentence = "Bel 09 000 00 01 om 9.30 uur, of mail baby's aan an@example.org."
    assert words_of(sentence) == [
        *("Bel", "09 000 00 01", "om", "9.30", "uur", "of", "mail", "baby's", "aan"),
        "an@example.org",
    ]


def test_a_sentence_may_have_twenty_words():
    assert read(" ".join(["kom"] * 20) + ".").findings == ()
    long = " ".join(["kom"] * 21) + "."
    assert read(long).findings == (Finding(Kind.LONG_SENTENCE, long, 21),)


def test_a_long_word_stands_out_once_and_a_name_never():
    text = "Een ontmoetingsplaats in Middelkerkedorpstraat. Onze ontmoetingsplaats."
    assert read(text).findings == (Finding(Kind.LONG_WORD, "ontmoetingsplaats", 17),)


# --- The passive ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Er wordt gezongen.",
        "De kinderen worden opgehaald.",
        "Het boek werd voorgelezen door Fatma.",
        "De activiteit is afgelast.",
        "Je wordt verwacht om 9 uur.",
        "Jassen moeten worden opgehangen.",
        "Wij lachen, omdat er gezongen wordt.",
        "De speeltuin is geopend door de burgemeester.",
        "Ouders worden betrokken bij alles.",
        "De poort wordt gesloten.",
    ],
)
def test_the_passive_is_found(sentence):
    assert is_passive(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het is gratis.",
        "Iedereen is welkom.",
        "Ik ben gekomen.",
        "De kinderen zijn gegroeid.",
        "Ons team is verhuisd naar de Brugstraat.",
        "Je kindje wordt groot.",
        "De baby is geboren in maart.",
        "De poort is gesloten.",
        "Fruit is gezond.",
        "Wij zijn blij dat je hebt gebeld.",
        "Er is geen trap.",
        "Er zijn veel gezinnen.",
        "De les wordt leuk en begint om 9 uur.",
        "Hij zit hier met zijn gebroken arm.",
        "Wij worden blij als jij iemand ontmoet.",
        "Mama is met haar zoon gekomen.",
    ],
)
def test_what_looks_like_the_passive_is_left_alone(sentence):
    assert not is_passive(sentence)


# --- Words on the list ------------------------------------------------------------------------


def test_a_listed_word_is_found_with_what_to_write_instead():
    listed = [ListedWord("doelgroep", Kind.POVERTY, "gezinnen")]
    assert read("Onze Doelgroep is groot.", listed).findings == (
        Finding(Kind.POVERTY, "Doelgroep", instead="gezinnen"),
    )


def test_a_listed_word_is_a_whole_word():
    listed = [ListedWord("arm", Kind.POVERTY)]
    assert read("Een warme dag. Charmant. Kind-arm. Een darm.", listed).findings == ()


def test_a_star_stands_for_any_letters():
    listed = [ListedWord("kansarm*", Kind.POVERTY), ListedWord("*armoede", Kind.POVERTY)]
    found = read("Kansarme mensen, generatiearmoede, warm.", listed).findings
    assert [each.excerpt for each in found] == ["Kansarme", "generatiearmoede"]


def test_of_two_listed_phrases_at_one_spot_the_longest_counts():
    listed = [
        ListedWord("arme", Kind.POVERTY),
        ListedWord("arme gezinnen", Kind.POVERTY, "gezinnen"),
    ]
    assert [each.excerpt for each in read("Voor arme  gezinnen.", listed).findings] == [
        "arme  gezinnen"
    ]


def test_a_long_word_on_the_list_is_named_once():
    listed = [ListedWord("ouderbetrokkenheid", Kind.JARGON)]
    assert [each.kind for each in read("Ouderbetrokkenheid.", listed).findings] == [Kind.JARGON]


@pytest.mark.parametrize(
    "word",
    [
        *("kwetsbaar", "kwetsbare", "kansarm", "kansarmoede", "armoede", "armoedebestrijding"),
        *("doelgroep", "doelgroepen", "toeleiden", "participatie", "agogisch", "agogische"),
        *("proportioneel", "laaggeletterd"),
    ],
)
def test_the_first_list_knows_the_words_that_pages_for_families_avoid(word):
    assert [each.excerpt for each in read(f"Wij zeggen {word}.", PLAIN_WORDS).findings] == [word]


def test_the_first_list_advises_no_word_that_is_on_it():
    assert [word for word in PLAIN_WORDS if read(word.instead, PLAIN_WORDS).findings] == []


def texts_in(value):
    """Return what is written for readers; a text without a space is a code."""
    match value:
        case str() if " " in value:
            yield value
        case dict():
            yield from (text for each in value.values() for text in texts_in(each))
        case list() | tuple():
            yield from (text for each in value for text in texts_in(each))


def test_the_demo_says_nothing_to_families_that_hurts_or_is_jargon():
    texts = list(texts_in([ACTIVITIES, LOCATIONS, HOME, LOCATIONS_INTRO]))
    assert len(texts) > 300
    found = [each for text in texts for each in read(text, PLAIN_WORDS).findings]
    assert [each for each in found if each.kind in {Kind.POVERTY, Kind.JARGON}] == []


# --- The score --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        *(("opa", 2), ("radio", 3), ("ideeën", 3), ("koeien", 2), ("leeuw", 1), ("baby", 2)),
        *(("yoga", 2), ("geïnteresseerd", 5), ("vakantie", 3), ("aquarium", 4), ("reünie", 3)),
        *(("bijeenkomst", 3), ("mooie", 2), ("nieuwe", 2), ("9.30", 1), ("tv", 1)),
    ],
)
def test_syllables_are_counted_by_ear(word, syllables):
    assert count_syllables(word) == syllables


def test_the_score_is_the_formula_of_flesch_and_douma():
    words = ["kom", "spelen", "met", "papa", "en", "mama", "in", "de", "tuin", "vandaag"]
    # Fourteen syllables in ten words, two sentences: 206.84 - 0.77 x 140 - 0.93 x 5.
    assert reading_ease(words, 2) == pytest.approx(94.39)


def test_the_score_lies_between_0_and_100():
    assert reading_ease(["ja"], 1) == 100
    assert reading_ease(["verantwoordelijkheidsgevoel"] * 40, 1) == 0


def test_a_few_words_have_no_score():
    assert read("Kom spelen.").score is None
    assert read("Kom spelen met je kind. " * 10).score is not None


def test_an_empty_text_has_nothing_to_say():
    reading = read("")
    assert (reading.findings, reading.words_per_sentence, reading.score) == ((), 0.0, None)
