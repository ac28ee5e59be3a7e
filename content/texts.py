"""The words of a page as a reader gets them: field by field, each with the language it is in.

Facts come from the Dutch page, always; words from its translation as far as they are there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from wagtail.blocks.stream_block import StreamValue

from content.words import SOURCE_LANGUAGE, Words

if TYPE_CHECKING:
    from content.models import BasePage


class TextState(StrEnum):
    """What one line above a text tells its reader; see components/fallback_line.html."""

    SOURCE = "source"
    TRANSLATED = "translated"
    PARTIAL = "partial"  # some of it is in Dutch
    STALE = "stale"  # the Dutch text is newer
    MISSING = "missing"  # all of it is in Dutch
    HIDDEN = "hidden"  # as missing, and the editor does not want the Dutch text shown


@dataclass(frozen=True, slots=True)
class BlockWords:
    """One block of a stream and the language it is in."""

    block: Any
    language_code: str


@dataclass(frozen=True)
class PageTexts:
    """The words of one page in one language. `texts["title"]`, in a template `words.title`.

    `source` is the Dutch page; `shown` its translation, or again the Dutch page.
    """

    source: "BasePage"
    shown: "BasePage"
    language_code: str

    @property
    def state(self) -> TextState:
        if self.language_code == SOURCE_LANGUAGE:
            return TextState.SOURCE
        if self.shown is self.source:
            return TextState.MISSING if self.source.is_dutch_shown else TextState.HIDDEN
        if self._record is None:
            return TextState.TRANSLATED
        if self._record.is_stale:
            return TextState.STALE
        return TextState.PARTIAL if self._record.untranslated else TextState.TRANSLATED

    @property
    def is_machine_made(self) -> bool:
        return bool(self._record and self._record.is_machine_made)

    @cached_property
    def _record(self) -> Any:
        """Return what is known of the translation; the Dutch page is not asked, it has none."""
        return None if self.shown is self.source else getattr(self.shown, "translated_text", None)

    def __getitem__(self, name: str) -> Words:
        """Return the words of a field. KeyError: there is no such field, or it is a stream."""
        value = getattr(self.shown, name, None)
        if not isinstance(value, str):
            raise KeyError(name)
        language_code = self._language_of(name)
        if language_code == self.language_code:
            return Words(value, language_code)
        if self._is_withheld and name != "title":
            return Words("", language_code)
        return Words(getattr(self.source, name), language_code)

    def own(self, name: str) -> str:
        """Return a field as far as it is in this very language, for texts that mix no languages."""
        return getattr(self.shown, name) if self._language_of(name) == self.language_code else ""

    def row(self, relation: str, row: Any, name: str) -> Words:
        """Return a field of a row of the Dutch page, such as the introduction of a person."""
        if self.shown is self.source:
            return Words("" if self._is_withheld else getattr(row, name), SOURCE_LANGUAGE)
        own = self._rows(relation).get(row.translation_key)
        path = f"{relation}.{row.translation_key}.{name}"
        is_new = own is not None and not getattr(own, name) and getattr(row, name)
        if own is not None and not is_new and not self._is_untranslated(path):
            return Words(getattr(own, name), self.language_code)
        return Words("" if self._is_withheld else getattr(row, name), SOURCE_LANGUAGE)

    @property
    def _is_withheld(self) -> bool:
        return self.language_code != SOURCE_LANGUAGE and not self.source.is_dutch_shown

    def _language_of(self, name: str) -> str:
        if self.shown is self.source or self._is_untranslated(name):
            return SOURCE_LANGUAGE
        # A word that came with the last publish of the Dutch page and is not translated yet.
        is_new = not getattr(self.shown, name) and getattr(self.source, name)
        return SOURCE_LANGUAGE if is_new else self.language_code

    def _is_untranslated(self, path: str) -> bool:
        return is_left_in_dutch(self._record, path)

    @property
    def body(self) -> list[BlockWords]:
        return self._blocks("body")

    @property
    def steps(self) -> list[BlockWords]:
        return self._blocks("steps")

    def _blocks(self, name: str) -> list[BlockWords]:
        value: StreamValue = getattr(self.shown, name)
        if self.shown is self.source:
            return [] if self._is_withheld else [BlockWords(b, SOURCE_LANGUAGE) for b in value]
        dutch = {block.id: block for block in getattr(self.source, name)}
        blocks = []
        for block in value or dutch.values():
            if value and not self._is_untranslated(f"{name}.{block.id}"):
                blocks.append(BlockWords(block, self.language_code))
            elif not self._is_withheld:
                blocks.append(BlockWords(dutch.get(block.id, block), SOURCE_LANGUAGE))
        return blocks

    def _rows(self, relation: str) -> dict[Any, Any]:
        cache = self.__dict__.setdefault("_row_cache", {})
        if relation not in cache:
            rows = getattr(self.shown, relation).all()
            cache[relation] = {row.translation_key: row for row in rows}
        return cache[relation]


def is_untranslated(page: Any, path: str) -> bool:
    """Return True when a field of a page, or a part of it, was left in Dutch."""
    return is_left_in_dutch(getattr(page, "translated_text", None), path)


def is_left_in_dutch(record: Any, path: str) -> bool:
    """Return the same of a `TranslatedText`, or of None."""
    found = record.untranslated if record else []
    return any(each == path or each.startswith(f"{path}.") for each in found)


def give_words(sources: Sequence[Any], language_code: str) -> None:
    """Look up the words of these Dutch pages, all of one type, in a language. At most one query.

    They then stand in `page.words_in(language_code)` of each.
    """
    translated: dict[Any, Any] = {}
    if sources and language_code != SOURCE_LANGUAGE:
        pages = (
            type(sources[0])
            .objects.live()
            .filter(
                alias_of=None,
                translation_key__in=[page.translation_key for page in sources],
                locale__language_code=language_code,
            )
        )
        translated = {
            page.translation_key: page for page in pages.select_related("locale", "translated_text")
        }
    for source in sources:
        shown = translated.get(source.translation_key, source)
        source.words_by_language[language_code] = PageTexts(source, shown, language_code)
