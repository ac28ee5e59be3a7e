"""Make the index of the finder again."""

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from search.finding import finder


class Command(BaseCommand):
    help = (
        "Make what the finder knows of every activity again: after an update that changes how "
        "words are read, or when `search_status` says that something is missing. Safe to repeat."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(desc="activities", unit="activity", disable=options["verbosity"] == 0) as bar:

            def report(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            count = finder().rebuild(report)
        self.stdout.write(f"{count} activities indexed")
