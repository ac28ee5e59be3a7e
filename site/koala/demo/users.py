"""Who can log in on the demo."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.models import Group

from accounts.models import User
from koala.demo.people import NETWORK_EDITOR, USERS
from koala.foundation import make_network_team

DEMO_PASSWORD = "koala-demo-wachtwoord"  # noqa: S105 - everybody may know it: see seed_users


def seed_users(groups: Mapping[str, Group]) -> None:
    """Make the demo's editors. `groups`: the editors of each demo location, by its key.

    Their password is public, so outside development they get none and cannot log in.
    """
    network = make_network_team()
    for row in USERS:
        user, _is_new = User.objects.get_or_create(
            email=row["email"], defaults={"first_name": row["first_name"]}
        )
        if settings.DEBUG:
            user.set_password(DEMO_PASSWORD)
        else:
            user.set_unusable_password()
        user.save()
        user.groups.set([network if row["role"] == NETWORK_EDITOR else groups[row["location"]]])


def role_in_words(role: str, location: str | None) -> str:
    return "network team" if role == NETWORK_EDITOR else f"editor of location {location}"
