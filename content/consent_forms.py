"""What the forms of a picture and of a story ask of a consent."""

from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.consent import ConsentKind


class ConsentCheck:
    """For a form with `consent_kind`, `consent_until` and `consent_reference`: once there is a
    kind, the rest must be there too.
    """

    until_question: ClassVar[Any] = gettext_lazy("Until when may the picture be shown?")
    errors: Any
    changed_data: Any
    add_error: Any

    def check_consent(self, cleaned: dict[str, Any]) -> None:
        kind, until = cleaned.get("consent_kind"), cleaned.get("consent_until")
        if kind and not until and "consent_until" not in self.errors:
            self.add_error("consent_until", self.until_question)
        if until and "consent_until" in self.changed_data and until < timezone.localdate():
            self.add_error("consent_until", _("This day is past."))
        is_numbered = cleaned.get("consent_reference") or "consent_reference" in self.errors
        if kind and kind != ConsentKind.TOLD and not is_numbered:
            self.add_error("consent_reference", _("Under which number do you keep the paper?"))
