"""The screens on which an editor of a location reads a calendar or a season plan in."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import User
from activities.importing.drafts import default_type
from activities.importing.example_table import example
from activities.importing.fetching import Fetcher
from activities.importing.following import confirm, is_table, read_file, stop_following
from activities.importing.forms import ImportForm
from activities.importing.limits import MAX_BYTES
from activities.importing.preview import Item, Outcome, preview_of
from activities.importing.problems import ImportRefusedError
from activities.importing.service import PreviewChangedError
from activities.importing.words import sentence, sentence_of, when_in_words
from activities.models import CalendarFeed, WaitingImport
from activities.schedule import BRUSSELS
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage

MAX_SHOWN = 300  # of each outcome


def may_import(location: LocationPage, user: Any) -> bool:
    """Return whether somebody may read calendars in at this very location."""
    rights = location.permissions_for_user(user)
    return bool(
        location.locale.language_code == SOURCE_LANGUAGE
        and rights.can_edit()
        and rights.can_add_subpage()
    )


def _location(request: HttpRequest, location_id: int) -> LocationPage:
    """Return the location, or say that there is none: not yours is the same as not there."""
    location = get_object_or_404(LocationPage, pk=location_id)
    if not may_import(location, request.user):
        raise Http404
    return location


def _user(request: HttpRequest) -> User:
    user = request.user
    if not isinstance(user, User):  # the admin lets nobody else through
        raise Http404
    return user


@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, location_id: int) -> HttpResponse:
    """Take a file or an address, read it, and lead to its preview."""
    location = _location(request, location_id)
    if request.method != "POST":
        return _start_page(request, location, ImportForm())
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _start_page(request, location, form, status=400)
    url = form.cleaned_data["url"]
    try:
        raw = Fetcher().fetch(url) if url else form.cleaned_data["file"].read(MAX_BYTES + 1)
        waiting = _keep(request, location, raw, url=url, is_trusted=form.cleaned_data["is_trusted"])
    except ImportRefusedError as refused:
        name = "" if url else f"{form.cleaned_data['file'].name}: "
        for each in refused.problems:
            form.add_error("url" if url else "file", f"{name}{sentence(each)}")
        return _start_page(request, location, form, status=400)
    return redirect("koala_import_preview", location.pk, waiting.pk)


def _keep(
    request: HttpRequest, location: LocationPage, raw: bytes, *, url: str, is_trusted: bool
) -> WaitingImport:
    """Keep what was read until its editor says yes. Raises ImportRefusedError."""
    table = not url and is_table(raw)
    read_file(raw, is_table=table, at=timezone.now())
    mine = WaitingImport.objects.filter(user=_user(request), location_key=location.translation_key)
    mine.delete()  # one at a time
    return WaitingImport.objects.create(
        location_key=location.translation_key,
        user=_user(request),
        is_table=table,
        url=url,
        is_trusted=bool(url) and is_trusted,
        content=raw,
    )


def _start_page(
    request: HttpRequest, location: LocationPage, form: ImportForm, *, status: int = 200
) -> HttpResponse:
    feeds = CalendarFeed.objects.filter(location_key=location.translation_key)
    return render(
        request,
        "activities/admin/import_start.html",
        {
            "location": location,
            "form": form,
            "feeds": [
                {"feed": feed, "sentence": sentence_of(feed.last_error, feed.last_error_values)}
                for feed in feeds
            ],
        },
        status=status,
    )


@never_cache
@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, location_id: int, key: UUID) -> HttpResponse:
    """Show what an import would do; a POST does exactly that, or shows it anew."""
    location = _location(request, location_id)
    waiting = WaitingImport.objects.filter(
        pk=key, user=_user(request), location_key=location.translation_key
    ).first()
    if waiting is None:
        messages.error(request, _("This preview is no longer there. Read the calendar again."))
        return redirect("koala_import", location.pk)
    if request.method == "POST":
        may_publish = location.permissions_for_user(request.user).can_publish_subpage()
        try:
            outcomes = confirm(
                waiting,
                location,
                digest=request.POST.get("digest", ""),
                at=timezone.now(),
                by=_user(request),
                is_confirmed=bool(may_publish),
            )
        except PreviewChangedError:
            messages.warning(
                request,
                _("Something changed since you saw this, so nothing was done. Look again."),
            )
        except ImportRefusedError as refused:
            messages.error(request, " ".join(sentence(each) for each in refused.problems))
        else:
            messages.success(request, _done(outcomes))
            return redirect("wagtailadmin_explore", location.pk)
    return _preview_page(
        request, location, waiting, status=409 if request.method == "POST" else 200
    )


def _preview_page(
    request: HttpRequest, location: LocationPage, waiting: WaitingImport, *, status: int
) -> HttpResponse:
    now = timezone.now()
    feed = CalendarFeed.objects.filter(
        location_key=location.translation_key, url=waiting.url or None
    ).first()
    try:
        read = read_file(bytes(waiting.content), is_table=waiting.is_table, at=now)
    except ImportRefusedError as refused:
        messages.error(request, " ".join(sentence(each) for each in refused.problems))
        return redirect("koala_import", location.pk)
    # A new feed has no row before somebody said yes, so an unsaved one stands in for it.
    if waiting.url and feed is None:
        feed = CalendarFeed(location_key=location.translation_key, url=waiting.url)
    found = preview_of(read, location=location, feed=feed, at=now)
    today = now.astimezone(BRUSSELS).date()
    return render(
        request,
        "activities/admin/import_preview.html",
        {
            "location": location,
            "waiting": waiting,
            "preview": found,
            "hold": sentence(found.hold) if found.hold else "",
            "default_type": default_type().name,
            "groups": [
                {
                    "heading": heading,
                    "count": len(items),
                    "rows": [_row(item, today) for item in items[:MAX_SHOWN]],
                    "hidden_count": max(len(items) - MAX_SHOWN, 0),
                }
                for outcome, heading in _headings().items()
                if (items := found.of(outcome))
            ],
        },
        status=status,
    )


def _row(item: Item, today: Any) -> dict[str, Any]:
    shows_when = item.plan is not None and item.outcome in (Outcome.NEW, Outcome.CHANGED)
    return {
        "title": item.title,
        "when": when_in_words(item.plan, today=today) if item.plan and shows_when else [],
        "notes": [sentence(note) for note in item.notes],
    }


def _headings() -> dict[Outcome, str]:
    return {
        Outcome.NEW: _("New: these become drafts"),
        Outcome.CHANGED: _("Changed: these get a new draft"),
        Outcome.CANCELLED: _("Cancelled or gone"),
        Outcome.REFUSED: _("Not taken over"),
        Outcome.UNCHANGED: _("Unchanged"),
        Outcome.LEFT_OUT: _("Left out"),
    }


def _done(outcomes: Counter[str]) -> str:
    return _(
        "The calendar was read: %(new)d new drafts, %(changed)d changed, %(cancelled)d cancelled, "
        "%(refused)d not taken over. Look at the drafts and publish them."
    ) % {each.value.replace("-", "_"): outcomes[each] for each in Outcome}


@never_cache
@require_POST
def check_feed(request: HttpRequest, location_id: int, feed_id: int) -> HttpResponse:
    """Read a calendar that is followed now, and lead to its preview."""
    location = _location(request, location_id)
    feed = get_object_or_404(CalendarFeed, pk=feed_id, location_key=location.translation_key)
    try:
        raw = Fetcher().fetch(feed.url)
        waiting = _keep(request, location, raw, url=feed.url, is_trusted=feed.is_trusted)
    except ImportRefusedError as refused:
        form = ImportForm()
        for each in refused.problems:
            messages.error(request, sentence(each))
        return _start_page(request, location, form, status=400)
    return redirect("koala_import_preview", location.pk, waiting.pk)


@never_cache
@require_POST
def stop_feed(request: HttpRequest, location_id: int, feed_id: int) -> HttpResponse:
    """Stop following a calendar. Its activities stay."""
    location = _location(request, location_id)
    feed = get_object_or_404(CalendarFeed, pk=feed_id, location_key=location.translation_key)
    stop_following(feed)
    messages.success(request, _("This calendar is no longer followed. Its activities stay."))
    return redirect("koala_import", location.pk)


@require_GET
def example_plan(request: HttpRequest, location_id: int) -> HttpResponse:
    """Send the example of a season plan."""
    _location(request, location_id)
    return HttpResponse(
        example(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="seizoensplan.csv"'},
    )
