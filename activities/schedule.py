"""From a rule to its dates.

Pure: no database, no clock, no network. Dates are worked out on the wall clock of Belgium and
get their zone last: adding 7 x 24 hours to a UTC moment would slip an hour when summer time
begins.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekdays

from activities.choices import ChangeKind, Frequency, HolidayPolicy, Reason, Status
from locations.calendars import Holidays, Period

BRUSSELS = ZoneInfo("Europe/Brussels")
MAX_DATES = 400  # one series, one list: more is a mistake in typing
YEARS = range(2000, 2100)  # so is any other year


@dataclass(frozen=True, slots=True)
class Rule:
    """When a series takes place, on the wall clock of Belgium.

    `starts_on` is the first date and gives the weekday, the fortnight and the nth week; a
    holiday on that day changes none of these. `until` is included; None means without end.
    `dates` is used by Frequency.DATES only.
    """

    frequency: Frequency
    starts_on: date
    start_time: time
    end_time: time
    until: date | None = None
    interval_weeks: int = 1
    dates: tuple[date, ...] = ()
    excluded_dates: tuple[date, ...] = ()
    holiday_policy: HolidayPolicy = HolidayPolicy.SKIP_ALL


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which a location is closed: its dates stay, as cancelled."""

    period: Period
    reason: Reason = Reason.CLOSED
    reason_text: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeFact:
    """One change of one date. Fields that its kind does not use are empty."""

    kind: ChangeKind
    original_date: date
    new_date: date | None = None
    new_start_time: time | None = None
    new_end_time: time | None = None
    new_meeting_point_id: int | None = None
    reason: Reason | None = None
    words: dict[str, str] = field(default_factory=dict)  # language code to text
    languages: tuple[str, ...] = ()
    interpreted: tuple[str, ...] = ()  # those of them that an interpreter brings
    places_left: int | None = None
    has_waiting_list: bool = False


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """One date with everything that is known about it. Moments are aware, in UTC."""

    original_date: date
    on: date
    starts_at: datetime
    ends_at: datetime
    status: Status = Status.SCHEDULED
    meeting_point_id: int | None = None
    previous_starts_at: datetime | None = None
    previous_meeting_point_id: int | None = None
    reason: str = ""
    reason_text: dict[str, str] = field(default_factory=dict)
    note: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    interpreted: tuple[str, ...] = ()
    places_left: int | None = None
    has_waiting_list: bool = False


def moment(on: date, at: time) -> datetime:
    """Return the UTC moment of a wall-clock time in Belgium.

    A time that the spring night skips (02.30) becomes the time an hour later; a time that the
    autumn night has twice means the first one.
    """
    return datetime.combine(on, at, tzinfo=BRUSSELS).astimezone(UTC)


def school_year_start(on: date) -> date:
    """Return 1 September of the school year that a day lies in."""
    return date(on.year if on.month >= 9 else on.year - 1, 9, 1)


def horizon(on: date) -> Period:
    """Return the days for which dates are kept ready: last, this and the next school year."""
    start = school_year_start(on)
    return Period(date(start.year - 1, 9, 1), date(start.year + 2, 8, 31))


def nth_weekday(on: date) -> int:
    """Return which one of its weekday a day is in its month: 1 to 5."""
    return (on.day - 1) // 7 + 1


def is_last_weekday(on: date) -> bool:
    return (on + timedelta(days=7)).month != on.month


def rule_dates(rule: Rule, period: Period) -> list[date]:
    """Return the days that a rule names within a period, before holidays and exceptions."""
    last = min(period.last, rule.until) if rule.until else period.last
    match rule.frequency:
        case Frequency.ONCE:
            found: Iterable[date] = [rule.starts_on]
        case Frequency.DATES:
            found = sorted(set(rule.dates))
        case Frequency.WEEKLY:
            found = _recurring(
                rule,
                last,
                rrule(WEEKLY, dtstart=_noon(rule.starts_on), interval=max(rule.interval_weeks, 1)),
            )
        case Frequency.MONTHLY_NTH:
            nth = weekdays[rule.starts_on.weekday()](nth_weekday(rule.starts_on))
            found = _recurring(
                rule, last, rrule(MONTHLY, dtstart=_noon(rule.starts_on), byweekday=nth)
            )
        case Frequency.MONTHLY_LAST:
            found = _recurring(
                rule,
                last,
                rrule(
                    MONTHLY,
                    dtstart=_noon(rule.starts_on),
                    byweekday=weekdays[rule.starts_on.weekday()](-1),
                ),
            )
    return [on for on in found if period.first <= on <= last]


