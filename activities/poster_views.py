"""Posters: a page of an activity, or of a week of a location, made for one sheet of paper."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.agendas import Whose, location_named
from activities.choices import Access
from activities.models import ActivityPage
from activities.periods import Week, is_within
from activities.posters import (
    Languages,
    activity_poster,
    languages_asked,
    qr_code,
)
from activities.schedule import BRUSSELS, horizon
from activities.short_addresses import absolute_short_url
from activities.views import price_in_words
from activities.week_posters import week_poster
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage
from locations.views import contact_of

SIZES = ("a4", "a5")


@require_safe
def poster_of_activity(request: HttpRequest, slug: str, activity: str) -> HttpResponse:
    location = _location(slug)
    source = (
        ActivityPage.objects.shown()
        .child_of(location)
        .filter(slug=activity)
        .select_related("locale", "activity_type")
        .first()
    )
    if source is None:
        raise Http404
    languages = _languages(request)
    at = timezone.now().astimezone(BRUSSELS)
    context = {
        "poster": activity_poster(source, location, languages, at=at),
        "title": source.words["title"],
        "back_url": source.url_for_reader,
        "age_min_months": source.age_min_months,
        "age_max_months": source.age_max_months,
        "is_free": source.is_free,
        "price": price_in_words(source),
        "needs_registration": source.access != Access.DROP_IN,
        "pictogram": source.activity_type.icon or "blocks",
    }
    return _show(
        request,
        "posters/activity_poster.html",
        context,
        location=location,
        about=source,
        languages=languages,
    )


@require_safe
def poster_of_week(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    location = _location(slug)
    at = timezone.now().astimezone(BRUSSELS)
    week = Week.named(code)
    if week is None or not is_within(week, horizon(at.date())):
        raise Http404
    languages = _languages(request)
    context = {
        "poster": week_poster(Whose(location), week.first, week.last, languages, at=at),
        "title": location.title,
        "monday": week.first,
        "back_url": reverse("agenda:location_week", args=[slug, week.code]),
    }
    return _show(
        request,
        "posters/week_poster.html",
        context,
        location=location,
        about=location,
        languages=languages,
    )


def _location(slug: str) -> LocationPage:
    """Return the Dutch page of a location; one that not everybody may see is a 404."""
    whose = location_named(slug)
    if whose is None or whose.source is None:
        raise Http404
    return whose.source


def _reader() -> str:
    return get_language() or SOURCE_LANGUAGE


def _languages(request: HttpRequest) -> Languages:
    return languages_asked(request.GET.get("languages"), reader=_reader())


def _show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    location: LocationPage,
    about: ActivityPage | LocationPage,
    languages: Languages,
) -> HttpResponse:
    """Answer with a poster. `about`: the Dutch page that the QR code leads to."""
    size = request.GET.get("size", "").lower()
    size = size if size in SIZES else SIZES[0]
    address = absolute_short_url(about)
    context |= {
        "size": size,
        "languages": languages,
        "location": location,
        "contact": contact_of(location),
        "qr_code": qr_code(address),
        "address": address.split("://", 1)[-1],
        "address_url": address,
        "sizes": [
            {"name": each.upper(), "url": _url(each, languages.codes), "is_current": each == size}
            for each in SIZES
        ],
        "language_links": _language_links(size, languages.codes, location.languages),
        "sentence_left_out": _(
            "A language is left out: a poster has room for three, and only for those of this site."
        )
        if languages.has_left_out
        else "",
    }
    return render(request, template, context)


def _language_links(size: str, codes: list[str], offered: list[str]) -> list[dict[str, Any]]:
    """Return, per language beside Dutch, the poster with it or without it.

    Those that the location offers, and those that are on the poster already.
    """
    links = []
    for code, name in settings.LANGUAGES:
        if code != SOURCE_LANGUAGE and (code in offered or code in codes):
            is_on = code in codes
            others = [each for each in codes if each != code]
            wanted = others if is_on else [*others[:2], code]
            links.append({"code": code, "name": name, "is_on": is_on, "url": _url(size, wanted)})
    return links


def _url(size: str, codes: list[str]) -> str:
    return "?" + urlencode({"size": size, "languages": ",".join(codes)}, safe=",")
