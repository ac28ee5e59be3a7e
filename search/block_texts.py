"""The words of blocks: what a reader reads, without names of pictograms or addresses."""

from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from wagtail import blocks

from content.texts import BlockWords


def block_texts(found: Iterable[BlockWords]) -> Iterator[tuple[str, str]]:
    """Yield each text of these blocks with the language it is in."""
    for each in found:
        for text in _texts(each.block.block, each.block.value):
            yield text, each.language_code


def _texts(block: Any, value: Any) -> Iterator[str]:
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _texts(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for each in value or ():
            yield from _texts(block.child_block, each)
    elif isinstance(block, blocks.RichTextBlock) and value:
        # A space for each tag: words on two lines do not run together.
        yield unescape(strip_tags(value.source.replace("<", " <")))
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and value:
        yield str(value)
