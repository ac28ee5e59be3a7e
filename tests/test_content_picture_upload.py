"""Every road on which an editor uploads a picture."""

import json

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.models import UploadedFile

from content.fields import originals
from content.models import Picture
from locations.services import collection_of
from tests.factories import make_editor, make_location
from tests.picture_files import BAD, SECRETS, phone_photo, uploaded

pytestmark = [pytest.mark.django_db, pytest.mark.once]
KIND = "kan niet gelezen worden|cannot be read|te groot|too large|leeg|empty|HEIC|megap"


@pytest.fixture
def location(site):
    return make_location()


@pytest.fixture(autouse=True)
def editor(client, location):
    user = make_editor(location)
    client.force_login(user)
    return user


def answers(location, **values):
    """Return what the form sends besides the file."""
    usual = {
        "title": "Voorlezen",
        "description": "Een vrouw leest voor.",
        "people_visible": "recognisable",
        "consent_kind": "written",
        "consent_reference": "2026-014",
        "consent_until": "2027-06-30",
        "collection": collection_of(location).pk,
    }
    return usual | values


def prefixed(values, prefix):
    return {f"{prefix}-{name}": value for name, value in values.items()}


def with_form(client, location, file):
    return client.post(reverse("wagtailimages:add"), answers(location, file=file))


def with_chooser(client, location, file):
    data = prefixed(answers(location, file=file), "image-chooser-upload")
    return client.post(reverse("wagtailimages_chooser:create"), data)


def with_several(client, location, file):
    data = {"title": "Voorlezen", "files[]": file, "collection": collection_of(location).pk}
    return client.post(reverse("wagtailimages:add_multiple"), data)


def replacing(client, location, file):
    picture = Picture.objects.first()
    return client.post(
        reverse("wagtailimages:edit", args=[picture.pk]), answers(location, file=file)
    )


ROADS = [with_form, with_chooser, with_several]


def kept():
    """Return the names of all files: of pictures, of uploads that wait, and public ones."""
    names = [set(originals().listdir("")[1])]
    for folder in ("", "original_images", "wagtail_uploads"):
        if default_storage.exists(folder):
            names.append(set(default_storage.listdir(folder)[1]))
    return set().union(*names)


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_gets_a_kind_sentence_and_leaves_nothing(client, location, road, what):
    before = kept()
    response = road(client, location, uploaded(BAD[what]()))
    assert response.status_code == 200
    text = response.content.decode()
    if response["Content-Type"].startswith("application/json"):
        text = str(json.loads(text))
    assert any(word in text for word in KIND.split("|")), text[:500]
    assert "andere titel" not in text
    assert not Picture.objects.exists()
    assert not UploadedFile.objects.exists()
    assert kept() == before


@pytest.mark.parametrize("road", ROADS)
def test_what_is_kept_tells_no_place_no_camera_and_no_name(client, location, road):
    response = road(client, location, uploaded(phone_photo(), name="Aya Meerstraat 4.jpg"))
    assert response.status_code in (200, 302), response.content[:500]
    picture = Picture.objects.get()
    content = picture.file.read()
    renditions = [picture.get_rendition(each) for each in ("original", "max-165x165")]
    for file in (content, *(each.file.read() for each in renditions)):
        for secret in SECRETS:
            assert secret not in file
    for name in (picture.file.name, *(each.file.name for each in renditions)):
        assert "Aya" not in name
        assert "Meerstraat" not in name
    assert (picture.width, picture.height) == (600, 900)


@pytest.mark.parametrize("road", ROADS)
def test_what_is_uploaded_has_no_address_on_the_site(client, location, road):
    road(client, location, uploaded(phone_photo()))
    picture = Picture.objects.get()
    assert not default_storage.exists(picture.file.name)
    assert client.get(picture.file.url).status_code == 404


def test_the_name_of_a_file_need_not_say_what_is_in_it(client, location):
    with_form(client, location, uploaded(phone_photo(), name="foto.png", content_type="text/html"))
    assert Picture.objects.get().file.name.endswith(".jpg")


def test_a_new_file_takes_the_place_of_the_old_one(
    client, location, django_capture_on_commit_callbacks
):
    with_form(client, location, uploaded(phone_photo()))
    old = Picture.objects.get()
    shown = old.get_rendition("max-165x165").file.name
    with django_capture_on_commit_callbacks(execute=True):
        replacing(client, location, uploaded(phone_photo(orientation=1)))
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (900, 600)
    assert not originals().exists(old.file.name)
    assert not default_storage.exists(shown)


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_does_not_take_the_place_of_a_good_one(client, location, what):
    with_form(client, location, uploaded(phone_photo()))
    before = kept()
    response = replacing(client, location, uploaded(BAD[what]()))
    assert response.status_code == 200
    assert kept() == before
    assert originals().exists(Picture.objects.get().file.name)


