"""Closing a location for some days, and the question what runs in a school holiday."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.auth import require_admin_access

from activities.choices import ChangeKind
from activities.models import Change
from activities.phrases import when_in_short
from activities.services import ChangeRefusedError, close_location, reopen_location
from editors.week_change_views import status_of
from editors.week_forms import ClosureForm
from editors.week_holidays import Answer, HolidayRow, answer, holiday_rows
from editors.week_selectors import changes_of, dates_of
from editors.week_services import take_back
from editors.week_views import my_location, reader, user_of
from editors.week_words import days_in_words, refusal, today
from locations.models import Closure, HolidayPeriod, LocationPage

MOST_CHANGES = 400  # of one answer


@never_cache
@require_admin_access
@require_http_methods(["GET", "POST"])
def closures(request: HttpRequest, location_id: int) -> HttpResponse:
    """Show the days on which a location is closed, and close it on more."""
    location, now = my_location(request, location_id), timezone.now()
    initial = {name: request.GET.get(name, "") for name in ("starts_on", "ends_on")}
    form = ClosureForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        languages=location.languages,
        dates=dates_of(location).upcoming(at=now),
        at=now,
    )
    questions: list[str] = []
    if form.is_valid():
        if form.is_sure:
            close_location(
                location=location,
                starts_on=form.cleaned_data["starts_on"],
                ends_on=form.cleaned_data["ends_on"],
                words=form.words,
                at=now,
                by=user_of(request),
            )
            messages.success(request, _("You are closed on these days. Families see that now."))
            return redirect("koala_week_closures", location.pk)
        questions = form.questions()
    coming = Closure.objects.filter(location_key=location.translation_key, ends_on__gte=today())
    return render(
        request,
        "editors/week/closures.html",
        {"location": location, "form": form, "questions": questions, "closures": list(coming)},
        status=status_of(form),
    )


@never_cache
@require_admin_access
@require_POST
def reopen(request: HttpRequest, location_id: int, closure_id: int) -> HttpResponse:
    """Take a closure back."""
    location = my_location(request, location_id)
    closure = get_object_or_404(
        Closure, pk=closure_id, location_key=location.translation_key, ends_on__gte=today()
    )
    reopen_location(closure, at=timezone.now())
    messages.success(
        request, _("You are open again on these days, but for what you cancelled by date.")
    )
    return redirect("koala_week_closures", location.pk)


# --- School holidays --------------------------------------------------------------------------


def _my_holiday(location: LocationPage, period_id: int) -> HolidayPeriod:
    return get_object_or_404(
        HolidayPeriod.objects.confirmed(),
        pk=period_id,
        calendar=location.holiday_calendar,
        ends_on__gte=today(),
    )


@never_cache
@require_admin_access
@require_http_methods(["GET", "POST"])
def holiday(request: HttpRequest, location_id: int, period_id: int) -> HttpResponse:
    """Ask of each series whether it runs in a school holiday; an answer changes its dates."""
    location = my_location(request, location_id)
    period = _my_holiday(location, period_id)
    refused = ""
    if request.method == "POST":
        try:
            done = answer(
                location,
                period,
                series_key=request.POST.get("series", ""),
                runs=request.POST.get("runs") == "yes",
                seen=_days(request.POST.get("days", "")),
                at=timezone.now(),
                by=user_of(request),
            )
        except ChangeRefusedError as error:
            refused = refusal(error)
        else:
            return redirect(f"{_address(location, period)}?{_query(done)}")
    rows = holiday_rows(location, period, language_code=reader(), at=timezone.now())
    last = _named(request.GET, location)
    return render(
        request,
        "editors/week/holiday.html",
        {
            "location": location,
            "period": period,
            "first": max(period.starts_on, today()),
            "rows": [_row(row) for row in rows],
            "refused": refused,
            "last": last,
            "is_answered": bool(last.made or last.undone),
        },
        status=409 if refused else 200,
    )


@never_cache
@require_admin_access
@require_POST
def undo_holiday(request: HttpRequest, location_id: int, period_id: int) -> HttpResponse:
    """Take an answer back."""
    location = my_location(request, location_id)
    period = _my_holiday(location, period_id)
    last = _named(request.POST, location)
    try:
        take_back(made=last.made, undone=last.undone, at=timezone.now(), by=user_of(request))
    except ChangeRefusedError as refused:
        messages.error(request, refusal(refused))
    else:
        messages.success(request, _("Your answer was taken back. Families see that now."))
    return redirect(_address(location, period))


def _address(location: LocationPage, period: HolidayPeriod) -> str:
    return reverse("koala_week_holiday", args=[location.pk, period.pk])


def _query(done: Answer) -> str:
    query = QueryDict(mutable=True)
    query.setlist("made", [str(each.pk) for each in done.made])
    query.setlist("undone", [str(each.pk) for each in done.undone])
    return query.urlencode()


def _named(given: Any, location: LocationPage) -> Answer:
    """Return the changes that a query or form names, as far as they are of this location."""
    numbers = {
        name: [int(each) for each in given.getlist(name) if each.isdecimal() and len(each) < 19]
        for name in ("made", "undone")
    }
    if max(len(each) for each in numbers.values()) > MOST_CHANGES:
        raise Http404
    changes: list[Change] = list(
        changes_of(location).filter(pk__in=[*numbers["made"], *numbers["undone"]])
    )
    return Answer(
        made=tuple(
            each for each in changes if each.pk in numbers["made"] and each.undone_at is None
        ),
        undone=tuple(
            each
            for each in changes
            if each.pk in numbers["undone"]
            and each.undone_at is not None
            and each.kind == ChangeKind.CANCELLED
        ),
    )


def _row(row: HolidayRow) -> dict[str, Any]:
    """Return one series in words, with the days that each answer would change."""
    return {
        "key": row.series.key,
        "title": row.title,
        "when": when_in_short(row.series.rule, today=today()),
        "on": days_in_words(row.on),
        "off": days_in_words(row.off),
        "to_run": days_in_words(row.to_run),
        "to_run_days": _iso(row.to_run),
        "on_days": _iso(row.on),
    }


def _iso(days: Any) -> str:
    return ",".join(on.isoformat() for on in days)


def _days(text: str) -> list[date]:
    """Return the days of "2026-12-22,2026-12-29"; nothing for what is no list of days."""
    try:
        return [date.fromisoformat(each) for each in text.split(",") if each]
    except ValueError:
        return []
