"""What every environment shares."""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from koala.settings.accounts import *
from koala.settings.env import flag, listed, optional
from koala.settings.freshness import freshness_days
from koala.settings.languages import COMPLETE_LANGUAGES, KNOWN_LANGUAGES, RIGHT_TO_LEFT
from koala.settings.machine import machine_translator
from koala.settings.mail import mail_server
from koala.settings.servers import elasticsearch_url
from koala.settings.tiles import tile_server

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(optional("KOALA_VAR_DIR", str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "koala",
    "home",
    "search",
    "editors",
    "translations",
    "activities",
    "practices",
    "locations",
    "content",
    "accounts",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.api.v2",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "koala.middleware.PublicPageMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "koala.middleware.LanguagePrefixMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "editors.guards.GuardMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "translations.machine.SayWhatFailed",
    "activities.approving.SayWhatIsMissing",
    "axes.middleware.AxesMiddleware",
]
if flag("KOALA_SERVER_TIMING"):
    MIDDLEWARE.insert(0, "koala.middleware.ServerTimingMiddleware")

ROOT_URLCONF = "koala.urls"
WSGI_APPLICATION = "koala.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "koala.context.frame",
            ],
            "libraries": {"maps": "search.maps"},
        },
    },
]

# --- Data ---------------------------------------------------------------------------------
DATABASE_URL = optional("KOALA_DATABASE_URL", f"sqlite:///{VAR_DIR / 'koala.sqlite3'}")


def database(url: str) -> dict[str, Any]:
    """Return Django's database settings for an address; SQLite or PostgreSQL only."""
    settings: dict[str, Any] = {**dj_database_url.parse(url)}
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE: a transaction that reads first and writes later would fail at once with
        # "database is locked", whatever the time-out. CONN_MAX_AGE: opening costs 9 ms.
        settings["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    elif settings["ENGINE"] == "django.db.backends.postgresql":
        # No question here takes as long as compiling it first, which PostgreSQL starts by an
        # estimate. What the address itself asks for counts.
        settings["OPTIONS"] = {"options": "-c jit=off"} | settings.get("OPTIONS", {})
    else:
        raise ImproperlyConfigured("KOALA_DATABASE_URL must begin with sqlite: or postgresql:.")
    settings["CONN_MAX_AGE"] = None
    return settings


DATABASES = {"default": database(DATABASE_URL)}
ELASTICSEARCH_URL = elasticsearch_url()  # empty: the database searches
ELASTICSEARCH_PREFIX = "koala"  # of the names of its indices

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(optional("KOALA_MEDIA_DIR", str(VAR_DIR / "media")))
# Uploaded pictures have no address: pages show renditions, which are under MEDIA_URL.
ORIGINALS = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": str(VAR_DIR / "originals")},
}
STORAGES = {**global_settings.STORAGES, "originals": ORIGINALS}

# --- Languages ----------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
_codes = listed("KOALA_LANGUAGES", ",".join(COMPLETE_LANGUAGES))
if _codes[0] != "nl" or not set(_codes) <= set(KNOWN_LANGUAGES):
    raise ImproperlyConfigured(
        f"KOALA_LANGUAGES must begin with nl and name only {', '.join(KNOWN_LANGUAGES)}."
    )
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [(code, KNOWN_LANGUAGES[code]) for code in _codes]
LANGUAGES_BIDI = [*global_settings.LANGUAGES_BIDI, *RIGHT_TO_LEFT]
LOCALE_PATHS = [BASE_DIR / "site" / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

# A translation starts as a draft: going live on translate publishes Dutch text as French
# and damages the page tree.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator()

# --- Wagtail ------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "KOALA"
WAGTAILADMIN_BASE_URL = optional("KOALA_BASE_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", _("Dutch")), ("fr", _("French")), ("en", _("English"))]
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 10
WAGTAIL_ENABLE_UPDATE_CHECK = False  # it would call another site
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "off"  # it answers with the title of a draft
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # so would this
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_IMAGE_MODEL = "content.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.picture_forms.PictureForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt"]
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILAPI_LIMIT_MAX = 50
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
SILENCED_SYSTEM_CHECKS = [
    "axes.W006",  # asks for addresses of visitors
    "models.W040",  # SQLite keeps no columns beside those of an index, and needs none
]
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "after_answer": {"BACKEND": "koala.after_answer.AfterAnswerBackend"},
}

# --- Accounts and requests ----------------------------------------------------------------
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Whether who may publish needs a code beside the password; production says yes.
REQUIRE_TOTP = flag("KOALA_REQUIRE_TOTP")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a season's plan is a long form
globals().update(mail_server())

# A street map under the map of the finder; the one thing that a page may fetch elsewhere.
MAP_TILES = tile_server()

# After how many days a page is aging, and stale: see locations/freshness.py.
FRESHNESS_DAYS = freshness_days()

# Families' pages: our own files and nothing else. The admin cannot do without inline parts.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *([MAP_TILES.origin] if MAP_TILES else [])],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "object-src": [NONE],
    "base-uri": [SELF],
    "frame-ancestors": [SELF],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Who published what stands in Wagtail's own log, in the database.
    # Elasticsearch's client tells of every question; what fails, search.falling_back says once.
    "loggers": {
        "axes": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "elastic_transport": {"level": "ERROR"},
        "wagtail": {"level": "WARNING"},
    },
}
