"""After how many days a page must be looked at again."""

from django.core.exceptions import ImproperlyConfigured

from koala.settings.env import optional

LONGEST_DAYS = 3650


def freshness_days() -> tuple[int, int]:
    """Return the days until editors are asked to look, and until families had better ask first."""
    value = optional("KOALA_FRESHNESS_DAYS", "60,90")
    words = [word.strip() for word in value.split(",")]
    if len(words) == 2 and all(word.isascii() and word.isdigit() for word in words):
        aging_days, stale_days = int(words[0]), int(words[1])
        if 0 < aging_days < stale_days <= LONGEST_DAYS:
            return aging_days, stale_days
    raise ImproperlyConfigured(
        "KOALA_FRESHNESS_DAYS must be two whole numbers of days, the smaller one first, like "
        f"60,90; got {value!r}."
    )
