"""The Elasticsearch that `make test-engines` starts can do what the finder asks of it."""

from uuid import uuid4

import pytest
from django.conf import settings
from elasticsearch import Elasticsearch

pytestmark = pytest.mark.engines

SETTINGS = {
    "number_of_shards": 1,
    "number_of_replicas": 0,
    "analysis": {
        "filter": {
            "dutch_stems": {"type": "stemmer", "language": "dutch"},
            "own_stems": {"type": "stemmer_override", "rules": ["kinderen => kind"]},
        },
        "analyzer": {
            "families": {
                "tokenizer": "standard",
                "filter": ["lowercase", "asciifolding", "own_stems", "dutch_stems"],
            }
        },
    },
}
MAPPINGS = {
    "dynamic": "strict",
    "properties": {
        "title": {"type": "text", "analyzer": "families"},
        "place": {"type": "geo_point"},
        "dates": {"type": "nested", "properties": {"starts_at": {"type": "date"}}},
    },
}
DOCUMENTS = {
    "far": {"title": "Kinderen zingen", "place": [4.40, 51.22]},
    "near": {"title": "Zingen voor elk kínd", "place": [3.72, 51.05]},
    "other": {"title": "Koffie", "place": [3.72, 51.05]},
}


@pytest.fixture
def client():
    assert settings.ELASTICSEARCH_URL, "KOALA_ELASTICSEARCH_URL is not set: use make test-engines"
    with Elasticsearch(settings.ELASTICSEARCH_URL, request_timeout=60) as client:
        yield client


@pytest.fixture
def index(client):
    """An index with a name that no other run has; gone afterwards."""
    name = f"koala-test-{uuid4().hex}"
    client.indices.create(index=name, settings=SETTINGS, mappings=MAPPINGS)
    yield name
    client.indices.delete(index=name)


def test_server_and_client_are_of_one_major_version(client):
    assert client.info()["version"]["number"].split(".")[0] == "9"


def test_words_in_the_singular_and_plural_meet_and_the_nearest_comes_first(client, index):
    for key, document in DOCUMENTS.items():
        dates = [{"starts_at": "2026-11-23T10:00:00+01:00"}]
        client.index(index=index, id=key, document=document | {"dates": dates})
    client.indices.refresh(index=index)

    upcoming = {"range": {"dates.starts_at": {"gte": "2026-11-23"}}}
    answer = client.search(
        index=index,
        query={
            "bool": {
                "must": {"match": {"title": "kind"}},
                "filter": {"nested": {"path": "dates", "query": upcoming, "inner_hits": {}}},
            }
        },
        sort=[{"_geo_distance": {"place": [3.72, 51.05], "order": "asc", "unit": "km"}}],
    )

    assert [hit["_id"] for hit in answer["hits"]["hits"]] == ["near", "far"]
