"""The second factor: a code of one's phone, beside the password.

Who can put something before families needs one. A session counts as having passed when its own
user gave a code in it: a session from before the second factor was set does not.
"""

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from wagtail.models import GroupPagePermission

from accounts.models import User

# Rights on pages with which one changes what families read.
RIGHTS_THAT_NEED_IT = ("publish_page", "reschedule_page")


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


def remove_second_factor(user: User) -> None:
    Authenticator.objects.filter(user=user).delete()
