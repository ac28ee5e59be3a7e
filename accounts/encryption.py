"""Secrets of second factors lie encrypted in the database: a copy of it makes no codes.

The key follows from SECRET_KEY. With SECRET_KEY_FALLBACKS, what an older key wrote stays readable
until `encrypt_second_factors` has written it anew.
"""

import logging
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)

PURPOSE = b"accounts.second_factor"  # another purpose of the same SECRET_KEY has another key
MARK = "fernet:"  # what begins otherwise was written before secrets were encrypted
KEPT_UNDER = ("secret", "seed")  # of the app with codes, and of the recovery codes


class UnreadableSecretError(ValidationError):
    """No key that the site has opens a secret. Says so to who gives a code."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The site cannot read your second factor any more, so no code works. Call the "
                "network team: they let you set it up again."
            )
        )


@dataclass(slots=True)
class Written:
    """How many secrets were written anew, and whose cannot be read: ids of users."""

    anew: int
    unreadable: list[int]


def encrypt(text: str) -> str:
    return MARK + _fernet(settings.SECRET_KEY).encrypt(text.encode()).decode()


def decrypt(kept: str) -> str:
    """Return the secret; raise UnreadableSecretError when no key opens it."""
    if not kept.startswith(MARK):
        return kept
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    try:
        token = kept.removeprefix(MARK)
        return MultiFernet([_fernet(key) for key in keys]).decrypt(token).decode()
    except InvalidToken:
        raise UnreadableSecretError from None


def encrypt_second_factors(authenticators: Any) -> Written:
    """Write every secret with the newest key that is not so yet. Safe to repeat.

    `authenticators`: the manager of django-allauth's model, or of a migration's.
    """
    written = Written(0, [])
    for pk in list(authenticators.order_by("pk").values_list("pk", flat=True)):
        # One by one and locked: somebody may use a code meanwhile, which writes the same field.
        with transaction.atomic():
            row = authenticators.select_for_update().filter(pk=pk).first()
            if row is None:
                continue
            try:
                anew = {key: _newest(row.data[key]) for key in KEPT_UNDER if key in row.data}
            except UnreadableSecretError:
                written.unreadable.append(row.user_id)
                log_unreadable(row.user_id)
                continue
            if any(row.data[key] != kept for key, kept in anew.items()):
                row.data |= anew
                row.save(update_fields=["data"])
                written.anew += 1
    return written


def log_unreadable(user_id: int | None) -> None:
    logger.error(
        "The second factor of user %s cannot be read. Was KOALA_SECRET_KEY changed without "
        "KOALA_SECRET_KEY_FALLBACKS? Else: manage.py reset_second_factor.",
        user_id,
    )


def _newest(kept: str) -> str:
    """Return what is kept as it is when the newest key wrote it, else written anew."""
    try:
        if kept.startswith(MARK):
            _fernet(settings.SECRET_KEY).decrypt(kept.removeprefix(MARK))
            return kept
    except InvalidToken:
        pass
    return encrypt(decrypt(kept))


def _fernet(secret_key: str | bytes) -> Fernet:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive
    raw = secret_key.encode() if isinstance(secret_key, str) else secret_key
    return Fernet(urlsafe_b64encode(derive(raw)))
