"""The languages that the site can speak. Dutch is the source of every text.

`KOALA_LANGUAGES` switches them on by their codes. The first five have every text of the interface;
the others have names of days and months (CLDR), and Dutch words until somebody writes a catalogue.
"""

from django.conf import locale

# Own names, as on the language switch.
KNOWN_LANGUAGES = {
    "nl": "Nederlands",
    "fr": "Français",
    "en": "English",
    "ar": "العربية",
    "tr": "Türkçe",
    "uk": "Українська",
    "ru": "Русский",
    "bg": "Български",
    "ro": "Română",
    "pl": "Polski",
    "es": "Español",
    "fa": "فارسی",
    "fa-af": "دری",
    "ps": "پښتو",
    "so": "Soomaali",
    "ti": "ትግርኛ",
}
COMPLETE_LANGUAGES = ["nl", "fr", "en", "ar", "tr"]

# What Django does not know: their names in English, and that two run from right to left.
NAMES_IN_ENGLISH = {"fa-af": "Dari", "ps": "Pashto", "so": "Somali", "ti": "Tigrinya"}
RIGHT_TO_LEFT = ["fa-af", "ps"]
locale.LANG_INFO.update(
    {
        code: {
            "bidi": code in RIGHT_TO_LEFT,
            "code": code,
            "name": name,
            "name_local": KNOWN_LANGUAGES[code],
        }
        for code, name in NAMES_IN_ENGLISH.items()
    }
)
