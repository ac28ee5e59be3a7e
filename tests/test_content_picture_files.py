"""Of an uploaded file only the pixels are kept."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageFile

from content.picture_files import LONGEST_SIDE, PictureProblem, PictureRefusedError, redraw
from tests.picture_files import BAD, SECRETS, encoded, phone_photo, split


def drawn(content):
    result, extension = redraw(BytesIO(content))
    return Image.open(BytesIO(result)), result, extension


def is_red(pixel):
    return pixel[0] > 200 and pixel[2] < 60


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused(what):
    with pytest.raises(PictureRefusedError):
        redraw(BytesIO(BAD[what]()))


@pytest.mark.parametrize("what", [what for what in BAD if "million" in what or "10 MB" in what])
def test_a_picture_that_is_too_large_is_never_unpacked(what, monkeypatch):
    content = BAD[what]()
    unpacked = []
    monkeypatch.setattr(ImageFile.ImageFile, "load", unpacked.append)
    with pytest.raises(PictureRefusedError):
        redraw(BytesIO(content))
    assert unpacked == []


@pytest.mark.parametrize(
    ("what", "problem"),
    [
        ("an iPhone's HEIC", PictureProblem.IPHONE),
        ("more than 10 MB", PictureProblem.TOO_MANY_BYTES),
        ("a PNG just over 40 million dots", PictureProblem.TOO_MANY_PIXELS),
        ("a PNG of ten thousand million dots", PictureProblem.TOO_MANY_PIXELS),
        ("half a JPEG", PictureProblem.UNREADABLE),
    ],
)
def test_a_refusal_says_what_is_wrong(what, problem):
    with pytest.raises(PictureRefusedError) as refused:
        redraw(BytesIO(BAD[what]()))
    assert refused.value.problem == problem


def test_place_camera_and_comments_are_not_kept():
    content = phone_photo()
    for secret in (b"SN-778899", b"Fototoestel", b"Meerstraat", b"Exif"):
        assert secret in content
    image, result, _ = drawn(content)
    assert not image.getexif()
    assert set(image.info).isdisjoint({"exif", "xmp", "comment", "icc_profile", "photoshop"})
    for secret in SECRETS:
        assert secret not in result


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_place_and_camera_are_not_kept_in_other_formats(kind):
    exif = Image.open(BytesIO(phone_photo())).getexif()
    content = encoded(split(), kind, exif=exif)
    assert b"SN-778899" in content
    image, result, _ = drawn(content)
    assert not image.getexif()
    assert b"SN-778899" not in result


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [(1, (900, 600), (10, 300)), (3, (900, 600), (890, 300)), (6, (600, 900), (300, 10))],
)
def test_a_photo_stands_the_way_it_was_taken(orientation, size, red_at):
    image, _, _ = drawn(phone_photo(orientation=orientation))
    assert image.size == size
    assert is_red(image.getpixel(red_at))


def test_a_large_photo_is_kept_no_larger_than_a_page_needs():
    image, _, extension = drawn(phone_photo((4000, 3000), orientation=6))
    assert max(image.size) == LONGEST_SIDE
    assert image.height > image.width
    assert extension == "jpg"


def test_a_small_picture_is_not_made_larger():
    assert drawn(encoded(split((320, 200))))[0].size == (320, 200)


def test_transparency_stays():
    image = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    for kind in ("PNG", "WEBP"):
        result, _, extension = drawn(
            encoded(image, kind, **({"lossless": True} if kind == "WEBP" else {}))
        )
        assert extension == "png"
        assert result.getpixel((5, 5))[3] == 0


def test_of_a_moving_picture_the_first_image_stays():
    frames = [Image.new("RGB", (30, 30), colour) for colour in ("red", "blue", "green")]
    for kind in ("GIF", "WEBP", "PNG"):
        content = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
        image, _, _ = drawn(content)
        assert getattr(image, "n_frames", 1) == 1
        assert is_red(image.convert("RGB").getpixel((5, 5)))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_colour_becomes_one_that_browsers_show(mode):
    image = Image.new(mode, (30, 20))
    content = encoded(image, "JPEG" if mode == "CMYK" else "PNG")
    assert drawn(content)[0].mode in ("RGB", "RGBA")


def test_colours_of_another_profile_become_those_of_a_screen():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))  # one that does not fit
    content = encoded(split(), icc_profile=profile.tobytes())
    image, _, _ = drawn(content)
    assert "icc_profile" not in image.info
    assert is_red(image.getpixel((10, 10)))


def test_what_hides_behind_a_picture_is_cut_off():
    content = encoded(split((20, 20)), "GIF") + b"<script>alert(1)</script>PK\x03\x04"
    assert b"script" not in drawn(content)[1]
