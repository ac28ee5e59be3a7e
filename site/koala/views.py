"""Addresses without a language."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.words import SOURCE_LANGUAGE


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Send a reader on to the front page in the language the browser asks for."""
    response = HttpResponseRedirect(f"/{get_language() or SOURCE_LANGUAGE}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that the site and its database are there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
