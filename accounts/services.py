"""Writes about people: inviting them, and giving them a way back in."""

import logging
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
from django_tasks import task
from wagtail.log_actions import log

from accounts import actions
from accounts.languages import language_of_user, set_language
from accounts.lockout import unlock
from accounts.models import User
from accounts.second_factor import remove_second_factor

logger = logging.getLogger(__name__)

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

    Safe to repeat: who is known keeps name and language, and gets the groups; whose account was
    closed gets it back. The mail goes out again only to them and to who has never logged in.
    """
    with transaction.atomic():
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            user = User.objects.create_user(email, first_name=first_name)
            set_language(user, language_code)
        is_back = not user.is_active
        if is_back:
            user.is_active = True
            user.save(update_fields=["is_active"])
            log(user, actions.REOPENED, user=by)
        user.groups.add(*groups)
    if is_back or user.last_login is None:
        send_invitation(user, by=by)
    return user


def send_invitation(user: User, *, by: User | None) -> None:
    """Mail somebody a link to choose a password. Raises OSError when no mail leaves."""
    log(user, actions.INVITED, user=by)
    _send(user, "invitation", {})


def close_account(user: User, *, by: User | None) -> None:
    """Take every role away and let somebody in no more.

    The password goes too: it ends the sessions and the links in mails, also for when the account
    is opened again by inviting its owner.
    """
    with transaction.atomic():
        user.groups.clear()
        user.is_active = False
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        log(user, actions.CLOSED, user=by)


def send_password_link(email: str) -> None:
    """Have a link to choose a new password mailed; nothing for who has no account.

    The mail leaves when the answer is out: else its time, or a mail server that is away, would
    tell which addresses have an account.
    """
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    # A stranger could fill somebody's mailbox. Per process, which is near enough.
    if user and cache.add(_mailed(user.pk), True, MINUTES_BETWEEN_MAILS * 60):
        mail_password_link.enqueue(user.pk)


@task(backend="after_answer")
def mail_password_link(user_id: int) -> None:
    """Mail the link. A mail that fails is logged, and can be asked for again at once."""
    user = User.objects.get(pk=user_id)
    try:
        _send(user, "password", {})
    except OSError as error:  # those of SMTP too
        cache.delete(_mailed(user_id))
        # Without the error's own words: mail servers quote addresses in them.
        logger.error(
            "The mail with a new password's link failed for user %s: %s",
            user_id,
            type(error).__name__,
        )


def _mailed(user_id: int) -> str:
    return f"accounts.mail.{user_id}"


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
