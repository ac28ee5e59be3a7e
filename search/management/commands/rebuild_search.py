"""Make the index of the finder again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.elastic_client import AWAY
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

            try:
                count = finder().rebuild(report)
            except AWAY as error:
                raise CommandError(
                    f"Elasticsearch does not answer as it should ({type(error).__name__}), and "
                    "keeps the index it had. The index of the database is complete: it answers."
                ) from error
        self.stdout.write(f"{count} activities indexed")
