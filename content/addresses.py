"""Addresses of pages in another language. Pure."""

from urllib.parse import urlsplit, urlunsplit

from content.words import SOURCE_LANGUAGE


def in_language(url: str, language_code: str) -> str:
    """Return the address of a Dutch page as it is in another language.

    Slugs are the same in every language, so only the prefix differs: "/nl/koalas/" is
    "/ar/koalas/", with its host if it had one. "" stays "".
    """
    parts = urlsplit(url)
    prefix = f"/{SOURCE_LANGUAGE}/"
    if not parts.path.startswith(prefix):
        return url
    path = f"/{language_code}/{parts.path.removeprefix(prefix)}"
    return urlunsplit(parts._replace(path=path))
