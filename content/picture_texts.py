"""What can be seen on a picture, in other languages than Dutch. Pure.

A picture keeps it as {"fr": {"text": "…", "dutch": "…"}}: the words, and the Dutch ones they were
written beside. When those change, families keep the translation and translators hear of it.
"""

from collections.abc import Mapping

from content.words import SOURCE_LANGUAGE, Words, words_in

MAX_CHARACTERS = 300  # of one text; the Dutch one has 255, and other languages take more room

Kept = Mapping[str, Mapping[str, str]]


def description_in(language_code: str, *, dutch: str, kept: Kept) -> Words:
    """Return the text in a language, or else in Dutch, with the language that it is in."""
    texts = {code: each["text"] for code, each in kept.items()}
    return words_in(texts | {SOURCE_LANGUAGE: dutch}, language_code)


def behind(kept: Kept, *, dutch: str) -> dict[str, str]:
    """Return, by language, the Dutch text of then where it is another one now."""
    return {code: each["dutch"] for code, each in kept.items() if each["dutch"] != dutch}


def rewritten(kept: Kept, texts: Mapping[str, str], *, dutch: str) -> dict[str, dict[str, str]]:
    """Return what to keep after somebody wrote these texts, beside this Dutch one.

    A language without a text in `texts` stays as it was; one with an empty text goes.
    """
    found = {code: dict(each) for code, each in kept.items()}
    for code, text in texts.items():
        if text:
            found[code] = {"text": text, "dutch": dutch}
        else:
            found.pop(code, None)
    return found
