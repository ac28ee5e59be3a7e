"""What is shown of pictures, made and taken away."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.core.files.storage import Storage
from django.utils import timezone
from wagtail.images.models import SourceImageIOError

from content.consent import OVER
from content.fields import originals
from content.models import Picture, PictureRendition
from content.picture_models import RENDITIONS, rendition_folder
from content.pictures import SIZES

STRAY_AFTER = timedelta(days=1)


def follow_consent(picture: Picture) -> None:
    """Make the sizes that pages show, or take away what nobody may see. Safe to repeat."""
    problem = picture.problem_on(timezone.localdate())
    if problem in OVER:
        take_off_line(picture)
    elif problem is None:
        with suppress(SourceImageIOError):  # no file: its form asks for one
            picture.get_renditions(*SIZES)
    else:
        remove_renditions(picture)


def take_off_line(picture: Picture) -> None:
    """Delete every file of a picture; its row stays, to tell where it was. Safe to repeat.

    The original goes first: nothing can then be made of it again while the rest is deleted.
    """
    picture.file.storage.delete(picture.file.name)
    remove_renditions(picture)


def remove_renditions(picture: Picture) -> None:
    """Delete what is public of a picture: files first, so that no row is lost before its file."""
    storage = _public()
    renditions = picture.renditions.all()
    for rendition in renditions:
        storage.delete(rendition.file.name)
    # Also what a process left that stopped halfway: the folder is this picture's own.
    folder = rendition_folder(picture.file.name)
    for name in _listed(storage, folder)[1]:
        storage.delete(f"{folder}/{name}")
    renditions.delete()


def remove_strays(at: datetime) -> int:
    """Delete files that belong to no picture, and return how many: of uploads and deletions that
    stopped halfway. What is younger than a day can belong to one that is being saved.
    """
    names = set(Picture.objects.values_list("file", flat=True))
    folders = {rendition_folder(name) for name in names}
    kept, public = originals(), _public()
    strays = [(kept, name) for name in _listed(kept, "")[1] if name not in names]
    for each in _listed(public, RENDITIONS)[0]:
        folder = f"{RENDITIONS}/{each}"
        if folder not in folders:
            strays += [(public, f"{folder}/{name}") for name in _listed(public, folder)[1]]
    old = [
        (storage, name)
        for storage, name in strays
        if storage.get_modified_time(name) < at - STRAY_AFTER
    ]
    for storage, name in old:
        storage.delete(name)
    return len(old)


def _public() -> Storage:
    storage: Storage = PictureRendition._meta.get_field("file").storage
    return storage


def _listed(storage: Storage, folder: str) -> tuple[list[str], list[str]]:
    """Return the folders and the files in a folder; nothing when it is not there."""
    try:
        return storage.listdir(folder)
    except FileNotFoundError:
        return [], []
