"""Drafts may be half; what goes live may not. And what an editor is told afterwards."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from activities.models import ActivityPage
from content.choices import Taxonomy
from editors.roles import make_network_team
from locations.models import LocationIndexPage, LocationPage
from tests.factories import make_activity, make_location, make_user, term
from tests.test_activities_admin import (
    PUBLISH,
    add_url,
    dates_of,
    edit_url,
    editor,
    location,
    typed,
)

__all__ = ["editor", "location"]  # fixtures
pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]


def messages_of(response):
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def publish_in_bulk(client, page, **data):
    """Publish a page from the list of pages; return the messages of this request only."""
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.get(reverse("wagtailadmin_home"))  # shows, and so forgets, the messages so far
    response = client.post(f"{url}?id={page.pk}&next=/admin/", data)
    assert response.status_code == 302
    return messages_of(response)


# --- Drafts -----------------------------------------------------------------------------------

HALF = {
    "no words": ({"summary": ""}, "Wat?: Dit veld kan niet leeg zijn"),
    "no offer form": ({"offer_forms": []}, "Kies minstens één aanbodsvorm."),
    "no dates": (
        {"series": []},
        "Data: voeg toe wanneer en waar, of kies ‘op afspraak’ als toegang.",
    ),
    "no place": ({"series": [{"meeting_point": ""}]}, "Kies waar de gezinnen samenkomen."),
    "no days": (
        {"series": [{"frequency": "dates"}]},
        "Typ minstens één dag, bijvoorbeeld 14/01/2027.",
    ),
    "no frequency": ({"series": [{"frequency": ""}]}, "Data: een reeks is niet ingevuld."),
    "half a step": (
        {"steps-0-value-title": ""},
        "Wat gebeurt er als ik kom?: Een deel van deze tekst is niet ingevuld.",
    ),
}


@pytest.mark.parametrize(("values", "sentence"), HALF.values(), ids=HALF)
def test_a_half_draft_can_be_saved_and_not_be_published_among_others(
    client, editor, location, values, sentence
):
    response = client.post(add_url(location), typed(location, **values))
    assert response.status_code == 302
    draft = ActivityPage.objects.child_of(location).get()
    assert publish_in_bulk(client, draft) == [f"{draft.title}: {sentence}"]
    draft.refresh_from_db()
    assert not draft.live


def test_a_whole_draft_can_be_published_among_others(client, editor, location):
    client.post(add_url(location), typed(location))
    draft = ActivityPage.objects.child_of(location).get()
    publish_in_bulk(client, draft)
    draft.refresh_from_db()
    assert (draft.live, len(dates_of(draft))) == (True, 38)


def test_publishing_a_location_with_all_below_it_publishes_no_half_draft(client, editor, location):
    client.post(add_url(location), typed(location, summary=""))
    draft = ActivityPage.objects.child_of(location).get()
    assert publish_in_bulk(client, location, include_descendants="on") == [
        f"{draft.title}: Wat?: Dit veld kan niet leeg zijn"
    ]
    draft.refresh_from_db()
    assert not draft.live


def test_a_new_activity_can_be_previewed(client, editor, location):
    url = reverse(
        "wagtailadmin_pages:preview_on_add", args=["activities", "activitypage", location.pk]
    )
    assert client.post(url, typed(location, summary="")).json()["is_valid"]
    page = client.get(url).content.decode()
    assert "Spelen en ontmoeten" in page
    assert "Teststraat 1" in page


# --- What an editor is told -------------------------------------------------------------------


def test_an_activity_for_older_children_goes_live_with_a_question(client, editor, location):
    response = client.post(add_url(location), typed(location, age_max_months="48") | PUBLISH)
    assert "Deze activiteit is ook voor kinderen ouder dan drie jaar. Klopt dat?" in messages_of(
        response
    )
    assert ActivityPage.objects.child_of(location).get().live


@pytest.fixture
def network(client):
    """Somebody of the network team, logged in."""
    user = make_user()
    user.groups.add(make_network_team())
    client.force_login(user)
    return user


PARTNERS = ["childcare", "family-support", "house-of-the-child"]


def typed_location(*, partners=PARTNERS, team=({"is_agogic": "on", "is_pedagogic": "on"},)):
    """Return a filled-in form of a location."""
    usual = {
        "title": "KOALA Lindewijk",
        "slug": "lindewijk",
        "intro": "Hallo! Kom spelen.",
        "municipality": "Teststad",
        "postcode": "9000",
        "latitude": "51.05",
        "longitude": "3.72",
        "phone": "+32 000 00 00 01",
        "holiday_calendar": "flemish",
        "extra_places": "0",
        "partners": inline_formset(
            [
                {"name": code, "partner_type": str(term(Taxonomy.PARTNER_TYPE, code).pk)}
                for code in partners
            ]
        ),
        "team": inline_formset([{"name": "An"} | row for row in team]),
        "meeting_points": inline_formset([]),
        "call_hours": inline_formset([]),
    }
    return nested_form_data(usual)


@pytest.fixture
def locations_url():
    index = LocationIndexPage.objects.get()
    return reverse("wagtailadmin_pages:add", args=["locations", "locationpage", index.pk])


NO_CHILDCARE = "Partners: een KOALA kan niet online zonder partner kinderopvang. Voeg er een toe."


def test_a_location_without_a_childcare_partner_is_kept_and_does_not_go_live(
    client, network, locations_url
):
    data = typed_location(partners=PARTNERS[1:])
    response = client.post(locations_url, data | PUBLISH)
    assert response.context["form"].errors == {"__all__": [NO_CHILDCARE]}
    assert NO_CHILDCARE in response.content.decode()
    assert not LocationPage.objects.exists()

    assert client.post(locations_url, data).status_code == 302
    draft = LocationPage.objects.get()
    assert publish_in_bulk(client, draft) == [f"{draft.title}: {NO_CHILDCARE}"]
    draft.refresh_from_db()
    assert not draft.live


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        ([{"is_agogic": "on", "is_pedagogic": "on"}], []),
        ([{"is_agogic": "on"}, {"is_pedagogic": "on"}], []),
        ([{"is_pedagogic": "on"}], ["agogische"]),
        ([], ["agogische", "pedagogische"]),
    ],
)
def test_a_location_with_a_vacant_role_goes_live_with_a_warning(
    client, network, locations_url, team, expected
):
    response = client.post(locations_url, typed_location(team=team) | PUBLISH)
    warned = [message for message in messages_of(response) if "rol" in message]
    assert warned == [
        f"Niemand van het team heeft de {role} rol. Voeg iemand toe als het kan."
        for role in expected
    ]
    assert LocationPage.objects.get().live


# --- What the form costs ----------------------------------------------------------------------


def test_the_form_costs_the_same_queries_for_any_number_of_series_and_places(client, editor):
    few = make_activity(location=make_location(), series=[{}])
    many = make_activity(location=make_location(points=8), series=[{}] * 8)
    editor.groups.add(make_network_team())
    counts = []
    for activity in (few, many):
        client.get(edit_url(activity))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(edit_url(activity)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_new_series_is_offered_the_places_of_its_own_location_only(client, editor, location):
    make_location(points=3)
    page = client.get(add_url(location)).content
    choices = BeautifulSoup(page, "html.parser").find(
        "select", attrs={"name": "series-__prefix__-meeting_point"}
    )
    own = str(location.meeting_points.get().pk)
    assert [choice["value"] for choice in choices.find_all("option")] == ["", own]