@pytest.mark.parametrize(
    "missing",
    ["description", "people_visible", "consent_until", "consent_reference"],
)
def test_the_form_asks_for_what_is_missing(client, location, missing):
    data = answers(location, file=uploaded(phone_photo())) | {missing: ""}
    response = client.post(reverse("wagtailimages:add"), data)
    assert response.status_code == 200
    assert missing in response.context["form"].errors
    assert not Picture.objects.exists()


@pytest.mark.parametrize("reference", ["Aya El Amrani", "mama van Aya", "Aya"])
def test_a_name_is_no_number_of_a_consent(client, location, reference):
    data = answers(location, file=uploaded(phone_photo()), consent_reference=reference)
    response = client.post(reverse("wagtailimages:add"), data)
    assert "consent_reference" in response.context["form"].errors


def test_a_consent_cannot_have_ended_when_it_is_noted(client, location):
    data = answers(location, file=uploaded(phone_photo()), consent_until="2026-11-21")
    response = client.post(reverse("wagtailimages:add"), data)
    assert "consent_until" in response.context["form"].errors


def test_a_picture_of_nobody_keeps_no_consent(client, location):
    data = answers(location, file=uploaded(phone_photo()), people_visible="nobody")
    client.post(reverse("wagtailimages:add"), data)
    picture = Picture.objects.get()
    assert (picture.consent_kind, picture.consent_reference) == ("", "")
    assert picture.consent_until is None


def test_of_several_pictures_each_is_asked_who_is_on_it(client, location):
    answer = json.loads(with_several(client, location, uploaded(phone_photo())).content)
    assert answer["success"]
    assert "people_visible" in answer["form"]
    picture = Picture.objects.get()
    url = reverse("wagtailimages:edit_multiple", args=[picture.pk])
    data = prefixed(answers(location), f"image-{picture.pk}")
    without = data | {f"image-{picture.pk}-people_visible": ""}
    assert not json.loads(client.post(url, without).content)["success"]
    assert json.loads(client.post(url, data).content)["success"]
    picture.refresh_from_db()
    assert picture.consent_reference == "2026-014"


def test_a_withdrawal_asks_for_nothing_else(client, location):
    with_form(client, location, uploaded(phone_photo()))
    picture = Picture.objects.get()
    url = reverse("wagtailimages:edit", args=[picture.pk])
    response = client.post(url, {"title": "Voorlezen", "description": "", "is_withdrawn": "on"})
    assert response.status_code == 302
    picture.refresh_from_db()
    assert picture.withdrawn_at


def test_an_answer_without_the_questions_changes_no_consent(client, location):
    with_form(client, location, uploaded(phone_photo()))
    picture = Picture.objects.get()
    for name, prefix in (("edit", ""), ("edit_multiple", f"image-{picture.pk}-")):
        url = reverse(f"wagtailimages:{name}", args=[picture.pk])
        assert client.post(url, {f"{prefix}title": "Anders"}).status_code == 200
    picture.refresh_from_db()
    assert picture.consent_reference == "2026-014"


def test_an_editor_of_another_location_cannot_withdraw_a_consent(client, location):
    with_form(client, location, uploaded(phone_photo()))
    picture = Picture.objects.get()
    client.force_login(make_editor(make_location()))
    data = answers(location, is_withdrawn="on")
    client.post(reverse("wagtailimages:edit", args=[picture.pk]), data)
    picture.refresh_from_db()
    assert picture.withdrawn_at is None
    assert originals().exists(picture.file.name)


@pytest.mark.parametrize("wrong", [{"title": "x" * 300}, {"collection": "999999"}])
def test_a_file_is_not_kept_as_it_came_while_the_form_waits(client, location, wrong):
    before = kept()
    data = {"title": "Voorlezen", "collection": collection_of(location).pk} | wrong
    url = reverse("wagtailimages:add_multiple")
    answer = client.post(url, data | {"files[]": uploaded(phone_photo())}).json()
    if answer["success"]:  # who has one collection is not asked which
        assert Picture.objects.get().collection == collection_of(location)
    else:
        assert not Picture.objects.exists()
        assert kept() == before
    assert not UploadedFile.objects.exists()
