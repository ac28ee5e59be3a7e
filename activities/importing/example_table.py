"""The season plan that editors download to fill in. Pure."""

import csv
import io
from collections.abc import Iterable

from activities.importing.reading_table import HEADINGS

# A cell that begins with one of these is a formula to a spreadsheet; full-width twins too.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
COLUMNS = [names[0] for names in HEADINGS.values()]
EXAMPLES = [
    {
        "Titel": "Spelen en ontmoeten (voorbeeld)",
        "Omschrijving": "Je speelt met je kindje. Je ontmoet andere ouders.",
        "Eerste dag": "01/09/2027",
        "Laatste dag": "30/06/2028",
        "Van": "9.30",
        "Tot": "11.30",
        "Herhaling": "elke week",
        "Niet op": "02/11/2027, 28/12/2027",
        "Plaats": "Huis van het Kind",
    },
    {
        "Titel": "Babymassage (voorbeeld)",
        "Omschrijving": "We masseren onze baby’s.",
        "Eerste dag": "09/09/2027",
        "Laatste dag": "30/06/2028",
        "Van": "13.30",
        "Tot": "15.00",
        "Herhaling": "elke maand",
        "Plaats": "Bibliotheek",
    },
    {
        "Titel": "Naar het bos (voorbeeld)",
        "Omschrijving": "We wandelen samen.",
        "Eerste dag": "06/10/2027",
        "Van": "10.00",
        "Tot": "12.00",
        "Andere dagen": "12/04/2028, 07/06/2028",
    },
]


def safe_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def table(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as a CSV file that Excel in Dutch opens as it is: `;`, UTF-8 with its mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def example() -> bytes:
    """Return the example: the headings and a few rows."""
    return table([COLUMNS, *([row.get(name, "") for name in COLUMNS] for row in EXAMPLES)])
