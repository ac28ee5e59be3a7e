"""Ask editors, by mail, to look at pages that nobody has looked at for long."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from editors.reminders import send_reminders


class Command(BaseCommand):
    help = (
        "Mail the editors of each location about pages that nobody has checked for long. Run it "
        "every night; running it twice sends nothing twice."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Count only; send nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        done = send_reminders(at=timezone.now(), is_dry_run=options["dry_run"])
        self.stdout.write(f"{done.sent} reminders sent, {done.failed} failed")
        for location in done.without_editors:
            self.stdout.write(f"Nobody to ask about {location.title}: give it an editor.")
