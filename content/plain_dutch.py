"""How plain is a Dutch text? Long sentences and words, the passive, words better avoided.

Pure: text and a list of words in, findings out. A line of the text is a paragraph, a heading or an
item of a list, so that a sentence never crosses a line. Everything here is a rule of thumb: it may
miss things, and rather misses one than points at something that is fine.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

MAX_SENTENCE_WORDS = 20
AIM_SENTENCE_WORDS = 12  # the mean to aim at
MAX_WORD_LETTERS = 14
MIN_WORDS_FOR_SCORE = 30  # a score of a few words says nothing


class Kind(StrEnum):
    """What was found: how something is written, or a word on the list."""

    LONG_SENTENCE = "long-sentence"
    PASSIVE = "passive"
    LONG_WORD = "long-word"
    JARGON = "jargon"
    POVERTY = "poverty"
    DIFFICULT = "difficult"


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word or phrase to avoid. `word` may hold `*` for any letters: kansarm*."""

    word: str
    kind: Kind
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """`excerpt`: the sentence or the word. `count`: its words or its letters; else 0."""

    kind: Kind
    excerpt: str
    count: int = 0
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """`score`: see `reading_ease`; None for a text that is too short for it."""

    findings: tuple[Finding, ...]
    words_per_sentence: float
    score: float | None


def read(text: str, listed: Sequence[ListedWord] = ()) -> Reading:
    """Return what stands out, in the order of the text; a word stands out once."""
    sentences = [each for each in split_sentences(text) if words_of(each)]
    counts = [len(words_of(each)) for each in sentences]
    words = [word for each in sentences for word in words_of(each)]
    find_listed = _finder(listed)
    findings: dict[tuple[Kind, str], Finding] = {}
    for sentence in sentences:
        of_list = list(find_listed(sentence))
        known = {word for each in of_list for word in words_of(each.excerpt.lower())}
        for found in (
            *_of_sentence(sentence),
            *of_list,
            *(each for each in _long_words(sentence) if each.excerpt.lower() not in known),
        ):
            findings.setdefault((found.kind, found.excerpt.lower()), found)
    return Reading(
        findings=tuple(findings.values()),
        words_per_sentence=sum(counts) / len(counts) if counts else 0.0,
        score=reading_ease(words, len(sentences)) if len(words) >= MIN_WORDS_FOR_SCORE else None,
    )


# --- Sentences and words ----------------------------------------------------------------------


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# After these a full stop ends no sentence. What can end one (enz., a.u.b.) is not here.
ABBREVIATIONS = _words(
    "bijv blz bv bvb ca d.w.z dhr dr excl gem i.p.v i.v.m incl ing ir m.a.w m.b.t m.i.v max mej "
    "mevr min mr mw n.a.v nl nr o.a o.l.v prof resp st ste t.a.v t.e.m t.o.v tel vb vgl w.o zgn"
)
END = re.compile(r"""(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s+["'“‘«(\[]*(?:['’]s\s)?[A-ZÀ-Þ0-9])""")
WORD = re.compile(
    r"""(?:https?://|www\.)\S+ | [\w.+-]{1,64}@[\w.-]+\w    # an address counts as one word
    | \+?\d+(?:[\ .:/-]\d+)*                  # and so do a time, a date and a phone number
    | \w+(?:[.'’-]\w+)*""",
    re.VERBOSE,
)


def split_sentences(text: str) -> list[str]:
    """Return the sentences. A capital or a digit begins one; a line always does."""
    sentences = []
    for line in text.splitlines():
        start = 0
        for end in END.finditer(line):
            so_far = line[start : end.start()].strip()
            last = so_far.rpartition(" ")[2].strip("(\"'“‘").lower()
            is_short = end[0] == "." and (
                last in ABBREVIATIONS or (len(last) == 1 and last.isalpha()) or so_far.isdigit()
            )
            if not is_short:
                sentences.append(line[start : end.end()].strip())
                start = end.end()
        sentences.append(line[start:].strip())
    return [sentence for sentence in sentences if sentence]


def words_of(sentence: str) -> list[str]:
    return [match[0] for match in WORD.finditer(sentence)]


