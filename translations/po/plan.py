"""What would come of a file: compares it with what is there, text by text. Writes nothing."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue, validate_translation_links

from translations.po.files import PoEntry, clean
from translations.po.texts import Text, Texts


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a file; `text` is None when nothing here goes with it."""

    entry: PoEntry
    text: Text | None = None
    translated: str = ""
    reason: str = ""


@dataclass(slots=True)
class Plan:
    new: list[Item] = field(default_factory=list)
    changed: list[Item] = field(default_factory=list)
    unchanged: list[Item] = field(default_factory=list)
    unknown: list[Item] = field(default_factory=list)
    refused: list[Item] = field(default_factory=list)
    empty_count: int = 0

    @property
    def work(self) -> list[Item]:
        return [*self.new, *self.changed]

    @property
    def digest(self) -> str:
        """Return a digest of what would be written, and over what."""
        digest = hashlib.sha256()
        for item in self.work:
            if item.text:
                parts = (item.text.context, item.text.dutch, item.text.written, item.translated)
                digest.update("\0".join(parts).encode())
                digest.update(b"\1")
        return digest.hexdigest()


def make_plan(entries: Iterable[PoEntry], texts: Texts) -> Plan:
    plan = Plan()
    seen = set()
    for entry in entries:
        place = (entry.context, entry.dutch)
        text = texts.by_place.get(place)
        if not entry.translated.strip():
            plan.empty_count += 1
        elif text is None:
            plan.unknown.append(Item(entry))
        elif reason := _reason_to_refuse(entry, text, is_double=place in seen):
            plan.refused.append(Item(entry, text, reason=reason))
        else:
            seen.add(place)
            translated = normal(entry.translated)
            item = Item(entry, text, translated=translated)
            if not text.written:
                plan.new.append(item)
            elif translated == clean(normal(text.written)):
                plan.unchanged.append(item)
            else:
                plan.changed.append(item)
    return plan


def normal(html: str) -> str:
    """Return a translation as it is kept. Raises ValueError for what may not stand in one."""
    data: str = StringValue.from_translated_html(html).data
    return data


def _reason_to_refuse(entry: PoEntry, text: Text, *, is_double: bool) -> str:
    if is_double:
        return _("this text stands in the file twice")
    if entry.is_fuzzy:
        return _("marked as not certain (fuzzy)")
    return text.obstacle or _reason_of_words(text, entry.translated)


def _reason_of_words(text: Text, translated: str) -> str:
    try:
        normal(translated)
        validate_translation_links(text.dutch, translated)
    except ValueError as error:
        return str(error)
    reason = _reason_of_tags(text.dutch, translated)
    length = len(StringValue(translated).render_text())
    if not reason and text.max_length and length > text.max_length:
        reason = _("too long: %(length)d characters, at most %(max)d fit") % {
            "length": length,
            "max": text.max_length,
        }
    return reason


def _reason_of_tags(dutch: str, translated: str) -> str:
    """Say which marks of the Dutch text are missing in a translation, or are too many."""
    if any(isinstance(node, PreformattedString) for node in _soup(translated).descendants):
        return _("it holds a comment or an instruction for a computer")
    wanted, found = _tags(dutch), _tags(translated)
    if missing := wanted - found:
        return _("%(tags)s of the Dutch text is missing") % {"tags": _in_words(missing)}
    if more := found - wanted:
        return _("%(tags)s does not stand in the Dutch text") % {"tags": _in_words(more)}
    return ""


def _soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def _tags(html: str) -> Counter[str]:
    return Counter(
        f'<{tag.name} id="{tag["id"]}">' if tag.get("id") else f"<{tag.name}>"
        for tag in _soup(html).find_all(True)
    )


def _in_words(tags: Counter[str]) -> str:
    return ", ".join(sorted(tags))
