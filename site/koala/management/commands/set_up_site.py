"""Make what every site needs before its first page."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from koala.foundation import make_network_team, set_up_site


class Command(BaseCommand):
    help = (
        "Make the terms, the words to avoid, the holidays, the front page with the lists below it, "
        "and the group of the network team, as far as they are missing. Run it once, and every "
        "year for the holidays; what editors changed stays as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--years", type=int, default=4, help="holidays of how many years from last year on"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        first = timezone.localdate().year - 1
        made = set_up_site(years=range(first, first + options["years"]))
        make_network_team()
        self.stdout.write(
            f"{made.terms} terms, {made.words} words to avoid, {made.holidays} holidays and "
            f"{made.pages} pages made"
        )
