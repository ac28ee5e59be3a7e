"""Form fields that pages share."""

from typing import Any

from django import forms

from content.choices import Taxonomy
from content.models import Term


class TermsField(forms.ModelMultipleChoiceField):
    """Boxes to tick: the terms of one taxonomy."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, taxonomy: Taxonomy, *, label: Any) -> None:
        super().__init__(Term.objects.none(), label=label, required=False)
        self.taxonomy = taxonomy

    def __deepcopy__(self, memo: dict[int, Any]) -> "TermsField":
        # Every form has a copy of its own; before that there is no database to ask.
        copied: TermsField = super().__deepcopy__(memo)  # type: ignore[misc]
        copied.queryset = Term.objects.of(self.taxonomy)
        return copied
