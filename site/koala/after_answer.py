"""Tasks that wait until the answer is out: mails, for which a server takes what time it likes."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult

# The answer is out by then; until then the task takes no processor from it.
WAIT_SECONDS = 1.0
# Of the process: backends are made anew in each thread. At its end Python waits for what is left.
_pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="after-answer")


class AfterAnswerBackend(ImmediateBackend):
    """Run tasks in a thread of this process, so that a site needs no queue beside it.

    What waits is lost when the process is killed: only for what somebody can ask for again.
    """

    def _execute_task(self, task_result: TaskResult) -> None:
        _pool.submit(_run, super()._execute_task, task_result)


def _run(execute: Callable[[TaskResult], None], task_result: TaskResult) -> None:
    time.sleep(WAIT_SECONDS)
    try:
        execute(task_result)
    finally:
        connections.close_all()  # of this thread; it may not be needed again for days
