"""Read the environment. Nothing else in the project does; every name stands in docs/settings.md."""

import os

from django.core.exceptions import ImproperlyConfigured


def required(name: str) -> str:
    """Return the value of an environment variable, or refuse to start when it is missing."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name}; see docs/settings.md.")
    return value


def optional(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: str = "0") -> bool:
    """Return True for "1" and False for "0", the default for nothing; refuse anything else."""
    value = optional(name, default)
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, got {value!r}.")
    return value == "1"


def listed(name: str, default: str = "") -> list[str]:
    """Return the comma-separated words of a variable."""
    return [word.strip() for word in optional(name, default).split(",") if word.strip()]
