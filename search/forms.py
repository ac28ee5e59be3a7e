"""The question of a family, as it stands in the address of the page."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.choices import Taxonomy
from content.models import Term
from locations.geo import Coordinates
from locations.places import Place, PlaceAnswer, find_places
from search.criteria import (
    AGE_GROUPS_MONTHS,
    DEFAULT_RADIUS_KM,
    YES_CRITERIA,
    AgeGroup,
    Criterion,
    FinderCriteria,
    PartOfDay,
    Sort,
    When,
    days_of,
)
from search.fields import CodesField, YesField, check_codes

RADII_KM = [5, 10, 25, 50]
MAX_RADIUS_KM = 100
LAST_DAY_AHEAD = 800  # dates are kept ready for at most two school years
MAX_DAYS = 120  # of a question with an end
MAX_TAALICOON = 4
MAX_TEXT = 1_000  # the analyser reads less; more is no question
TAXONOMIES = {
    Criterion.OFFER_FORM.value: Taxonomy.OFFER_FORM,
    Criterion.LIFE_DOMAIN.value: Taxonomy.LIFE_DOMAIN,
    Criterion.LANGUAGE.value: Taxonomy.LANGUAGE,
    Criterion.INTERPRETER.value: Taxonomy.LANGUAGE,
}


class FinderForm(forms.Form):
    """What, where, when, for whom and how. An empty field asks for everything."""

    q = forms.CharField(label=gettext_lazy("What?"), required=False)
    place = forms.CharField(label=gettext_lazy("Where?"), required=False)
    when = forms.ChoiceField(
        label=gettext_lazy("When?"),
        required=False,
        choices=[
            (When.TODAY, gettext_lazy("Today")),
            (When.TOMORROW, gettext_lazy("Tomorrow")),
            (When.THIS_WEEK, gettext_lazy("This week")),
            (When.WEEKEND, gettext_lazy("This weekend")),
            (When.NEXT_WEEK, gettext_lazy("Next week")),
        ],
    )
    start = forms.DateField(required=False, input_formats=["%Y-%m-%d", "%d/%m/%Y"])
    end = forms.DateField(required=False, input_formats=["%Y-%m-%d", "%d/%m/%Y"])
    weekday = CodesField(known=[str(day) for day in range(1, 8)])
    part = CodesField(known=[part.value for part in PartOfDay])
    holidays = YesField()
    # Text fields, since an address may hold any age in months and any distance in kilometres.
    age = forms.CharField(label=gettext_lazy("For whom?"), required=False)
    radius_km = forms.CharField(label=gettext_lazy("How far?"), required=False)
    form = CodesField()
    domain = CodesField()
    language = CodesField()
    interpreter = CodesField()
    taalicoon = forms.CharField(required=False)
    free = YesField()
    no_registration = YesField()
    places = YesField()
    childcare = YesField()
    wheelchair = YesField()
    pram = YesField()
    fathers = YesField()
    online = YesField()
    sort = forms.CharField(required=False)
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
        self.repeated = [
            name
            for name, field in self.fields.items()
            if len(set(data.getlist(name))) > 1 and not isinstance(field, CodesField)
        ]
        # Such as what other sites put behind an address; it changes nothing.
        self.unknown = sorted(set(data) - set(self.fields))
        self.fields["when"].error_messages["invalid_choice"] = _(
            "Choose today, tomorrow, this week or next week."
        )
        for name in ("start", "end"):
            self.fields[name].error_messages["invalid"] = _(
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

    @property
    def other_errors(self) -> list[str]:
        """Return what is wrong with the answers that no field on the page shows itself."""
        shown = {"place", "when", "age", "radius_km"}
        return [
            str(text) for name, texts in self.errors.items() if name not in shown for text in texts
        ]

    def clean_q(self) -> str:
        return self.cleaned_data["q"].strip()[:MAX_TEXT]

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

    def clean_taalicoon(self) -> int | None:
        text = self.cleaned_data["taalicoon"].strip()
        if not text:
            return None
        if text not in {str(level) for level in range(1, MAX_TAALICOON + 1)}:
            raise forms.ValidationError(_("Choose how much Dutch you speak, from 1 to 4."))
        return int(text)

    def clean_sort(self) -> Sort:
        text = self.cleaned_data["sort"].strip()
        if text not in {"", *Sort}:
            raise forms.ValidationError(_("Choose what comes first: date or distance."))
        return Sort(text) if text else Sort.DATE

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
        self._check_end()
        self._check_terms()
        return self.cleaned_data

    def _check_end(self) -> None:
        end = self.cleaned_data.get("end")
        if not end or "start" in self.errors:
            return
        start = self.cleaned_data.get("start") or self.today
        if end < start:
            self.add_error("end", _("The last day lies before the first. Choose a later one."))
        elif (end - start).days >= MAX_DAYS:
            self.add_error(
                "end", _("Ask for at most %(count)d days at once.") % {"count": MAX_DAYS}
            )

    def _check_terms(self) -> None:
        """Refuse codes that no term has. One query, and none without codes."""
        asked = {name: codes for name in TAXONOMIES if (codes := self.cleaned_data.get(name))}
        if not asked:
            return
        rows = Term.objects.filter(taxonomy__in={TAXONOMIES[name] for name in asked})
        known: dict[str, list[str]] = {}
        for taxonomy, code in rows.values_list("taxonomy", "code"):
            known.setdefault(taxonomy, []).append(code)
        for name, codes in asked.items():
            try:
                check_codes(codes, known.get(TAXONOMIES[name], []))
            except forms.ValidationError as error:
                self.add_error(name, error)

    def following_day(self) -> date:
        """Return the day after the last one of a valid question."""
        when = When(self.cleaned_data["when"]) if self.cleaned_data["when"] else None
        start, end = self.cleaned_data["start"], self.cleaned_data["end"]
        _first, last = days_of(when, start, today=self.today, end=end)
        return last + timedelta(days=1)

    def to_criteria(self, *, at: datetime, language_code: str) -> FinderCriteria:
        """Return the question of a valid form."""
        data = self.cleaned_data
        when = When(data["when"]) if data["when"] else None
        first, last = days_of(when, data["start"], today=self.today, end=data["end"])
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
            text=data["q"],
            weekdays=frozenset(map(int, data["weekday"])),
            parts_of_day=frozenset(map(PartOfDay, data["part"])),
            is_in_school_holidays=data["holidays"],
            offer_forms=data["form"],
            life_domains=data["domain"],
            languages=data["language"],
            interpreters=data["interpreter"],
            max_taalicoon=data["taalicoon"],
            wishes=frozenset(wish for wish in YES_CRITERIA if data[wish]),
            sort=data["sort"],
        )


def cursor_text(starts_at: datetime, key: int) -> str:
    """Return the `after` of the page that follows this date."""
    return f"{starts_at.astimezone(UTC):%Y%m%dT%H%M}.{key}"
