"""Posters: what they say in one, two and three languages, and where their code leads."""

import re
from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from activities.choices import Access, ChangeKind, Frequency, Reason
from activities.models import ActivityPage
from activities.posters import languages_asked
from activities.services import change_date
from locations.models import MeetingPoint
from tests.factories import make_activity, make_location
from tests.test_activities_short_addresses import translate

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
TUESDAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def languages(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        *(("nl", "Nederlands"), ("fr", "Français"), ("ar", "العربية"), ("tr", "Türkçe")),
    ]


def url_of(activity, language="nl"):
    location = activity.get_parent()
    return f"/{language}/agenda/locatie/{location.slug}/activiteit/{activity.slug}/affiche/"


def week_url(location, week="2026-W48"):
    return f"/nl/agenda/locatie/{location.slug}/week/{week}/affiche/"


def html_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def sheet(client, url):
    """Return the words on the sheet itself, without tags, in one line."""
    html = html_of(client, url)
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def change(activity, kind, on=TUESDAY, **values):
    series = ActivityPage.objects.get(pk=activity.pk).series.first()
    change_date(series=series, original_date=on, kind=kind, at=timezone.now(), **values)


# --- What it says ---------------------------------------------------------------------------


def test_a_poster_answers_what_when_where_for_whom_and_what_it_costs(client):
    location = make_location(title="KOALA Hier", phone_contact="Lien")
    activity = make_activity(title="Speeluurtje", location=location, for_whom="Met oma of opa.")
    words = sheet(client, url_of(activity))
    for each in (
        *("KOALA Hier", "Speeluurtje", "Huis 1", "Teststraat 1, Teststad", "Tot 3 jaar"),
        *("Met oma of opa.", "Gratis", "Niet inschrijven", "Lien", "+32 000 00 00 01"),
    ):
        assert each in words


def test_a_poster_says_what_it_costs_and_that_one_must_register(client):
    activity = make_activity(cost_eur="3.50", access=Access.REGISTER)
    words = sheet(client, url_of(activity))
    assert "3,50 euro" in words
    assert "Gratis" not in words
    assert "Niet inschrijven" not in words


def test_the_page_says_to_print_it_and_the_sheet_does_not(client):
    activity = make_activity()
    html = html_of(client, url_of(activity))
    before, after = html.split("<main", 1)
    assert 'class="beside-paper"' in before
    assert activity.get_url() in before
    assert "beside-paper" not in after
    assert "<button" not in html


def test_cancelled_and_moved_dates_of_the_coming_weeks_stand_on_it(client):
    activity = make_activity()
    change(activity, ChangeKind.CANCELLED, reason=Reason.STAFF_ILL)
    change(activity, ChangeKind.MOVED, date(2026, 12, 1), new_date=date(2026, 12, 3))
    words = sheet(client, url_of(activity))
    assert "Gaat niet door: dinsdag 24 november De begeleider is ziek." in words
    assert "Verplaatst: Was: dinsdag 1 december, 9.30 uur" in words
    assert "Nu: donderdag 3 december, 9.30 – 11.30 uur" in words


def test_several_cancelled_days_stand_in_one_line(client):
    activity = make_activity()
    for on in (TUESDAY, date(2026, 12, 1), date(2026, 12, 8)):
        change(activity, ChangeKind.CANCELLED, on)
    words = sheet(client, url_of(activity))
    assert words.count("Gaat niet door") == 1
    assert "24 november en 1 en 8 december" in words


def test_a_date_that_moved_far_away_is_still_news_for_its_old_day(client):
    activity = make_activity()
    change(activity, ChangeKind.MOVED, new_date=date(2027, 3, 25))
    assert "Verplaatst: Was: dinsdag 24 november" in sheet(client, url_of(activity))


def test_a_change_in_spring_is_not_on_the_poster_of_autumn(client):
    activity = make_activity()
    change(activity, ChangeKind.CANCELLED, date(2027, 3, 23))
    assert "Gaat niet door" not in sheet(client, url_of(activity))


def test_a_series_that_is_over_is_not_on_it(client):
    over = {"frequency": Frequency.ONCE, "starts_on": date(2026, 10, 6), "until": None}
    activity = make_activity(series=[over, {}])
    words = sheet(client, url_of(activity))
    assert "oktober" not in words
    assert "11.30" in words


# --- What must not get out ------------------------------------------------------------------


def test_a_draft_or_restricted_activity_has_no_poster(client):
    draft, hidden = make_activity(title="Geheim"), make_activity(title="Geheim")
    urls = [url_of(draft), url_of(hidden)]
    draft.unpublish()
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    for url in urls:
        response = client.get(url)
        assert response.status_code == 404
        assert "Geheim" not in response.content.decode()


def test_an_activity_has_no_poster_under_another_location(client):
    activity, other = make_activity(), make_location()
    url = url_of(activity).replace(activity.get_parent().slug, other.slug)
    assert client.get(url).status_code == 404


