"""The first page of the admin: each role sees what asks something of it, and nothing of others."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from activities.schedule import BRUSSELS
from content.consent import PeopleVisible
from content.models import TranslatedText
from editors.roles import RoleCode
from editors.teams import make_team
from locations.freshness_models import FreshnessCheck
from tests.factories import make_activity, make_location
from tests.pictures import make_picture
from tests.start_steps import (
    editor,
    hand_in,
    link_to,
    panel,
    panels,
    person,
    reader,
    start_page,
    text_with,
)
from tests.translating import (
    in_english,
    make_public,
    network_member,
    set_up_network,
    translator,
)

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("site")]
JUNE = date(2026, 6, 1)
ALL_CLEAR = "All is in order. There is nothing to do now."


@pytest.fixture
def location():
    return make_location(title="KOALA A", slug="a")


def check(page, on):
    FreshnessCheck.objects.filter(page_key=page.translation_key).update(checked_on=on)


def ask_everything(location, name):
    """Let a location have one of everything that asks for somebody."""
    make_team(location)
    make_picture(location, title=f"Foto {name}")
    body = text_with(link_to(999_999, f"woorden {name}"))
    activity = make_activity(location=location, title=f"Spelen {name}", body=body)
    check(activity, JUNE)
    waits = make_activity(location=location, title=f"Koken {name}")
    hand_in(waits, person(location, RoleCode.EDITOR), title=f"Bakken {name}")
    return activity


# --- Who sees what ----------------------------------------------------------------------------


def test_each_role_sees_its_own_panels_in_the_order_of_what_to_do_first(client, location, settings):
    set_up_network(settings)
    make_public(location, "fr")
    TranslatedText.objects.update(is_stale=True)
    ask_everything(location, "A")
    to_do = ["broken-links", "consents", "to-check"]
    expected = {
        RoleCode.EDITOR: ["week", "waiting", *to_do, "coverage"],
        RoleCode.CALENDAR: ["week"],
        RoleCode.REVIEWER: ["waiting"],
    }
    for role, names in expected.items():
        assert panels(client, person(location, role)) == names, role
    assert panels(client, translator("fr")) == ["coverage"]
    assert panels(client, network_member()) == ["waiting", "locations", *to_do]
    assert panels(client, reader()) == ["reports", "locations"]


def test_nothing_of_another_location_stands_on_ones_page(client, location):
    other = make_location(title="KOALA Zwaluw", slug="zwaluw")
    ask_everything(other, "Zwaluw")
    people = [
        person(location, role) for role in (RoleCode.EDITOR, RoleCode.CALENDAR, RoleCode.REVIEWER)
    ]
    for user in people:
        assert "Zwaluw" not in start_page(client, user)
    page = start_page(client, editor(other))
    for words in ("Spelen Zwaluw", "Bakken Zwaluw", "Foto Zwaluw", "woorden Zwaluw"):
        assert words in page


def test_a_reader_sees_every_public_location_and_no_way_to_change_one(client, location):
    ask_everything(location, "A")
    make_location(title="KOALA Morgen", slug="morgen", live=False)
    page = start_page(client, reader())
    assert "KOALA A" in page
    for words in ("KOALA Morgen", "Bakken A", "Foto A", "2026-014", "/edit/", "/week/"):
        assert words not in page
    assert "Waiting" not in page


def test_the_network_sees_of_each_location_what_it_asks(client, location):
    ask_everything(location, "A")
    make_location(title="KOALA Morgen", slug="morgen", live=False)
    words = panel(client, in_english(network_member()), "locations")
    # Next date, checked, to check, to translate, waiting, consent.
    assert "KOALA A 24 November 22 November 1 12 1 1" in words
    assert "KOALA Morgen Draft None Never 0 0 0 0" in words


# --- What stands in a panel -------------------------------------------------------------------


def test_who_has_nothing_to_do_reads_so_in_one_line(client, location, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("nl", "NL")]
    assert ALL_CLEAR in start_page(client, editor(location))
    assert ALL_CLEAR in start_page(client, person(location, RoleCode.REVIEWER))
    assert ALL_CLEAR not in start_page(client, person(location, RoleCode.CALENDAR))
    ask_everything(location, "A")
    assert ALL_CLEAR not in start_page(client, editor(location))


def test_the_news_and_the_counts_of_wagtail_are_gone(client, location):
    page = start_page(client, in_english(network_member()))
    for words in ("releases.wagtail.org", "whats-new", "w-summary", "guide.wagtail.org"):
        assert words not in page


def test_what_was_handed_in_waits_for_who_may_publish_it_and_leads_there(client, location):
    ask_everything(location, "A")
    reviewer = person(location, RoleCode.REVIEWER)
    page = Page.objects.get(title="Koken A")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Bakken A Handed in on 22 November 2026" in panel(client, reviewer, "waiting")
    assert f'href="{address}"' in start_page(client, reviewer)
    assert client.get(address).status_code == 200


def test_who_handed_something_in_reads_that_it_must_change(client, location):
    make_team(location)
    activity = make_activity(location=location, title="Koken A")
    user = editor(location)
    state = hand_in(activity, user, title="Bakken A")
    state.current_task_state.reject(user=person(location, RoleCode.REVIEWER))
    assert "You are asked to change something" in panel(client, user, "waiting")
    assert panel(client, editor(location), "waiting") == ""


def test_what_was_never_checked_comes_first_and_says_what_families_read(client, location):
    check(location, JUNE)
    activity = make_activity(location=location, title="Spelen A")
    FreshnessCheck.objects.filter(page_key=activity.translation_key).delete()
    words = panel(client, editor(location), "to-check")
    assert words.index("Never checked") < words.index("Last checked on 1 June 2026")
    assert words.count("families read “ask first”") == 2
    week = reverse("koala_week", args=[location.pk])
    assert f'class="button button-secondary" href="{week}"' in start_page(client, editor(location))


def test_a_picture_is_named_with_its_last_day_and_on_how_many_pages_it_is(client, location):
    picture = make_picture(location, title="Voorlezen", consent_until=date(2027, 1, 21))
    make_activity(location=location, title="Spelen A", image=picture)
    make_picture(location, title="Later", consent_until=date(2027, 1, 22))
    make_picture(location, title="Niemand", people_visible=PeopleVisible.NOBODY, consent_until=None)
    words = panel(client, editor(location), "consents")
    assert "(1) Voorlezen Until 21 January 2027. Families see it on 1 page." in words


def test_more_than_a_few_of_a_kind_are_counted_and_stand_in_the_report(client, location):
    for number in range(7):
        check(make_activity(location=location, title=f"Spelen {number}"), JUNE)
    page = start_page(client, editor(location))
    assert page.count("Last checked on 1 June") == 4
    assert "See all 7" in page
    assert reverse("koala_report_freshness") in page


def test_a_title_is_shown_as_text(client, location):
    activity = make_activity(location=location, title="<b>Spelen</b>")
    check(activity, JUNE)
    page = start_page(client, editor(location))
    assert "&lt;b&gt;Spelen" in page
    assert "<b>Spelen" not in page


# --- How much it costs ------------------------------------------------------------------------


def queries_of(client, user):
    start_page(client, user)
    with CaptureQueriesContext(connection) as queries:
        start_page(client, user)
    return len(queries)


def test_the_page_of_the_network_takes_the_same_queries_for_two_locations_and_for_fifty(client):
    user = network_member()
    locations = [make_location(title=f"KOALA {number}") for number in range(2)]
    for number, each in enumerate(locations):
        ask_everything(each, str(number))
    few = queries_of(client, user)
    more = [make_location(title=f"KOALA {number}") for number in range(2, 50)]
    for number, each in enumerate(more[:5]):
        ask_everything(each, f"meer {number}")
    assert queries_of(client, user) == few
    assert panel(client, in_english(user), "locations").startswith("All locations (50)")


def test_the_page_of_an_editor_takes_the_same_queries_for_one_row_and_for_many(client, location):
    user = editor(location)
    ask_everything(location, "A")
    few = queries_of(client, user)
    for number in range(8):
        ask_everything(location, str(number))
    assert queries_of(client, user) == few


def test_next_dates_are_those_that_take_place(client, location, clock):
    make_activity(location=location)
    clock(datetime(2026, 11, 24, 10, tzinfo=BRUSSELS))
    words = panel(client, in_english(network_member()), "locations")
    assert "KOALA A 1 December" in words
