"""The guide inside the admin, for everybody who may enter it. It shows nothing of a location."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.views.decorators.http import require_GET
from wagtail.admin.auth import require_admin_access

from content.words import SOURCE_LANGUAGE
from editors.guide import TASKS, language_of_guide


@require_admin_access
@require_GET
def guide(request: HttpRequest) -> HttpResponse:
    """Show every task on one page, so that one can look for a word and print it."""
    language = language_of_guide(get_language() or SOURCE_LANGUAGE)
    tasks = [
        {
            "code": task.code,
            "heading": task.heading,
            "words": f"editors/guide/{language}/{task.code}.html",
            "picture": f"guide/{language}/{task.code}.webp",
        }
        for task in TASKS
    ]
    # One language on the whole page: the labels that it quotes, and the menu beside it.
    with override(language):
        return render(
            request, "editors/guide/guide.html", {"tasks": tasks, "guide_language": language}
        )
