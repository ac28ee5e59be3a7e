"""News to follow: what changed, newest first, without who changed it."""

from datetime import date, timedelta
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from activities.choices import ChangeKind
from activities.models import ActivityPage, CoOrganiser
from activities.services import change_date, close_location, reopen_location, undo_change
from tests.factories import make_activity, make_location, make_user

pytestmark = pytest.mark.usefixtures("site")
TUESDAY = date(2026, 11, 24)
ATOM = "{http://www.w3.org/2005/Atom}"
NETWORK = "/nl/agenda/netwerk.atom"


def change(activity, kind, on=TUESDAY, **values):
    series = ActivityPage.objects.get(pk=activity.pk).series.get()
    values = {"at": timezone.now(), **values}
    return change_date(series=series, original_date=on, kind=kind, **values)


def address(location):
    return f"/nl/agenda/locatie/{location.slug}.atom"


def feed_of(client, url=NETWORK):
    return ET.fromstring(client.get(url).content)  # noqa: S314 - our own feed


def entries(client, url=NETWORK):
    return list(feed_of(client, url).iter(f"{ATOM}entry"))


def titles(client, url=NETWORK):
    return [entry.find(f"{ATOM}title").text for entry in entries(client, url)]


def part(element, name):
    return element.find(f"{ATOM}{name}").text


def test_each_kind_of_change_is_news_and_the_newest_comes_first(client, clock):
    location = make_location(title="KOALA Gent", slug="gent")
    activity = make_activity(title="Spelen", location=location)
    changes = [
        (ChangeKind.CANCELLED, TUESDAY, {}),
        (ChangeKind.POSTPONED, date(2026, 12, 1), {}),
        (ChangeKind.MOVED, date(2026, 12, 8), {"new_date": date(2026, 12, 10)}),
        (ChangeKind.ADDED, date(2026, 12, 12), {}),
        (ChangeKind.NOTE, date(2026, 12, 15), {"words": {"nl": "Breng laarzen mee."}}),
    ]
    for kind, on, values in changes:
        clock(timezone.now() + timedelta(minutes=1))
        change(activity, kind, on, **values)
    clock(timezone.now() + timedelta(minutes=1))
    close_location(
        location=location,
        starts_on=date(2027, 1, 12),
        ends_on=date(2027, 1, 13),
        words={"nl": "Een lek."},
        at=timezone.now(),
    )
    assert titles(client, address(location)) == [
        "Gesloten: KOALA Gent, van dinsdag 12 januari 2027 tot en met woensdag 13 januari 2027",
        "Extra dag: Spelen, zaterdag 12 december",
        "Verplaatst: Spelen, nu op donderdag 10 december",
        "Uitgesteld: Spelen, dinsdag 1 december",
        "Gaat niet door: Spelen, dinsdag 24 november",
    ]


def test_a_piece_of_news_keeps_its_id_and_takes_the_time_of_its_last_change(client, clock):
    activity = make_activity(title="Spelen")
    started_at = timezone.now()
    made = change(activity, ChangeKind.CANCELLED)
    [before] = entries(client)
    clock(started_at + timedelta(hours=2))
    undo_change(made, at=timezone.now())
    [after] = entries(client)
    assert part(after, "title") == "Gaat toch door: Spelen, dinsdag 24 november"
    assert part(before, "id") == part(after, "id")
    assert part(before, "id").startswith("urn:uuid:")
    assert part(before, "published") == part(after, "published") == "2026-11-22T09:00:00+00:00"
    assert part(after, "updated") == "2026-11-22T11:00:00+00:00"
    assert part(feed_of(client), "updated") == "2026-11-22T11:00:00+00:00"


def test_an_extra_day_that_is_taken_back_is_news_too(client):
    activity = make_activity(title="Spelen")
    undo_change(change(activity, ChangeKind.ADDED, date(2026, 11, 28)), at=timezone.now())
    assert titles(client) == ["Gaat niet door: Spelen, zaterdag 28 november"]


def test_a_closure_that_is_taken_back_is_gone(client):
    location = make_location(title="KOALA Gent")
    closure = close_location(
        location=location, starts_on=TUESDAY, ends_on=TUESDAY, words={}, at=timezone.now()
    )
    assert titles(client) == ["Gesloten: KOALA Gent, dinsdag 24 november"]
    reopen_location(closure, at=timezone.now())
    assert titles(client) == []


