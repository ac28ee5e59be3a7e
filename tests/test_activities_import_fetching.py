"""Feeds are fetched from the open internet only, within bounds; every connect() is watched."""

import gzip
import socket
import ssl
import subprocess
import threading
import time as clock
import tracemalloc
import zlib
from dataclasses import replace

import pytest

from activities.importing.addresses import read_address
from activities.importing.fetching import Fetcher
from activities.importing.limits import MAX_BYTES
from tests.watching import watch_connects, why

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
PUBLIC = "93.184.216.34"


@pytest.fixture
def connects(monkeypatch):
    """The addresses that anything connected to."""
    return watch_connects(monkeypatch)


class Server:
    """Answers each connection with the next of its answers: bytes, or a function of a socket."""

    def __init__(self, *answers, context=None):
        self.requests = []
        self.context = context
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, args=(answers,), daemon=True)
        self.thread.start()

    def _serve(self, answers):
        for answer in answers:
            try:
                sock, _peer = self.listener.accept()
                if self.context:
                    sock = self.context.wrap_socket(sock, server_side=True)
                with sock:
                    self.requests.append(sock.recv(65536))
                    if callable(answer):
                        answer(sock)
                    else:
                        sock.sendall(answer)
            except OSError:
                continue

    def fetcher(self, **values):
        """Return a fetcher for which this server stands at port 80 of every name."""
        usual = Fetcher(
            resolver=lambda host, port: ["127.0.0.1"],
            is_allowed=lambda address: address == "127.0.0.1",
            read_url=lambda url: replace(read_address(url), port=self.port),
            max_seconds=60,  # a busy machine is no slow server
        )
        return replace(usual, **values)


@pytest.fixture
def serve(connects):
    servers = []

    def start(*answers, **values):
        servers.append(Server(*answers, **values))
        return servers[-1]

    yield start
    for server in servers:
        server.listener.close()


def answer(body=b"", status="200 OK", **headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def test_a_feed_comes_in_without_cookies_or_passwords(serve, connects, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server = serve(answer(CALENDAR, Set_Cookie="a=b"))
    assert server.fetcher().fetch("http://agenda.example.org/a.ics?key=1") == CALENDAR
    request = server.requests[0].decode().lower()
    assert request.startswith("get /a.ics?key=1 http/1.1\r\n")
    assert f"host: agenda.example.org:{server.port}\r\n" in request
    assert "cookie" not in request
    assert "authorization" not in request
    assert connects == [("127.0.0.1", server.port)]


def test_the_name_is_looked_up_once_and_that_address_is_used(serve, connects):
    server = serve(answer(CALENDAR))
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    fetcher = server.fetcher(resolver=lambda host, port: next(answers))
    assert fetcher.fetch("http://rebind.example.org/") == CALENDAR
    assert connects == [("127.0.0.1", server.port)]


@pytest.mark.parametrize("status", ["301 x", "302 x", "303 x", "307 x", "308 x"])
def test_three_times_we_are_sent_on_and_no_more(status, serve):
    def moved(number):
        return answer(status=status, Location=f"/{number}", Set_Cookie="a=b")

    server = serve(moved(1), moved(2), moved(3), answer(CALENDAR))
    assert server.fetcher().fetch("http://a.example.org/") == CALENDAR
    assert [each.split(b" ")[1] for each in server.requests] == [b"/", b"/1", b"/2", b"/3"]
    assert not any(b"cookie" in each.lower() for each in server.requests)
    server = serve(*(moved(each) for each in range(5)))
    assert why(server.fetcher(), "http://a.example.org/") == "too-many-redirects"
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    "target",
    [
        *("http://127.0.0.1/", "http://[::1]/", "file:///etc/passwd", "http://localhost:6379/"),
        *("//169.254.169.254/latest", "http://inner.example.org/", "gopher://x.example.org/"),
    ],
)
def test_each_address_that_we_are_sent_to_is_checked_anew(target, serve, connects):
    server = serve(answer(status="302 Found", Location=target), answer(CALENDAR))
    fetcher = server.fetcher(
        resolver=lambda host, port: ["10.0.0.1" if host == "inner.example.org" else "127.0.0.1"]
    )
    why(fetcher, "http://a.example.org/")
    assert connects == [("127.0.0.1", server.port)]


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)]
)
def test_packed_answers_are_unpacked_and_bombs_are_not(encoding, pack, serve):
    server = serve(answer(pack(CALENDAR), Content_Encoding=encoding))
    assert server.fetcher().fetch("http://a.example.org/") == CALENDAR
    server = serve(answer(pack(b"\0" * 50_000_000), Content_Encoding=encoding))
    tracemalloc.start()
    try:
        assert why(server.fetcher(), "http://a.example.org/") == "too-large"
        assert tracemalloc.get_traced_memory()[1] < 4 * MAX_BYTES
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "compress"])
def test_other_packing_is_refused(encoding, serve):
    server = serve(answer(gzip.compress(gzip.compress(CALENDAR)), Content_Encoding=encoding))
    assert why(server.fetcher(), "http://a.example.org/") == "feed-unreachable"


