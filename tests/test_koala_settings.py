"""The site on line starts with safe settings only, and says which one is not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

GOOD = {
    "KOALA_SECRET_KEY": "Zk3w-9fQ_x7LrT2mVb8Yc5NdHs6Jp4GaEu1XoRiMqWtBzCyK0vSl",
    "KOALA_ALLOWED_HOSTS": "koala.example, www.koala.example",
    "KOALA_BASE_URL": "https://koala.example",
    "KOALA_DATABASE_URL": "postgresql://koala@127.0.0.1/koala",
}


def run_python(code, **changes):
    """Run code in a fresh interpreter whose environment is GOOD with changes; None removes."""
    variables = {name: value for name, value in (GOOD | changes).items() if value is not None}
    return subprocess.run(  # noqa: S603 - our own interpreter, our own code
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONPATH": "site:.", **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def start_production(**changes):
    return run_python("import koala.settings.production", **changes)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"KOALA_DATABASE_URL": "sqlite:////srv/koala/koala.sqlite3"},
        {"KOALA_LANGUAGES": "nl,fr,en,ar,tr", "KOALA_BEHIND_PROXY": "1"},
        {"KOALA_SERVER_TIMING": "0"},
        {"KOALA_SECRET_KEY_FALLBACKS": f"{'y' * 50}, {'z' * 50}"},
    ],
)
def test_production_starts_with_good_values(changes):
    result = start_production(**changes)

    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("address", "options"),
    [
        ("postgresql://koala@127.0.0.1/koala", {"options": "-c jit=off"}),
        ("postgresql://koala@127.0.0.1/koala?options=-c%20jit%3Don", {"options": "-c jit=on"}),
    ],
)
def test_postgres_compiles_no_question_unless_its_address_says_so(address, options):
    code = "from koala.settings.production import DATABASES; print(DATABASES['default']['OPTIONS'])"
    result = run_python(code, KOALA_DATABASE_URL=address)
    assert result.stdout.strip() == str(options)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KOALA_SECRET_KEY_FALLBACKS", f"{'y' * 50},short"),
        ("KOALA_SECRET_KEY", None),
        ("KOALA_SECRET_KEY", ""),
        ("KOALA_SECRET_KEY", "x" * 49),
        ("KOALA_SECRET_KEY", "only-for-development"),
        ("KOALA_SECRET_KEY", "only-for-development-" * 5),  # long, and known to everyone
        ("KOALA_ALLOWED_HOSTS", None),
        ("KOALA_ALLOWED_HOSTS", "*"),
        ("KOALA_ALLOWED_HOSTS", "koala.example,*"),
        ("KOALA_BASE_URL", None),
        ("KOALA_BASE_URL", "http://koala.example"),
        ("KOALA_DATABASE_URL", None),
        ("KOALA_DATABASE_URL", "mysql://koala@127.0.0.1/koala"),
        ("KOALA_LANGUAGES", "fr,nl"),
        ("KOALA_LANGUAGES", "nl,xx"),
        ("KOALA_BEHIND_PROXY", "yes"),
        ("KOALA_SERVER_TIMING", "true"),
    ],
)
def test_production_refuses_an_unsafe_value_and_names_it(name, value):
    result = start_production(**{name: value})

    last_line = result.stderr.strip().splitlines()[-1]
    assert result.returncode == 1
    assert last_line.startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert name in last_line


def test_a_refused_key_is_not_printed():
    result = start_production(KOALA_SECRET_KEY="short-but-mine")

    assert result.returncode == 1
    assert "short-but-mine" not in result.stderr


def test_production_says_nothing_in_detail_and_sends_its_cookies_over_https_only():
    result = run_python(
        "from koala.settings import production as p;"
        "print(p.DEBUG, p.SESSION_COOKIE_SECURE, p.CSRF_COOKIE_SECURE, p.SECURE_SSL_REDIRECT)"
    )

    assert result.stdout.split() == ["False", "True", "True", "True"]


def test_djangos_own_check_for_the_web_has_no_other_remark():
    result = run_python(
        "from django.core.management import execute_from_command_line as run;"
        "run(['manage.py', 'check', '--deploy'])",
        DJANGO_SETTINGS_MODULE="koala.settings.production",
    )

    # W019 would forbid frames altogether: the admin shows a page's preview in one of our own.
    remarks = set(re.findall(r"\((\w+\.[A-Z]\d+)\)", result.stderr)) - {"security.W019"}
    assert (result.returncode, remarks) == (0, set()), result.stderr
