"""Forget what is over about who works here, and keep secrets under the newest key. Every night."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from accounts.encryption import encrypt_second_factors
from accounts.tidying import tidy


class Command(BaseCommand):
    help = (
        "Delete expired sessions, wrong passwords that lock nobody any more and a log of more "
        "than two years old; write second factors with the newest KOALA_SECRET_KEY. Safe to repeat."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Count only; change nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        is_dry_run = options["dry_run"]
        for name, count in tidy(at=timezone.now(), is_dry_run=is_dry_run).items():
            self.stdout.write(f"{count} {name}")
        if is_dry_run:
            return
        written = encrypt_second_factors(Authenticator.objects)
        self.stdout.write(f"{written.anew} second factors written with the newest key")
        if written.unreadable:
            users = ", ".join(str(each) for each in written.unreadable)
            self.stderr.write(f"Nobody can read the second factor of the users {users}.")
