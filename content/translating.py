"""Writes about translations: of which Dutch text one was made, and whether that is still true."""

import hashlib
import json
from typing import Any

from django.db.models import Exists, OuterRef
from wagtail.models import Page, Revision
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from content.text_models import TranslatedText
from content.words import SOURCE_LANGUAGE


def digest_of(page: Page) -> str:
    """Return a digest of the words of a page; its facts may change without changing it."""
    digest = hashlib.sha256()
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            digest.update(f"{segment.path}\0{segment.string.data}\0".encode())
    return digest.hexdigest()


def record_translation(page: Any) -> None:
    """Write down, when a translation goes live, from which Dutch text it was made.

    Through wagtail-localize that is the text the translator had on screen, which can be older than
    the Dutch page. A page that is written without it is taken to follow the Dutch page when it is
    first published; later only `accept_source` says so.
    """
    source = page.source
    if source is page:
        return
    translation = _translation_of(page)
    record = TranslatedText.objects.filter(page=page.pk).first()
    if translation is not None:
        values = _work_done(translation)
        digest = digest_of(translation.source.as_instance())
        if record is None or record.accepted_digest != digest:
            values |= {
                "source_revision": _revision_of(translation.source),
                "source_digest": digest,
                "is_stale": digest != digest_of(source),
            }
        TranslatedText.objects.update_or_create(page_id=page.pk, defaults=values)
    elif record is None:
        accept_source(page)


def _translation_of(page: Any) -> Translation | None:
    """Return what wagtail-localize has of a page; nothing for one that is written without it."""
    translations = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale, enabled=True
    )
    return translations.select_related("source").first()


def _revision_of(frozen: TranslationSource) -> Revision | None:
    content = json.loads(frozen.content_json)
    return Revision.objects.filter(pk=content.get("live_revision")).first()


def _work_done(translation: Translation) -> dict[str, Any]:
    """Return which fields a translator left in Dutch, and whether a machine wrote any other."""
    own = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=translation.target_locale,
        has_error=False,
    )
    segments = StringSegment.objects.filter(source=translation.source).order_by("order")
    missing = segments.filter(~Exists(own)).values_list("context__path", flat=True)
    by_machine = own.filter(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
    return {
        "untranslated": list(dict.fromkeys(missing)),
        "is_machine_made": segments.filter(Exists(by_machine)).exists(),
    }


def follow_source(source: Any) -> None:
    """Say of each translation, when the Dutch page goes live, whether the Dutch text is newer.

    After a small change those that were up to date stay so.
    """
    if source.locale.language_code != SOURCE_LANGUAGE:
        return
    digest = digest_of(source)
    for record in _records_of(source):
        if record.source_digest != digest and source.is_small_change and not record.is_stale:
            record.source_digest = digest
            record.source_revision_id = source.live_revision_id
        record.is_stale = record.source_digest != digest
        record.save()


def accept_source(page: Any) -> None:
    """Say of a translation that it was compared with the Dutch page as it is now, and is right."""
    source = page.source
    translation = _translation_of(page)
    on_screen = digest_of(translation.source.as_instance()) if translation else ""
    TranslatedText.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "source_revision_id": source.live_revision_id,
            "source_digest": digest_of(source),
            "accepted_digest": on_screen,
            "is_stale": False,
        },
    )


def _records_of(source: Page) -> list[TranslatedText]:
    return list(
        TranslatedText.objects.filter(page__translation_key=source.translation_key).exclude(
            page=source.pk
        )
    )
