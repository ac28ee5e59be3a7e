"""The doors of the admin: password, code, and the way back in for who lost one of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.views import LoginView as PasswordThenCodeView
from allauth.mfa.totp.views import ActivateTOTPView
from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils import translation
from django.utils.http import urlsafe_base64_decode
from django.views.decorators.cache import never_cache
from wagtail.log_actions import log

from accounts import actions
from accounts.encryption import UnreadableSecretError, log_unreadable
from accounts.forms import ChoosePasswordForm, ForgottenPasswordForm
from accounts.languages import language_of
from accounts.models import User
from accounts.second_factor import remember_code, use_code
from accounts.services import choose_password

View = Callable[..., HttpResponseBase]


def spoken(view: View) -> View:
    """Answer in the language of who asks, and let nothing keep the answer."""

    @wraps(view)
    def in_their_language(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        invited = _user_of_link(kwargs["uidb64"]) if "uidb64" in kwargs else None
        with translation.override(language_of(request, invited)):
            try:
                response = view(request, **kwargs)
            except UnreadableSecretError as error:  # of recovery codes; a form says it by itself
                log_unreadable(request.user.pk)
                response = render(request, "account/unreadable.html", {"words": error.messages})
            if hasattr(response, "render"):
                response.render()
        return response

    return never_cache(in_their_language)


def _user_of_link(uidb64: str) -> User | None:
    try:
        return User.objects.filter(pk=int(urlsafe_base64_decode(uidb64))).first()
    except (ValueError, OverflowError):
        return None


class LoginView(PasswordThenCodeView):
    template_name = "account/login.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Tell who may not enter the admin so; sending them on would send them back here."""
        user = request.user
        if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
            return render(request, "account/no_access.html", status=403)
        return super().dispatch(request, *args, **kwargs)


class SetUpSecondFactorView(ActivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        remember_code(self.request, self.request.user)
        use_code(self.request.user, form.cleaned_data["code"])  # nor does the first one work twice
        log(self.request.user, actions.SECOND_FACTOR_SET, user=self.request.user)
        return response


class ForgottenPasswordView(auth_views.PasswordResetView):
    form_class = ForgottenPasswordForm
    template_name = "account/forgotten.html"
    success_url = reverse_lazy("wagtailadmin_password_reset_done")


class ForgottenPasswordDoneView(auth_views.PasswordResetDoneView):
    template_name = "account/forgotten_done.html"


class ChoosePasswordView(auth_views.PasswordResetConfirmView):
    """The link of an invitation, and of a mail about a forgotten password."""

    form_class = ChoosePasswordForm
    template_name = "account/choose_password.html"
    success_url = reverse_lazy("wagtailadmin_password_reset_complete")

    def form_valid(self, form: ChoosePasswordForm) -> HttpResponse:
        choose_password(form.user, form.cleaned_data["new_password1"])
        del self.request.session[auth_views.INTERNAL_RESET_SESSION_TOKEN]
        return super(auth_views.PasswordResetConfirmView, self).form_valid(form)


class PasswordChosenView(auth_views.PasswordResetCompleteView):
    template_name = "account/password_chosen.html"