def _noon(on: date) -> datetime:
    return datetime.combine(on, time(12))


def _recurring(rule: Rule, last: date, rule_set: rrule) -> list[date]:
    return [each.date() for each in rule_set.between(_noon(rule.starts_on), _noon(last), inc=True)]


def is_allowed(on: date, policy: HolidayPolicy, holidays: Holidays) -> bool:
    """Return whether a series with this policy takes place on this day."""
    if policy == HolidayPolicy.KEEP_ALL:
        return True
    if holidays.is_public(on):
        return False
    if policy == HolidayPolicy.SKIP_PUBLIC:
        return True
    return holidays.has_no_school(on) == (policy == HolidayPolicy.ONLY_SCHOOL_HOLIDAYS)


def series_dates(rule: Rule, period: Period, holidays: Holidays) -> list[date]:
    """Return the days on which a series takes place within a period, in order."""
    excluded = set(rule.excluded_dates)
    return [
        on
        for on in rule_dates(rule, period)
        if on not in excluded and is_allowed(on, rule.holiday_policy, holidays)
    ]


def skipped_dates(rule: Rule, period: Period, holidays: Holidays) -> list[date]:
    """Return the days that the rule names and that a holiday or an exception takes away."""
    kept = set(series_dates(rule, period, holidays))
    return [on for on in rule_dates(rule, period) if on not in kept]


def first_dates(rule: Rule, holidays: Holidays, *, count: int, period: Period) -> list[date]:
    """Return the first dates of a series within a period, for a preview."""
    return list(islice(series_dates(rule, period, holidays), count))


def plan(
    rule: Rule,
    *,
    period: Period,
    holidays: Holidays,
    meeting_point_id: int | None = None,
    changes: Sequence[ChangeFact] = (),
    closures: Sequence[Closure] = (),
) -> list[PlannedDate]:
    """Return every date of a series with its changes and closures, by original date.

    A cancelled date stays, with its status. Changes of a date that the series does not have
    (any more) are left out: `orphaned_changes` names them. `changes`: in the order in which they
    were made, for a date that is postponed and then moved has its new day.
    """
    by_date: dict[date, dict[ChangeKind, ChangeFact]] = {}
    for change in changes:
        by_date.setdefault(change.original_date, {})[change.kind] = change
    days = set(series_dates(rule, period, holidays))
    days.update(on for on, kinds in by_date.items() if ChangeKind.ADDED in kinds and on in period)
    return [
        _planned(rule, on, by_date.get(on, {}), meeting_point_id, closures) for on in sorted(days)
    ]


def orphaned_changes(
    rule: Rule, *, period: Period, holidays: Holidays, changes: Sequence[ChangeFact]
) -> list[ChangeFact]:
    """Return the changes within a period whose date the series does not have."""
    days = set(series_dates(rule, period, holidays))
    days.update(change.original_date for change in changes if change.kind == ChangeKind.ADDED)
    return [
        change
        for change in changes
        if change.original_date in period and change.original_date not in days
    ]


