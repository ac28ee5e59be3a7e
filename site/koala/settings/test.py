"""Under pytest: nothing that outlives the run, everything at once."""

import tempfile
from pathlib import Path

from koala.settings.base import *

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
_folder = tempfile.TemporaryDirectory(prefix="koala-test-")  # gone when the process ends
MEDIA_ROOT, STATIC_ROOT, _originals = (
    Path(tempfile.mkdtemp(prefix=name, dir=_folder.name))
    for name in ("media-", "static-", "originals-")
)
STORAGES["originals"]["OPTIONS"]["location"] = str(_originals)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# In memory unless a real server is named: the tests then run on that.
DATABASES = {"default": database(optional("KOALA_DATABASE_URL", "sqlite://:memory:"))}
TASKS["after_answer"] = TASKS["default"]  # a thread would not see the database of a test
