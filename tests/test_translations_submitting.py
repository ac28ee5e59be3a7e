"""What is handed in for translation, what is published of it, and what never gets there."""

import json
from urllib.parse import urlsplit

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve, reverse
from wagtail.admin.ui.menus.pages import get_page_header_buttons
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import Translation, TranslationSource

from content.models import Term
from editors.roles import make_network_team, make_translators
from locations.models import LocationIndexPage
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.translating import (
    hand_in,
    in_language,
    language,
    make_public,
    segments_of,
    set_up_languages,
    source_record,
    translation_of,
    write_texts,
)

MARKER = "Geheim concept"


@pytest.fixture(autouse=True)
def languages(site, settings):
    set_up_languages(settings)
    home_index = LocationIndexPage.objects.get()
    for page in (home_index.get_parent().specific, home_index):
        hand_in(page, "fr")


@pytest.fixture
def location():
    return make_location(title="KOALA A", slug="a")


@pytest.fixture
def editor(client, location):
    user = make_editor(location)
    client.force_login(user)
    return user


def submit(client, page, code="fr", **values):
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return client.post(url, {"locales": [language(code).pk]} | values)


def update(client, page, **values):
    url = reverse("wagtail_localize:update_translations", args=[source_record(page).pk])
    return client.post(url, values)


def messages_of(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def languages_of(page):
    pages = Page.objects.filter(translation_key=page.translation_key)
    return sorted(pages.values_list("locale__language_code", flat=True))


def write_draft(page, field):
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.title = MARKER
    setattr(draft, field, MARKER)
    draft.save_revision()


# --- Handing in -------------------------------------------------------------------------------


def test_an_editor_has_the_own_location_translated_as_a_draft(client, editor, location):
    response = submit(client, location)
    french = in_language(location, "fr")
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[french.pk])
    assert not french.live
    assert client.get(response.headers["Location"]).status_code == 200


def test_a_page_that_is_not_public_is_not_translated(client, editor, location):
    draft = make_activity(location=location, live=False)
    response = submit(client, draft)
    assert messages_of(response) == [
        "Deze pagina staat niet online in het Nederlands. "
        "Publiceer ze eerst: een concept wordt niet vertaald."
    ]
    assert languages_of(draft) == ["nl"]


def test_a_translation_is_made_from_the_dutch_page_only(client, editor, location):
    french = make_public(location, "fr")
    assert messages_of(submit(client, french, "ar")) == [
        "Een vertaling vertrekt van de Nederlandse pagina. Begin daar."
    ]
    assert languages_of(location) == ["fr", "nl"]


def test_a_page_is_not_translated_before_the_page_above_it(client, editor, location):
    activity = make_activity(location=location)
    response = submit(client, activity)
    assert "vertaal eerst de pagina hierboven" in response.content.decode()
    assert languages_of(activity) == languages_of(location) == ["nl"]


def test_what_lies_below_comes_along_but_no_draft(client, editor, location):
    public, draft = make_activity(location=location), make_activity(location=location, live=False)
    submit(client, location, include_subtree="on")
    assert [languages_of(page) for page in (location, public, draft)] == [
        ["fr", "nl"],
        ["fr", "nl"],
        ["nl"],
    ]


def test_handing_in_the_pages_below_again_leaves_existing_translations_alone(
    client, editor, location
):
    activity = make_activity(location=location)
    make_public(location, "fr")
    french = make_public(activity, "fr")
    Translation.objects.filter(source__object_id=activity.translation_key).update(enabled=False)
    submit(client, location, "ar", include_subtree="on")  # Arabic has no list of locations
    Page.objects.filter(pk=french.get_parent().pk).update(title="KOALA à la main")
    hand_in(LocationIndexPage.objects.get(locale__language_code="nl"), "ar")
    submit(client, location, "ar", include_subtree="on")
    assert languages_of(activity) == ["ar", "fr", "nl"]
    assert not translation_of(activity, "fr").enabled


def test_an_editor_makes_no_term_of_the_network_in_another_language(client, editor, location):
    Term.objects.filter(locale__language_code="fr").delete()
    activity = make_activity(location=location)
    submit(client, location)
    submit(client, activity)
    assert languages_of(activity) == ["fr", "nl"]
    assert not Term.objects.filter(locale__language_code="fr").exists()


# --- Publishing -------------------------------------------------------------------------------


def test_a_language_with_missing_texts_is_not_published(client, editor, location):
    hand_in(location, "fr")
    write_texts(location, "fr", leave_out=1)
    response = update(client, location, publish_translations="on")
    assert messages_of(response)[0].endswith("is niet gepubliceerd: 1 tekst is nog niet vertaald.")
    assert not in_language(location, "fr").live


def test_a_language_that_is_complete_is_published(
    client, editor, location, django_capture_on_commit_callbacks
):
    hand_in(location, "fr")
    write_texts(location, "fr")
    with django_capture_on_commit_callbacks(execute=True):
        response = update(client, location, publish_translations="on")
    assert response.status_code == 302
    assert in_language(location, "fr").live


