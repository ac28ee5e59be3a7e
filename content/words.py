"""A text and the language it is in. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

SOURCE_LANGUAGE = "nl"


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    language_code: str

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text


def words_in(texts: Mapping[str, str], language_code: str) -> Words:
    """Return the text in a language, or the Dutch one, each with the language it is in."""
    for code in (language_code, SOURCE_LANGUAGE):
        if text := texts.get(code):
            return Words(text, code)
    return Words("", SOURCE_LANGUAGE)
