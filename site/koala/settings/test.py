"""Under pytest: nothing that outlives the run, everything at once."""

import tempfile
from pathlib import Path

from koala.settings.base import *

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="koala-media-"))
STORAGES["originals"]["OPTIONS"]["location"] = tempfile.mkdtemp(prefix="koala-originals-")
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="koala-static-"))
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# In memory unless a real server is named: the tests then run on that.
DATABASES = {"default": database(optional("KOALA_DATABASE_URL", "sqlite://:memory:"))}
