"""Pictograms: each page carries, once and at its end, only the drawings it uses. And its weight."""

import re
from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.template.base import Parser, Token
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# These point somewhere, so they turn around where people read from right to left.
MIRRORED = frozenset({"arrow", "chevron"})
OUTER_SVG = re.compile(
    r'<svg [^>]*viewBox="(?P<view_box>[^"]+)"[^>]*>(?P<body>.*)</svg>', re.DOTALL
)


@cache
def drawing(name: str) -> tuple[str, SafeString]:
    """Return the view box and the shapes of `icons/<name>.svg`.

    Our own files, listed in ICONS.csv: safe to put in a page as they are.
    """
    path = finders.find(f"icons/{name}.svg")
    if not isinstance(path, str):
        raise LookupError(f"No pictogram is named {name!r}. Add it to site/static/icons/.")
    found = OUTER_SVG.search(Path(path).read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{path} must hold one <svg> with a viewBox.")
    return found["view_box"], mark_safe(found["body"].strip())  # noqa: S308


def request_of(context: Context) -> HttpRequest | None:
    """Return the request of the page; None for a page that must render without one (500)."""
    return getattr(context, "request", None) or context.get("request")


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str) -> SafeString:
    """Show a pictogram. It says nothing to a screen reader: a word always stands beside it."""
    view_box, shapes = drawing(name)
    classes = "icon icon--mirrored" if name in MIRRORED else "icon"
    request = request_of(context)
    if request is None:
        return format_html(
            '<svg class="{}" viewBox="{}" fill="currentColor" aria-hidden="true"'
            ' focusable="false">{}</svg>',
            classes, view_box, shapes,
        )  # fmt: skip
    used: dict[str, None] = request.__dict__.setdefault("icons_used", {})
    used[name] = None
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="#icon-{}"/></svg>',
        classes, name,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def icon_sprite(context: Context) -> SafeString:
    """Give the drawings that the page used. Stands after everything else in base.html."""
    request = request_of(context)
    names = request.__dict__.get("icons_used", {}) if request else {}
    symbols = format_html_join(
        "",
        '<symbol id="icon-{}" viewBox="{}" fill="currentColor">{}</symbol>',
        ((name, *drawing(name)) for name in names),
    )
    return format_html(
        '<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">{}</svg>',
        symbols,
    )


class TrimmedLinesNode(template.Node):
    """A node of its own: blocks inside a `simple_block_tag` lose their `block.super`."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        lines = (line.strip() for line in self.nodelist.render(context).splitlines())
        return mark_safe("\n".join(filter(None, lines)))  # noqa: S308 - rendered already


@register.tag
def trimmed_lines(parser: Parser, token: Token) -> TrimmedLinesNode:
    """Send lines without their indents and no empty ones: a quarter of a page, a tenth packed.

    A line break stays between two lines, so that words do not grow together.
    """
    nodelist = parser.parse(("endtrimmed_lines",))
    parser.delete_first_token()
    return TrimmedLinesNode(nodelist)
