"""Which servers beside the database the site speaks to: none unless a variable names one."""

import ipaddress
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from koala.settings.env import optional


def is_this_machine(host: str) -> bool:
    """Return True for localhost and loopback addresses; raise ValueError for any other name."""
    return host == "localhost" or ipaddress.ip_address(host).is_loopback


def elasticsearch_url(*, is_on_line: bool = False) -> str:
    """Return the address of Elasticsearch, with its password if it has one; empty when off.

    On line, the questions of families cross no network in the clear.
    """
    url = optional("KOALA_ELASTICSEARCH_URL").rstrip("/")
    if url and not _is_address(url, needs_tls=is_on_line):
        # Without the value: there can be a password in it.
        raise ImproperlyConfigured(
            "KOALA_ELASTICSEARCH_URL must be an address with https:// or, outside production or "
            "on the same machine, http://; see docs/settings.md."
        )
    return url


def _is_address(url: str, *, needs_tls: bool) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # a ValueError when it is no number
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return False
        if parts.query or parts.fragment:
            return False
        return parts.scheme == "https" or not needs_tls or is_this_machine(parts.hostname)
    except ValueError:
        return False
