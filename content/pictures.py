"""Pictures, in the size a page shows them."""

from dataclasses import dataclass

from content.models import Picture

FILTER = "fill-800x533|format-webp|webpquality-60"


@dataclass(frozen=True, slots=True)
class PictureReading:
    url: str
    width: int
    height: int
    alt: str


def picture_reading(picture: Picture | None) -> PictureReading | None:
    """Return a picture at most 800 pixels wide, or nothing when there is none to show."""
    if picture is None:
        return None
    rendition = picture.get_rendition(FILTER)
    return PictureReading(rendition.url, rendition.width, rendition.height, picture.description)
