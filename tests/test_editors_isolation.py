"""Whoever has no business at a location sees and changes nothing of it, at any address."""

import pytest
from django.test import Client

from tests.isolation_addresses import Address, addresses, filled
from tests.isolation_reach import SHOWN_AT, SHOWN_NOWHERE, reached, reason_for_nobody
from tests.isolation_roles import INSIDERS, MAY_CHANGE, MAY_SEE, OUTSIDERS
from tests.isolation_walk import no_rows, secrets_in, undone, walk
from tests.isolation_world import SECRETS, make_world

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("site")]
PARTS = 3


@pytest.fixture
def world(settings):
    return make_world(settings)


def logged_in(world, name):
    client = Client(raise_request_exception=False)
    client.force_login(INSIDERS[name](world))
    return client


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("role", OUTSIDERS)
def test_who_has_no_business_at_a_location_sees_and_changes_nothing_of_it(world, role, part):
    client, user = Client(), OUTSIDERS[role](world)
    if user:
        client.force_login(user)
    own = MAY_CHANGE[role](world) if role in MAY_CHANGE else no_rows
    found = walk(client, world, addresses()[part::PARTS], may_see=MAY_SEE.get(role, ()), own=own)
    assert not found, "\n".join(map(str, found))


# --- The walk itself: it asks about things that are there, and would know a secret -------------


@pytest.mark.parametrize("part", range(PARTS))
def test_who_may_gets_to_every_address_or_it_says_why_nobody_does(world, part):
    people = [logged_in(world, name) for name in ("superuser", "editor of B")]
    wrong = {}
    for address in addresses()[part::PARTS]:
        is_reached, reason = reached(people, world, address), reason_for_nobody(address)
        if is_reached == bool(reason):
            wrong[address.route] = reason or "is filled with what nobody finds there"
    assert not wrong, "\n".join(map(str, wrong.items()))


def test_every_secret_is_there_for_who_may_see_it(world):
    people = {name: logged_in(world, name) for name in ("superuser", "editor of B")}
    every, seen = {each.route: each for each in addresses()}, set()
    for route in dict.fromkeys(SHOWN_AT.values()):
        where, name = route
        for url in filled(every[where], world):
            with undone():
                shown = secrets_in(people[name].get(url))
            seen |= {what for what in shown if SHOWN_AT[what] == route}
    assert seen == set(SHOWN_AT) == set(SECRETS) - SHOWN_NOWHERE


def test_an_address_with_a_new_kind_of_argument_must_be_given_a_case(world):
    address = Address("admin/parcels/{parcel_id}/", ("parcel_id",), "parcel")
    with pytest.raises(AssertionError, match="`parcel_id` of /admin/parcels/"):
        filled(address, world)
