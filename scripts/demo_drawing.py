"""What the demo pictures are drawn with: a surface, tints, people and things.

All sizes are in pixels of the finished picture. A person is a stack of plain shapes above the
ground; arms are drawn apart, since they reach for things. What is drawn later lies in front.
"""

from dataclasses import dataclass
from io import BytesIO
from math import cos, pi, sin
from pathlib import Path

from PIL import Image, ImageDraw

SIZE = (1200, 800)
SCALE = 2  # drawn twice as large, for smooth edges
MAX_BYTES = 60_000

# Backgrounds: a tint of the site, its lighter disc, and the ground.
BUTTER = ("#fdf1db", "#fff7ea", "#f3d9a8")
MINT = ("#dff0ea", "#eef9f5", "#bfe0d5")
SKY = ("#dcedf7", "#eaf5fb", "#b7d8a9")

INK, NAVY, PLUM, DENIM, SLATE = "#14282b", "#33415c", "#4a4a68", "#3f74a0", "#5b6f70"
TEAL, CORAL, VIOLET, YELLOW = "#2a9d8f", "#e5765a", "#6b4f9e", "#ffd04b"
RED, OCHRE, BLUE, GREEN = "#c8373f", "#edad49", "#3d5b81", "#66a181"
WOOD, DARK_WOOD, WHITE, LEAF, LEAF_LIGHT = "#8b5a3a", "#6f4630", "#fffaf0", "#6aa56b", "#7db87e"
PALE, PEACH, TAN, BROWN, DARK = "#ffdbab", "#f0c18b", "#dba968", "#8d5524", "#5c3a21"
BLACK_HAIR, BROWN_HAIR, RED_HAIR, GREY_HAIR = "#1d1311", "#4a2c1a", "#b5651e", "#b9bac2"

Point = tuple[float, float]


