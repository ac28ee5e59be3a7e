"""Translates the demo content, as translators would, and leaves the gaps that a real site has."""

from itertools import product
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from content.words import SOURCE_LANGUAGE
from koala.demo import stories

TEXTS = Path(__file__).parent / "texts"  # one catalogue per language, by the Dutch words

STORIES = {row["fields"]["slug"] for row in stories.STORIES}  # in French only
NOT_TRANSLATED = {("de-speelbus-komt", "tr"), *product(STORIES, ("en", "ar", "tr"))}
DRAFTS_ONLY = {("gezond-koken", "fr")}
# Only these fields are translated; families read the others in Dutch.
HALF_DONE = {"koala-havenblok": ("intro", "notice_title")}
# The Dutch page was written again after this translation was made.
OLDER_SUMMARIES = {
    ("wandelen-naar-de-bib", "ar"): (
        "Wij wandelen naar de bib. Daar leest Marijke een verhaal voor."
    )
}


class DemoTranslator:
    """Translates pages into every language that is switched on and has a catalogue."""

    def __init__(self) -> None:
        self.catalogues = {
            Locale.objects.get(language_code=code): catalogue_of(code)
            for code, _name in settings.LANGUAGES
            if code != SOURCE_LANGUAGE and (TEXTS / f"{code}.po").exists()
        }

    def translate(self, page: Any) -> None:
        """Translate a live Dutch page, unless nothing of it has changed since."""
        for locale in self.catalogues:
            about = (page.slug, locale.language_code)
            if about in NOT_TRANSLATED:
                continue
            known = Translation.objects.filter(
                source__object_id=page.translation_key, target_locale=locale
            )
            if about not in OLDER_SUMMARIES:
                self._translate(page, locale, is_live=about not in DRAFTS_ONLY)
            elif not known.exists():
                summary, page.summary = page.summary, OLDER_SUMMARIES[about]
                page.save_revision().publish()
                # As it is in the database: it knows which version is live.
                self._translate(type(page).objects.get(pk=page.pk), locale, is_live=True)
                page.summary = summary
                page.save_revision().publish()

    def _translate(self, page: Any, locale: Locale, *, is_live: bool) -> None:
        source, is_changed = TranslationSource.update_or_create_from_instance(page)
        translation, is_new = Translation.objects.get_or_create(source=source, target_locale=locale)
        for segment in StringSegment.objects.filter(source=source).select_related(
            "string", "context"
        ):
            if not self._is_wanted(page, segment.context.path):
                continue
            if text := self.catalogues[locale].get(segment.string.data):
                _row, is_new_text = StringTranslation.objects.update_or_create(
                    translation_of=segment.string,
                    context=segment.context,
                    locale=locale,
                    defaults={"data": text},
                )
                is_changed = is_changed or is_new_text
        if not (is_new or is_changed):
            return
        translation.save_target(publish=False)
        if is_live:
            translation.get_target_instance().get_latest_revision().publish()

    def _is_wanted(self, page: Any, path: str) -> bool:
        return page.slug not in HALF_DONE or path in HALF_DONE[page.slug]


def catalogue_of(code: str) -> dict[str, str]:
    """Return the translations of one language by their Dutch words."""
    entries = polib.pofile(str(TEXTS / f"{code}.po"))
    return {entry.msgid: entry.msgstr for entry in entries if entry.msgstr}
