"""Say whether the index of the finder is complete."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.finding import finder


class Command(BaseCommand):
    help = "Print what the finder's index holds; ends with an error when it is not complete."

    def handle(self, *args: Any, **options: Any) -> None:
        health = finder().health()
        self.stdout.write(
            f"{health.engine}: {health.documents} activities indexed, "
            f"{health.missing} missing, {health.extra} too many"
        )
        if health.problem:
            raise CommandError(health.problem)
        if not health.is_complete:
            raise CommandError("Run rebuild_search to make the index complete.")
