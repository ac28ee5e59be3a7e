"""The sentences of the week: what happened, and why something was refused."""

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.choices import ChangeKind, Status
from activities.models import Change, Occurrence, Series
from activities.phrases import when_in_short
from activities.readings import Reading
from activities.schedule import BRUSSELS
from activities.services import ChangeRefusedError
from activities.wording import place_name
from content.formats import day_in_words, in_a_row, list_of_days, time_span
from editors.week_selectors import Row, date_of_change
from translations.choices import State
from translations.coverage import Tally
from translations.wording import language_name

STATUSES = {
    Status.SCHEDULED: gettext_lazy("Takes place"),
    Status.CANCELLED: gettext_lazy("Does not take place"),
    Status.POSTPONED: gettext_lazy("Postponed"),
    Status.MOVED: gettext_lazy("Moved"),
}
REFUSALS = {
    "no-such-series": gettext_lazy(
        "The dates of this activity were made anew meanwhile. Open your week again."
    ),
    "no-such-date": gettext_lazy("This date is no longer there. Open your week again."),
    "date-exists": gettext_lazy(
        "This activity already has a date on that day. You find it in your week."
    ),
    "nothing-moved": gettext_lazy("Nothing is different yet. Choose another day, hour or place."),
    "ends-before-start": gettext_lazy("The end must come after the start."),
    "changed-meanwhile": gettext_lazy(
        "Somebody changed this date a moment ago. Nothing was done. See how it is now, and choose "
        "again."
    ),
    "as-planned": gettext_lazy(
        "This is how it was planned. Use “Undo” to take the earlier move back."
    ),
    "does-not-take-place": gettext_lazy(
        "This date does not take place. Take that back first, then change it."
    ),
    "usual-languages": gettext_lazy("These are the usual languages already. Nothing was done."),
    "date-over": gettext_lazy("This date is over. Nothing was done."),
}


def refusal(refused: ChangeRefusedError) -> str:
    return str(REFUSALS.get(refused.code, REFUSALS["changed-meanwhile"]))


def today() -> date:
    return timezone.localdate()


def moment_in_words(starts_at: datetime, ends_at: datetime) -> str:
    """Return "dinsdag 24 november, 9.30 – 11.30 uur"."""
    start, end = starts_at.astimezone(BRUSSELS), ends_at.astimezone(BRUSSELS)
    day = day_in_words(start.date(), today=today())
    return in_a_row([day, time_span(start.time(), end.time())])


def reading_in_words(reading: Reading) -> str:
    return moment_in_words(reading.starts_at, reading.ends_at)


def status_in_words(row: Row) -> str:
    """Return the state of a date in two or three words, as families see it."""
    reading = row.reading
    if reading.takes_place and reading.is_full:
        return _("Full, waiting list") if reading.has_waiting_list else _("Full")
    return str(STATUSES[reading.status])


def told(change: Change) -> str:
    """Return what a change did, for who just made it."""
    row = date_of_change(change)
    if row is None:
        return ""
    moment = moment_in_words(row.starts_at, row.ends_at)
    when = capfirst(moment)
    if change.kind == ChangeKind.PLACES and change.places_left:
        text = _("%(when)s: %(count)d places left. Families see that now.")
        return text % {"when": when, "count": change.places_left}
    place = place_name(row.meeting_point)
    text = {
        ChangeKind.CANCELLED: _("%(when)s does not take place. Families see that now."),
        ChangeKind.POSTPONED: _(
            "%(when)s is postponed. Families see that now. Once you know the new day, you give it "
            "here, in your week."
        ),
        ChangeKind.MOVED: _("It is now on %(new)s, %(place)s. Families see that now.")
        if place
        else _("It is now on %(new)s. Families see that now."),
        ChangeKind.ADDED: _("%(when)s is an extra date. Families see it now."),
        ChangeKind.NOTE: _("Your note stands at %(new)s. Families see it now."),
        ChangeKind.LANGUAGES: _("%(when)s has languages of its own. Families see them now."),
        ChangeKind.PLACES: _("%(when)s is full. Families see that now."),
    }[ChangeKind(change.kind)]
    return text % {"when": when, "new": moment, "place": place}


def told_after_undoing(change: Change) -> str:
    """Return how a date is now that a change of it was taken back."""
    row = date_of_change(change)
    if row is None:
        return _("The extra date is gone. Families no longer see it.")
    return _("Undone. %(when)s: %(status)s. Families see that now.") % {
        "when": capfirst(moment_in_words(row.starts_at, row.ends_at)),
        "status": str(dict(Occurrence.STATUSES)[Status(row.status)]),
    }


def days_in_words(days: Sequence[date]) -> str:
    return list_of_days(days, today=today())


def series_in_words(series: Series) -> str:
    """Return "Spelen: elke dinsdag van 9.30 tot 11.30 uur"."""
    return f"{series.page.title}: {when_in_short(series.rule, today=today())}"


def translations_in_words(rows: Sequence[Tally]) -> list[dict[str, str]]:
    """Return, of each language, one line and where to go."""
    return [
        {
            "text": _("%(language)s: %(missing)d not translated, %(stale)d behind")
            % {
                "language": language_name(row.language_code),
                "missing": row.counts[State.MISSING],
                "stale": row.counts[State.STALE],
            },
            "url": f"{reverse('koala_coverage')}?"
            + urlencode({"location": row.scope.key, "language": row.language_code}),
        }
        for row in rows
    ]
