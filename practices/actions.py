"""What the log says of a story that went off line. It names no family and no number."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

from content.consent import ConsentProblem

# Of why: the action, its name in filters, and the sentence.
ACTIONS = {
    ConsentProblem.WITHDRAWN: (
        "practices.consent_withdrawn",
        _("Consent withdrawn"),
        _("Taken off line: the consent was withdrawn"),
    ),
    ConsentProblem.ENDED: (
        "practices.consent_ended",
        _("Consent ended"),
        _("Taken off line: the consent has ended"),
    ),
    ConsentProblem.NO_CONSENT: (
        "practices.no_consent",
        _("No consent"),
        _("Taken off line: no consent is noted"),
    ),
}


def register(registry: LogActionRegistry) -> None:
    for action, label, sentence in ACTIONS.values():
        registry.register_action(action, label, sentence)
