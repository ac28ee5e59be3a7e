"""Text of others becomes plain text: no markup, no hidden characters, no more than fits. Pure."""

import html
import re
import unicodedata

MAX_CHARACTERS = 20_000  # read at all
BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^<>]{0,200}>", re.I)
SILENT = re.compile(
    r"<\s*(script|style|head|title)\b[^<>]{0,200}>.*?(?:<\s*/\s*\1\s*>|\Z)", re.I | re.S
)
TAGS = re.compile(r"<(?:[a-zA-Z/!?][^<>]*)(?:>|\Z)")
BLANKS = re.compile(r"[^\S\n]+")
EMPTY_LINES = re.compile(r" ?\n[ \n]*")
ESCAPES = re.compile(r"\\([\\;,:nN\"])")


def unescaped(value: str) -> str:
    """Return a text value of iCalendar without its backslashes."""
    return ESCAPES.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def plain_text(value: str, *, lines: bool = False) -> str:
    """Return a text without markup, control characters and signs that turn the writing round.

    `lines`: keep the ends of lines.
    """
    text = value[:MAX_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n")
    for _round in range(2):  # once more: "&lt;b&gt;" is markup that was escaped
        text = TAGS.sub("", BREAKS.sub("\n", SILENT.sub("", text)))
        text = html.unescape(text)
    text = TAGS.sub("", text)
    text = "".join(" " if each == "\t" else each for each in text if _is_kept(each))
    text = EMPTY_LINES.sub("\n", BLANKS.sub(" ", text)).strip()
    return text if lines else text.replace("\n", " ")


def _is_kept(letter: str) -> bool:
    # Cf holds the signs that turn the writing round, and invisible ones; the joiners of Persian
    # and of emoji are letters' business.
    if letter in "\n\t\u200c\u200d":
        return True
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def cut(text: str, length: int) -> tuple[str, bool]:
    """Return a text of at most so many characters, cut between words, and whether it was cut."""
    if len(text) <= length:
        return text, False
    short = text[: length - 1]
    space = max(short.rfind(" "), short.rfind("\n"))
    if space > length // 2:
        short = short[:space]
    return short.rstrip(" \n,;:.") + "…", True
