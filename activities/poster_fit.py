"""How large the letters of a poster can be, so that it stays one sheet. Pure.

An estimate, on the safe side: the drawing at the top gives way first. Lengths are in rem of the
sheet, which is 49.6 wide and 70 high (static/css/poster.css).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

SHEET_REM = 70.0
FACTS_WIDTH_REM = 36.5
LETTER_WIDTH = 0.5  # of the size of a letter
LEADING = 1.3
# Size of a main line, of another line, white between facts, height of the top without drawing.
DENSITIES = (
    (1.75, 1.3125, 1.25, 13.0),
    (1.5, 1.1875, 0.875, 12.0),
    (1.25, 1.0625, 0.625, 10.0),
    (1.0625, 0.9375, 0.5, 8.0),
    (0.9375, 0.8125, 0.375, 8.0),
)
FOOT_REM = 16.5


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    is_main: bool = False


def density(facts: Iterable[Sequence[Line]], *, extra_rem: float = 0.0) -> int:
    """Return 1 (largest letters) to 5: the first at which these facts fit, or 5.

    `extra_rem`: what else stands on the sheet, such as titles in more languages.
    """
    blocks = list(facts)
    for number, (main, other, gap, top) in enumerate(DENSITIES, start=1):
        height = top + FOOT_REM + extra_rem + gap
        for block in blocks:
            height += gap + sum(
                _lines(line.text, size) * size * LEADING
                for line in block
                for size in (main if line.is_main else other,)
            )
        if height <= SHEET_REM:
            return number
    return len(DENSITIES)


def _lines(text: str, size_rem: float) -> int:
    return max(1, ceil(len(text) * size_rem * LETTER_WIDTH / FACTS_WIDTH_REM))
