"""No spelling of a closed address is opened; every connect() is watched."""

import socket

import pytest

from activities.importing.addresses import FeedAddress, is_public, read_address
from activities.importing.fetching import Fetcher
from tests.watching import watch_connects, why

PUBLIC = "93.184.216.34"


@pytest.fixture
def connects(monkeypatch):
    """The addresses that anything connected to."""
    return watch_connects(monkeypatch)


NAMES = {  # what names lead to, for those that need a look-up
    "127.0.0.1.nip.io": ["127.0.0.1"],
    "metadata.example.org": ["169.254.169.254"],
    "ten.example.org": ["10.0.0.1"],
    "home.example.org": ["192.168.1.1"],
    "inner.example.org": ["172.16.0.1"],
    "carrier.example.org": ["100.64.0.1"],
    "zero.example.org": ["0.0.0.0"],  # noqa: S104
    "six.example.org": ["::1"],
    "none.example.org": ["::"],
    "mapped.example.org": ["::ffff:127.0.0.1"],
    "compatible.example.org": ["::7f00:1"],
    "nat64.example.org": ["64:ff9b::7f00:1"],
    "nat64-local.example.org": ["64:ff9b:1::7f00:1"],
    "sixtofour.example.org": ["2002:7f00:1::"],
    "teredo.example.org": ["2001:0:7f00:1::"],
    "local.example.org": ["fe80::1"],
    "scoped.example.org": ["fe80::1%lo"],
    "unique.example.org": ["fd00::1"],
    "many.example.org": ["224.0.0.1"],
    "many-six.example.org": ["ff02::1"],
    "broadcast.example.org": ["255.255.255.255"],
    "half.example.org": [PUBLIC, "127.0.0.1"],  # one bad address refuses them all
    "xn--lclhst-bua6m.example.org": ["127.0.0.1"],
    "dot.example.org": ["127.0.0.1"],
}
SPELLINGS = [
    *(f"http://{name}/x.ics" for name in NAMES),
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[fe80::1%25lo]/",
    "http://localhost/",
    "http://localhost./",
    "http://LOCALHOST/",
    "http://dot.example.org./",
    "http://example.org@127.0.0.1/",
    "http://user:secret@example.org/",
    "http://example.org#@127.0.0.1/",
    "http://127.0.0.1#@example.org/",
    "http://example.org\\@127.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://ⓛocalhost/",
    "http://example.org:22/",
    "http://example.org:6379/",
    "http://example.org:99999/",
    "http://example.org:x/",
    "http:///x.ics",
    "http://",
    "//example.org/",
    "example.org",
    "http://exa mple.org/",
    "http://example.org/\r\nX-Evil: 1",
    "http://example.org/" + "x" * 600,
]


@pytest.mark.parametrize("url", SPELLINGS)
def test_no_spelling_of_a_closed_address_connects(url, connects):
    fetcher = Fetcher(resolver=lambda host, port: NAMES.get(host, ["127.0.0.1"]))
    assert why(fetcher, url) in {
        *("bad-address", "bad-scheme", "bad-port", "address-with-password", "private-address")
    }
    assert connects == []


@pytest.mark.parametrize(
    "scheme",
    [
        *("file", "ftp", "gopher", "dict", "ldap", "tftp", "data", "jar", "javascript", "netdoc"),
        *("sftp", "ssh", "unix", "http+unix", "php", "HTTPX"),
    ],
)
def test_no_other_scheme_is_opened(scheme, connects):
    assert why(Fetcher(), f"{scheme}://example.org/x.ics") == "bad-scheme"
    assert connects == []


def test_what_is_opened():
    assert read_address("webcal://Agenda.Example.org/a.ics?x=1#y") == FeedAddress(
        "https", "agenda.example.org", 443, "/a.ics?x=1"
    )
    assert read_address("http://example.org:443").port == 443
    assert is_public(PUBLIC)
    assert is_public("2606:4700::1111")


def test_the_system_look_up_is_the_default_and_a_name_unknown_is_a_sentence(monkeypatch, connects):
    def unknown(*args, **kwargs):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert why(Fetcher(), "https://nowhere.example.org/") == "feed-unreachable"
