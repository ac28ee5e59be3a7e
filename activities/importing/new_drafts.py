"""Puts many new drafts below a location at once: hundreds, while an editor waits.

Saved one by one, each page is written twice and indexed six times. Here the rows of all go in
together, and the indexes of the admin (what is searched, what refers to what) are told once.
"""

from collections.abc import Callable, Sequence

from django.utils import timezone
from django.utils.text import slugify
from modelcluster.models import get_all_child_relations
from modelsearch.backends import get_search_backends
from wagtail.models import Page, ReferenceIndex, Revision

from accounts.models import User
from activities.models import ActivityPage, Series
from locations.models import LocationPage

Report = Callable[[int, int], None]  # how many are done, and of how many
MAX_SLUG_CHARACTERS = 200


def to_nobody(done: int, total: int) -> None:
    """Report to nobody."""


def add_drafts(
    location: LocationPage, pages: Sequence[ActivityPage], *, by: User | None, report: Report
) -> None:
    """Add new activities, each with its series and its first revision, below a location.

    Within a transaction that holds the location, so that nobody else adds a page meanwhile.
    """
    if not pages:
        return
    _give_places(location, pages)
    _insert(pages)
    rows = [series for page in pages for series in page.series.all()]
    Series.objects.bulk_create(rows)
    _keep_revisions(pages, by=by)
    for number, page in enumerate(pages, start=1):
        ReferenceIndex.create_or_update_for_object(page)
        report(number, len(pages))
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(ActivityPage, pages)


def _give_places(location: LocationPage, pages: Sequence[ActivityPage]) -> None:
    """Give each page its place in the tree, and an address that none of its siblings has."""
    siblings = Page.objects.child_of(location)
    taken = set(siblings.values_list("slug", flat=True))
    last = siblings.order_by("path").last()
    for page in pages:
        page.depth, page.numchild = location.depth + 1, 0
        page.path = last._inc_path() if last else Page._get_path(location.path, page.depth, 1)
        wanted = page.slug or slugify(page.title)[: MAX_SLUG_CHARACTERS - 8]
        page.slug, number = wanted, 1
        while page.slug in taken:
            number += 1
            page.slug = f"{wanted}-{number}"
        taken.add(page.slug)
        page.draft_title = page.title
        page.set_url_path(location)
        last = page
    Page.objects.filter(pk=location.pk).update(numchild=location.get_children_count() + len(pages))
    location.refresh_from_db(fields=["numchild"])


def _insert(pages: Sequence[ActivityPage]) -> None:
    """Insert the rows of both tables: that of all pages at once, then each activity's own."""
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    for page in pages:
        page.content_type_id = page.cached_content_type.pk
    parents = Page.objects.bulk_create(
        Page(**{name: getattr(page, name) for name in names}) for page in pages
    )
    for page, parent in zip(pages, parents, strict=True):
        for relation in get_all_child_relations(page):
            # Set, so that nobody asks the database for what a new page cannot have.
            name = relation.get_accessor_name()
            setattr(page, name, list(getattr(page, name).all()))
        page.pk = page.id = parent.pk
        page.page_ptr = parent
        for series in page.series.all():
            series.page, series.locale = page, page.locale
        page.save_base(raw=True, force_insert=True)


def _keep_revisions(pages: Sequence[ActivityPage], *, by: User | None) -> None:
    now = timezone.now()
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type_id=page.content_type_id,
            base_content_type=page.get_base_content_type(),
            object_id=str(page.pk),
            object_str=str(page),
            user=by,
            created_at=now,
            content=page.serializable_data(),
        )
        for page in pages
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = page.page_ptr.latest_revision = revision
        page.latest_revision_created_at, page.has_unpublished_changes = now, True
    parents = [page.page_ptr for page in pages]
    Page.objects.bulk_update(parents, ["latest_revision"], batch_size=200)
    Page.objects.filter(pk__in=[parent.pk for parent in parents]).update(
        latest_revision_created_at=now, has_unpublished_changes=True
    )
