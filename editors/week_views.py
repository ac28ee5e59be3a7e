"""The week of one location, in two minutes, on a phone: see what is coming, and say it is right.

Not yours is the same as not there: every view asks for the location among those of the user.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.auth import require_admin_access

from accounts.models import User
from activities.models import Change, Occurrence
from activities.permissions import may_plan
from content.words import SOURCE_LANGUAGE
from editors.permissions import locations_of
from editors.week_selectors import (
    Row,
    changes_of,
    dates_of,
    missing_translations,
    next_holidays,
    row_of,
    waiting_of,
    week_of,
)
from editors.week_services import is_over, take_back
from editors.week_words import today, told, told_after_undoing, translations_in_words
from locations.freshness_models import FreshnessCheck
from locations.freshness_services import confirm_location
from locations.models import LocationPage


def my_location(request: HttpRequest, location_id: int) -> LocationPage:
    """Return a location whose dates the user may change, or say that there is none."""
    return get_object_or_404(locations_of(request.user).select_related("locale"), pk=location_id)


def my_date(request: HttpRequest, location_id: int, uid: Any) -> tuple[LocationPage, Occurrence]:
    """Return a location and one of its own dates, or say that there is none."""
    location = my_location(request, location_id)
    return location, get_object_or_404(dates_of(location).select_related("meeting_point"), uid=uid)


def row_for(occurrence: Occurrence) -> Row:
    row = row_of(occurrence, language_code=reader(), at=timezone.now())
    if row is None:
        raise Http404
    return row


def reader() -> str:
    """Return the language that the admin speaks to this user."""
    return get_language() or SOURCE_LANGUAGE


def user_of(request: HttpRequest) -> User:
    user = request.user
    if not isinstance(user, User):  # the admin lets nobody else through
        raise Http404
    return user


@never_cache
@require_admin_access
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Lead to the week of the only location, or let choose among some."""
    locations = list(locations_of(request.user).order_by("title", "pk"))
    if not locations:
        raise Http404
    if len(locations) == 1:
        return redirect("koala_week", locations[0].pk)
    return render(request, "editors/week/choose.html", {"locations": locations})


@never_cache
@require_admin_access
@require_GET
def week(request: HttpRequest, location_id: int) -> HttpResponse:
    """Show the next fourteen days, and what else wants a word."""
    location = my_location(request, location_id)
    check = FreshnessCheck.objects.filter(page_key=location.translation_key).first()
    done, now = _done(request, location), timezone.now()
    return render(
        request,
        "editors/week/week.html",
        {
            "location": location,
            "days": week_of(location, language_code=reader(), at=now),
            "waiting": waiting_of(location, language_code=reader(), at=now),
            "done": done,
            "told": told(done) if done else "",
            "checked_on": check.checked_on if check else None,
            "holidays": next_holidays(location, on=today()),
            "may_plan": may_plan(location, request.user),
            "translations": translations_in_words(missing_translations(location, request.user)),
        },
    )


def _done(request: HttpRequest, location: LocationPage) -> Change | None:
    """Return the change that the user just made, as the address says, while it is in force."""
    number = request.GET.get("done", "")
    if not (number.isdecimal() and len(number) < 19):
        return None
    changes = changes_of(location).filter(undone_at=None, created_by=user_of(request))
    found: Change | None = changes.filter(pk=int(number)).first()
    return found


@never_cache
@require_admin_access
@require_GET
def one_date(request: HttpRequest, location_id: int, uid: Any) -> HttpResponse:
    """Show one date, how families see it, and everything that can be said of it."""
    location, occurrence = my_date(request, location_id, uid)
    now = timezone.now()
    return render(
        request,
        "editors/week/date.html",
        {
            "location": location,
            "row": row_for(occurrence),
            "is_over": is_over(occurrence, at=now),
            "is_past": occurrence.ends_at <= now,
        },
    )


@never_cache
@require_admin_access
@require_POST
def undo(request: HttpRequest, location_id: int, change_id: int) -> HttpResponse:
    """Take one change back."""
    location = my_location(request, location_id)
    change = get_object_or_404(changes_of(location), pk=change_id)
    if change.undone_at:
        messages.info(request, _("This was undone already."))
    else:
        take_back(made=[change], at=timezone.now(), by=user_of(request))
        messages.success(request, told_after_undoing(change))
    return redirect("koala_week", location.pk)


@never_cache
@require_admin_access
@require_POST
def confirm(request: HttpRequest, location_id: int) -> HttpResponse:
    """Note that the location and its activities are right as families see them."""
    location = my_location(request, location_id)
    confirm_location(location, at=timezone.now(), by=user_of(request))
    messages.success(request, _("Thank you. Families read that you looked today."))
    return redirect("koala_week", location.pk)
