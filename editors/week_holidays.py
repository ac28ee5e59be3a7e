"""What runs in a school holiday: the question, series by series, and what an answer changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from activities.choices import ChangeKind, Reason, Status
from activities.models import Change, Series
from activities.schedule import BRUSSELS, moment, rule_dates
from activities.services import ChangeRefusedError, change_date, undo_change
from content.texts import give_words
from content.words import SOURCE_LANGUAGE, Words
from editors.week_selectors import changes_of, dates_of, series_of_location
from locations.calendars import Period
from locations.models import HolidayPeriod, LocationPage
from locations.selectors import closures_of, holidays_of


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """One series in a school holiday: only days that are still to come.

    `missing`: days of its rule that the plan leaves out, but for public holidays and days on
    which the location is closed. `called_off`: cancelled by an earlier answer.
    """

    series: Series
    title: Words
    on: tuple[date, ...]  # takes place
    off: tuple[date, ...]  # is cancelled, for whatever reason
    missing: tuple[date, ...]
    called_off: tuple[Change, ...]

    @property
    def to_run(self) -> tuple[date, ...]:
        """Return the days that the answer "it runs" puts in or back."""
        return tuple(sorted({*self.missing, *(each.original_date for each in self.called_off)}))


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer did, so that it can be taken back."""

    made: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()


def holiday_rows(
    location: LocationPage, period: HolidayPeriod, *, language_code: str, at: datetime
) -> list[HolidayRow]:
    """Return what each series does in a holiday; series without a day in it are left out.

    The number of queries does not grow with the series, nor with the dates.
    """
    first = max(period.starts_on, at.astimezone(BRUSSELS).date())
    days = Period(first, period.ends_on)
    series = series_of_location(location)
    give_words([row.page for row in series], language_code)
    dates: dict[Any, dict[date, bool | None]] = {}
    for row in dates_of(location).filter(original_date__range=(first, period.ends_on)):
        is_over = row.starts_at <= at
        takes_place = Status(row.status).takes_place
        dates.setdefault(row.series_key, {})[row.original_date] = None if is_over else takes_place
    called_off: dict[Any, list[Change]] = {}
    for change in changes_of(location).filter(
        undone_at=None,
        kind=ChangeKind.CANCELLED,
        reason=Reason.CLOSED,
        original_date__range=(first, period.ends_on),
    ):
        called_off.setdefault(change.series_key, []).append(change)
    shut = [Period(each.starts_on, each.ends_on) for each in closures_of(location)]
    holidays = holidays_of(location)
    rows = []
    for each in series:
        known = dates.get(each.key, {})
        missing = [
            on
            for on in rule_dates(each.rule, days)
            if on not in known
            and on not in each.excluded_dates
            and not holidays.is_public(on)
            and not any(on in closed for closed in shut)
            and moment(on, each.start_time) > at
        ]
        found = HolidayRow(
            series=each,
            title=each.page.words_in(language_code)["title"],
            on=tuple(sorted(on for on, runs in known.items() if runs)),
            off=tuple(sorted(on for on, runs in known.items() if runs is False)),
            missing=tuple(missing),
            called_off=tuple(
                change
                for change in called_off.get(each.key, [])
                if known.get(change.original_date) is False
            ),
        )
        if found.on or found.off or found.missing:
            rows.append(found)
    return rows


@transaction.atomic
def answer(
    location: LocationPage,
    period: HolidayPeriod,
    *,
    series_key: str,
    runs: bool,
    seen: Sequence[date],
    at: datetime,
    by: User,
) -> Answer:
    """Make "it runs" or "it does not run" true for one series in a holiday.

    `seen`: the days that the answer was said to change. Raises ChangeRefusedError, with nothing
    written, when these are no longer the days that it would change.
    """
    rows = holiday_rows(location, period, language_code=SOURCE_LANGUAGE, at=at)
    row = next((each for each in rows if str(each.series.key) == series_key), None)
    if row is None:
        raise ChangeRefusedError("no-such-series")
    if list(seen) != list(row.to_run if runs else row.on):
        raise ChangeRefusedError("changed-meanwhile")
    if not runs:
        made = [
            _make(row.series, on, ChangeKind.CANCELLED, reason=Reason.CLOSED, at=at, by=by)
            for on in row.on
        ]
        return Answer(made=tuple(made))
    for change in row.called_off:
        undo_change(change, at=at, by=by)
    made = [_make(row.series, on, ChangeKind.ADDED, at=at, by=by) for on in row.missing]
    return Answer(made=tuple(made), undone=row.called_off)


def _make(series: Series, on: date, kind: ChangeKind, **values: Any) -> Change:
    return change_date(series=series, original_date=on, kind=kind, **values)
