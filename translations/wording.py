"""What the screens of translators call things."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.choices import State
from translations.coverage import Coverage, Scope

STATES = {
    State.MISSING: gettext_lazy("Not translated"),
    State.DRAFT: gettext_lazy("Draft, families do not see it"),
    State.STALE: gettext_lazy("The Dutch text is newer"),
    State.PARTIAL: gettext_lazy("Partly in Dutch"),
    State.MACHINE: gettext_lazy("Made by a machine"),
    State.UP_TO_DATE: gettext_lazy("Up to date"),
}


def language_name(code: str) -> str:
    return dict(settings.LANGUAGES).get(code, code)


def scope_title(scope: Scope) -> str:
    return scope.title or _("Pages of the network")


def state_in_words(row: Coverage) -> str:
    words = [str(STATES[state]) for state in row.states]
    if row.has_newer_draft:
        words.append(_("A newer draft waits to be published"))
    return " · ".join(words)
