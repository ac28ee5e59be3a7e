"""Propose the holidays of the coming years."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from locations.holiday_services import propose_holidays


class Command(BaseCommand):
    help = (
        "Propose public holidays and the school holidays of both communities for the coming "
        "years. The network team confirms them in the admin; until then they change no date."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--years", type=int, default=3, help="how many years, this one first")

    def handle(self, *args: Any, **options: Any) -> None:
        first = timezone.localdate().year
        made = propose_holidays(range(first, first + options["years"]))
        self.stdout.write(f"{made} holidays proposed")
