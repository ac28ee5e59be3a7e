"""Entries for UiTdatabank: of the form that it takes, and honest about what gets lost."""

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Locale

from activities.choices import Access, ChangeKind, Frequency
from activities.exporting import export_activities
from activities.models import ActivityLanguage, ActivityPage
from activities.services import change_date
from activities.uitdatabank import age_range
from activities.uitdatabank_facts import event_type
from content.choices import Taxonomy
from locations.models import MeetingPoint
from tests.factories import make_activity, make_location, term
from tests.uitdatabank_form import check

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
TUESDAY = date(2026, 11, 24)


def export(location=None):
    report = export_activities(at=timezone.now(), location=location)
    entries = {name: data for name, data in report.files.items() if name != "places.json"}
    for entry in entries.values():
        check(entry)
    return report, list(entries.values())


def losses(report, number=0):
    return {loss["code"] for loss in report.activities[number]["losses"]}


def change(activity, kind, on=TUESDAY, **values):
    series = ActivityPage.objects.get(pk=activity.pk).series.get()
    change_date(series=series, original_date=on, kind=kind, at=timezone.now(), **values)


def days(entry):
    return [(each["startDate"][:10], each["status"]["type"]) for each in entry["subEvent"]]


def test_a_weekly_series_becomes_every_date_that_comes():
    activity = make_activity(title="Spelen")
    report, [entry] = export()
    assert entry["name"] == {"nl": "Spelen"}
    assert entry["calendarType"] == "multiple"
    assert len(entry["subEvent"]) == 27
    assert entry["subEvent"][0] == {
        "startDate": "2026-11-24T09:30:00+01:00",
        "endDate": "2026-11-24T11:30:00+01:00",
        "status": {"type": "Available"},
        "bookingAvailability": {"type": "Available"},
    }
    assert entry["subEvent"][-1]["startDate"] == "2027-06-29T09:30:00+02:00"
    assert entry["priceInfo"] == [{"category": "base", "price": 0, "priceCurrency": "EUR"}]
    assert entry["contactPoint"]["url"] == [activity.full_url]
    assert losses(report) == set()


def test_a_single_date_is_single():
    make_activity(series=[{"frequency": Frequency.ONCE, "starts_on": TUESDAY, "until": None}])
    _report, [entry] = export()
    assert entry["calendarType"] == "single"


def test_each_change_has_its_status_with_the_reason_and_never_in_the_title():
    activity = make_activity(title="Spelen", capacity=12)
    change(activity, ChangeKind.CANCELLED, words={"nl": "Ziek.", "ar": "مريض"})
    change(activity, ChangeKind.POSTPONED, date(2026, 12, 1))
    change(activity, ChangeKind.MOVED, date(2026, 12, 8), new_date=date(2026, 12, 10))
    change(activity, ChangeKind.PLACES, date(2026, 12, 15), places_left=0)
    report, [entry] = export()
    assert days(entry)[:5] == [
        ("2026-11-24", "Unavailable"),
        ("2026-12-01", "TemporarilyUnavailable"),
        ("2026-12-08", "Unavailable"),
        ("2026-12-10", "Available"),
        ("2026-12-15", "Available"),
    ]
    cancelled, _postponed, old, _new, full = entry["subEvent"][:5]
    assert cancelled["status"]["reason"] == {"nl": "Ziek."}
    assert old["status"]["reason"]["nl"].startswith("Verplaatst naar donderdag 10 december, 9.30")
    assert full["bookingAvailability"] == {
        "type": "Unavailable",
        "capacity": 12,
        "remainingCapacity": 0,
    }
    assert entry["name"] == {"nl": "Spelen"}
    assert losses(report) == {"moved"}


def test_an_activity_at_two_places_becomes_two_entries():
    location = make_location(points=2)
    park = location.meeting_points.all()[1]
    activity = make_activity(location=location)
    change(activity, ChangeKind.MOVED, new_meeting_point=park)
    report, [house, elsewhere] = export()
    assert days(house)[0] == ("2026-11-24", "Unavailable")
    assert days(elsewhere) == [("2026-11-24", "Available")]
    assert house["location"] != elsewhere["location"]
    assert [place["name"]["nl"] for place in report.files["places.json"]] == ["Huis 1", "Huis 2"]
    assert losses(report) == {"places", "moved"}


def test_an_address_on_request_is_not_exported_and_the_report_says_so():
    location = make_location()
    make_activity(location=location)
    MeetingPoint.objects.filter(page=location).update(is_address_on_request=True)
    report, entries = export()
    assert entries == []
    assert losses(report) == {"no-public-place", "address-on-request"}
    assert "Teststraat" not in json.dumps(report.files)


def test_a_place_in_brussels_has_its_address_in_two_languages():
    location = make_location(postcode="1080", municipality="Sint-Jans-Molenbeek")
    MeetingPoint.objects.filter(page=location).update(
        street_fr="Rue du Test 1", municipality_fr="Molenbeek-Saint-Jean"
    )
    make_activity(location=location)
    report, _entries = export()
    [place] = report.files["places.json"]
    assert place["address"] == {
        "nl": {
            "addressCountry": "BE",
            "addressLocality": "Sint-Jans-Molenbeek",
            "postalCode": "1080",
            "streetAddress": "Teststraat 1",
        },
        "fr": {
            "addressCountry": "BE",
            "addressLocality": "Molenbeek-Saint-Jean",
            "postalCode": "1080",
            "streetAddress": "Rue du Test 1",
        },
    }
    assert losses(report) == set()


