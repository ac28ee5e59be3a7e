"""Build the demo, or take it away."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from koala.demo.people import USERS
from koala.demo.removing import remove_demo
from koala.demo.seeding import DemoSeeder
from koala.demo.users import DEMO_PASSWORD, role_in_words, seed_users


class Command(BaseCommand):
    help = (
        "Fill the site with invented locations and activities around the present school year. "
        "Safe to repeat; --remove takes everything invented away again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--today", help="build the demo around this day, as 2026-11-22")
        parser.add_argument("--remove", action="store_true", help="take the demo away")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            with transaction.atomic():
                self.stdout.write(f"{remove_demo()} demo pages removed")
            return
        today = timezone.localdate()
        if options["today"]:
            try:
                today = date.fromisoformat(options["today"])
            except ValueError:
                raise CommandError(
                    f"--today must be a day such as 2026-11-22, got {options['today']!r}."
                ) from None
        with transaction.atomic():
            seeder = DemoSeeder(today=today, log=self.stdout.write)
            seeder.run()
            seed_users(seeder.locations)
        self.stdout.write(f"{seeder.published} demo pages written")
        if settings.DEBUG:
            self.stdout.write(f"\nDemo logins for /admin/, all with the password {DEMO_PASSWORD}:")
            for user in USERS:
                self.stdout.write(f"  {user['email']:<24} {role_in_words(user)}")
