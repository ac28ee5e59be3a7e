"""Work out the dates of every live activity anew, and so further ahead."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from activities.materialising import materialise_all


class Command(BaseCommand):
    help = (
        "Work out the dates of every live activity for last, this and the next school year. "
        "Run it every night; running it twice changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = materialise_all(at=timezone.now())
        self.stdout.write(
            f"{done.created} dates created, {done.updated} updated, {done.deleted} deleted, "
            f"{done.unchanged} unchanged"
        )
        for series_key, fact in done.orphans:
            self.stdout.write(
                f"A change has no date any more: {fact.kind} on {fact.original_date}, "
                f"series {series_key}"
            )
