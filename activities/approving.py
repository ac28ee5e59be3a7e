"""The last step of a workflow: what is approved goes live, unless it is half."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import Page
from wagtail.workflows import publish_workflow_state

from activities.permissions import reasons_not_to_publish


class NotReadyError(ValidationError):
    """A page that was approved and cannot be published."""

    def __init__(self, page: Page, reasons: Sequence[str]) -> None:
        super().__init__(list(reasons))
        self.page = page


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish what was approved. Raises NotReadyError, which takes the approval back with it."""
    content = workflow_state.content_object
    if isinstance(content, Page) and (reasons := reasons_not_to_publish(content)):
        raise NotReadyError(content, reasons)
    publish_workflow_state(workflow_state, user=user)


class SayWhatIsMissing:
    """Middleware: Wagtail has no place for a refusal then. Say it, and lead to the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, refused: Exception) -> HttpResponse | None:
        if not isinstance(refused, NotReadyError):
            return None
        for reason in refused.messages:
            messages.error(request, f"{refused.page.title}: {reason}")
        address = reverse("wagtailadmin_pages:edit", args=[refused.page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":  # the question in a dialog
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)