def test_a_place_in_brussels_without_french_words_is_in_the_report():
    make_activity(location=make_location(postcode="1080", municipality="Sint-Jans-Molenbeek"))
    report, _entries = export()
    assert losses(report) == {"french-address"}


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 36, "0-3"),
        (-9, 36, "0-3"),
        (-9, 0, "18-"),
        (-9, -1, "18-"),
        (6, 18, "0-2"),
        (13, 36, "1-3"),
        (24, None, "2-"),
        (0, None, "0-"),
    ],
)
def test_ages_are_whole_years_and_pregnant_parents_are_adults(low, high, expected):
    assert age_range(low, high) == expected


def test_what_pregnant_parents_lose_is_in_the_text_the_label_and_the_report():
    make_activity(age_min_months=-9, age_max_months=18)
    report, [entry] = export()
    assert "zwanger" in entry["labels"]
    assert "Zwangere ouders zijn welkom." in entry["description"]["nl"]
    assert losses(report) == {"pregnancy", "ages"}


@pytest.mark.parametrize(
    ("access", "code"),
    [(Access.APPOINTMENT, "by-appointment"), (Access.REFERRAL, "after-referral")],
)
def test_what_is_not_for_everybody_is_not_exported(access, code):
    make_activity(access=access)
    report, entries = export()
    assert entries == []
    assert losses(report) == {code}


def test_what_is_over_or_not_public_is_not_exported():
    make_activity(series=[{"until": date(2026, 11, 17)}])
    make_activity(live=False)
    report, entries = export()
    assert entries == []
    assert [losses(report, number) for number in range(len(report.activities))] == [{"no-dates"}]


def test_an_online_activity_has_no_place():
    make_activity(attendance_mode="online", online_url="https://meet.example/geheim")
    _report, [entry] = export()
    assert "meet.example" not in json.dumps(entry)


def test_only_four_languages_go_along_and_the_others_are_named(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("nl", "Nederlands"),
        ("fr", "Français"),
        ("ar", "العربية"),
    ]
    activity = make_activity(title="Spelen", slug="spelen")
    for code, title in (("fr", "Jouer"), ("ar", "اللعب")):
        locale, _made = Locale.objects.get_or_create(language_code=code)
        copy = activity.copy_for_translation(locale, copy_parents=True)
        ActivityPage.objects.filter(pk=copy.pk).update(title=title, live=True, alias_of=None)
    report, [entry] = export()
    assert entry["name"] == {"nl": "Spelen", "fr": "Jouer"}
    assert [loss["sentence"] for loss in report.activities[0]["losses"]] == [
        "De woorden in deze talen: ar."
    ]


def test_what_stands_in_no_field_stands_in_the_text_or_in_the_report():
    activity = make_activity(has_childcare=True, access=Access.REGISTER, cost_eur=Decimal("2.50"))
    ActivityLanguage.objects.create(page=activity, language=term(Taxonomy.LANGUAGE, "ar"))
    change(activity, ChangeKind.NOTE, words={"nl": "Breng laarzen mee."})
    change(activity, ChangeKind.LANGUAGES, languages=["nl"])
    change(activity, ChangeKind.PLACES, places_left=0, has_waiting_list=True)
    report, [entry] = export()
    assert "Wij spreken Arabisch." in entry["description"]["nl"]
    assert entry["bookingInfo"] == {"phone": "+32 000 00 00 01"}
    assert entry["priceInfo"][0]["price"] == 2.5
    assert losses(report) == {"childcare", "notes", "languages-of-a-date", "waiting-list"}


def test_types_are_those_of_uitdatabank():
    assert event_type("playground-walk", Access.DROP_IN)["id"] == "0.7.0.0.0"
    assert event_type("meeting-play", Access.DROP_IN)["id"] == "0.3.1.0.1"
    assert event_type("meeting-play", Access.REGISTER)["id"] == "0.3.1.0.0"


def test_the_command_writes_the_same_files_twice_and_takes_old_ones_away(tmp_path, capsys):
    location = make_location(slug="gent")
    activity = make_activity(location=location, slug="spelen", title="Spelen")
    make_activity(location=location, slug="praten", access=Access.APPOINTMENT)
    make_activity()
    call_command("export_uitdatabank", tmp_path, location="gent")
    names = ["gent-spelen.json", "losses.json", "losses.txt", "places.json"]
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert sorted(first) == names
    assert "activities: 2, entries: 1, activities not exported: 1" in capsys.readouterr().out
    assert (
        "Niet uitgevoerd. Op afspraak: dat neemt UiTdatabank niet." in first["losses.txt"].decode()
    )
    call_command("export_uitdatabank", tmp_path, location="gent")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    activity.unpublish()
    call_command("export_uitdatabank", tmp_path, location="gent")
    assert sorted(path.name for path in tmp_path.iterdir()) == names[1:]


def test_the_command_writes_nothing_on_a_dry_run_and_refuses_an_unknown_location(tmp_path):
    make_activity()
    call_command("export_uitdatabank", tmp_path / "uit", dry_run=True)
    assert not (tmp_path / "uit").exists()
    with pytest.raises(CommandError, match="bestaat-niet"):
        call_command("export_uitdatabank", tmp_path, location="bestaat-niet")


def test_a_date_on_the_night_of_the_clock_keeps_its_wall_clock():
    make_activity(
        series=[
            {
                "frequency": Frequency.ONCE,
                "starts_on": date(2027, 3, 28),
                "until": None,
                "start_time": time(1),
                "end_time": time(4),
                "holiday_policy": "keep-all",  # it is Easter
            }
        ]
    )
    _report, [entry] = export()
    [each] = entry["subEvent"]
    assert (each["startDate"], each["endDate"]) == (
        "2027-03-28T01:00:00+01:00",
        "2027-03-28T04:00:00+02:00",
    )
    assert timedelta(hours=2) == (
        datetime.fromisoformat(each["endDate"]) - datetime.fromisoformat(each["startDate"])
    )
