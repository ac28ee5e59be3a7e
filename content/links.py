"""Links that lead nowhere: to a page that is gone or not public, to a document that is gone.

Addresses of other sites are not looked at: that would mean asking those sites.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.html import strip_tags
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, get_page_models

LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
PAGE, DOCUMENT = "page", "document"

Target = tuple[str, int]  # PAGE or DOCUMENT, and its primary key


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link of a public page. `words`: those of the link itself, or the name of the field.

    `is_gone`: what it led to was deleted; otherwise families may not see it (any more).
    """

    page: Page
    words: str
    is_gone: bool


def broken_links(pages: QuerySet[Page]) -> list[BrokenLink]:
    """Return the broken links of those pages that families see, in the order of the tree.

    In each language of its own; what all languages share is told of the Dutch page only. The
    number of queries grows with the types of pages and not with the pages.
    """
    closed = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    sources = pages.filter(live=True, alias_of=None)
    found = {**_in_other_fields(sources, closed), **_in_texts(sources, closed)}
    with_any = sources.filter(pk__in={page_id for page_id, _target in found})
    by_id = {page.pk: page for page in with_any.select_related("locale")}
    told: set[tuple[Any, Target]] = set()
    broken = []
    for (page_id, target), (words, is_gone) in sorted(
        found.items(), key=lambda each: _order(by_id.get(each[0][0]))
    ):
        page = by_id.get(page_id)
        if page is None or page.path.startswith(closed) or (page.translation_key, target) in told:
            continue
        told.add((page.translation_key, target))
        broken.append(BrokenLink(page, words, is_gone))
    return broken


Found = dict[tuple[int, Target], tuple[str, bool]]  # page and target: words, is gone


def _order(page: Page | None) -> str:
    return page.path if page else ""


def _hidden(closed: Iterable[str]) -> Q:
    """Return the condition of a page that not everybody may see."""
    condition = Q(live=False)
    for path in closed:
        condition |= Q(path__startswith=path)
    return condition


# --- In texts ---------------------------------------------------------------------------------


def _in_texts(sources: QuerySet[Page], closed: tuple[str, ...]) -> Found:
    """Wagtail forgets in its index what led to a page that is deleted; the text still has it."""
    links = list(_links(sources))
    wanted: dict[str, set[int]] = {PAGE: set(), DOCUMENT: set()}
    for _page_id, (kind, key), _words in links:
        wanted[kind].add(key)
    there = {
        PAGE: set(Page.objects.filter(pk__in=wanted[PAGE]).values_list("pk", flat=True)),
        DOCUMENT: set(
            get_document_model()
            .objects.filter(pk__in=wanted[DOCUMENT])
            .values_list("pk", flat=True)
        ),
    }
    hidden = set(
        Page.objects.filter(_hidden(closed), pk__in=wanted[PAGE]).values_list("pk", flat=True)
    )
    found: Found = {}
    for page_id, (kind, key), words in links:
        is_gone = key not in there[kind]
        if is_gone or (kind == PAGE and key in hidden):
            found.setdefault((page_id, (kind, key)), (words, is_gone))
    return found


def _links(sources: QuerySet[Page]) -> Iterator[tuple[int, Target, str]]:
    for model in get_page_models():
        names = [each.name for each in model._meta.get_fields() if isinstance(each, StreamField)]
        if not names:
            continue
        as_text = TextField()
        texts = [Coalesce(Cast(name, as_text), Value("[]"), output_field=as_text) for name in names]
        parts = [part for each in texts for part in (each, Value(","))]
        rows = (
            model._default_manager.filter(pk__in=sources.order_by().values("pk"))
            .annotate(texts=Concat(Value("["), *parts, Value("[]]"), output_field=as_text))
            .filter(texts__contains="linktype")
        )
        for page_id, texts_of_page in rows.values_list("pk", "texts"):
            for text in _strings(json.loads(texts_of_page)):
                for target, words in _targets(text):
                    yield page_id, target, words


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _targets(text: str) -> Iterator[tuple[Target, str]]:
    for attributes, inner in LINK.findall(text):
        named = dict(ATTRIBUTE.findall(attributes))
        kind, key = named.get("linktype"), named.get("id", "")
        if kind in (PAGE, DOCUMENT) and key.isdecimal() and len(key) < 10:
            yield (kind, int(key)), unescape(strip_tags(inner)).strip()


# --- In fields, choosers and rows -------------------------------------------------------------


def _in_other_fields(sources: QuerySet[Page], closed: tuple[str, ...]) -> Found:
    """What leads to a page that is not public, as Wagtail's index of references has it."""
    page_type = ContentType.objects.get_for_model(Page)
    as_text = Cast("pk", CharField())
    rows = ReferenceIndex.objects.filter(
        base_content_type=page_type,
        to_content_type=page_type,
        to_object_id__in=Page.objects.filter(_hidden(closed)).order_by().values_list(as_text),
        object_id__in=sources.order_by().values_list(as_text),
    ).select_related("content_type")
    return {
        (int(row.object_id), (PAGE, int(row.to_object_id))): (row.describe_source_field(), False)
        for row in rows.order_by("pk")
    }
