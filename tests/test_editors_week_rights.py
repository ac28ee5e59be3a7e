"""The week of a location is for who may change its dates; for others it does not exist."""

from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from activities.choices import ChangeKind
from activities.models import Change
from activities.services import change_date, close_location
from editors import week_urls
from editors.roles import RoleCode, make_readers
from editors.teams import make_group
from locations.models import Closure, HolidayPeriod, LocationIndexPage
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.translating import hand_in, network_member, set_up_languages, translator
from tests.week_steps import address, on

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
TUESDAY = date(2026, 11, 24)
DATE_SCREENS = ("_date", "_cancel", "_postpone", "_move", "_places", "_languages", "_note")


@pytest.fixture
def location():
    return make_location()


@pytest.fixture
def activity(location):
    return make_activity(location=location)


@pytest.fixture
def change(activity):
    return change_date(
        series=activity.series.get(),
        original_date=TUESDAY,
        kind=ChangeKind.NOTE,
        words={"nl": "Breng sokken mee."},
        at=timezone.now(),
    )


@pytest.fixture
def closure(location):
    return close_location(
        location=location,
        starts_on=date(2026, 12, 4),
        ends_on=date(2026, 12, 4),
        words={"nl": "Verhuis."},
        at=timezone.now(),
    )


def addresses(location, change, closure):
    """Return every address of the week of a location, by its name."""
    uid = on(TUESDAY, activity_key=change.activity_key).uid
    christmas = HolidayPeriod.objects.get(calendar="flemish", starts_on=date(2026, 12, 21))
    arguments = {
        "_undo": [change.pk],
        "_reopen": [closure.pk],
        "_holiday": [christmas.pk],
        "_holiday_undo": [christmas.pk],
    } | {name: [uid] for name in DATE_SCREENS}
    names = [each.name.removeprefix("koala_week") for each in week_urls.urlpatterns]
    return {
        name: address(name, location, *arguments.get(name, []))
        for name in names
        if name != "_start"
    }


def member(location, code):
    """Return somebody with one role at a location."""
    user = make_user()
    user.groups.add(make_group(location, code)[0])
    return user


def reader():
    user = make_user()
    user.groups.add(make_readers())
    return user


def french_translator():
    """Return a translator, with the front page and the list of locations in French."""
    index = LocationIndexPage.objects.get(locale__language_code="nl")
    for page in (index.get_parent().specific, index):
        hand_in(page, "fr")
    return translator("fr")


STRANGERS = {
    "the editor of another location": lambda location: make_editor(make_location()),
    "who changes the dates of another": lambda location: member(make_location(), RoleCode.CALENDAR),
    "the reviewer of this location": lambda location: member(location, RoleCode.REVIEWER),
    "a translator": lambda location: french_translator(),
    "who only reads": lambda location: reader(),
}


def test_who_changes_dates_and_nothing_else_has_the_week(client, location, change, closure):
    client.force_login(member(location, RoleCode.CALENDAR))
    for name, url in addresses(location, change, closure).items():
        assert client.get(url).status_code in (200, 405), name


@pytest.fixture
def languages(site, settings):
    set_up_languages(settings)


@pytest.mark.usefixtures("languages")
@pytest.mark.parametrize("who", STRANGERS)
def test_for_others_every_address_answers_that_there_is_nothing(
    client, location, change, closure, who
):
    client.force_login(STRANGERS[who](location))
    found = addresses(location, change, closure)
    assert len(found) == 15
    before = list(Change.objects.values()), list(Closure.objects.values())
    data = {"seen": "1", "reason": "weather", "places": "full", "words_nl": "Ha", "runs": "no"}
    answers = {
        (name, method): getattr(client, method)(url, data).status_code
        for name, url in found.items()
        for method in ("get", "post")
    }
    refused = {404, 405}
    assert {key: code for key, code in answers.items() if code not in refused} == {}
    assert {code for (_name, method), code in answers.items() if method == "post"} <= refused
    assert (list(Change.objects.values()), list(Closure.objects.values())) == before


def test_who_is_not_logged_in_is_led_to_the_login(client, location, change, closure):
    for url in addresses(location, change, closure).values():
        assert client.get(url).status_code in (302, 405)
        assert client.post(url).status_code in (302, 405)
    assert Change.objects.get() == change


def test_who_may_not_enter_the_admin_has_no_week(client, location):
    client.force_login(make_user())
    assert client.get(address("", location)).status_code == 302


def test_the_network_team_has_the_week_of_every_location(client, location, change, closure):
    client.force_login(network_member())
    for name, url in addresses(location, change, closure).items():
        assert client.get(url).status_code in (200, 405), name


def test_the_date_of_one_location_is_not_in_the_week_of_another(client, location, change):
    other = make_location()
    user = make_editor(other)
    client.force_login(user)
    uid = on(TUESDAY).uid
    assert client.get(address("_date", other, uid)).status_code == 404
    for name in DATE_SCREENS[1:]:
        assert client.get(address(name, other, uid)).status_code == 404
        assert client.post(address(name, other, uid), {"seen": 1}).status_code == 404
    assert client.post(address("_undo", other, change.pk)).status_code == 404
    change.refresh_from_db()
    assert change.undone_at is None


def test_a_closure_of_one_location_is_not_opened_from_another(client, closure):
    other = make_location()
    client.force_login(make_editor(other))
    assert client.post(address("_reopen", other, closure.pk)).status_code == 404
    assert Closure.objects.get() == closure


def test_the_note_that_a_colleague_made_is_not_told_as_ones_own(client, location, change):
    """The address names what was done last; it tells that to who did it only."""
    client.force_login(make_editor(location))
    page = client.get(address("", location), {"done": change.pk})
    assert page.context["done"] is None


def test_a_change_elsewhere_is_not_told(client, change):
    other = make_location()
    client.force_login(make_editor(other))
    page = client.get(address("", other), {"done": change.pk})
    assert page.context["done"] is None


def test_an_activity_that_not_everybody_may_see_is_not_in_the_week(
    client, location, activity, change
):
    PageViewRestriction.objects.create(page=activity, restriction_type="login")
    client.force_login(make_editor(location))
    assert client.get(address("", location)).context["days"] == []
    assert client.get(address("_date", location, on(TUESDAY).uid)).status_code == 404


@pytest.mark.parametrize("name", ["_confirm", "_undo", "_reopen", "_holiday_undo"])
def test_what_writes_at_once_is_not_done_by_a_link(client, location, change, closure, name):
    client.force_login(make_editor(location))
    assert client.get(addresses(location, change, closure)[name]).status_code == 405
    change.refresh_from_db()
    assert (change.undone_at, Closure.objects.count()) == (None, 1)
