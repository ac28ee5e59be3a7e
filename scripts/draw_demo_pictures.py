"""Draw the pictures of the demo content: people who do not exist, in flat tints.

    .venv/bin/python scripts/draw_demo_pictures.py [name …]

Writes `site/koala/demo/pictures/*.jpg`, 1200 x 800 pixels and 60 kB at most; with names, only
those: `speelbus zwanger`. The same picture each time. Licence of the result: CC0 1.0.
"""
# ruff: noqa: I001 - one name on a line would make the tints longer than a picture

import sys
from collections.abc import Callable
from math import sin
from pathlib import Path

from demo_drawing import (
    BLACK_HAIR, BLUE, BROWN, BROWN_HAIR, BUTTER, CORAL, DARK, DARK_WOOD, DENIM, GREEN, GREY_HAIR,
    INK, LEAF, LEAF_LIGHT, MINT, NAVY, OCHRE, PALE, PEACH, PLUM, RED, RED_HAIR, SKY, SLATE, TAN,
    TEAL, VIOLET, WHITE, WOOD, YELLOW,
    Person, Picture, arm, balloon, blocks, child, cup, head, sitting, standing, table, tree, wheel,
)  # fmt: skip

TARGET = Path(__file__).resolve().parents[1] / "site" / "koala" / "demo" / "pictures"


def koffie_en_babbel() -> Picture:
    p = Picture(BUTTER)
    mother = Person(BROWN, BLACK_HAIR, "curls", TEAL)
    grandmother = Person(PALE, GREY_HAIR, "bun", VIOLET, PLUM)
    toddler = Person(TAN, BROWN_HAIR, "short", CORAL, DENIM)
    for x in (330, 690):
        p.box(((x - 100, 330), (x + 100, 640)), DARK_WOOD, radius=34)
        for foot in (x - 70, x + 70):
            p.line([(foot, 600), (foot, 716)], 24, DARK_WOOD)
    sitting(p, mother, 330, 640, turn=1)
    sitting(p, grandmother, 690, 640, turn=-1)
    table(p, 360, 660, 520, 720)
    cup(p, 456, 520, CORAL)
    cup(p, 548, 520, BLUE)
    arm(p, mother, [(375, 430), (392, 505), (436, 494)])
    arm(p, grandmother, [(645, 430), (628, 505), (590, 494)])
    sitting(p, toddler, 905, 726, size=0.66, turn=1)
    blocks(p, 1040, 728, 52, [[RED, YELLOW], [TEAL]])
    arm(p, toddler, [(938, 610), (970, 640), (1000, 632)], 28)
    return p


def zwanger() -> Picture:
    p = Picture(MINT)
    mother = Person(BROWN, INK, "scarf", OCHRE, PLUM)
    midwife = Person(PEACH, BROWN_HAIR, "bob", BLUE)
    p.box(((190, 360), (560, 690)), "#df7a5e", radius=80)
    p.box(((150, 470), (250, 720)), "#c8664d", radius=48)
    p.box(((500, 470), (600, 720)), "#c8664d", radius=48)
    p.box(((220, 590), (530, 700)), "#ee8f79", radius=40)
    sitting(p, mother, 370, 660, turn=1)
    p.disc(396, 560, 82, "#f4bf68")
    arm(p, mother, [(312, 450), (306, 556), (356, 606)])
    arm(p, mother, [(428, 446), (486, 510), (432, 530)])
    for foot in (800, 900):
        p.line([(foot, 620), (foot, 720)], 24, DARK_WOOD)
    p.box(((770, 360), (930, 650)), DARK_WOOD, radius=30)
    p.box(((740, 610), (955, 650)), DARK_WOOD, radius=20)
    sitting(p, midwife, 845, 650, turn=-1)
    arm(p, midwife, [(895, 440), (920, 530), (868, 572)])
    arm(p, midwife, [(795, 440), (752, 520), (690, 500)])
    p.box(((1030, 590), (1110, 710)), CORAL, radius=16)
    for x, y in ((1035, 520), (1070, 480), (1105, 522)):
        p.line([(1070, 600), (x, y)], 8, LEAF)
        p.oval(x, y, 26, 36, LEAF_LIGHT)
    return p


