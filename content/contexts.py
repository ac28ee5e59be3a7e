"""What a page shows, put together by the floors that know it.

A page type lives on one floor; what stands on its page can come from a higher one. Each floor
says in its `views.py` what it adds:

    @page_context(LocationPage)
    def agenda_of_location(page, request): return {"days": ...}
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

Provider = Callable[[Any, HttpRequest], dict[str, Any]]
_providers: dict[type, list[Provider]] = {}


def page_context(page_type: type) -> Callable[[Provider], Provider]:
    """Register a function that adds to the context of one page type."""

    def register(provider: Provider) -> Provider:
        _providers.setdefault(page_type, []).append(provider)
        return provider

    return register


def context_of(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return what every floor adds to the context of a page."""
    context: dict[str, Any] = {}
    for provider in _providers.get(type(page), []):
        context |= provider(page, request)
    return context
