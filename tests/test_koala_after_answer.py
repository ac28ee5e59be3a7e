"""A task that waits until the answer is out runs in a thread of its own."""

from threading import Event, current_thread

import pytest
from django_tasks import task, task_backends
from django_tasks.signals import task_finished

from koala import after_answer

BACKEND = {"BACKEND": "koala.after_answer.AfterAnswerBackend"}
may_go_on, has_run = Event(), Event()
ran_in = []


@task(backend="after_answer")
def slow_mail():
    ran_in.append(current_thread())
    may_go_on.wait(30)
    has_run.set()


@task(backend="after_answer")
def failing_mail():
    raise ConnectionError("The mail server is away.")


@pytest.fixture(autouse=True)
def in_a_thread(settings, monkeypatch):
    monkeypatch.setattr(after_answer, "WAIT_SECONDS", 0)
    settings.TASKS = settings.TASKS | {"after_answer": BACKEND}
    for each in (may_go_on, has_run):
        each.clear()
    ran_in.clear()


def test_who_asks_does_not_wait_for_the_task():
    slow_mail.enqueue()
    assert not has_run.is_set()  # we are here, and it has not ended
    may_go_on.set()
    assert has_run.wait(30)
    assert ran_in != [current_thread()]


def test_a_task_that_fails_is_logged_and_stops_no_other(caplog):
    ended = Event()

    def note(**_):
        ended.set()

    task_finished.connect(note, weak=False)
    try:
        failing_mail.enqueue()
        assert ended.wait(30)
    finally:
        task_finished.disconnect(note)
    may_go_on.set()
    slow_mail.enqueue()
    assert has_run.wait(30)
    assert "failing_mail state=FAILED" in caplog.text


def test_the_site_has_such_a_backend():
    assert isinstance(task_backends["after_answer"], after_answer.AfterAnswerBackend)
