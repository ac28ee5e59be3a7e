"""On a developer's own machine: the embedded defaults, errors in full."""

from koala.settings.base import *

DEBUG = True
# Known to everyone, so production refuses it: see production.py.
SECRET_KEY = "only-for-development"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
VAR_DIR.mkdir(parents=True, exist_ok=True)
