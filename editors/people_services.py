"""Writes of the network team about people: let somebody in, take a role away, help who is stuck.

Each asks who asks. Nobody does it to themselves, and to a superuser only a superuser does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts import services as accounts
from accounts.models import User
from content.words import SOURCE_LANGUAGE
from editors.people import HeldRole
from editors.permissions import MANAGE_PEOPLE
from editors.roles import RoleCode
from editors.services import SetupError, checked_email, checked_language, checked_role, group_for
from locations.models import LocationPage


@dataclass(frozen=True, slots=True)
class LetIn:
    """What came of an invitation. `is_back`: an account that was closed is open again."""

    person: User
    is_new: bool
    is_back: bool
    has_new_role: bool
    is_mailed: bool


def reason_to_leave(person: User, *, by: User) -> str:
    """Return why `by` may not change who somebody is here; empty when they may."""
    if person.pk == by.pk:
        return _("This is your own account. Ask a colleague of the network team.")
    if person.is_superuser and not by.is_superuser:
        return _("This person runs the site: only who runs the site too can change that.")
    return ""


def let_in(
    email: str,
    role: str,
    *,
    by: User,
    first_name: str = "",
    language_code: str = SOURCE_LANGUAGE,
    location: LocationPage | None = None,
    languages: Iterable[str] = (),
) -> LetIn:
    """Invite somebody in a role, or give the role to who has an account. Safe to repeat.

    `language_code`: of the mail and the admin. `languages`: into which a translator translates.
    Raises SetupError; OSError when all is done but no mail leaves.
    """
    _check_right(by)
    email, code = checked_email(email), checked_role(role)
    into = [SOURCE_LANGUAGE]
    if code == RoleCode.TRANSLATOR:
        into = [checked_language(each) for each in languages]
        if not into:
            raise SetupError(_("Say into which language somebody translates."))
    known = User.objects.filter(email__iexact=email).first()
    if known is not None and (reason := reason_to_leave(known, by=by)):
        raise SetupError(reason)
    had = set(known.groups.values_list("pk", flat=True)) if known else set()
    groups = [group_for(location, code, each) for each in into]
    values: dict[str, Any] = {"first_name": first_name, "groups": groups, "by": by}
    try:
        person = accounts.invite(email, language_code=language_code, **values)
    except IntegrityError:  # the button was pressed twice: by now the account is there
        person = accounts.invite(email, language_code=language_code, **values)
    is_back = known is not None and not known.is_active
    return LetIn(
        person=person,
        is_new=known is None,
        is_back=is_back,
        has_new_role=not {group.pk for group in groups} <= had,
        is_mailed=is_back or person.last_login is None,
    )


def invite_again(person: User, *, by: User) -> None:
    """Mail the invitation once more to who never logged in. Raises SetupError and OSError."""
    _check(person, by=by)
    if not person.is_active or person.last_login is not None:
        raise SetupError(_("There is no invitation to send: look at the last login."))
    accounts.send_invitation(person, by=by)


@transaction.atomic
def take_role_away(person: User, role: HeldRole, *, by: User) -> bool:
    """Take one role of somebody away; with the last one the account is closed.

    Returns whether it was closed. Safe to repeat. Raises SetupError.
    """
    person = _locked(person, by=by)
    if role.code is None and not by.is_superuser:
        raise SetupError(_("This role was given by hand: only who runs the site takes it away."))
    if not person.groups.filter(pk=role.group.pk).exists():
        return False
    person.groups.remove(role.group)
    if person.groups.exists() or person.is_superuser:
        return False
    accounts.close_account(person, by=by)
    return True


@transaction.atomic
def close_account(person: User, *, by: User) -> None:
    """Take all roles away and end every session. Safe to repeat. Raises SetupError."""
    person = _locked(person, by=by)
    if person.is_active:
        accounts.close_account(person, by=by)


def reset_second_factor(person: User, *, by: User) -> None:
    """Let who lost a phone begin again, by mail. Raises SetupError; OSError when no mail leaves."""
    _check(person, by=by)
    accounts.reset_second_factor(person, by=by)


# --- Who asks ---------------------------------------------------------------------------------


def _check_right(by: User) -> None:
    if not by.has_perm(MANAGE_PEOPLE):
        raise PermissionDenied


def _check(person: User, *, by: User) -> None:
    _check_right(by)
    if reason := reason_to_leave(person, by=by):
        raise SetupError(reason)


def _locked(person: User, *, by: User) -> User:
    """Return somebody as they are now, while nobody else changes them or who asks.

    Two people who throw each other out at the same moment would leave nobody.
    """
    rows = User.objects.select_for_update().filter(pk__in=[person.pk, by.pk]).order_by("pk")
    fresh = {row.pk: row for row in rows}
    _check(fresh[person.pk], by=fresh[by.pk])
    return fresh[person.pk]