def _planned(
    rule: Rule,
    original: date,
    changes: dict[ChangeKind, ChangeFact],
    meeting_point_id: int | None,
    closures: Sequence[Closure],
) -> PlannedDate:
    on, start, end, place = original, rule.start_time, rule.end_time, meeting_point_id
    status, reason, reason_text = Status.SCHEDULED, None, {}
    if added := changes.get(ChangeKind.ADDED):
        start, end = added.new_start_time or start, added.new_end_time or end
        place = added.new_meeting_point_id or place
    before = (moment(on, start), place)
    if moved := changes.get(ChangeKind.MOVED):
        status, reason, reason_text = Status.MOVED, moved.reason, moved.words
        on = moved.new_date or on
        start, end = moved.new_start_time or start, moved.new_end_time or end
        place = moved.new_meeting_point_id or place
    closure = next((each for each in closures if on in each.period), None)
    if cancelled := changes.get(ChangeKind.CANCELLED):
        status, reason, reason_text = Status.CANCELLED, cancelled.reason, cancelled.words
    elif closure:
        status, reason, reason_text = Status.CANCELLED, closure.reason, closure.reason_text
    elif postponed := _waits(changes):
        status, reason, reason_text = Status.POSTPONED, postponed.reason, postponed.words
    starts_at = moment(on, start)
    note, languages, places = (
        changes.get(kind) for kind in (ChangeKind.NOTE, ChangeKind.LANGUAGES, ChangeKind.PLACES)
    )
    return PlannedDate(
        original_date=original,
        on=on,
        starts_at=starts_at,
        ends_at=max(moment(on, end), starts_at + timedelta(minutes=1)),  # the spring night
        status=status,
        meeting_point_id=place,
        previous_starts_at=before[0] if moved and before[0] != starts_at else None,
        previous_meeting_point_id=before[1] if moved and before[1] != place else None,
        reason=reason or "",
        reason_text=reason_text,
        note=note.words if note else {},
        languages=languages.languages if languages else (),
        interpreted=languages.interpreted if languages else (),
        places_left=places.places_left if places else None,
        has_waiting_list=bool(places and places.has_waiting_list),
    )


def _waits(changes: dict[ChangeKind, ChangeFact]) -> ChangeFact | None:
    """Return what postponed a date, unless it was given a new day, hour or place since."""
    made = [each for each in changes if each in (ChangeKind.POSTPONED, ChangeKind.MOVED)]
    return changes[made[-1]] if made[-1:] == [ChangeKind.POSTPONED] else None


def rule_problems(rule: Rule, holidays: Holidays) -> dict[str, str]:
    """Return what is wrong with a rule: the field's name, and a code of the problem.

    Codes: too-far, ends-before-start, crosses-midnight, until-before-start, no-dates,
    too-many-dates, fifth-weekday, not-last-weekday, interval, nothing-left.
    """
    for name, on in (("starts_on", rule.starts_on), ("until", rule.until)):
        if on and on.year not in YEARS:
            return {name: "too-far"}
    if any(on.year not in YEARS for on in rule.dates):
        return {"dates": "too-far"}
    problems: dict[str, str] = {}
    if rule.end_time <= rule.start_time:
        late = rule.start_time >= time(12) and rule.end_time <= time(6)
        problems["end_time"] = "crosses-midnight" if late else "ends-before-start"
    if rule.until and rule.until < rule.starts_on and rule.frequency != Frequency.DATES:
        problems["until"] = "until-before-start"
    if rule.frequency == Frequency.DATES and not rule.dates:
        problems["dates"] = "no-dates"
    elif len(rule.dates) > MAX_DATES:
        problems["dates"] = "too-many-dates"
    if rule.frequency == Frequency.MONTHLY_NTH and nth_weekday(rule.starts_on) == 5:
        problems["frequency"] = "fifth-weekday"
    if rule.frequency == Frequency.MONTHLY_LAST and not is_last_weekday(rule.starts_on):
        problems["frequency"] = "not-last-weekday"
    if not 1 <= rule.interval_weeks <= 52:
        problems["interval_weeks"] = "interval"
    if not problems and not series_dates(rule, _whole(rule), holidays):
        problems["starts_on"] = "nothing-left"
    return problems


def _whole(rule: Rule) -> Period:
    """Return the days in which a rule must yield at least one date: two years at most."""
    first = min((rule.starts_on, *rule.dates))
    return Period(first, max((first + timedelta(days=731), *rule.dates)))
