"""What the log says about dates: which one was cancelled, moved or put back, and by whom.

The entries stand with the page, so that who may see the page sees them, in its history and in
the report on the site's history. The words that an editor typed for families are not copied.
"""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter

from activities.choices import ChangeKind

DATE_CHANGED = "activities.date_changed"
CHANGE_UNDONE = "activities.change_undone"
CLOSED = "activities.closed"
REOPENED = "activities.reopened"

SENTENCES = {
    ChangeKind.CANCELLED: _("Cancelled %(date)s."),
    ChangeKind.POSTPONED: _("Put off %(date)s, without a new day yet."),
    ChangeKind.MOVED: _("Moved %(date)s."),
    ChangeKind.ADDED: _("Added %(date)s."),
    ChangeKind.NOTE: _("Put a note on %(date)s."),
    ChangeKind.LANGUAGES: _("Changed the languages of %(date)s."),
    ChangeKind.PLACES: _("Changed the places left on %(date)s."),
}


def data_of(change: Any) -> dict[str, Any]:
    """Return what the log keeps of a change: its kind and its dates, ISO 8601."""
    return {
        "kind": change.kind,
        "date": change.original_date.isoformat(),
        "new_date": change.new_date.isoformat() if change.new_date else None,
    }


def data_of_closure(closure: Any) -> dict[str, Any]:
    return {"date": closure.starts_on.isoformat(), "last": closure.ends_on.isoformat()}


def register(registry: LogActionRegistry) -> None:
    @registry.register_action(DATE_CHANGED)
    class DateChanged(LogFormatter):
        label = _("Change a date")

        def format_message(self, log_entry: Any) -> str:
            return _what_happened(log_entry.data)

    @registry.register_action(CHANGE_UNDONE)
    class ChangeUndone(LogFormatter):
        label = _("Take back a change of a date")

        def format_message(self, log_entry: Any) -> str:
            return gettext("Taken back: %(what)s") % {"what": _what_happened(log_entry.data)}

    @registry.register_action(CLOSED)
    class Closed(LogFormatter):
        label = _("Close a location")

        def format_message(self, log_entry: Any) -> str:
            return gettext("Closed from %(first)s until %(last)s.") % _days(log_entry.data)

    @registry.register_action(REOPENED)
    class Reopened(LogFormatter):
        label = _("Open a location again")

        def format_message(self, log_entry: Any) -> str:
            return gettext("Open again from %(first)s until %(last)s.") % _days(log_entry.data)


def _what_happened(data: dict[str, Any]) -> str:
    sentence = str(SENTENCES[ChangeKind(data["kind"])]) % {"date": _day(data["date"])}
    if data.get("new_date"):
        sentence += " " + gettext("New day: %(date)s.") % {"date": _day(data["new_date"])}
    return sentence


def _days(data: dict[str, Any]) -> dict[str, str]:
    return {"first": _day(data["date"]), "last": _day(data["last"])}


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "DATE_FORMAT")
