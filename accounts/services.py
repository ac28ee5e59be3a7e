"""Writes about people: inviting them, and giving them a way back in."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.log_actions import log

from accounts import actions
from accounts.languages import language_of_user, set_language
from accounts.lockout import unlock
from accounts.models import User
from accounts.second_factor import remove_second_factor

MINUTES_BETWEEN_MAILS = 5


def invite(
    email: str,
    *,
    first_name: str,
    groups: Iterable[Group],
    by: User | None,
    language_code: str = "nl",
) -> User:
    """Let somebody in, with the rights of `groups`, and mail a link to choose a password.

    Safe to repeat: who is known keeps name and language, and gets the groups; the mail goes out
    again only to who has never logged in.
    """
    with transaction.atomic():
        user = User.objects.filter(email__iexact=email).first()
        is_new = user is None
        if user is None:
            user = User.objects.create_user(email, first_name=first_name)
            set_language(user, language_code)
        user.groups.add(*groups)
    if user.is_active and user.last_login is None:
        log(user, actions.INVITED, user=by)
        _send(user, "invitation", {"by": by, "is_new": is_new})
    return user


def send_password_link(email: str) -> None:
    """Mail a link to choose a new password; nothing for who has no account."""
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    # A stranger could fill somebody's mailbox. Per process, which is near enough.
    if user and cache.add(f"accounts.mail.{user.pk}", True, MINUTES_BETWEEN_MAILS * 60):
        _send(user, "password", {})


def choose_password(user: User, password: str) -> None:
    """Set a password. It ends the user's sessions, and opens an account that was locked."""
    user.set_password(password)
    user.save(update_fields=["password"])
    unlock(user)
    log(user, actions.PASSWORD_CHOSEN, user=user)


def reset_second_factor(user: User, *, by: User | None = None) -> None:
    """Take away the second factor of somebody who lost a phone.

    The password goes too, and with it every session: who found the phone may know it. A mail
    brings the link to choose a new one; logging in then asks to set up a second factor.
    """
    with transaction.atomic():
        remove_second_factor(user)
        user.set_unusable_password()
        user.save(update_fields=["password"])
        log(user, actions.SECOND_FACTOR_REMOVED, user=by)
    _send(user, "lost_phone", {})


def password_link(user: User) -> str:
    """Return the address where a user chooses a password, once; never from the Host header."""
    path = reverse(
        "wagtailadmin_password_reset_confirm",
        kwargs={
            "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
            "token": default_token_generator.make_token(user),
        },
    )
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def _send(user: User, name: str, context: dict[str, object]) -> None:
    """Send the mail `name` in the language of the user; its first line is the subject."""
    with translation.override(language_of_user(user)):
        text = render_to_string(
            f"account/mails/{name}.txt",
            {
                "user": user,
                "link": password_link(user),
                "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 3600),
                "site_url": settings.WAGTAILADMIN_BASE_URL,
            }
            | context,
        )
    subject, _line, body = text.strip().partition("\n")
    send_mail(subject.strip(), body.strip() + "\n", None, [user.email])
