"""Every date of the demo content, worked out without `activities.schedule`.

Plain loops over days and a typed table of holidays, so that a test can hold the two against each
other. The rules come from the outline of the demo content (A01 to A25), not from the seeds.
Statuses: scheduled, moved, cancelled, postponed. A moved date stands on its new day.
"""

from datetime import date, timedelta

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)

# Flemish schools, first and last day included.
SCHOOL_HOLIDAYS = [
    ("2026-11-02", "2026-11-08"),  # autumn
    ("2026-11-11", "2026-11-11"),  # Armistice
    ("2026-12-21", "2027-01-03"),  # Christmas
    ("2027-02-08", "2027-02-14"),  # carnival
    ("2027-03-29", "2027-04-11"),  # Easter
    ("2027-05-01", "2027-05-01"),  # Labour Day
    ("2027-05-06", "2027-05-07"),  # Ascension and the Friday after
    ("2027-05-17", "2027-05-17"),  # Whit Monday
    ("2027-07-01", "2027-08-31"),  # summer
]
PUBLIC_HOLIDAYS = {
    *("2026-11-01", "2026-11-11", "2026-12-25"),
    *("2027-01-01", "2027-03-28", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-16"),
    *("2027-05-17", "2027-07-21", "2027-08-15"),
}

SEASON = ("2026-09-01", "2027-06-30")


def days(first, last):
    """Return every day from `first` to `last`, as ISO text."""
    found = [date.fromisoformat(first)]
    while found[-1] < date.fromisoformat(last):
        found.append(found[-1] + timedelta(days=1))
    return [on.isoformat() for on in found]


def is_school_holiday(on):
    return any(first <= on <= last for first, last in SCHOOL_HOLIDAYS)


def is_day_off(on):
    return is_school_holiday(on) or on in PUBLIC_HOLIDAYS


def weekdays(weekday, first=SEASON[0], last=SEASON[1]):
    """Return every such weekday of a stretch of days, holidays included."""
    return [on for on in days(first, last) if date.fromisoformat(on).weekday() == weekday]


def school_days(weekday, first=SEASON[0], last=SEASON[1]):
    return [on for on in weekdays(weekday, first, last) if not is_day_off(on)]


def of_each_month(found, position):
    """Return the first (0), second (1) … or last (-1) of these days in each month."""
    months = sorted({on[:7] for on in found})
    return [[on for on in found if on[:7] == month][position] for month in months]


def dates(found, start, **statuses):
    """Return the rows of these days; `statuses`: the days that are not simply scheduled."""
    special = {on: status for status, on in statuses.items()}
    return [(on, start, special.get(on, "scheduled")) for on in found]


def replaced(found, before, after):
    return sorted([*(on for on in found if on != before), after])


def in_term(found):
    return [on for on in found if not is_day_off(on)]


FRIDAYS_WITH_HOLIDAYS = [
    on for on in weekdays(FRIDAY) if on not in PUBLIC_HOLIDAYS and on != "2027-05-07"
]
EVERY_SECOND_THURSDAY = weekdays(THURSDAY, first="2026-09-10")[::2]

EXPECTED = {
    "A01": dates(school_days(TUESDAY), "09:30"),
    "A02": dates(
        replaced(FRIDAYS_WITH_HOLIDAYS, "2026-12-11", "2026-12-10"), "09:00", moved="2026-12-10"
    ),
    # 31 March lies in the Easter holiday: it is added by hand, and moved to 24 March.
    "A03": dates(
        sorted([*in_term(of_each_month(weekdays(WEDNESDAY), -1)), "2027-03-24"]),
        "14:00",
        moved="2027-03-24",
    ),
    "A04": dates(["2027-03-20", "2027-04-17", "2027-05-22"], "14:00", postponed="2027-04-17"),
    "A05": dates(["2027-01-14", "2027-01-21", "2027-01-28"], "09:00"),
    "A06": dates(in_term(of_each_month(weekdays(THURSDAY), 1)), "13:30"),
    "A07": dates(in_term(of_each_month(weekdays(FRIDAY), 0)), "19:00"),
    "A08": [*dates(school_days(MONDAY), "09:00"), *dates(school_days(MONDAY), "11:00")],
    "A09": dates(school_days(THURSDAY), "09:00"),
    "A10": dates(in_term(EVERY_SECOND_THURSDAY), "13:30"),
    "A11": dates(school_days(WEDNESDAY), "10:00"),
    "A12": dates(["2026-12-05"], "14:00"),
    "A13": dates(["2026-12-02"], "14:00", cancelled="2026-12-02"),
    "A14": [],  # by appointment
    "A15": dates(["2027-03-14", "2027-03-21", "2027-03-28", "2027-04-04"], "10:00"),
    "A16": dates(["2027-01-12", "2027-01-19", "2027-01-26", "2027-02-02", "2027-02-16"], "13:00"),
    "A17": dates(
        [on for on in weekdays(TUESDAY) if is_school_holiday(on) and on not in PUBLIC_HOLIDAYS],
        "09:30",
    ),
    "A18": [
        *dates(school_days(WEDNESDAY), "09:00"),
        *dates(school_days(WEDNESDAY), "10:30"),
        *dates(school_days(WEDNESDAY), "13:30"),
    ],
    "A19": dates(school_days(MONDAY, first="2027-03-01", last="2027-06-28"), "13:00"),
    "A20": dates(["2027-02-02"], "19:00"),
    "A21": dates(["2026-12-17", "2027-03-18", "2027-06-17"], "10:00"),
    "A22": [],  # private, and without dates
    "A23": dates(["2027-05-29"], "13:00"),
    "A25": dates(["2026-04-22"], "13:30"),
}
EXPECTED = {key: sorted(rows) for key, rows in EXPECTED.items()}
