"""Make what every site needs before its first page."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from editors.roles import make_network_team
from editors.teams import make_team
from koala.foundation import set_up_site
from locations.models import LocationPage


class Command(BaseCommand):
    help = (
        "Make the terms, the words to avoid, the holidays, the front page with the lists below it, "
        "and the groups of the network team and of each location, as far as they are missing. Run "
        "it once, after an update, and every year for the holidays; what editors wrote stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--years", type=int, default=4, help="holidays of how many years from last year on"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        first = timezone.localdate().year - 1
        made = set_up_site(years=range(first, first + options["years"]))
        make_network_team()
        for location in LocationPage.objects.source():
            for taken in make_team(location)[1]:
                self.stdout.write(f"taken back: {taken}")
        self.stdout.write(
            f"{made.terms} terms, {made.words} words to avoid, {made.holidays} holidays and "
            f"{made.pages} pages made"
        )
