"""A season plan in a table: its rows, whichever program wrote it. Pure.

Formulas are never worked out: of a workbook only the value that was saved is read.
"""

import csv
import io
import re
import warnings
import zipfile
from datetime import date, datetime, time

import openpyxl

from activities.importing.limits import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_PART_BYTES,
    MAX_ROWS,
    MAX_STYLES_BYTES,
    MAX_UNCOMPRESSED_BYTES,
    MAX_ZIP_ENTRIES,
    check_size,
)
from activities.importing.problems import ImportRefusedError, refuse

ZIP_SIGNATURE = b"PK\x03\x04"
OLD_EXCEL_SIGNATURE = b"\xd0\xcf\x11\xe0"
ACTIVE_PARTS = re.compile(r"vbaproject|externallink|activex|/embeddings/|macrosheet", re.I)
DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)

Cell = str | date | datetime | time
Row = list[Cell]


def rows_of(raw: bytes) -> list[Row]:
    """Return the rows of a CSV file or a workbook, the heading first. Refuses what is neither."""
    check_size(raw)
    if raw.startswith(OLD_EXCEL_SIGNATURE):
        raise refuse("old-workbook")
    rows = _workbook_rows(raw) if raw.startswith(ZIP_SIGNATURE) else _csv_rows(raw)
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _csv_rows(raw: bytes) -> list[Row]:
    text = _decoded(raw)
    if "\0" in text:
        raise refuse("not-a-table")
    heading = text.split("\n", 1)[0]
    separator = max(";,\t", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[Row] = []
    try:
        for row in reader:
            rows.append([_cell(each) for each in row])
            _check_counts(len(rows), len(row))
    except csv.Error:
        raise refuse("not-a-table") from None
    return rows


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")  # what Excel in Dutch writes


def _check_counts(rows: int, columns: int) -> None:
    if rows > MAX_ROWS:
        raise refuse("too-many-rows", count=MAX_ROWS)
    if columns > MAX_COLUMNS:
        raise refuse("too-many-columns", count=MAX_COLUMNS)


def _cell(value: object) -> Cell:
    if isinstance(value, (date, time)):
        return value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if len(text) > MAX_CELL_CHARACTERS:
        raise refuse("cell-too-long", count=MAX_CELL_CHARACTERS)
    return text.strip()


def _workbook_rows(raw: bytes) -> list[Row]:
    try:
        _check_workbook(raw)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts of a workbook that we do not read
            workbook = openpyxl.load_workbook(
                io.BytesIO(raw), read_only=True, data_only=True, keep_links=False
            )
            sheet = workbook.worksheets[0]
            rows: list[Row] = []
            for values in sheet.iter_rows(
                max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True
            ):
                rows.append([_cell(each) for each in values])
                _check_counts(len(rows), len(values))
            return rows
    except ImportRefusedError:
        raise
    except Exception as error:  # a broken workbook fails in as many ways as it has parts
        raise refuse("broken-workbook") from error


def _check_workbook(raw: bytes) -> None:
    """Refuse a workbook that unpacks to too much, or that brings programs or links along."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_ZIP_ENTRIES:
            raise refuse("broken-workbook")
        if sum(each.file_size for each in entries) > MAX_UNCOMPRESSED_BYTES:
            raise refuse("workbook-too-large", megabytes=MAX_UNCOMPRESSED_BYTES // 1024 // 1024)
        for each in entries:
            is_style = "styles" in each.filename.lower()
            most = MAX_STYLES_BYTES if is_style else MAX_PART_BYTES
            if each.filename.lower().endswith(".xml") and each.file_size > most:
                raise refuse("workbook-part-too-large")
        if any(ACTIVE_PARTS.search(each.filename) for each in entries):
            raise refuse("active-workbook")
        if "xl/workbook.xml" not in archive.namelist():
            raise refuse("broken-workbook")
        for each in entries:
            if each.flag_bits & 1:
                raise refuse("broken-workbook")  # with a password
            if each.filename.endswith((".xml", ".rels")):
                with archive.open(each) as part:
                    if DOCTYPE.search(part.read(4096)):
                        raise refuse("broken-workbook")
