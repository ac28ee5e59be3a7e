"""The middleware, each against a small answer of its own: no page is needed."""

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.db import connection
from django.http import HttpResponse, HttpResponseNotFound, JsonResponse
from django.test import RequestFactory
from django.urls import path
from django.utils import translation

from koala.middleware import (
    LanguagePrefixMiddleware,
    PublicPageMiddleware,
    ServerTimingMiddleware,
)

# The address book of these tests: one page in every language, under /<language>/zoeken/.
urlpatterns = i18n_patterns(path("", HttpResponse), path("zoeken/", HttpResponse))

PUBLIC = "public, max-age=60, s-maxage=300, stale-while-revalidate=600"
PRIVATE = "private, no-store"
ADDRESSES_WITHOUT_LANGUAGE = [
    "/api",
    "/api/v1/activities/",
    "/admin/pages/7/",
    "/documents/3/plan.pdf",
    "/static/css/main.css",
    "/media/images/a.jpg",
    "/healthz",
    "/sitemap.xml",
    "/robots.txt",
]


@pytest.fixture
def languages(settings):
    settings.ROOT_URLCONF = __name__
    settings.LANGUAGES = [("nl", "Nederlands"), ("fr", "Français"), ("ar", "العربية")]
    with translation.override("nl"):
        yield


def not_found(request):
    return HttpResponseNotFound()


def language_now(request):
    return HttpResponse(translation.get_language())


def ask(middleware, get_response, address, method="GET", cookies=(), **headers):
    request = RequestFactory().generic(method, address, headers=headers)
    request.COOKIES.update(cookies)
    return middleware(get_response)(request)


# --- Language -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "fr", "ar"])
def test_the_address_decides_the_language(languages, language):
    response = ask(
        LanguagePrefixMiddleware, language_now, f"/{language}/zoeken/", accept_language="tr,en"
    )

    assert response.content.decode() == language
    assert response.headers["Content-Language"] == language
    assert "Vary" not in response.headers


@pytest.mark.parametrize(
    ("accept_language", "address"),
    [
        ("fr-BE,fr;q=0.9,nl;q=0.5", "/fr/"),
        ("ar-SY,en;q=0.5", "/ar/"),
        ("so,ti;q=0.5", "/nl/"),  # not switched on here
        ("", "/nl/"),
        ("x" * 5000, "/nl/"),
    ],
)
def test_the_bare_address_leads_to_the_language_of_the_reader(languages, accept_language, address):
    response = ask(LanguagePrefixMiddleware, not_found, "/", accept_language=accept_language)

    assert response.status_code == 302
    assert response.headers["Location"] == address
    assert response.headers["Vary"] == "Accept-Language"
    assert not response.cookies


def test_no_cookie_decides_the_language(languages, settings):
    cookies = {settings.LANGUAGE_COOKIE_NAME: "ar"}

    response = ask(
        LanguagePrefixMiddleware, not_found, "/zoeken/", cookies=cookies, accept_language="fr"
    )

    assert response.headers["Location"] == "/fr/zoeken/"


def test_an_address_without_language_keeps_its_query(languages):
    response = ask(LanguagePrefixMiddleware, not_found, "/zoeken?q=zingen", accept_language="fr")

    assert response.headers["Location"] == "/fr/zoeken/?q=zingen"


def test_an_address_that_exists_in_no_language_stays_not_found(languages):
    assert ask(LanguagePrefixMiddleware, not_found, "/wp-login.php").status_code == 404


@pytest.mark.parametrize("address", ADDRESSES_WITHOUT_LANGUAGE)
def test_programs_files_and_editors_are_never_sent_to_a_language(languages, settings, address):
    # Every address would resolve with a prefix: only the middleware can refuse.
    settings.ROOT_URLCONF = type(
        "AnyAddress", (), {"urlpatterns": i18n_patterns(path("<path:rest>", HttpResponse))}
    )
    assert ask(LanguagePrefixMiddleware, not_found, "/elsewhere").status_code == 302

    response = ask(LanguagePrefixMiddleware, not_found, address, accept_language="fr")

    assert response.status_code == 404
    assert "Vary" not in response.headers


@pytest.mark.parametrize("address", ADDRESSES_WITHOUT_LANGUAGE)
def test_programs_files_and_editors_start_from_dutch(languages, address):
    response = ask(LanguagePrefixMiddleware, language_now, address, accept_language="fr")

    assert response.content == b"nl"


def test_only_whole_words_of_an_address_count(languages):
    response = ask(LanguagePrefixMiddleware, language_now, "/apiary/", accept_language="fr")

    assert response.content == b"fr"


# --- Caches ---------------------------------------------------------------------------------


def page(request):
    return HttpResponse("page")


def page_with_cookie(request):
    response = HttpResponse("form")
    response.set_cookie("csrftoken", "secret")
    return response


def page_that_varies_by_cookie(request):
    return HttpResponse("form", headers={"Vary": "Accept-Encoding, Cookie"})


def page_that_decided(request):
    return HttpResponse("feed", headers={"Cache-Control": "public, max-age=5"})


