"""What somebody uploads, made into a picture that is safe to keep: pixels and nothing else.

Where and with what it was taken, comments and hidden parts are not copied: the picture is drawn
again, the right way up, in the colours of a screen and no larger than a page needs.
"""

from contextlib import suppress
from enum import StrEnum
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
LOSSLESS = ("PNG", "GIF")
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2400  # pixels; a page shows 800 at most, cut around the focal point
JPEG_QUALITY = 88
IPHONE_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


class PictureProblem(StrEnum):
    UNREADABLE = "unreadable"
    IPHONE = "iphone"  # HEIC, which most browsers cannot show either
    TOO_MANY_BYTES = "too-many-bytes"
    TOO_MANY_PIXELS = "too-many-pixels"


class PictureRefusedError(Exception):
    """A file that does not become a picture; `problem` says why."""

    def __init__(self, problem: PictureProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def redraw(file: BinaryIO) -> tuple[bytes, str]:
    """Return a picture drawn again, and the extension of its name: "jpg" or "png".

    Of a moving picture, the first image. Raises PictureRefusedError, and nothing else.
    """
    file.seek(0)
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise PictureRefusedError(PictureProblem.TOO_MANY_BYTES)
    if content[4:8] == b"ftyp" and content[8:12] in IPHONE_BRANDS:
        raise PictureRefusedError(PictureProblem.IPHONE)
    try:
        return _redraw(content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureRefusedError(PictureProblem.TOO_MANY_PIXELS) from bomb
    except PictureRefusedError:
        raise
    except Exception as broken:
        # Each of Pillow's decoders raises what it likes: OSError, SyntaxError, struct.error, …
        raise PictureRefusedError(PictureProblem.UNREADABLE) from broken


def _redraw(content: bytes) -> tuple[bytes, str]:
    with Image.open(BytesIO(content), formats=FORMATS) as opened:
        width, height = opened.size
        if width * height > MOST_PIXELS:
            raise PictureRefusedError(PictureProblem.TOO_MANY_PIXELS)
        is_lossless = opened.format in LOSSLESS
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is decoded smaller
        opened.load()
        picture = _in_screen_colours(opened)
        # The camera notes which way it was held: turn first, since the note goes.
        picture = ImageOps.exif_transpose(picture)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture.info.clear()
    result = BytesIO()
    if is_lossless or picture.mode == "RGBA":
        picture.save(result, "PNG")
        return result.getvalue(), "png"
    picture.save(result, "JPEG", quality=JPEG_QUALITY, progressive=True)
    return result.getvalue(), "jpg"


def _in_screen_colours(picture: Image.Image) -> Image.Image:
    """Return the picture in sRGB, with its transparency: phones use wider colours of their own."""
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    profile = picture.info.get("icc_profile")
    source = picture.convert(mode) if picture.mode in ("P", "PA", "LA") else picture
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(source, own, screen, outputMode=mode)
            if converted is not None:
                return converted
    return source.convert(mode)
