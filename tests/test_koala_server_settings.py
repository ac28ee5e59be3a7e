"""Elasticsearch is off until it is named, and on line nobody reads along."""

import pytest

from tests.test_koala_settings import run_python

URL = "KOALA_ELASTICSEARCH_URL"
SHOW = "from koala.settings.{} import ELASTICSEARCH_URL as url; print(url)"


@pytest.mark.parametrize(
    ("settings", "value", "shown"),
    [
        ("production", None, ""),
        ("production", " ", ""),
        ("production", "http://127.0.0.1:9209/", "http://127.0.0.1:9209"),
        ("production", "http://localhost:9200", "http://localhost:9200"),
        ("production", "http://[::1]:9200", "http://[::1]:9200"),
        ("production", "https://u:p%40q@zoek.example", "https://u:p%40q@zoek.example"),
        ("test", None, ""),
        ("test", "http://elasticsearch:9200", "http://elasticsearch:9200"),
    ],
)
def test_the_address_of_elasticsearch_is_the_one_that_was_named(settings, value, shown):
    result = run_python(SHOW.format(settings), **{URL: value})
    assert (result.stdout.strip(), result.stderr) == (shown, "")


@pytest.mark.parametrize(
    ("settings", "value"),
    [
        *(
            (settings, value)
            for settings in ("test", "production")
            for value in (
                *("zoek.example:9200", "ftp://zoek.example", "https://", "http://[::1"),
                *("https://zoek.example:poort", "https://u:geheim@zoek.example?a=b"),
            )
        ),
        ("production", "http://u:geheim@zoek.example:9200"),
        ("production", "http://127.0.0.1.example:9200"),
        ("production", "http://10.0.0.5:9200"),
    ],
)
def test_an_unsafe_address_stops_the_start_and_is_not_printed(settings, value):
    result = run_python(SHOW.format(settings), **{URL: value})
    last_line = result.stderr.strip().splitlines()[-1]
    assert result.returncode == 1
    assert last_line.startswith(
        "django.core.exceptions.ImproperlyConfigured: KOALA_ELASTICSEARCH_URL must be"
    )
    assert "geheim" not in last_line
