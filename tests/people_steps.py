"""Steps that tests of the network team's screens about people take."""

from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.models import User
from editors.roles import RoleCode, make_network_team, make_readers, make_translators
from editors.teams import make_group
from tests.factories import make_user
from tests.translating import in_english, language

OF_ALL = {
    RoleCode.NETWORK: make_network_team,
    RoleCode.READER: make_readers,
    RoleCode.TRANSLATOR: lambda: make_translators(language("fr")),
}


def group_of(role, location=None):
    return OF_ALL[role]() if role in OF_ALL else make_group(location, role)[0]


def somebody(role, location=None, **values):
    """Return somebody with a role, to whom the admin speaks English."""
    user = make_user(**values)
    user.groups.add(group_of(role, location))
    return in_english(user)


def superuser(**values):
    return in_english(make_user(is_superuser=True, **values))


def now(person):
    """Return somebody as the database has them."""
    return User.objects.get(pk=person.pk)


def names(person):
    return sorted(now(person).groups.values_list("name", flat=True))


def acts_on(person, group):
    """Return the address of everything that can be done about somebody."""
    return [
        reverse("koala_person_role", args=[person.pk, group.pk]),
        reverse("koala_person_close", args=[person.pk]),
        reverse("koala_person_second_factor", args=[person.pk]),
        reverse("koala_person_invite", args=[person.pk]),
    ]


def said(answer):
    """Return the messages that follow an answer."""
    return [str(message) for message in answer.context["messages"]]


def logged(person):
    """Return what the log says of somebody, as pairs of an action and who did it."""
    rows = ModelLogEntry.objects.filter(
        content_type__app_label="accounts", object_id=str(person.pk)
    )
    return list(rows.order_by("pk").values_list("action", "user__email"))


def everything(*models):
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def invitation(**values):
    return {
        "email": "an@example.org",
        "first_name": "An",
        "language_code": "fr",
        "role": "editor",
    } | values
