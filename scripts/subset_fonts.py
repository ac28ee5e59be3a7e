"""Cut the fonts to what our pages use; write the result beside their licences.

    .venv/bin/python scripts/subset_fonts.py

Reads `site/static/fonts/source/`, writes `site/static/fonts/`. Run it again when a language
needs another letter, then change `unicode-range` in `site/static/css/base.css` to match.
The sources: npm @fontsource-variable/atkinson-hyperlegible-next and vazirmatn 5.3.0 (OFL 1.1),
weights 400 to 700.
"""

from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).resolve().parents[1] / "site" / "static" / "fonts"

ASCII = range(0x20, 0x7F)
# Latin-1 without fractions, currency and the letters of Icelandic.
LATIN_1 = [0xA0, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, *range(0xC0, 0x100)]
NOT_USED = {0xD0, 0xD7, 0xDD, 0xDE, 0xF0, 0xF7, 0xFD, 0xFE}
PUNCTUATION = [0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AC]
# What an Arabic page shows in our own script: names and addresses, Français, Türkçe, Israël, and
# the space of a Dutch date that keeps together. One letter outside, and the page gets both files.
COMMON_ACCENTS = [ord(letter) for letter in "\u00a0·éèëïöüç"]
# Arabic as it is written in the Arabic language: no Persian, Urdu or Pashto letters.
ARABIC = [
    0x060C, 0x061B, 0x061F, *range(0x0621, 0x063B), *range(0x0640, 0x0653), 0x0670, 0x066A,
    0x200C, 0x200D, 0x200E, 0x200F,
]  # fmt: skip
# The source reaches further (Ă, Ș, Ő): Turkish, Polish and Romanian, and the French œ.
EXTENSION = [*range(0x0100, 0x0180), *range(0x0218, 0x021C), 0x1E9E]

# kern and marks for good letters, tnum for times that stand in line; the zero stays slashed.
LATIN_FEATURES = ["kern", "mark", "ccmp", "locl", "tnum"]
ARABIC_FEATURES = [
    "init",
    "medi",
    "fina",
    "isol",
    "rlig",
    "liga",
    "calt",
    "ccmp",
    "mark",
    "mkmk",
    "kern",
    "curs",
]

CUTS = {
    "latin.woff2": ("atkinson-latin.woff2", [*ASCII, *LATIN_1, *PUNCTUATION], LATIN_FEATURES),
    "latin-basic.woff2": (
        "atkinson-latin.woff2",
        [*ASCII, *PUNCTUATION, *COMMON_ACCENTS],
        LATIN_FEATURES,
    ),
    "latin-extension.woff2": ("atkinson-ext.woff2", EXTENSION, LATIN_FEATURES),
    "arabic.woff2": ("vazirmatn-ar.woff2", ARABIC, ARABIC_FEATURES),
}


def cut(source: Path, target: Path, *, codes: list[int], features: list[str]) -> int:
    """Write the letters `codes` of `source` to `target`; return its size in bytes."""
    options = subset.Options(
        flavor="woff2", layout_features=features, hinting=False, notdef_outline=True,
        name_IDs=[0, 1, 2, 13, 14], desubroutinize=True,
    )  # fmt: skip
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=set(codes) - NOT_USED)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
    return target.stat().st_size


if __name__ == "__main__":
    for name, (source_name, codes, features) in CUTS.items():
        size = cut(FONTS / "source" / source_name, FONTS / name, codes=codes, features=features)
        print(f"{name}: {size:,} bytes")
