"""What the pages for professionals show."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.contexts import page_context
from content.querysets import names_in
from content.texts import give_words
from content.words import SOURCE_LANGUAGE, Words
from locations.models import LocationPage
from locations.views import contact_of
from practices.forms import PracticeFilterForm
from practices.models import (
    GoodPracticePage,
    MethodologyIndexPage,
    MethodologyPage,
    PracticeIndexPage,
    ProfessionalPage,
    StoryPage,
)


@page_context(PracticeIndexPage)
def practices_of_index(page: PracticeIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Add the practices and stories, newest first; who wants only one of both can say so."""
    practices = GoodPracticePage.objects.child_of(page).live().public()
    practices = list(practices.select_related("locale").prefetch_related("goal_rows__term"))
    stories = list(StoryPage.objects.child_of(page).live().public().select_related("locale"))
    form = PracticeFilterForm(request.GET)
    wanted = form.cleaned_data["kind"] if form.is_valid() else ""
    shown: list[GoodPracticePage | StoryPage] = []
    for kind, pages in ((form.PRACTICE, practices), (form.STORY, stories)):
        if wanted in ("", kind):
            give_words(pages, get_language() or SOURCE_LANGUAGE)
            shown += pages
    shown.sort(key=_published_at, reverse=True)
    locations = _shown_locations(shown)
    names = _names_of_goals(practices)
    return {
        "practices": [_row(row, names, locations.get(row.location_id)) for row in shown],
        "form": form if practices and stories else None,
    }


def _published_at(page: ProfessionalPage) -> Any:
    return page.first_published_at or page.latest_revision_created_at


@page_context(MethodologyIndexPage)
def chapters_of_index(page: MethodologyIndexPage, request: HttpRequest) -> dict[str, Any]:
    chapters = MethodologyPage.objects.child_of(page).live().public()
    rows = chapters.select_related("locale").prefetch_related("goal_rows__term")
    chapters_in_order = list(rows)
    give_words(chapters_in_order, get_language() or SOURCE_LANGUAGE)
    names = _names_of_goals(chapters_in_order)
    return {"chapters": [_row(row, names) for row in chapters_in_order]}


@page_context(GoodPracticePage)
def practice_context(page: GoodPracticePage, request: HttpRequest) -> dict[str, Any]:
    location = _shown_locations([page]).get(page.location_id)
    facts = [{"term": _("Place"), "detail": location.title}] if location else []
    return _professional_context(page, facts) | {
        "location_title": location.title if location else "",
        "location_url": location.url_for_reader if location else "",
        "contact": contact_of(location, about=page.words["title"].text) if location else None,
    }


@page_context(StoryPage)
def story_context(page: StoryPage, request: HttpRequest) -> dict[str, Any]:
    """Add no dates and no telephone: whoever looks for the family must not be led to it."""
    location = _shown_locations([page]).get(page.location_id)
    facts = [{"term": _("Place"), "detail": location.title}] if location else []
    context = _professional_context(page, facts)
    if page.what_we_did:
        words = Words(_("What did we do with it?"), get_language() or SOURCE_LANGUAGE)
        context["jumps"].append({"anchor": "what-we-did", "words": words})
    return context | {"location_title": location.title if location else ""}


@page_context(MethodologyPage)
def chapter_context(page: MethodologyPage, request: HttpRequest) -> dict[str, Any]:
    # By path: a draft that is previewed does not stand among its siblings.
    others = MethodologyPage.objects.sibling_of(page, inclusive=False).live().public()
    return _professional_context(page, []) | {
        "previous_page": others.filter(path__lt=page.path).last(),
        "next_page": others.filter(path__gt=page.path).first(),
    }


def _professional_context(page: ProfessionalPage, facts: list[dict[str, str]]) -> dict[str, Any]:
    index = page.get_parent().specific
    if goals := _goals(page):
        facts = [*facts, {"term": _("Goal"), "detail": ", ".join(goals)}]
    published = _published_at(page)
    return {
        "index_title": index.words["title"],
        "index_url": index.url_for_reader,
        "jumps": _jumps(page),
        "facts": facts,
        "year": published.year if published else "",
    }


def _goals(page: ProfessionalPage) -> list[str]:
    if isinstance(page, StoryPage):
        return []
    terms = [row.term for row in page.goal_rows.select_related("term")]
    names = names_in(terms, get_language() or SOURCE_LANGUAGE)
    return [names[term.translation_key] for term in terms]


def _jumps(page: ProfessionalPage) -> list[dict[str, Any]]:
    """Return the headings of a text with their anchors."""
    callouts = {
        "tips": _("Tips"),
        "pitfalls": _("Pitfalls"),
        "questions": _("Questions for your team"),
    }
    jumps = []
    for each in page.words.body:
        block = each.block
        if block.block_type in callouts:
            words = Words(callouts[block.block_type], get_language() or SOURCE_LANGUAGE)
            jumps.append({"anchor": block.block_type, "words": words})
        elif block.block_type == "text" and (heading := block.value["heading"]):
            anchor = slugify(heading, allow_unicode=True)
            jumps.append({"anchor": anchor, "words": Words(heading, each.language_code)})
    return jumps


def _shown_locations(pages: Sequence[GoodPracticePage | StoryPage]) -> dict[int, LocationPage]:
    """Return the locations of these pages that everybody may see, by primary key."""
    return dict(LocationPage.objects.shown().in_bulk({page.location_id for page in pages}))


def _names_of_goals(pages: Sequence[ProfessionalPage]) -> dict[UUID, str]:
    terms = [row.term for page in pages for row in page.goal_rows.all()]
    return names_in(terms, get_language() or SOURCE_LANGUAGE)


def _row(
    page: GoodPracticePage | StoryPage | MethodologyPage,
    names: dict[UUID, str],
    location: LocationPage | None = None,
) -> dict[str, Any]:
    if isinstance(page, StoryPage):
        tags = [_("Story of a family")]
    else:
        tags = [names[row.term.translation_key] for row in page.goal_rows.all()]
    return {
        "title": page.words["title"],
        "url": page.url_for_reader,
        "lesson": page.words["summary"],
        "tags": tags,
        "location_title": location.title if location else "",
    }
