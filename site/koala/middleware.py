"""What every request and every answer passes: language, caches, the admin's policy, timing."""

from collections.abc import Callable
from time import perf_counter
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import has_vary_header
from django.views.defaults import page_not_found

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# Addresses without a language: they belong to programs, files and editors; /a/ finds its own.
NO_LANGUAGE = (
    "/a",
    "/api",
    "/admin",
    "/documents",
    "/static",
    "/media",
    "/healthz",
    "/sitemap",
    "/sitemap.xml",
    "/robots.txt",
)
# Answers that decide about caches themselves, or must not be kept at all.
NOT_A_PUBLIC_PAGE = ("/api", "/admin", "/documents", "/static", "/media", "/healthz")
FILES = ("/static", "/media")

# One minute in a browser, five at the proxy: a cancelled date must not linger.
PUBLIC = "public, max-age=60, s-maxage=300, stale-while-revalidate=600"
PRIVATE = "private, no-store"
MAX_OFFSET = 10**6


def is_below(path: str, *prefixes: str) -> bool:
    """Return True for a prefix itself and what lies below it: /api and /api/v1/, not /apia/."""
    return any(path == prefix or path.startswith(f"{prefix}/") for prefix in prefixes)


class LanguagePrefixMiddleware(LocaleMiddleware):
    """Take the language from the address; without one, from Accept-Language, never a cookie."""

    def process_request(self, request: HttpRequest) -> None:
        if is_below(request.path_info, *NO_LANGUAGE):
            # The admin changes to the language of the user's profile by itself.
            language = settings.LANGUAGE_CODE
        else:
            language = translation.get_language_from_path(request.path_info) or language_of_reader(
                request
            )
        translation.activate(language)
        request.LANGUAGE_CODE = language

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if is_below(request.path_info, *NO_LANGUAGE):
            return response  # a 404 of the API stays a 404
        answer = super().process_response(request, response)
        if answer is not response:
            # Django's redirect to the prefixed address says that it read a cookie; ours did not.
            answer.headers["Vary"] = "Accept-Language"
        return answer


def language_of_reader(request: HttpRequest) -> str:
    """Return the language switched on here that Accept-Language likes best, or else Dutch."""
    without_cookies = HttpRequest()
    without_cookies.META = request.META
    return translation.get_language_from_request(without_cookies)


class PublicPageMiddleware:
    """Let shared caches keep the pages of visitors, and nothing else.

    Who has no session cookie is a visitor. `request.user` is not asked: reading it opens the
    session, and the answer would then vary by cookie.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.admin_policy = "; ".join(
            f"{directive} {' '.join(sources)}"
            for directive, sources in settings.ADMIN_CONTENT_SECURITY_POLICY.items()
        )

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_below(request.path_info, "/api", "/admin/api") and (
            reason := reason_to_refuse(request)
        ):
            return HttpResponseBadRequest(reason, content_type="text/plain; charset=utf-8")
        response = self.get_response(request)
        if is_below(request.path_info, "/admin"):
            response.headers.setdefault("Content-Security-Policy", self.admin_policy)
        set_cache_control(request, response)
        return response

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Say of an address with a NUL that it is not there: PostgreSQL refuses to look it up."""
        if "\x00" in request.path_info:
            return page_not_found(request, exception)
        return None


def reason_to_refuse(request: HttpRequest) -> str | None:
    """Return why a request to the API cannot be answered; the views behind it would fail on it."""
    if "\x00" in request.path_info or "\x00" in unquote(request.META.get("QUERY_STRING", "")):
        return "The address must not contain a NUL character."
    if any(is_too_far(offset) for offset in request.GET.getlist("offset")):
        return f"offset must lie in [0, {MAX_OFFSET}]."
    return None


def is_too_far(offset: str) -> bool:
    try:
        return int(offset) > MAX_OFFSET
    except ValueError:
        return False  # not a number: the view names the mistake


def set_cache_control(request: HttpRequest, response: HttpResponseBase) -> None:
    """Say who may keep an answer. What a view decided is kept, unless an editor is logged in."""
    path = request.path_info
    is_decided = "Cache-Control" in response.headers
    depends_on_cookies = bool(response.cookies) or has_vary_header(response, "Cookie")
    if is_below(path, *FILES):
        return
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        # In the admin, Wagtail itself lets the browser keep its pictograms and texts.
        if not (is_decided and is_below(path, "/admin")):
            response.headers["Cache-Control"] = PRIVATE
    elif depends_on_cookies:
        response.headers.setdefault("Cache-Control", PRIVATE)
    elif (
        request.method in {"GET", "HEAD"}
        and response.status_code in {200, 304}
        and not is_below(path, *NOT_A_PUBLIC_PAGE)
    ):
        response.headers.setdefault("Cache-Control", PUBLIC)


class ServerTimingMiddleware:
    """Tell in a header how many queries an answer took, and how many milliseconds they took."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        watch = QueryWatch()
        with connection.execute_wrapper(watch):
            response = self.get_response(request)
        response.headers["Server-Timing"] = f'db;desc="{watch.count}";dur={watch.duration_ms:.1f}'
        return response


class QueryWatch:
    """Counts and times queries; see Django's "database instrumentation"."""

    def __init__(self) -> None:
        self.count = 0
        self.duration_ms = 0.0

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,
        context: dict[str, Any],
    ) -> Any:
        started = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.count += 1
            self.duration_ms += (perf_counter() - started) * 1000
