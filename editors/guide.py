"""The guide for editors: one task after the other, in words of each language of the admin.

The words of a task stand in `templates/editors/guide/<language>/<code>.html`; its picture, made by
`make guide`, in `site/static/guide/<language>/<code>.webp`.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("nl", "fr")  # the first one for who reads the admin in another


@dataclass(frozen=True)
class Task:
    """One thing that an editor wants to do. `code`: its anchor, and the name of its screen."""

    code: str
    heading: str | Promise


TASKS = (
    Task("cancel", _("A date does not take place")),
    Task("change", _("Another day, full, or a note")),
    Task("confirm", _("Everything is still right")),
    Task("activity", _("A new activity, or a whole school year")),
    Task("import", _("Read in a plan or a calendar")),
    Task("picture", _("Pictures and consent")),
    Task("translate", _("Translating")),
    Task("login", _("Logging in, and a lost password")),
    Task("families", _("What families see, and what is never public")),
)


def language_of_guide(language_code: str) -> str:
    """Return the language in which the guide is there for a reader of the admin."""
    return language_code if language_code in LANGUAGES else LANGUAGES[0]
