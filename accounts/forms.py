"""What editors type to get in."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.encryption import UnreadableSecretError, log_unreadable
from accounts.lockout import count_wrong_code, is_locked
from accounts.models import User
from accounts.second_factor import use_code
from accounts.services import send_password_link
from accounts.sessions import end_after_twelve_hours


class LoginForm(account_forms.LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Your e-mail address")
        self.fields["login"].widget.attrs.update(autocomplete="username", placeholder="")
        self.fields["password"].label = _("Your password")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs["placeholder"] = ""

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        response = super().login(request, redirect_url)
        end_after_twelve_hours(request)  # django-allauth set a time that moves along
        return response


class _Code(forms.Form):
    """A code of six signs, as apps show it: with or without a space."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("The code of your app")
        field.widget.attrs.update(
            placeholder="", inputmode="numeric", autocomplete="one-time-code", autofocus=True
        )

    def clean_code(self) -> str:
        if is_locked(context.request, self.user):  # type: ignore[attr-defined]
            raise forms.ValidationError(_("Too many wrong codes."))
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())
        return super().clean_code()  # type: ignore[misc]


class _CodeToGetIn(_Code):
    """A code of a second factor that is set up already: used once, whatever process asks."""

    user: User
    authenticator: Authenticator

    def clean_code(self) -> str:
        try:
            code = super().clean_code()
            if self.authenticator.type != Authenticator.Type.TOTP or use_code(self.user, code):
                return code
        except UnreadableSecretError:
            log_unreadable(self.user.pk)
            count_wrong_code(context.request, self.user)
            raise
        count_wrong_code(context.request, self.user)
        raise get_adapter().validation_error("incorrect_code")


class CodeForm(_CodeToGetIn, code_forms.AuthenticateForm):
    """The code after the password, or a recovery code."""


class CodeAgainForm(_CodeToGetIn, code_forms.ReauthenticateForm):
    """The code once more, before something about it changes."""


class FirstCodeForm(_Code, totp_forms.ActivateTOTPForm):
    """The first code of a new app."""


class ForgottenPasswordForm(forms.Form):
    """Whose password is forgotten; who has no account gets no other answer."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )

    def save(self, **_options: Any) -> None:
        send_password_link(self.cleaned_data["email"])


class ChoosePasswordForm(SetPasswordForm):
    """A new password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("Your new password")
        self.fields["new_password1"].help_text = _(
            "At least twelve signs, and not your name. Three words that you remember will do."
        )
        self.fields["new_password2"].label = _("The same password again")
        self.fields["new_password2"].help_text = ""
