"""Found words in a title, and the answers of an address as fields of a form."""

from urllib.parse import parse_qsl, urlsplit

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.found_words import FoundWords

register = template.Library()


@register.simple_tag
def marked(
    text: str, language_code: str, found_words: FoundWords | str | None = None
) -> SafeString:
    """Return the text with the words that the question found."""
    if not isinstance(found_words, FoundWords):
        return format_html("{}", text)
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", piece) if is_found else piece,)
            for piece, is_found in found_words.pieces(text, language_code)
        ),
    )


@register.filter
def answers_in(url: str) -> list[tuple[str, str]]:
    """Return the names and values of an address, for a question that is sent another way."""
    return parse_qsl(urlsplit(url).query, max_num_fields=200)
