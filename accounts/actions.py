"""What the log says about people: who came in, who was let in, whose rights changed.

Wagtail shows it in the history of a user and in the report on the site's history, to who may see
users: superusers. Texts in the log name people by their account, so deleting one leaves no name.
"""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter

LOGGED_IN = "accounts.logged_in"
LOCKED = "accounts.locked"
INVITED = "accounts.invited"
PASSWORD_CHOSEN = "accounts.password_chosen"  # noqa: S105
SECOND_FACTOR_SET = "accounts.second_factor_set"
SECOND_FACTOR_REMOVED = "accounts.second_factor_removed"
RIGHTS_CHANGED = "accounts.rights_changed"
CLOSED = "accounts.closed"
REOPENED = "accounts.reopened"

# Action: its name in filters, and the sentence.
SENTENCES = {
    LOGGED_IN: (_("Log in"), _("Logged in")),
    LOCKED: (_("Lock account"), _("Locked for a while after too many wrong passwords or codes")),
    INVITED: (_("Invite"), _("Invited by mail")),
    PASSWORD_CHOSEN: (_("Choose password"), _("Chose a password through a mail")),
    SECOND_FACTOR_SET: (_("Set second factor"), _("Set up a second factor")),
    SECOND_FACTOR_REMOVED: (_("Remove second factor"), _("Second factor taken away")),
    CLOSED: (_("Close account"), _("Account closed")),
    REOPENED: (_("Open account again"), _("Account opened again")),
}


def register(registry: LogActionRegistry) -> None:
    for action, (label, sentence) in SENTENCES.items():
        registry.register_action(action, label, sentence)

    @registry.register_action(RIGHTS_CHANGED)
    class RightsChanged(LogFormatter):
        label = _("Change rights")

        def format_message(self, log_entry: Any) -> str:
            groups = log_entry.data.get("groups", {})
            sentences = []
            if added := groups.get("added"):
                sentences.append(gettext("Added to: %(groups)s.") % {"groups": ", ".join(added)})
            if gone := groups.get("removed"):
                sentences.append(gettext("Taken out of: %(groups)s.") % {"groups": ", ".join(gone)})
            return " ".join(sentences)
