"""What the guide quotes from the screens."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

register = template.Library()


@register.simple_tag
def label(screen: str, text: str) -> SafeString:
    """Return the words of a button, a link or a field as they stand on a screen.

    `text` is what the screen itself gives to gettext. A test looks for the words on that screen.
    """
    words = capfirst(gettext(text))
    return format_html('<kbd class="guide__label" data-screen="{}">{}</kbd>', screen, words)
