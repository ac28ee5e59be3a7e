"""Calendars to follow: the dates of the database, to who may see them, and rarely twice."""

from datetime import date, time

import pytest
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from activities import feed_selectors
from activities.choices import ChangeKind, Frequency, HolidayPolicy
from activities.models import ActivityPage, Occurrence
from activities.schedule import BRUSSELS
from activities.services import change_date, close_location, undo_change
from locations.choices import HolidayCalendar
from locations.models import HolidayPeriod, MeetingPoint
from tests.calendar_oracle import details, events, unfolded
from tests.factories import make_activity, make_location

pytestmark = pytest.mark.usefixtures("site")
TUESDAY = date(2026, 11, 24)
SERIES = [
    {},
    {"interval_weeks": 2, "starts_on": date(2026, 9, 3), "until": None},
    {"frequency": Frequency.MONTHLY_NTH, "starts_on": date(2026, 9, 11), "until": None},
    {"frequency": Frequency.MONTHLY_LAST, "starts_on": date(2026, 9, 30), "until": None},
    {"frequency": Frequency.DATES, "dates": [date(2026, 12, 5), date(2027, 3, 28)]},
    {"frequency": Frequency.ONCE, "starts_on": date(2026, 10, 25), "until": None},
    {
        "starts_on": date(2026, 9, 6),
        "start_time": time(1, 30),
        "end_time": time(4),
        "holiday_policy": HolidayPolicy.KEEP_ALL,
    },
]


def address(kind, name, language="nl"):
    return f"/{language}/agenda/{kind}/{name}.ics"


def calendar_of(page):
    return address("activiteit", page.translation_key)


def rows(**filters):
    """Return start and whether it takes place, as the database has them."""
    found = Occurrence.objects.filter(**filters)
    return sorted((row.starts_at, row.status in ("scheduled", "moved")) for row in found)


def change(activity, kind, on=TUESDAY, number=0, **values):
    series = ActivityPage.objects.get(pk=activity.pk).series.all()[number]
    return change_date(series=series, original_date=on, kind=kind, at=timezone.now(), **values)


# --- The dates --------------------------------------------------------------------------------


def test_the_calendar_of_a_location_unfolds_to_the_dates_of_the_database(client):
    location = make_location(points=2)
    park = location.meeting_points.all()[1]
    activity = make_activity(location=location, series=SERIES)
    change(activity, ChangeKind.CANCELLED)
    change(activity, ChangeKind.MOVED, date(2026, 12, 1), new_date=date(2026, 12, 3))
    change(activity, ChangeKind.MOVED, date(2026, 12, 8), new_start_time=time(8))
    change(activity, ChangeKind.MOVED, date(2026, 12, 15), new_meeting_point=park)
    change(activity, ChangeKind.POSTPONED, date(2027, 1, 5))
    change(activity, ChangeKind.ADDED, date(2027, 1, 9))
    change(activity, ChangeKind.NOTE, date(2027, 1, 12), words={"nl": "Breng laarzen mee."})
    change(activity, ChangeKind.CANCELLED, date(2026, 11, 26), number=1)
    close_location(
        location=location,
        starts_on=date(2027, 1, 18),
        ends_on=date(2027, 1, 31),
        words={"nl": "Een lek."},
        at=timezone.now(),
    )
    make_activity(location=location)
    make_activity()
    response = client.get(address("locatie", location.slug))
    keys = ActivityPage.objects.child_of(location).values("translation_key")
    expected = rows(activity_key__in=keys)
    assert len(expected) > 150
    assert unfolded(response.content) == expected


def test_a_holiday_that_comes_later_takes_its_dates_out(client):
    activity = make_activity()
    before = unfolded(client.get(calendar_of(activity)).content)
    HolidayPeriod.objects.create(
        calendar=HolidayCalendar.FLEMISH, name="Brug", starts_on=TUESDAY, ends_on=TUESDAY
    )
    activity.save_revision().publish()
    after = unfolded(client.get(calendar_of(activity)).content)
    assert after == rows(activity_key=activity.translation_key)
    assert len(before) == len(after) + 1


