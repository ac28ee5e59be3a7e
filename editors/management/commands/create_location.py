"""Make a location with all it needs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from content.words import SOURCE_LANGUAGE
from editors.printing import invitation, set_up
from editors.roles import LOCATION_ROLES
from editors.services import SetupError, add_editor, create_location


class Command(BaseCommand):
    help = (
        "Make a location: its page in each language (drafts), the groups that work on it, a "
        "private collection for its pictures, and a workflow. Safe to repeat: what is missing is "
        "added, rights that do not belong are taken back. What it is to be is written by editors."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="as families know it, such as “KOALA Lindewijk”")
        parser.add_argument(
            "--languages", default=SOURCE_LANGUAGE, help="codes with commas: nl,fr,ar"
        )
        parser.add_argument("--postcode", default="", help="fills in municipality and map")
        parser.add_argument(
            "--editor",
            action="append",
            default=[],
            metavar="MAIL[:ROLE[:LANGUAGE]]",
            help=f"invite somebody; may be repeated. Roles: {', '.join(LOCATION_ROLES)}",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                setup = create_location(
                    options["name"], options["languages"].split(","), postcode=options["postcode"]
                )
            self.stdout.write(set_up(setup))
            for each in options["editor"]:
                email, role, language = [*each.split(":"), "", ""][:3]
                role, language = role or "editor", language or SOURCE_LANGUAGE
                user = add_editor(setup.page, email, role, language)
                self.stdout.write(invitation(user, role, setup.page))
        except SetupError as error:
            raise CommandError(str(error)) from None
