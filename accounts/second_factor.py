"""The second factor: a code of one's phone, beside the password.

Who can put something before families needs one. A session counts as having passed when its own
user gave a code in it: a session from before the second factor was set does not.
"""

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.db import transaction
from django.http import HttpRequest
from wagtail.models import GroupPagePermission

from accounts.encryption import decrypt
from accounts.models import User

# Rights on pages with which one changes what families read.
RIGHTS_THAT_NEED_IT = ("publish_page", "reschedule_page")
LAST_USED = "last_used"  # the number of the newest code that was used: codes count half minutes


def must_have_second_factor(user: User) -> bool:
    """Return whether somebody may publish, or change dates, anywhere."""
    if user.is_superuser:
        return True
    return GroupPagePermission.objects.filter(
        group__user=user, permission__codename__in=RIGHTS_THAT_NEED_IT
    ).exists()


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def gave_code(request: HttpRequest, user: User) -> bool:
    """Return whether this session of `user` has seen a code."""
    return any(each["method"] == "mfa" for each in get_authentication_records(request, user))


def remember_code(request: HttpRequest, user: User) -> None:
    """Note in the session that `user` gave a code: the first one, while setting it up."""
    # As good as once more: the page with recovery codes comes right after it.
    record_authentication(
        request, user, "mfa", type=Authenticator.Type.TOTP.value, reauthenticated=True
    )


def use_code(user: User, code: str) -> bool:
    """Note that `user` gave a right code of the app; False for one that was given before.

    In the database, so that it holds for all processes. Nor does an older code work any more.
    """
    with transaction.atomic():
        rows = Authenticator.objects.select_for_update()
        row = rows.filter(user=user, type=Authenticator.Type.TOTP).first()
        number = _number_of(code, decrypt(row.data["secret"])) if row else None
        if row is None or number is None or number <= row.data.get(LAST_USED, 0):
            return False
        row.data[LAST_USED] = number
        row.save(update_fields=["data"])
    return True


def _number_of(code: str, secret: str) -> int | None:
    """Return which half minute since 1970 a code is of, when it is of about now."""
    for number in totp.yield_hotp_counters_from_time():
        expected = totp.format_hotp_value(totp.hotp_value(secret, number))
        if compare_user_code(actual=code, expected=expected):
            return number
    return None


def remove_second_factor(user: User) -> None:
    Authenticator.objects.filter(user=user).delete()
