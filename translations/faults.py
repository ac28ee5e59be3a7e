"""What is wrong with the tree and with the translations in it, and the mending of it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from content.words import SOURCE_LANGUAGE
from translations.selectors import parent_in
from translations.services import (
    follow_source,
    mirror_restrictions,
    repair_numchild,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One page that is not as it should be. `mend`: None where a person must decide."""

    page_id: int
    sentence: str
    mend: Callable[[], object] | None = None

    def __str__(self) -> str:
        return f"Page {self.page_id}: {self.sentence}"


def find_faults() -> list[Fault]:
    pages = list(Page.objects.select_related("locale").order_by("path"))
    return [*_faults_of_the_tree(pages), *_faults_of_translations(pages)]


@transaction.atomic
def mend(faults: list[Fault]) -> list[Fault]:
    """Mend what can be mended, and return what is still wrong."""
    for fault in faults:
        if fault.mend is not None:
            fault.mend()
    return find_faults()


def _faults_of_the_tree(pages: list[Page]) -> Iterator[Fault]:
    paths = {page.path for page in pages}
    children = Counter(page.path[: -Page.steplen] for page in pages)
    for page in pages:
        real = children[page.path]
        if page.numchild != real:
            yield Fault(
                page.pk,
                f"says it has {page.numchild} children, but has {real}.",
                partial(repair_numchild, page),
            )
        if page.depth > 1 and page.path[: -Page.steplen] not in paths:
            yield Fault(page.pk, f"hangs nowhere: there is no page above path {page.path}.")


def _faults_of_translations(pages: list[Page]) -> Iterator[Fault]:
    sources = {
        page.translation_key: page
        for page in pages
        if page.depth > 1 and page.locale.language_code == SOURCE_LANGUAGE
    }
    paths = {page.path for page in pages}
    for page in pages:
        source = sources.get(page.translation_key)
        if page.depth == 1 or page is source:
            continue
        if source is None or not source.live:
            if page.live:
                yield Fault(page.pk, "is public, but not in Dutch.", page.specific.unpublish)
            if source is None:
                continue
        if page.path[: -Page.steplen] in paths and source.depth > 2:
            yield from _faults_of_the_address(page, source)
        if _restriction(page) != _restriction(source) and _restriction(source) is not None:
            yield Fault(
                page.pk,
                "is not restricted as the Dutch page is.",
                partial(mirror_restrictions, source),
            )


def _faults_of_the_address(page: Page, source: Page) -> Iterator[Fault]:
    parent = parent_in(source, page.locale)
    follow = None if parent is None else partial(follow_source, source)
    if parent is None or page.get_parent() != parent:
        yield Fault(page.pk, "does not lie below the translation of the Dutch page above.", follow)
    if page.slug != source.slug:
        yield Fault(page.pk, f"has the slug {page.slug}, in Dutch it is {source.slug}.", follow)


def _restriction(page: Page) -> tuple[str, str, frozenset[int]] | None:
    own = PageViewRestriction.objects.filter(page=page.pk).first()
    if own is None:
        return None
    groups = frozenset(own.groups.values_list("pk", flat=True))
    return own.restriction_type, own.password, groups
