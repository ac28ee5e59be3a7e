"""Take away the second factor of somebody who lost a phone, and mail a link to begin again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from accounts.services import reset_second_factor


class Command(BaseCommand):
    help = "Take away the second factor and the password of EMAIL; mail a link to choose a new one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError(f"Nobody logs in with {options['email']!r}.")
        reset_second_factor(user)
        self.stdout.write(f"{user.email} got a mail to choose a password and a second factor.")
