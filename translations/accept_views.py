"""The screen on which a translator says that a translation still says what the Dutch page says."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from content.models import BasePage
from content.translating import accept_source
from content.words import SOURCE_LANGUAGE
from translations.comparing import compare_with_source
from translations.permissions import may_edit, may_publish
from translations.wording import language_name


def is_behind(page: Any) -> bool:
    """Return whether a page is a public translation of which the Dutch text is newer."""
    record = getattr(page, "translated_text", None)
    return bool(page.live and page.alias_of_id is None and record and record.is_stale)


def _translation(request: HttpRequest, page_id: int) -> Any:
    """Return the translation; not yours is the same as not there."""
    page = get_object_or_404(Page, pk=page_id).specific
    is_own = may_edit(request.user, page) or may_publish(request.user, page)
    if not isinstance(page, BasePage) or page.is_source or not is_own:
        raise Http404
    return page


@never_cache
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what changed in Dutch; a POST says that the translation is right as it is."""
    page = _translation(request, page_id)
    can_accept = may_publish(request.user, page)
    if request.method == "POST" and not can_accept:
        raise PermissionDenied
    if not is_behind(page):
        messages.info(request, _("This translation already goes with the Dutch text."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    comparison = compare_with_source(page, request)
    status = 200
    if request.method == "POST":
        if request.POST.get("digest") == comparison.digest:
            accept_source(page)
            messages.success(
                request, _("Thank you. Families see this translation without a remark again.")
            )
            return redirect("koala_coverage")
        status = 409
        messages.warning(request, _("The Dutch text has changed since you saw it. Look again."))
    return render(
        request,
        "translations/admin/accept.html",
        {
            "page": page,
            "source": page.source,
            "comparison": comparison,
            "can_accept": can_accept,
            "language": language_name(page.locale.language_code),
            "language_code": page.locale.language_code,
            "source_language_code": SOURCE_LANGUAGE,
        },
        status=status,
    )