def test_when_a_change_is_taken_back_the_series_counts_on(client):
    activity = make_activity()
    made = change(activity, ChangeKind.CANCELLED)
    series, cancelled = events(client.get(calendar_of(activity)).content)
    undo_change(made, at=timezone.now())
    [after] = events(client.get(calendar_of(activity)).content)
    assert (series["SEQUENCE"], cancelled["SEQUENCE"], after["SEQUENCE"]) == (1, 1, 2)
    assert after["UID"] == series["UID"] == cancelled["UID"]


def test_one_date_is_an_event_of_its_own(client):
    activity = make_activity(title="Spelen")
    row = Occurrence.objects.get(activity_key=activity.translation_key, on=TUESDAY)
    [event] = events(client.get(address("datum", row.uid)).content)
    assert str(event["UID"]) == f"{row.series_key}-20261124@koala"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (row.starts_at, row.ends_at)
    assert "RRULE" not in event


def test_a_copied_activity_has_uids_of_its_own(client):
    activity = make_activity()
    copy = activity.copy(update_attrs={"slug": "kopie"})
    copy.save_revision().publish()
    first, second = (events(client.get(calendar_of(page)).content) for page in (activity, copy))
    assert (len(first), len(second)) == (1, 1)
    assert first[0]["UID"] != second[0]["UID"]


def test_the_calendar_of_the_network_begins_with_the_month_and_holds_every_location(client):
    for _number in range(2):
        make_activity()
    found = unfolded(client.get("/nl/agenda/netwerk.ics").content)
    assert found == rows(on__gte=date(2026, 11, 1))


def test_a_calendar_that_is_too_long_stops_at_a_day_and_says_so(client, monkeypatch):
    monkeypatch.setattr(feed_selectors.feed_dates, "__kwdefaults__", {"most": 3})
    activity = make_activity()
    make_activity(location=activity.get_parent().specific)
    ics = client.get("/nl/agenda/netwerk.ics").content
    assert unfolded(ics) == rows(on=date(2026, 11, 10))
    assert str(Calendar.from_ical(ics)["DESCRIPTION"]) == (
        "Er zijn meer data dan er in één agenda passen. "
        "Deze agenda loopt tot en met maandag 16 november 2026."
    )


def test_the_words_of_an_event_say_what_a_family_must_know(client):
    activity = make_activity(title="Spelen", access="register")
    change(activity, ChangeKind.CANCELLED, words={"nl": "De begeleider is ziek."})
    _series, event = events(client.get(calendar_of(activity)).content)
    location = activity.get_parent()
    assert str(event["SUMMARY"]) == "Gaat niet door: Spelen"
    assert str(event["LOCATION"]) == "Huis 1, Teststraat 1, 9000 Teststad"
    assert str(event["CATEGORIES"].to_ical().decode()) == "Ontmoeting en spel"
    assert str(event["DESCRIPTION"]).split("\n") == [
        "Gaat niet door",
        "De begeleider is ziek.",
        "Je speelt met je kindje.",
        "Gratis",
        "Schrijf je eerst in",
        location.title,
        "Bel ons: +32 000 00 00 01",
        activity.full_url,
    ]


def test_a_postponed_date_says_so_first_and_does_not_take_place(client):
    activity = make_activity(title="Spelen")
    change(activity, ChangeKind.POSTPONED)
    _series, event = events(client.get(calendar_of(activity)).content)
    assert str(event["STATUS"]) == "CANCELLED"
    assert str(event["SUMMARY"]) == "Uitgesteld: Spelen"
    assert str(event["DESCRIPTION"]).startswith("Uitgesteld. Er is nog geen nieuwe dag.\n")


