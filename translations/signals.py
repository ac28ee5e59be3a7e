"""What follows for the translations from a change of the Dutch page, and for the tree."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)
from wagtail_localize.models import TranslationSource

from translations.selectors import is_source
from translations.services import (
    copy_rights,
    delete_translations,
    follow_source,
    forget_draft_title,
    freeze_without_draft_title,
    gather_children,
    mirror_restrictions,
    repair_numchild,
    withdraw_translations,
    withdraw_without_source,
)


@receiver(copy_for_translation_done)
def take_over_from_source(source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    if not isinstance(target_obj, Page):
        return
    repair_numchild(target_obj)
    repair_numchild(target_obj.get_parent())
    if is_source(source_obj):
        forget_draft_title(source=source_obj, target=target_obj)
        copy_rights(source=source_obj, target=target_obj)
        mirror_restrictions(source_obj)
        gather_children(source_obj)


@receiver(pre_save, sender=TranslationSource)
def freeze_public_words(instance: TranslationSource, **kwargs: Any) -> None:
    freeze_without_draft_title(instance)


@receiver(page_published)
def keep_tree_whole(instance: Page, **kwargs: Any) -> None:
    repair_numchild(instance)
    withdraw_without_source(instance)


@receiver(page_unpublished)
def unpublish_translations(instance: Page, **kwargs: Any) -> None:
    withdraw_translations(instance)


@receiver(post_delete, sender=Page)
def delete_with_source(instance: Page, **kwargs: Any) -> None:
    delete_translations(instance)


@receiver(page_slug_changed)
def follow_slug(instance: Page, **kwargs: Any) -> None:
    follow_source(instance)


@receiver(post_page_move)
def follow_move(instance: Page, **kwargs: Any) -> None:
    follow_source(instance)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def restrict_translations(instance: Any, **kwargs: Any) -> None:
    is_before = str(kwargs.get("action", "")).startswith("pre_")
    if is_before or kwargs.get("raw") or not isinstance(instance, PageViewRestriction):
        return
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        mirror_restrictions(page)
