"""The making of translations, of what is public and one's own to edit, and of nothing else."""

from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.operations import TranslationCreator

from translations.permissions import may_submit, reason_not_to_translate


class CheckedCreator(TranslationCreator):
    """Passes over drafts, and over pages and terms that the user may not have translated."""

    target_locales: list[Locale]

    def create_translations(self, instance: Any, include_related_objects: bool = True) -> None:
        if not may_submit(self.user, instance) or reason_not_to_translate(instance):
            return
        wanted = self.target_locales
        # What is translated already was perhaps written by hand: it is not made again.
        existing = instance.get_translations().filter(**not_an_alias(instance))
        known = set(existing.values_list("locale", flat=True))
        self.target_locales = [locale for locale in wanted if locale.pk not in known]
        try:
            super().create_translations(instance, include_related_objects)
        finally:
            self.target_locales = wanted

    def create_below(self, page: Page) -> None:
        """Translate the pages below a page; below one that is passed over nothing is made."""
        for child in page.get_children().specific():
            self.create_translations(child)
            if child.translation_key in self.seen_objects:
                self.create_below(child)


def not_an_alias(instance: Any) -> dict[str, None]:
    return {"alias_of": None} if isinstance(instance, Page) else {}
