"""Short addresses: giving a page its code, and finding the page behind one."""

import secrets
from uuid import UUID

from django.db import IntegrityError, transaction
from wagtail.models import Page

from activities.address_models import MAX_CODE_LENGTH
from activities.models import ActivityPage, ShortAddress
from locations.models import LocationPage

# Nothing that is easily read as something else (0 o, 1 l i, 2 z, 5 s, 6 b, 8 b, 9 g q, u v,
# rn m), and no vowels: a code never spells a word.
ALPHABET = "34679cdfhjknprtwxy"
CODE_LENGTH = 6  # 34 million codes
TRIES_PER_LENGTH = 5
FORGIVEN = " -\u00a0\u2010\u2011\u2013"  # what people put between the letters


def give_short_address(page_key: UUID) -> str:
    """Return the code of a page, made now if it has none yet. Safe to run twice, and at once.

    `page_key`: the translation key of an activity or a location.
    """
    for attempt in range(TRIES_PER_LENGTH * (MAX_CODE_LENGTH - CODE_LENGTH + 1)):
        if code := short_code(page_key):
            return code
        new = _new_code(CODE_LENGTH + attempt // TRIES_PER_LENGTH)
        try:
            with transaction.atomic():
                ShortAddress.objects.create(code=new, page_key=page_key)
        except IntegrityError:
            continue  # the code is taken, or the page got one meanwhile
        return new
    raise RuntimeError(f"No free short address was found for the page {page_key}.")


def short_code(page_key: UUID) -> str:
    """Return the code of a page, or "" when it was never published."""
    found = ShortAddress.objects.filter(page_key=page_key).values_list("code", flat=True)
    return found.first() or ""


def absolute_short_url(page: Page) -> str:
    """Return "https://koala.example/a/k7xw3d" for a published page, to print or to scan."""
    code, parts = short_code(page.translation_key), page.get_url_parts()
    if not code or parts is None:
        return page.full_url or ""
    return f"{parts[1]}/a/{code}"


def page_behind(code: str) -> ActivityPage | LocationPage | None:
    """Return the Dutch page of a code.

    None when nobody gave this code, and when not everybody may see the page.
    """
    wanted = _as_given(code)
    if not set(wanted) <= set(ALPHABET):
        return None
    page_key = ShortAddress.objects.filter(code=wanted).values_list("page_key", flat=True).first()
    if page_key is None:
        return None
    for model in (ActivityPage, LocationPage):
        if page := model.objects.shown().filter(translation_key=page_key).first():
            return page
    return None


def _as_given(typed: str) -> str:
    return "".join(each for each in typed.lower() if each not in FORGIVEN)


def _new_code(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
