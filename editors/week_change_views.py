"""Saying something of one date: not then, moved, full, languages, a note; and an extra date."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access

from activities.choices import ChangeKind, Reason
from activities.models import Change, Occurrence, Series
from activities.services import ChangeRefusedError, change_date
from editors.week_forms import AddForm, CancelForm, MoveForm, NoteForm, PlacesForm
from editors.week_languages import LanguagesForm
from editors.week_selectors import Row, series_named
from editors.week_services import change_seen_date, is_over
from editors.week_views import my_date, my_location, row_for, user_of
from editors.week_words import refusal
from locations.models import LocationPage, MeetingPoint


def _back_to_week(location: LocationPage, change: Change) -> HttpResponse:
    return redirect(f"{reverse('koala_week', args=[location.pk])}?done={change.pk}")


def _change(
    request: HttpRequest,
    occurrence: Occurrence,
    form: forms.Form,
    kind: ChangeKind,
    **values: Any,
) -> Change | None:
    """Make a change; a refusal becomes an error of the form."""
    try:
        return change_seen_date(
            occurrence,
            seen=form.cleaned_data["seen"],
            kind=kind,
            at=timezone.now(),
            by=user_of(request),
            **values,
        )
    except ChangeRefusedError as refused:
        form.add_error(None, refusal(refused))
        return None


def _form_page(
    request: HttpRequest,
    template: str,
    location: LocationPage,
    occurrence: Occurrence,
    form: forms.Form,
    **more: Any,
) -> HttpResponse:
    """Show a form of a date as the date is now; after a refusal, with what was filled in."""
    return render(
        request,
        f"editors/week/{template}.html",
        {
            "location": location,
            "row": row_for(occurrence),
            "form": form,
            "seen": occurrence.sequence,
            "is_over": is_over(occurrence, at=timezone.now()),
            "reasons": Change.REASONS,
            **more,
        },
        status=status_of(form),
    )


def status_of(form: forms.Form) -> int:
    """Return 409 for what was refused, 400 for what was not filled in well."""
    return 200 if not form.errors else 409 if form.non_field_errors() else 400


def _fresh(occurrence: Occurrence) -> Occurrence:
    """Return the date as it is after a refusal: a colleague may have changed it."""
    return Occurrence.objects.select_related("meeting_point").get(pk=occurrence.pk)


@never_cache
@require_admin_access
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, location_id: int, uid: Any) -> HttpResponse:
    """Ask for a reason, each a button; choosing one is all."""
    return _not_then(request, location_id, uid, ChangeKind.CANCELLED, "cancel")


@never_cache
@require_admin_access
@require_http_methods(["GET", "POST"])
def postpone(request: HttpRequest, location_id: int, uid: Any) -> HttpResponse:
    """Ask for a reason in the same way; the new day is given later, by moving the date."""
    return _not_then(request, location_id, uid, ChangeKind.POSTPONED, "postpone")


def _not_then(
    request: HttpRequest, location_id: int, uid: Any, kind: ChangeKind, template: str
) -> HttpResponse:
    location, occurrence = my_date(request, location_id, uid)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        change = _change(request, occurrence, form, kind, **form.values)
        if change:
            return _back_to_week(location, change)
    return _form_page(request, template, location, _fresh(occurrence), form)


@never_cache
@require_admin_access
@require_http_methods(["GET", "POST"])
def languages(request: HttpRequest, location_id: int, uid: Any) -> HttpResponse:
    """Say which languages are spoken on one date, and for which an interpreter comes."""
    location, occurrence = my_date(request, location_id, uid)
    form = LanguagesForm(
        request.POST if request.method == "POST" else None, location=location, occurrence=occurrence
    )
    if form.is_valid():
        if form.is_usual:
            form.add_error(None, refusal(ChangeRefusedError("usual-languages")))
        elif change := _change(request, occurrence, form, ChangeKind.LANGUAGES, **form.values):
            return _back_to_week(location, change)
    return _form_page(request, "languages", location, _fresh(occurrence), form)


@never_cache
@require_admin_access
@require_http_methods(["GET", "POST"])
def places(request: HttpRequest, location_id: int, uid: Any) -> HttpResponse:
    """Say that a date is full, or how many places are left."""
    location, occurrence = my_date(request, location_id, uid)
    form = PlacesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        change = _change(request, occurrence, form, ChangeKind.PLACES, **form.values)
        if change:
            return _back_to_week(location, change)
    return _form_page(request, "places", location, _fresh(occurrence), form)


@never_cache
@require_admin_access
@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, location_id: int, uid: Any) -> HttpResponse:
    """Write a note at a date, in the languages of the location."""
    location, occurrence = my_date(request, location_id, uid)
    form = NoteForm(
        request.POST if request.method == "POST" else None,
        languages=location.languages,
        texts=occurrence.note,
    )
    if form.is_valid():
        change = _change(request, occurrence, form, ChangeKind.NOTE, words=form.words)
        if change:
            return _back_to_week(location, change)
    return _form_page(request, "note", location, _fresh(occurrence), form)


@never_cache
@require_admin_access
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, location_id: int, uid: Any) -> HttpResponse:
    """Move a date to another day, hour or place of the location."""
    location, occurrence = my_date(request, location_id, uid)
    row, series = row_for(occurrence), series_named(occurrence.activity_key, occurrence.series_key)
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        location=location,
        at=timezone.now(),
        occurrence=occurrence,
        reading=row.reading,
        usual=_planned_place(row, series),
    )
    questions: list[str] = []
    if form.is_valid():
        questions = [] if form.is_sure else form.questions()
        if not questions and (change := _moved(request, occurrence, form, row, series)):
            return _back_to_week(location, change)
    return _form_page(request, "move", location, _fresh(occurrence), form, questions=questions)


def _planned_place(row: Row, series: Series | None) -> MeetingPoint | None:
    """Return where a date would be had nobody moved it."""
    added = _addition(row)
    return (added and added.new_meeting_point) or (series and series.meeting_point) or None


def _addition(row: Row) -> Change | None:
    return next((each for each in row.changes if each.kind == ChangeKind.ADDED), None)


def _moved(
    request: HttpRequest, occurrence: Occurrence, form: MoveForm, row: Row, series: Series | None
) -> Change | None:
    """Record what is other than planned; the same moment and place as before is no move."""
    values, added = form.cleaned_data, _addition(row)
    start = (added and added.new_start_time) or (series and series.start_time)
    end = (added and added.new_end_time) or (series and series.end_time)
    has_new_hours = (values["start"], values["end"]) != (start, end)
    is_new_day = values["on"] != occurrence.original_date
    is_new_place = values["place"] is not None and values["place"] != form.usual
    is_moved = any(each.kind == ChangeKind.MOVED for each in row.changes)
    if is_moved and not (has_new_hours or is_new_day or is_new_place):
        form.add_error(None, refusal(ChangeRefusedError("as-planned")))
        return None
    return _change(
        request,
        occurrence,
        form,
        ChangeKind.MOVED,
        new_date=values["on"] if is_new_day else None,
        new_start_time=values["start"] if has_new_hours else None,
        new_end_time=values["end"] if has_new_hours else None,
        new_meeting_point=values["place"] if is_new_place else None,
        reason=Reason(values["reason"]) if values["reason"] else None,
    )


@never_cache
@require_admin_access
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, location_id: int) -> HttpResponse:
    """Add a date that the plan of the season does not have."""
    location, now = my_location(request, location_id), timezone.now()
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = AddForm(
        request.POST if request.method == "POST" else None,
        location=location,
        at=now,
        initial={"on": tomorrow},
    )
    questions: list[str] = []
    if form.is_valid():
        questions = [] if form.is_sure else form.questions()
        if not questions:
            values, series = form.cleaned_data, form.chosen
            try:
                change = change_date(
                    series=series,
                    original_date=values["on"],
                    kind=ChangeKind.ADDED,
                    new_start_time=values["start"],
                    new_end_time=values["end"],
                    new_meeting_point=values["place"],
                    at=now,
                    by=user_of(request),
                )
            except ChangeRefusedError as refused:
                form.add_error(None, refusal(refused))
            else:
                return _back_to_week(location, change)
    return render(
        request,
        "editors/week/add.html",
        {"location": location, "form": form, "questions": questions},
        status=status_of(form),
    )
