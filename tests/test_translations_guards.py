"""Whoever translates reaches no page, text or report of another location or language."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLResolver, get_resolver, reverse
from wagtail.models import GroupPagePermission, Page, PageViewRestriction, Revision
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from content.models import Term
from editors.roles import make_network_team, make_translators
from locations.models import LocationIndexPage
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.translating import (
    hand_in,
    in_language,
    language,
    set_up_languages,
    source_record,
    translation_of,
)
from translations.guards import Report

pytestmark = pytest.mark.once

DUTCH_MARKER, ARABIC_MARKER, FRENCH_MARKER = "Geheim concept", "Geheim arabisch", "Geheim frans"
TERM_MARKER = "Geheim woord"
METHODS = ("get", "post", "put", "delete")
TABLES = [
    *(Page, Revision, PageViewRestriction, GroupPagePermission, Term, Translation),
    *(TranslationSource, TranslationLog, StringTranslation, SegmentOverride, StringSegment),
]


def views_of_localize(resolver=None):
    """Return the name and the arguments of each address of wagtail-localize in the admin."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        if not isinstance(pattern, URLResolver):
            continue
        if pattern.namespace == "wagtail_localize":
            found += [(each.name, *each.pattern.converters) for each in pattern.url_patterns]
        else:
            found += views_of_localize(pattern)
    return found


# What the editor of the location itself gets for a GET and for what the view is made for.
ANSWERS = {
    ("javascript_catalog",): (200, "post", 405),
    ("submit_page_translation", "page_id"): (200, "post", 302),
    ("submit_snippet_translation", "app_label", "model_name", "pk"): (302, "post", 302),
    ("update_translations", "translation_source_id"): (200, "post", 302),
    ("edit_string_translation", "translation_id", "string_segment_id"): (405, "put", 201),
    ("edit_override", "translation_id", "overridable_segment_id"): (405, "put", 201),
    ("download_pofile", "translation_id"): (200, "get", 200),
    ("upload_pofile", "translation_id"): (405, "post", 302),
    ("machine_translate", "translation_id"): (405, "post", 404),
    ("preview_translation", "translation_id"): (200, "get", 200),
    ("preview_translation", "translation_id", "mode"): (404, "get", 404),
    ("stop_translation", "translation_id"): (405, "post", 302),
    ("convert_to_alias", "page_id"): (200, "post", 302),
    ("translations_report",): (200, "get", 200),
    ("translations_report_results",): (200, "get", 200),
    ("snippets_api_listing", "app_label", "model_name"): (403, "get", 403),
    ("snippets_api_detail", "app_label", "model_name", "pk"): (403, "get", 403),
}
OPEN = {("javascript_catalog",), ("translations_report",), ("translations_report_results",)}
SNIPPETS = {view for view in ANSWERS if "app_label" in view}
REPORTS = {("translations_report",), ("translations_report_results",)}


@pytest.fixture(autouse=True)
def languages(site, settings):
    set_up_languages(settings)
    home_index = LocationIndexPage.objects.get()
    for page in (home_index.get_parent().specific, home_index):
        hand_in(page, "fr", "ar")


@pytest.fixture
def own():
    location = make_location(title="KOALA A", slug="a")
    hand_in(location, "fr")
    return location


@pytest.fixture
def other():
    """A location in three languages, each with a draft; its activity is only there in Dutch."""
    location = make_location(title="KOALA B", slug="b", email="b@example.org")
    make_activity(location=location, title="Spelen bij B", slug="spelen")
    hand_in(location, "fr", "ar")
    for code, marker in (("fr", FRENCH_MARKER), ("ar", ARABIC_MARKER), ("nl", DUTCH_MARKER)):
        page = in_language(location, code)
        Page.objects.filter(pk=page.pk).update(live=True)
        draft = page.get_latest_revision_as_object()
        draft.title = marker
        draft.save_revision()
    return location


@pytest.fixture
def term():
    return Term.objects.create(
        taxonomy="goal", code="geheim", name=TERM_MARKER, locale=language("nl")
    )


def editor_of_another_location(own):
    return make_editor(own), "fr", {DUTCH_MARKER, FRENCH_MARKER, ARABIC_MARKER, TERM_MARKER}


def translator_into_another_language():
    user = make_user()
    user.groups.add(make_translators(language("fr")))
    return user, "ar", {DUTCH_MARKER, ARABIC_MARKER, TERM_MARKER}


def network_member():
    user = make_user()
    user.groups.add(make_network_team())
    return user


