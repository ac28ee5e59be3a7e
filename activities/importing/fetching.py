"""Reads a feed from the internet, and from nowhere else.

The name is looked up once, every address it has must be public, and the connection goes to the
very address that was checked: a name that answers otherwise the second time gains nothing. All
of it takes ten seconds at most, redirects included.
"""

import contextlib
import socket
import ssl
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from time import monotonic
from urllib.parse import urljoin

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from activities.importing.addresses import FeedAddress, is_public, read_address
from activities.importing.limits import MAX_BYTES
from activities.importing.problems import ImportRefusedError, refuse

MAX_SECONDS = 10.0
MAX_REDIRECTS = 3
CHUNK_BYTES = 64 * 1024
REDIRECTS = {301, 302, 303, 307, 308}
HEADERS = {
    "Accept": "text/calendar, text/plain;q=0.5, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "User-Agent": "KOALA-calendar/1",
    "Connection": "close",
}

Resolver = Callable[[str, int], list[str]]


def resolve(host: str, port: int) -> list[str]:
    """Return every IP address of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches feeds. What is not the default is for tests, which serve on this machine."""

    resolver: Resolver = resolve
    is_allowed: Callable[[str], bool] = is_public
    read_url: Callable[[str], FeedAddress] = read_address
    max_seconds: float = MAX_SECONDS
    ssl_context: ssl.SSLContext | None = field(default=None)

    def fetch(self, url: str) -> bytes:
        """Return the bytes behind an address, at most 2 MB. Raises ImportRefusedError."""
        deadline = monotonic() + self.max_seconds
        try:
            for _hop in range(MAX_REDIRECTS + 1):
                body, moved_to = self._get(self.read_url(url), deadline)
                if moved_to is None:
                    return body
                url = urljoin(url, moved_to)
        except ImportRefusedError:
            raise
        except (OSError, HTTPException, urllib3.exceptions.HTTPError, ValueError) as error:
            code = "feed-too-slow" if monotonic() >= deadline else "feed-unreachable"
            raise refuse(code) from error
        raise refuse("too-many-redirects", count=MAX_REDIRECTS)

    def _get(self, address: FeedAddress, deadline: float) -> tuple[bytes, str | None]:
        """Return the answer's body, or the address that it sends us to."""
        connection = self._connection(address, self._checked_ip(address, deadline), deadline)
        watch: threading.Timer | None = None
        try:
            connection.connect()
            # Time-outs of a socket begin anew with each byte: this one does not.
            watch = threading.Timer(_left(deadline), _hang_up, [connection.sock])
            watch.daemon = True
            watch.start()
            default_port = {"http": 80, "https": 443}[address.scheme]
            host = (
                address.host if address.port == default_port else f"{address.host}:{address.port}"
            )
            connection.request(
                "GET",
                address.target,
                headers=HEADERS | {"Host": host},
                preload_content=False,
                decode_content=False,
            )
            answer = connection.getresponse()
            if answer.status in REDIRECTS and (moved_to := answer.headers.get("Location")):
                return b"", moved_to
            if answer.status != 200:
                raise refuse("feed-status", status=answer.status)
            body = _body(answer, deadline)
            if monotonic() >= deadline:  # what came before we hung up is half a calendar
                raise refuse("feed-too-slow")
            return body, None
        finally:
            if watch:
                watch.cancel()
            connection.close()

    def _checked_ip(self, address: FeedAddress, deadline: float) -> str:
        """Return the address to connect to. One address that is not public refuses them all."""
        found: list[str] = []

        def look_up() -> None:
            try:
                found.extend(self.resolver(address.host, address.port))
            except (OSError, UnicodeError):
                found.clear()

        # The system's own look-up knows no time limit.
        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(_left(deadline))
        if thread.is_alive():
            raise refuse("feed-too-slow")
        if not found:
            raise refuse("feed-unreachable")
        if not all(self.is_allowed(each) for each in found):
            raise refuse("private-address")
        return found[0]

    def _connection(
        self, address: FeedAddress, ip: str, deadline: float
    ) -> HTTPConnection | HTTPSConnection:
        timeout = _left(deadline)
        if address.scheme == "http":
            return HTTPConnection(ip, address.port, timeout=timeout)
        return HTTPSConnection(
            ip,
            address.port,
            timeout=timeout,
            server_hostname=address.host,
            assert_hostname=address.host,
            cert_reqs="CERT_REQUIRED",
            ssl_context=self.ssl_context,
        )


def _left(deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise refuse("feed-too-slow")
    return left


def _hang_up(sock: socket.socket | None) -> None:
    if sock is None:
        return
    with contextlib.suppress(OSError):  # it was closed already
        sock.shutdown(socket.SHUT_RDWR)


def _body(answer: urllib3.HTTPResponse, deadline: float) -> bytes:
    """Return the body, unpacked; neither packed nor unpacked more than 2 MB of it."""
    unpack = _unpacker(answer.headers.get("Content-Encoding", "identity"))
    body, received = bytearray(), 0
    while chunk := answer.read(CHUNK_BYTES, decode_content=False):
        _left(deadline)
        received += len(chunk)
        body += unpack(chunk, MAX_BYTES + 1 - len(body))
        if received > MAX_BYTES or len(body) > MAX_BYTES:
            raise refuse("too-large", megabytes=MAX_BYTES // 1024 // 1024)
    return bytes(body)


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes]:
    """Return a function that unpacks a chunk to at most so many bytes, and then stops."""
    match encoding.strip().lower():
        case "identity" | "":
            return lambda chunk, _most: chunk
        case "gzip" | "x-gzip":
            worker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        case "deflate":
            worker = zlib.decompressobj()
        case _other:
            raise refuse("feed-unreachable")

    def unpack(chunk: bytes, most: int) -> bytes:
        try:
            return worker.decompress(chunk, most)
        except zlib.error:
            raise refuse("feed-unreachable") from None

    return unpack
