"""Files that a translator works on: PO, as every tool for translators knows it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import polib
from django.utils.translation import gettext as _

MAX_BYTES = 2 * 1024 * 1024
MAX_LINES = 50_000  # polib takes ever longer for each line of one text
LOCATION, LANGUAGE = "X-Koala-Location", "X-Koala-Language"
LINE = re.compile(r"line (\d+)")
COMMENT = re.compile(r"^[ \t]*#(?![,~]).*$", re.MULTILINE)
# Joiners belong to Persian and to emoji, the two marks of direction to Arabic.
KEPT = "\n\t\u200c\u200d\u200e\u200f"


class PoRefusedError(Exception):
    """Holds a sentence for whoever uploaded the file."""


@dataclass(frozen=True, slots=True)
class PoEntry:
    context: str
    dutch: str
    translated: str
    line: int
    is_fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class PoText:
    """One text for a file: where it stands, in Dutch and, as far as it is there, translated."""

    context: str
    dutch: str
    translated: str
    page_title: str


def clean(text: str) -> str:
    """Return a text without control characters and signs that turn the writing round."""
    return "".join(
        each
        for each in text
        if each in KEPT or unicodedata.category(each) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )


def write_po(texts: Iterable[PoText], *, scope_key: str, language_code: str) -> str:
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language_code,
        LOCATION: scope_key,
        LANGUAGE: language_code,
    }
    for text in texts:
        po.append(
            polib.POEntry(
                msgctxt=text.context,
                msgid=clean(text.dutch),
                msgstr=clean(text.translated),
                comment=clean(text.page_title).replace("\n", " "),
            )
        )
    return str(po)


def read_po(raw: bytes, *, scope_key: str, language_code: str) -> list[PoEntry]:
    """Return the entries of a file that was downloaded for this location and this language.

    Raises PoRefusedError with a sentence, and with the line where something is wrong.
    """
    po = _parse(_decode(raw))
    location, language = po.metadata.get(LOCATION), po.metadata.get(LANGUAGE)
    if not location or not language:
        raise PoRefusedError(
            _("This file was not downloaded here. Download one and translate that.")
        )
    if language != language_code:
        raise PoRefusedError(
            _("This file is for another language: %(code)s.") % {"code": clean(language)[:20]}
        )
    if location != scope_key:
        raise PoRefusedError(_("This file is of another location."))
    return [
        PoEntry(
            context=entry.msgctxt or "",
            dutch=clean(entry.msgid),
            translated=clean(entry.msgstr),
            line=entry.linenum - 1,  # of the line that was put before
            is_fuzzy=entry.fuzzy,
        )
        for entry in po
        if not entry.obsolete
    ]


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise PoRefusedError(_("This file is larger than 2 MB."))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PoRefusedError(
            _("Line %(line)d is not written in UTF-8. Save the file as UTF-8.") % {"line": line}
        ) from error
    text = clean(text)
    if text.count("\n") > MAX_LINES:
        raise PoRefusedError(_("This file has more than 50,000 lines."))
    return COMMENT.sub("", text)


def _parse(text: str) -> polib.POFile:
    try:
        # polib opens a text that is the name of a file; no name begins with the end of a line.
        return polib.pofile(f"\n{text}\n", encoding="utf-8", wrapwidth=0)
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
        found = LINE.search(str(error))
        if found is None:
            raise PoRefusedError(_("This is not a PO file.")) from error
        raise PoRefusedError(
            _("This is not a good PO file: look at line %(line)d.")
            % {"line": max(int(found[1]) - 1, 1)}
        ) from error
