"""Writes about translations: they follow their Dutch page in address, rights and openness."""

import json
import logging
from typing import Any

from django.db import transaction
from wagtail.models import (
    GroupPagePermission,
    Page,
    PageLogEntry,
    PageViewRestriction,
    Revision,
)
from wagtail_localize.models import TranslationSource

from translations.selectors import is_source, parent_in, source_of, translations_of

logger = logging.getLogger(__name__)


# --- Rights -----------------------------------------------------------------------------------


def copy_rights(*, source: Page, target: Page) -> None:
    """Give who has rights on the Dutch page itself the same on a translation.

    Rights that a page inherits are inherited in each language.
    """
    for row in GroupPagePermission.objects.filter(page=source.pk):
        GroupPagePermission.objects.get_or_create(
            group_id=row.group_id, page_id=target.pk, permission_id=row.permission_id
        )


# --- Drafts -----------------------------------------------------------------------------------


def forget_draft_title(*, source: Page, target: Page) -> None:
    """Take the title that the Dutch page has in a draft out of a new translation and its log."""
    if source.draft_title == source.title:
        return
    Page.objects.filter(pk=target.pk).update(draft_title=target.title)
    target.draft_title = target.title
    for revision in target.revisions.all():
        content = revision.content | {"draft_title": target.title}
        Revision.objects.filter(pk=revision.pk).update(content=content, object_str=str(target))
    for entry in PageLogEntry.objects.filter(page=target.pk):
        text = json.dumps(entry.data).replace(
            json.dumps(source.draft_title), json.dumps(source.title)
        )
        PageLogEntry.objects.filter(pk=entry.pk).update(data=json.loads(text), label=target.title)


def freeze_without_draft_title(frozen: TranslationSource) -> None:
    """Keep of a Dutch page, in what translators have before them, the public title only."""
    content = json.loads(frozen.content_json)
    if "draft_title" in content and content["draft_title"] != content["title"]:
        content["draft_title"] = content["title"]
        frozen.content_json = json.dumps(content)


# --- Who may read -----------------------------------------------------------------------------


def mirror_restrictions(page: Page) -> None:
    """Close every translation of a page as the Dutch one is closed, or open them as it is open.

    A restriction of a translation's own is taken away only together with that of the Dutch page.
    """
    source = page if is_source(page) else source_of(page)
    if source is None:
        return
    wanted = PageViewRestriction.objects.filter(page=source.pk).first()
    pages = translations_of(source)
    if wanted is None:
        if page.pk == source.pk:
            PageViewRestriction.objects.filter(page__in=pages).delete()
        return
    for translation in pages:
        _close_like(translation, wanted)


def _close_like(translation: Page, wanted: PageViewRestriction) -> None:
    own = PageViewRestriction.objects.filter(page=translation.pk).first()
    if own is None:
        # Its groups come after it: until then it admits nobody.
        own = PageViewRestriction.objects.create(
            page_id=translation.pk,
            restriction_type=wanted.restriction_type,
            password=wanted.password,
        )
    elif (own.restriction_type, own.password) != (wanted.restriction_type, wanted.password):
        own.restriction_type, own.password = wanted.restriction_type, wanted.password
        own.save()
    groups = set(wanted.groups.values_list("pk", flat=True))
    if groups != set(own.groups.values_list("pk", flat=True)):
        own.groups.set(groups)


def withdraw_translations(source: Page) -> None:
    """Take the translations of a page that is no longer public off the site."""
    for translation in translations_of(source).filter(live=True):
        translation.specific.unpublish()


def withdraw_without_source(page: Page) -> bool:
    """Take a translation off the site when its Dutch page is not public; say whether it was."""
    source = source_of(page)
    if source is None or source.live or not page.live:
        return False
    page.specific.unpublish()
    return True


@transaction.atomic
def delete_translations(source: Page) -> None:
    """Delete a page that is gone in Dutch in the other languages too, and what is below it."""
    while (translation := translations_of(source).first()) is not None:
        translation.delete()


# --- Address ----------------------------------------------------------------------------------


@transaction.atomic
def follow_source(page: Page) -> None:
    """Give the translations of a page its slug, and put them below the translation of its parent.

    Where the parent is not translated, a translation has no address: it is taken off the site.
    """
    source = page if is_source(page) else source_of(page)
    if source is None or source.get_parent().is_root():
        return  # front pages stand side by side and cannot share a slug
    for translation in translations_of(source).select_related("locale"):
        parent = parent_in(source, translation.locale)
        if parent is None:
            if translation.live:
                translation.specific.unpublish()
            logger.warning("Translation without a parent", extra={"page_id": translation.pk})
        elif translation.get_parent() != parent:
            translation.move(parent, pos="last-child")
        _take_slug(Page.objects.get(pk=translation.pk), source.slug)
    _keep_slug_for_later(source)


def gather_children(source: Page) -> None:
    """Put the translations of the pages below a page under its translations."""
    for child in source.get_children():
        follow_source(child)


def _take_slug(translation: Page, slug: str) -> None:
    if translation.slug != slug:
        if not Page._slug_is_available(slug, translation.get_parent(), translation):
            logger.warning("Slug is taken in a translation", extra={"page_id": translation.pk})
            return
        page = translation.specific
        page.slug = slug
        page.save(clean=False, update_fields=["slug", "url_path"])
    # A draft would bring the old slug back when it is published.
    for revision in Revision.objects.filter(
        pk__in=[translation.latest_revision_id, translation.live_revision_id]
    ):
        if revision.content.get("slug") != slug:
            revision.content["slug"] = slug
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def _keep_slug_for_later(source: Page) -> None:
    """Write the slug in the text that translators have before them, or it would come back."""
    for frozen in TranslationSource.objects.filter(
        object_id=source.translation_key, locale=source.locale
    ):
        content: dict[str, Any] = json.loads(frozen.content_json)
        if content.get("slug") != source.slug:
            content["slug"] = source.slug
            TranslationSource.objects.filter(pk=frozen.pk).update(content_json=json.dumps(content))


# --- The tree ---------------------------------------------------------------------------------


def repair_numchild(page: Page) -> bool:
    """Count the children of a page anew; say whether the number was wrong.

    Publishing saves a page that was read earlier: its number of children can be of then.
    """
    real = Page.objects.filter(path__startswith=page.path, depth=page.depth + 1).count()
    wrong = Page.objects.filter(pk=page.pk).exclude(numchild=real).update(numchild=real)
    page.numchild = real
    return bool(wrong)
