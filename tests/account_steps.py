"""Steps of logging in: password, code, links in mails."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.urls import reverse

PASSWORD = "niet-geheim"  # noqa: S105 - of the factory
LOGIN = "/admin/login/"
CODE = "/admin/login/code/"
SET_UP = "/admin/account/second-factor/set-up/"


def log_in(client, email, password=PASSWORD, **extra):
    return client.post(LOGIN, {"login": email, "password": password}, **extra)


def give_second_factor(user):
    """Return the key of a second factor that is now the user's."""
    key = generate_totp_secret()
    TOTP.activate(user, key)
    return key


def code_for(key, *, seconds_later=0):
    """Return the six digits that an app shows."""
    counter = int(time.time() + seconds_later) // 30
    return format_hotp_value(hotp_value(key, counter))


def give_code(client, code, **extra):
    return client.post(CODE, {"code": code}, **extra)


def is_inside(client):
    """Return whether the admin opens."""
    return client.get(reverse("wagtailadmin_home")).status_code == 200


def link_in(mail):
    """Return the path of the one link in a mail."""
    (address,) = re.findall(r"https?://\S+", mail.body)
    return re.sub(r"^https?://[^/]+", "", address)


def follow_link(client, path, new="een-lang-woord-8"):
    """Choose a password through the link of a mail."""
    page = client.get(path)
    if page.status_code != 302:
        return page
    return client.post(page.url, {"new_password1": new, "new_password2": new})


def has_second_factor(user):
    return Authenticator.objects.filter(user=user, type="totp").exists()
