"""Who comes in and in which roles, and which locations there are: what the network team reads."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from content.words import SOURCE_LANGUAGE
from editors.models import LocationTeam
from editors.roles import ROLES, RoleCode
from editors.teams import GROUPS
from locations.models import LocationPage
from translations.wording import language_name

ROLE_NAMES = {
    RoleCode.EDITOR: gettext_lazy("Editor"),
    RoleCode.CALENDAR: gettext_lazy("Calendar editor"),
    RoleCode.REVIEWER: gettext_lazy("Reviewer"),
    RoleCode.TRANSLATOR: gettext_lazy("Translator"),
    RoleCode.READER: gettext_lazy("Reader"),
    RoleCode.NETWORK: gettext_lazy("Network team"),
}


# --- Roles ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeldRole:
    """What a group is: a role at a location, into a language, or of the whole site.

    `code` is None for a group that somebody made by hand.
    """

    group: Group
    code: RoleCode | None = None
    location: LocationPage | None = None
    language_code: str = ""

    def __str__(self) -> str:
        """Return "Editor · KOALA Vier Torens"."""
        if self.code is None:
            return self.group.name
        about = self.location.title if self.location else ""
        if self.language_code:
            about = language_name(self.language_code)
        words = [str(ROLE_NAMES[self.code]), about]
        return " · ".join(word for word in words if word)


def held_roles() -> dict[int, HeldRole]:
    """Return what each group is, by its primary key. Three queries."""
    by_name: dict[str, dict[str, Any]] = {
        ROLES[code].group_name: {"code": code} for code in (RoleCode.NETWORK, RoleCode.READER)
    }
    translators = ROLES[RoleCode.TRANSLATOR].group_name
    for code, _name in settings.LANGUAGES:
        by_name[translators.format(code)] = {"code": RoleCode.TRANSLATOR, "language_code": code}
    by_key: dict[int, dict[str, Any]] = {}
    locations = {page.translation_key: page for page in LocationPage.objects.source()}
    for team in LocationTeam.objects.all():
        location = locations.get(team.location_key)
        for role, field in GROUPS.items():
            by_key[getattr(team, f"{field}_id")] = {"code": role, "location": location}
    return {
        group.pk: HeldRole(group, **by_key.get(group.pk) or by_name.get(group.name, {}))
        for group in Group.objects.order_by("name")
    }


def in_order(roles: Iterable[HeldRole]) -> list[HeldRole]:
    return sorted(roles, key=lambda role: str(role).casefold())


# --- People -----------------------------------------------------------------------------------


def people() -> QuerySet[User]:
    """Return everybody with an account, by first name; whose account was closed come last."""
    second_factor = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    return (
        User.objects.annotate(has_second_factor=Exists(second_factor))
        .prefetch_related("groups")
        .order_by("-is_active", Lower("first_name"), Lower("last_name"), "email")
    )


def in_groups(people: QuerySet[User], groups: Iterable[int]) -> QuerySet[User]:
    members = User.objects.filter(groups__in=list(groups))
    return people.filter(pk__in=members.values("pk"))


def roles_of(person: User, roles: dict[int, HeldRole]) -> list[HeldRole]:
    return in_order(roles[group.pk] for group in person.groups.all() if group.pk in roles)


def roles_in_words(person: User, roles: dict[int, HeldRole]) -> str:
    words = [str(role) for role in roles_of(person, roles)]
    if person.is_superuser:
        words.insert(0, _("Runs the site"))
    return ", ".join(words)


def is_waited_for(person: User) -> bool:
    """Return whether somebody was invited and has never logged in."""
    return bool(person.is_active and person.last_login is None)


def last_login_in_words(person: User) -> str:
    if not person.is_active:
        return _("Account closed")
    if person.last_login is None:
        return _("Invited, not in yet")
    return date_format(timezone.localtime(person.last_login), "j F Y")


# --- Locations --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LocationRow:
    """A location, the codes of its languages but for Dutch, and how many people work on it."""

    location: LocationPage
    languages: tuple[str, ...]
    people: int

    @property
    def lacks_a_language(self) -> bool:
        return len(self.languages) + 1 < len(settings.LANGUAGES)


def location_rows() -> list[LocationRow]:
    """Return every location, public or draft, by title. Four queries."""
    languages: dict[Any, list[str]] = {}
    pages = LocationPage.objects.exclude(locale__language_code=SOURCE_LANGUAGE)
    for key, code in pages.values_list("translation_key", "locale__language_code"):
        languages.setdefault(key, []).append(code)
    members = people_by_location()
    order = [code for code, _name in settings.LANGUAGES]
    return [
        LocationRow(
            page,
            tuple(code for code in order if code in languages.get(page.translation_key, [])),
            members[page.translation_key],
        )
        for page in LocationPage.objects.source().order_by("title", "pk")
    ]


def people_by_location() -> Counter[Any]:
    """Return how many people with an open account work on each location, by its key."""
    keys = {
        getattr(team, f"{field}_id"): team.location_key
        for team in LocationTeam.objects.all()
        for field in GROUPS.values()
    }
    pairs = User.groups.through.objects.filter(group__in=keys, user__is_active=True)
    who = {(keys[group], user) for group, user in pairs.values_list("group_id", "user_id")}
    return Counter(key for key, _user in who)


def languages_to_add(location: LocationPage) -> list[tuple[str, str]]:
    """Return the languages that a location does not have yet, as (code, name)."""
    pages = LocationPage.objects.filter(translation_key=location.translation_key)
    present = set(pages.values_list("locale__language_code", flat=True))
    return [
        (code, language_name(code)) for code, _name in settings.LANGUAGES if code not in present
    ]
