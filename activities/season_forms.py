"""What an editor fills in to plan a season, and what the page's own form sends for a preview."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.calendar_models import Series
from activities.choices import Frequency, HolidayPolicy
from activities.fields import DaysFormField
from activities.forms import problem_in_words, rule_of
from activities.schedule import Rule, rule_problems
from activities.seasons import RECURRING, moved_into, next_season, seasons_ahead
from locations.calendars import Holidays
from locations.models import MeetingPoint

UNTIL_A_DAY = "until"
WEEKLY = "weekly-"  # and the number of weeks


class SeriesPreviewForm(forms.ModelForm):
    """One series as the page's form sends it, read with the same sentences about mistakes.

    `points`: primary keys and names of the places it can have, asked once for all series.
    """

    meeting_point = forms.TypedChoiceField(
        label=_("meeting point"), coerce=int, empty_value=None, required=False
    )

    class Meta:
        model = Series
        fields = (
            "frequency",
            "starts_on",
            "until",
            "start_time",
            "end_time",
            "interval_weeks",
            "dates",
            "excluded_dates",
            "holiday_policy",
        )

    def __init__(self, *args: Any, points: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting_point"].choices = [("", ""), *points]  # type: ignore[attr-defined]

    @property
    def rule(self) -> Rule:
        return rule_of(self.cleaned_data)


class PlanForm(forms.Form):
    """A new activity in one short form: its title, and one series of dates."""

    OFTEN = [
        (f"{WEEKLY}1", _("every week")),
        (f"{WEEKLY}2", _("every two weeks")),
        (f"{WEEKLY}3", _("every three weeks")),
        (f"{WEEKLY}4", _("every four weeks")),
        (Frequency.MONTHLY_NTH.value, _("every month, the same week: the second Thursday")),
        (Frequency.MONTHLY_LAST.value, _("every month, the last one: the last Wednesday")),
        (Frequency.ONCE.value, _("once")),
        (Frequency.DATES.value, _("a list of days")),
    ]

    title = forms.CharField(label=_("title"), max_length=120)
    how_often = forms.ChoiceField(label=_("how often"), choices=OFTEN)
    starts_on = forms.DateField(
        label=_("first day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Its weekday is the weekday of the whole series."),
    )
    dates = DaysFormField(
        label=_("days"), required=False, help_text=_("For a list of days: one on each line.")
    )
    start_time = forms.TimeField(
        label=_("from"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    end_time = forms.TimeField(
        label=_("to"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    meeting_point = forms.ModelChoiceField(
        MeetingPoint.objects.none(),
        label=_("meeting point"),
        required=False,
        empty_label=_("Not known yet"),
    )
    season = forms.ChoiceField(label=_("until when"), widget=forms.RadioSelect)
    until = forms.DateField(
        label=_("last day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    holiday_policy = forms.ChoiceField(
        label=_("in holidays"), choices=Series.HOLIDAY_POLICIES, widget=forms.RadioSelect
    )

    def __init__(
        self, *args: Any, points: QuerySet[MeetingPoint], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        field = self.fields["meeting_point"]
        field.queryset = points  # type: ignore[attr-defined]
        self.seasons = seasons_ahead(today)
        self.fields["season"].choices = [  # type: ignore[attr-defined]
            *((str(season), _season_in_words(season, today)) for season in self.seasons),
            (UNTIL_A_DAY, _("until a day that I choose")),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if set(self.errors) - {"title"}:
            return cleaned
        is_list = cleaned["how_often"] == Frequency.DATES
        if not is_list and not cleaned.get("starts_on"):
            self.add_error(
                "starts_on", ValidationError(gettext("Choose the first day."), code="missing")
            )
        elif is_list and not cleaned.get("dates"):
            self.add_error("dates", gettext("Type at least one day, for example 14/01/2027."))
        elif cleaned["season"] == UNTIL_A_DAY and not cleaned.get("until") and self._recurs:
            self.add_error(
                "until", ValidationError(gettext("Choose the last day."), code="missing")
            )
        return cleaned

    @property
    def _recurs(self) -> bool:
        often: str = self.cleaned_data["how_often"]
        return often.startswith(WEEKLY) or often in RECURRING

    @property
    def rule(self) -> Rule:
        """Return the rule, moved into the school year that was chosen. Of a valid form only."""
        data = self.cleaned_data
        often: str = data["how_often"]
        weeks = int(often.removeprefix(WEEKLY)) if often.startswith(WEEKLY) else 1
        dates = tuple(data["dates"] if often == Frequency.DATES else ())
        season = next((each for each in self.seasons if str(each) == data["season"]), None)
        rule = Rule(
            frequency=Frequency.WEEKLY if often.startswith(WEEKLY) else Frequency(often),
            starts_on=dates[0] if dates else data["starts_on"],
            until=None,
            start_time=data["start_time"],
            end_time=data["end_time"],
            interval_weeks=weeks,
            dates=dates,
            holiday_policy=HolidayPolicy(data["holiday_policy"]),
        )
        if not self._recurs:
            return rule
        if season is None:
            return replace(rule, until=data["until"])
        if season.first > rule.starts_on and season == next_season(self.today):
            return moved_into(rule, season) or replace(rule, until=season.last)
        return replace(rule, until=season.last)

    def check_rule(self, holidays: Holidays) -> bool:
        """Mark what makes no sense, as the form of the page would; return whether all is well."""
        rule = self.rule
        for name, problem in rule_problems(rule, holidays).items():
            field = name if name in self.fields else "how_often"
            self.add_error(field, ValidationError(problem_in_words(problem, rule)))
        return not self.errors


def how_often_of(rule: Rule) -> str:
    """Return the choice of a plan that comes nearest to a rule."""
    if rule.frequency != Frequency.WEEKLY:
        return rule.frequency.value
    return f"{WEEKLY}{min(max(rule.interval_weeks, 1), 4)}"


def _season_in_words(season: Any, today: date) -> str:
    if season == next_season(today):
        return gettext("all through school year %(season)s, from 1 September") % {"season": season}
    return gettext("until the end of this school year, 30 June %(year)d") % {
        "year": season.last.year
    }
