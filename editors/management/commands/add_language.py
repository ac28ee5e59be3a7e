"""Give a location one more language."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editors.printing import set_up
from editors.services import SetupError, add_language, location_at


class Command(BaseCommand):
    help = "Give a location one more language: a draft of its page, and all rights on it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the last part of the location's address")
        parser.add_argument("language", help="a code, such as fr")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            setup = add_language(location_at(options["slug"]), options["language"])
        except SetupError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(set_up(setup))
