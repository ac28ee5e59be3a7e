"""Invite somebody in a role."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.words import SOURCE_LANGUAGE
from editors.printing import invitation
from editors.roles import LOCATION_ROLES, RoleCode
from editors.services import SetupError, add_editor, location_at


class Command(BaseCommand):
    help = "Invite somebody in a role, or give the role to who has an account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("role", help=", ".join(RoleCode))
        parser.add_argument(
            "--location",
            metavar="SLUG",
            help=f"the last part of the location's address; needed for {', '.join(LOCATION_ROLES)}",
        )
        parser.add_argument(
            "--language",
            default=SOURCE_LANGUAGE,
            help="into which somebody translates; the admin's language for everybody else",
        )
        parser.add_argument("--first-name", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            location = location_at(options["location"]) if options["location"] else None
            user = add_editor(
                location,
                options["email"],
                options["role"],
                options["language"],
                first_name=options["first_name"],
            )
        except SetupError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(invitation(user, options["role"], location))
