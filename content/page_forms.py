"""The form an editor fills in for any page."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from content.page_pictures import picture_reasons
from content.words import SOURCE_LANGUAGE


class BasePageForm(WagtailAdminPageForm):
    """What the forms of all pages do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "is_small_change" not in self.fields:
            return
        if self.instance.locale_id and self.instance.locale.language_code != SOURCE_LANGUAGE:
            del self.fields["is_small_change"]
        else:
            self.initial["is_small_change"] = False  # the last version may have been one

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:  # a draft may wait for a consent
            for name, sentence in picture_reasons(self._meta.model, cleaned.get):
                self.add_error(name if name in self.fields else None, sentence)
        return cleaned

    @property
    def words(self) -> dict[str, Any]:
        """Return the language of the page and patterns of the names of the fields with words."""
        return {
            "language": self.instance.locale.language_code,
            "fields": list(patterns_of_words(self._meta.model)),
        }


def patterns_of_words(model: type[models.Model]) -> Iterator[str]:
    """Yield a regular expression for each field of a form that is translated.

    Of a stream it covers all blocks, of a child relation the rows: "body-.+", "team-\\w+-name".
    """
    for translatable in get_translatable_fields(model):
        if not isinstance(translatable, TranslatableField):
            continue
        field: Any = translatable.get_field(model)
        if isinstance(field, StreamField):
            yield f"{field.name}-.+"
        elif isinstance(field, models.ManyToOneRel):
            rows = patterns_of_words(field.remote_field.model)
            yield from (rf"{field.get_accessor_name()}-\w+-{row}" for row in rows)
        elif isinstance(field, models.CharField | models.TextField):
            yield field.name
