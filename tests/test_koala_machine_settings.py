"""At most one machine translates, over a line that nobody reads along; without a name, none."""

import pytest

from tests.test_koala_settings import run_python

URL, KEY, DEEPL = "KOALA_LIBRETRANSLATE_URL", "KOALA_LIBRETRANSLATE_KEY", "KOALA_DEEPL_KEY"
SHOW = "from koala.settings.production import WAGTAILLOCALIZE_MACHINE_TRANSLATOR as m; print(m)"


@pytest.mark.parametrize(
    ("variables", "shown"),
    [
        ({}, None),
        ({DEEPL: " "}, None),
        ({DEEPL: "a:fx"}, {"CLASS": "translations.machine.DeepL", "OPTIONS": {"AUTH_KEY": "a:fx"}}),
        *(
            (
                {URL: f"{url}/", KEY: "b"},
                {
                    "CLASS": "translations.machine.LibreTranslate",
                    "OPTIONS": {"LIBRETRANSLATE_URL": url, "API_KEY": "b"},
                },
            )
            for url in ("https://vertaal.example", "http://127.0.0.1:5000", "http://localhost:5000")
        ),
    ],
)
def test_one_service_or_none(variables, shown):
    result = run_python(SHOW, **variables)
    assert (result.stdout.strip(), result.stderr) == (str(shown), "")


@pytest.mark.parametrize(
    ("variables", "name"),
    [
        ({DEEPL: "geheime-sleutel", URL: "https://vertaal.example"}, DEEPL),
        ({KEY: "geheime-sleutel"}, KEY),
        *(
            ({URL: url}, URL)
            for url in (
                *("http://vertaal.example", "ftp://vertaal.example", "vertaal.example", "https://"),
                *("http://127.0.0.1.example", "https://u:geheime-sleutel@vertaal.example"),
                *("http://[::1", "https://vertaal.example?a=b"),
            )
        ),
    ],
)
def test_an_unsafe_choice_stops_the_start_and_names_it_without_the_key(variables, name):
    result = run_python(SHOW, **variables)
    last_line = result.stderr.strip().splitlines()[-1]
    assert result.returncode == 1
    assert last_line.startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert name in last_line
    assert "geheime-sleutel" not in last_line
