"""The forms an editor fills in for a practice and for a story, and a reader for the list."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.choices import Taxonomy
from content.consent import STORY_CONSENT_KINDS, is_number_of_paper
from content.consent_forms import ConsentCheck
from content.forms import TermsField
from content.page_forms import BasePageForm
from content.words import SOURCE_LANGUAGE
from practices.story_consent import REASONS, StoryConsent


class DayField(forms.DateField):
    """A day, chosen in the calendar of the browser."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PracticePageForm(BasePageForm):
    """Adds the goals, as boxes to tick."""

    goals = TermsField(Taxonomy.GOAL, label=gettext_lazy("Goals"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("goals", [row.term_id for row in self.instance.goal_rows.all()])

    def save(self, commit: bool = True) -> Any:
        page = super().save(commit=False)
        page.goal_rows = [page.goal_rows.model(term=term) for term in self.cleaned_data["goals"]]
        if commit:
            page.save()
        return page


class StoryPageForm(ConsentCheck, BasePageForm):
    """Adds the consent of the family, which is kept beside the Dutch page and not in it.

    A draft may wait for it. A story that is public, or becomes so, may not.
    """

    consent_kind = forms.ChoiceField(
        label=gettext_lazy("Consent"),
        choices=STORY_CONSENT_KINDS,
        widget=forms.RadioSelect,
        required=False,
    )
    consent_given_on = DayField(label=gettext_lazy("Consent since"), required=False)
    consent_until = DayField(
        label=gettext_lazy("Consent until"),
        help_text=gettext_lazy("The last day. After it, nobody sees the story in any language."),
        required=False,
    )
    consent_reference = forms.CharField(
        label=gettext_lazy("Number of the consent"),
        max_length=40,
        validators=[is_number_of_paper],
        help_text=gettext_lazy(
            "The number under which you keep the paper, for example 2026-014. No name."
        ),
        required=False,
    )
    is_withdrawn = forms.BooleanField(
        label=gettext_lazy("The consent was withdrawn"),
        help_text=gettext_lazy(
            "When you save, the story is taken off line at once, in every language, and for good."
        ),
        required=False,
    )

    until_question = gettext_lazy("Until when may the story be told?")
    CONSENT = ("kind", "given_on", "until", "reference")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [*(f"consent_{name}" for name in self.CONSENT), "is_withdrawn"]
        self.holds_consent = (
            not self.instance.locale_id or self.instance.locale.language_code == SOURCE_LANGUAGE
        )
        if not self.holds_consent:
            for name in names:
                del self.fields[name]
            return
        consent: StoryConsent = self.instance.consent
        is_withdrawn = consent.withdrawn_at is not None
        values = {f"consent_{name}": getattr(consent, name) for name in self.CONSENT}
        for name, value in (values | {"is_withdrawn": is_withdrawn}).items():
            self.initial.setdefault(name, value)
            self.fields[name].disabled = is_withdrawn

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        is_public = self.instance.pk and self.instance.live
        if self.holds_consent and (is_public or not self.is_deferred_validation):
            self._check_story(cleaned)
        return cleaned

    def _check_story(self, cleaned: dict[str, Any]) -> None:
        today = timezone.localdate()
        self.check_consent(cleaned)
        given_on = cleaned.get("consent_given_on")
        if given_on and given_on > today:
            self.add_error("consent_given_on", _("This day is still to come."))
        if any(name in self.errors for name in self.fields if name.startswith("consent_")):
            return
        goes_live_at = cleaned.get("go_live_at")
        day = max(today, timezone.localdate(goes_live_at)) if goes_live_at else today
        if problem := self._consent(cleaned).problem_on(day):
            self.add_error("consent_kind", REASONS[problem])

    def _consent(self, cleaned: dict[str, Any]) -> StoryConsent:
        consent: StoryConsent = self.instance.consent
        for name in self.CONSENT:
            setattr(consent, name, cleaned.get(f"consent_{name}"))
        return consent

    def save(self, commit: bool = True) -> Any:
        page = super().save(commit=commit)
        if self.holds_consent:
            self._consent(self.cleaned_data).save()
        return page


class PracticeFilterForm(forms.Form):
    """Narrows the list of practices and stories."""

    PRACTICE, STORY = "practice", "story"

    kind = forms.ChoiceField(
        choices=[
            (PRACTICE, gettext_lazy("Good practices")),
            (STORY, gettext_lazy("Stories of families")),
        ],
        required=False,
    )
