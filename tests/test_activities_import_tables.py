"""Season plans in a table: what is read, what is refused, and that no export is a formula. Pure."""

import io
import zipfile
from datetime import date, time

import openpyxl
import pytest

from activities.importing.example_table import COLUMNS, FORMULA_SIGNS, example, table
from activities.importing.problems import ImportRefusedError
from activities.importing.reading_table import plan_of_table

TODAY = date(2026, 11, 22)
HEADING = "Titel;Omschrijving;Eerste dag;Laatste dag;Van;Tot;Herhaling;Andere dagen;Niet op;Plaats"
ROW = "Spelen;Kom mee;01/12/2026;30/06/2027;9.30;11.30;elke week;;29/12/2026;Huis 1"


def read(raw):
    return plan_of_table(raw if isinstance(raw, bytes) else raw.encode(), today=TODAY).events


def why(raw):
    """Return the codes of what is wrong with a table, and the rows."""
    with pytest.raises(ImportRefusedError) as refused:
        read(raw)
    return [(each.code, dict(each.values).get("row")) for each in refused.value.problems]


def rules(plan):
    return [
        (str(each.rule.frequency), each.rule.starts_on, each.rule.dates) for each in plan.series
    ]


def workbook(*rows, change=None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        f"{HEADING}\n{ROW}".encode(),
        f"{HEADING}\r\n{ROW}\r\n;;;;;;;;;\r\n".encode("utf-8-sig"),
        f"{HEADING}\n{ROW}".replace(";", ",").encode(),
        f"{HEADING}\n{ROW}".replace(";", "\t").encode("utf-16"),
        f"{HEADING.upper()}\n{ROW}".encode("cp1252"),
    ],
)
def test_the_usual_ways_of_writing_a_table(raw):
    (plan,) = read(raw)
    assert (plan.title, plan.summary, plan.place) == ("Spelen", "Kom mee", "Huis 1")
    assert rules(plan) == [("weekly", date(2026, 12, 1), ())]
    rule = plan.series[0].rule
    assert (rule.start_time, rule.end_time, rule.until) == (
        time(9, 30),
        time(11, 30),
        date(2027, 6, 30),
    )
    assert rule.excluded_dates == (date(2026, 12, 29),)


def test_letters_of_windows():
    (plan,) = read("Titel;Datum;Van;Tot\nPoëzie à volonté;1/12/2026;9u;10u30".encode("cp1252"))
    assert plan.title == "Poëzie à volonté"


def test_rows_of_one_name_are_one_activity():
    (plan,) = read(
        "Titel;Datum;Van;Tot\nBos;2/12/2026;10:00;12:00\nBOS;13-1-2027;10u;12u\nBos;3.3.2027;14;16"
    )
    assert rules(plan) == [
        ("dates", date(2026, 12, 2), (date(2026, 12, 2), date(2027, 1, 13))),
        ("once", date(2027, 3, 3), ()),
    ]


@pytest.mark.parametrize(
    ("words", "frequency", "weeks"),
    [
        ("", "once", 1),
        ("wekelijks", "weekly", 1),
        ("Elke week", "weekly", 1),
        ("om de 2 weken", "weekly", 2),
        ("om de twee weken", "weekly", 2),
        ("maandelijks", "monthly-nth", 1),
        ("laatste van de maand", "monthly-last", 1),
    ],
)
def test_how_often(words, frequency, weeks):
    (plan,) = (
        read(f"Titel;Datum;Van;Tot;Herhaling\nBos;28/12/2026;10.00;12.00;{words}")
        if (frequency != "monthly-last")
        else read(f"Titel;Datum;Van;Tot;Herhaling\nBos;29/12/2026;10.00;12.00;{words}")
    )
    rule = plan.series[0].rule
    assert (str(rule.frequency), rule.interval_weeks) == (frequency, weeks)


def test_a_workbook_with_real_dates_and_hours():
    (plan,) = read(
        workbook(
            ["Titel", "Datum", "Van", "Tot", "Herhaling"],
            ["Spelen", date(2026, 12, 1), time(9, 30), time(11, 30), "elke week"],
            [None, None, None, None, None],
        )
    )
    assert rules(plan) == [("weekly", date(2026, 12, 1), ())]


def test_a_formula_is_not_worked_out():
    raw = workbook(["Titel", "Datum", "Van", "Tot"], ["=1+1", date(2026, 12, 1), "9.30", "11"])
    assert why(raw) == [("row-no-title", 2)]


