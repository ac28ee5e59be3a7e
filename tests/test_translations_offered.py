"""What is handed in for translation goes to the languages of the location, and stays a draft."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from editors.roles import make_network_team
from home.models import HomePage
from locations.models import LocationIndexPage
from tests.factories import make_activity, make_location, make_user
from tests.translating import (
    hand_in,
    in_language,
    language,
    make_public,
    set_up_languages,
    source_record,
)
from tests.translation_service import running_service


@pytest.fixture(autouse=True)
def languages(site, settings):
    set_up_languages(settings)
    for page in (HomePage.objects.get(), LocationIndexPage.objects.get()):
        hand_in(page, "fr", "ar")


@pytest.fixture
def network(client):
    user = make_user()
    user.groups.add(make_network_team())
    client.force_login(user)


def offered(client, page):
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    locales = client.get(url).context["form"].fields["locales"].queryset
    return {each.language_code for each in locales} & {"fr", "ar"}


def test_a_page_is_handed_in_for_the_languages_of_its_location_only(client, network):
    location = make_location(offered_languages=["ar"])
    activity = make_activity(location=location)
    assert offered(client, location) == offered(client, activity) == {"ar"}
    assert offered(client, make_location()) == {"fr", "ar"}
    url = reverse("wagtail_localize:submit_page_translation", args=[location.pk])
    response = client.post(url, {"locales": [language("fr").pk]})
    assert list(response.context["form"].errors) == ["locales"]


def test_what_a_machine_writes_is_not_published_in_the_same_step(client, network, settings):
    location = make_location()
    make_public(location, "fr")
    location.intro = "Nieuw"
    location.save_revision().publish()
    url = reverse("wagtail_localize:update_translations", args=[source_record(location).pk])
    with running_service(settings, "deepl") as service:
        both = {"use_machine_translation": "on", "publish_translations": "on"}
        response = client.post(url, both)
        said = " ".join(str(each) for each in get_messages(response.wsgi_request))
        assert "Een machine maakt een ontwerp. Lees de vertalingen na en publiceer ze dan." in said
        assert service.texts == ["Nieuw"]
    assert in_language(location, "fr").intro != "FR Nieuw"
