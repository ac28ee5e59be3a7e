"""What an editor hands in: a file, or the address of a calendar."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.importing.addresses import MAX_URL_CHARACTERS, read_address
from activities.importing.limits import MAX_BYTES
from activities.importing.problems import ImportRefusedError, problem
from activities.importing.words import sentence


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("A calendar (.ics), or a season plan (.xlsx or .csv). At most 2 MB."),
        widget=forms.FileInput(attrs={"accept": ".ics,.csv,.xlsx,text/calendar,text/csv"}),
    )
    url = forms.CharField(
        label=_("Or the address of a calendar"),
        required=False,
        max_length=MAX_URL_CHARACTERS,
        help_text=_(
            "We look at it every night. The address may be secret: we show it to nobody else."
        ),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    is_trusted = forms.BooleanField(
        label=_("Take over changed dates of activities on the site by itself"),
        required=False,
        help_text=_(
            "On: when the calendar cancels or moves a date, families read it the next morning. "
            "Off: it waits until you have looked. New activities are always drafts."
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and bool(cleaned.get("file")) == bool(cleaned.get("url")):
            raise ValidationError(gettext("Choose a file, or type an address: one of the two."))
        return cleaned

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > MAX_BYTES:
            too_large = problem("too-large", megabytes=MAX_BYTES // 1024 // 1024)
            raise ValidationError(f"{file.name}: {sentence(too_large)}")
        return file

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip()
        if url:
            try:
                read_address(url)
            except ImportRefusedError as refused:
                raise ValidationError([sentence(each) for each in refused.problems]) from None
        return url