def test_what_is_over_for_sixty_days_is_no_news_any_more(client, clock):
    activity = make_activity()
    change(activity, ChangeKind.CANCELLED)
    clock(timezone.now() + timedelta(days=62))
    assert len(entries(client)) == 1
    clock(timezone.now() + timedelta(days=1))
    assert entries(client) == []


def test_the_words_of_the_news_say_when_where_and_why(client):
    location = make_location(title="KOALA Gent")
    activity = make_activity(title="Spelen", location=location)
    change(activity, ChangeKind.CANCELLED, words={"nl": "De begeleider is ziek."})
    [entry] = entries(client)
    assert unescape(part(entry, "summary")) == (
        '<p lang="nl" dir="auto">Spelen</p>'
        '<p lang="nl" dir="auto">KOALA Gent</p>'
        "<p>dinsdag 24 november, 9.30 – 11.30 uur</p>"
        '<p lang="nl" dir="auto">Huis 1, Teststraat 1, 9000 Teststad</p>'
        "<p>Gaat niet door</p>"
        '<p lang="nl" dir="auto">De begeleider is ziek.</p>'
    )
    assert entry.find(f"{ATOM}link").get("href") == activity.full_url


def test_a_location_has_its_own_news_and_those_of_what_it_organises_with_others(client):
    here, there = make_location(), make_location()
    change(make_activity(title="Hier", location=here), ChangeKind.CANCELLED)
    change(make_activity(title="Daar", location=there), ChangeKind.CANCELLED)
    together = make_activity(title="Samen", location=there)
    CoOrganiser.objects.create(page=together, location=here)
    change(together, ChangeKind.CANCELLED)
    day = "dinsdag 24 november"
    assert sorted(titles(client, address(here))) == [
        f"Gaat niet door: Hier, {day}",
        f"Gaat niet door: Samen, {day}",
    ]
    assert len(entries(client)) == 3


def test_nobody_is_named_and_nothing_hidden_gets_out(client):
    location = make_location()
    user = make_user(email="redactrice@example.org", first_name="Redactrice")
    activity = make_activity(title="Spelen", location=location)
    location.meeting_points.update(is_address_on_request=True)
    change(activity, ChangeKind.CANCELLED, by=user)
    secret = make_activity(title="Verborgen", location=location)
    undo_change(change(secret, ChangeKind.ADDED, date(2026, 11, 28)), at=timezone.now(), by=user)
    change(secret, ChangeKind.CANCELLED, by=user)
    secret.unpublish()
    for url in (NETWORK, address(location)):
        text = client.get(url).content.decode()
        assert "Spelen" in text
        for hidden in ("Redactrice", "redactrice", "Verborgen", "Teststraat", "Huis 1"):
            assert hidden not in text


def test_a_location_that_is_not_public_has_no_news(client):
    location = make_location(live=False)
    assert client.get(address(location)).status_code == 404


def test_no_markup_comes_out_of_a_text(client):
    activity = make_activity(title="<script>alert(1)</script>&\x0b")
    change(activity, ChangeKind.CANCELLED, words={"nl": "</p><script>alert(2)</script>\x01"})
    [entry] = entries(client)
    assert part(entry, "title").startswith("Gaat niet door: <script>alert(1)</script>&")
    assert "<script>" not in part(entry, "summary")


def test_without_news_the_feed_still_is_one_and_does_not_change(client, clock):
    location = make_location()
    first = client.get(address(location))
    clock(timezone.now() + timedelta(days=30))
    headers = {"if-none-match": first.headers["ETag"]}
    assert client.get(address(location), headers=headers).status_code == 304
    assert first.headers["Content-Type"].startswith("application/atom+xml")
    assert part(feed_of(client, address(location)), "updated") == "2026-11-22T09:00:00+00:00"


def test_the_pages_of_locations_lead_to_their_news(client):
    location = make_location()
    for page, url in (
        (location, f"/nl/agenda/locatie/{location.translation_key}.atom"),
        (location.get_parent(), NETWORK),
    ):
        html = client.get(page.url).content.decode()
        assert f'<link rel="alternate" type="application/atom+xml" href="{url}">' in html
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_news_cost_the_same_queries_however_many_there_are(
    client, count, django_assert_num_queries
):
    location = make_location(slug="gent")
    for _number in range(count):
        change(make_activity(location=location), ChangeKind.CANCELLED)
    client.get(address(location))
    with django_assert_num_queries(QUERIES):
        assert client.get(address(location)).status_code == 200


QUERIES = 14
