"""Measures calendars: one of 3,000 dates that goes out, and one of 500 events that comes in."""

import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from activities.materialising import materialise
from activities.models import ActivityPage, Series
from locations.models import LocationPage

DATES = 3_000
EVENTS = 500
RULES = [
    "RRULE:FREQ=WEEKLY;COUNT=30",
    "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
    "RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=8",
    "RRULE:FREQ=DAILY;COUNT=5",
    "SEQUENCE:1",
]
Write = Callable[[str], object]


def measure_calendars(write: Write) -> None:
    """Write how long whole requests take: on the wall, and of the processor."""
    locations = LocationPage.objects.order_by("pk")
    weekly, listed, other = locations[0], locations[1], locations[2]
    for location, is_list in ((weekly, False), (listed, True)):
        count = _fill(location, is_list=is_list)
        name = "lists of days" if is_list else "weekly rules"
        url = f"/nl/agenda/locatie/{location.slug}.ics"
        work = partial(Client().get, url)
        for state in ("cold", "warm", "warm again"):
            _timed(f"feed of {count} dates, {name}, {state}", work, write)
    _import(other, write)


def _timed(name: str, work: Callable[[], Any], write: Write) -> Any:
    started, cpu = time.perf_counter(), time.process_time()
    answer = work()
    wall, cpu = time.perf_counter() - started, time.process_time() - cpu
    if answer.status_code >= 400:
        raise CommandError(f"{name} answered {answer.status_code}.")
    write(f"{name:<52}{wall * 1000:>8.0f} ms{cpu * 1000:>8.0f} ms CPU")
    return answer


def _fill(location: LocationPage, *, is_list: bool) -> int:
    """Give the first activity of a location so many dates."""
    page = ActivityPage.objects.child_of(location).order_by("pk")[0]
    today = timezone.localdate()
    each = 300 if is_list else 50
    page.series = [
        _series(page, today + timedelta(days=number % 7), is_list=is_list)
        for number in range(DATES // each)
    ]
    page.save()
    return materialise(page, at=timezone.now()).created


def _series(page: ActivityPage, first: date, *, is_list: bool) -> Series:
    hours = {"start_time": "09:00", "end_time": "11:00", "holiday_policy": "keep-all"}
    if not is_list:
        until = first + timedelta(weeks=49)
        return Series(page=page, starts_on=first, until=until, **hours)
    days = [first + timedelta(days=each) for each in range(300)]
    return Series(page=page, frequency="dates", starts_on=first, dates=days, **hours)


def _import(location: LocationPage, write: Write) -> None:
    user = User.objects.create_superuser(email="bench@example.org", password=None)
    client = Client()
    client.force_login(user)
    file = SimpleUploadedFile("bench.ics", _calendar())
    start = reverse("koala_import", args=[location.pk])
    name = f"import of {EVENTS} events"
    begin = time.perf_counter()
    url = _timed(f"{name}, read", partial(client.post, start, {"file": file}), write).url
    shown = _timed(f"{name}, preview", partial(client.get, url), write).content.decode()
    [digest] = re.findall(r'name="digest" value="(\w+)"', shown)
    _timed(f"{name}, drafts", partial(client.post, url, {"digest": digest}), write)
    write(f"{f'{name}, all of it':<52}{(time.perf_counter() - begin) * 1000:>8.0f} ms")


def _calendar() -> bytes:
    first = timezone.localdate() + timedelta(days=30)
    first -= timedelta(days=first.weekday() - 1)  # a Tuesday
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//nl"]
    for number in range(EVENTS):
        lines += [
            "BEGIN:VEVENT",
            f"UID:bench-{number}",
            f"SUMMARY:Spelen {number}",
            f"DTSTART;TZID=Europe/Brussels:{first:%Y%m%d}T093000",
            f"DTEND;TZID=Europe/Brussels:{first:%Y%m%d}T113000",
            "DESCRIPTION:Je speelt met je kindje.",
            RULES[number % len(RULES)],
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
