"""Read every calendar that a location follows."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from activities.importing.fetching import Fetcher
from activities.importing.following import fetch_all
from activities.importing.preview import Outcome


class Command(BaseCommand):
    help = (
        "Read every calendar that a location follows, and make drafts of what is new or changed. "
        "Publishes nothing. Run it every night; running it twice changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = fetch_all(at=timezone.now(), fetcher=Fetcher(), report=self._report)
        self.stdout.write(
            f"{done.read} calendars read, {done.failed} failed, {done.held} wait for somebody; "
            + ", ".join(f"{done.outcomes[each]} {each.value}" for each in Outcome)
        )

    def _report(self, done: int, total: int) -> None:
        if total > 1:
            self.stderr.write(f"{done} of {total} calendars")
