"""Answers what dates a rule would give, while an editor fills it in. Nothing here is written."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from activities.models import ActivityPage
from activities.permissions import may_plan
from activities.previewing import PlannedRule, SchedulePreview, previews_of
from activities.schedule import BRUSSELS
from activities.season_forms import PlanForm, SeriesPreviewForm
from locations.models import LocationPage, MeetingPoint

MAX_SERIES = 20  # of one activity, in a preview


def today_in_belgium() -> date:
    return timezone.now().astimezone(BRUSSELS).date()


def location_for(request: HttpRequest, location_id: int) -> LocationPage:
    """Return the location, or say that there is none: not yours is the same as not there."""
    location = get_object_or_404(LocationPage, pk=location_id)
    if not may_plan(location, request.user):
        raise Http404
    return location


def points_of(
    location: LocationPage, activity: ActivityPage | None = None
) -> QuerySet[MeetingPoint]:
    """Return the places of a location, and of those that an activity is organised with."""
    keys = [location.translation_key]
    if activity:
        draft = activity.get_latest_revision_as_object()
        keys += [row.location.translation_key for row in draft.co_organisers.all()]
    return MeetingPoint.objects.source().filter(page__translation_key__in=keys)


@never_cache
@require_POST
def preview_new(request: HttpRequest, location_id: int) -> HttpResponse:
    """Answer with the dates of a new activity, and what each holiday policy would do."""
    location = location_for(request, location_id)
    form = PlanForm(request.POST, points=points_of(location), today=today_in_belgium())
    shown = preview_of_plan(form, location)
    return JsonResponse(
        {"previews": {"plan": _html(shown, is_beside_policies=True)}, "policies": shown.policies}
    )


@never_cache
@require_POST
def preview_series(request: HttpRequest, location_id: int) -> HttpResponse:
    """Answer with the dates of each series in the form of an activity, by its prefix."""
    location = location_for(request, location_id)
    activity = _activity(request, location)
    points = [(point.pk, str(point)) for point in points_of(location, activity)]
    previews: dict[str, SchedulePreview] = {}
    planned: dict[str, PlannedRule] = {}
    for prefix in _prefixes(request):
        form = SeriesPreviewForm(request.POST, prefix=prefix, points=points)
        if form.is_valid():
            planned[prefix] = PlannedRule(form.rule, form.cleaned_data["meeting_point"])
        else:
            previews[prefix] = SchedulePreview(problems=mistakes_in(form))
    shown = previews_of(
        list(planned.values()),
        location=location,
        activity_key=activity.translation_key if activity else None,
        at=timezone.now(),
    )
    previews |= dict(zip(planned, shown, strict=True))
    return JsonResponse(
        {
            "previews": {
                prefix: _html(each, is_beside_policies=False) for prefix, each in previews.items()
            }
        }
    )


def _activity(request: HttpRequest, location: LocationPage) -> ActivityPage | None:
    wanted = request.POST.get("activity", "")
    if not wanted:
        return None
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 12):
        raise Http404
    activity = get_object_or_404(ActivityPage.objects.child_of(location), pk=int(wanted))
    if not activity.permissions_for_user(request.user).can_edit():
        raise Http404
    return activity


def _prefixes(request: HttpRequest) -> list[str]:
    """Return the prefixes of the series in the form; one that is being deleted is left out."""
    names = [f"series-{number}" for number in range(MAX_SERIES)]
    return [
        name
        for name in names
        if f"{name}-starts_on" in request.POST and not request.POST.get(f"{name}-DELETE")
    ]


def preview_of_plan(form: PlanForm, location: LocationPage) -> SchedulePreview:
    """Return the preview of a bound form; of a wrong one, its sentences."""
    if not form.is_valid() and set(form.errors) != {"title"}:
        return SchedulePreview(problems=mistakes_in(form))
    point = form.cleaned_data["meeting_point"]
    planned = PlannedRule(form.rule, point.pk if point else None)
    [shown] = previews_of([planned], location=location, at=timezone.now())
    return shown


def mistakes_in(form: Any) -> list[str]:
    """Return what is wrong in a form, as sentences; what is only missing is one sentence."""
    found = []
    for name, errors in form.errors.as_data().items():
        label = form.fields[name].label if name in form.fields else ""
        for error in errors:
            if error.code not in ("required", "missing") and name != "title":
                found += [f"{label}: {each}" if label else each for each in error.messages]
    return found or [_("Fill in the first day and the hours: then you see the dates here.")]


def _html(shown: SchedulePreview, *, is_beside_policies: bool) -> str:
    context = {
        "preview": shown,
        "policies": [] if is_beside_policies else _labelled(shown),
        "is_beside_policies": is_beside_policies,
    }
    return render_to_string("activities/admin/schedule_preview.html", context)


def _labelled(shown: SchedulePreview) -> list[tuple[str, str]]:
    labels = dict(SeriesPreviewForm.base_fields["holiday_policy"].choices)  # type: ignore[attr-defined]
    return [(str(labels[value]), words) for value, words in shown.policies.items()]
