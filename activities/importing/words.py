"""What an editor reads about an import: a sentence for each code."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.choices import Frequency
from activities.importing.plans import EventPlan
from activities.importing.problems import Problem
from activities.phrases import when_sentences

SENTENCES = {
    # A file
    "too-large": _(
        "This is larger than %(megabytes)s MB. Make it smaller: only this season, for example."
    ),
    "empty-file": _("The file is empty. Choose another one."),
    "too-many-lines": _("This calendar has more than %(count)s lines. Export fewer months."),
    "line-too-long": _(
        "A line of this calendar is longer than %(count)s characters. This is not a normal "
        "calendar."
    ),
    "too-deep": _("This calendar is put together in a strange way, so we do not read it."),
    "too-many-events": _("This calendar has more than %(count)s events. Export fewer months."),
    "not-a-calendar": _("This is not a calendar. Choose a file that ends in .ics, .csv or .xlsx."),
    "broken-calendar": _("This calendar is not complete. Export it again."),
    "no-events": _("There is no event in this calendar."),
    "old-workbook": _("This is an old Excel file (.xls). Save it as .xlsx or .csv and try again."),
    "not-a-table": _("This is not a table. Choose a file that ends in .csv or .xlsx."),
    "broken-workbook": _(
        "This Excel file cannot be read. Save it again as .xlsx without a password, or as .csv."
    ),
    "workbook-too-large": _(
        "Unpacked, this Excel file is larger than %(megabytes)s MB. Save only the plan itself."
    ),
    "workbook-part-too-large": _(
        "This Excel file holds far more than a season plan. Copy the plan to a new file."
    ),
    "active-workbook": _(
        "This Excel file holds programs or links to other files. Save it as .csv and try again."
    ),
    "too-many-rows": _("This table has more than %(count)s rows. Make several files of it."),
    "too-many-columns": _(
        "This table has more than %(count)s columns. Use the columns of the example."
    ),
    "cell-too-long": _(
        "A cell of this table has more than %(count)s characters. Make that text shorter."
    ),
    "missing-columns": _("These columns are missing: %(names)s. Use the first row of the example."),
    "no-rows": _("There is no activity in this table."),
    # A row of a table
    "row-no-title": _("Row %(row)s: the title is missing."),
    "row-bad-day": _(
        "Row %(row)s: “%(value)s” is not a day. Write day/month/year, for example 14/01/2027."
    ),
    "row-bad-hour": _("Row %(row)s: “%(value)s” is not an hour. Write 9.30, for example."),
    "row-bad-repeat": _(
        "Row %(row)s: we do not know “%(value)s”. Write “elke week”, “om de 2 weken”, “elke maand” "
        "or “laatste van de maand”, or leave it empty."
    ),
    "row-ends-before-start": _("Row %(row)s: the end must come after the start."),
    "row-crosses-midnight": _("Row %(row)s: an activity cannot run past midnight."),
    "row-until-before-start": _("Row %(row)s: the last day lies before the first day."),
    "row-no-dates": _("Row %(row)s: there is no day."),
    "row-too-many-dates": _(
        "Row %(row)s: a list holds at most 400 days. Use “elke week”, for example."
    ),
    "row-fifth-weekday": _(
        "Row %(row)s: not every month has a fifth one. Choose another first day, or "
        "“laatste van de maand”."
    ),
    "row-not-last-weekday": _(
        "Row %(row)s: the first day is not the last one of its weekday in that month."
    ),
    "row-interval": _("Row %(row)s: write a number of weeks from 1 to 52."),
    "row-nothing-left": _("Row %(row)s: every day is left out, so there is no date at all."),
    # An address
    "bad-address": _(
        "This is not an address of a calendar. It begins with https:// and has a name with "
        "a dot in it."
    ),
    "bad-scheme": _("An address of a calendar begins with https://, http:// or webcal://."),
    "bad-port": _("This address names an unusual port. We only open the usual ones, 80 and 443."),
    "address-with-password": _(
        "There is a name or a password in this address. Use the secret address that the "
        "calendar offers."
    ),
    "private-address": _(
        "This address leads to a closed network. We only open what everybody on the "
        "internet can reach."
    ),
    "feed-unreachable": _(
        "The calendar cannot be reached, or does not answer as it should. Check the "
        "address, or try again later."
    ),
    "feed-too-slow": _("The calendar does not answer within ten seconds. Try again later."),
    "feed-status": _(
        "The calendar refuses to answer (code %(status)s). Check the address, and whether "
        "it is shared."
    ),
    "too-many-redirects": _(
        "This address sends us on more than %(count)s times. Use the address it ends at."
    ),
    "feed-lost-most": _(
        "%(lost)s of the %(known)s activities are suddenly gone or cancelled. "
        "Nothing has changed yet: look whether that is right."
    ),
    "feed-empty": _(
        "The calendar is suddenly empty. Nothing has changed: look whether that is right."
    ),
    "feed-changes-wait": _(
        "Changed dates of activities on the site wait until somebody has looked at them."
    ),
    "feed-failed": _("Something went wrong while reading this calendar. Tell the network team."),
    # An event that is not taken over
    "unreadable-date": _("“%(value)s” is not a date we can read."),
    "year": _("The year %(value)s does not lie between %(first)s and %(last)s."),
    "unreadable-rule": _("We cannot read how often this repeats (%(value)s)."),
    "rule-too-often": _(
        "This repeats several times a day or more often. That is not an activity (%(value)s)."
    ),
    "rule-out-of-range": _("A number in the rule is too high or too low (%(value)s)."),
    "several-rules": _(
        "This event has several rules at once, or a rule for when it does not take place."
    ),
    "too-many-extra-dates": _("This event has more than %(count)s dates of its own."),
    "too-much-work": _(
        "This calendar is so large that we stopped before this event. Export fewer months."
    ),
    "this-and-future": _(
        "“This one and all that follow” was changed. Make a second event of it in the calendar."
    ),
    "all-day": _(
        "This is for a whole day: families do not know at what hour. Give it hours in the calendar."
    ),
    "no-start": _("There is no start."),
    "no-end": _(
        "There is no end, or it does not come after the start. Give it an end in the calendar."
    ),
    "no-title": _("There is no title."),
    "broken-event": _("This event cannot be read."),
    "crosses-midnight": _("This runs past midnight. An activity ends on the day that it starts."),
    "other-feed": _("This activity follows another calendar already."),
    "moved-away": _("This activity now belongs to another location."),
    "locked": _("Somebody has locked this activity, or is judging it. We try again next time."),
    "too-many-new": _(
        "We make at most %(count)s activities at a time. Read the calendar again for the others."
    ),
    # What an editor should know
    "title-cut": _("The title was cut to %(count)s characters."),
    "summary-cut": _("The description was cut to %(count)s characters."),
    "became-list": _(
        "We do not know this rule, so it became a list of days: this school year and the next."
    ),
    "date-past-midnight": _(
        "On %(day)s the hours changed in a way we cannot take over. Look at that date yourself."
    ),
    "private-date": _("Some dates of this event are private, and were left out."),
    "several-places": _(
        "There are several places: %(places)s. Choose the meeting point of each series."
    ),
    "place-known": _("Place: %(place)s. That is the meeting point %(point)s."),
    "place-unknown": _(
        "Place: %(place)s. We do not know that place: choose the meeting point yourself."
    ),
    "place-missing": _("No place is named: choose the meeting point yourself."),
    "changes-later": _("Changes of single dates: %(count)s. They count once the activity is live."),
    "changes-wait": _("Changes of single dates that wait for you: %(count)s."),
    "changed-title": _("The title changes."),
    "changed-summary": _("The description changes."),
    "changed-series": _("The days or the hours change."),
    "changed-changes": _("Single dates change: moved, cancelled or with a note."),
    "came-back": _("It stands in the calendar again."),
    "cancelled-in-file": _(
        "The calendar says that this is cancelled: every date to come does not take place."
    ),
    "gone-live": _("This is no longer in the calendar: every date to come does not take place."),
    "gone-draft": _(
        "This is no longer in the calendar. The draft stays: delete it if you do not need it."
    ),
    "nothing-ahead": _("No date of this lies ahead."),
    "cancelled-never-here": _("This is cancelled, and it was never here."),
    "deleted-here": _("Somebody deleted this activity here, so it does not come back by itself."),
}


def sentence(problem: Problem) -> str:
    """Return what a problem says to an editor."""
    return sentence_of(problem.code, dict(problem.values))


def sentence_of(code: str, values: Mapping[str, Any]) -> str:
    """Return the sentence of a code that was kept, or an empty one."""
    text = SENTENCES.get(code)
    if not text:
        return ""
    what = str(text) % values
    if "line" in values:
        return gettext("Line %(line)s: %(what)s") % {"line": values["line"], "what": what}
    return what


def when_in_words(plan: EventPlan, *, today: date) -> list[str]:
    """Return when an event takes place, a sentence for each series."""
    found = []
    for each in plan.series[:8]:
        sentences = when_sentences(each.rule, today=today)
        # What it does in holidays is said once, above all events.
        is_rule = each.rule.frequency not in (Frequency.ONCE, Frequency.DATES)
        found.append(" ".join([*sentences[:1], *(sentences[2:] if is_rule else [])]))
    return found
