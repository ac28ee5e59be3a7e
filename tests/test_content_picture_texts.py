"""What can be seen on a picture is told in the language of the reader, or else in Dutch."""

import json
import re

import pytest
from django.urls import reverse

from content.models import Picture
from content.picture_texts import MAX_CHARACTERS, behind, description_in, rewritten
from content.words import Words
from locations.services import collection_of
from tests.factories import make_activity, make_editor, make_location
from tests.picture_files import phone_photo, uploaded
from tests.pictures import make_picture

pytestmark = [pytest.mark.once]

DUTCH = "Een vrouw leest voor."
FRENCH = "Une femme lit un livre."
ARABIC = "امرأة تقرأ كتابًا."
IN_FRENCH = {"fr": {"text": FRENCH, "dutch": DUTCH}}


# --- The rule ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fr", Words(FRENCH, "fr")), ("ar", Words(DUTCH, "nl")), ("nl", Words(DUTCH, "nl"))],
)
def test_a_text_is_in_the_language_of_the_reader_or_else_in_dutch(language, expected):
    assert description_in(language, dutch=DUTCH, kept=IN_FRENCH) == expected


def test_writing_in_one_language_leaves_the_others():
    kept = rewritten(IN_FRENCH, {"ar": ARABIC}, dutch=DUTCH)
    assert kept == IN_FRENCH | {"ar": {"text": ARABIC, "dutch": DUTCH}}


def test_an_empty_text_takes_a_language_away():
    assert rewritten(IN_FRENCH, {"fr": ""}, dutch=DUTCH) == {}


def test_a_text_is_behind_when_the_dutch_one_has_changed():
    assert behind(IN_FRENCH, dutch=DUTCH) == {}
    assert behind(IN_FRENCH, dutch="Een man leest voor.") == {"fr": DUTCH}
    assert behind(rewritten(IN_FRENCH, {"fr": FRENCH}, dutch="Anders"), dutch="Anders") == {}


# --- What families get ------------------------------------------------------------------------


@pytest.fixture
def location(site):
    return make_location(slug="lindewijk")


@pytest.fixture
def shown(location):
    """A picture on a location and on its activity."""
    picture = make_picture(location, translated_texts=IN_FRENCH)
    location.image = picture
    location.save_revision().publish()
    make_activity(location=location, image=picture, slug="spelen")
    return picture


def images(client, url):
    """Return the attributes that tell who cannot see what is on the pictures of a page."""
    found = re.findall(r"<img[^>]+class=\"picture__image\"[^>]*>", client.get(url).content.decode())
    return [re.findall(r'(alt|lang|dir)="([^"]*)"', each) for each in found]


@pytest.mark.parametrize("page", ["", "spelen/"])
@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", Words(DUTCH, "nl")), ("fr", Words(FRENCH, "fr")), ("ar", Words(DUTCH, "nl"))],
)
def test_a_page_tells_what_is_on_its_picture(client, shown, page, language, words):
    assert images(client, f"/{language}/koalas/lindewijk/{page}") == [
        [("alt", words.text), ("lang", words.language_code), ("dir", "ltr")]
    ]


def test_an_arabic_text_is_read_from_the_right(client, shown):
    Picture.objects.update(translated_texts={"ar": {"text": ARABIC, "dutch": DUTCH}})
    assert images(client, "/ar/koalas/lindewijk/") == [
        [("alt", ARABIC), ("lang", "ar"), ("dir", "rtl")]
    ]


