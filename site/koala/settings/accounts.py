"""How editors log in: e-mail address and password, then a code of their phone.

A session lasts twelve hours at most. Families have no account and get no cookie.
"""

from datetime import timedelta

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it refuses an account that is locked
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # the admin's own scripts read it
# One link, in an invitation and in a mail about a forgotten password: used once, for a week.
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # the address is the login: a superuser changes it

# --- Password, then code (django-allauth) ---------------------------------------------------
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"  # who follows the link of an invitation has shown the address
ACCOUNT_FORMS = {"login": "accounts.forms.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_RATE_LIMITS = False  # they live in the memory of one process; axes counts in the database
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "accounts.forms.CodeForm",
    "reauthenticate": "accounts.forms.CodeAgainForm",
    "activate_totp": "accounts.forms.FirstCodeForm",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "KOALA"
MFA_TOTP_TOLERANCE = 1  # clocks of phones are half a minute off

# --- Too many wrong passwords or codes (django-axes) ----------------------------------------
# Counted per account, wherever they come from: no address of a visitor is asked or kept, no
# header can escape, and who is locked out locks out nobody else. The price is that a stranger
# can lock somebody's account for a while; the mail about a forgotten password opens it again.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=20)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_HANDLER = "accounts.lockout.FailedLogins"
AXES_USERNAME_CALLABLE = "accounts.lockout.counted_as"
AXES_CLIENT_IP_CALLABLE = "accounts.lockout.no_address"
AXES_LOCKOUT_CALLABLE = "accounts.lockout.locked_page"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "code", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True  # who logged in stands in Wagtail's own log
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
