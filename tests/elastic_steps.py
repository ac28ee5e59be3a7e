"""A real Elasticsearch for a test: indices with a name that no other run has."""

from uuid import uuid4

import pytest
from django.conf import settings as site_settings

from search import elastic_tasks, falling_back
from search.breaker import Breaker
from search.elastic_client import client
from search.elastic_index import language_codes, make_indices, swap


@pytest.fixture(scope="session")
def elastic_prefix():
    """The beginning of the names of indices that stand empty; gone afterwards."""
    assert site_settings.ELASTICSEARCH_URL, "KOALA_ELASTICSEARCH_URL is not set: make test-engines"
    before, site_settings.ELASTICSEARCH_PREFIX = (
        site_settings.ELASTICSEARCH_PREFIX,
        f"koala-test-{uuid4().hex}",
    )
    prefix = site_settings.ELASTICSEARCH_PREFIX
    server = client().options(request_timeout=30)
    swap(server, make_indices(server))
    site_settings.ELASTICSEARCH_PREFIX = before
    yield prefix
    indices = list(server.indices.get(index=f"{prefix}-*"))
    server.indices.delete(index=indices)


@pytest.fixture(autouse=True)
def rested(monkeypatch):
    """No test suffers from the failures of another."""
    monkeypatch.setattr(falling_back, "breaker", Breaker())
    monkeypatch.setattr(elastic_tasks, "breaker", Breaker())


@pytest.fixture
def elastic(elastic_prefix, settings, site):
    """Elasticsearch without a document, that follows what the test makes."""
    settings.ELASTICSEARCH_PREFIX = elastic_prefix
    empty()
    return elastic_prefix


def empty():
    aliases = [f"{site_settings.ELASTICSEARCH_PREFIX}-{code}" for code in language_codes()]
    server = client().options(request_timeout=30)
    server.indices.refresh(index=aliases)
    server.delete_by_query(
        index=aliases, query={"match_all": {}}, refresh=True, conflicts="proceed"
    )
