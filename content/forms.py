"""Form fields that pages share."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language

from content.choices import Taxonomy
from content.models import Term
from content.querysets import names_in
from content.words import SOURCE_LANGUAGE


class TermsField(forms.ModelMultipleChoiceField):
    """Boxes to tick: the terms of one taxonomy, named in the language of the editor."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, taxonomy: Taxonomy, *, label: Any) -> None:
        super().__init__(Term.objects.none(), label=label, required=False)
        self.taxonomy = taxonomy
        self.names: dict[UUID, str] | None = None

    def __deepcopy__(self, memo: dict[int, Any]) -> "TermsField":
        # Every form has a copy of its own; before that there is no database to ask.
        copied: TermsField = super().__deepcopy__(memo)  # type: ignore[misc]
        copied.queryset = Term.objects.of(self.taxonomy)
        copied.names = None
        return copied

    def label_from_instance(self, term: Any) -> str:
        if self.names is None:  # looked up once for all boxes
            terms = list(Term.objects.of(self.taxonomy))
            self.names = names_in(terms, get_language() or SOURCE_LANGUAGE)
        return self.names.get(term.translation_key, term.name)
