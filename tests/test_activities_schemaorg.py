"""What search engines read of our pages: the dates and places that stand there, and no more."""

import json
import re
from datetime import date, time
from decimal import Decimal

import pytest
from django.utils import timezone

from activities.choices import ChangeKind, Frequency
from activities.models import ActivityLanguage, ActivityPage, CoOrganiser
from activities.services import change_date
from content.choices import Taxonomy
from content.templatetags.linked_data import ld_json
from home.models import HomePage, StandardPage
from locations.models import CallHours, LocationIndexPage, MeetingPoint
from tests.factories import make_activity, make_location, term

pytestmark = pytest.mark.usefixtures("site")
TUESDAY = date(2026, 11, 24)


def blocks_of(client, url):
    page = client.get(url).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return {block["@type"]: block for block in map(json.loads, found)}


def series_of(client, activity):
    return blocks_of(client, activity.url)["EventSeries"]


def change(activity, kind, on=TUESDAY, **values):
    series = ActivityPage.objects.get(pk=activity.pk).series.get()
    change_date(series=series, original_date=on, kind=kind, at=timezone.now(), **values)


def test_an_activity_is_a_series_with_the_dates_that_its_page_shows(client):
    location = make_location(title="KOALA Gent")
    activity = make_activity(title="Spelen", location=location)
    series = series_of(client, activity)
    assert [event["startDate"] for event in series["subEvent"]] == [
        "2026-11-24T09:30:00+01:00",
        "2026-12-01T09:30:00+01:00",
        "2026-12-08T09:30:00+01:00",
        "2026-12-15T09:30:00+01:00",
    ]
    first = series["subEvent"][0]
    assert first.pop("@id").startswith(f"{activity.full_url}#")
    organisers = [{"@type": "Organization", "name": "KOALA Gent", "url": location.full_url}]
    assert first == {
        "@type": "Event",
        "name": "Spelen",
        "url": activity.full_url,
        "isAccessibleForFree": True,
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "organizer": organisers,
        "startDate": "2026-11-24T09:30:00+01:00",
        "endDate": "2026-11-24T11:30:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {
            "@type": "Place",
            "name": "Huis 1",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Teststraat 1",
                "postalCode": "9000",
                "addressLocality": "Teststad",
                "addressCountry": "BE",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 51.05, "longitude": 3.72},
            "amenityFeature": [
                {
                    "@type": "LocationFeatureSpecification",
                    "name": "strollerAccessible",
                    "value": True,
                }
            ],
        },
        "offers": {
            "@type": "Offer",
            "price": "0",
            "priceCurrency": "EUR",
            "availability": "https://schema.org/InStock",
            "url": activity.full_url,
        },
    }
    assert (series["name"], series["organizer"]) == ("Spelen", organisers)


def test_a_later_cancelled_date_that_the_page_names_is_there_too(client):
    activity = make_activity()
    change(activity, ChangeKind.CANCELLED, date(2027, 3, 2))
    events = series_of(client, activity)["subEvent"]
    assert [(event["startDate"][:10], event["eventStatus"]) for event in events][-1] == (
        "2027-03-02",
        "https://schema.org/EventCancelled",
    )


def test_a_date_at_another_place_is_scheduled_there(client):
    location = make_location(points=2)
    activity = make_activity(location=location)
    change(activity, ChangeKind.MOVED, new_meeting_point=location.meeting_points.all()[1])
    first = series_of(client, activity)["subEvent"][0]
    assert first["eventStatus"] == "https://schema.org/EventScheduled"
    assert first["location"]["name"] == "Huis 2"
    assert "previousStartDate" not in first


def test_a_full_date_is_sold_out(client):
    activity = make_activity(capacity=12)
    change(activity, ChangeKind.PLACES, places_left=0)
    series = series_of(client, activity)
    first, second = series["subEvent"][:2]
    assert first["offers"]["availability"] == "https://schema.org/SoldOut"
    assert first["remainingAttendeeCapacity"] == 0
    assert second["offers"]["availability"] == "https://schema.org/InStock"
    assert series["maximumAttendeeCapacity"] == 12


@pytest.mark.parametrize(
    ("low", "high", "age_range", "audience"),
    [
        (0, 36, "0-3", [{"suggestedMinAge": 0, "suggestedMaxAge": 3}]),
        (6, 18, "0.5-1.5", [{"suggestedMinAge": 0.5, "suggestedMaxAge": 1.5}]),
        (24, None, "2-", [{"suggestedMinAge": 2}]),
        (-9, 0, None, [{"audienceType": "Zwangere ouders"}]),
        (
            -9,
            36,
            "0-3",
            [{"audienceType": "Zwangere ouders"}, {"suggestedMinAge": 0, "suggestedMaxAge": 3}],
        ),
    ],
)
def test_ages_are_years_and_pregnant_parents_an_audience(client, low, high, age_range, audience):
    activity = make_activity(age_min_months=low, age_max_months=high)
    series = series_of(client, activity)
    assert series.get("typicalAgeRange") == age_range
    assert [{k: v for k, v in each.items() if k != "@type"} for each in series["audience"]] == (
        audience
    )


