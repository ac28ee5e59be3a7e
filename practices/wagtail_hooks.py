"""The admin: a consent that is withdrawn counts at once, whatever else stands in the form."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from practices import actions
from practices.models import StoryPage
from practices.services import withdraw_consent


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    actions.register(registry)


@hooks.register("before_edit_page")
def withdraw(request: HttpRequest, page: Page) -> None:
    """Withdraw when somebody saves, and not when the browser does it by itself: a tick can slip."""
    is_saved_by_itself = not request.accepts("text/html")
    if request.method != "POST" or is_saved_by_itself or "is_withdrawn" not in request.POST:
        return
    if isinstance(page, StoryPage) and page.is_source and not page.consent.withdrawn_at:
        withdraw_consent(page.translation_key, at=timezone.now(), user=request.user)
        # The form goes on with the page as it is now.
        page.refresh_from_db(fields=["live", "live_revision", "has_unpublished_changes"])
        messages.success(request, _("This story is off line, in every language."))
