"""In which language somebody who works here is spoken to, also before logging in."""

from allauth.account.internal.stagekit import unstash_login
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header
from wagtail.users.models import UserProfile

from accounts.models import User


def language_of_user(user: User) -> str:
    """Return the language that a user chose for the admin; Dutch without a choice."""
    chosen = UserProfile.objects.filter(user=user).values_list("preferred_language", flat=True)
    return chosen.first() or settings.LANGUAGE_CODE


def set_language(user: User, language_code: str) -> None:
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language_code})


def language_of(request: HttpRequest, user: User | None = None) -> str:
    """Return the language of `user`, or who is logged in or half-way; else of the browser."""
    if user is None and settings.SESSION_COOKIE_NAME in request.COOKIES:
        user = request.user if request.user.is_authenticated else _user_half_way(request)
    return language_of_user(user) if user else _language_of_browser(request)


def _user_half_way(request: HttpRequest) -> User | None:
    """Return who gave a password and owes a code."""
    login = unstash_login(request, peek=True)
    return login.user if login else None


def _language_of_browser(request: HttpRequest) -> str:
    known = dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)
    for wish, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        code = wish.split("-")[0]
        if code in known:
            return code
    return settings.LANGUAGE_CODE
