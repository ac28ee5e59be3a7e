"""What changed in Dutch since a translation was made, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import TranslationSource

from content.translating import digest_of
from content.words import SOURCE_LANGUAGE

NOTHING = SafeString("")
MAX_REVISIONS = 20  # of the Dutch page, to look for the text of then


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: how it read in Dutch, how it reads now, and how it reads in the translation."""

    label: str
    before: SafeString
    after: SafeString
    translated: SafeString = NOTHING


@dataclass(frozen=True, slots=True)
class Comparison:
    """`differences`: None when the Dutch text of then was not kept."""

    differences: list[Difference] | None
    digest: str  # of the Dutch words as they are now


def compare_with_source(page: Any, request: HttpRequest) -> Comparison:
    """Compare the Dutch text that a translation was made from with the Dutch text now.

    Only what is translated counts: dates and prices are the same in every language.
    """
    source = page.source
    digest = digest_of(source)
    before = _source_of_then(page)
    if before is None:
        return Comparison(None, digest)
    panel = source.get_edit_handler().get_bound_panel(instance=source, request=request, form=None)
    names = _names_of_words(source)
    found: list[Difference] = []
    for make in panel.get_comparison():
        each = make(before, source)
        if not each.has_changed():
            continue
        if each.is_field and each.field.name in names:
            # A page beside itself: Wagtail then shows it without marks.
            own = type(each)(each.field, page, page).htmldiff()
            found.append(_difference(each, own))
        elif each.is_child_relation and each.field.related_name in names:
            found += _differences_of_rows(each)
    return Comparison(found, digest)


def _source_of_then(page: Any) -> Any:
    """Return the Dutch page with the very words that the translation was made from, if kept."""
    record = getattr(page, "translated_text", None)
    if record is None:
        return None
    for before in _candidates(page, record):
        # Equal words, so what was public then: no draft is shown that never was.
        if digest_of(before) == record.source_digest:
            return before
    return None


def _candidates(page: Any, record: Any) -> Iterator[Any]:
    frozen = TranslationSource.objects.filter(
        object_id=page.translation_key, locale__language_code=SOURCE_LANGUAGE
    ).first()
    if frozen is not None:
        yield frozen.as_instance()  # what translators have before them
    if record.source_revision is not None:
        yield record.source_revision.as_object()
    for revision in page.source.revisions.order_by("-created_at", "-pk")[:MAX_REVISIONS]:
        yield revision.as_object()


def _names_of_words(instance: Any) -> set[str]:
    fields = get_translatable_fields(type(instance))
    return {field.field_name for field in fields if field.is_translated(instance)}


def _differences_of_rows(relation: Any) -> Iterator[Difference]:
    for row in relation.get_child_comparisons():
        names = _names_of_words(row.obj_b or row.obj_a)
        for each in row.get_field_comparisons():
            label, text = str(each.field_label()), each.htmldiff()
            if each.field.name not in names:
                continue
            if row.is_addition():
                yield Difference(label, before=NOTHING, after=text)
            elif row.is_deletion():
                yield Difference(label, before=text, after=NOTHING)
            elif each.has_changed():
                yield _difference(each)


def _difference(comparison: Any, translated: SafeString = NOTHING) -> Difference:
    diff = comparison.htmldiff()
    return Difference(
        label=str(comparison.field_label()),
        before=without(diff, "addition"),
        after=without(diff, "deletion"),
        translated=translated,
    )


def without(diff: str, kind: str) -> SafeString:
    """Return one side of a comparison that Wagtail made: its "addition"s or "deletion"s go."""
    soup = BeautifulSoup(diff, "html.parser")
    for element in soup.find_all(class_=kind):
        element.decompose()
    return mark_safe(str(soup))  # noqa: S308 - what Wagtail escaped, less some of it
