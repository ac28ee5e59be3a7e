"""On line a code is asked for and mails leave by a named server; a mistake stops the start."""

import pytest

from tests.test_koala_settings import run_python

SHOW_CODE = "from koala.settings.{} import REQUIRE_TOTP as it; print(it)"
SHOW_MAIL = (
    "from koala.settings import production as p;"
    "print(p.EMAIL_BACKEND.split('.')[-2], *(getattr(p, name, '-') for name in ("
    "'EMAIL_HOST', 'EMAIL_PORT', 'EMAIL_HOST_USER', 'EMAIL_HOST_PASSWORD',"
    "'EMAIL_USE_TLS', 'EMAIL_USE_SSL')))"
)


@pytest.mark.parametrize(
    ("settings", "value", "shown"),
    [
        ("production", None, "True"),
        ("production", "0", "False"),
        ("dev", None, "False"),
        ("dev", "1", "True"),
    ],
)
def test_a_code_is_asked_for_on_line_unless_somebody_says_no(settings, value, shown):
    result = run_python(SHOW_CODE.format(settings), KOALA_REQUIRE_TOTP=value)
    assert (result.stdout.strip(), result.stderr) == (shown, "")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (None, "console - - - - - -"),
        ("smtp://mail.example", "smtp mail.example 587   True False"),
        ("smtp://k:p%40q@mail.example:25", "smtp mail.example 25 k p@q True False"),
        ("smtps://k:q@mail.example", "smtp mail.example 465 k q False True"),
    ],
)
def test_mail_leaves_by_the_server_that_was_named(url, shown):
    result = run_python(SHOW_MAIL, KOALA_EMAIL_URL=url)
    assert (result.stdout.strip("\n"), result.stderr) == (shown, "")


@pytest.mark.parametrize(
    "url",
    [
        "mail.example:587",
        "http://mail.example",
        "smtp://",
        "smtp://k:geheim@m:poort",
        "smtp://m?a=b",
    ],
)
def test_another_address_stops_the_start_and_is_not_printed(url):
    result = run_python("import koala.settings.production", KOALA_EMAIL_URL=url)
    last_line = result.stderr.strip().splitlines()[-1]
    assert result.returncode == 1
    assert "KOALA_EMAIL_URL must be like" in last_line
    assert "geheim" not in last_line


def test_cookies_of_the_admin_are_out_of_reach_of_scripts_and_other_sites():
    result = run_python(
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE,"
        "s.CSRF_COOKIE_SECURE, s.CSRF_COOKIE_SAMESITE, s.SESSION_COOKIE_AGE)",
        DJANGO_SETTINGS_MODULE="koala.settings.production",
    )
    assert result.stdout.split() == ["True", "True", "Lax", "True", "Lax", "43200"]
