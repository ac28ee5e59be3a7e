"""Measure the pages and the calendar on a database of their own."""

import time
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test import Client
from django.utils import timezone

from activities.materialising import materialise
from activities.models import ActivityPage, Occurrence
from activities.schedule import horizon, plan
from koala.bench.calendars import measure_calendars
from koala.bench.filling import fill, weekly_series
from koala.foundation import set_up_site
from locations.models import LocationPage
from locations.places import find_places
from locations.selectors import holidays_of


class Command(BaseCommand):
    help = (
        "Fill an empty database with activities and print how fast its pages are, beside a view "
        "that does next to nothing. Run by `make bench`, on a database of its own."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--activities", type=int, default=20_000)
        parser.add_argument("--seconds", type=float, default=4.0, help="time for each page")

    def handle(self, *args: Any, **options: Any) -> None:
        # Beside the indices of a site that uses the same server.
        settings.ELASTICSEARCH_PREFIX = "koala-bench"
        call_command("migrate", verbosity=0)
        if ActivityPage.objects.exists():
            raise CommandError("This database holds activities. Bench needs an empty one.")
        today = timezone.localdate()
        set_up_site(years=range(today.year - 1, today.year + 3))
        fill(activities=options["activities"], today=today)
        call_command("rebuild_search")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        count = Occurrence.objects.count()
        self.stdout.write(f"\n{options['activities']} activities, {count} dates\n")
        self._pages(options["seconds"])
        self._places()
        self._calendar()
        measure_calendars(self.stdout.write)

    def _pages(self, seconds: float) -> None:
        activity = ActivityPage.objects.all()[0]
        location = LocationPage.objects.all()[0]
        finder = "/nl/zoeken/?place=9000"
        self.stdout.write(f"{'page':<44}{'requests/s':>12}{'CPU ms':>10}")
        for name, url in {
            "a view that does next to nothing": "/healthz",
            "finder: near 9000, coming weeks": finder,
            "finder: near 9000, next week, toddler": f"{finder}&when=next-week&age=toddler",
            "finder: near 9000, 12 months, in French": f"{finder}&age=12&language=fr",
            "finder: near 9000, words": f"{finder}&q=spelen+koffie",
            "finder: everywhere, coming weeks": "/nl/zoeken/",
            "location": location.url,
            "activity": activity.url,
        }.items():
            client = Client()
            speed = measure(partial(self._get, client, url), seconds)
            self.stdout.write(f"{name:<44}{speed[0]:>12.0f}{speed[1]:>10.1f}")

    def _get(self, client: Client, url: str) -> None:
        answer = client.get(url)
        if answer.status_code != 200:
            raise CommandError(f"{url} answered {answer.status_code}.")

    def _places(self) -> None:
        for text in ("Gent", "sin", "gnetbruge", "x" * 10_000):
            speed = measure(partial(find_places, text), 0.2)
            self.stdout.write(f"{f'place: {text[:12]}':<44}{speed[0]:>12.0f}{speed[1]:>10.2f}")

    def _calendar(self) -> None:
        page = ActivityPage.objects.all()[0]
        at, today = timezone.now(), timezone.localdate()
        period, holidays = horizon(today), holidays_of(page.get_parent().specific)
        rules = [row.rule for row in weekly_series(page, 200, today=today)]
        started, planned = time.perf_counter(), 0
        for rule in rules:
            planned += len(plan(rule, period=period, holidays=holidays))
        self._rate("dates planned from rules", planned, started)
        page.series = weekly_series(page, 200, today=today)
        page.save()
        for name in ("written for the first time", "found unchanged"):
            started = time.perf_counter()
            done = materialise(page, at=at)
            self._rate(f"dates {name}", done.created + done.unchanged, started)

    def _rate(self, name: str, count: int, started: float) -> None:
        rate = count / (time.perf_counter() - started)
        self.stdout.write(f"{name:<44}{rate:>12.0f}/s  ({count})")


def measure(work: Callable[[], object], seconds: float) -> tuple[float, float]:
    """Return how often work is done per second, and its CPU milliseconds, after one warm-up."""
    work()
    started, cpu, times = time.perf_counter(), time.process_time(), 0
    while time.perf_counter() - started < seconds or times < 3:
        work()
        times += 1
    return (
        times / (time.perf_counter() - started),
        (time.process_time() - cpu) / times * 1000,
    )
