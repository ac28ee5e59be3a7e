"""Short addresses: one code for each page, which leads to it and to nothing that is hidden."""

from uuid import uuid4

import pytest
from django.db import IntegrityError
from wagtail.models import Locale, PageViewRestriction

from activities import short_addresses
from activities.models import ActivityPage, ShortAddress
from activities.short_addresses import (
    ALPHABET,
    absolute_short_url,
    give_short_address,
    short_code,
)
from tests.factories import make_activity, make_location

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]


@pytest.fixture
def languages(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("nl", "Nederlands"),
        ("fr", "Français"),
        ("ar", "العربية"),
    ]


def translate(page, language_code, **values):
    """Return a page, and all above it, in another language; live unless told otherwise."""
    locale, _made = Locale.objects.get_or_create(language_code=language_code)
    copy = page.copy_for_translation(locale, copy_parents=True)
    for each in copy.get_ancestors(inclusive=True).filter(locale=locale).specific():
        type(each).objects.filter(pk=each.pk).update(alias_of=None, live=True)
    type(page).objects.filter(pk=copy.pk).update(**values)
    return type(page).objects.get(pk=copy.pk)


def code_of(page):
    return short_code(page.translation_key)


# --- Codes ----------------------------------------------------------------------------------


def test_a_published_activity_and_its_location_each_have_a_code():
    activity = make_activity()
    codes = {code_of(activity), code_of(activity.get_parent())}
    assert len(codes) == 2
    assert all(len(code) == 6 and set(code) <= set(ALPHABET) for code in codes)


def test_a_draft_has_no_code():
    assert code_of(make_activity(live=False)) == ""


def test_publishing_again_keeps_the_code():
    activity = make_activity()
    before = code_of(activity)
    activity.save_revision().publish()
    assert code_of(activity) == before
    assert ShortAddress.objects.filter(page_key=activity.translation_key).count() == 1


def test_the_alphabet_has_no_letters_that_look_alike_and_no_vowels():
    assert not set(ALPHABET) & set("aeiou0125lbszgqmv8")
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_a_code_that_is_taken_is_tried_again(monkeypatch):
    taken = give_short_address(uuid4())
    offered = iter([taken, taken, "xxx333"])
    monkeypatch.setattr(short_addresses, "_new_code", lambda length: next(offered))
    assert give_short_address(uuid4()) == "xxx333"


def test_codes_grow_longer_when_the_short_ones_are_taken(monkeypatch):
    ShortAddress.objects.create(code="x" * 6, page_key=uuid4())
    monkeypatch.setattr(short_addresses, "_new_code", lambda length: "x" * length)
    assert give_short_address(uuid4()) == "x" * 7


def test_it_says_so_when_no_code_is_left(monkeypatch):
    for length in (6, 7, 8):
        ShortAddress.objects.create(code="x" * length, page_key=uuid4())
    monkeypatch.setattr(short_addresses, "_new_code", lambda length: "x" * length)
    with pytest.raises(RuntimeError, match="No free short address"):
        give_short_address(uuid4())


def test_a_page_that_gets_its_code_meanwhile_keeps_that_one(monkeypatch):
    page_key = uuid4()

    def somebody_else_was_first(length):
        ShortAddress.objects.get_or_create(code="xxx333", page_key=page_key)
        return "yyy444"

    monkeypatch.setattr(short_addresses, "_new_code", somebody_else_was_first)
    assert give_short_address(page_key) == "xxx333"


def test_two_pages_never_share_a_code():
    code = give_short_address(uuid4())
    with pytest.raises(IntegrityError):
        ShortAddress.objects.create(code=code, page_key=uuid4())


def test_the_code_of_a_deleted_page_is_kept_so_that_no_other_page_gets_it(client):
    activity = make_activity()
    code = code_of(activity)
    ActivityPage.objects.get(pk=activity.pk).delete()
    assert ShortAddress.objects.filter(code=code).exists()
    assert client.get(f"/a/{code}").status_code == 404