def test_an_answer_without_end_is_cut_off(serve):
    def endless(sock):
        sock.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            sock.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")

    assert why(serve(endless).fetcher(), "http://a.example.org/") == "too-large"


def drip(head):
    def slowly(sock):
        sock.sendall(head)
        while True:
            sock.sendall(b"x")
            clock.sleep(0.05)

    return slowly


SLOW = {
    "silent": lambda sock: clock.sleep(600),
    "head by drops": drip(b"HTTP/1.1 200 OK\r\nX-Long: "),
    "body by drops": drip(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"),
    "body without length by drops": drip(b"HTTP/1.1 200 OK\r\n\r\n"),
    "sent on by drops": drip(b"HTTP/1.1 302 Found\r\nLocation: http://a.example.org/\r\nX: "),
}


@pytest.mark.parametrize("name", SLOW)
@pytest.mark.timeout(60)
def test_the_clock_runs_through_whatever_the_server_does(name, serve):
    server = serve(SLOW[name])  # which would never end by itself
    assert why(server.fetcher(max_seconds=0.6), "http://a.example.org/") == "feed-too-slow"


@pytest.mark.timeout(60)
def test_the_clock_runs_through_a_slow_look_up(connects):
    fetcher = Fetcher(resolver=lambda host, port: clock.sleep(600) or [PUBLIC], max_seconds=0.3)
    assert why(fetcher, "http://a.example.org/") == "feed-too-slow"
    assert connects == []


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"hello",
        b"HTTP/9.9 x",
        answer(status="500 x"),
        answer(status="204 x"),
        answer(status="401 x"),
    ],
)
def test_any_other_answer_is_a_sentence(raw, serve):
    code = why(serve(raw).fetcher(), "http://a.example.org/")
    assert code in {"feed-unreachable", "feed-status"}


def test_half_an_answer_is_no_calendar(serve):
    half = answer(CALENDAR * 10).removesuffix(CALENDAR)
    assert why(serve(half).fetcher(), "http://a.example.org/") == "feed-unreachable"


def test_nobody_there(connects):
    with socket.socket() as taken:  # nobody listens there, and nobody else can take it
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        server_less = Fetcher(
            resolver=lambda host, _port: ["127.0.0.1"],
            is_allowed=lambda address: True,
            read_url=lambda url: replace(read_address(url), port=port),
        )
        assert why(server_less, "http://a.example.org/") == "feed-unreachable"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for good.example.org, signed by itself."""
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    command = [
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
        *("-keyout", str(key), "-out", str(cert), "-subj", "/CN=good.example.org"),
        *("-addext", "subjectAltName=DNS:good.example.org"),
    ]
    try:
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no openssl here")
    return cert, key


def test_the_certificate_must_be_that_of_the_name(serve, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    trusting = ssl.create_default_context(cafile=str(certificate[0]))
    server = serve(*[answer(CALENDAR)] * 3, context=context)
    fetcher = server.fetcher(ssl_context=trusting)
    assert fetcher.fetch("https://good.example.org/") == CALENDAR
    assert why(fetcher, "https://other.example.org/") == "feed-unreachable"
    assert why(server.fetcher(), "https://good.example.org/") == "feed-unreachable"


def test_two_megabytes_are_the_limit(serve):
    server = serve(answer(b"x" * MAX_BYTES), answer(b"x" * (MAX_BYTES + 1)))
    assert len(server.fetcher().fetch("http://a.example.org/")) == MAX_BYTES
    assert why(server.fetcher(), "http://a.example.org/") == "too-large"
