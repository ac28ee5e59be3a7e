"""Elasticsearch keeps every promise of the contract, on a real server."""

import pytest

from search.finding import finder
from tests.test_search_contract import *  # noqa: F403

pytestmark = [pytest.mark.engines, pytest.mark.usefixtures("site")]


@pytest.fixture
def engine(elastic, monkeypatch):
    """Return the engine of a site with Elasticsearch, where nothing hides its failures.

    An index that is behind stays so.
    """
    monkeypatch.setattr("search.falling_back.FAILURES", ())
    monkeypatch.setattr("search.falling_back.follow", lambda keys: None)
    return finder()
