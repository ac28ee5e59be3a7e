"""The admin: our checks stand before the addresses and the buttons of wagtail-localize."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages as admin_messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize import wagtail_hooks as localize

from translations.accept_views import accept, is_behind
from translations.guards import guarded_urls
from translations.permissions import (
    VIEW_REPORTS,
    may_publish,
    may_submit,
    reason_not_to_translate,
)
from translations.picture_views import picture_texts
from translations.po_views import export_po, import_po
from translations.report import CoverageReport
from translations.selectors import source_of


@hooks.register("register_admin_urls", order=-100)
def addresses_before_those_of_localize() -> list[URLPattern]:
    return guarded_urls()


def is_offered(user: Any, instance: Any) -> bool:
    """Return whether to show buttons to translate something; of an alias, its source counts."""
    subject = getattr(instance, "alias_of", None) or instance
    return may_submit(user, subject) and not reason_not_to_translate(subject)


def page_buttons(page: Page, user: Any, **kwargs: Any) -> Iterator[Any]:
    if not page.is_root() and is_offered(user, page):
        yield from localize.page_listing_more_buttons(page, user, **kwargs)


def snippet_buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Any]:
    if hasattr(snippet, "locale") and is_offered(user, snippet):
        yield from localize.register_snippet_listing_buttons(snippet, user, next_url)


def replace_hook(name: str, old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Register a function in the place of another's; Wagtail itself knows no such thing."""
    registered = hooks._hooks[name]
    registered[:] = [(new if each is old else each, order) for each, order in registered]


for _name in ("register_page_header_buttons", "register_page_listing_more_buttons"):
    replace_hook(_name, localize.page_listing_more_buttons, page_buttons)
replace_hook(
    "register_snippet_listing_buttons", localize.register_snippet_listing_buttons, snippet_buttons
)


@hooks.register("before_edit_page", order=-100)
def publish_only_beside_a_public_source(request: HttpRequest, page: Page) -> HttpResponse | None:
    is_publishing = request.POST.get("action") == "publish" or "action-publish" in request.POST
    if request.method != "POST" or not is_publishing:
        return None
    source = source_of(page)
    if source is None:
        return None
    reason = reason_not_to_translate(source.specific)
    if source.live and not reason:
        return None
    if not source.live:
        reason = _("This page is not public in Dutch, so its translation stays a draft.")
    messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


# --- What translators do ----------------------------------------------------------------------


@hooks.register("register_admin_urls")
def translators_urls() -> list[URLPattern]:
    at = "translations/<str:scope_key>/<str:language_code>"
    return [
        path("reports/coverage/", CoverageReport.as_view(), name="koala_coverage"),
        path(
            "reports/coverage/results/",
            CoverageReport.as_view(results_only=True),
            name="koala_coverage_results",
        ),
        path("translations/accept/<int:page_id>/", accept, name="koala_accept"),
        path(
            "translations/pictures/<str:language_code>/", picture_texts, name="koala_picture_texts"
        ),
        path(f"{at}/texts.po", export_po, name="koala_po_export"),
        path(f"{at}/upload/", import_po, name="koala_po_import"),
    ]


class CoverageMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        user = request.user
        may_change = PagePermissionPolicy().user_has_permission(user, "change")
        return bool(may_change or user.has_perm(VIEW_REPORTS))


@hooks.register("register_reports_menu_item")
def coverage_menu_item() -> MenuItem:
    return CoverageMenuItem(
        gettext_lazy("Translations by location"),
        reverse("koala_coverage"),
        name="koala-coverage",
        icon_name="site",
        order=890,
    )


@hooks.register("construct_reports_menu")
def leave_out_report_of_localize(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Ours says the same, and more; two of one name would only confuse."""
    address = reverse("wagtail_localize:translations_report")
    menu_items[:] = [item for item in menu_items if item.url != address]


@hooks.register("before_edit_page", order=-50)
def mention_newer_dutch_text(request: HttpRequest, page: Page) -> None:
    """The screen of wagtail-localize has no buttons of pages, so that a message leads on."""
    if request.method == "GET" and is_behind(page):
        address = reverse("koala_accept", args=[page.pk])
        buttons = [admin_messages.button(address, _("See what changed in Dutch"))]
        admin_messages.warning(request, _("The Dutch text is newer"), buttons=buttons)


@hooks.register("register_page_header_buttons")
def accept_button(page: Page, user: Any, **kwargs: Any) -> Iterator[HeaderButton]:
    if is_behind(page) and may_publish(user, page):
        yield HeaderButton(
            label=_("See what changed in Dutch"),
            url=reverse("koala_accept", args=[page.pk]),
            icon_name="history",
            priority=50,
        )
