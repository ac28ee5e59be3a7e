"""A translator tells in one language what can be seen on the pictures that families see."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageViewRestriction

from content.models import Picture
from editors.roles import make_readers, make_translators
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.pictures import NOT_SHOWN, make_picture
from tests.translating import language, network_member, set_up_network, translator
from translations.pictures import Written, shown_pictures, write_texts

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("network")]

DUTCH = "Een vrouw leest voor."
FRENCH = "Une femme lit un livre."
IN_FRENCH = {"fr": {"text": FRENCH, "dutch": DUTCH}}
URL = "/admin/translations/pictures/fr/"


@pytest.fixture
def network(site, settings):
    set_up_network(settings)


@pytest.fixture
def location():
    return make_location(slug="lindewijk")


@pytest.fixture
def picture(location):
    """A picture on a public activity, without a text in French."""
    picture = make_picture(location)
    make_activity(location=location, image=picture, slug="spelen", title="Spelen")
    return picture


@pytest.fixture
def marie(client):
    """Somebody who translates into French, logged in."""
    user = translator("fr")
    client.force_login(user)
    return user


def typed(picture, text, *, before="", dutch=DUTCH, **more):
    values = {"text": text, "before": before, "dutch": dutch} | more
    return {f"picture-{picture.pk}-{name}": value for name, value in values.items()}


def kept(picture):
    return Picture.objects.get(pk=picture.pk).translated_texts


# --- Which pictures ---------------------------------------------------------------------------


def test_a_picture_on_a_public_page_asks_for_a_text(picture):
    [row] = shown_pictures("fr")
    assert (row.picture, row.pages, row.text, row.state) == (picture, ("Spelen",), "", "missing")


def test_a_picture_on_two_pages_is_asked_once(location, picture):
    location.image = picture
    location.save_revision().publish()
    [row] = shown_pictures("fr")
    assert row.pages == (location.title, "Spelen")


def test_what_is_missing_comes_first_then_what_is_behind(location, picture):
    for name, texts in (("af", IN_FRENCH), ("oud", {"fr": {"text": FRENCH, "dutch": "Oud"}})):
        other = make_picture(location, translated_texts=texts)
        make_activity(location=location, image=other, slug=name, title=name)
    assert [(row.pages, row.state) for row in shown_pictures("fr")] == [
        (("Spelen",), "missing"),
        (("oud",), "stale"),
        (("af",), "up-to-date"),
    ]


def test_of_a_draft_nothing_is_asked(location):
    make_activity(location=location, image=make_picture(location), live=False)
    assert shown_pictures("fr") == []


def test_of_a_draft_of_a_public_page_nothing_is_asked(location, picture):
    activity = location.get_children().get().specific
    activity.image = make_picture(location, description="Geheim.")
    activity.save_revision()
    assert [row.picture for row in shown_pictures("fr")] == [picture]


def test_of_a_page_for_some_nothing_is_asked(location, picture):
    PageViewRestriction.objects.create(page=location, restriction_type="login")
    assert shown_pictures("fr") == []


def test_in_a_language_that_a_location_does_not_offer_nothing_is_asked(location, picture):
    location.offered_languages = ["ar"]
    location.save_revision().publish()
    assert shown_pictures("fr") == []
    assert [row.picture for row in shown_pictures("ar")] == [picture]


@pytest.mark.parametrize("why", NOT_SHOWN)
def test_of_a_picture_that_nobody_may_see_nothing_is_asked_when(picture, why):
    Picture.objects.update(**NOT_SHOWN[why])
    assert shown_pictures("fr") == []


# --- The screen -------------------------------------------------------------------------------


def test_a_translator_writes_what_families_then_get(client, marie, picture):
    page = client.get(URL).content.decode()
    assert DUTCH in page
    response = client.post(URL, typed(picture, f"  {FRENCH}\n"))
    assert response.status_code == 302
    assert kept(picture) == IN_FRENCH
    assert ModelLogEntry.objects.get(action="wagtail.edit").user == marie
    assert f'alt="{FRENCH}"' in client.get("/fr/koalas/lindewijk/spelen/").content.decode()


def test_a_translator_is_not_told_the_title_of_a_picture(client, marie, picture):
    Picture.objects.update(title="Aya El Amrani")
    assert "Aya El Amrani" not in client.get(URL).content.decode()


def test_the_box_is_read_in_its_own_direction(client, picture):
    client.force_login(translator("ar"))
    page = client.get("/admin/translations/pictures/ar/").content.decode()
    box = re.search(r"<textarea[^>]+>", page).group()
    assert 'lang="ar" dir="rtl"' in box


def test_what_was_left_empty_or_as_it_was_is_not_written(client, marie, location, picture):
    older = {"fr": {"text": FRENCH, "dutch": "Oud"}}
    behind = make_picture(location, translated_texts=older)
    make_activity(location=location, image=behind, slug="oud")
    data = typed(picture, "") | typed(behind, FRENCH, before=FRENCH)
    assert client.post(URL, data).status_code == 302
    assert (kept(picture), kept(behind)) == ({}, older)


def test_a_text_that_is_still_right_is_no_longer_behind(client, marie, picture):
    Picture.objects.update(translated_texts={"fr": {"text": FRENCH, "dutch": "Oud"}})
    assert '<q lang="nl" dir="ltr">Oud</q>' in client.get(URL).content.decode()
    client.post(URL, typed(picture, FRENCH, before=FRENCH, is_right="on"))
    assert kept(picture) == IN_FRENCH


def test_what_a_colleague_wrote_meanwhile_is_not_lost_nor_is_ones_own(client, marie, picture):
    Picture.objects.update(translated_texts=IN_FRENCH)
    response = client.post(URL, typed(picture, "Une dame lit."))
    assert response.status_code == 409
    assert kept(picture) == IN_FRENCH
    page = response.content.decode()
    assert FRENCH in page
    assert "Une dame lit." in page
    client.post(URL, typed(picture, "Une dame lit.", before=FRENCH))
    assert kept(picture)["fr"]["text"] == "Une dame lit."


def test_nothing_is_written_beside_a_dutch_text_that_has_changed(client, marie, picture):
    response = client.post(URL, typed(picture, FRENCH, dutch="Een bus."))
    assert response.status_code == 409
    assert kept(picture) == {}
    assert FRENCH in response.content.decode()


def test_a_text_that_is_too_long_keeps_the_others_on_screen(client, marie, location, picture):
    other = make_picture(location)
    make_activity(location=location, image=other, slug="ander")
    data = typed(picture, "x" * 301) | typed(other, FRENCH)
    response = client.post(URL, data)
    assert response.status_code == 400
    assert FRENCH in response.content.decode()
    assert (kept(picture), kept(other)) == ({}, {})


def test_a_picture_that_families_do_not_see_cannot_be_told_of(client, marie, location):
    hidden = make_picture(location)
    client.post(URL, typed(hidden, FRENCH))
    assert kept(hidden) == {}


# --- Whose business it is ---------------------------------------------------------------------


def only_drafts():
    user = make_user()
    user.groups.add(make_translators(language("fr"), may_publish=False))
    return user


def reader():
    user = make_user()
    user.groups.add(make_readers())
    return user


PEOPLE = {
    "the network team": (network_member, 200),
    "who translates into Arabic": (lambda: translator("ar"), 404),
    "who translates and may not publish": (only_drafts, 404),
    "the editor of its location": (lambda: make_editor(make_location()), 404),
    "who only reads": (reader, 404),
}


@pytest.mark.parametrize("who", PEOPLE)
def test_only_who_publishes_all_of_a_language_writes_there(client, picture, who):
    make, status = PEOPLE[who]
    client.force_login(make())
    assert client.get(URL).status_code == status
    client.post(URL, typed(picture, FRENCH))
    assert kept(picture) == (IN_FRENCH if status == 200 else {})


@pytest.mark.parametrize("code", ["nl", "xx", "tr"])
def test_a_language_that_is_not_translated_into_is_not_there(client, picture, code):
    client.force_login(make_user(is_superuser=True))
    assert client.get(f"/admin/translations/pictures/{code}/").status_code == 404


def pictures_in_report(client, **query):
    page = client.get(reverse("koala_coverage"), query).content.decode()
    return set(re.findall(r"/admin/translations/pictures/(\w+)/", page))


def test_the_report_leads_to_ones_own_language(client, marie):
    assert pictures_in_report(client) == {"fr"}


def test_the_report_leads_the_network_team_to_each_language_or_to_the_chosen_one(client, picture):
    client.force_login(network_member())
    assert pictures_in_report(client) == {"fr", "ar"}
    assert pictures_in_report(client, language="ar") == {"ar"}


def test_the_report_leads_an_editor_of_a_location_to_no_pictures(client, location):
    client.force_login(make_editor(location))
    assert pictures_in_report(client) == set()


# --- Many ------------------------------------------------------------------------------------


def test_the_list_costs_as_many_queries_for_many_pictures_as_for_one(client, marie, location):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(URL).status_code == 200
        return len(queries)

    def add(number):
        picture = make_picture(location)
        make_activity(location=location, image=picture, slug=f"a{number}")
        client.get(URL)  # makes the sizes, once

    add(0)
    one = count()
    for number in range(1, 8):
        add(number)
    assert count() == one


def test_writing_says_which_pictures_somebody_was_before(location, picture):
    user = make_user()
    assert write_texts({picture.pk: Written(FRENCH, "", "Anders")}, "fr", user=user) == {picture.pk}
    assert write_texts({picture.pk: Written(FRENCH, "", DUTCH)}, "fr", user=user) == set()
    assert kept(picture) == IN_FRENCH
