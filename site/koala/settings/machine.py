"""Which service makes a first translation of a text, if any: off unless a variable names one."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from koala.settings.env import optional
from koala.settings.servers import is_this_machine


def machine_translator() -> dict[str, object] | None:
    """Return the setting of wagtail-localize; with None it shows no button."""
    deepl_key = optional("KOALA_DEEPL_KEY")
    url = optional("KOALA_LIBRETRANSLATE_URL").rstrip("/")
    libretranslate_key = optional("KOALA_LIBRETRANSLATE_KEY")
    if deepl_key and url:
        raise ImproperlyConfigured(
            "Set KOALA_DEEPL_KEY or KOALA_LIBRETRANSLATE_URL, not both: one service translates."
        )
    if libretranslate_key and not url:
        raise ImproperlyConfigured(
            "KOALA_LIBRETRANSLATE_KEY has no KOALA_LIBRETRANSLATE_URL to go with."
        )
    if deepl_key:
        return {"CLASS": "translations.machine.DeepL", "OPTIONS": {"AUTH_KEY": deepl_key}}
    if not url:
        return None
    if not _is_safe(url):
        raise ImproperlyConfigured(
            "KOALA_LIBRETRANSLATE_URL must be an address with https:// and without a password; "
            "only a service on this machine may have http://."
        )
    return {
        "CLASS": "translations.machine.LibreTranslate",
        "OPTIONS": {"LIBRETRANSLATE_URL": url, "API_KEY": libretranslate_key},
    }


def _is_safe(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.username or parts.query or parts.fragment or not host:
            return False
        if parts.scheme != "http":
            return parts.scheme == "https"
        return is_this_machine(host)
    except ValueError:
        return False
