"""Where pictures are kept: what is uploaded is for nobody, what pages show is public."""

from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from content.picture_files import redraw


def originals() -> Storage:
    """Return the place of what is uploaded. It has no address on the site."""
    return storages["originals"]


class RedrawnFile(ContentFile):
    """A picture that was drawn again; see `content.picture_files`."""


def redrawn(file: Any) -> RedrawnFile:
    """Return what is safe to keep of an uploaded file. Raises PictureRefusedError."""
    content, extension = redraw(file)
    return RedrawnFile(
        content, name=str(PurePath(file.name or "picture").with_suffix(f".{extension}"))
    )


class OriginalFieldFile(WagtailImageFieldFile):
    """The one door for every picture: form, several at once, chooser or command."""

    def get_image_dimensions(self) -> tuple[int, int]:
        """Return width and height in pixels, of a file that was taken off line too."""
        try:
            size: tuple[int, int] = super().get_image_dimensions()
        except FileNotFoundError:
            return self.instance.width, self.instance.height
        return size

    def save(self, name: str, content: Any, save: bool = True) -> None:
        if not isinstance(content, RedrawnFile):
            content = redrawn(content)
        super().save(content.name or name, content, save)


class OriginalField(WagtailImageField):
    attr_class = OriginalFieldFile
