"""On line: everything from the environment, and no start with an unsafe value."""

from django.core.exceptions import ImproperlyConfigured

from koala.settings.base import *
from koala.settings.env import required

DEBUG = False
SECRET_KEY = required("KOALA_SECRET_KEY")
SECRET_KEY_FALLBACKS = listed("KOALA_SECRET_KEY_FALLBACKS")
for key in [SECRET_KEY, *SECRET_KEY_FALLBACKS]:
    if len(key) < 50 or key.startswith("only-for-"):
        # Without the value: an old key opens as much as the new one.
        raise ImproperlyConfigured(
            "KOALA_SECRET_KEY must be at least 50 random characters, and so must each of "
            "KOALA_SECRET_KEY_FALLBACKS; see docs/settings.md."
        )

required("KOALA_ALLOWED_HOSTS")
ALLOWED_HOSTS = listed("KOALA_ALLOWED_HOSTS")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("KOALA_ALLOWED_HOSTS must name the hosts; * lets any name in.")

WAGTAILADMIN_BASE_URL = required("KOALA_BASE_URL")
if not WAGTAILADMIN_BASE_URL.startswith("https://"):
    raise ImproperlyConfigured(
        f"KOALA_BASE_URL must begin with https://, got {WAGTAILADMIN_BASE_URL!r}."
    )

DATABASES = {"default": database(required("KOALA_DATABASE_URL"))}
ELASTICSEARCH_URL = elasticsearch_url(is_on_line=True)

REQUIRE_TOTP = flag("KOALA_REQUIRE_TOTP", default="1")

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
if flag("KOALA_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
