"""Facts for machines, inside a page."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# As django.utils.html.json_script does: no text can end the script element or begin a comment.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
# Old readers of scripts take these for the end of a line.
ESCAPES |= {0x2028: "\\u2028", 0x2029: "\\u2029"}


@register.filter
def ld_json(data: Any) -> SafeString:
    """Return plain data as JSON that can stand in a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPES))  # noqa: S308
