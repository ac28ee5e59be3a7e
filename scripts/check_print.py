"""Print the posters of a running site with Chromium, and say which are not exactly one sheet.

    make demo                       # in another window
    make check-print                # URL=http://127.0.0.1:8000

Needs the Debian package `chromium`. Not a part of CI, which has no browser.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

MOST_PAGES = 12
SIZES_PT = {"a4": (595, 842), "a5": (420, 595)}
LANGUAGES = ("nl", "nl,ar", "nl,ar,tr")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--no-pdf-header-footer"),
)


def read(url: str) -> str:
    with urlopen(url) as response:  # noqa: S310 - the address that was given
        return response.read().decode()


def posters(base_url: str) -> list[str]:
    """Return the posters of the activities of this month, and of the weeks of their locations."""
    month = read(urljoin(base_url, "/nl/agenda/maand/"))
    pages = dict.fromkeys(re.findall(r'<a href="(/nl/[^"]+)">', month))
    found: dict[str, None] = {}
    for page in list(pages)[:MOST_PAGES]:
        for link in re.findall(
            r'href="(/nl/agenda/[^"]+/affiche/)"', read(urljoin(base_url, page))
        ):
            location = link.split("/activiteit/")[0]
            week = read(urljoin(base_url, f"{location}/week/"))
            found |= dict.fromkeys([link, *re.findall(r'href="(/nl/agenda/[^"]+/affiche/)"', week)])
    return list(found)


def sheets(url: str, browser: str) -> list[tuple[int, int]]:
    """Return the sizes in points of the sheets that a page is printed on."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "page.pdf"
        subprocess.run(  # noqa: S603 - a browser, on the address that was given
            [browser, *FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}", url],
            check=True,
            capture_output=True,
            timeout=60,
        )
        raw = pdf.read_bytes()
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", raw)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def main() -> int:
    base_url = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    browser = shutil.which("chromium")
    if browser is None:
        print("Chromium is needed. Run: sudo apt-get install chromium")
        return 1
    found = posters(base_url)
    wrong = 0
    for link, size, languages in product(found, SIZES_PT, LANGUAGES):
        url = urljoin(base_url, f"{link}?size={size}&languages={languages}")
        got = sheets(url, browser)
        is_right = len(got) == 1 and all(
            abs(a - b) <= 1 for a, b in zip(got[0], SIZES_PT[size], strict=True)
        )
        wrong += not is_right
        print("one sheet" if is_right else f"WRONG {got}", url)
    print(f"{len(found)} posters, {wrong} wrong prints")
    return 1 if wrong or not found else 0


if __name__ == "__main__":
    raise SystemExit(main())