def speelbus() -> Picture:
    p = Picture(SKY)
    driver = Person(DARK, BLACK_HAIR, "short", GREEN)
    toddler = Person(PALE, RED_HAIR, "bob", VIOLET, NAVY)
    tree(p, 130, 680)
    tree(p, 1120, 690, 1.1)
    p.box(((230, 240), (900, 650)), "#f08a3c", radius=60)
    p.box(((230, 500), (900, 560)), YELLOW)
    for left in (270, 420):
        p.box(((left, 290), (left + 120, 430)), "#eaf5fb", radius=18)
    p.box(((570, 290), (700, 640)), "#7a3d12", radius=14)
    p.box(((745, 290), (870, 430)), "#eaf5fb", radius=18)
    p.disc(330, 398, 32, RED)
    blocks(p, 480, 430, 36, [[TEAL, YELLOW], [VIOLET]])
    head(p, Person(TAN, BLACK_HAIR, "curls", CORAL), 822, 398, 32, turn=-1)
    p.disc(880, 600, 16, YELLOW)
    for x in (350, 790):
        wheel(p, x, 655, 56)
    standing(p, driver, 660, 735, size=0.86, turn=1)
    arm(p, driver, [(700, 450), (752, 410), (762, 345)], 36)
    child(p, toddler, 960, 735, turn=-1)
    arm(p, toddler, [(930, 600), (898, 560), (890, 520)], 24)
    p.disc(1045, 712, 30, CORAL)
    return p


def papas() -> Picture:
    p = Picture(MINT)
    first = Person(PEACH, BROWN_HAIR, "beard", TEAL)
    second = Person(DARK, BLACK_HAIR, "bald", OCHRE, PLUM)
    third = Person(TAN, BLACK_HAIR, "short", CORAL)
    baby = Person(TAN, BLACK_HAIR, "short", YELLOW)
    toddler = Person(BROWN, BLACK_HAIR, "curls", BLUE, NAVY)
    standing(p, first, 300, 715, turn=1)
    standing(p, second, 590, 715, turn=1)
    standing(p, third, 880, 715, turn=-1)
    p.box(((828, 395), (928, 520)), YELLOW, radius=48)
    head(p, baby, 872, 376, 36, turn=-1)
    arm(p, third, [(818, 390), (806, 476), (884, 504)])
    arm(p, third, [(936, 380), (970, 452), (922, 474)])
    child(p, toddler, 742, 722, turn=-1)
    arm(p, toddler, [(714, 600), (680, 578)], 24)
    arm(p, second, [(640, 380), (676, 470), (674, 562)])
    cup(p, 428, 470, RED)
    arm(p, first, [(350, 380), (392, 450), (420, 446)])
    arm(p, first, [(250, 380), (218, 470), (232, 550)])
    arm(p, second, [(540, 380), (508, 470), (522, 550)])
    return p


def knutselen() -> Picture:
    p = Picture(BUTTER)
    helper = Person(PEACH, BROWN_HAIR, "short", GREEN)
    one = Person(BROWN, BLACK_HAIR, "curls", VIOLET, NAVY)
    two = Person(PALE, RED_HAIR, "long", CORAL, DENIM)
    standing(p, helper, 600, 730, turn=-1)
    for x in (370, 830):
        p.box(((x - 66, 636), (x + 66, 735)), CORAL, radius=16)
    child(p, one, 370, 640, size=1.25, turn=1)
    child(p, two, 830, 640, size=1.25, turn=-1)
    table(p, 210, 990, 520, 735)
    p.shape([(292, 512), (420, 512), (440, 486), (312, 486)], WHITE)
    p.disc(362, 498, 10, RED)
    p.shape([(770, 512), (900, 512), (880, 486), (790, 486)], "#bfe0d5")
    for shift, colour in enumerate((RED, YELLOW, BLUE, TEAL)):
        left = 470 + shift * 24
        p.line([(left, 512), (left + 8, 452 + shift * 5)], 11, colour)
    p.box(((456, 470), (572, 522)), SLATE, radius=10)
    p.box(((632, 400), (722, 520)), OCHRE, radius=16)
    p.box(((648, 418), (706, 504)), "#fff3c4", radius=10)
    p.oval(677, 470, 13, 24, "#f08a3c")
    arm(p, helper, [(650, 400), (706, 360), (716, 398)])
    arm(p, helper, [(550, 400), (520, 440), (532, 466)])
    arm(p, one, [(402, 478), (424, 506), (384, 494)], 30)
    arm(p, two, [(798, 478), (776, 506), (812, 494)], 30)
    p.box(((930, 466), (960, 520)), BLUE, radius=6)
    p.line([(945, 464), (945, 448)], 16, RED)
    return p


