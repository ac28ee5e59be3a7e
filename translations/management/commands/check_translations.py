"""Check that the tree is whole and that every translation follows its Dutch page."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from translations.faults import find_faults, mend


class Command(BaseCommand):
    help = (
        "Check that the tree of pages is whole and that translations have the address, the place "
        "and the restrictions of their Dutch page. Ends with 1 when something is wrong."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="mend what can be mended")

    def handle(self, *args: Any, **options: Any) -> None:
        faults = find_faults()
        for fault in faults:
            self.stdout.write(str(fault))
        if options["repair"] and faults:
            left = mend(faults)
            self.stdout.write(f"{len(faults)} found, {len(left)} left after mending")
            for fault in left:
                self.stdout.write(f"Still: {fault}")
            faults = left
        if faults:
            raise CommandError(f"{len(faults)} faults in the tree or in translations.")
        self.stdout.write("The tree is whole and every translation follows its Dutch page.")
