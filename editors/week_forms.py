"""What somebody may say about a date: why not, when and where else, how many places, a note."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.choices import Reason
from activities.models import ActivityPage, Change, Occurrence, Series
from activities.readings import Reading
from activities.schedule import BRUSSELS, moment
from content.words import SOURCE_LANGUAGE
from editors.week_fields import AskingForm, WordsForm, clock_field, day_field, words_field
from editors.week_selectors import series_of_location
from editors.week_words import days_in_words, series_in_words
from locations.models import LocationPage, MeetingPoint
from locations.selectors import closure_on, holidays_of

FURTHEST = timedelta(days=365)


class SeenForm(forms.Form):
    """A form about a date as its reader saw it."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class CancelForm(SeenForm):
    reason = forms.ChoiceField(
        choices=Change.REASONS, error_messages={"required": gettext_lazy("Choose a reason.")}
    )
    words = words_field(
        gettext_lazy("Your own words"), language_code=SOURCE_LANGUAGE, required=False
    )

    @property
    def values(self) -> dict[str, Any]:
        words = self.cleaned_data["words"].strip()
        return {
            "reason": Reason(self.cleaned_data["reason"]),
            "words": {SOURCE_LANGUAGE: words} if words else {},
        }


class PlacesForm(SeenForm):
    """One of three buttons: full, full with a waiting list, or so many places."""

    FULL, WAITING_LIST, LEFT = "full", "waiting-list", "left"

    places = forms.ChoiceField(choices=[(each, each) for each in (FULL, WAITING_LIST, LEFT)])
    places_left = forms.IntegerField(
        label=gettext_lazy("Places left"), required=False, min_value=1, max_value=500
    )

    def clean_places_left(self) -> int | None:
        left: int | None = self.cleaned_data["places_left"]
        if self.cleaned_data.get("places") == self.LEFT and left is None:
            raise forms.ValidationError(_("Write how many places are left."))
        return left

    @property
    def values(self) -> dict[str, Any]:
        chosen = self.cleaned_data["places"]
        return {
            "places_left": self.cleaned_data["places_left"] if chosen == self.LEFT else 0,
            "has_waiting_list": chosen == self.WAITING_LIST,
        }


class NoteForm(WordsForm, SeenForm):
    def clean(self) -> dict[str, Any]:
        super().clean()
        if SOURCE_LANGUAGE not in self.words:
            self.add_error(f"words_{SOURCE_LANGUAGE}", _("Write the note in Dutch at least."))
        return self.cleaned_data


class PlaceField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