def speeltuin() -> Picture:
    p = Picture(SKY)
    grandmother = Person(BROWN, GREY_HAIR, "bun", VIOLET, PLUM)
    swinger = Person(TAN, BLACK_HAIR, "curls", CORAL, DENIM)
    slider = Person(PALE, RED_HAIR, "bob", YELLOW, NAVY)
    p.disc(1010, 150, 80, "#ffd167")
    tree(p, 1120, 690, 1.05)
    for x, foot in ((170, 120), (170, 220), (470, 420), (470, 520)):
        p.line([(x, 230), (foot, 710)], 18, RED)
    p.line([(170, 230), (470, 230)], 18, RED)
    for x in (285, 355):
        p.line([(x, 235), (x, 560)], 6, SLATE)
    p.box(((272, 556), (368, 574)), DARK_WOOD, radius=6)
    for x in (303, 337):
        p.line([(x, 555), (x + 6, 572), (x + 24, 620)], 26, DENIM)
    p.box(((278, 455), (362, 566)), CORAL, radius=38)
    head(p, swinger, 320, 425, 40, turn=1)
    arm(p, swinger, [(292, 490), (276, 470), (285, 440)], 22)
    arm(p, swinger, [(348, 490), (366, 470), (355, 440)], 22)
    for x in (720, 770):
        p.line([(x, 400), (x, 710)], 16, BLUE)
    for y in (460, 520, 580, 640):
        p.line([(722, y), (768, y)], 12, BLUE)
    p.box(((705, 392), (805, 412)), BLUE, radius=8)
    p.line([(795, 405), (930, 640), (1010, 680)], 34, OCHRE)
    p.line([(868, 500), (915, 560)], 26, NAVY)
    p.box(((808, 395), (884, 505)), YELLOW, radius=36)
    head(p, slider, 850, 362, 40, turn=1)
    arm(p, slider, [(850, 430), (905, 410)], 22)
    standing(p, grandmother, 600, 735, size=0.9, turn=-1)
    arm(p, grandmother, [(555, 430), (500, 470), (470, 420)], 36)
    arm(p, grandmother, [(645, 430), (668, 510), (655, 580)], 36)
    return p


def koken() -> Picture:
    p = Picture(MINT)
    mother = Person(BROWN, "#264653", "scarf", CORAL)
    toddler = Person(TAN, BLACK_HAIR, "curls", BLUE)
    standing(p, mother, 430, 735, turn=1)
    p.box(((385, 430), (475, 590)), WHITE, radius=22)
    p.box(((690, 560), (850, 735)), DARK_WOOD, radius=14)
    child(p, toddler, 770, 600, size=1.2, turn=-1)
    p.box(((742, 455), (798, 540)), WHITE, radius=18)
    table(p, 200, 1000, 540, 740)
    p.box(((540, 440), (690, 540)), "#4d5b66", radius=18)
    p.line([(500, 470), (540, 470)], 18, "#2f363e")
    p.line([(690, 470), (730, 470)], 18, "#2f363e")
    p.box(((530, 428), (700, 450)), "#2f363e", radius=11)
    for x, y in ((590, 395), (640, 380)):
        p.line([(x, y), (x + 8, y - 20), (x, y - 40)], 7, "#bfe0d5")
    for x, y in ((262, 512), (316, 512), (289, 474)):
        p.disc(x, y, 29, RED)
        p.line([(x, y - 28), (x + 8, y - 34)], 7, LEAF)
    for x in (868, 918):
        p.shape([(x - 40, 536), (x - 32, 508), (x + 44, 526)], "#f08a3c")
        p.line([(x - 38, 520), (x - 60, 506)], 8, LEAF)
    arm(p, mother, [(482, 400), (552, 450), (606, 408)])
    p.line([(606, 408), (622, 470)], 10, WOOD)
    p.box(((540, 452), (690, 500)), "#4d5b66")
    arm(p, mother, [(378, 400), (340, 480), (384, 524)])
    arm(p, toddler, [(738, 452), (716, 500), (752, 526)], 28)
    arm(p, toddler, [(802, 452), (836, 496), (838, 522)], 28)
    return p


