"""Whoever has no business at a location sees and changes nothing of it, at any address."""

import pytest
from django.test import Client

from tests.isolation_addresses import Address, addresses, filled, questions
from tests.isolation_roles import INSIDERS, OUTSIDERS
from tests.isolation_walk import secrets_in, undone, walk
from tests.isolation_world import SECRETS, make_world

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("site")]
PARTS = 3


@pytest.fixture
def world(settings):
    return make_world(settings)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("role", OUTSIDERS)
def test_who_has_no_business_at_a_location_sees_and_changes_nothing_of_it(world, role, part):
    make, may_see = OUTSIDERS[role]
    client, user = Client(), make(world)
    if user:
        client.force_login(user)
    every = list(addresses())
    found = walk(client, world, every[part::PARTS], may_see=may_see)
    assert [str(each) for each in found] == []


def test_an_address_with_a_new_kind_of_argument_must_be_given_a_case(world):
    address = Address("admin/parcels/{parcel_id}/", ("parcel_id",), "parcel")
    with pytest.raises(AssertionError, match="`parcel_id` of /admin/parcels/"):
        filled(address, world)


def test_every_secret_is_there_for_who_may_see_it(world):
    shown = {}
    for name, make in INSIDERS.items():
        client = Client(raise_request_exception=False)
        client.force_login(make(world))
        seen = set()
        for address in addresses():
            if address.route.startswith(("admin/", "documents/")):
                for url in filled(address, world):
                    for question in ["", *questions(address, world)][:12]:
                        with undone():
                            seen |= set(secrets_in(client.get(f"{url}?{question}")))
        shown[name] = seen
    assert shown["superuser"] | shown["editor of B"] == set(SECRETS)