def test_the_absolute_address_is_that_of_the_site():
    activity = make_activity()
    assert absolute_short_url(activity) == f"http://127.0.0.1:8000/a/{code_of(activity)}"


# --- Where they lead ------------------------------------------------------------------------


def test_a_short_address_leads_to_the_dutch_page(client):
    location = make_location()
    activity = make_activity(location=location)
    for page in (location, activity):
        response = client.get(f"/a/{code_of(page)}")
        assert (response.status_code, response["Location"]) == (302, page.get_url())


@pytest.mark.parametrize(
    ("asked", "language"), [("ar", "ar"), ("fr", "fr"), ("nl", "nl"), ("de", "nl"), ("", "nl")]
)
def test_it_leads_to_the_language_of_the_reader_translated_or_not(
    client, languages, asked, language
):
    activity = make_activity()
    translate(activity, "ar", title="اللعب")
    response = client.get(f"/a/{code_of(activity)}", headers={"accept-language": asked})
    assert response["Location"].startswith(f"/{language}/")


def test_it_leads_to_a_page_that_shows_nothing_of_a_draft_translation(client, languages):
    activity = make_activity(title="Spelen")
    translate(activity, "ar", title="اللعب", live=False)
    headers = {"accept-language": "ar"}
    response = client.get(f"/a/{code_of(activity)}", headers=headers, follow=True)
    assert response.redirect_chain == [(activity.get_url().replace("/nl/", "/ar/"), 302)]
    assert "اللعب" not in response.content.decode()


def test_caches_keep_the_languages_apart_and_nobody_gets_a_cookie(client):
    for path in (f"/a/{code_of(make_activity())}", "/a/xxxxxx"):
        response = client.get(path)
        assert "Accept-Language" in response["Vary"]
        assert "Cookie" not in response["Vary"]
        assert not response.cookies


@pytest.mark.parametrize("change", [str.upper, lambda code: f"{code[:3]}-{code[3:]}"])
def test_capitals_and_dashes_are_forgiven(client, change):
    activity = make_activity()
    assert client.get(f"/a/{change(code_of(activity))}")["Location"] == activity.get_url()


def test_spaces_and_a_slash_at_the_end_are_forgiven(client):
    activity = make_activity()
    code = code_of(activity)
    assert client.get(f"/a/{code[:3]}%20{code[3:]}/")["Location"] == activity.get_url()


def hide_as_draft(page):
    page.unpublish()


def hide_by_restriction(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def hide_by_restricting_the_location(page):
    hide_by_restriction(page.get_parent())


@pytest.mark.parametrize(
    "hide", [hide_as_draft, hide_by_restriction, hide_by_restricting_the_location]
)
def test_a_hidden_page_and_an_unknown_code_get_the_same_answer(client, hide):
    activity = make_activity(title="Geheim speeluur")
    code = code_of(activity)
    hide(activity)
    hidden, unknown = client.get(f"/a/{code}"), client.get("/a/xxxxxx")
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content.decode().replace(code, "xxxxxx") == unknown.content.decode()


def test_a_translation_of_a_hidden_page_is_hidden_too(client, languages):
    activity = make_activity()
    translate(activity, "ar")
    code = code_of(activity)
    activity.unpublish()
    assert client.get(f"/a/{code}", headers={"accept-language": "ar"}).status_code == 404


def test_the_answer_to_an_unknown_code_is_in_the_language_of_the_reader(client, languages):
    response = client.get("/a/xxxxxx", headers={"accept-language": "ar"})
    assert response.status_code == 404
    assert '<html lang="ar"' in response.content.decode()


@pytest.mark.parametrize("path", ["/a/", "/a", "/a/x", "/a/%00", "/a/é", "/a/" + "x" * 300])
def test_nonsense_stays_not_found_and_is_sent_to_no_language(client, path):
    assert client.get(path).status_code == 404


def test_a_short_address_cannot_be_posted_to(client):
    assert client.post(f"/a/{code_of(make_activity())}").status_code == 405
