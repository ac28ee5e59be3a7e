"""The form an editor fills in for an activity."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.choices import Access, AttendanceMode, Frequency, HolidayPolicy
from activities.schedule import MAX_DATES, Rule, rule_problems
from content.choices import Taxonomy
from content.forms import TermsField
from content.page_forms import BasePageForm
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage, MeetingPoint, Partner
from locations.selectors import holidays_of

TERM_FIELDS = ["offer_forms", "audiences", "life_domains", "experience_areas"]
NOT_YET_FILLED_IN = {"no-dates"}  # problems of a rule that a draft may have


class ActivityPageForm(BasePageForm):
    """Refuses an activity that a family could not find, reach or understand."""

    offer_forms = TermsField(Taxonomy.OFFER_FORM, label=gettext_lazy("Offer forms"))
    audiences = TermsField(Taxonomy.AUDIENCE, label=gettext_lazy("Audiences"))
    life_domains = TermsField(Taxonomy.LIFE_DOMAIN, label=gettext_lazy("Life domains"))
    experience_areas = TermsField(Taxonomy.EXPERIENCE_AREA, label=gettext_lazy("Experience areas"))
    languages = TermsField(Taxonomy.LANGUAGE, label=gettext_lazy("Languages we speak"))
    interpreter_languages = TermsField(Taxonomy.LANGUAGE, label=gettext_lazy("Interpreter for"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        instance = self.instance
        term_ids = [row.term_id for row in instance.terms.all()]
        for name in TERM_FIELDS:
            self.initial.setdefault(name, term_ids)
        spoken = instance.activity_languages.all()
        self.initial.setdefault(
            "languages", [row.language_id for row in spoken if not row.is_interpreted]
        )
        self.initial.setdefault(
            "interpreter_languages", [row.language_id for row in spoken if row.is_interpreted]
        )
        location = self._location()
        if not (location and location.taaliconen_training):
            self.fields.pop("taalicoon", None)  # only a trained team may use them
        keys = self._location_keys()
        if "series" in self.formsets:
            points = MeetingPoint.objects.source().filter(page__translation_key__in=keys)
            _offer_only(points, self.formsets["series"])
        if "organiser" in self.fields:
            self.fields["organiser"].queryset = Partner.objects.filter(
                page__translation_key__in=keys, locale__language_code=SOURCE_LANGUAGE
            )

    def _location(self) -> LocationPage | None:
        parent = self.parent_page.specific if self.parent_page else None
        return parent if isinstance(parent, LocationPage) else None

    def _location_keys(self) -> list[UUID]:
        """Return the keys of the own location and of those it organises with."""
        keys = [row.location.translation_key for row in self.instance.co_organisers.all()]
        if location := self._location():
            keys.append(location.translation_key)
        return keys

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_series(cleaned)
        if self.is_deferred_validation:
            return cleaned
        if "offer_forms" in self.fields and not cleaned.get("offer_forms"):
            self.add_error("offer_forms", _("Choose at least one offer form."))
        low, high = cleaned.get("age_min_months"), cleaned.get("age_max_months")
        if low is not None and high is not None and high < low:
            self.add_error(
                "age_max_months",
                _("The highest age (%(high)d months) is lower than the lowest (%(low)d months).")
                % {"high": high, "low": low},
            )
        return cleaned

    def _check_series(self, cleaned: dict[str, Any]) -> None:
        """Mark every field of a series that makes no sense (rule V3 included)."""
        if "series" not in self.formsets:
            return
        holidays = holidays_of(self._location())
        needs_place = cleaned.get("attendance_mode") != AttendanceMode.ONLINE
        rows = 0
        for form in self.formsets["series"].forms:
            if not form.is_valid() or not form.cleaned_data or form.cleaned_data.get("DELETE"):
                rows += not form.is_valid()
                continue
            rows += 1
            if not (form.cleaned_data["frequency"] and form.cleaned_data["holiday_policy"]):
                continue  # a draft, not filled in so far
            rule = rule_of(form.cleaned_data)
            for field, problem in rule_problems(rule, holidays).items():
                if not (self.is_deferred_validation and problem in NOT_YET_FILLED_IN):
                    form.add_error(field, ValidationError(problem_in_words(problem, rule)))
            if self.is_deferred_validation:
                continue
            if needs_place and not form.cleaned_data.get("meeting_point"):
                form.add_error("meeting_point", _("Choose where families meet."))
        by_appointment = cleaned.get("access") in (Access.APPOINTMENT, Access.REFERRAL)
        if not rows and not by_appointment and not self.is_deferred_validation:
            self.add_error(
                None, _("Dates: add when and where, or choose “by appointment” as access.")
            )

    def save(self, commit: bool = True) -> Any:
        page = super().save(commit=False)
        chosen = [term for name in TERM_FIELDS for term in self.cleaned_data.get(name, [])]
        page.terms = [_row(page.terms, term=term) for term in chosen]
        page.activity_languages = [
            _row(page.activity_languages, language=term, is_interpreted=name != "languages")
            for name in ("languages", "interpreter_languages")
            for term in self.cleaned_data.get(name, [])
        ]
        if commit:
            page.save()
        return page


def _offer_only(points: Any, formset: Any) -> None:
    """Offer these meeting points in every series, and in the one that an editor adds."""
    build = formset.form
    choices = [(point.pk, str(point)) for point in points]  # asked once, not once for each series

    def series_form(*args: Any, **kwargs: Any) -> Any:
        form = build(*args, **kwargs)
        field = form.fields["meeting_point"]
        field.queryset = points
        field.choices = [("", field.empty_label), *choices]
        return form

    formset.form = series_form


def _row(relation: Any, **values: Any) -> Any:
    """Return the row of a child relation that has these values, or a new one."""
    for row in relation.all():
        if all(getattr(row, name) == value for name, value in values.items()):
            return row
    return relation.model(**values)


def rule_of(data: dict[str, Any]) -> Rule:
    return Rule(
        frequency=Frequency(data["frequency"]),
        starts_on=data["starts_on"],
        start_time=data["start_time"],
        end_time=data["end_time"],
        until=data.get("until"),
        interval_weeks=data["interval_weeks"],
        dates=tuple(data.get("dates") or ()),
        excluded_dates=tuple(data.get("excluded_dates") or ()),
        holiday_policy=HolidayPolicy(data["holiday_policy"]),
    )


def problem_in_words(problem: str, rule: Rule) -> str:
    """Return a sentence for an editor about a problem of `schedule.rule_problems`."""
    values = {"start": f"{rule.start_time:%H.%M}", "end": f"{rule.end_time:%H.%M}"}
    return {
        "too-far": _("That year cannot be right. Type a day such as 14/01/2027."),
        "ends-before-start": _("The end (%(end)s) must come after the start (%(start)s)."),
        "crosses-midnight": _(
            "An activity cannot run past midnight (%(start)s - %(end)s). "
            "End it at 23.59 at the latest, or make a second series for the next day."
        ),
        "until-before-start": _("“Until” lies before the first day. Choose a later day."),
        "no-dates": _("Type at least one day, for example 14/01/2027."),
        "too-many-dates": _("A list holds at most %(count)d days. Make a second series."),
        "fifth-weekday": _(
            "Not every month has a fifth one. Choose another first day, or “the last one”."
        ),
        "not-last-weekday": _(
            "The first day is not the last one of its weekday in that month. Choose another day."
        ),
        "interval": _("Type a number of weeks from 1 to 52."),
        "nothing-left": _(
            "This series has no date at all: every day falls in a holiday or is left out. "
            "Choose another first day, or change what happens in holidays."
        ),
    }[problem] % (values | {"count": MAX_DATES})
