"""The languages of one date: those that are usual, and boxes for those of this date only."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from activities.models import ActivityLanguage, Occurrence
from content.choices import Taxonomy
from content.models import Term
from content.querysets import names_in
from content.words import SOURCE_LANGUAGE
from editors.week_forms import SeenForm
from editors.week_selectors import activities_of
from locations.models import LocationPage


class LanguagesForm(SeenForm):
    """Boxes to tick, with what holds now; a language that is spoken needs no interpreter."""

    spoken = forms.MultipleChoiceField(
        label=gettext_lazy("We speak"), widget=forms.CheckboxSelectMultiple, required=False
    )
    interpreted = forms.MultipleChoiceField(
        label=gettext_lazy("An interpreter comes for"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, location: LocationPage, occurrence: Occurrence, **kwargs: Any
    ) -> None:
        rows = _languages_at(location)
        self.usual = tuple(
            {
                code
                for code, key, is_interpreted in rows
                if key == occurrence.activity_key and is_interpreted == wanted
            }
            for wanted in (False, True)
        )
        own = set(occurrence.languages)
        interpreted = set(occurrence.interpreted)
        spoken, brought = (own - interpreted, interpreted) if own else self.usual
        kwargs["initial"] = {"spoken": sorted(spoken), "interpreted": sorted(brought)}
        super().__init__(*args, **kwargs)
        self.near = {code for code, _key, _is_interpreted in rows} | own
        choices = _all_languages()
        for name in kwargs["initial"]:
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not (self.cleaned_data.get("spoken") or self.cleaned_data.get("interpreted")):
            self.add_error("spoken", _("Choose at least one language."))
        return self.cleaned_data

    @property
    def values(self) -> dict[str, Any]:
        spoken = self.cleaned_data["spoken"]
        interpreted = [each for each in self.cleaned_data["interpreted"] if each not in spoken]
        return {"languages": [*spoken, *interpreted], "interpreted": interpreted}

    @property
    def is_usual(self) -> bool:
        """Return whether this is what the activity has on every other date."""
        interpreted = set(self.values["interpreted"])
        return (set(self.cleaned_data["spoken"]), interpreted) == self.usual

    def questions(self) -> list[dict[str, Any]]:
        """Return both fields with their boxes: those one needs most, and all the others."""
        return [
            {
                "field": field,
                "near": [box for box in field if box.data["value"] in self.near],
                "others": [box for box in field if box.data["value"] not in self.near],
            }
            for field in (self["spoken"], self["interpreted"])
        ]


def _languages_at(location: LocationPage) -> list[tuple[str, UUID, bool]]:
    """Return the code, the activity and whether it is interpreted, of everything at a location."""
    rows = ActivityLanguage.objects.filter(page__in=activities_of(location).values("pk"))
    return list(rows.values_list("language__code", "page__translation_key", "is_interpreted"))


def _all_languages() -> list[tuple[str, str]]:
    """Return the code and name of each language, by name in the language of the editor."""
    terms = list(Term.objects.of(Taxonomy.LANGUAGE))
    names = names_in(terms, get_language() or SOURCE_LANGUAGE)
    found = [(term.code, names[term.translation_key]) for term in terms]
    return sorted(found, key=lambda each: each[1].casefold())