def test_a_moved_date_tells_when_it_was(client):
    activity = make_activity(title="Spelen")
    change(activity, ChangeKind.MOVED, new_date=date(2026, 11, 26))
    _series, event = events(client.get(calendar_of(activity)).content)
    assert str(event["SUMMARY"]) == "Spelen"
    assert str(event["DESCRIPTION"]).split("\n")[:2] == [
        "Verplaatst",
        "Was: dinsdag 24 november, 9.30 uur.",
    ]


# --- What is hidden ---------------------------------------------------------------------------


def test_an_address_on_request_is_in_no_calendar(client):
    location = make_location()
    activity = make_activity(location=location)
    points = MeetingPoint.objects.filter(page=location)
    points.update(is_address_on_request=True, latitude=51.123, directions="Achter de kerk.")
    ics = client.get(calendar_of(activity)).content.decode()
    for secret in ("Teststraat", "Huis 1", "51.123", "GEO", "Achter de kerk"):
        assert secret not in ics
    [event] = events(ics)
    assert str(event["LOCATION"]) == "9000 Teststad"
    assert "Bel ons voor het adres." in str(event["DESCRIPTION"])


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize("hide", [ActivityPage.unpublish, restrict])
def test_what_is_not_public_answers_as_what_is_not_there(client, hide):
    activity = make_activity(title="Verborgen")
    location = activity.get_parent().specific
    row = Occurrence.objects.filter(activity_key=activity.translation_key)[0]
    hide(activity)
    for hidden, unknown in (
        (calendar_of(activity), address("activiteit", "0" * 8 + str(row.uid)[8:])),
        (address("datum", row.uid), address("datum", "0" * 8 + str(row.uid)[8:])),
    ):
        answer, nothing = client.get(hidden), client.get(unknown)
        assert (answer.status_code, nothing.status_code) == (404, 404)
        assert len(answer.content) == len(nothing.content)
        assert b"Verborgen" not in answer.content
    for address_of_many in (address("locatie", location.slug), "/nl/agenda/netwerk.ics"):
        assert unfolded(client.get(address_of_many).content) == []


def test_a_draft_is_in_no_calendar(client):
    draft = make_activity(live=False)
    assert client.get(calendar_of(draft)).status_code == 404


def test_a_location_that_is_not_public_has_no_calendar(client):
    location = make_location(live=False)
    for name in (location.slug, location.translation_key, "bestaat-niet"):
        assert client.get(address("locatie", name)).status_code == 404


def test_the_same_moment_stays_the_same_wall_clock_on_both_sides_of_a_clock_change(client):
    activity = make_activity(series=[{"starts_on": date(2027, 3, 23), "until": date(2027, 4, 20)}])
    found = details(client.get(calendar_of(activity)).content)
    assert [f"{start.astimezone(BRUSSELS):%d/%m %H:%M}" for start, *_rest in found] == [
        "23/03 09:30",
        "13/04 09:30",
        "20/04 09:30",
    ]


def test_pages_lead_to_their_calendar_to_take_over_and_to_follow(client):
    activity = make_activity()
    location = activity.get_parent()
    by_page = {
        activity.url: calendar_of(activity),
        location.url: address("locatie", location.translation_key),
    }
    for page, url in by_page.items():
        html = client.get(page).content.decode()
        assert f'href="{url}"' in html
        assert f'href="webcal://testserver{url}"' in html
        assert "Zet in je agenda" in html
        assert "Je agenda volgt ons: een dag die niet doorgaat, zie je vanzelf." in html
        assert client.get(url).status_code == 200


def test_an_activity_without_dates_has_no_calendar_to_take_over(client):
    activity = make_activity(series=[], access="appointment")
    assert "Zet in je agenda" not in client.get(activity.url).content.decode()


@pytest.mark.parametrize("name", ["%00", "x" * 5000, "..%2f..", "بيت", "a b"])
def test_an_odd_name_is_not_found(client, name):
    response = client.get(f"/nl/agenda/locatie/{name}.ics", follow=True)
    assert response.status_code == 404
