"""Translates pages as a translator does: string by string, through wagtail-localize."""

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE
MANUAL = StringTranslation.TRANSLATION_TYPE_MANUAL


def translate(page, code, *, live=True, made_by=MANUAL, **texts):
    """Translate these fields of a page, by the beginning of their path; return the translation.

    `__` in a name stands for a dot. Without texts, every string gets its code in brackets.
    """
    locale = Locale.objects.get(language_code=code)
    fresh = type(page).objects.get(pk=page.pk)
    source, _is_new = TranslationSource.update_or_create_from_instance(fresh)
    translation, _is_new = Translation.objects.get_or_create(source=source, target_locale=locale)
    wanted = {name.replace("__", "."): text for name, text in texts.items()}
    for segment in StringSegment.objects.filter(source=source):
        path = segment.context.path
        text = f"[{code}] {segment.string.data}" if not wanted else None
        text = next((own for start, own in wanted.items() if path.startswith(start)), text)
        if text:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                defaults={"data": text, "translation_type": made_by},
            )
    translation.save_target(publish=False)
    if live:
        translation.get_target_instance().get_latest_revision().publish()
    return translation.get_target_instance()


def publish(page, **values):
    """Publish a Dutch page with other values, as an editor does."""
    fresh = type(page).objects.get(pk=page.pk)
    fresh.is_small_change = False
    for name, value in values.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()
    return fresh