class WhenForm(AskingForm):
    """A day, its hours and one of the meeting points of this very location."""

    on = day_field(gettext_lazy("Day"))
    start = clock_field(gettext_lazy("From"))
    end = clock_field(gettext_lazy("To"))
    place = PlaceField(
        label=gettext_lazy("Where"),
        queryset=MeetingPoint.objects.none(),
        required=False,
        empty_label=gettext_lazy("The usual place"),
    )

    def __init__(self, *args: Any, location: LocationPage, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.location, self.at = location, at
        self.fields["place"].queryset = MeetingPoint.objects.filter(page=location)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        super().clean()
        on, start, end = (self.cleaned_data.get(name) for name in ("on", "start", "end"))
        if start and end and end <= start:
            self.add_error("end", _("The end must come after the start."))
        if on:
            self._check_day(on)
        if on and start and not self.errors and moment(on, start) < self.at:
            self.add_error("start", _("That moment is over. Choose a later one."))
        return self.cleaned_data

    def _check_day(self, on: date) -> None:
        today = self.at.astimezone(BRUSSELS).date()
        if on < today:
            self.add_error("on", _("That day is over. Choose today or a later day."))
        elif on > today + FURTHEST:
            self.add_error("on", _("Choose a day within a year."))
        elif closure_on(self.location, on):
            self.add_error(
                "on", _("You are closed on that day. Choose another day, or open it again first.")
            )

    def usual_place(self) -> MeetingPoint | None:
        raise NotImplementedError

    def own_date(self) -> Occurrence | None:
        return None

    def questions(self) -> list[str]:
        values = self.cleaned_data
        found = []
        if holidays_of(self.location).is_public(values["on"]):
            found.append(_("That day is a public holiday."))
        place = values["place"] or self.usual_place()
        if place is not None:
            found += [
                _("At that hour “%(title)s” is there too.") % {"title": title}
                for title in self._others_there(place)
            ]
        return found

    def _others_there(self, place: MeetingPoint) -> list[str]:
        values, own = self.cleaned_data, self.own_date()
        others = (
            Occurrence.objects.public()
            .taking_place()
            .filter(
                meeting_point=place,
                starts_at__lt=moment(values["on"], values["end"]),
                ends_at__gt=moment(values["on"], values["start"]),
            )
        )
        if own:
            others = others.exclude(pk=own.pk)
        pages: QuerySet[Any] = ActivityPage.objects.source().filter(
            translation_key__in=others.values("activity_key")
        )
        return list(pages.order_by("title").values_list("title", flat=True))


class MoveForm(WhenForm, SeenForm):
    """Another day, hour or place; the day of a postponed date is still to be filled in."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why? Families read this."),
        choices=[("", gettext_lazy("Say no reason")), *Change.REASONS],
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        occurrence: Occurrence,
        reading: Reading,
        usual: MeetingPoint | None,
        **kwargs: Any,
    ) -> None:
        initial = {
            "on": reading.on if reading.takes_place else None,
            "reason": occurrence.reason,
            "start": reading.starts_at.time(),
            "end": reading.ends_at.time(),
            "place": occurrence.meeting_point if occurrence.meeting_point != usual else None,
            "seen": occurrence.sequence,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.occurrence, self.usual = occurrence, usual
        if usual:
            label = _("The usual place: %(place)s") % {"place": usual}
            self.fields["place"].empty_label = label  # type: ignore[attr-defined]

    def usual_place(self) -> MeetingPoint | None:
        return self.usual

    def own_date(self) -> Occurrence:
        return self.occurrence


class AddForm(WhenForm):
    """An extra date of one of the series; empty hours and place: as usual."""

    series = forms.ChoiceField(label=gettext_lazy("Which activity"))
    start = clock_field(gettext_lazy("From"), required=False)
    end = clock_field(gettext_lazy("To"), required=False)
    field_order = ["series", "on", "start", "end", "place"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(row.key): row for row in series_of_location(self.location)}
        choices = [(key, series_in_words(row)) for key, row in self.rows.items()]
        self.fields["series"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Series:
        return self.rows[self.cleaned_data["series"]]

    def clean(self) -> dict[str, Any]:
        if row := self.rows.get(self.cleaned_data.get("series", "")):
            self.cleaned_data["start"] = self.cleaned_data.get("start") or row.start_time
            self.cleaned_data["end"] = self.cleaned_data.get("end") or row.end_time
        return super().clean()

    def usual_place(self) -> MeetingPoint | None:
        return self.chosen.meeting_point


class ClosureForm(WordsForm, AskingForm):
    """Close from a day to a day; first shows which dates will not take place."""

    starts_on = day_field(gettext_lazy("First day"))
    ends_on = day_field(gettext_lazy("Last day"))
    field_order = ["starts_on", "ends_on"]

    def __init__(self, *args: Any, dates: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, texts={}, **kwargs)
        self.at, self.dates = at, dates  # of the location, those to come

    def clean(self) -> dict[str, Any]:
        super().clean()
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        today = self.at.astimezone(BRUSSELS).date()
        if first and first < today:
            self.add_error("starts_on", _("That day is over. Choose today or a later day."))
        if first and last and last < first:
            self.add_error("ends_on", _("The last day must not come before the first."))
        if last and last > today + FURTHEST:
            self.add_error("ends_on", _("Choose a day within a year."))
        if SOURCE_LANGUAGE not in self.words:
            message = _("Write in Dutch at least why you are closed. Families read it.")
            self.add_error(f"words_{SOURCE_LANGUAGE}", message)
        return self.cleaned_data

    def questions(self) -> list[str]:
        first, last = self.cleaned_data["starts_on"], self.cleaned_data["ends_on"]
        days = self.dates.taking_place().between(first, last).values_list("on", flat=True)
        if not days:
            return [_("There are no dates in these days. Families do see that you are closed.")]
        return [
            _("Then these days do not take place: %(days)s. Families see that at once.")
            % {"days": days_in_words(list(days))}
        ]
