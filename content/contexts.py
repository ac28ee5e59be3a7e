"""What a page shows, put together by the floors that know it.

A page type lives on one floor; what stands on its page can come from a higher one. Each floor
says in its `views.py` what it adds:

    @page_context(LocationPage)
    def agenda_of_location(page, request): return {"days": ...}

and what machines read of it, made of what stands on the page:

    @linked_data(LocationPage)
    def location_data(page, context): return [{"@type": "Organization", ...}]
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

Provider = Callable[[Any, HttpRequest], dict[str, Any]]
DataProvider = Callable[[Any, dict[str, Any]], list[dict[str, Any]]]
_providers: dict[type, list[Provider]] = {}
_data_providers: dict[type, list[DataProvider]] = {}


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


def linked_data(page_type: type) -> Callable[[DataProvider], DataProvider]:
    """Register a function that says what one page type shows in the words of schema.org.

    It takes the page and its whole context, so that machines read what people read.
    """

    def register(provider: DataProvider) -> DataProvider:
        _data_providers.setdefault(page_type, []).append(provider)
        return provider

    return register


def linked_data_of(page: Any, context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what every floor says of a page in the words of schema.org."""
    providers = _data_providers.get(type(page), [])
    return [block for provider in providers for block in provider(page, context)]
