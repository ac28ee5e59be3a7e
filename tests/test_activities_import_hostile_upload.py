"""Whatever an editor hands in gets a Dutch sentence that names the file: never half, never 500."""

import io
import tracemalloc
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from activities.models import ActivityPage, ImportedEvent, WaitingImport
from tests.calendar_files import calendar, event
from tests.factories import make_editor, make_location

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
HEADING = "Titel;Datum;Van;Tot"
MEGABYTE = 1024 * 1024


@pytest.fixture
def location(client):
    place = make_location()
    client.force_login(make_editor(place))
    return place


def hand_in(client, location, name, raw):
    """Hand a file in as its editor; it must take less than 300 MB."""
    tracemalloc.start()
    try:
        return client.post(
            reverse("koala_import", args=[location.pk]), {"file": SimpleUploadedFile(name, raw)}
        )
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 300 * MEGABYTE


def workbook(**entries):
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(f"xl/{name}", content)
    return out.getvalue()


def bomb():
    """Return a workbook of some kilobytes that unpacks to 100 MB."""
    return workbook(**{f"media{each}.bin": b"\0" * 10 * MEGABYTE for each in range(10)})


def deep(count):
    inside = b"BEGIN:VEVENT\r\n" * count + b"END:VEVENT\r\n" * count
    return b"BEGIN:VCALENDAR\r\n" + inside + b"END:VCALENDAR\r\n"


FILES = {
    "one line of 10 MB": (
        "a.ics",
        lambda: calendar(event(f"DESCRIPTION:{'x' * 10 * MEGABYTE}")),
        "groter dan 2 MB",
    ),
    "one line of 1 MB": (
        "a.ics",
        lambda: calendar(event(f"DESCRIPTION:{'x' * MEGABYTE}")),
        "Regel 9",
    ),
    "one line of 1 MB in folds": (
        "a.ics",
        lambda: calendar(event("DESCRIPTION:" + "\r\n ".join(["x" * 70] * 15_000))),
        "Regel 9",
    ),
    "200,000 lines": (
        "a.ics",
        lambda: calendar(event(*["A:x"] * 200_000)),
        "meer dan 20000 regels",
    ),
    "deep": ("a.ics", lambda: deep(5_000), "Regel 5"),
    "an end without a begin": (
        "a.ics",
        lambda: b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n",
        "Regel 2",
    ),
    "random": ("a.ics", lambda: bytes(range(256)) * 100, "geen tabel"),
    "a zip bomb": ("a.xlsx", bomb, "groter dan 20 MB"),
    "a row of formulas": (
        "a.csv",
        f"{HEADING}\n=1+1;=2;=3;=4".encode,
        "Rij 2",
    ),
    "a day that is none": (
        "a.csv",
        lambda: f"{HEADING}\nCafé;31/02/2027;9;10".encode("cp1252"),
        "Rij 2",
    ),
    "year 9999 in a table": ("a.csv", f"{HEADING}\nA;1/1/9999;9;10".encode, "Rij 2"),
    "200,000 rows": ("a.csv", (HEADING + "\nA;;;" * 200_000).encode, "2000 rijen"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_named_with_the_line_and_the_reason(client, location, name):
    file_name, make, reason = FILES[name]
    answer = hand_in(client, location, file_name, make())
    assert answer.status_code == 400
    sentences = " ".join(answer.context["form"].errors["file"])
    assert sentences.startswith(f"{file_name}: ")
    assert reason in sentences
    assert ActivityPage.objects.count() == ImportedEvent.objects.count() == 0
    assert WaitingImport.objects.count() == 0


EVENTS = {
    "every second": ("RRULE:FREQ=SECONDLY", "meermaals per dag"),
    "no step": ("RRULE:FREQ=DAILY;INTERVAL=0", "te hoog of te laag"),
    "a milliard times": ("RRULE:FREQ=DAILY;COUNT=1000000000", "niet lezen hoe vaak"),
    "until 9999": ("RRULE:FREQ=DAILY;UNTIL=99991231T000000Z", "9999"),
}


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_that_cannot_be_read_is_named_with_its_line_and_the_others_come(
    client, location, name
):
    line, reason = EVENTS[name]
    raw = calendar(event(title="Goed"), event(line, uid="2", title="Slecht"))
    shown = client.get(hand_in(client, location, "a.ics", raw).url)
    groups = {group["heading"]: group["rows"] for group in shown.context["groups"]}
    [(_heading, new), (_other, refused)] = groups.items()
    assert [row["title"] for row in new] == ["Goed"]
    assert [row["title"] for row in refused] == ["Slecht"]
    notes = " ".join(refused[0]["notes"])
    assert notes.startswith("Regel 10: ")
    assert reason in notes


HARMLESS = {
    "an alarm that repeats for ever": "BEGIN:VALARM\nTRIGGER:-PT1M\nREPEAT:999999999\nEND:VALARM",
    "an attached file": f"ATTACH;ENCODING=BASE64;VALUE=BINARY:{'A' * MEGABYTE}",
    "a rule of every day for ever": "RRULE:FREQ=DAILY",
    "a zone of Windows": "X-MICROSOFT-CDO-TZID:3",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_only_strange_is_read(client, location, name):
    raw = calendar(event(HARMLESS[name]))
    answer = hand_in(client, location, "a.ics", raw)
    assert (answer.status_code, client.get(answer.url).status_code) == (302, 200)
