"""Make the group that edits one location."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from locations.models import LocationPage
from locations.services import make_editors


class Command(BaseCommand):
    help = (
        "Make the group that edits a location and its activities, in every language it has. "
        "Repeat it when the location gets another language."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the last part of the location's address")

    def handle(self, *args: Any, **options: Any) -> None:
        location = LocationPage.objects.source().filter(slug=options["slug"]).first()
        if location is None:
            raise CommandError(f"No location has the address {options['slug']!r}.")
        group = make_editors(location=location)
        self.stdout.write(f"The group “{group.name}” edits {location.title}.")
