"""How feeds are answered: programs ask for them again and again, and mostly nothing changed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

MAX_AGE_SECONDS = 300  # a cancelled date must not linger


@dataclass(frozen=True, slots=True)
class Feed:
    """The body of a feed. `changed_at`: when anything in it last changed, when that is known."""

    body: bytes
    content_type: str
    file_name: str = ""
    changed_at: datetime | None = None

    @property
    def etag(self) -> str:
        return f'"{blake2b(self.body, digest_size=16).hexdigest()}"'


class BadQuestionError(ValueError):
    """A question in the address that makes no sense; the text is a sentence for who asked it."""


def feed_view(build: Callable[..., Feed]) -> Callable[..., HttpResponseBase]:
    """Turn a function that makes a feed into a view: 304 when nothing changed, 400 for a question
    that makes no sense, and otherwise an answer that shared caches may keep for five minutes.
    """

    def feed_of(request: HttpRequest, *args: object, **kwargs: object) -> Feed:
        # Asked for three times: for its tag, for its date and for itself.
        if not hasattr(request, "feed"):
            request.feed = build(request, *args, **kwargs)  # type: ignore[attr-defined]
        return request.feed  # type: ignore[attr-defined]

    @condition(
        etag_func=lambda *args, **kwargs: feed_of(*args, **kwargs).etag,
        last_modified_func=lambda *args, **kwargs: feed_of(*args, **kwargs).changed_at,
    )
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        feed = feed_of(request, *args, **kwargs)
        response = HttpResponse(feed.body, content_type=feed.content_type)
        if feed.file_name:
            response.headers["Content-Disposition"] = f'inline; filename="{feed.file_name}"'
        return response

    @require_safe
    @wraps(build)
    def view(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            response = answer(request, *args, **kwargs)
        except BadQuestionError as error:
            return HttpResponse(f"{error}\n", "text/plain; charset=utf-8", status=400)
        patch_cache_control(response, public=True, max_age=MAX_AGE_SECONDS)
        return response

    return view
