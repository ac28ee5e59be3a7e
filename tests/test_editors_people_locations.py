"""The network team makes a location, and gives it one more language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from editors.roles import RoleCode
from locations.models import LocationPage
from tests.factories import make_location
from tests.people_steps import invitation, said, somebody
from tests.start_steps import words_of
from tests.translating import set_up_network

pytestmark = pytest.mark.usefixtures("site")

INVITE, NEW = "/admin/people/invite/", "/admin/people/locations/new/"


@pytest.fixture
def location(settings):
    set_up_network(settings)
    return make_location(title="KOALA A", slug="a")


@pytest.fixture
def member(client, location):
    user = somebody(RoleCode.NETWORK, email="netwerk@example.org", first_name="Veerle")
    client.force_login(user)
    return user


def test_a_new_location_is_made_with_all_it_needs_and_leads_to_its_page(client, member, location):
    form = {"name": "KOALA  Vier Torens", "postcode": "9000", "languages": ["fr"]}
    answer = client.post(NEW, form, follow=True)
    page = LocationPage.objects.source().get(title="KOALA Vier Torens")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert answer.redirect_chain == [(edit, 302)]
    assert answer.status_code == 200
    assert (page.live, page.municipality, page.owner) == (False, "Gent", member)
    assert page.get_translations().get().locale.language_code == "fr"
    client.post(INVITE, invitation(location=page.pk))
    editor = User.objects.get(email="an@example.org")
    assert page.permissions_for_user(editor).can_publish()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "KOALA A"}, "There is a location of this name already."),
        ({"name": "!?"}, "is no name for a location"),
        ({"name": "k" * 201}, "at most 200"),
        ({"name": "a"}, "is that of “KOALA A”"),
        ({"postcode": "0000"}, "There is no postcode “0000”"),
        ({"postcode": "gent"}, "Four digits"),
        ({"languages": ["xx"]}, "Select a valid choice"),
    ],
)
def test_a_location_that_cannot_be_made_is_explained(client, member, location, wrong, sentence):
    form = {"name": "KOALA Nieuw", "postcode": "9000", "languages": ["fr"]} | wrong
    answer = client.post(NEW, form)
    assert answer.status_code == 400
    assert sentence in words_of(answer.content.decode())
    assert f'value="{form["postcode"]}"' in answer.content.decode()
    assert LocationPage.objects.source().get() == location


def test_a_language_is_added_to_a_location_and_only_one_that_it_lacks(client, member, location):
    url = reverse("koala_location_language", args=[location.pk])
    answer = client.post(url, {"language_code": "fr"}, follow=True)
    assert said(answer) == ["KOALA A has a draft in FR."]
    assert location.get_translations().get().live is False
    again = client.post(url, {"language_code": "fr"})
    assert again.status_code == 400
    client.post(url, {"language_code": "ar"})
    assert "has every language of the site" in client.get(url).content.decode()
    assert client.post(url, {}).status_code == 400


def test_only_a_dutch_page_of_a_location_gets_a_language(client, member, location):
    french = reverse("koala_location_language", args=[location.pk])
    client.post(french, {"language_code": "fr"})
    translation = location.get_translations().get()
    for page in (translation, location.get_parent()):
        url = reverse("koala_location_language", args=[page.pk])
        assert client.get(url).status_code == 404


def test_the_list_of_locations_costs_the_same_for_one_and_for_ten(client, member, location):
    url = reverse("koala_locations")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(url)
        assert "KOALA A" in answer.content.decode()
        return len(captured)

    somebody(RoleCode.EDITOR, location)
    queries()
    of_one = queries()
    for _each in range(9):
        somebody(RoleCode.EDITOR, make_location())
    assert queries() == of_one
