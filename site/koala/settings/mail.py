"""How mails leave: to the console, unless a variable names a server."""

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from koala.settings.env import optional

BACKENDS = {
    "console": "django.core.mail.backends.console.EmailBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "smtps": "django.core.mail.backends.smtp.EmailBackend",
}
PORTS = {"smtp": 587, "smtps": 465}


def mail_server() -> dict[str, object]:
    """Return Django's settings for the address of a mail server; smtp:// speaks STARTTLS."""
    url = optional("KOALA_EMAIL_URL", "console:")
    try:
        parts = urlsplit(url)
        port = parts.port  # a ValueError when it is no number
        is_whole = parts.scheme == "console" or bool(parts.hostname)
    except ValueError:
        parts, port, is_whole = urlsplit(""), None, False
    if parts.scheme not in BACKENDS or not is_whole or parts.query or parts.fragment:
        # Without the value: there can be a password in it.
        raise ImproperlyConfigured(
            "KOALA_EMAIL_URL must be like smtp://name:password@mail.example:587, smtps://… or "
            "console:; see docs/settings.md."
        )
    settings: dict[str, object] = {
        "EMAIL_BACKEND": BACKENDS[parts.scheme],
        "DEFAULT_FROM_EMAIL": optional("KOALA_FROM_EMAIL", "KOALA <koala@localhost>"),
    }
    if parts.scheme != "console":
        settings |= {
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": port or PORTS[parts.scheme],
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_TLS": parts.scheme == "smtp",
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_TIMEOUT": 10,  # seconds
        }
    return settings
