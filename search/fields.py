"""Answers in an address that are lists of codes, or a yes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from search.criteria import YES

MAX_CODES = 20
SHOWN_OF_A_WRONG_CODE = 40


class CodesField(forms.Field):
    """Any of some codes: ?weekday=3&weekday=5, or ?weekday=3,5. The value is a frozenset."""

    widget = forms.SelectMultiple

    def __init__(self, *, known: Sequence[str] | None = None, **kwargs: Any) -> None:
        """`known`: the codes there are; None when the form itself has to look them up."""
        super().__init__(required=False, **kwargs)
        self.known = known

    def clean(self, value: Any) -> frozenset[str]:
        codes = {code.strip() for text in value or () for code in text.split(",")} - {""}
        if self.known is not None:
            check_codes(codes, self.known)
        return frozenset(codes)


def check_codes(codes: set[str] | frozenset[str], known: Sequence[str]) -> None:
    if wrong := sorted(codes - set(known)):
        shown = wrong[0].replace("\x00", "")[:SHOWN_OF_A_WRONG_CODE]
        raise forms.ValidationError(
            _("We do not know the answer “%(code)s”. Choose one that is there.") % {"code": shown}
        )
    if len(codes) > MAX_CODES:
        raise forms.ValidationError(_("Choose at most %(count)d answers.") % {"count": MAX_CODES})


class YesInput(forms.CheckboxInput):
    """A box to tick that hands on what the address says, so that nonsense gets a sentence."""

    def __init__(self) -> None:
        super().__init__(attrs={"value": YES}, check_test=lambda value: value == YES)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(name)


class YesField(forms.Field):
    """Asked for, or not asked for: ?free=1."""

    widget = YesInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> bool:
        if value not in (None, "", YES):
            raise forms.ValidationError(_("Type 1 for yes, or leave it out."))
        return bool(value)
