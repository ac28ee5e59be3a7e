"""Who may translate what. wagtail-localize asks only whether one may translate anything at all."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.snippets.permissions import get_permission_name

from content.models import BasePage
from content.words import SOURCE_LANGUAGE

SUBMIT = "wagtail_localize.submit_translation"
VIEW_REPORTS = "editors.view_reports"  # made by the app that describes the roles


def may_edit_model(user: Any, model: Any) -> bool:
    return bool(user.has_perm(get_permission_name("change", model)))


def may_edit(user: Any, instance: Any) -> bool:
    if isinstance(instance, Page):
        return bool(instance.permissions_for_user(user).can_edit())
    return may_edit_model(user, type(instance))


def may_publish(user: Any, instance: Any) -> bool:
    if isinstance(instance, Page):
        return bool(instance.permissions_for_user(user).can_publish())
    return may_edit_model(user, type(instance))


def may_submit(user: Any, instance: Any) -> bool:
    """Return whether a user may have a page or a term translated: only what is his to edit."""
    return bool(user.has_perm(SUBMIT)) and may_edit(user, instance)


def reason_not_to_translate(instance: Any) -> str:
    """Return why something cannot be translated as it is now; empty when it can.

    Only for who may edit it.
    """
    if instance.locale.language_code != SOURCE_LANGUAGE:
        return _("Translations are made from the Dutch page. Begin there.")
    if not getattr(instance, "live", True):
        return _("This page is not public in Dutch. Publish it first: a draft is not translated.")
    reasons = instance.own_reasons_not_to_publish() if isinstance(instance, BasePage) else []
    return reasons[0] if reasons else ""
