"""Write activities as entries of UiTdatabank into a folder, with what they could not hold."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from activities.exporting import ExportReport, export_activities
from locations.models import LocationPage

REPORT = "losses.json"


class Command(BaseCommand):
    help = (
        "Write the coming dates of every public activity as JSON for publiq's Entry API into DIR, "
        "with losses.json and losses.txt: what each entry could not hold. Nothing is sent. "
        "Running it again takes away the files of before."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", type=Path, help="folder for the files; made when it is missing")
        parser.add_argument("--location", metavar="SLUG", help="one location only")
        parser.add_argument("--dry-run", action="store_true", help="write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        report = export_activities(at=timezone.now(), location=_location(options["location"]))
        if not options["dry_run"]:
            _write(report, options["dir"])
        left_out = sum(not each["files"] for each in report.activities)
        self.stdout.write(
            f"activities: {len(report.activities)}, entries: {report.entry_count}, "
            f"activities not exported: {left_out}; see losses.txt"
        )


def _location(slug: str | None) -> LocationPage | None:
    if not slug:
        return None
    location = LocationPage.objects.shown().filter(slug=slug).first()
    if location is None:
        raise CommandError(f"No public location has the address {slug!r}.")
    return location


def _write(report: ExportReport, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    _forget_files_of_before(folder)
    contents = {**report.files, REPORT: report.activities}
    for name, content in contents.items():
        text = json.dumps(content, ensure_ascii=False, indent=2)
        (folder / name).write_text(f"{text}\n", encoding="utf-8")
    (folder / "losses.txt").write_text(report.text, encoding="utf-8")


def _forget_files_of_before(folder: Path) -> None:
    """Take away the entries that the last run wrote, and nothing else."""
    report = folder / REPORT
    if not report.exists():
        return
    for activity in json.loads(report.read_text(encoding="utf-8")):
        for name in activity["files"]:
            (folder / Path(name).name).unlink(missing_ok=True)
