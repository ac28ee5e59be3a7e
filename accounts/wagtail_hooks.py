"""The admin: what is logged about people, and where one finds one's second factor."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from accounts import actions


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    actions.register(registry)


@hooks.register("register_account_menu_item")
def second_factor(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("mfa_index"),
        "label": gettext("Second factor"),
        "help_text": gettext("A code of your phone, beside your password."),
    }