def naar_school() -> Picture:
    p = Picture(SKY)
    mother = Person(PALE, BROWN_HAIR, "long", RED)
    toddler = Person(PALE, BROWN_HAIR, "bob", YELLOW, DENIM)
    teacher = Person(DARK, BLACK_HAIR, "bun", TEAL, PLUM)
    p.box(((560, 250), (1110, 680)), "#df7a5e", radius=12)
    p.shape([(530, 262), (835, 120), (1140, 262)], "#c8664d")
    p.disc(835, 205, 34, WHITE)
    p.line([(835, 205), (835, 184)], 6, INK)
    p.line([(835, 205), (850, 212)], 6, INK)
    for left in (600, 980):
        p.box(((left, 310), (left + 95, 420)), "#eaf5fb", radius=10)
        p.line([(left + 47, 312), (left + 47, 418)], 6, WHITE)
    p.box(((750, 370), (920, 690)), "#7a3d12", radius=16)
    for x, colour in ((730, RED), (772, YELLOW), (928, BLUE), (970, TEAL)):
        p.disc(x, 294, 13, colour)
    standing(p, teacher, 850, 730, size=0.86, turn=-1)
    arm(p, teacher, [(805, 430), (760, 400), (742, 335)], 36)
    arm(p, teacher, [(892, 430), (914, 500), (902, 560)], 36)
    standing(p, mother, 240, 735, turn=1)
    p.box(((366, 578), (430, 672)), BLUE, radius=20)
    child(p, toddler, 440, 738, size=1.1, turn=1)
    p.line([(412, 572), (420, 640)], 9, BLUE)
    arm(p, mother, [(292, 400), (352, 490), (386, 560)])
    arm(p, toddler, [(408, 590), (388, 566)], 24)
    arm(p, mother, [(190, 400), (160, 490), (172, 570)])
    arm(p, toddler, [(472, 590), (512, 560), (524, 524)], 24)
    return p


def buurtfeest() -> Picture:
    p = Picture(BUTTER)
    flags = (RED, YELLOW, TEAL, VIOLET, CORAL, BLUE)
    for number in range(14):
        x = 40 + number * 84
        y = 110 + 46 * sin((number + 0.5) / 14 * 3.1416)
        p.shape([(x, y), (x + 60, y + 4), (x + 30, y + 66)], flags[number % 6])
    for number in range(15):
        start, end = number / 15, (number + 1) / 15
        points = [(at * 1200, 108 + 46 * sin(at * 3.1416)) for at in (start, end)]
        p.line(points, 5, SLATE)
    grandfather = Person(PALE, GREY_HAIR, "beard", BLUE)
    mother = Person(DARK, BLACK_HAIR, "long", OCHRE, PLUM)
    father = Person(TAN, BLACK_HAIR, "short", GREEN)
    neighbour = Person(BROWN, RED, "scarf", VIOLET, PLUM)
    girl = Person(BROWN, BLACK_HAIR, "curls", CORAL, DENIM)
    boy = Person(PEACH, RED_HAIR, "bob", TEAL, NAVY)
    balloon(p, 372, 290, (430, 566), RED)
    balloon(p, 1085, 330, (1042, 566), YELLOW)
    standing(p, grandfather, 230, 722, size=0.92, turn=1)
    standing(p, mother, 510, 712, size=0.92, turn=-1)
    standing(p, father, 690, 712, size=0.96, turn=1)
    standing(p, neighbour, 880, 722, size=0.92, turn=-1)
    for who, x, turn in ((girl, 368, 1), (boy, 985, -1)):
        child(p, who, x, 740, size=1.05, turn=turn)
        arm(p, who, [(x + 28, 600), (x + 48, 606), (x + 60, 566)], 22)
    arm(p, grandfather, [(280, 410), (300, 500), (284, 560)], 38)
    arm(p, mother, [(462, 400), (430, 450), (456, 492)], 38)
    cup(p, 462, 486, RED)
    arm(p, father, [(640, 400), (612, 450), (604, 395)], 38)
    arm(p, neighbour, [(836, 410), (806, 470), (814, 545)], 38)
    arm(p, father, [(738, 400), (764, 470), (752, 550)], 38)
    return p


SCENES: dict[str, Callable[[], Picture]] = {
    scene.__name__: scene
    for scene in (
        koffie_en_babbel, zwanger, speelbus, papas, knutselen, speeltuin, koken, naar_school,
        buurtfeest,
    )
}  # fmt: skip


def main(names: list[str]) -> None:
    for name in names or SCENES:
        size = SCENES[name]().save(TARGET / f"{name}.jpg")
        print(f"{name}.jpg: {size / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
