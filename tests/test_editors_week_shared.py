"""What another location looks after and organises with this one: to be seen, not to be changed."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activities.choices import ChangeKind
from activities.models import Change, CoOrganiser
from activities.services import change_date
from tests.factories import make_activity, make_editor, make_location
from tests.translating import in_english
from tests.week_steps import address, on

pytestmark = pytest.mark.once
TUESDAY = date(2026, 11, 24)


@pytest.fixture
def ours(site):
    return make_location()


@pytest.fixture
def theirs(site):
    return make_location(title="KOALA Overkant", phone="+32 9 000 12 34")


@pytest.fixture
def together(ours, theirs):
    return make_activity(
        location=theirs, title="Samen zingen", co_organisers=[CoOrganiser(location=ours)]
    )


@pytest.fixture(autouse=True)
def editor(client, ours, together):
    user = in_english(make_editor(ours))
    client.force_login(user)
    return user


def entries(client, location):
    page = client.get(address("", location))
    return BeautifulSoup(page.content, "html.parser").select(".week__entry")


def test_it_stands_in_the_week_with_whose_it_is_and_whom_to_call(client, ours):
    entry = entries(client, ours)[0]
    text = " ".join(entry.get_text().split())
    assert "Samen zingen" in text
    assert "Together with KOALA Overkant" in text
    assert entry.select_one("a[href^='tel:']").get_text().startswith("+32 9 000 12 34")


def test_it_has_no_button_and_no_link_to_change_it(client, ours):
    entry = entries(client, ours)[0]
    assert entry.select("form, button") == []
    assert [a["href"] for a in entry.select("a") if "/admin/" in a["href"]] == []


def test_it_is_not_changed_by_typing_its_address(client, ours, theirs):
    uid = on(TUESDAY).uid
    for name in ("_date", "_cancel", "_postpone", "_move", "_places", "_languages", "_note"):
        for location in (ours, theirs):
            assert client.get(address(name, location, uid)).status_code == 404
            answer = client.post(address(name, location, uid), {"seen": 0})
            assert answer.status_code == (405 if name == "_date" else 404)
    assert not Change.objects.exists()


def test_what_its_owner_changed_is_seen_and_not_undone(client, ours, theirs, together):
    made = change_date(
        series=together.series.get(),
        original_date=TUESDAY,
        kind=ChangeKind.CANCELLED,
        words={"nl": "Lek in het dak."},
        at=timezone.now(),
    )
    entry = entries(client, ours)[0]
    assert "Lek in het dak." in entry.get_text()
    assert "You are closed on this day" not in entry.get_text()
    assert entry.select("form") == []
    for location in (ours, theirs):
        assert client.post(address("_undo", location, made.pk)).status_code == 404
    made.refresh_from_db()
    assert made.undone_at is None


def test_its_owner_changes_it_as_ever(client, theirs):
    client.force_login(make_editor(theirs))
    entry = entries(client, theirs)[0]
    assert entry.select_one(f"a[href='{address('_cancel', theirs, on(TUESDAY).uid)}']")


def test_what_not_everybody_may_see_stays_away(client, ours, together):
    together.unpublish()
    assert entries(client, ours) == []


def test_a_third_location_does_not_have_it(client):
    other = make_location()
    client.force_login(make_editor(other))
    assert entries(client, other) == []


def test_more_of_it_needs_no_more_queries(client, ours, theirs):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address("", ours)).status_code == 200
        return len(captured)

    client.get(address("", ours))
    few, shown = queries(), len(entries(client, ours))
    for _each in range(5):
        make_activity(location=theirs, co_organisers=[CoOrganiser(location=ours)])
    assert len(entries(client, ours)) == shown * 6
    assert queries() == few
