"""The page behind the link in a reminder: what will be confirmed, and one button.

Reading it changes nothing: mail programs follow links by themselves. It must not be kept or sent
on: no cache keeps it, no search engine lists it, and the address goes to no other site (the
policy "same-origin" of all our pages; a stricter one would have browsers hide where the form
comes from, and it would be refused).
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
    user, location = found
    at = timezone.now()
    rows = checked_rows([location], today=timezone.localdate(at))
    if request.method == "POST":
        confirm_pages([row.page for row in rows], at=at, by=user)
        return _unlisted(redirect(request.path))
    context = {
        "location": location,
        "rows": rows,
        "is_done": all(row.checked_on == timezone.localdate(at) for row in rows),
    }
    return _unlisted(render(request, "editors/still_right.html", context))


def _unlisted(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
