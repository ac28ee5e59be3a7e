"""The names of our first terms in other languages: from CLDR for languages, or a catalogue."""

from functools import cache
from pathlib import Path

import polib
from babel import Locale, UnknownLocaleError

from content.choices import Taxonomy

CATALOGUES = Path(__file__).parent / "data" / "terms"
# CLDR's Arabic word for the Romani language is one that people who speak it are hurt by; its
# Turkish word for Dutch is not the one that our interface uses.
NOT_FROM_CLDR = {("rom", "ar"): "", ("nl", "tr"): "Hollandaca (Flamanca)"}


def name_of_term(taxonomy: str, code: str, dutch: str, language_code: str) -> str:
    """Return the name of a term in a language, or "" when we have none; Dutch then stands."""
    if taxonomy != Taxonomy.LANGUAGE:
        return _catalogue(language_code).get(dutch, "")
    if (code, language_code) in NOT_FROM_CLDR:
        return NOT_FROM_CLDR[code, language_code]
    try:
        locale = Locale.parse(language_code, sep="-")
    except UnknownLocaleError:
        return ""
    name: str = locale.languages.get(code.replace("-", "_"), "")
    return name


@cache
def _catalogue(language_code: str) -> dict[str, str]:
    path = CATALOGUES / f"{language_code}.po"
    entries = polib.pofile(str(path)) if path.exists() else []
    return {entry.msgid: entry.msgstr for entry in entries if entry.msgstr}
