"""The question of a family, as it stands in the address of the page."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from locations.geo import Coordinates
from locations.places import Place, PlaceAnswer, find_places
from search.criteria import (
    AGE_GROUPS_MONTHS,
    DEFAULT_RADIUS_KM,
    AgeGroup,
    FinderCriteria,
    When,
    days_of,
)

RADII_KM = [5, 10, 25, 50]
MAX_RADIUS_KM = 100
LAST_DAY_AHEAD = 800  # dates are kept ready for at most two school years


class FinderForm(forms.Form):
    """Where, when, what age. An empty field asks for everything."""

    place = forms.CharField(label=gettext_lazy("Where?"), required=False)
    when = forms.ChoiceField(
        label=gettext_lazy("When?"),
        required=False,
        choices=[
            (When.TODAY, gettext_lazy("Today")),
            (When.TOMORROW, gettext_lazy("Tomorrow")),
            (When.THIS_WEEK, gettext_lazy("This week")),
            (When.NEXT_WEEK, gettext_lazy("Next week")),
        ],
    )
    start = forms.DateField(required=False, input_formats=["%Y-%m-%d", "%d/%m/%Y"])
    # Text fields, since an address may hold any age in months and any distance in kilometres.
    age = forms.CharField(label=gettext_lazy("For whom?"), required=False)
    radius_km = forms.CharField(label=gettext_lazy("How far?"), required=False)
    after = forms.CharField(required=False)

    AGE_CHOICES = [
        (AgeGroup.PREGNANT, gettext_lazy("Pregnant")),
        (AgeGroup.BABY, gettext_lazy("Baby")),
        (AgeGroup.TODDLER, gettext_lazy("Toddler")),
    ]

    def __init__(
        self, data: QueryDict, *, today: date, own_places: Sequence[tuple[str, Place]] = ()
    ) -> None:
        """`own_places`: names that the locations themselves are known by."""
        super().__init__(data)
        self.today = today
        self.own_places = own_places
        self.answer = PlaceAnswer()
        self.repeated = [name for name in self.fields if len(set(data.getlist(name))) > 1]
        self.fields["when"].error_messages["invalid_choice"] = _(
            "Choose today, tomorrow, this week or next week."
        )
        self.fields["start"].error_messages["invalid"] = _(
            "Type a day as day/month/year, for example 14/01/2027."
        )
        for field in self.fields.values():
            for validator in field.validators:
                if hasattr(validator, "message"):
                    validator.message = _("This text cannot be read. Type it again.")

    @classmethod
    def without_answers(cls, *, today: date) -> "FinderForm":
        """Return the form of somebody who asks for everything."""
        form = cls(QueryDict(), today=today)
        form.full_clean()
        return form

    def clean_place(self) -> Place | None:
        text = self.cleaned_data["place"].strip()
        if not text:
            return None
        self.answer = find_places(text, extra=self.own_places)
        if len(self.answer.places) == 1:
            return self.answer.places[0]
        if self.answer.places:
            raise forms.ValidationError(_("More than one place has this name. Choose yours."))
        raise forms.ValidationError(
            _("We do not know this place. Type a postcode or a municipality, for example 9000.")
        )

    def clean_start(self) -> date | None:
        start = self.cleaned_data["start"]
        if start and start < self.today:
            raise forms.ValidationError(_("This day has passed. Choose today or later."))
        if start and (start - self.today).days > LAST_DAY_AHEAD:
            raise forms.ValidationError(_("We do not know dates that far ahead. Choose sooner."))
        return start

    def clean_age(self) -> tuple[int, int] | None:
        text = self.cleaned_data["age"].strip()
        if not text:
            return None
        if text in AGE_GROUPS_MONTHS:
            return AGE_GROUPS_MONTHS[AgeGroup(text)]
        try:
            months = int(text) if len(text) <= 4 else 9999
        except ValueError:
            months = 9999
        if not -9 <= months <= 72:
            raise forms.ValidationError(
                _("Choose pregnant, baby or toddler, or type an age in months from 0 to 72.")
            )
        return months, months

    def clean_radius_km(self) -> int:
        text = self.cleaned_data["radius_km"].strip()
        if not text:
            return DEFAULT_RADIUS_KM
        if not (text.isascii() and text.isdigit() and len(text) <= 3):
            text = "0"
        if not 1 <= int(text) <= MAX_RADIUS_KM:
            raise forms.ValidationError(
                _("Choose a distance from 1 to %(most)d km.") % {"most": MAX_RADIUS_KM}
            )
        return int(text)

    def clean_after(self) -> tuple[datetime, int] | None:
        text = self.cleaned_data["after"].strip()
        if not text:
            return None
        moment, _dot, key = text.partition(".")
        try:
            if len(text) > 40 or int(key) > 10**15:
                raise ValueError
            return datetime.strptime(moment, "%Y%m%dT%H%M").replace(tzinfo=UTC), int(key)
        except ValueError:
            raise forms.ValidationError(_("This page has moved. Start again.")) from None

    def clean(self) -> dict[str, Any]:
        for name in self.repeated:
            self.add_error(name, _("This question has two answers. Give one."))
        return self.cleaned_data

    def following_day(self) -> date:
        """Return the day after the last one of a valid question."""
        when = When(self.cleaned_data["when"]) if self.cleaned_data["when"] else None
        _first, last = days_of(when, self.cleaned_data["start"], today=self.today)
        return last + timedelta(days=1)

    def to_criteria(self, *, at: datetime, language_code: str) -> FinderCriteria:
        """Return the question of a valid form."""
        data = self.cleaned_data
        when = When(data["when"]) if data["when"] else None
        first, last = days_of(when, data["start"], today=self.today)
        place: Place | None = data["place"]
        return FinderCriteria(
            first=first,
            last=last,
            at=at,
            language_code=language_code,
            origin=Coordinates(place.latitude, place.longitude) if place else None,
            radius_km=data["radius_km"],
            ages_months=data["age"],
            after=data["after"],
        )


def cursor_text(starts_at: datetime, key: int) -> str:
    """Return the `after` of the page that follows this date."""
    return f"{starts_at.astimezone(UTC):%Y%m%dT%H%M}.{key}"