def test_a_text_cannot_leave_its_attribute(client, shown):
    Picture.objects.update(
        translated_texts={"fr": {"text": '"><script>alert(1)</script>', "dutch": DUTCH}}
    )
    page = client.get("/fr/koalas/lindewijk/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_other_languages_cost_no_query(client, shown, django_assert_num_queries):
    with django_assert_num_queries(1):
        [picture] = Picture.objects.filter(pk=shown.pk)
        assert [picture.description_in(code).text for code in ("fr", "ar")] == [FRENCH, DUTCH]


# --- The form of a picture --------------------------------------------------------------------


@pytest.fixture
def editor(client, location):
    user = make_editor(location)
    client.force_login(user)
    return user


@pytest.fixture
def picture(location, editor):
    return make_picture(location, translated_texts=IN_FRENCH)


def typed(texts, before=None, prefix=""):
    """Return what the boxes of the form send: those of `texts`, and what was in them."""
    before = {"fr": FRENCH} if before is None else before
    found = {}
    for code, text in texts.items():
        found[f"{prefix}translated_texts_{code}"] = text
        found[f"{prefix}translated_texts_{code}_before"] = before.get(code, "")
    return found


def answers(location, **values):
    usual = {
        "title": "Voorlezen",
        "description": DUTCH,
        "people_visible": "nobody",
        "collection": collection_of(location).pk,
    }
    return usual | values


def save(client, picture, location, **values):
    """Send the form of a picture, and return the picture as it is then."""
    url = reverse("wagtailimages:edit", args=[picture.pk])
    client.post(url, answers(location, **values))
    return Picture.objects.get(pk=picture.pk)


def test_who_may_change_a_picture_writes_its_text_in_other_languages(client, location, picture):
    saved = save(
        client, picture, location, **typed({"fr": FRENCH, "ar": f" {ARABIC}\r\n", "tr": ""})
    )
    assert saved.translated_texts == IN_FRENCH | {"ar": {"text": ARABIC, "dutch": DUTCH}}


def test_a_text_can_be_taken_away(client, location, picture):
    assert save(client, picture, location, **typed({"fr": ""})).translated_texts == {}


def test_an_answer_without_these_boxes_leaves_the_texts(client, location, picture):
    assert save(client, picture, location).translated_texts == IN_FRENCH


def test_what_a_translator_wrote_meanwhile_is_not_lost(client, location, picture):
    theirs = {"fr": {"text": "Une dame lit.", "dutch": DUTCH}}
    Picture.objects.update(translated_texts=theirs)
    assert save(client, picture, location, **typed({"fr": FRENCH})).translated_texts == theirs


def test_a_new_dutch_text_leaves_the_translation_and_says_that_it_is_behind(
    client, location, picture
):
    newer = "Een vrouw leest een boek voor."
    saved = save(client, picture, location, description=newer, **typed({"fr": FRENCH}))
    assert saved.translated_texts == IN_FRENCH
    page = client.get(reverse("wagtailimages:edit", args=[picture.pk])).content.decode()
    assert f'<q lang="nl" dir="ltr">{DUTCH}</q>' in page
    rewritten_text = "Une femme lit un livre à voix haute."
    saved = save(client, picture, location, description=newer, **typed({"fr": rewritten_text}))
    assert saved.translated_texts == {"fr": {"text": rewritten_text, "dutch": newer}}


def test_another_picture_in_its_place_keeps_no_texts_of_the_first(client, location, picture):
    other = answers(location, description="Een bus.", file=uploaded(phone_photo()))
    url = reverse("wagtailimages:edit", args=[picture.pk])
    client.post(url, other | typed({"fr": FRENCH, "ar": ARABIC}))
    saved = Picture.objects.get(pk=picture.pk)
    assert saved.translated_texts == {"ar": {"text": ARABIC, "dutch": "Een bus."}}


def test_the_same_picture_in_a_new_file_keeps_its_texts(client, location, picture):
    saved = save(client, picture, location, file=uploaded(phone_photo()), **typed({"fr": FRENCH}))
    assert saved.translated_texts == IN_FRENCH


@pytest.mark.parametrize("wrong", ["x" * (MAX_CHARACTERS + 1), "Une femme\x00"])
def test_a_text_that_cannot_be_kept_is_refused_and_stays_on_screen(
    client, location, picture, wrong
):
    url = reverse("wagtailimages:edit", args=[picture.pk])
    response = client.post(url, answers(location) | typed({"fr": wrong, "ar": ARABIC}))
    assert "Français" in response.context["form"].errors["translated_texts"][0]
    assert ARABIC in response.content.decode()
    assert Picture.objects.get().translated_texts == IN_FRENCH


def test_uploading_asks_for_no_other_language(client, location, editor):
    data = answers(location, file=uploaded(phone_photo()))
    assert client.post(reverse("wagtailimages:add"), data).status_code == 302
    assert Picture.objects.get().translated_texts == {}


@pytest.mark.parametrize("road", ["wagtailimages:add", "wagtailimages_chooser:create"])
def test_texts_can_come_with_the_upload(client, location, editor, road):
    prefix = "image-chooser-upload-" if "chooser" in road else ""
    data = answers(location, file=uploaded(phone_photo()))
    data = {f"{prefix}{name}": value for name, value in data.items()}
    client.post(reverse(road), data | typed({"fr": FRENCH, "ar": ""}, before={}, prefix=prefix))
    assert Picture.objects.get().translated_texts == IN_FRENCH


def test_of_several_pictures_each_can_be_told_in_other_languages(client, location, picture):
    prefix = f"image-{picture.pk}-"
    url = reverse("wagtailimages:edit_multiple", args=[picture.pk])
    data = {f"{prefix}{name}": value for name, value in answers(location).items()}
    answer = client.post(url, data | typed({"fr": "Lire"}, prefix=prefix))
    assert json.loads(answer.content)["success"]
    assert Picture.objects.get().translated_texts == {"fr": {"text": "Lire", "dutch": DUTCH}}


@pytest.mark.parametrize("screen", ["wagtailimages:edit", "wagtailimages:add", "chooser"])
def test_the_boxes_are_folded_together_and_know_their_language(client, picture, screen):
    if screen == "chooser":
        page = client.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    else:
        arguments = [picture.pk] if screen.endswith("edit") else []
        page = client.get(reverse(screen, args=arguments)).content.decode()
    assert '<details class="other-languages">' in page
    box = re.search(r'<textarea name="[\w-]*translated_texts_ar"[^>]+>', page).group()
    assert 'lang="ar" dir="rtl"' in box


def test_an_editor_of_another_location_changes_no_text(client, location, picture):
    client.force_login(make_editor(make_location()))
    assert save(client, picture, location, **typed({"fr": "Autre"})).translated_texts == IN_FRENCH


def test_a_site_in_dutch_alone_asks_for_no_other_language(client, location, picture, settings):
    settings.LANGUAGES = [("nl", "Nederlands")]
    saved = save(client, picture, location, description="Iets anders")
    assert (saved.description, saved.translated_texts) == ("Iets anders", IN_FRENCH)
