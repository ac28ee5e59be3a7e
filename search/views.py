"""The finder's page, what helps to fill it in, and the search through everything."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from content.words import SOURCE_LANGUAGE
from search.chosen import given
from search.everything import everything_found
from search.finder_page import finder_context, finder_form
from search.near_me import NAMES, comes_from_here, position_in, without_position
from search.suggesting import suggestions
from search.wider import finder_url


@require_safe
def finder(request: HttpRequest) -> HttpResponse:
    """Show the dates that answer the question in the address; 400 when it makes no sense."""
    at = timezone.now()
    form = finder_form(request.GET, at=at)
    context = finder_context(request.GET, form, at=at)
    return render(request, "search/finder.html", context, status=400 if form.errors else 200)


@csrf_exempt
@sensitive_post_parameters(*NAMES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def near_me(request: HttpRequest) -> HttpResponse:
    """Show the same page around where a device is. The position goes into no address."""
    if request.method != "POST":
        return redirect("search:finder")
    if not comes_from_here(request):
        raise PermissionDenied
    at = timezone.now()
    query = without_position(request.POST)
    position = position_in(request.POST)
    form = finder_form(query, at=at)
    if form.is_valid() and form.cleaned_data["place"]:
        return redirect(finder_url(given(query, form)))  # a place that was typed goes first
    if position is None:
        form.add_error("place", _("We do not know where you are. Type a postcode or a town."))
    context = finder_context(query, form, at=at, position=position)
    return render(request, "search/finder.html", context, status=400 if form.errors else 200)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Return what somebody may be typing, for a page to show below the field."""
    found = suggestions(request.GET.get("q", ""), about=request.GET.get("about", ""))
    return JsonResponse(
        {"suggestions": [{"text": each.text, "language": each.language_code} for each in found]}
    )


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Show activities, locations and pages that have the words."""
    language_code = get_language() or SOURCE_LANGUAGE
    found = everything_found(request.GET.get("q", ""), language_code, at=timezone.now())
    return render(request, "search/everything.html", {"found": found})
