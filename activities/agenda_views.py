"""The agenda: a list, a week, a month and the past, of the network and of each location."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from babel.dates import format_skeleton, get_day_names
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.agendas import Whose, archive, days_between, location_named
from activities.models import ActivityPage
from activities.periods import Month, Week, day_named, every_day, is_within
from activities.readings import Day
from activities.schedule import BRUSSELS, horizon
from content.contexts import page_context
from content.formats import list_of_days
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage
from locations.views import contact_of

LIST_DAYS = 14
MAX_ARCHIVE_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Question:
    """Who asks for whose dates, and when."""

    whose: Whose
    language_code: str
    at: datetime

    @property
    def today(self) -> date:
        return self.at.astimezone(BRUSSELS).date()

    def days(self, first: date, last: date) -> list[Day]:
        return days_between(self.whose, first, last, language_code=self.language_code, at=self.at)

    def url(self, name: str, *parts: str) -> str:
        """Return the address of one of the agenda's pages, of the same location."""
        if slug := self.whose.slug:
            return reverse(f"agenda:location_{name}", args=[slug, *parts])
        return reverse(f"agenda:{name}", args=parts)


def ask(slug: str) -> Question:
    """Return the question of an address; a location that not everybody may see is a 404."""
    language_code = get_language() or SOURCE_LANGUAGE
    whose = location_named(slug) if slug else Whose()
    if whose is None:
        raise Http404
    return Question(whose, language_code, timezone.now())


@require_safe
def agenda_list(request: HttpRequest, slug: str = "", day: str = "") -> HttpResponse:
    """Show two weeks of dates, from today on or from a day in the address."""
    question = ask(slug)
    kept = horizon(question.today)
    first = day_named(day) if day else question.today
    if first is None or first not in kept:
        return _unknown(request, question)
    last = first + timedelta(days=LIST_DAYS - 1)
    days = question.days(first, last)
    next_day, previous_day = last + timedelta(days=1), first - timedelta(days=LIST_DAYS)
    context = {
        "title": _("Agenda"),
        "days": days,
        "first": first,
        "last": last,
        "next_url": question.url("list", next_day.isoformat()) if next_day in kept else "",
        "previous_url": question.url("list", previous_day.isoformat())
        if day and previous_day in kept and first > question.today
        else "",
    }
    return _show(request, question, "list", context)


@require_safe
def week(request: HttpRequest, slug: str = "", code: str = "") -> HttpResponse:
    question = ask(slug)
    shown = Week.named(code) if code else Week.of(question.today)
    if shown is None or not is_within(shown, horizon(question.today)):
        return _unknown(request, question)
    context = _week(question, shown) | _around(question, "week", shown)
    context["print_url"] = question.url("print", shown.code)
    if question.whose.slug:
        context["poster_url"] = reverse(
            "agenda:week_poster", args=[question.whose.slug, shown.code]
        )
    return _show(request, question, "week", context)


@require_safe
def week_print(request: HttpRequest, code: str, slug: str = "") -> HttpResponse:
    """Show a week as plain text, for a sheet of paper."""
    question = ask(slug)
    shown = Week.named(code)
    if shown is None or not is_within(shown, horizon(question.today)):
        return _unknown(request, question)
    context = _week(question, shown) | {
        "week_url": question.url("week", shown.code),
        "contact": contact_of(question.whose.source) if question.whose.source else None,
    }
    return _show(request, question, "week_print", context)


@require_safe
def month(request: HttpRequest, slug: str = "", code: str = "") -> HttpResponse:
    question = ask(slug)
    shown = Month.named(code) if code else Month.of(question.today)
    if shown is None or not is_within(shown, horizon(question.today)):
        return _unknown(request, question)
    found = question.days(shown.first, shown.last)
    names = get_day_names("wide", locale=question.language_code)
    context = {
        "title": _month_in_words(shown.first, question.language_code),
        "days": _with_empty_days(found, shown.first, shown.last),
        "is_empty": not found,
        "first_weekday": shown.first.isoweekday(),
        "weekdays": [names[each] for each in range(7)],
        **_around(question, "month", shown),
    }
    return _show(request, question, "month", context)


@require_safe
def archive_page(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Show what is over, newest first."""
    question = ask(slug)
    number = _page_number(request.GET.get("page", "1"))
    found = number and archive(
        question.whose, page=number, language_code=question.language_code, at=question.at
    )
    if not number or not found:
        return _unknown(request, question)
    here = question.url("archive")
    context = {
        "title": _("Archive"),
        "days": found.days,
        "older_url": f"{here}?page={number + 1}" if found.has_older else "",
        "newer_url": f"{here}?page={number - 1}" if number > 1 else "",
    }
    return _show(request, question, "archive", context)


@page_context(LocationPage)
def agenda_links(page: LocationPage, request: HttpRequest) -> dict[str, Any]:
    return {"month_url": reverse("agenda:location_month", args=[page.slug])}


@page_context(ActivityPage)
def poster_link(page: ActivityPage, request: HttpRequest) -> dict[str, Any]:
    slug = page.get_parent().slug
    return {"poster_url": reverse("agenda:activity_poster", args=[slug, page.slug])}


def _week(question: Question, shown: Week) -> dict[str, Any]:
    days = question.days(shown.first, shown.last)
    monday = list_of_days([shown.first], today=question.today)
    return {
        # Translators: the day is a Monday: "Week of 23 November".
        "title": _("Week of %(day)s") % {"day": monday},
        "days": _with_empty_days(days, shown.first, shown.last),
    }


def _month_in_words(on: date, language_code: str) -> str:
    """Return "December 2026", as a heading."""
    text: str = format_skeleton("yMMMM", on, locale=language_code)
    return text[:1].upper() + text[1:]


def _with_empty_days(days: Sequence[Day], first: date, last: date) -> list[Day]:
    by_day = {day.on: day for day in days}
    return [by_day.get(on, Day(on, ())) for on in every_day(first, last)]


def _around(question: Question, name: str, shown: Week | Month) -> dict[str, str]:
    """Return the addresses before and after, as far as dates are kept."""
    kept = horizon(question.today)
    return {
        key: question.url(name, each.code) if is_within(each, kept) else ""
        for key, each in (("previous_url", shown.before), ("next_url", shown.after))
    }


def _show(
    request: HttpRequest, question: Question, name: str, context: dict[str, Any]
) -> HttpResponse:
    entries = [entry for day in context["days"] for entry in day.entries]
    is_foreign = any(entry.reading.activity_language != question.language_code for entry in entries)
    context |= {
        "location": question.whose.source,
        "today": question.today,
        "is_partly_dutch": is_foreign,
        "current": name,
        "views": [
            {"name": "list", "url": question.url("list")},
            {"name": "week", "url": question.url("week")},
            {"name": "month", "url": question.url("month")},
            {"name": "archive", "url": question.url("archive")},
        ],
    }
    return render(request, f"agenda/{name}.html", context)


def _unknown(request: HttpRequest, question: Question) -> HttpResponse:
    """Answer that we do not know these days; 404, with a way on."""
    context = {
        "location": question.whose.source,
        "week_url": question.url("week"),
        "list_url": question.url("list"),
    }
    return render(request, "agenda/unknown.html", context, status=404)


def _page_number(text: str) -> int:
    """Return a page number; 0 for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        return 0
    return int(text) if int(text) <= MAX_ARCHIVE_PAGE else 0
