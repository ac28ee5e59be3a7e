"""The report and the panel of translations: what they list, whom they tell, where they lead."""

import csv
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from content.models import TranslatedText
from locations.models import LocationPage
from tests.factories import make_activity, make_editor, make_location
from tests.translating import (
    in_english,
    language,
    make_public,
    network_member,
    set_up_network,
    translator,
)
from translations.report import CoverageReport

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def languages(site, settings):
    set_up_network(settings)


@pytest.fixture
def location():
    return make_location(title="KOALA A", slug="a")


def key_of(location):
    return str(location.translation_key)


def listed(client, user, **query):
    client.force_login(user)
    response = client.get(reverse("koala_coverage"), query)
    assert response.status_code == 200
    return [(row.title, row.language_code) for row in response.context["object_list"]]


# --- The report -------------------------------------------------------------------------------


def test_the_report_is_filtered_by_location_language_and_state(client, location):
    other = make_location(title="KOALA B")
    make_public(location, "fr")
    user = network_member()
    assert listed(client, user, location=key_of(location)) == [("KOALA A", "fr"), ("KOALA A", "ar")]
    assert listed(client, user, location=key_of(location), language="ar") == [("KOALA A", "ar")]
    assert listed(client, user, language="fr", state="up-to-date") == [("KOALA A", "fr")]
    assert listed(client, user, location=key_of(other), state="stale") == []


def test_a_filter_that_makes_no_sense_is_no_error(client, location):
    user = make_editor(location)
    for query in ({"state": "x"}, {"language": "xx"}, {"location": "'"}, {"p": "-1"}):
        assert len(listed(client, user, **query)) == 2


def test_an_editor_cannot_filter_on_the_location_of_others(client, location):
    other = make_location(title="KOALA B")
    client.force_login(make_editor(location))
    page = client.get(reverse("koala_coverage"), {"location": key_of(other)}).content.decode()
    assert "KOALA A" in page
    assert "KOALA B" not in page


def links_in(client, user, **query):
    client.force_login(user)
    page = client.get(reverse("koala_coverage"), query).content.decode()
    found = re.findall(r'href="(/admin/[^"]*)"', page)
    return {
        link for link in found if re.search(r"pages/\d+/edit|/accept/|/submit/|\.po|upload", link)
    }


def test_the_report_leads_to_what_one_may_do(client, location):
    french = make_public(location, "fr")
    TranslatedText.objects.filter(page=french).update(is_stale=True)
    edit = reverse("wagtailadmin_pages:edit", args=[french.pk])
    compare = reverse("koala_accept", args=[french.pk])
    submit = reverse("wagtail_localize:submit_page_translation", args=[location.pk])
    assert links_in(client, make_editor(location)) == {edit, compare, submit}
    home = {
        reverse("wagtailadmin_pages:edit", args=[page.pk])
        for page in Page.objects.filter(locale=language("fr"), depth__in=(2, 3))
    }
    assert links_in(client, translator("fr")) == {edit, compare, *home}
    one = {"location": key_of(location), "language": "ar"}
    files = {
        reverse(name, args=[key_of(location), "ar"])
        for name in ("koala_po_export", "koala_po_import")
    }
    assert links_in(client, make_editor(location), **one) == {submit, *files}


@pytest.mark.parametrize("name", ["koala_coverage", "wagtailadmin_home"])
def test_report_and_panel_take_the_same_queries_for_one_page_and_for_fifty(client, location, name):
    client.force_login(make_editor(location))
    client.get(reverse(name))
    parent = LocationPage.objects.get(pk=location.pk)
    counts = []
    for numbers in (range(1), range(1, 50)):
        for number in numbers:
            parent.add_child(instance=Page(title=f"Pagina {number}", slug=f"pagina-{number}"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(name))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_report_is_exported_with_ones_own_rows_only(client, location, form):
    make_location(title="KOALA B")
    make_activity(location=location, title="=1+1")
    client.force_login(in_english(make_editor(location)))
    response = client.get(reverse("koala_coverage"), {"export": form, "language": "fr"})
    content = b"".join(response.streaming_content)
    if form == "csv":
        rows = list(csv.reader(io.StringIO(content.decode())))
        missing = ["FR", "fr", "missing", "Not translated"]
        assert rows[1:] == [["KOALA A", "KOALA A", *missing], ["KOALA A", "'=1+1", *missing]]
    else:
        assert content.startswith(b"PK")


def test_nobody_reads_the_report_without_logging_in(client, location):
    assert client.get(reverse("koala_coverage")).status_code == 302


def test_the_menu_has_our_report_and_not_that_of_localize(client, location):
    client.force_login(make_editor(location))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("koala_coverage") in page
    assert reverse("wagtail_localize:translations_report") not in page


# --- The panel --------------------------------------------------------------------------------


def panel_of(client, user):
    client.force_login(user)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    start = page.find('id="koala-coverage')
    return "" if start < 0 else page[start : page.index("</section>", start)]


def test_the_panel_counts_per_location_and_language_and_leads_to_the_report(client, location):
    french = make_public(location, "fr")
    TranslatedText.objects.filter(page=french).update(is_stale=True)
    make_location(title="KOALA B")
    panel = panel_of(client, make_editor(location))
    assert "KOALA B" not in panel
    address = f"{reverse('koala_coverage')}?location={key_of(location)}&amp;language="
    assert f'<a href="{address}fr&amp;state=stale">1</a>' in panel
    assert f'<a href="{address}ar&amp;state=missing">1</a>' in panel


def test_there_is_no_panel_when_nothing_is_to_do(client, location):
    for code in ("fr", "ar"):
        make_public(location, code)
    assert panel_of(client, make_editor(location)) == ""


def test_a_text_that_a_spreadsheet_would_run_is_kept_a_text():
    preprocess = CoverageReport().get_preprocess_function("page", "=1", "csv")
    assert preprocess("=1") == "'=1"
    assert preprocess("KOALA") == "KOALA"