def test_a_street_on_request_is_not_on_a_poster(client):
    location = make_location()
    MeetingPoint.objects.update(is_address_on_request=True)
    activity = make_activity(location=location)
    for url in (url_of(activity), week_url(location)):
        html = html_of(client, url)
        assert "Teststraat" not in html
        assert "Huis 1" not in html
        assert "Teststad" in html


@pytest.mark.parametrize("code", ["2026-W54", "x", "2031-W01"])
def test_the_poster_of_an_unknown_week_is_not_found(client, code):
    assert client.get(week_url(make_location(), code)).status_code == 404


# --- Languages ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "chosen", "has_left_out"),
    [
        (None, ["nl"], False),
        ("", ["nl"], False),
        ("nl", ["nl"], False),
        ("ar", ["nl", "ar"], False),
        ("AR, tr", ["nl", "ar", "tr"], False),
        ("tr,nl,tr,ar", ["nl", "tr", "ar"], False),
        ("nl,fr,ar,tr", ["nl", "fr", "ar"], True),
        ("nl,xx", ["nl"], True),
        ("<b>,ar", ["nl", "ar"], True),
        ("de", ["nl"], True),
    ],
)
def test_dutch_first_then_at_most_two_languages_of_the_site(asked, chosen, has_left_out):
    found = languages_asked(asked, reader="nl")
    assert (found.codes, found.has_left_out) == (chosen, has_left_out)


def test_without_a_choice_the_language_of_the_reader_stands_beside_dutch():
    assert languages_asked(None, reader="tr").codes == ["nl", "tr"]


def test_a_language_that_is_left_out_is_said_beside_the_sheet(client):
    activity = make_activity()
    assert 'role="status"' in html_of(client, f"{url_of(activity)}?languages=nl,xx")
    assert 'role="status"' not in html_of(client, f"{url_of(activity)}?languages=nl,ar")
    assert "<b>" not in html_of(client, f"{url_of(activity)}?languages=<b>")


def test_a_translation_stands_below_dutch_and_says_that_it_is_one(client):
    activity = make_activity(title="Speeluurtje")
    translate(activity, "ar", title="وقت اللعب")
    html = html_of(client, f"{url_of(activity)}?languages=nl,ar")
    assert html.index("Speeluurtje</h1>") < html.index("وقت اللعب</h1>")
    assert re.search(r'<main class="poster [^"]*"\s+dir="rtl"', html)
    assert re.search(r'<p class="poster__small"\s+lang="ar"\s+dir="rtl">', html)


def test_words_of_the_page_without_translation_stand_there_in_dutch_only(client):
    activity = make_activity(title="Speeluurtje", for_whom="Met oma.")
    translate(activity, "ar", title="Concept", live=False)
    html = html_of(client, f"{url_of(activity)}?languages=nl,ar")
    assert html.count("Speeluurtje</h1>") == 1
    assert html.count("Met oma.") == 1
    assert "Concept" not in html


def test_dates_are_in_every_language(client):
    activity = make_activity()
    change(activity, ChangeKind.CANCELLED)
    words = sheet(client, f"{url_of(activity)}?languages=nl,fr,tr")
    for each in ("dinsdag 24 november", "mardi 24 novembre", "24 Kasım Salı"):
        assert each in words


def test_the_language_of_the_reader_comes_back_after_the_poster(client):
    html = html_of(client, f"{url_of(make_activity())}?languages=nl,ar,tr")
    assert html.startswith("<!DOCTYPE html>") or '<html lang="nl"' in html
    assert '<html lang="nl"' in html


# --- The poster of a week -------------------------------------------------------------------


def test_the_poster_of_a_week_has_its_dates_with_their_changes(client):
    location = make_location(title="KOALA Hier")
    activity = make_activity(title="Speeluurtje", location=location)
    make_activity(title="Voorlezen", location=location)
    make_activity(title="Elders")
    change(activity, ChangeKind.CANCELLED)
    words = sheet(client, week_url(location))
    assert "KOALA Hier" in words
    assert "dinsdag 24 november" in words
    assert "Gaat niet door 9.30 – 11.30 uur Speeluurtje" in words
    assert "9.30 – 11.30 uur Voorlezen · Huis 1" in words
    assert "Elders" not in words


def test_a_moved_date_stands_on_both_days_of_the_poster(client):
    location = make_location()
    change(make_activity(location=location), ChangeKind.MOVED, new_date=date(2026, 11, 26))
    words = sheet(client, week_url(location))
    assert words.count("Verplaatst") == 2
    assert "dinsdag 24 november" in words
    assert "donderdag 26 november" in words


def test_a_full_week_says_that_there_is_more(client):
    location = make_location()
    make_activity(title="Speeluurtje", location=location, series=[{}] * 20)
    words = sheet(client, week_url(location))
    assert words.count("Speeluurtje") == 18
    assert "nog meer deze week" in words or "There is more this week" in words