def _of_sentence(sentence: str) -> Iterator[Finding]:
    count = len(words_of(sentence))
    if count > MAX_SENTENCE_WORDS:
        yield Finding(Kind.LONG_SENTENCE, sentence, count)
    if is_passive(sentence):
        yield Finding(Kind.PASSIVE, sentence)


def _long_words(sentence: str) -> Iterator[Finding]:
    """A capital inside a sentence is a name, which nobody can shorten."""
    for position, word in enumerate(words_of(sentence)):
        longest = max(re.split(r"['’-]", word), key=len)
        is_name = position > 0 and word[0].isupper()
        if longest.isalpha() and len(longest) > MAX_WORD_LETTERS and not is_name:
            yield Finding(Kind.LONG_WORD, word, len(longest))


def _finder(listed: Sequence[ListedWord]) -> Callable[[str], list[Finding]]:
    """Return what finds the listed words of a sentence; of two at one spot the longest phrase."""
    patterns = [
        (re.compile(rf"(?<![\w-]){_pattern(each.word)}(?![\w-])", re.IGNORECASE), each)
        for each in sorted(listed, key=lambda each: -len(each.word))
        if each.word.strip(" *")
    ]

    def find(sentence: str) -> list[Finding]:
        taken: dict[int, Finding] = {}
        covered: set[int] = set()
        for pattern, each in patterns:
            for match in pattern.finditer(sentence):
                if covered.isdisjoint(range(*match.span())):
                    covered.update(range(*match.span()))
                    taken[match.start()] = Finding(each.kind, match[0], instead=each.instead)
        return [taken[start] for start in sorted(taken)]

    return find


def _pattern(word: str) -> str:
    """Return the pattern of a listed word: `*` is any letters, a space any white space."""
    parts = [r"\w{0,40}".join(map(re.escape, re.split(r"\*+", part))) for part in word.split()]
    return r"\s+".join(parts)


# --- The passive ------------------------------------------------------------------------------

WORDEN = _words("word wordt worden werd werden")
ZIJN = _words("ben bent is zijn was waren")
HEBBEN = _words("heb hebt heeft hebben had hadden")
# A new clause: what follows has a verb of its own.
CLAUSE = re.compile(
    r"[,;:()–]|\b(?:maar|want|omdat|dat|als|die|terwijl|wanneer|zodat|waar|wie|wat)\b"
)
# A participle ends its clause, or one of these follows it. So "een gebroken arm" is none.
AFTER = (
    WORDEN
    | ZIJN
    | _words(
        "aan achter bij binnen buiten door en in met na naar of om onder op over per rond sinds te "
        "tegen tijdens tot tussen uit van vanaf via volgens voor voordat zonder kan kunnen moet "
        "moeten mag mogen zal zullen"
    )
)
APART = (
    "(?:aan|achter|af|bij|binnen|dicht|door|in|klaar|langs|los|mee|na|neer|om|onder|op|over|"
    "rond|samen|schoon|tegen|terug|thuis|toe|uit|vast|voor|voort|weg)?"
)
# Weak: a -t only after a voiceless sound, which leaves out most of "begint" and "betaalt".
PARTICIPLE = re.compile(
    rf"{APART}ge\w{{2,}}(?:d|en|(?:[kfspxt]|ch|[aeiou])t)|gedaan|gezien|{APART}gedaan"
    r"|(?:be|ver|ont|her|er)\w{2,}(?:d|(?:[kfspx]|ch)t)"
)
# Strong ones that begin with be-, ver- or ont-. Most words like these in -en are infinitives.
STRONG = _words(
    "afgesproken begrepen bekeken beschreven besloten besproken betrokken bewezen ondernomen "
    "ontslagen ontvangen verbroken verboden vergeleken vergeten verkozen verloren vervangen "
    "verwezen verzonden"
)
# They look like participles, and are nouns, adjectives or other forms of verbs.
LOOKALIKES = _words(
    "beeld beest bericht best bezoek bijgebouwen eerst ergens erfgoed gebeuren gebied gebieden "
    "geboren gebouwen gebruiken gedachten gedicht gedichten gedrag geduld geheimen gehandicapt "
    "gehandicapten geldt geloven geluid geluiden gelukken gemeenten geniet genieten gerecht "
    "gerechten gerust geschenken gesprekken getallen gevoelens geweld geweten gewend gewicht "
    "gewoonten gezelschap gezicht gezichten gezinnen gezond hert ingewikkeld nagerecht ongezond "
    "ontbijt uitgebreid verdriet verkeerd verkouden verliefd verschillend verstand voorgerecht"
)
# With "zijn" these tell how something is: the gate is closed.
STATES = _words(
    "bedoeld begaafd bekend beleefd beperkt bereid gehecht gehuwd gekleurd geïnteresseerd "
    "gescheiden geschikt gesloten getrouwd gewenst inbegrepen toegelaten verboden verhit vermoeid "
    "verplicht verward verwend"
)
# The perfect of these has "zijn", so that "is gekomen" is no passive.
WITH_ZIJN = _words(
    "begonnen gebeurd gebleven gedaald gefietst gegaan gegroeid geklommen gekomen gelopen gelukt "
    "gereden gereisd geslaagd gesprongen gestapt gestart gestegen gestopt gestorven gevallen "
    "gevlogen gevlucht geweest gewandeld geworden geëindigd gekropen gezakt geraakt afgelopen "
    "aangekomen afgestapt binnengekomen bijgekomen doorgegaan langsgekomen langsgegaan meegegaan "
    "meegekomen omgevallen opgegroeid opgestaan overgegaan samengekomen teruggekomen "
    "teruggegaan thuisgekomen thuisgebleven toegekomen uitgegaan uitgegroeid voorgegaan "
    "weggebleven weggegaan weggelopen vertrokken verhuisd verdwenen verschenen verdwaald "
    "veranderd verbeterd ontstaan overleden"
)