@pytest.mark.parametrize(
    ("address", "method", "get_response", "expected"),
    [
        ("/nl/", "GET", page, PUBLIC),
        ("/nl/", "HEAD", page, PUBLIC),
        ("/sitemap.xml", "GET", page, PUBLIC),
        ("/nl/", "GET", lambda request: HttpResponse(status=304), PUBLIC),
        ("/nl/", "POST", page, None),
        ("/nl/weg/", "GET", not_found, None),
        ("/nl/", "GET", lambda request: HttpResponse(status=500), None),
        ("/nl/", "GET", page_with_cookie, PRIVATE),
        ("/nl/", "GET", page_that_varies_by_cookie, PRIVATE),
        ("/nl/agenda.ics", "GET", page_that_decided, "public, max-age=5"),
        ("/api/v1/activities/", "GET", page, None),
        ("/admin/login/", "GET", page, None),
        ("/documents/3/plan.pdf", "GET", page, None),
        ("/static/css/main.css", "GET", page, None),
        ("/media/images/a.jpg", "GET", page, None),
        ("/healthz", "GET", page, None),
    ],
)
def test_shared_caches_keep_the_pages_of_visitors_only(address, method, get_response, expected):
    response = ask(PublicPageMiddleware, get_response, address, method)

    assert response.headers.get("Cache-Control") == expected


@pytest.mark.parametrize(
    ("address", "get_response", "expected"),
    [
        ("/nl/", page, PRIVATE),
        ("/nl/agenda.ics", page_that_decided, PRIVATE),
        ("/api/v1/activities/", page_that_decided, PRIVATE),
        ("/documents/3/plan.pdf", page, PRIVATE),
        ("/admin/", page, PRIVATE),
        ("/admin/sprite/", page_that_decided, "public, max-age=5"),
        ("/static/css/main.css", page_that_decided, "public, max-age=5"),
    ],
)
def test_no_cache_keeps_what_an_editor_sees(settings, address, get_response, expected):
    cookies = {settings.SESSION_COOKIE_NAME: "anything"}

    response = ask(PublicPageMiddleware, get_response, address, cookies=cookies)

    assert response.headers["Cache-Control"] == expected


def test_the_user_of_a_visitor_is_never_asked_for():
    class Visit:
        def __get__(self, request, owner):
            raise AssertionError("request.user was read: this opens a session.")

    request = RequestFactory().get("/nl/")
    request.__class__ = type("Watched", (request.__class__,), {"user": Visit(), "session": Visit()})

    response = PublicPageMiddleware(page)(request)

    assert "Vary" not in response.headers
    assert not response.cookies


# --- The API --------------------------------------------------------------------------------


def api(request):
    return JsonResponse({"items": []})


@pytest.mark.parametrize(
    "query",
    [
        "offset=1000001",
        "offset=99999999999999999999",
        "offset=%201000001",
        "offset=1_000_001",
        "offset=0&offset=1000001",
        "q=a%00b",
        "a%00b=1",
    ],
)
def test_the_api_refuses_what_would_break_it(query):
    response = ask(PublicPageMiddleware, api, f"/api/v2/pages/?{query}")

    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert len(response.content) < 100


def test_the_api_refuses_a_nul_in_the_path():
    assert ask(PublicPageMiddleware, api, "/api/v1/route/%00/").status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/api/v2/pages/",
        "/api/v2/pages/?offset=1000000",
        "/api/v2/pages/?offset=-1",  # the view has its own words for these
        "/api/v2/pages/?offset=many",
        "/api/v2/pages/?offset=" + "9" * 5000,
        "/api/v2/pages/?q=100%2500",  # the text %00, no NUL
        "/nl/zoeken/?offset=1000001",
    ],
)
def test_everything_else_reaches_its_view(address):
    assert ask(PublicPageMiddleware, api, address).status_code == 200


# --- The admin's policy ---------------------------------------------------------------------


def test_the_admin_gets_its_own_content_security_policy():
    policy = ask(PublicPageMiddleware, page, "/admin/").headers["Content-Security-Policy"]

    assert policy == (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; "
        "base-uri 'self'; frame-ancestors 'self'"
    )


def test_a_stricter_policy_of_a_view_is_kept():
    def sandboxed(request):
        return HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})

    response = ask(PublicPageMiddleware, sandboxed, "/admin/images/3/")

    assert response.headers["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.parametrize("address", ["/nl/", "/administratie/", "/documents/3/plan.pdf"])
def test_the_admins_policy_reaches_no_other_page(address):
    assert "Content-Security-Policy" not in ask(PublicPageMiddleware, page, address).headers


# --- Timing ---------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("count", "header"), [(0, 'db;desc="0";dur=0.0'), (3, 'db;desc="3";dur=7.5')]
)
def test_server_timing_tells_the_queries_and_their_milliseconds(monkeypatch, count, header):
    ticks_of_2_5_ms = (0.0025 * tick for tick in range(100))
    monkeypatch.setattr("koala.middleware.perf_counter", lambda: next(ticks_of_2_5_ms))

    def view(request):
        with connection.cursor() as cursor:
            for _ in range(count):
                cursor.execute("SELECT 1")
        return HttpResponse()

    assert ask(ServerTimingMiddleware, view, "/nl/").headers["Server-Timing"] == header