def address(view, location, term, code):
    name, *arguments = view
    page = location.get_children().get() if name.startswith("submit") else location
    translation = translation_of(location, code)
    values = {
        "page_id": in_language(location, code).pk if name == "convert_to_alias" else page.pk,
        "app_label": "content",
        "model_name": "term",
        "pk": term.pk,
        "translation_source_id": source_record(location).pk,
        "translation_id": translation.pk,
        "string_segment_id": StringSegment.objects.filter(source=translation.source).first().pk,
        "overridable_segment_id": OverridableSegment.objects.filter(source=translation.source)[
            0
        ].pk,
        "mode": "poster",  # pages have one, which has no name
    }
    kwargs = {each: values[each] for each in arguments}
    return reverse(f"wagtail_localize:{name}", kwargs=kwargs)


def call(client, method, url, location, code):
    po = str(translation_of(location, code).export_po()).replace('msgstr ""', 'msgstr "gekaapt"')
    data = {
        "locales": [language(code).pk],
        "include_subtree": "on",
        "publish_translations": "on",
        "value": "gekaapt",
        "file": SimpleUploadedFile("a.po", po.encode()),
    }
    if method == "get":
        return client.get(url)
    if method == "post":
        return client.post(url, data)
    return getattr(client, method)(
        url, "value=gekaapt", content_type="application/x-www-form-urlencoded"
    )


def rows():
    return [list(each.objects.order_by("pk").values()) for each in TABLES]


def said_by(response):
    messages = [str(message) for message in get_messages(response.wsgi_request)]
    content = response.getvalue() if response.streaming else response.content
    return "".join([content.decode(errors="replace"), *messages])


def is_refused(response):
    home = reverse("wagtailadmin_home")
    return response.status_code in {403, 404, 405} or response.headers.get("Location") == home


def test_every_view_of_localize_has_a_case():
    assert sorted(views_of_localize()) == sorted(ANSWERS)


@pytest.mark.parametrize("view", ANSWERS, ids="-".join)
def test_a_view_answers_the_editor_of_a_page_and_tells_outsiders_nothing(
    client, own, other, term, view
):
    for user, code, markers in (
        editor_of_another_location(own),
        translator_into_another_language(),
    ):
        client.force_login(user)
        url = address(view, other, term, code)
        before = rows()
        for method in METHODS:
            response = call(client, method, url, other, code)
            assert [marker for marker in markers if marker in said_by(response)] == []
            assert view in OPEN or is_refused(response)
        assert rows() == before
    client.force_login(make_editor(other))
    url = address(view, other, term, "fr")
    answer_to_get, method, answer = ANSWERS[view]
    assert client.get(url).status_code == answer_to_get
    assert call(client, method, url, other, "fr").status_code == answer


@pytest.mark.parametrize("view", sorted(SNIPPETS), ids="-".join)
def test_the_network_team_translates_terms(client, own, other, term, view):
    client.force_login(network_member())
    response = client.get(address(view, other, term, "fr"))
    assert response.status_code == 200
    assert TERM_MARKER in said_by(response)


@pytest.mark.parametrize("view", sorted(REPORTS), ids="-".join)
def test_the_report_lists_what_one_may_edit(client, own, other, view):
    url = reverse(f"wagtail_localize:{view[0]}")

    def listed(user, **query):
        client.force_login(user)
        response = client.get(url, query)
        return sorted(
            {
                (each.source.object_repr, each.target_locale.language_code)
                for each in response.context["object_list"]
            }
        )

    both = [("KOALA B", "ar"), ("KOALA B", "fr")]
    assert listed(make_editor(own)) == [("KOALA A", "fr")]
    assert listed(make_editor(own), source_title="B") == []
    assert listed(make_editor(other)) == both
    assert set(listed(network_member())) > {("KOALA A", "fr"), *both}
    translator, _code, _markers = translator_into_another_language()
    assert {code for _title, code in listed(translator)} == {"fr"}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_report_is_exported_with_ones_own_rows_only(client, own, other, form, monkeypatch):
    monkeypatch.setattr(Report, "list_export", ["source.object_repr"])
    client.force_login(make_editor(own))
    url = reverse("wagtail_localize:translations_report")
    response = client.get(url, {"export": form})
    if form == "csv":
        lines = said_by(response).split()
        assert lines[-2:] == ["KOALA", "A"]
        assert "B" not in lines
    else:
        assert response.status_code == 200


def test_no_report_row_without_rights(client, own):
    user = make_user()
    user.groups.add(make_translators(language("ar")))
    client.force_login(user)
    response = client.get(reverse("wagtail_localize:translations_report"))
    assert own.title not in said_by(response)
    hand_in(own, "ar")
    assert own.title in said_by(client.get(reverse("wagtail_localize:translations_report")))
