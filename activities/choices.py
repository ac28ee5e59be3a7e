"""The closed lists of words that schedules, changes and activities are made of."""

from enum import IntEnum, StrEnum

MIN_AGE_MONTHS = -9  # the beginning of a pregnancy
MAX_AGE_MONTHS = 72


class Frequency(StrEnum):
    """How the dates of a series follow from its first date."""

    ONCE = "once"
    WEEKLY = "weekly"  # every n weeks, on the weekday of the first date
    MONTHLY_NTH = "monthly-nth"  # the same nth weekday as the first date: "the second Thursday"
    MONTHLY_LAST = "monthly-last"  # the last such weekday of the month
    DATES = "dates"  # a list


class HolidayPolicy(StrEnum):
    """What a series does in holidays. Public holidays are never school days."""

    SKIP_ALL = "skip-all"
    SKIP_PUBLIC = "skip-public"
    KEEP_ALL = "keep-all"
    ONLY_SCHOOL_HOLIDAYS = "only-school-holidays"  # and not on a public holiday


class ChangeKind(StrEnum):
    CANCELLED = "cancelled"
    POSTPONED = "postponed"  # no new date yet
    MOVED = "moved"  # another day, time or place
    ADDED = "added"  # a date that the rule does not give
    NOTE = "note"
    LANGUAGES = "languages"
    PLACES = "places"  # places left, full, waiting list


class Status(StrEnum):
    """The state of one date, after schema.org's EventStatusType."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    MOVED = "moved"  # EventRescheduled

    @property
    def takes_place(self) -> bool:
        return self in (Status.SCHEDULED, Status.MOVED)


class Reason(StrEnum):
    """Why a date changed; free words may say more."""

    STAFF_ILL = "staff-ill"
    WEATHER = "weather"
    NO_ROOM = "no-room"
    CLOSED = "closed"
    TOO_FEW = "too-few"
    OTHER = "other"


class Taalicoon(IntEnum):
    """How much Dutch one needs, in the Flemish signs for it: one to four "taaliconen"."""

    NONE = 0
    ONE = 1
    TWO = 2
    THREE = 3
    FOUR = 4


class Access(StrEnum):
    DROP_IN = "drop-in"
    REGISTER = "register"
    APPOINTMENT = "appointment"
    REFERRAL = "referral"


class AttendanceMode(StrEnum):
    """schema.org's eventAttendanceMode."""

    OFFLINE = "offline"
    ONLINE = "online"
    MIXED = "mixed"
