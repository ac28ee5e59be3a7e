"""Which addresses of the internet a feed may come from: those that everybody can reach. Pure."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from activities.importing.problems import refuse

MAX_URL_CHARACTERS = 500
PORTS = {"http": 80, "https": 443}
# Python calls some of these global: 64:ff9b::7f00:1 is 127.0.0.1 by way of NAT64.
NEVER = [
    ip_network(each)
    for each in (
        *("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4"),
        *("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16"),
        *("fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "100::/64", "5f00::/16"),
    )
]
SAFE_URL = re.compile(r"[!-~]+", re.ASCII)
HOST = re.compile(
    r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
)


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """The address of a feed, taken apart. `target` is the path with its question."""

    scheme: str
    host: str
    port: int
    target: str


def is_public(address: str) -> bool:
    """Return whether an IP address is one that everybody on the internet can reach."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and (ip.scope_id or ip.ipv4_mapped):
        return False
    if ip.is_multicast or ip.is_unspecified or ip.is_loopback or ip.is_reserved:
        return False
    return ip.is_global and not any(ip in each for each in NEVER if each.version == ip.version)


def read_address(url: str) -> FeedAddress:
    """Return the parts of a feed's address. Raises ImportRefusedError for what we do not open.

    The host must be a name with a dot in it, never a number: all spellings of 127.0.0.1 end
    here. What the name leads to is checked when it is looked up.
    """
    url = url.strip()
    if len(url) > MAX_URL_CHARACTERS or not SAFE_URL.fullmatch(url) or "\\" in url:
        raise refuse("bad-address")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise refuse("bad-address") from None
    scheme = "https" if parts.scheme in ("webcal", "webcals") else parts.scheme
    if scheme not in PORTS:
        raise refuse("bad-scheme")
    if "@" in parts.netloc:
        raise refuse("address-with-password")
    host = (parts.hostname or "").removesuffix(".")
    if not HOST.fullmatch(host):
        raise refuse("bad-address")
    if (port or PORTS[scheme]) not in PORTS.values():
        raise refuse("bad-port")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return FeedAddress(scheme, host, port or PORTS[scheme], target)
