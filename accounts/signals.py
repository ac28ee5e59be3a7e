"""What happens around logging in: the term of the session, wrong codes, and the log."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_removed
from axes.signals import user_locked_out
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.log_actions import log

from accounts import actions
from accounts.lockout import account_key, count_wrong_code
from accounts.models import User
from accounts.sessions import end_after_twelve_hours


@receiver(user_logged_in)
def note_login(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    end_after_twelve_hours(request)
    log(user, actions.LOGGED_IN, user=user)


@receiver(authentication_failed)
def note_wrong_code(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    count_wrong_code(request, user)


@receiver(authenticator_removed)
def note_removal(sender: Any, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        log(user, actions.SECOND_FACTOR_REMOVED, user=user)


@receiver(user_locked_out)
def note_lock(sender: Any, username: str, **kwargs: Any) -> None:
    """Write that an account got locked; `username` is a hash, so look for whose it is."""
    request = kwargs["request"]
    if request.axes_failures_since_start is None:
        return  # one more try at an account that is locked already
    for user in User.objects.filter(is_active=True):
        if account_key(user.email) == username:
            log(user, actions.LOCKED)


@receiver(m2m_changed, sender=User.groups.through)
def note_rights(
    sender: Any, instance: User | Group, action: str, reverse: bool, **kwargs: Any
) -> None:
    """Write which groups somebody joined or left, from whatever side it was done."""
    if action == "pre_clear" and not reverse:
        _log_groups(instance, removed=instance.groups.all())  # type: ignore[union-attr, arg-type]
    elif action in {"post_add", "post_remove"} and kwargs["pk_set"]:
        word = "added" if action == "post_add" else "removed"
        if isinstance(instance, Group):
            for user in User.objects.filter(pk__in=kwargs["pk_set"]):
                _log_groups(user, **{word: [instance]})
        else:
            _log_groups(instance, **{word: Group.objects.filter(pk__in=kwargs["pk_set"])})


def _log_groups(user: User, **changed: Any) -> None:
    groups = {
        word: names for word, rows in changed.items() if (names := sorted(g.name for g in rows))
    }
    if groups:
        log(user, actions.RIGHTS_CHANGED, data={"groups": groups})
