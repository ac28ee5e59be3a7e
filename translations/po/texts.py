"""The texts of a location, or of the network, that go into a file and come back from one."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from translations.coverage import Coverage, coverage, writable_by
from translations.po.files import PoText, clean


@dataclass(frozen=True, slots=True)
class Text:
    """One Dutch text of a page; `written`: its translation so far."""

    page_id: int
    page_title: str
    key: str  # of the page, in every language
    path: str
    dutch: str
    written: str
    max_length: int | None
    obstacle: str = ""  # why nothing can be written on this page now

    @property
    def context(self) -> str:
        return f"{self.key}:{self.path}"


@dataclass(frozen=True)
class Texts:
    """The texts of one location in one language that a user may write."""

    scope_key: str
    locale: Locale
    page_ids: list[int]  # in the order of the tree
    texts: list[Text]
    by_place: dict[tuple[str, str], Text] = field(init=False)

    def __post_init__(self) -> None:
        places = {(text.context, clean(text.dutch)): text for text in self.texts}
        object.__setattr__(self, "by_place", places)

    def for_file(self) -> list[PoText]:
        return [
            PoText(text.context, text.dutch, text.written, text.page_title)
            for text in self.by_place.values()
            if not text.obstacle
        ]


def texts_for(user: Any, scope_key: str, language_code: str) -> Texts:
    """Return what a user may translate. Raises Http404 when that is nothing, whatever is there."""
    rows = coverage(scope_key=scope_key, language_code=language_code) if language_code else []
    rows = writable_by(user, rows)
    locale = Locale.objects.filter(language_code=language_code).first()
    if not rows or locale is None:
        raise Http404
    by_id = {row.source_id: row for row in rows}
    pages = list(Page.objects.filter(pk__in=by_id).order_by("path").specific())
    obstacles = _obstacles(user, pages, by_id, locale)
    written = _written(pages, locale)
    texts = [
        Text(
            page_id=page.pk,
            page_title=page.title,
            key=str(page.translation_key),
            path=segment.path,
            dutch=segment.string.data,
            written=written.get((page.translation_key, segment.path, segment.string.data), ""),
            max_length=_max_length(page, segment.path),
            obstacle=obstacles[page.pk],
        )
        for page in pages
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    ]
    return Texts(scope_key, locale, [page.pk for page in pages], texts)


def _written(pages: list[Any], locale: Locale) -> dict[tuple[Any, str, str], str]:
    """Return what is written already and right, by page, path and Dutch text."""
    rows = StringTranslation.objects.filter(
        locale=locale,
        context__object_id__in=[page.translation_key for page in pages],
        has_error=False,
    )
    return {
        tuple(place): data
        for *place, data in rows.values_list(
            "context__object_id", "context__path", "translation_of__data", "data"
        )
    }


def _obstacles(
    user: Any, pages: list[Any], rows: dict[int, Coverage], locale: Locale
) -> dict[int, str]:
    """Say of each page, in the order of the tree, why nothing can be written on it; or nothing."""
    handed_in = dict(
        Translation.objects.filter(
            target_locale=locale,
            source__object_id__in=[page.translation_key for page in pages],
        ).values_list("source__object_id", "enabled")
    )
    targets = Page.objects.in_bulk(
        [row.translation_id for row in rows.values() if row.translation_id]
    )
    reachable = _paths_translated(pages, locale)
    found = {}
    for page in pages:
        row = rows[page.pk]
        target = targets.get(row.translation_id)
        lock = target.get_lock() if target else None
        obstacle = ""
        if row.is_live_alias:
            obstacle = _("this page shows the Dutch text as a copy: stop that on the page first")
        elif target and not handed_in.get(page.translation_key):
            obstacle = _("this translation was written by hand: edit it on the page itself")
        elif lock and lock.for_user(user):
            obstacle = _("this page is locked")
        elif target is None and page.depth > 2 and page.path[: -Page.steplen] not in reachable:
            obstacle = _("the page above this one is not translated yet")
        else:
            reachable.add(page.path)
        found[page.pk] = obstacle
    return found


def _paths_translated(pages: list[Any], locale: Locale) -> set[str]:
    """Return the paths of Dutch pages above these that are there in the language."""
    above = Page.objects.filter(path__in={page.path[: -Page.steplen] for page in pages})
    known = Page.objects.filter(locale=locale, translation_key__in=above.values("translation_key"))
    return set(
        above.filter(translation_key__in=known.values("translation_key")).values_list(
            "path", flat=True
        )
    )


def _max_length(page: Any, path: str) -> int | None:
    """Return how long a text may be; None when its field does not say."""
    first, *others = path.split(".")
    try:
        model_field = page._meta.get_field(first)
        if others and model_field.one_to_many:
            model_field = model_field.related_model._meta.get_field(others[-1])
        elif others:
            return None
    except FieldDoesNotExist:
        return None
    return getattr(model_field, "max_length", None)
