"""The editor's form of an activity: what it takes, what it refuses, and that it loses nothing."""

import html
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from activities.models import ActivityPage, Occurrence
from content.choices import Taxonomy
from content.models import Term
from tests.factories import make_editor, make_location, term

pytestmark = pytest.mark.usefixtures("site")
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def location():
    return make_location()


@pytest.fixture
def editor(client, location):
    """An editor of the location, logged in."""
    user = make_editor(location)
    client.force_login(user)
    return user


def add_url(location):
    return reverse("wagtailadmin_pages:add", args=["activities", "activitypage", location.pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def typed(location, *, series=None, **values):
    """Return a filled-in form: every Tuesday, 9.30-11.30, at the first meeting point.

    `series`: a list of dicts of what is different, one for each series.
    """
    usual_series = {
        "frequency": "weekly",
        "starts_on": "2026-09-01",
        "until": "2027-06-30",
        "start_time": "09:30",
        "end_time": "11:30",
        "interval_weeks": "1",
        "dates": "",
        "excluded_dates": "",
        "holiday_policy": "skip-all",
        "meeting_point": str(location.meeting_points.first().pk),
        "name": "",
    }
    given = [{}] if series is None else series
    rows = [usual_series | {"ORDER": str(at)} | row for at, row in enumerate(given, start=1)]
    usual = {
        "title": "Spelen en ontmoeten",
        "slug": "spelen-en-ontmoeten",
        "summary": "Je speelt met je kindje.",
        "activity_type": str(term(Taxonomy.ACTIVITY_TYPE, "meeting-play").pk),
        "age_min_months": "0",
        "age_max_months": "36",
        "for_whom": "Voor mama's en papa's.",
        "access": "drop-in",
        "cost_eur": "0",
        "bring": "Een handdoek.",
        "attendance_mode": "offline",
        "rain_plan": "Binnen.",
        "steps": streamfield([("step", {"icon": "hand", "title": "Dag!", "text": ""})]),
        "body": streamfield(
            [("text", {"heading": "Kom maar", "text": rich_text("<p>Welkom.</p>")})]
        ),
        "series": inline_formset(rows),
        "co_organisers": inline_formset([]),
    }
    offer_form = str(term(Taxonomy.OFFER_FORM, "meeting").pk)
    return nested_form_data(usual) | {"offer_forms": [offer_form]} | values


def errors_of(response):
    """Return the sentences at each field, of the page and of its series together."""
    form = response.context["form"]
    found = dict(form.errors)
    for row in form.formsets["series"].forms:
        found |= row.errors
    return found


def shown_again(response):
    """Return what stands in the form of an answer, as a browser would send it."""
    form = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    return {name: [value.strip() for value in values] for name, values in form.lists()}


def lost(response, data):
    """Return the fields of which the form does not show again what was typed."""
    shown = shown_again(response)
    as_lists = {name: each if isinstance(each, list) else [each] for name, each in data.items()}
    # Texts made of blocks are put into the page by JavaScript.
    return [
        name
        for name, values in as_lists.items()
        if not name.startswith(("steps-", "body-", "action-")) and shown.get(name, []) != values
    ]


def marked(response):
    """Return the names of the fields that a screen reader announces as wrong."""
    tags = BeautifulSoup(response.content, "html.parser").select("[aria-invalid=true][name]")
    return {tag["name"].rpartition("-")[2] for tag in tags}


def dates_of(activity):
    dates = Occurrence.objects.filter(activity_key=activity.translation_key)
    return [on for (on,) in dates.order_by("on").values_list("on")]


# --- Making and publishing --------------------------------------------------------------------


def test_an_editor_publishes_a_weekly_activity_and_its_dates_are_there(client, editor, location):
    response = client.post(add_url(location), typed(location) | PUBLISH)
    assert response.status_code == 302
    activity = ActivityPage.objects.child_of(location).get()
    assert (activity.live, activity.owner, activity.title) == (True, editor, "Spelen en ontmoeten")
    dates = dates_of(activity)
    assert (len(dates), dates[0], dates[-1]) == (38, date(2026, 9, 1), date(2027, 6, 29))
    page = client.get(activity.url).content.decode()
    assert "dinsdag 24 november" in page


def test_a_list_of_days_is_taken_and_shown_again_in_order(client, editor, location):
    row = {"frequency": "dates", "dates": "21/1/2027; 14-01-2027\n2027-01-28"}
    client.post(add_url(location), typed(location, series=[row]) | PUBLISH)
    activity = ActivityPage.objects.child_of(location).get()
    assert dates_of(activity) == [date(2027, 1, day) for day in (14, 21, 28)]
    form = shown_again(client.get(edit_url(activity)))
    assert form["series-0-dates"] == ["14/01/2027\n21/01/2027\n28/01/2027"]


def test_a_day_that_is_left_out_has_no_date(client, editor, location):
    row = {"until": "2026-09-22", "excluded_dates": "8/9/2026"}
    client.post(add_url(location), typed(location, series=[row]) | PUBLISH)
    [activity] = ActivityPage.objects.child_of(location)
    assert dates_of(activity) == [date(2026, 9, day) for day in (1, 15, 22)]


def test_an_activity_by_appointment_needs_no_dates(client, editor, location):
    data = typed(location, series=[], access="appointment")
    assert client.post(add_url(location), data | PUBLISH).status_code == 302
    activity = ActivityPage.objects.child_of(location).get()
    assert (activity.live, dates_of(activity)) == (True, [])


def test_terms_and_languages_that_were_chosen_come_back_ticked(client, editor, location):
    chosen = {
        "offer_forms": [(Taxonomy.OFFER_FORM, "meeting"), (Taxonomy.OFFER_FORM, "language")],
        "audiences": [(Taxonomy.AUDIENCE, Term.objects.of(Taxonomy.AUDIENCE)[0].code)],
        "life_domains": [(Taxonomy.LIFE_DOMAIN, Term.objects.of(Taxonomy.LIFE_DOMAIN)[1].code)],
        "experience_areas": [],
        "languages": [(Taxonomy.LANGUAGE, "nl"), (Taxonomy.LANGUAGE, "tr")],
        "interpreter_languages": [(Taxonomy.LANGUAGE, "ar")],
    }
    ticked = {name: [str(term(*each).pk) for each in terms] for name, terms in chosen.items()}
    client.post(add_url(location), typed(location, **ticked) | PUBLISH)
    activity = ActivityPage.objects.child_of(location).get()
    form = shown_again(client.get(edit_url(activity)))
    assert {name: sorted(form.get(name, [])) for name in ticked} == {
        name: sorted(keys) for name, keys in ticked.items()
    }
    assert (activity.terms.count(), activity.activity_languages.count()) == (4, 3)


# --- What is refused --------------------------------------------------------------------------

REFUSED = {
    "end before start": (
        {"end_time": "09:00"},
        {"end_time": "Het einde (09.00) moet na het begin (09.30) komen."},
    ),
    "past midnight": (
        {"start_time": "20:00", "end_time": "00:30"},
        {
            "end_time": "Een activiteit kan niet over middernacht lopen (20.00 - 00.30). "
            "Laat ze ten laatste om 23.59 eindigen, of maak een tweede reeks voor de volgende dag."
        },
    ),
    "until before the first day": (
        {"until": "2026-08-01"},
        {"until": "‘Tot en met’ ligt vóór de eerste dag. Kies een latere dag."},
    ),
    "a list without days": (
        {"frequency": "dates"},
        {"dates": "Typ minstens één dag, bijvoorbeeld 14/01/2027."},
    ),
    "a day that cannot be read": (
        {"frequency": "dates", "dates": "14/1/2027\n32/1/2027"},
        {"dates": "“32/1/2027” is geen dag. Schrijf dag/maand/jaar, bijvoorbeeld 14/01/2027."},
    ),
    "an exception that cannot be read": (
        {"excluded_dates": "morgen"},
        {
            "excluded_dates": "“morgen” is geen dag. "
            "Schrijf dag/maand/jaar, bijvoorbeeld 14/01/2027."
        },
    ),
    "only a day in a holiday": (
        {"frequency": "once", "starts_on": "2026-11-03", "until": ""},
        {
            "starts_on": "Deze reeks heeft geen enkele datum: elke dag valt in een vakantie of is "
            "weggelaten. Kies een andere eerste dag, of verander wat er in vakanties gebeurt."
        },
    ),
    "the fifth Tuesday": (
        {"frequency": "monthly-nth", "starts_on": "2026-09-29"},
        {
            "frequency": "Niet elke maand heeft een vijfde. "
            "Kies een andere eerste dag, of ‘elke maand de laatste’."
        },
    ),
    "no meeting point": (
        {"meeting_point": ""},
        {"meeting_point": "Kies waar de gezinnen samenkomen."},
    ),
    "no offer form": ({"offer_forms": []}, {"offer_forms": "Kies minstens één aanbodsvorm."}),
    "highest age below lowest": (
        {"age_min_months": "24", "age_max_months": "12"},
        {
            "age_max_months": "De hoogste leeftijd (12 maanden) is lager "
            "dan de laagste (24 maanden)."
        },
    ),
    "no dates and not by appointment": (
        {"series": []},
        {"__all__": "Data: voeg toe wanneer en waar, of kies ‘op afspraak’ als toegang."},
    ),
}
OF_THE_PAGE = {"offer_forms", "age_min_months", "age_max_months"}


@pytest.mark.parametrize(("wrong", "expected"), REFUSED.values(), ids=REFUSED)
def test_nonsense_is_refused_at_its_field_and_nothing_typed_is_lost(
    client, editor, location, wrong, expected
):
    values = {name: value for name, value in wrong.items() if name in OF_THE_PAGE}
    row = {name: value for name, value in wrong.items() if name not in OF_THE_PAGE}
    data = typed(location, series=row.pop("series", [row]), **values) | PUBLISH
    response = client.post(add_url(location), data)
    assert errors_of(response) == {field: [sentence] for field, sentence in expected.items()}
    assert marked(response) == set(expected) - {"__all__"}
    page = html.unescape(response.content.decode())
    assert all(sentence in page for sentence in expected.values())
    assert lost(response, data) == []
    assert "Kom maar" in page
    assert "Dag!" in page
    assert not ActivityPage.objects.exists()
