"""The form an editor fills in for a location."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from locations.choices import PartnerTypeCode
from locations.rules import missing_partner_types


class LocationPageForm(WagtailAdminPageForm):
    """Refuses a location without the partners that make it a KOALA."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation and (formset := self.formsets.get("partners")):
            codes = [
                form.cleaned_data["partner_type"].code
                for form in formset.forms
                if form.is_valid()
                and form.cleaned_data.get("partner_type")
                and not form.cleaned_data.get("DELETE")
            ]
            names = {
                PartnerTypeCode.CHILDCARE: _("a childcare partner"),
                PartnerTypeCode.FAMILY_SUPPORT: _("a family-support partner"),
                PartnerTypeCode.HOUSE_OF_THE_CHILD: _("a House of the Child"),
            }
            for code in missing_partner_types(codes):
                self.add_error(
                    None,
                    ValidationError(
                        _("Partners: a KOALA cannot go live without %(partner)s. Add it.")
                        % {"partner": names[code]}
                    ),
                )
        return cleaned