def test_every_bad_row_is_named_and_nothing_is_taken():
    raw = "\n".join(
        [
            "Titel;Datum;Van;Tot;Herhaling",
            "Goed;1/12/2026;9.30;11.30;",
            ";1/12/2026;9.30;11.30;",
            "A;31/2/2026;9.30;11.30;",
            "B;1/12/2026;half tien;11.30;",
            "C;1/12/2026;9.30;11.30;soms",
            "D;1/12/2026;11.30;9.30;",
            "E;1/12/2026;22.00;1.00;",
            "F;29/12/2026;9.30;11.30;elke maand",
            "G;1/12/3026;9.30;11.30;",
        ]
    )
    assert why(raw) == [
        ("row-no-title", 3),
        ("row-bad-day", 4),
        ("row-bad-hour", 5),
        ("row-bad-repeat", 6),
        ("row-ends-before-start", 7),
        ("row-crosses-midnight", 8),
        ("row-fifth-weekday", 9),
        ("row-bad-day", 10),
    ]


# --- Hostile files ----------------------------------------------------------------------------


def zipped(**entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def with_entry(name, content):
    raw = io.BytesIO(workbook(["Titel"], ["x"]))
    with zipfile.ZipFile(raw, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return raw.getvalue()


def far_cell(book):
    book.active["XFD1048576"] = "ver"


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
)
EVIL = {
    "nothing": (b"", "empty-file"),
    "zeros": (b"\0" * 1000, "not-a-table"),
    "no heading": (b"hallo\nwereld", "missing-columns"),
    "heading only": (HEADING.encode(), "no-rows"),
    "quotes without end": (b'Titel;Datum;Van;Tot\n"' + b"x" * 200_000, "not-a-table"),
    "2,001 rows": (f"{HEADING}\n{ROW}".encode() + f"\n{ROW}".encode() * 2_000, "too-many-rows"),
    "31 columns": (b";" * 31, "too-many-columns"),
    "a million columns": (b";" * 1_000_000, "too-many-columns"),
    "a long cell": (f"Titel;Datum;Van;Tot\n{'x' * 3000};1/12/2026;9;10".encode(), "cell-too-long"),
    "too large": (b"Titel" * 500_000, "too-large"),
    "old excel": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old-workbook"),
    "no zip": (b"PK\x03\x04 and then nothing", "broken-workbook"),
    "half a zip": (workbook(["Titel"])[:2000], "broken-workbook"),
    "another zip": (zipped(a="b"), "broken-workbook"),
    "empty workbook.xml": (
        zipped(xl__workbook_xml="", **{"xl/workbook.xml": ""}),
        "broken-workbook",
    ),
    "zip bomb": (with_entry("xl/media/a.bin", b"\0" * 21_000_000), "workbook-too-large"),
    "styles": (
        with_entry("xl/styles2.xml", b"<font><b/></font>" * 60_000),
        "workbook-part-too-large",
    ),
    "a sheet of 4 MB": (
        with_entry("xl/worksheets/sheet2.xml", b"<c/>" * 1_000_000),
        "workbook-part-too-large",
    ),
    "many entries": (zipped(**{f"e{each}": "x" for each in range(300)}), "broken-workbook"),
    "macros": (with_entry("xl/vbaProject.bin", b"x"), "active-workbook"),
    "links": (with_entry("xl/externalLinks/externalLink1.xml", b"<x/>"), "active-workbook"),
    "embedded": (with_entry("xl/embeddings/oleObject1.bin", b"x"), "active-workbook"),
    "entities": (with_entry("xl/extra.xml", ENTITIES), "broken-workbook"),
    "a far cell": (workbook(["Titel", "Datum", "Van", "Tot"], change=far_cell), "too-many-rows"),
    "2,100 rows": (workbook(*[["Titel", "Datum", "Van", "Tot"]] * 2_100), "too-many-rows"),
}


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.timeout(60)
def test_a_hostile_table_is_answered(name):
    raw, code = EVIL[name]
    assert why(raw)[0][0] == code


# --- What we give out -------------------------------------------------------------------------


def test_the_example_can_be_read_back():
    plans = plan_of_table(example(), today=date(2027, 8, 1)).events
    assert [len(each.series) for each in plans] == [1, 1, 1]
    assert example().decode("utf-8-sig").split("\r\n")[0] == ";".join(COLUMNS)


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_no_cell_that_we_give_out_is_a_formula(sign):
    assert table([[f"{sign}1+1", "x"]]).decode("utf-8-sig").lstrip('"')[0] == "'"
