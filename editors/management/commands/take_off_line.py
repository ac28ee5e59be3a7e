"""Take what is about people off line when their consent ended or was withdrawn. For every night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from content.models import Picture
from content.services import remove_strays, take_off_line
from practices.services import follow_consents


class Command(BaseCommand):
    help = (
        "Delete the files of pictures, and unpublish the stories, whose consent ended or was "
        "withdrawn. Safe to repeat."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        stories = follow_consents(today)
        pictures = Picture.objects.over(today)
        failed = []
        for picture in pictures:
            try:
                take_off_line(picture)
            except OSError as error:  # the others must not wait for this one
                failed.append(f"{picture.pk} ({error.strerror})")
        if failed:
            raise CommandError(f"Still on line: {', '.join(failed)}. Run this again.")
        strays = remove_strays(at=timezone.now())
        self.stdout.write(f"Pictures whose consent is over: {len(pictures)}. Strays: {strays}.")
        self.stdout.write(f"Stories taken off line: {stories}.")
