"""Making a location, and giving it one more language."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from editors.people_forms import LanguageForm, NewLocationForm
from editors.people_views import for_the_network, screen, sent, who_asks
from editors.services import SetupError, add_language, create_location
from locations.models import LocationPage
from translations.wording import language_name


def _screen(request: HttpRequest, title: str, *, form: Any, **context: Any) -> HttpResponse:
    above = (reverse("koala_locations"), _("Locations"), "home")
    status = 400 if form.errors else 200
    return screen(request, "form", title, status=status, above=above, form=form, **context)


@for_the_network
@require_http_methods(["GET", "POST"])
def new_location(request: HttpRequest) -> HttpResponse:
    """Make a draft of a location with all it needs, and lead to its page."""
    form = NewLocationForm(sent(request))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            setup = create_location(
                values["name"],
                values["languages"],
                postcode=values["postcode"],
                by=who_asks(request),
            )
        except SetupError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("%(name)s is made as a draft. Fill in the page, and invite its people.")
                % {"name": setup.page.title},
            )
            return redirect("wagtailadmin_pages:edit", setup.page.pk)
    return _screen(request, _("New location"), form=form, button=_("Make the location"))


@for_the_network
@require_http_methods(["GET", "POST"])
def language(request: HttpRequest, location_id: int) -> HttpResponse:
    """Give a location a draft in one more language, with the rights on it."""
    location = get_object_or_404(LocationPage.objects.source(), pk=location_id)
    form = LanguageForm(sent(request), location=location)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["language_code"]
        try:
            add_language(location, code, by=who_asks(request))
        except SetupError as error:
            form.add_error(None, str(error))
        else:
            names = {"name": location.title, "language": language_name(code)}
            messages.success(request, _("%(name)s has a draft in %(language)s.") % names)
            return redirect("koala_locations")
    return _screen(
        request,
        _("Add a language: %(name)s") % {"name": location.title},
        form=form,
        button=_("Add this language"),
        nothing="" if form.languages else _("This location has every language of the site."),
    )
