"""The form an editor fills in for a location."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from content.page_forms import BasePageForm
from content.words import SOURCE_LANGUAGE
from locations.choices import PartnerTypeCode
from locations.rules import missing_partner_types


def languages_to_choose() -> list[tuple[str, str]]:
    return [(code, name) for code, name in settings.LANGUAGES if code != SOURCE_LANGUAGE]


class LocationPageForm(BasePageForm):
    """Refuses a location without the partners that make it a KOALA (rule V1)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if (field := self.fields.get("offered_languages")) is not None:
            self.fields["offered_languages"] = forms.MultipleChoiceField(
                choices=languages_to_choose,
                required=False,
                label=field.label,
                help_text=field.help_text,
                widget=forms.CheckboxSelectMultiple,
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.is_deferred_validation or "partners" not in self.formsets:
            return cleaned
        rows = [form.cleaned_data for form in self.formsets["partners"].forms if form.is_valid()]
        codes = [
            row["partner_type"].code
            for row in rows
            if row.get("partner_type") and not row.get("DELETE")
        ]
        for sentence in missing_partners_in_words(codes):
            self.add_error(None, sentence)
        return cleaned


def missing_partners_in_words(codes: Iterable[str]) -> list[str]:
    """Return a sentence for every partner type that a KOALA lacks."""
    sentences = {
        PartnerTypeCode.CHILDCARE: _(
            "Partners: a KOALA cannot go live without a childcare partner. Add one."
        ),
        PartnerTypeCode.FAMILY_SUPPORT: _(
            "Partners: a KOALA cannot go live without a family-support partner. Add one."
        ),
        PartnerTypeCode.HOUSE_OF_THE_CHILD: _(
            "Partners: a KOALA cannot go live without a House of the Child. Add it."
        ),
    }
    return [sentences[code] for code in missing_partner_types(codes)]
