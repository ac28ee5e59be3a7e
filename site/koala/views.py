"""Addresses without a language."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from activities.short_addresses import page_behind
from content.addresses import in_language
from content.words import SOURCE_LANGUAGE
from koala.middleware import language_of_reader


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Send a reader on to the front page in the language the browser asks for."""
    response = HttpResponseRedirect(f"/{get_language() or SOURCE_LANGUAGE}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def short_address(request: HttpRequest, code: str) -> HttpResponse:
    """Send a reader on to the page that a poster names, in the reader's language.

    A code that nobody gave and a page that is hidden get the same answer.
    """
    language_code = language_of_reader(request)
    page = page_behind(code)
    address = in_language(page.get_url(request) or "", language_code) if page else ""
    if address:
        response: HttpResponse = HttpResponseRedirect(address)
    else:
        translation.activate(language_code)
        response = render(request, "404.html", status=404)
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that the site and its database are there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
