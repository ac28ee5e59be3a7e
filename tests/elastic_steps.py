"""A real Elasticsearch for a test: indices with a name that no other run has."""

from functools import cache
from uuid import uuid4

import pytest
from django.conf import settings as site_settings

from search import elastic_client, elastic_tasks, falling_back
from search.breaker import Breaker
from search.elastic_client import Deadline, client
from search.elastic_index import language_codes, make_indices, swap

# What these tests ask of the server is its answer, however busy the machine is.
PATIENCE_SECONDS = 60.0
patient_client = cache(elastic_client._client.__wrapped__)


@pytest.fixture(scope="session")
def elastic_prefix():
    """The beginning of the names of indices that stand empty; gone afterwards."""
    assert site_settings.ELASTICSEARCH_URL, "KOALA_ELASTICSEARCH_URL is not set: make test-engines"
    before, site_settings.ELASTICSEARCH_PREFIX = (
        site_settings.ELASTICSEARCH_PREFIX,
        f"koala-test-{uuid4().hex}",
    )
    prefix = site_settings.ELASTICSEARCH_PREFIX
    server = client().options(request_timeout=PATIENCE_SECONDS)
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
def elastic(elastic_prefix, settings, site, monkeypatch):
    """Elasticsearch without a document, that follows what the test makes."""
    monkeypatch.setattr(elastic_client, "TIMEOUT_SECONDS", PATIENCE_SECONDS)
    monkeypatch.setattr(elastic_client, "_client", patient_client)
    monkeypatch.setattr(Deadline.__init__, "__defaults__", (PATIENCE_SECONDS,))
    settings.ELASTICSEARCH_PREFIX = elastic_prefix
    empty()
    return elastic_prefix


def empty():
    aliases = [f"{site_settings.ELASTICSEARCH_PREFIX}-{code}" for code in language_codes()]
    server = client().options(request_timeout=PATIENCE_SECONDS)
    server.indices.refresh(index=aliases)
    server.delete_by_query(
        index=aliases, query={"match_all": {}}, refresh=True, conflicts="proceed"
    )
