"""Calendars and news in every language: the same dates and UIDs, honest words."""

from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import Locale

from activities.choices import ChangeKind
from activities.models import ActivityPage
from activities.services import change_date
from tests.calendar_oracle import events, unfolded
from tests.factories import make_activity

pytestmark = pytest.mark.usefixtures("site", "languages")
ISOLATE, END = "\u2068", "\u2069"


@pytest.fixture
def languages(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("nl", "Nederlands"),
        ("fr", "Français"),
        ("ar", "العربية"),
    ]
    for code in ("fr", "ar"):
        Locale.objects.get_or_create(language_code=code)


@pytest.fixture
def activity():
    page = make_activity(title="Spelen", slug="spelen")
    series = ActivityPage.objects.get(pk=page.pk).series.get()
    for kind, on, values in (
        (ChangeKind.CANCELLED, date(2026, 11, 24), {"words": {"nl": "Ziek.", "fr": "Malade."}}),
        (ChangeKind.MOVED, date(2026, 12, 1), {"new_date": date(2026, 12, 3)}),
    ):
        change_date(series=series, original_date=on, kind=kind, at=timezone.now(), **values)
    return page


def calendar_in(client, language, page):
    return client.get(f"/{language}/agenda/activiteit/{page.translation_key}.ics").content


def news_in(client, language, page):
    key = page.get_parent().translation_key
    return client.get(f"/{language}/agenda/locatie/{key}.atom").content.decode()


def translate(page, language, **values):
    """Return the live translation of a page, with all above it."""
    copy = page.copy_for_translation(Locale.objects.get(language_code=language), copy_parents=True)
    for each in copy.get_ancestors(inclusive=True).filter(locale=copy.locale).specific():
        type(each).objects.filter(pk=each.pk).update(alias_of=None, live=True)
    type(page).objects.filter(pk=copy.pk).update(**values)
    return type(page).objects.get(pk=copy.pk)


def test_every_language_has_the_same_dates_with_the_same_uids(client, activity):
    calendars = [calendar_in(client, language, activity) for language in ("nl", "fr", "ar")]
    assert len({tuple(unfolded(each)) for each in calendars}) == 1
    assert len({tuple(str(event["UID"]) for event in events(each)) for each in calendars}) == 1
    assert len(set(calendars)) == 3


def test_the_same_address_answers_in_its_own_language_only(client, activity):
    response = client.get(
        f"/fr/agenda/activiteit/{activity.translation_key}.ics",
        headers={"accept-language": "nl"},
    )
    _series, cancelled, _moved = events(response.content)
    assert str(cancelled["SUMMARY"]) == "Annulé : Spelen"
    assert "Malade." in str(cancelled["DESCRIPTION"])
    assert "Accept-Language" not in response.headers.get("Vary", "")


def test_words_that_are_not_translated_are_dutch_and_say_so(client, activity):
    series, *_rest = events(calendar_in(client, "fr", activity))
    assert str(series["SUMMARY"]) == "Spelen"
    assert series["SUMMARY"].params["LANGUAGE"] == "nl"
    assert "Ce texte" in str(series["DESCRIPTION"])


def test_a_translated_activity_has_its_own_words_and_leads_to_its_own_page(client, activity):
    french = translate(activity, "fr", title="Jouer", summary="Vous jouez.")
    series, *_rest = events(calendar_in(client, "fr", activity))
    assert str(series["SUMMARY"]) == "Jouer"
    assert series["SUMMARY"].params["LANGUAGE"] == "fr"
    assert str(series["URL"]) == french.full_url
    assert "Ce texte" not in str(series["DESCRIPTION"])


def test_between_arabic_words_titles_times_and_phones_keep_their_direction(client, activity):
    _series, cancelled, moved = events(calendar_in(client, "ar", activity))
    assert str(cancelled["SUMMARY"]).endswith(f"{ISOLATE}Spelen{END}")
    assert f"{ISOLATE}+32 000 00 00 01{END}" in str(cancelled["DESCRIPTION"])
    assert f"{ISOLATE}9:30{END}" in str(moved["DESCRIPTION"])
    assert ISOLATE not in str(events(calendar_in(client, "nl", activity))[0]["DESCRIPTION"])


def test_arabic_lines_are_folded_without_cutting_a_letter(client, activity):
    ics = calendar_in(client, "ar", activity)
    assert max(len(line) for line in ics.split(b"\r\n")) <= 75
    for line in ics.split(b"\r\n"):
        line.decode()


def test_news_is_in_the_language_of_its_address_and_marks_what_is_dutch(client, activity):
    news = news_in(client, "fr", activity)
    assert 'xml:lang="fr"' in news
    assert "<title>Annulé : Spelen, mardi 24 novembre</title>" in news
    assert '&lt;p lang="nl" dir="auto"&gt;Spelen&lt;/p&gt;' in news
    assert '&lt;p lang="fr" dir="auto"&gt;Malade.&lt;/p&gt;' in news


def test_a_translation_of_the_news_has_entries_of_its_own(client, activity):
    def ids(language):
        return {
            part.split("<")[0] for part in news_in(client, language, activity).split("<id>")[1:]
        }

    assert len(ids("nl")) == len(ids("fr")) == 3
    assert ids("nl").isdisjoint(ids("fr"))
