"""Writes what came back from a translator, as drafts: nothing of it is public by itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    String,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)

from translations.po.files import PoRefusedError
from translations.po.plan import Item, Plan
from translations.po.texts import Texts

TOOL_NAME = "PO"


@transaction.atomic
def save_plan(plan: Plan, texts: Texts, *, user: Any) -> int:
    """Write all of a plan or nothing; return of how many pages there is a draft.

    Pages that are not in the language yet are handed in, and so is a page above them. Raises
    PoRefusedError with a sentence when a page cannot be saved.
    """
    by_page: dict[int, list[Item]] = {}
    for item in plan.work:
        if item.text:
            by_page.setdefault(item.text.page_id, []).append(item)
    pages = Page.objects.in_bulk(texts.page_ids)
    working = {pages[page_id].path for page_id in by_page}
    for page_id in texts.page_ids:
        page = pages[page_id]
        if page_id in by_page or _is_needed_above(page, working, texts.locale):
            _save_page(page.specific, by_page.get(page_id, []), texts.locale, user)
    return len(by_page)


def _is_needed_above(page: Page, working: set[str], locale: Locale) -> bool:
    is_above = any(path != page.path and path.startswith(page.path) for path in working)
    return is_above and not page.get_translations().filter(locale=locale).exists()


def _save_page(page: Any, items: list[Item], locale: Locale, user: Any) -> None:
    # The text that translators have before them becomes the Dutch text of now.
    source, _is_new = TranslationSource.update_or_create_from_instance(page)
    translation, _is_new = Translation.objects.get_or_create(source=source, target_locale=locale)
    for item in items:
        _write(item, source, locale, user)
    try:
        _save_draft(translation, page, user)
    except ValidationError as error:
        raise PoRefusedError(
            _("%(page)s cannot be saved: %(why)s Nothing of the file was taken over.")
            % {"page": page.title, "why": " ".join(error.messages)}
        ) from error


def _write(item: Item, source: TranslationSource, locale: Locale, user: Any) -> None:
    if item.text is None:
        return
    StringTranslation.objects.update_or_create(
        translation_of=String.objects.get(
            locale_id=source.locale_id, data_hash=String._get_data_hash(item.text.dutch)
        ),
        context=TranslationContext.objects.get(object_id=source.object_id, path=item.text.path),
        locale=locale,
        defaults={
            "data": item.translated,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": TOOL_NAME,
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )


def _save_draft(translation: Translation, page: Any, user: Any) -> None:
    locale = translation.target_locale
    is_public = page.get_translations().filter(locale=locale, live=True).exists()
    if not is_public:
        translation.save_target(user=user, publish=False)
        return
    # `save_target` would write the words on the public page itself, published or not.
    draft = translation.source.get_ephemeral_translated_instance(locale, fallback=True)
    draft.save_revision(user=user, log_action=True)
