"""Who can log in on the demo."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.models import Group
from wagtail.models import Locale

from accounts.languages import set_language
from accounts.models import User
from editors.roles import RoleCode, make_network_team, make_readers, make_translators
from editors.teams import make_group
from koala.demo.people import USERS
from koala.demo.shapes import Row
from locations.models import LocationPage

DEMO_PASSWORD = "koala-demo-wachtwoord"  # noqa: S105 - everybody may know it: see seed_users


def seed_users(locations: Mapping[str, LocationPage]) -> None:
    """Make the demo's people. `locations`: the demo locations, by key.

    Their password is public, so outside development they get none and cannot log in.
    """
    for row in USERS:
        user, is_new = User.objects.get_or_create(
            email=row["email"], defaults={"first_name": row["first_name"]}
        )
        if settings.DEBUG:
            user.set_password(DEMO_PASSWORD)
        else:
            user.set_unusable_password()
        user.save()
        if is_new:
            set_language(user, row["language"])
        user.groups.set([_group_of(row, locations)])


def _group_of(row: Row, locations: Mapping[str, LocationPage]) -> Group:
    if row["role"] == RoleCode.NETWORK:
        return make_network_team()
    if row["role"] == RoleCode.READER:
        return make_readers()
    if row["role"] == RoleCode.TRANSLATOR:
        return make_translators(Locale.objects.get(language_code=row["translates"]))
    return make_group(locations[row["location"]], row["role"])[0]


def role_in_words(row: Row) -> str:
    about = {
        RoleCode.NETWORK: "network team",
        RoleCode.EDITOR: "editor of location {location}",
        RoleCode.CALENDAR: "changes dates of location {location}, writes nothing",
        RoleCode.REVIEWER: "reviews what is handed in at location {location}",
        RoleCode.TRANSLATOR: "translates into {translates}",
        RoleCode.READER: "Opgroeien: reads the reports",
    }[row["role"]]
    speaks = "" if row["language"] == "nl" else f" (admin in {row['language']})"
    return about.format(**row) + speaks