def test_who_may_not_publish_a_translation_syncs_without(client, editor, location):
    hand_in(location, "fr")
    write_texts(location, "fr")
    french = in_language(location, "fr")
    french.group_permissions.filter(permission__codename="publish_page").delete()
    Page.objects.filter(pk=location.pk).update(title="KOALA Nieuw")
    assert update(client, location, publish_translations="on").headers["Location"] == reverse(
        "wagtailadmin_home"
    )
    assert source_record(location).object_repr == "KOALA A"
    assert update(client, location).status_code == 302
    assert source_record(location).object_repr == "KOALA Nieuw"
    assert not in_language(location, "fr").live


def test_who_may_not_publish_cannot_do_so_by_making_an_alias(client, editor, location):
    hand_in(location, "fr")
    french = in_language(location, "fr")
    french.group_permissions.filter(permission__codename="publish_page").delete()
    client.post(reverse("wagtail_localize:convert_to_alias", args=[french.pk]))
    french.refresh_from_db()
    assert (french.live, french.alias_of) == (False, None)


def test_a_translation_of_an_unpublished_page_stays_a_draft(client, editor, location):
    french = make_public(location, "fr")
    location.unpublish()
    response = client.post(
        reverse("wagtailadmin_pages:edit", args=[french.pk]), {"action": "publish"}
    )
    assert messages_of(response) == [
        "Deze pagina staat niet online in het Nederlands. Daarom blijft de vertaling een concept."
    ]
    assert not in_language(location, "fr").live
    assert "niet online in het Nederlands" in messages_of(update(client, location))[-1]


@pytest.mark.parametrize("content", [None, b"", b'msgid ""\nmsgstr ""\n', b"\x00\xff"])
def test_a_file_that_is_no_translation_is_refused_in_words(client, editor, location, content):
    hand_in(location, "fr")
    url = reverse("wagtail_localize:upload_pofile", args=[translation_of(location, "fr").pk])
    data = {} if content is None else {"file": SimpleUploadedFile("a.po", content)}
    response = client.post(url, data)
    assert messages_of(response) == ["Laad een PO-bestand op dat hier gedownload is."]


# --- Drafts -----------------------------------------------------------------------------------


def traces_of_a_draft(page):
    """Return in what is kept of a page in other languages, or of its texts, a draft shows."""
    pages = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    sources = TranslationSource.objects.filter(object_id=page.translation_key)
    kept = {
        "page": [each.serializable_data() for each in pages.specific()],
        "revision": [revision.content for each in pages for revision in each.revisions.all()],
        "segment": list(segments_of(page).values("string__data")),
        "log": list(PageLogEntry.objects.filter(page__in=pages.values("pk")).values("data")),
        "source": list(sources.values("content_json", "object_repr")),
    }
    return [what for what, rows in kept.items() if MARKER in json.dumps(rows, default=str)]


def test_a_draft_of_a_public_page_never_reaches_a_translation(
    client, editor, location, django_capture_on_commit_callbacks
):
    activity = make_activity(location=location)
    write_draft(location, "intro")
    write_draft(activity, "summary")
    pages = (location, activity)
    with django_capture_on_commit_callbacks(execute=True):
        submit(client, location, include_subtree="on")
        for page in pages:
            update(client, page)
            write_texts(page, "fr")
            update(client, page, publish_translations="on")
            client.get(reverse("wagtailadmin_pages:edit", args=[in_language(page, "fr").pk]))
    assert [in_language(page, "fr").live for page in pages] == [True, True]
    assert segments_of(location).filter(string__data=location.intro).exists()
    assert segments_of(activity).filter(string__data=activity.summary).exists()
    for page in pages:
        assert Page.objects.get(pk=page.pk).draft_title == MARKER
        assert traces_of_a_draft(page) == []


# --- Who is offered what ----------------------------------------------------------------------


def offered(user, page):
    buttons = get_page_header_buttons(page, user, "/", "index")
    views = [resolve(urlsplit(each.url).path).func for each in buttons if each.url]
    names = [getattr(view, "view_class", view).__name__ for view in views]
    return sorted({"SubmitPage", "UpdateTranslations"} & set(names))


def test_buttons_to_translate_show_only_where_one_may(location):
    hand_in(location, "fr")
    draft = make_activity(location=location, live=False)
    other_editor, translator, network = make_editor(make_location()), make_user(), make_user()
    translator.groups.add(make_translators(language("fr")))
    network.groups.add(make_network_team())
    both = ["SubmitPage", "UpdateTranslations"]
    assert offered(make_editor(location), location) == both
    assert offered(network, location) == both
    assert offered(other_editor, location) == offered(translator, location) == []
    assert offered(network, in_language(location, "fr")) == offered(network, draft) == []


def test_a_translator_sees_the_dutch_text_and_cannot_edit_the_dutch_page(client, location):
    hand_in(location, "fr")
    user = make_user()
    user.groups.add(make_translators(language("fr")))
    client.force_login(user)
    french = in_language(location, "fr")
    page = client.get(reverse("wagtailadmin_pages:edit", args=[french.pk]))
    assert page.status_code == 200
    segments = json.loads(page.context["props"])["segments"]
    assert location.intro in [each.get("source") for each in segments]
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[location.pk]))
    assert answer.status_code == 404
