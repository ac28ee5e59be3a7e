"""Taaliconen say how much Dutch one needs; only a team that was trained for them may use them."""

from datetime import date

import pytest
from django.utils import timezone

from activities.choices import Taalicoon
from activities.exporting import export_activities
from activities.models import ActivityPage
from locations.models import LocationPage
from tests.factories import make_activity, make_location, make_user

pytestmark = pytest.mark.usefixtures("site")
TRAINED = date(2026, 3, 12)
SENTENCES = {
    1: "Je begrijpt of spreekt nog niet veel Nederlands.",
    2: "Je begrijpt al een beetje Nederlands maar je spreekt het nog niet zo goed.",
    3: "Je begrijpt vrij veel Nederlands en kan ook iets vertellen.",
    4: "Je begrijpt veel Nederlands en spreekt het goed.",
}
LABELS = {1: "één taalicoon", 2: "twee taaliconen", 3: "drie taaliconen", 4: "vier taaliconen"}


def page_of(client, activity, language="nl"):
    return client.get(f"/{language}{activity.url.removeprefix('/nl')}").content.decode()


def exported():
    report = export_activities(at=timezone.now())
    [entry] = [data for name, data in report.files.items() if name != "places.json"]
    return entry["labels"], {loss["code"] for loss in report.activities[0]["losses"]}


@pytest.mark.parametrize("level", SENTENCES)
def test_a_trained_team_says_how_much_dutch_one_needs(client, level):
    location = make_location(taaliconen_training=TRAINED)
    activity = make_activity(location=location, taalicoon=level)
    html = page_of(client, activity)
    assert "Nederlands oefenen" in html
    assert SENTENCES[level] in html
    assert f"Niveau {level} van 4." in html
    assert html.count("taaliconen__sign--empty") == 4 - level
    assert exported() == (["KOALA", LABELS[level]], set())


@pytest.mark.parametrize("trained_on", [None, date(2027, 1, 1)])
def test_a_team_that_is_not_trained_yet_says_nothing_and_the_report_names_it(client, trained_on):
    location = make_location(taaliconen_training=trained_on)
    activity = make_activity(location=location, taalicoon=Taalicoon.ONE)
    html = page_of(client, activity)
    assert "Nederlands oefenen" not in html
    assert SENTENCES[1] not in html
    assert exported() == (["KOALA"], {"taaliconen"})


def test_most_activities_say_nothing_about_dutch(client):
    activity = make_activity(location=make_location(taaliconen_training=TRAINED))
    assert "Nederlands oefenen" not in page_of(client, activity)
    assert exported() == (["KOALA"], set())


def test_every_language_has_its_own_sentence(client, settings):
    codes = ["nl", "fr", "en", "ar", "tr"]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code in codes]
    location = make_location(taaliconen_training=TRAINED)
    activity = make_activity(location=location, taalicoon=Taalicoon.ONE)
    sentences = {
        "nl": SENTENCES[1],
        "fr": "Vous ne comprenez ou ne parlez pas encore beaucoup le néerlandais.",
        "en": "You do not understand or speak much Dutch yet.",
        "ar": "لا تفهم الهولندية أو لا تتحدثها كثيرًا بعد.",
        "tr": "Henüz çok fazla Hollandaca anlamıyor veya konuşmuyorsunuz.",
    }
    for code, sentence in sentences.items():
        assert sentence in page_of(client, activity, code), code


@pytest.mark.parametrize(("trained_on", "is_offered"), [(TRAINED, True), (None, False)])
def test_editors_choose_them_only_where_the_team_was_trained(trained_on, is_offered):
    location = make_location(taaliconen_training=trained_on)
    activity = make_activity(location=location)
    form_class = ActivityPage.get_edit_handler().get_form_class()
    form = form_class(
        instance=ActivityPage.objects.get(pk=activity.pk),
        parent_page=location,
        for_user=make_user(is_superuser=True),
    )
    assert ("taalicoon" in form.fields) == is_offered


def test_both_are_facts_that_no_translation_changes():
    for model, name in ((ActivityPage, "taalicoon"), (LocationPage, "taaliconen_training")):
        [field] = [
            each for each in model.override_translatable_fields if each.field_name == name
        ]  # fmt: skip
        assert field.is_synchronized(None)
        assert not field.is_overridable(None)
