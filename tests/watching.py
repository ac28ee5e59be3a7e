"""Watches what connects to where, and gives the reason of a refusal."""

import socket

import pytest

from activities.importing.problems import ImportRefusedError


def watch_connects(monkeypatch):
    """Return the list of addresses that get a connect(); none goes beyond this machine."""
    seen = []
    connect = socket.socket.connect

    def watched(sock, address):
        seen.append(address)
        if address[0] not in ("127.0.0.1", "::1"):
            raise ConnectionRefusedError
        return connect(sock, address)

    monkeypatch.setattr(socket.socket, "connect", watched)
    return seen


def why(fetcher, url):
    with pytest.raises(ImportRefusedError) as refused:
        fetcher.fetch(url)
    return refused.value.problems[0].code
