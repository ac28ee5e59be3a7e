"""The stem of a folded word, so that "speelde" and "spelen" are looked for as one. Pure.

Dutch, French, English and some others: Snowball. Turkish and Arabic have rules of our own: those
of Snowball need the accents that families leave out, and part a bare word from its own plural
(oyun, oyunlar; أم, الأم). They follow what is known to work for finding: strip endings with a
least length for what remains (for Arabic after "light10" of Larkey, Ballesteros and Connell).
A wrong stem does no harm as long as every form of the word has the same one.
"""

import re
from functools import cache
from threading import local

import snowballstemmer

_SNOWBALL = {
    "nl": "dutch",
    "fr": "french",
    "en": "english",
    "es": "spanish",
    "pl": "polish",
    "ro": "romanian",
    "ru": "russian",
}


class _Stemmers(local):
    """A stemmer of Snowball keeps the word in itself while it works: each thread has its own."""

    def __init__(self) -> None:
        self.of = cache(lambda language_code: snowballstemmer.stemmer(_SNOWBALL[language_code]))


_stemmers = _Stemmers()


def stem(word: str, language_code: str) -> str:
    """Return the stem of a folded word; in a language without rules, the word."""
    match language_code:
        case "ar":
            return _arabic_stem(_without_article(word))
        case "tr":
            return _turkish_stem(word)
        case code if code in _SNOWBALL and word.isalpha():
            return _stemmers.of(code).stemWord(word) or word
    return word


def bare_words(word: str, language_code: str) -> tuple[str, ...]:
    """Return the word, and without article and prepositions that are written on to it."""
    if language_code != "ar":
        return (word,)
    return tuple(dict.fromkeys((word, _without_article(word), *_without_prefix(word))))


def other_stems(word: str, language_code: str) -> tuple[str, ...]:
    """Return what a word may also be: its first letter is perhaps "and", "with", "for", "so"."""
    if language_code != "ar":
        return ()
    return tuple(_arabic_stem(_without_article(each)) for each in _without_prefix(word))


# --- Arabic, after folding: one alef, one ya, ta marbuta is ha -----------------------------------

_ARTICLES = ("وبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال")
_NO_ARTICLE = re.compile(r"والد(ه|ي|ين|ان|ا|ت\w{1,3}|ك|كم)?")  # father, mother, parents
_PREFIXES = "وبلف"
_ARABIC_ENDINGS = (
    *("كما", "هما", "تهم", "تكم", "تها", "تنا"),
    *("ها", "ان", "ات", "ون", "ين", "يه", "كم", "هم", "هن", "كن", "نا", "تك", "تي", "ته"),
    *("ه", "ي", "ك"),
)


def _without_article(word: str) -> str:
    if _NO_ARTICLE.fullmatch(word):
        return word
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 2:
            return word[len(article) :]
    return word


def _without_prefix(word: str) -> tuple[str, ...]:
    """A first letter may be a word of its own or belong to the word: both are looked for."""
    if word[:1] not in _PREFIXES or len(word) < 5 or _without_article(word) != word:
        return ()
    return (word[1:],)


def _arabic_stem(word: str) -> str:
    """Strip endings until none is left: animal, animals, their animals."""
    for ending in _ARABIC_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _arabic_stem(word[: -len(ending)])
    return word


# --- Turkish, after folding: one i, no dots ------------------------------------------------------

# The fewest letters that must remain, and the endings.
_TURKISH_ENDINGS = [
    re.compile(rf"(.{{{least},}}?)(?:{endings})")
    for least, endings in (
        (2, "l[ae]r"),  # plural
        (3, "m[ae]k|m[ae]"),  # to do, doing
        (4, "n?[dt][ae]ki|n?[dt][ae]n|n?[dt][ae]|n[iu]n"),  # in, from, of
        (5, "y?l[ae]"),  # with
        (4, "[iu]m[iu]z|[iu]n[iu]z|(?<=[aeiou])[mn][iu]z|[iu]m|[iu]n|(?<=[aeiou])m"),  # my, your
        (4, "l[iu]|s[iu]|(?<=[aeiou])[yn][aeiu]"),  # with a …, his or hers, to
        (4, "(?<=[^aeiou])[ae]"),
        (3, "(?<=[^aeiou])[iu]"),
    )
]
# These look like forms of Sunday, Friday, an Arab and winter: Monday, Saturday, a car, a person.
_TURKISH_WHOLE = re.compile("(pazartesi|cumartesi|araba|kisi).*")
_HARD = str.maketrans("bdg", "ptk")  # kitap, kitabi; cocuk, cocugu


def _turkish_stem(word: str) -> str:
    """Strip endings until none is left: what is bare then is the same for every form."""
    if not word.isalpha():
        return word
    if match := _TURKISH_WHOLE.fullmatch(word):
        return match[1]
    is_shorter = True
    while is_shorter:
        is_shorter = False
        for ending in _TURKISH_ENDINGS:
            if match := ending.fullmatch(word):
                word, is_shorter = match[1], True
                break
    return word[:-1] + word[-1].translate(_HARD) if len(word) > 3 else word