class Picture:
    """A drawing surface that thinks in pixels of the finished picture."""

    def __init__(self, tints: tuple[str, str, str]) -> None:
        background, disc, ground = tints
        self.image = Image.new("RGB", (SIZE[0] * SCALE, SIZE[1] * SCALE), background)
        self.pen = ImageDraw.Draw(self.image)
        self.oval(600, 425, 510, 335, disc)
        self.oval(600, 1080, 1050, 460, ground)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        self.pen.ellipse(_scaled(x - rx, y - ry, x + rx, y + ry), fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self.oval(x, y, radius, radius, colour)

    def box(self, corners: tuple[Point, Point], colour: str, *, radius: float = 0) -> None:
        box = _scaled(*corners[0], *corners[1])
        self.pen.rounded_rectangle(box, radius * SCALE, fill=colour)

    def line(self, points: list[Point], width: float, colour: str) -> None:
        """Draw a line with round ends and joints."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, fill=colour, width=round(width * SCALE))
        for x, y in points:
            self.disc(x, y, width / 2, colour)

    def shape(self, points: list[Point], colour: str) -> None:
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def slice(self, x: float, y: float, radius: float, angles: Point, colour: str) -> None:
        """Draw the part of a disc between two angles: degrees, clockwise from the east."""
        box = _scaled(x - radius, y - radius, x + radius, y + radius)
        self.pen.chord(box, *angles, fill=colour)

    def smile(self, x: float, y: float, radius: float, colour: str) -> None:
        box = _scaled(x - radius, y - radius, x + radius, y + radius)
        self.pen.arc(box, 25, 155, fill=colour, width=round(radius * SCALE * 0.26))

    def save(self, path: Path) -> int:
        """Write the picture, as sharp as its weight allows; return its size in bytes."""
        finished = self.image.resize(SIZE, Image.Resampling.LANCZOS)
        for quality in range(90, 40, -5):
            data = BytesIO()
            finished.save(data, "JPEG", quality=quality, optimize=True, progressive=True)
            if data.tell() <= MAX_BYTES:
                path.write_bytes(data.getvalue())
                return data.tell()
        raise ValueError(f"{path.name} is heavier than {MAX_BYTES} bytes at every quality.")


def _scaled(*numbers: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = (each * SCALE for each in numbers)
    return left, top, right, bottom


# --- People -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Person:
    """`style` of the hair: short, beard, bald, curls, long, bob, bun or scarf."""

    skin: str
    hair: str
    style: str
    top: str
    trousers: str = NAVY


def head(p: Picture, who: Person, x: float, y: float, r: float, *, turn: float = 0) -> None:
    """Draw a head of radius `r`. `turn`: -1 looks to the left, 1 to the right."""
    _hair_behind(p, who, x, y, r)
    p.disc(x, y, r, who.skin)
    if who.style in ("short", "beard"):
        p.slice(x, y - r * 0.06, r * 1.07, (196, 344), who.hair)
    if who.style == "beard":
        p.slice(x, y, r * 1.03, (18, 162), who.hair)
    if who.style in ("long", "bob", "bun"):
        p.slice(x, y - r * 0.04, r * 1.03, (206, 334), who.hair)
    middle = x + turn * r * 0.16
    for side in (-1, 1):
        p.disc(middle + side * r * 0.38, y - r * 0.06, r * 0.11, INK)
    is_light = who.style == "beard" or who.skin == DARK
    height = 0.34 if who.style == "beard" else 0.2
    p.smile(middle, y + r * height, r * 0.33, "#ffffff" if is_light else "#6f2c25")


def _hair_behind(p: Picture, who: Person, x: float, y: float, r: float) -> None:
    if who.style == "scarf":
        p.oval(x, y + r * 0.1, r * 1.3, r * 1.38, who.hair)
    elif who.style == "long":
        p.box(((x - r * 1.2, y - r * 1.2), (x + r * 1.2, y + r * 1.4)), who.hair, radius=r * 0.8)
        p.oval(x, y + r * 1.5, r * 0.72, r * 0.85, who.top)  # hair beside the neck, not below it
    elif who.style == "bob":
        p.box(((x - r * 1.2, y - r * 1.2), (x + r * 1.2, y + r * 0.75)), who.hair, radius=r * 0.7)
    elif who.style == "bun":
        p.disc(x, y - r * 1.3, r * 0.46, who.hair)
        p.disc(x, y - r * 0.1, r * 1.08, who.hair)
    elif who.style == "curls":
        for step in range(10):
            angle = pi * (0.88 + step * 0.138)
            p.disc(x + cos(angle) * r * 0.88, y + sin(angle) * r * 0.88, r * 0.44, who.hair)


def arm(p: Picture, who: Person, points: list[Point], width: float = 42) -> None:
    """Draw an arm from the shoulder to the hand, which is the last point."""
    p.line(points, width, who.top)
    p.disc(*points[-1], width * 0.48, who.skin)


def standing(
    p: Picture, who: Person, x: float, ground: float, *, size: float = 1, turn: float = 0
) -> None:
    """Draw somebody who stands on `ground`. Size 1 is an adult of 510 pixels."""
    for side in (-1, 1):
        hip = (x + side * 28 * size, ground - 190 * size)
        p.line([hip, (x + side * 40 * size, ground - 22 * size)], 44 * size, who.trousers)
    top, bottom = (x - 71 * size, ground - 397 * size), (x + 71 * size, ground - 155 * size)
    p.box((top, bottom), who.top, radius=66 * size)
    head(p, who, x, ground - 452 * size, 56 * size, turn=turn)


def child(
    p: Picture, who: Person, x: float, ground: float, *, size: float = 1, turn: float = 0
) -> None:
    """Draw a toddler who stands: a large head on a short body of 230 pixels in all."""
    for side in (-1, 1):
        hip = (x + side * 16 * size, ground - 70 * size)
        p.line([hip, (x + side * 19 * size, ground - 13 * size)], 27 * size, who.trousers)
    top, bottom = (x - 43 * size, ground - 158 * size), (x + 43 * size, ground - 52 * size)
    p.box((top, bottom), who.top, radius=38 * size)
    head(p, who, x, ground - 188 * size, 40 * size, turn=turn)


def sitting(
    p: Picture, who: Person, x: float, ground: float, *, size: float = 1, turn: float = 0
) -> None:
    """Draw somebody who sits with crossed legs, on the ground or in a chair."""
    legs = ((x - 112 * size, ground - 74 * size), (x + 112 * size, ground))
    p.box(legs, who.trousers, radius=37 * size)
    body = ((x - 76 * size, ground - 262 * size), (x + 76 * size, ground - 24 * size))
    p.box(body, who.top, radius=72 * size)
    head(p, who, x, ground - 318 * size, 58 * size, turn=turn)


# --- Things -----------------------------------------------------------------------------------


def tree(p: Picture, x: float, ground: float, size: float = 1) -> None:
    trunk = ((x - 16 * size, ground - 170 * size), (x + 16 * size, ground))
    p.box(trunk, WOOD, radius=8 * size)
    p.oval(x, ground - 250 * size, 92 * size, 108 * size, LEAF)
    p.disc(x - 58 * size, ground - 205 * size, 66 * size, LEAF_LIGHT)


def blocks(p: Picture, x: float, ground: float, side: float, rows: list[list[str]]) -> None:
    """Draw toy blocks from the ground up, each row in the middle of the one below."""
    for number, row in enumerate(rows):
        left, bottom = x - len(row) * side / 2, ground - number * side
        for place, colour in enumerate(row):
            corner = (left + place * side + 2, bottom - side + 2)
            p.box((corner, (corner[0] + side - 4, bottom - 2)), colour, radius=8)


def cup(p: Picture, x: float, bottom: float, colour: str) -> None:
    p.disc(x + 27, bottom - 26, 17, colour)
    p.disc(x + 27, bottom - 26, 9, WHITE)
    p.box(((x - 25, bottom - 50), (x + 25, bottom)), colour, radius=10)
    for left in (x - 10, x + 10):
        steam = [(left, bottom - 62), (left + 6, bottom - 74), (left, bottom - 86)]
        p.line(steam, 5, "#d9c7a5")


def table(p: Picture, left: float, right: float, top: float, ground: float) -> None:
    for x in (left + 45, right - 45):
        p.line([(x, top + 20), (x, ground)], 26, DARK_WOOD)
    p.box(((left, top), (right, top + 34)), WOOD, radius=14)


def balloon(p: Picture, x: float, y: float, end: Point, colour: str) -> None:
    p.line([(x, y + 50), end], 4, SLATE)
    p.shape([(x - 10, y + 60), (x + 10, y + 60), (x, y + 42)], colour)
    p.oval(x, y, 40, 48, colour)


def wheel(p: Picture, x: float, y: float, radius: float) -> None:
    p.disc(x, y, radius, "#2f363e")
    p.disc(x, y, radius * 0.45, "#dfe5ea")
