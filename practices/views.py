"""What the pages for professionals show."""

from typing import Any

from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext as _

from content.contexts import page_context
from locations.models import LocationPage
from locations.views import contact_of
from practices.models import (
    GoodPracticePage,
    MethodologyIndexPage,
    MethodologyPage,
    PracticeIndexPage,
    ProfessionalPage,
)


@page_context(PracticeIndexPage)
def practices_of_index(page: PracticeIndexPage, request: HttpRequest) -> dict[str, Any]:
    practices = GoodPracticePage.objects.child_of(page).live().public()
    rows = practices.select_related("locale").prefetch_related("goal_rows__term")
    newest_first = list(rows.order_by("-first_published_at"))
    locations = _shown_locations(newest_first)
    return {
        "practices": [_row(row, locations.get(row.location_id)) for row in newest_first],
        "form": None,
    }


@page_context(MethodologyIndexPage)
def chapters_of_index(page: MethodologyIndexPage, request: HttpRequest) -> dict[str, Any]:
    chapters = MethodologyPage.objects.child_of(page).live().public()
    rows = chapters.select_related("locale").prefetch_related("goal_rows__term")
    return {"chapters": [_row(row) for row in rows]}


@page_context(GoodPracticePage)
def practice_context(page: GoodPracticePage, request: HttpRequest) -> dict[str, Any]:
    location = _shown_locations([page]).get(page.location_id)
    location = location.localized if location else None
    facts = [{"term": _("Place"), "detail": location.title}] if location else []
    return _professional_context(page, facts) | {
        "location_title": location.title if location else "",
        "location_url": location.url if location else "",
        "contact": contact_of(location, about=page.title) if location else None,
    }


@page_context(MethodologyPage)
def chapter_context(page: MethodologyPage, request: HttpRequest) -> dict[str, Any]:
    # By path: a draft that is previewed does not stand among its siblings.
    others = MethodologyPage.objects.sibling_of(page, inclusive=False).live().public()
    return _professional_context(page, []) | {
        "previous_page": others.filter(path__lt=page.path).last(),
        "next_page": others.filter(path__gt=page.path).first(),
    }


def _professional_context(page: ProfessionalPage, facts: list[dict[str, str]]) -> dict[str, Any]:
    index = page.get_parent()
    if goals := _goals(page):
        facts = [*facts, {"term": _("Goal"), "detail": ", ".join(goals)}]
    published = page.first_published_at or page.latest_revision_created_at
    return {
        "index_title": index.title,
        "index_url": index.url,
        "jumps": _jumps(page),
        "facts": facts,
        "year": published.year if published else "",
    }


def _goals(page: ProfessionalPage) -> list[str]:
    return [row.term.localized.name for row in page.goal_rows.all()]


def _jumps(page: ProfessionalPage) -> list[dict[str, str]]:
    """Return the headings of a text with their anchors."""
    callouts = {
        "tips": _("Tips"),
        "pitfalls": _("Pitfalls"),
        "questions": _("Questions for your team"),
    }
    jumps = []
    for block in page.body:
        if block.block_type in callouts:
            jumps.append({"anchor": block.block_type, "words": callouts[block.block_type]})
        elif block.block_type == "text" and (heading := block.value["heading"]):
            jumps.append({"anchor": slugify(heading), "words": heading})
    return jumps


def _shown_locations(pages: list[GoodPracticePage]) -> dict[int, LocationPage]:
    """Return the locations of these practices that everybody may see, by primary key."""
    return dict(LocationPage.objects.shown().in_bulk({page.location_id for page in pages}))


def _row(
    page: GoodPracticePage | MethodologyPage, location: LocationPage | None = None
) -> dict[str, Any]:
    return {
        "title": page.title,
        "url": page.url,
        "lesson": page.summary,
        "tags": [row.term.name for row in page.goal_rows.all()],
        "location_title": location.title if location else "",
        "language_code": page.locale.language_code,
    }
