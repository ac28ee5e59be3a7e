"""Which pages belong together, and which translations a user may hear of."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page, TranslatableMixin
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import Translation

from content.words import SOURCE_LANGUAGE
from translations.permissions import may_edit_model


def is_source(page: Page) -> bool:
    return bool(page.locale.language_code == SOURCE_LANGUAGE)


def source_of(page: Page) -> Page | None:
    """Return the Dutch page that a page is a translation of; None for a Dutch page."""
    if is_source(page):
        return None
    return Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=SOURCE_LANGUAGE
    ).first()


def translations_of(source: Page) -> QuerySet[Page]:
    """Return the same page in every language but Dutch, aliases too; none of a translation."""
    if not is_source(source):
        return Page.objects.none()
    return Page.objects.filter(translation_key=source.translation_key).exclude(
        locale__language_code=SOURCE_LANGUAGE
    )


def parent_in(source: Page, locale: Any) -> Page | None:
    """Return the page below which a page belongs in a language, if there is one."""
    parent = source.get_parent()
    if parent.is_root():
        return parent
    return Page.objects.filter(translation_key=parent.translation_key, locale=locale).first()


def translations_known_to(user: Any, translations: QuerySet[Translation]) -> QuerySet[Translation]:
    """Return those of which the user may edit the source or the translation itself."""
    editable = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    own_pages = Page.objects.filter(
        Q(locale=OuterRef("source__locale")) | Q(locale=OuterRef("target_locale")),
        pk__in=editable.order_by().values("pk"),
        translation_key=OuterRef("source__object_id"),
    )
    own_models = [
        model
        for model in get_snippet_models()
        if issubclass(model, TranslatableMixin) and may_edit_model(user, model)
    ]
    own_types = [each.pk for each in ContentType.objects.get_for_models(*own_models).values()]
    return translations.filter(
        Q(Exists(own_pages)) | Q(source__specific_content_type__in=own_types)
    )
