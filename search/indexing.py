"""Writes of the search documents in the database."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from activities.models import ActivityPage
from search.document_models import IndexedWord, SearchDocument, SearchText
from search.documents import documents_of, indexed_activities
from search.engine import Report

BATCH = 200
FACTS = [field.name for field in SearchDocument._meta.concrete_fields if not field.primary_key]
MAX_WORD = 80


def index_activities(keys: Iterable[UUID]) -> int:
    """Bring the documents of these activities in line with their pages; return how many have one.

    Safe to repeat. An activity that not everybody may see has no document.
    """
    wanted, count = sorted(set(keys)), 0
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        with transaction.atomic():
            pages = list(indexed_activities().filter(translation_key__in=batch))
            _write(pages)
            gone = set(batch) - {page.translation_key for page in pages}
            SearchDocument.objects.filter(activity_key__in=gone).delete()
        count += len(pages)
    return count


def index_every_activity(report: Report) -> int:
    """Make every document again, and forget words that no text has any more."""
    shown = ActivityPage.objects.shown()
    SearchDocument.objects.exclude(page__in=shown.values("pk")).delete()
    IndexedWord.objects.all().delete()
    primary_keys = list(shown.order_by("path").values_list("pk", flat=True))
    for start in range(0, len(primary_keys), BATCH):
        batch = primary_keys[start : start + BATCH]
        with transaction.atomic():
            _write(list(indexed_activities().filter(pk__in=batch)))
        report(min(start + BATCH, len(primary_keys)), len(primary_keys))
    return len(primary_keys)


def _write(pages: Sequence[ActivityPage]) -> None:
    documents = documents_of(pages)
    # A page that was deleted and made again with the same key has another primary key.
    SearchDocument.objects.filter(
        activity_key__in=[each.facts.activity_key for each in documents]
    ).exclude(page__in=[page.pk for page in pages]).delete()
    SearchDocument.objects.bulk_create(
        [each.facts for each in documents],
        update_conflicts=True,
        unique_fields=["activity_key"],
        update_fields=[name for name in FACTS if name != "activity_key"],
    )
    keys = dict(
        SearchDocument.objects.filter(page__in=[page.pk for page in pages]).values_list(
            "activity_key", "pk"
        )
    )
    SearchText.objects.filter(document__in=keys.values()).delete()
    texts, words = [], set()
    for each in documents:
        for text in each.texts:
            text.document_id = keys[each.facts.activity_key]
            texts.append(text)
        words |= each.words
    SearchText.objects.bulk_create(texts, batch_size=BATCH)
    IndexedWord.objects.bulk_create(
        [IndexedWord(language_code=code, word=word[:MAX_WORD]) for code, word in sorted(words)],
        ignore_conflicts=True,
        batch_size=BATCH * 10,
    )
