"""Measure the engines of the finder on a database of their own."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from activities.models import ActivityPage, Occurrence
from koala.bench.engines import measure_engines
from koala.bench.filling import fill
from koala.foundation import set_up_site


class Command(BaseCommand):
    help = (
        "Fill an empty database with activities and print how fast each engine of the finder "
        "answers. Run by `make bench-finder`, on databases of its own."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--activities", type=int, default=20_000)

    def handle(self, *args: Any, **options: Any) -> None:
        settings.ELASTICSEARCH_PREFIX = "koala-bench"  # not the indices of the site
        call_command("migrate", verbosity=0)
        if ActivityPage.objects.exists():
            raise CommandError("This database holds activities. The bench needs an empty one.")
        today = timezone.localdate()
        set_up_site(years=range(today.year - 1, today.year + 3))
        fill(activities=options["activities"], today=today)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(
            f"\n{options['activities']} activities, {Occurrence.objects.count()} dates"
        )
        measure_engines(self.stdout.write, at=timezone.now())
