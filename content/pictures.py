"""Pictures, in the sizes that pages show."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language
from wagtail.images.models import AbstractRendition, SourceImageIOError

from content.models import Picture
from content.words import SOURCE_LANGUAGE, Words

WIDTHS = (400, 800)  # pixels, three to two; wider costs a phone more than it shows
PLAIN_WIDTH = 800  # for a browser that chooses none, and for machines
FORMATS = {
    "image/avif": "format-avif|avifquality-50",
    "image/webp": "format-webp|webpquality-60",
}
WEBP = "image/webp"  # every browser shows it


def size(width: int, media_type: str) -> str:
    """Return how Wagtail names a size: cut around the focal point, never larger than it is."""
    return f"fill-{width}x{width * 2 // 3}|{FORMATS[media_type]}"


SIZES = [size(width, media_type) for media_type in FORMATS for width in WIDTHS]


@dataclass(frozen=True, slots=True)
class PictureSource:
    """One format. `srcset` as HTML has it: "address 400w, address 800w"."""

    media_type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class PictureReading:
    url: str
    width: int
    height: int
    alt: Words
    sources: tuple[PictureSource, ...] = ()


def picture_reading(picture: Picture | None) -> PictureReading | None:
    """Return a picture at most 800 pixels wide, or nothing when there is none to show.

    Its alternative text is in the language of the reader, or else in Dutch. It is not shown from
    the day after its consent, whatever has become of its file.
    """
    if picture is None or picture.problem_on(timezone.localdate()) is not None:
        return None
    try:
        renditions = picture.get_renditions(*SIZES)
    except SourceImageIOError:  # the file is gone, and a page does without
        return None
    plain = renditions[size(PLAIN_WIDTH, WEBP)]
    sources = tuple(
        PictureSource(media_type, _srcset([renditions[size(each, media_type)] for each in WIDTHS]))
        for media_type in FORMATS
    )
    alt = picture.description_in(get_language() or SOURCE_LANGUAGE)
    return PictureReading(plain.url, plain.width, plain.height, alt, sources)


def small_picture_url(picture: Picture) -> str:
    """Return the address of the smaller size, or an empty text when the file is gone."""
    try:
        url: str = picture.get_rendition(size(WIDTHS[0], WEBP)).url
    except SourceImageIOError:
        return ""
    return url


def _srcset(renditions: list[AbstractRendition]) -> str:
    # A small original gives the same width more than once.
    urls = {each.width: each.url for each in renditions}
    return ", ".join(f"{url} {width}w" for width, url in urls.items())
