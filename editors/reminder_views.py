"""The page behind the link in a reminder: what will be confirmed, and one button.

Reading it changes nothing: mail programs follow links by themselves. It must not be kept or sent
on: no cache keeps it, no search engine lists it, and no page or file is told its address (with
"no-referrer" browsers would also hide where the form comes from, and it would be refused).
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from editors.reminders import read_link
from locations.freshness_selectors import checked_rows
from locations.freshness_services import confirm_pages


@require_http_methods(["GET", "HEAD", "POST"])
def still_right(request: HttpRequest, token: str) -> HttpResponse:
    found = read_link(token)
    if found is None:
        return _unlisted(render(request, "editors/still_right_over.html", status=404))
    at = timezone.now()
    today = timezone.localdate(at)
    rows = checked_rows([found.location], today=today)
    is_used = found.is_used(rows)
    if request.method == "POST":
        if not is_used:
            confirm_pages([row.page for row in rows], at=at, by=found.user)
        return _unlisted(redirect(request.path))
    context = {
        "location": found.location,
        "rows": rows,
        "is_done": all(row.checked_on == today for row in rows),
        "is_used": is_used,
    }
    return _unlisted(render(request, "editors/still_right.html", context))


def _unlisted(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "strict-origin"
    return response
