"""Words for the templates of the week."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activities.choices import ChangeKind
from activities.models import Change
from content.words import SOURCE_LANGUAGE, Words, words_in
from editors.week_selectors import Row
from editors.week_words import reading_in_words, status_in_words
from locations.models import Closure

register = template.Library()


@register.simple_tag
def week_status(row: Row) -> str:
    return status_in_words(row)


@register.simple_tag
def week_when(row: Row) -> str:
    return reading_in_words(row.reading)


@register.simple_tag
def week_about(row: Row) -> str:
    """Return what a button is about, for who only hears the button."""
    return f"{row.reading.activity_title}, {reading_in_words(row.reading)}"


@register.simple_tag
def undo_label(change: Change) -> str:
    return {
        ChangeKind.CANCELLED: _("It does take place"),
        ChangeKind.POSTPONED: _("No longer postponed"),
        ChangeKind.MOVED: _("Undo the move"),
        ChangeKind.ADDED: _("Take the extra date away"),
        ChangeKind.NOTE: _("Take the note away"),
        ChangeKind.LANGUAGES: _("The usual languages"),
        ChangeKind.PLACES: _("There is place again"),
    }[ChangeKind(change.kind)]


@register.simple_tag
def change_of(row: Row, kind: str) -> Change | None:
    """Return the change of one kind of a date that is in force."""
    return next((each for each in row.changes if each.kind == kind), None)


@register.simple_tag
def closure_reason(closure: Closure) -> Words:
    return words_in(closure.reason_text, get_language() or SOURCE_LANGUAGE)
