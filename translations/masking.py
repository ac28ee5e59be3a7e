"""What no machine translates or even sees: names, phone numbers, addresses of e-mail and sites.

Pure. A text is HTML with a few inline tags. What is hidden of it leaves an empty tag with a number,
which a translation service carries along; what was hidden is put back in its place afterwards.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import escape, unescape

# A telephone number is any row of seven digits or more: better a year too many than one number.
CONTACT = (
    r"""(?:https?://|www\.)[^\s<>]+ | [^\s<>@]+@[^\s<>@]+\w | \+?\(?\d(?:[\s./()‐-―-]*\d){6,}"""
)
IS_CONTACT = re.compile(CONTACT, re.VERBOSE)
TAG = re.compile(r"(<[^>]*>)")
ANCHOR = re.compile(r"<a\b[^>]*>")
PLACEHOLDER = re.compile(r"""<x\s+id\s*=\s*["']?(\d+)["']?\s*(?:/>|>\s*</x\s*>)""")
# What only this module may write; a text that has it already is not sent.
RESERVED = re.compile(r"</?x\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text as it is sent. `hidden`: what stood in the place of each number."""

    source: str
    text: str
    hidden: tuple[str, ...]

    @property
    def is_only_names(self) -> bool:
        """Return True when nothing is left to translate."""
        left = unescape(TAG.sub("", self.text))
        return not any(letter.isalpha() for letter in left)

    @property
    def is_safe_to_send(self) -> bool:
        """Return False when a number or an address may still be in it, cut in two by a tag."""
        has_own_placeholders = len(PLACEHOLDER.findall(self.text)) == len(self.hidden)
        is_reserved = RESERVED.search(self.source) is not None
        left = PLACEHOLDER.sub("\n\0\n", self.text)
        return (
            has_own_placeholders
            and not is_reserved
            and IS_CONTACT.search(unescape(TAG.sub("", left))) is None
        )

    def unmask(self, translated: str) -> str | None:
        """Return a translation with everything in its place; None when anything is lost or new."""
        numbers = sorted(int(number) for number in PLACEHOLDER.findall(translated))
        if numbers != list(range(len(self.hidden))):
            return None
        if sorted(ANCHOR.findall(translated)) != sorted(ANCHOR.findall(self.text)):
            return None
        whole = PLACEHOLDER.sub(lambda match: self.hidden[int(match[1])], translated)
        is_empty = not TAG.sub("", whole).strip()
        return None if is_empty or RESERVED.search(whole) else whole


def pattern_of(names: Collection[str]) -> re.Pattern[str]:
    """Return what finds contacts and names as they are written in HTML; the longest name first."""
    written = {escape(" ".join(name.split()), quote=False) for name in names if len(name) > 1}
    longest_first = sorted(written, key=lambda name: (-len(name), name))
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    of_names = rf"|(?<!\w)(?:{either})(?!\w)" if longest_first else ""
    return re.compile(rf"(?x:{CONTACT}){of_names}")


def without_number(street: str) -> str:
    """Return a street without its number: "Teststraat" of "Teststraat 1 bus 2"."""
    return re.sub(r"\s+\d.*", "", street)


def mask(source: str, pattern: re.Pattern[str]) -> Masked:
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return f'<x id="{len(hidden) - 1}"></x>'

    parts = TAG.split(source)
    text = "".join(part if TAG.fullmatch(part) else pattern.sub(hide, part) for part in parts)
    return Masked(source, text, tuple(hidden))
