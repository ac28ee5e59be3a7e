"""Picture files as phones and others send them, good and bad."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

GPS, MAKE, SERIAL, ORIENTATION = 0x8825, 0x010F, 0xA431, 0x0112
SECRETS = (b"SN-778899", b"Fototoestel", b"51.0538", b"Meerstraat", b"Exif", b"xmp", b"GPS")


def uploaded(content, name="foto.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, content, content_type)


def encoded(image, kind="JPEG", **options):
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def split(size=(900, 600)):
    """Return a picture that is red on the left and blue on the right."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    return image


def phone_photo(size=(900, 600), orientation=6):
    """Return a JPEG that says where it was taken, by what camera and how that was held."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE] = "Fototoestel"
    exif[SERIAL] = "SN-778899"
    exif.get_ifd(GPS).update({1: "N", 2: (51.0, 3.0, 13.7), 3: "E", 4: (3.0, 43.0, 12.0)})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>GPS 51.0538 Meerstraat</x:xmpmeta>"
    return encoded(split(size), exif=exif, xmp=xmp, comment=b"Meerstraat 4")


def chunk(kind, data, *, is_right=True):
    checksum = zlib.crc32(kind + data) if is_right else 0
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)


def png(*chunks):
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND", b"")


def header(width, height):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


def text_bomb():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "0" * 80_000_000, zip=True)
    return encoded(split((20, 20)), "PNG", pnginfo=info)


PIXELS = chunk(b"IDAT", zlib.compress(b"\x00" * 100))
BAD = {
    "half a PNG, as a broken upload leaves it": lambda: encoded(split(), "PNG")[:900],
    "half a JPEG": lambda: encoded(split())[:2000],
    "a GIF that is also a script": lambda: b"GIF89a/*\x00\x00=1;*/alert(document.cookie)//",
    "a PNG with a broken text": lambda: png(header(4, 4), chunk(b"zTXt", b"a\0\7no"), PIXELS),
    "a PNG whose sums are wrong": lambda: png(header(4, 4), chunk(b"IDAT", b"x", is_right=False)),
    "a PNG of ten thousand million dots": lambda: png(header(100_000, 100_000), PIXELS),
    "a PNG whose text swells": text_bomb,
    "a PNG just over 40 million dots": lambda: encoded(Image.new("1", (8000, 5001)), "PNG"),
    "a drawing in SVG": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "a page in HTML": lambda: b"<!doctype html><script>alert(1)</script>",
    "nothing": lambda: b"",
    "a TIFF": lambda: encoded(split(), "TIFF"),
    "an iPhone's HEIC": lambda: b"\x00\x00\x00\x18ftypheic" + b"\x00" * 400,
    "more than 10 MB": lambda: encoded(split()) + b"\x00" * (10 * 1024 * 1024),
}
