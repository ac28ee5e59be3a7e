"""The screens on which an editor plans: a new activity, and one that goes on next school year."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.permission_policies.pages import PagePermissionPolicy

from accounts.models import User
from activities.choices import AttendanceMode
from activities.copying import (
    add_draft,
    coming_series,
    continue_into,
    from_activity,
    from_template,
    new_series,
    staying_series,
)
from activities.import_views import may_import
from activities.models import ActivityPage, ActivityTemplate
from activities.permissions import reasons_not_to_publish
from activities.preview_views import location_for, points_of, preview_of_plan, today_in_belgium
from activities.previewing import PlannedRule, SchedulePreview, previews_of
from activities.season_forms import PlanForm, how_often_of
from activities.seasons import RECURRING, next_season, seasons_ahead
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage
from locations.selectors import holidays_of


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):  # the admin lets nobody else through
        raise Http404
    return request.user


def _own_activities(request: HttpRequest, location: LocationPage) -> QuerySet[ActivityPage]:
    """Return the activities below a location that somebody may edit."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(request.user, "change")
    pages = ActivityPage.objects.child_of(location).filter(pk__in=mine.values("pk"))
    found: QuerySet[ActivityPage] = pages.order_by("title")
    return found


# --- A new activity -----------------------------------------------------------------------------


@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, location_id: int) -> HttpResponse:
    """Choose what to start from; then fill in one form, see its dates, and make a draft of it."""
    location = location_for(request, location_id)
    template = _chosen(request, "template", ActivityTemplate.objects.all())
    like = _chosen(request, "activity", _own_activities(request, location))
    source = template or like
    if source is None:
        return _choose(request, location)
    if request.method != "POST":
        form = _plan_form(location, initial=_initial(source, location))
        return _plan_page(request, location, source, form)
    form = _plan_form(location, data=request.POST)
    is_shown_only = request.POST.get("action") not in ("draft", "publish")
    if request.POST.get("action") == "publish" and not _is_online(source):
        form.fields["meeting_point"].required = True
        form.fields["meeting_point"].error_messages["required"] = _("Choose where families meet.")
    if not (form.is_valid() and form.check_rule(holidays_of(location))):
        return _plan_page(request, location, source, form, status=400)
    if is_shown_only:
        return _plan_page(request, location, source, form)
    page = add_draft(
        location,
        from_template(template) if template else from_activity(like),
        title=form.cleaned_data["title"],
        series=[new_series(form.rule, point=form.cleaned_data["meeting_point"])],
        by=_user(request),
        like=like,
    )
    if request.POST["action"] == "publish" and _publish(request, location, page):
        return redirect("wagtailadmin_explore", location.pk)
    return redirect("wagtailadmin_pages:edit", page.pk)


def _is_online(source: ActivityTemplate | ActivityPage) -> bool:
    mode = getattr(source, "attendance_mode", AttendanceMode.OFFLINE)
    return bool(mode == AttendanceMode.ONLINE)


def _chosen(request: HttpRequest, name: str, rows: QuerySet[Any]) -> Any:
    """Return the row that the address names, or None when it names none of this kind."""
    wanted = request.GET.get(name, "")
    if not wanted:
        return None
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 12):
        raise Http404
    return get_object_or_404(rows, pk=int(wanted))


def _choose(request: HttpRequest, location: LocationPage) -> HttpResponse:
    context = {
        "location": location,
        "templates": ActivityTemplate.objects.all(),
        "activities": _own_activities(request, location),
        "may_import": may_import(location, request.user),
    }
    return render(request, "activities/admin/new_activity.html", context)


def _plan_form(location: LocationPage, **values: Any) -> PlanForm:
    return PlanForm(points=points_of(location), today=today_in_belgium(), **values)