def test_languages_are_those_that_are_spoken_and_one_date_may_have_others(client):
    activity = make_activity()
    for order, code in enumerate(("nl", "tzm")):
        ActivityLanguage.objects.create(
            page=activity, language=term(Taxonomy.LANGUAGE, code), sort_order=order
        )
    ActivityLanguage.objects.create(
        page=activity, language=term(Taxonomy.LANGUAGE, "ar"), is_interpreted=True
    )
    change(activity, ChangeKind.LANGUAGES, languages=["nl", "tr"])
    series = series_of(client, activity)
    assert [event["inLanguage"] for event in series["subEvent"][:2]] == [
        ["nl", "tr"],
        ["nl", "tzm"],
    ]
    assert series["inLanguage"] == ["nl", "tr", "tzm"]


def test_a_price_is_a_price(client):
    series = series_of(client, make_activity(cost_eur=Decimal("2.50")))
    assert series["isAccessibleForFree"] is False
    assert series["offers"]["price"] == "2.5"


def test_who_organises_it_together_is_named(client):
    other = make_location(title="KOALA Brug")
    activity = make_activity()
    CoOrganiser.objects.create(page=activity, location=other)
    organisers = series_of(client, activity)["organizer"]
    assert organisers[1] == {
        "@type": "Organization",
        "name": "KOALA Brug",
        "url": other.full_url,
    }


def test_the_address_of_an_online_meeting_stays_with_who_takes_part(client):
    activity = make_activity(attendance_mode="online", online_url="https://meet.example/geheim")
    html = client.get(activity.url).content.decode()
    assert "meet.example" not in html
    first = series_of(client, activity)["subEvent"][0]
    assert first["location"] == {"@type": "VirtualLocation", "url": activity.full_url}


def test_without_dates_there_is_a_series_without_dates(client):
    series = series_of(client, make_activity(series=[], access="appointment"))
    assert "subEvent" not in series
    past = make_activity(
        series=[{"frequency": Frequency.ONCE, "starts_on": date(2026, 9, 1), "until": None}]
    )
    assert "subEvent" not in series_of(client, past)


def test_an_address_on_request_is_in_no_data(client):
    location = make_location()
    activity = make_activity(location=location)
    MeetingPoint.objects.filter(page=location).update(is_address_on_request=True, latitude=51.123)
    for url in (activity.url, location.url):
        blocks = json.dumps(blocks_of(client, url))
        for secret in ("Teststraat", "Huis 1", "51.123", "geo"):
            assert secret not in blocks
        assert "Teststad" in blocks


def test_a_location_tells_whom_to_call_and_when(client):
    location = make_location(title="KOALA Gent", phone="+32 000 00 00 07", email="a@example.org")
    for weekday in (0, 3):
        CallHours.objects.create(page=location, weekday=weekday, opens=time(9), closes=time(12, 30))
    organisation = blocks_of(client, location.url)["Organization"]
    assert organisation["contactPoint"] == [
        {
            "@type": "ContactPoint",
            "telephone": "+32 000 00 00 07",
            "contactType": "Bel ons",
            "hoursAvailable": [
                {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": f"https://schema.org/{day}",
                    "opens": "09:00",
                    "closes": "12:30",
                }
                for day in ("Monday", "Thursday")
            ],
        }
    ]
    assert [place["name"] for place in organisation["location"]] == ["Huis 1"]
    assert "a@example.org" not in json.dumps(organisation)


def test_every_page_below_the_front_page_names_the_way_to_it(client):
    activity = make_activity(title="Spelen")
    home, location = HomePage.objects.get(), activity.get_parent()
    plain = StandardPage(title="Privacy", slug="privacy")
    home.add_child(instance=plain)
    index = LocationIndexPage.objects.get()
    for page, steps in (
        (plain, [home, plain]),
        (index, [home, index]),
        (location, [home, index, location]),
        (activity, [home, index, location, activity]),
    ):
        items = blocks_of(client, page.url)["BreadcrumbList"]["itemListElement"]
        assert [(item["position"], item["name"], item["item"]) for item in items] == [
            (number, step.title, step.full_url) for number, step in enumerate(steps, start=1)
        ]
    assert blocks_of(client, home.url) == {}


def test_no_text_ends_the_block_that_it_stands_in(client):
    nasty = "</script><script>alert(1)</script><!-- \u2028 &amp;"
    activity = make_activity(title=nasty[:80], summary=nasty)
    html = client.get(activity.url).content.decode()
    assert "<script>alert" not in html
    assert series_of(client, activity)["description"] == nasty
    assert not set("<>&\u2028") & set(ld_json({"text": nasty}))


def test_a_page_that_is_only_looked_at_in_the_admin_has_data_too(admin_client):
    activity = make_activity(live=False)
    admin_client.get(f"/admin/pages/{activity.pk}/edit/preview/?in_preview_panel=true")
    response = admin_client.get(f"/admin/pages/{activity.pk}/view_draft/")
    assert response.status_code == 200
    assert "EventSeries" in response.content.decode()
