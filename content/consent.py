"""When a picture may be shown and a story told: who it is about, and what they agreed to.

Taking a picture and publishing it are two consents; a written one covers both. Names stay in the
location's own file, and the site keeps the number under which it lies there.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _


class PeopleVisible(StrEnum):
    NOBODY = "nobody"
    UNRECOGNISABLE = "unrecognisable"
    RECOGNISABLE = "recognisable"


class ConsentKind(StrEnum):
    WRITTEN = "written"
    TOLD = "told"
    RECORDED = "recorded"


class ConsentProblem(StrEnum):
    """Why a picture or a story is not shown."""

    UNANSWERED = "unanswered"
    NO_CONSENT = "no-consent"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


# The same on a picture and on a story.
is_number_of_paper = RegexValidator(r"^(?=.*\d)[\w./-]+$", _("A number, and no name."))

# These are taken off line; the others wait for an answer.
OVER = frozenset({ConsentProblem.ENDED, ConsentProblem.WITHDRAWN})

PEOPLE_VISIBLE = [
    (PeopleVisible.NOBODY, _("Nobody, or it is a drawing")),
    (PeopleVisible.UNRECOGNISABLE, _("People whom nobody can recognise: hands, from behind")),
    (PeopleVisible.RECOGNISABLE, _("People who can be recognised")),
]
CONSENT_KINDS = [
    (
        ConsentKind.WRITTEN,
        _("Written: for taking the picture and for this site, of a child by its parents"),
    ),
    (ConsentKind.TOLD, _("Told on the spot: a picture of the atmosphere, only adults")),
]
STORY_CONSENT_KINDS = [
    (
        ConsentKind.WRITTEN,
        _("Written: for writing the story down and for this site, of a child by its parents"),
    ),
    (ConsentKind.RECORDED, _("Spoken and recorded, for who does not write")),
]
REASONS = {
    ConsentProblem.UNANSWERED: _(
        "The picture “%(title)s” does not say who is on it. Open the picture and fill that in."
    ),
    ConsentProblem.NO_CONSENT: _(
        "There are people on the picture “%(title)s”, and no consent is noted. Open the picture "
        "and fill in the consent, or choose another picture."
    ),
    ConsentProblem.ENDED: _(
        "The consent for the picture “%(title)s” has ended. Choose another picture."
    ),
    ConsentProblem.WITHDRAWN: _(
        "The consent for the picture “%(title)s” was withdrawn. Choose another picture."
    ),
}
NO_DESCRIPTION = _(
    "The picture “%(title)s” has no alternative text. Open the picture and fill it in."
)


@dataclass(frozen=True, slots=True)
class Consent:
    """What is noted with a picture or a story. Empty texts: not filled in.

    `people`: in a story, somebody can always be recognised.
    """

    people: str
    kind: str = ""
    until: date | None = None  # the last day
    reference: str = ""
    is_withdrawn: bool = False

    def problem_on(self, today: date) -> ConsentProblem | None:
        """Return why the picture cannot be shown on a day, or nothing when it can."""
        if self.is_withdrawn:
            return ConsentProblem.WITHDRAWN
        if self.until is not None and self.until < today:
            return ConsentProblem.ENDED
        if not self.people:
            return ConsentProblem.UNANSWERED
        if self.people != PeopleVisible.RECOGNISABLE:
            return None
        is_noted = self.kind == ConsentKind.TOLD or (self.kind and self.reference)
        return None if is_noted and self.until else ConsentProblem.NO_CONSENT


def reason_in_words(*, title: str, description: str, problem: ConsentProblem | None) -> Any:
    """Return why a page with this picture cannot be published, or an empty text."""
    if problem is not None:
        return REASONS[problem] % {"title": title}
    return "" if description.strip() else NO_DESCRIPTION % {"title": title}
