"""Where the map of the finder gets a street map: nowhere, unless a variable names a server."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from koala.settings.env import optional

# {r} is "@2x" on a fine screen, or nothing.
PLACEHOLDERS = {"{z}", "{x}", "{y}"}
OPTIONAL_PLACEHOLDERS = {"{r}"}


class Tiles(NamedTuple):
    """An address with {z}, {x} and {y}, who made the tiles, and what browsers must allow."""

    url: str
    attribution: str
    origin: str


def tile_server() -> Tiles | None:
    """Return the server of tiles; with None the map shows our own shapes only."""
    url = optional("KOALA_TILE_URL")
    attribution = optional("KOALA_TILE_ATTRIBUTION")
    if bool(url) != bool(attribution):
        raise ImproperlyConfigured(
            "Set KOALA_TILE_URL and KOALA_TILE_ATTRIBUTION together: a map names its makers."
        )
    if not url:
        return None
    origin = _origin(url)
    found = set(re.findall(r"\{[^}]*\}", url))
    if origin is None or not PLACEHOLDERS <= found <= PLACEHOLDERS | OPTIONAL_PLACEHOLDERS:
        # Without the value: there can be a key in it.
        raise ImproperlyConfigured(
            "KOALA_TILE_URL must be like https://tiles.example/{z}/{x}/{y}.png: one host with "
            "https:// and no password, and {z}, {x} and {y} after it; see docs/settings.md."
        )
    return Tiles(url, attribution, origin)


def _origin(url: str) -> str | None:
    """Return "https://tiles.example"; None when it could let in more than one host."""
    try:
        parts = urlsplit(url)
        is_plain = re.fullmatch(r"[a-z0-9.-]+(:\d+)?", parts.netloc, re.IGNORECASE)
    except ValueError:
        return None
    is_safe = parts.scheme == "https" and is_plain and not re.search(r"\s", url)
    return f"https://{parts.netloc.lower()}" if is_safe else None