def _initial(source: ActivityTemplate | ActivityPage, location: LocationPage) -> dict[str, Any]:
    """Return what the form starts with: the usual hours, or those of the activity it copies."""
    points = list(points_of(location).filter(is_regular=True)[:2])
    initial: dict[str, Any] = {
        "title": source.title,
        "season": str(seasons_ahead(today_in_belgium())[0]),
        "how_often": "weekly-1",
        "holiday_policy": "skip-all",
        "meeting_point": points[0].pk if len(points) == 1 else None,
    }
    if isinstance(source, ActivityTemplate):
        names = ("start_time", "end_time", "holiday_policy")
        return initial | {name: getattr(source, name) for name in names}
    series = source.get_latest_revision_as_object().series.first()
    if series is None:
        return initial
    recurs = series.frequency in RECURRING
    return initial | {
        "how_often": how_often_of(series.rule),
        "starts_on": series.starts_on
        if recurs and series.starts_on >= today_in_belgium()
        else None,
        "start_time": series.start_time,
        "end_time": series.end_time,
        "meeting_point": series.meeting_point_id,
        "holiday_policy": series.holiday_policy,
    }


def _plan_page(
    request: HttpRequest, location: LocationPage, source: Any, form: PlanForm, *, status: int = 200
) -> HttpResponse:
    shown = preview_of_plan(form, location) if form.is_bound else None
    context = {
        "location": location,
        "source": source,
        "is_copy": isinstance(source, ActivityPage),
        "series_count": source.series.count() if isinstance(source, ActivityPage) else 0,
        "form": form,
        "preview": shown,
        "policies": _policy_rows(form, shown),
        "may_publish": location.permissions_for_user(request.user).can_publish_subpage(),
    }
    return render(request, "activities/admin/plan_activity.html", context, status=status)


def _policy_rows(form: PlanForm, shown: SchedulePreview | None) -> list[dict[str, Any]]:
    """Return each choice of the holiday policy with what it would do."""
    words = shown.policies if shown else {}
    return [
        {"radio": radio, "value": radio.data["value"], "words": words.get(radio.data["value"], "")}
        for radio in form["holiday_policy"]
    ]


def _publish(request: HttpRequest, location: LocationPage, page: ActivityPage) -> bool:
    """Put a new activity online, or say what is missing; tell whether it is online."""
    if not location.permissions_for_user(request.user).can_publish_subpage():
        messages.warning(request, _("You made a draft. Somebody else has to put it online."))
        return False
    if reasons := reasons_not_to_publish(page):
        messages.warning(request, _("This is a draft: something is still missing."))
        for reason in reasons:
            messages.error(request, reason)
        return False
    for before in hooks.get_hooks("before_publish_page"):
        if before(request, page) is not None:
            return False
    page.get_latest_revision().publish(user=request.user)
    messages.success(
        request, _("“%(title)s” is online, with all its dates.") % {"title": page.title}
    )
    for after in hooks.get_hooks("after_publish_page"):
        after(request, page)
    return True


# --- Next school year ---------------------------------------------------------------------------


@never_cache
@require_http_methods(["GET", "POST"])
def next_year(request: HttpRequest, activity_id: int) -> HttpResponse:
    """Show how an activity would go on next school year; a POST puts that in its draft."""
    activity = get_object_or_404(ActivityPage, pk=activity_id)
    rights = activity.permissions_for_user(request.user)
    if activity.locale.language_code != SOURCE_LANGUAGE or not rights.can_edit():
        raise Http404
    location = activity.get_parent().specific
    season = next_season(today_in_belgium())
    if request.method == "POST":
        if rights.page_locked():
            messages.error(request, _("This page is locked: nothing was changed."))
            return redirect("wagtailadmin_pages:edit", activity.pk)
        _say_what_was_made(request, continue_into(activity, season, by=_user(request)))
        return redirect("wagtailadmin_pages:edit", activity.pk)
    coming = coming_series(activity, season)
    previews = previews_of(
        [PlannedRule(row.rule, row.meeting_point_id) for row in coming],
        location=location,
        activity_key=activity.translation_key,
        at=timezone.now(),
    )
    context = {
        "activity": activity,
        "location": location,
        "season": season,
        "previews": previews,
        "staying": staying_series(activity, season),
        "may_copy": location.permissions_for_user(request.user).can_add_subpage(),
    }
    return render(request, "activities/admin/next_year.html", context)


def _say_what_was_made(request: HttpRequest, count: int) -> None:
    if not count:
        messages.info(request, _("The dates of next school year are there already."))
        return
    text = ngettext(
        "%(count)d series was added to the draft. Look at it and put it online.",
        "%(count)d series were added to the draft. Look at them and put them online.",
        count,
    )
    messages.success(request, text % {"count": count})
