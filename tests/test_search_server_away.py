"""A server that is away, slow or confused never takes the finder with it."""

import logging
import socket
from datetime import timedelta
from threading import Thread
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from elastic_transport import Transport

from activities.choices import Frequency
from search import elastic_tasks, falling_back
from search.breaker import FAILURES, REST_SECONDS, Breaker
from search.finding import finder
from search.models import SearchDocument
from search.sql_engine import SqlFinder
from tests.factories import make_activity, make_location
from tests.search_contract import GENT, SUNDAY, criteria, titles

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
URL = "/nl/zoeken/"


@pytest.fixture(autouse=True)
def rested(monkeypatch):
    monkeypatch.setattr(falling_back, "breaker", Breaker())
    monkeypatch.setattr(elastic_tasks, "breaker", Breaker())


class Server:
    """Accepts on a port of this machine and says one `answer` to everything; None is nothing."""

    def __init__(self, answer):
        self.answer = answer
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.kept = []
        Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                connection, _address = self.socket.accept()
            except OSError:
                return
            self.kept.append(connection)
            if self.answer is not None:
                connection.recv(100_000)
                connection.sendall(self.answer)
                connection.close()

    def close(self):
        self.socket.close()
        for each in self.kept:
            each.close()


def http(status, body, headers=""):
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    return (head + body).encode()


ELASTIC = "Content-Type: application/json\r\nX-Elastic-Product: Elasticsearch\r\n"
ANSWERS = {
    "nothing": None,
    "no words": b"",
    "not http": b"220 mail.example\r\n",
    "an error": http("500 Oops", "{}", ELASTIC),
    "no right": http("401 No", '{"error": {"type": "security_exception"}}', ELASTIC),
    "another program": http("200 OK", "<p>Hello</p>", "Content-Type: text/html\r\n"),
    "an empty answer": http("200 OK", "{}", ELASTIC),
    "no list": http("200 OK", '{"responses": 3}', ELASTIC),
    "too few": http("200 OK", '{"responses": []}', ELASTIC),
    "not json": http("200 OK", "{", ELASTIC),
    "no index": http(
        "200 OK", '{"responses": [{"error": {"type": "index_not_found_exception"}}]}', ELASTIC
    ),
}


@pytest.fixture(params=ANSWERS)
def server(request, settings):
    running = Server(ANSWERS[request.param])
    settings.ELASTICSEARCH_URL = running.url
    yield running
    running.close()


@pytest.fixture
def silent(settings):
    running = Server(None)
    settings.ELASTICSEARCH_URL = running.url
    yield running
    running.close()


@pytest.fixture
def closed(settings):
    """A port where nobody listens, and that nobody else can take meanwhile."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{taken.getsockname()[1]}"
        yield


def readings(results):
    return [(each.uid, each.distance_km) for each in results.readings]


def make_some(settings):
    url, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, ""
    location = make_location()
    for number in range(3):
        series = [{"frequency": Frequency.ONCE, "starts_on": SUNDAY + timedelta(days=number + 1)}]
        make_activity(title=f"Spelen {number}", location=location, series=series)
    settings.ELASTICSEARCH_URL = url


def test_whatever_the_server_says_the_page_has_the_same_dates(client, server, settings):
    make_some(settings)
    question = criteria(origin=GENT)
    results = finder().find(question)
    assert results.engine == "sql"
    assert readings(results) == readings(SqlFinder().find(question)) != []
    assert finder().count(question) == 3
    assert finder().suggest("spel", "nl") == SqlFinder().suggest("spel", "nl") != []
    response = client.get(URL, {"place": "9000"})
    assert response.status_code == 200
    assert "Spelen 0" in response.content.decode()


@pytest.fixture
def waits(monkeypatch):
    """For how many seconds each request to the server would wait, if all else took no time."""
    asked = []
    monkeypatch.setattr("search.elastic_client.time", SimpleNamespace(monotonic=lambda: 0.0))
    send = Transport.perform_request

    def watched(transport, *args, **kwargs):
        asked.append(kwargs["request_timeout"])
        return send(transport, *args, **kwargs)

    monkeypatch.setattr(Transport, "perform_request", watched)
    return asked


@pytest.mark.timeout(60, func_only=True)
def test_a_server_that_does_not_answer_costs_one_second_at_most_and_then_nothing(
    silent, settings, waits
):
    make_some(settings)
    for _question in range(FAILURES + 2):
        assert titles(finder().find(criteria())) == ["Spelen 0", "Spelen 1", "Spelen 2"]
    # One request for each question, without a second try, until it is left alone.
    assert len(silent.kept) == len(waits) == FAILURES
    assert 0 < min(waits) <= max(waits) <= 1


def test_a_server_that_is_away_is_told_once(closed, settings, caplog):
    make_some(settings)
    with caplog.at_level(logging.WARNING):
        for _question in range(FAILURES + 3):
            assert finder().find(criteria(text="spelen")).engine == "sql"
    assert [record.name for record in caplog.records] == ["search.falling_back"]
    assert "spelen" not in caplog.text


@pytest.mark.timeout(60, func_only=True)
def test_publishing_never_fails_or_waits_long_because_of_the_server(silent, waits, caplog):
    with caplog.at_level(logging.WARNING, logger="search"):
        activity = make_activity(title="Spelen")
    activity.unpublish()
    assert 0 < len(waits) <= FAILURES
    assert max(waits) <= 1
    assert [record.name for record in caplog.records] == ["search.elastic_tasks"]
    assert SqlFinder().find(criteria()).activity_count == 0


def test_the_state_of_a_server_that_is_away_is_told_in_words(closed, settings):
    make_some(settings)
    health = finder().health()
    assert (health.engine, health.missing, health.is_complete) == ("elasticsearch", 3, False)
    assert "does not answer" in health.problem


def test_a_rebuild_without_the_server_says_so_and_fills_the_index_of_the_database(closed, settings):
    make_some(settings)
    SearchDocument.objects.all().delete()
    with pytest.raises(CommandError, match="Elasticsearch does not answer"):
        call_command("rebuild_search", verbosity=0)
    assert SearchDocument.objects.count() == 3


def test_the_calendar_of_a_question_needs_no_server(client, closed, settings):
    make_some(settings)
    response = client.get(reverse("search:finder_calendar"))
    assert response.status_code == 200
    assert response.content.count(b"BEGIN:VEVENT") == 3


# --- The breaker ----------------------------------------------------------------------------


def test_after_some_failures_in_a_row_the_server_rests_and_then_one_asks():
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    assert [breaker.failed() for _each in range(FAILURES - 1)] == [True, False]
    assert breaker.may_ask()
    breaker.failed()
    assert not breaker.may_ask()
    now[0] = REST_SECONDS + 1
    assert [breaker.may_ask(), breaker.may_ask()] == [True, False]
    assert breaker.succeeded()
    assert [breaker.may_ask(), breaker.may_ask()] == [True, True]


def test_failures_with_an_answer_between_them_do_not_add_up():
    breaker = Breaker()
    for _each in range(FAILURES + 1):
        breaker.failed()
        assert breaker.succeeded()
        assert breaker.may_ask()
    assert not breaker.succeeded()
