"""Every door that takes a password or a code. They stand before Wagtail's own of the same names.

Only these of django-allauth exist: nobody signs up, and no other site logs anybody in.
"""

from allauth.account.views import reauthenticate
from allauth.mfa.base.views import authenticate, index
from allauth.mfa.base.views import reauthenticate as reauthenticate_by_code
from allauth.mfa.recovery_codes.views import generate_recovery_codes, view_recovery_codes
from allauth.mfa.totp.views import deactivate_totp
from django.urls import path
from django.views.decorators.http import require_POST
from wagtail.admin.views.account import LogoutView

from accounts import views
from accounts.views import spoken

SECOND_FACTOR = "account/second-factor/"

urlpatterns = [
    path("login/", spoken(views.LoginView.as_view()), name="account_login"),
    path("login/code/", spoken(authenticate), name="mfa_authenticate"),
    # Wagtail's own takes the cookie away on a GET too: a picture on another site would log one out.
    path("logout/", require_POST(LogoutView.as_view()), name="wagtailadmin_logout"),
    path("login/again/", spoken(reauthenticate), name="account_reauthenticate"),
    path("login/again/code/", spoken(reauthenticate_by_code), name="mfa_reauthenticate"),
    path(
        "password_reset/",
        spoken(views.ForgottenPasswordView.as_view()),
        name="wagtailadmin_password_reset",
    ),
    path(
        "password_reset/done/",
        spoken(views.ForgottenPasswordDoneView.as_view()),
        name="wagtailadmin_password_reset_done",
    ),
    path(
        "password_reset/confirm/<uidb64>/<token>/",
        spoken(views.ChoosePasswordView.as_view()),
        name="wagtailadmin_password_reset_confirm",
    ),
    path(
        "password_reset/complete/",
        spoken(views.PasswordChosenView.as_view()),
        name="wagtailadmin_password_reset_complete",
    ),
    path(SECOND_FACTOR, spoken(index), name="mfa_index"),
    path(
        f"{SECOND_FACTOR}set-up/",
        spoken(views.SetUpSecondFactorView.as_view()),
        name="mfa_activate_totp",
    ),
    path(f"{SECOND_FACTOR}remove/", spoken(deactivate_totp), name="mfa_deactivate_totp"),
    path(f"{SECOND_FACTOR}codes/", spoken(view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        f"{SECOND_FACTOR}codes/new/",
        spoken(generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
]
