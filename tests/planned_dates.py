"""Makes rules, their dates and calendars of them without a database; values are dull."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from activities.choices import Frequency, HolidayPolicy
from activities.ical import CalendarFacts, EventText, calendar
from activities.readings import PlaceReading, Reading
from activities.schedule import BRUSSELS, ChangeFact, Rule, plan
from content.words import words_in
from locations.calendars import Holidays, Period

SEASON = Period(date(2026, 8, 1), date(2027, 8, 31))
AUTUMN_BREAK = Period(date(2026, 11, 2), date(2026, 11, 8))
HOLIDAYS = Holidays(
    school=(AUTUMN_BREAK,), public=(Period(date(2026, 11, 11), date(2026, 11, 11)),)
)
DAY = date(2026, 9, 15)  # a Tuesday of the rule
KEY = "5b8b7f0e-9d0a-5d0c-8f0e-0a1c2b3d4e5f"
FACTS = CalendarFacts(
    name="Spelen",
    description="",
    language_code="nl",
    page_url="https://koala.example/nl/spelen/",
    feed_url="https://koala.example/nl/agenda/netwerk.ics",
)
HOUSE = PlaceReading(
    name="Huis 1",
    street="Teststraat 1",
    postcode="9000",
    municipality="Teststad",
    directions="",
    is_wheelchair_accessible=False,
    is_pram_accessible=True,
    is_address_on_request=False,
    latitude=51.05,
    longitude=3.72,
)
PLACES = {1: HOUSE, 2: replace(HOUSE, name="Park", latitude=51.06)}


def make_rule(**values):
    usual = {
        "frequency": Frequency.WEEKLY,
        "starts_on": date(2026, 9, 1),
        "start_time": time(9, 30),
        "end_time": time(11, 30),
        "until": date(2026, 12, 31),
        "holiday_policy": HolidayPolicy.SKIP_ALL,
    }
    return Rule(**usual | values)


def reading_of(planned, *, sequence=0):
    """Return what a reader sees of a planned date, in Dutch."""
    before = planned.previous_starts_at
    return Reading(
        uid=f"uid-{planned.original_date}",
        activity_key="activity",
        series_key=KEY,
        activity_title="Spelen",
        activity_language="nl",
        activity_summary="Je speelt met je kindje.",
        activity_type="Ontmoeting en spel",
        series_name="",
        url="/nl/spelen/",
        location_title="KOALA",
        location_url="/nl/koala/",
        location_phone="+32 000 00 00 01",
        original_date=planned.original_date,
        sequence=sequence,
        updated_at=datetime(2026, 9, 1, 8, tzinfo=UTC),
        on=planned.on,
        starts_at=planned.starts_at.astimezone(BRUSSELS),
        ends_at=planned.ends_at.astimezone(BRUSSELS),
        status=planned.status,
        reason=words_in(planned.reason_text, "nl"),
        note=words_in(planned.note, "nl"),
        previous_starts_at=before.astimezone(BRUSSELS) if before else None,
        previous_place="",
        place=PLACES.get(planned.meeting_point_id),
        languages=planned.languages,
        language_codes=planned.languages,
        age_min_months=0,
        age_max_months=36,
        is_free=True,
        needs_registration=False,
        places_left=planned.places_left,
        has_waiting_list=False,
    )


def words_of(reading):
    return EventText(
        summary=f"{reading.status}: {reading.activity_title}",
        description=f"{reading.note}|{reading.languages}|{reading.is_full}",
        location=reading.place.line if reading.place else "",
        url="https://koala.example/nl/spelen/",
        language_code="nl",
    )


def ics_of(readings, rule, *, words=words_of):
    return calendar(FACTS, readings, rules={KEY: rule}, words_of=words)


def planned_and_ics(rule, *changes, holidays=HOLIDAYS, closures=(), period=SEASON):
    dates = plan(
        rule,
        period=period,
        holidays=holidays,
        meeting_point_id=1,
        changes=changes,
        closures=closures,
    )
    return dates, ics_of([reading_of(each) for each in dates], rule)


def moments(dates):
    """Return the same as `unfolded`, of our own dates."""
    return sorted((each.starts_at, each.status.takes_place) for each in dates)


def change(kind, on=DAY, **values):
    return ChangeFact(kind=kind, original_date=on, **values)