def is_passive(sentence: str) -> bool:
    """Return True when a clause has a form of "worden" or "zijn" with a participle.

    "Er wordt gezongen" is one; "het is gratis", "ik ben gekomen" and "het wordt groot" are not.
    """
    return any(_is_passive_clause(clause) for clause in CLAUSE.split(sentence.lower()))


def _is_passive_clause(clause: str) -> bool:
    words = words_of(clause)
    if not HEBBEN.isdisjoint(words):
        return False  # the participle goes with "hebben"
    has_worden = not WORDEN.isdisjoint(words)
    if not has_worden and ZIJN.isdisjoint(words):
        return False
    return any(
        _is_participle(word) and (has_worden or word not in WITH_ZIJN | STATES)
        for word, after in zip(words, [*words[1:], ""], strict=True)
        if not after or after in AFTER
    )


def _is_participle(word: str) -> bool:
    return word not in LOOKALIKES and (word in STRONG or bool(PARTICIPLE.fullmatch(word)))


# --- The score --------------------------------------------------------------------------------

# What sounds as one: every other vowel is a syllable of its own, as in ra-di-o and i-dee-ën.
VOWELS = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou"
    r"|[aeiouáàâäãåéèêëíìîïóòôöúùûü]|y(?![aeiou])"
)


def count_syllables(word: str) -> int:
    """Return the number of syllables by the vowels; a word without any, as a number, has one.

    Places where a word may break at the end of a line, as in a dictionary for hyphenation, are
    not the same: o-pa is never broken.
    """
    return max(1, len(VOWELS.findall(word.lower().replace("qu", "kw"))))


def reading_ease(words: Sequence[str], sentence_count: int) -> float:
    """Return how easy a text reads, from 0 (very difficult) to 100 (very easy).

    The formula of Flesch as W. H. Douma set it for Dutch ("De leesbaarheid van
    landbouwbladen", Wageningen, 1960): 206.84 - 0.77 x syllables in 100 words - 0.93 x words in a
    sentence. He reads it as: from 90 very easy, 80 easy, 70 fairly easy, 60 normal, 45 fairly
    difficult, 30 difficult. It measures length and knows nothing of meaning.
    """
    syllables = sum(map(count_syllables, words))
    score = 206.84 - 77 * syllables / len(words) - 0.93 * len(words) / sentence_count
    return min(100.0, max(0.0, score))
