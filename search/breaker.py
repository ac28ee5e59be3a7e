"""Leaves a server alone for a while that did not answer. Pure."""

import time
from collections.abc import Callable
from threading import Lock

FAILURES = 3  # in a row
REST_SECONDS = 30.0


class Breaker:
    """Counts the failures of one server, as this process sees them.

    Of this process alone, on purpose: it says whether the server answers here, which another
    machine may see otherwise, and holds nothing of a question. Shared, it would need a server of
    its own that can be away.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._rests_until = 0.0

    def may_ask(self) -> bool:
        """Return True when the server may be asked; after a rest, by one at a time."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self._clock() < self._rests_until:
                return False
            self._rests_until = self._clock() + REST_SECONDS
            return True

    def succeeded(self) -> bool:
        """Count an answer; return True when the server had been failing."""
        with self._lock:
            had_failed = self._failures > 0
            self._failures = 0
            return had_failed

    def failed(self) -> bool:
        """Count a failure; return True for the first one since an answer."""
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._rests_until = self._clock() + REST_SECONDS
            return self._failures == 1
