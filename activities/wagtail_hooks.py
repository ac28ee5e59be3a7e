"""The admin: nothing half goes live."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from activities.permissions import reasons_not_to_publish, warnings_about


@hooks.register("before_bulk_action")
def refuse_to_publish_half_pages(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """The page's own form checks what it publishes; publishing many at once passes no form."""
    if action_type != "publish":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [draft for page in list(pages) for draft in page.get_descendants().not_live()]
    refused = False
    for page in pages:
        for reason in reasons_not_to_publish(page):
            messages.error(request, f"{page.title}: {reason}")
            refused = True
    return redirect(action.next_url) if refused else None


@hooks.register("after_publish_page")
def warn_about_published_page(request: HttpRequest, page: Page) -> None:
    for warning in warnings_about(page.specific):
        messages.warning(request, warning)
