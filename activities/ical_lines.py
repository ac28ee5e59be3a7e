"""Lines of a calendar as RFC 5545 has them: escaped, folded, moments with their zone. Pure.

A calendar of thousands of dates is asked for again and again. Written line by line it costs a
tenth of what it costs as objects of a library; tests have that library, and a second one, read it.
"""

import re
from datetime import UTC, datetime

END = "\r\n"
MAX_OCTETS = 75  # of a line, without its end
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
ENDS = re.compile(r"[\r\n]+")


def line(name: str, value: str) -> str:
    """Return a line with its end, folded; `name` may bring parameters along: "URL;VALUE=URI"."""
    whole = f"{name}:{ENDS.sub(' ', value)}"  # an end in a value would begin a property
    if len(whole) < MAX_OCTETS and whole.isascii():
        return whole + END
    return _folded(whole) + END


def text_line(name: str, text: str) -> str:
    """Return a line of which the value is a text."""
    return line(name, text.translate(ESCAPES))


def on_the_clock(name: str, at: datetime) -> str:
    """Return a moment as its own zone shows it, with the name of that zone."""
    return f"{name};TZID={at.tzinfo}:{at:%Y%m%dT%H%M%S}{END}"


def in_utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(whole: str) -> str:
    """Return a line cut in parts that fit, never within a letter."""
    parts, begin, octets = [], 0, 0
    for at, letter in enumerate(whole):
        size = len(letter.encode())
        if octets + size > MAX_OCTETS - 1:  # the blank of the next part counts too
            parts.append(whole[begin:at])
            begin, octets = at, 0
        octets += size
    return f"{END} ".join([*parts, whole[begin:]])
