"""The shape of each row of the demo content, with what is usual already filled in.

Every function returns plain dicts whose keys are the names of model fields; where one row points
at another (a place, a term, a partner) it holds that row's key, code or name. The texts name no
day of the year: the seeds can be moved to another school year.
"""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from activities.choices import (
    Access,
    AttendanceMode,
    ChangeKind,
    Frequency,
    HolidayPolicy,
    Reason,
    Taalicoon,
)
from locations.choices import HolidayCalendar

Row = dict[str, Any]

SEASON_END = date(2027, 6, 30)
CHECKED_ON = date(2026, 11, 20)


def location(
    key: str,
    *,
    meeting_points: Sequence[Row],
    partners: Sequence[Row],
    team: Sequence[Row],
    call_hours: Sequence[tuple[int, time, time]],
    closures: Sequence[tuple[date, date, str]] = (),
    picture: str | None = None,
    checked_on: date = CHECKED_ON,
    **fields: Any,
) -> Row:
    """Return a location. `call_hours`: weekday (Monday is 0), from, until."""
    usual = {
        "neighbourhoods": "",
        "holiday_calendar": HolidayCalendar.FLEMISH,
        "whatsapp": "",
        "email": "",
        "notice_title": "",
        "notice_text": "",
        "notice_from": None,
        "notice_until": None,
        "settling_in": "",
        "last_minute_places": "",
        "last_minute_checked_on": None,
        "taaliconen_training": None,
    }
    return {
        "key": key,
        "fields": usual | fields,
        "meeting_points": list(meeting_points),
        "partners": list(partners),
        "team": list(team),
        "call_hours": list(call_hours),
        "closures": list(closures),
        "picture": picture,
        "checked_on": checked_on,
    }


def meeting_point(
    key: str, name: str, *, at: tuple[float, float], postcode: str, municipality: str, **fields: Any
) -> Row:
    """Return a place. `at`: latitude and longitude. Prams can enter unless it says otherwise."""
    usual = {
        "street": "",
        "street_fr": "",
        "municipality_fr": "",
        "directions": "",
        "is_wheelchair_accessible": False,
        "is_pram_accessible": True,
        "is_regular": True,
        "is_address_on_request": False,
    }
    place = {
        "key": key,
        "name": name,
        "postcode": postcode,
        "municipality": municipality,
        "latitude": at[0],
        "longitude": at[1],
    }
    return place | usual | fields


def partner(name: str, partner_type: str, role: str = "", *, is_core: bool = False) -> Row:
    return {"name": name, "partner_type": partner_type, "role": role, "is_core": is_core}


def person(
    name: str, introduction: str, *, is_agogic: bool = False, is_pedagogic: bool = False
) -> Row:
    return {
        "name": name,
        "is_agogic": is_agogic,
        "is_pedagogic": is_pedagogic,
        "introduction": introduction,
    }


def activity(
    key: str,
    location: str,
    *,
    activity_type: str,
    offer_forms: Sequence[str],
    audiences: Sequence[str] = ("age-0-3", "parents-of-young-children"),
    life_domains: Sequence[str] = (),
    experience_areas: Sequence[str] = (),
    languages: Sequence[str] = ("nl",),
    interpreter_languages: Sequence[str] = (),
    co_organisers: Sequence[str] = (),
    organiser: str | None = None,
    picture: str | None = None,
    steps: Sequence[tuple[str, str, str]] = (),
    body: Sequence[tuple[str, Row]] = (),
    series: Sequence[Row] = (),
    changes: Sequence[Row] = (),
    state: str = "live",
    checked_on: date = CHECKED_ON,
    **fields: Any,
) -> Row:
    """Return an activity. `state`: "live", or "restricted" for the own team only."""
    usual = {
        "age_min_months": 0,
        "age_max_months": 36,
        "for_whom": "Samen met mama, papa, oma of opa.",
        "is_fathers_welcome": False,
        "access": Access.DROP_IN,
        "registration_text": "",
        "registration_days_before": None,
        "capacity": None,
        "cost_eur": 0,
        "taalicoon": Taalicoon.NONE,
        "attendance_mode": AttendanceMode.OFFLINE,
        "online_url": "",
        "destination": "",
        "rain_plan": "",
        "bring": "",
        "hosts": "",
        "has_childcare": False,
    }
    return {
        "key": key,
        "location": location,
        "fields": usual | fields,
        "activity_type": activity_type,
        "offer_forms": list(offer_forms),
        "audiences": list(audiences),
        "life_domains": list(life_domains),
        "experience_areas": list(experience_areas),
        "languages": list(languages),
        "interpreter_languages": list(interpreter_languages),
        "co_organisers": list(co_organisers),
        "organiser": organiser,
        "picture": picture,
        "steps": list(steps),
        "body": list(body),
        "series": list(series),
        "changes": list(changes),
        "state": state,
        "checked_on": checked_on,
    }


def series(
    frequency: Frequency,
    starts_on: date,
    times: tuple[time, time],
    meeting_point: str,
    **rule: Any,
) -> Row:
    """Return the rule of some dates: not in holidays, until the end of the season."""
    usual = {
        "until": SEASON_END,
        "interval_weeks": 1,
        "dates": [],
        "excluded_dates": [],
        "holiday_policy": HolidayPolicy.SKIP_ALL,
        "name": "",
    }
    first = {
        "frequency": frequency,
        "starts_on": starts_on,
        "start_time": times[0],
        "end_time": times[1],
        "meeting_point": meeting_point,
    }
    return first | usual | rule


def on_days(days: Sequence[date], times: tuple[time, time], meeting_point: str) -> Row:
    """Return a series of chosen days. They take place as written, in a holiday too."""
    return series(
        Frequency.ONCE if len(days) == 1 else Frequency.DATES,
        days[0],
        times,
        meeting_point,
        until=None,
        dates=list(days) if len(days) > 1 else [],
        holiday_policy=HolidayPolicy.KEEP_ALL,
    )


def change(
    kind: ChangeKind,
    original_date: date,
    *,
    series: int = 0,
    reason: Reason | None = None,
    words: str = "",
    **fields: Any,
) -> Row:
    """Return one change of one date. `series`: its place in the list of the activity."""
    usual = {
        "new_date": None,
        "new_start_time": None,
        "new_end_time": None,
        "new_meeting_point": None,
        "languages": [],
        "places_left": None,
        "has_waiting_list": False,
    }
    first = {
        "series": series,
        "original_date": original_date,
        "kind": kind,
        "reason": reason,
        "words": {"nl": words} if words else {},
    }
    return first | usual | fields


def text(heading: str, *paragraphs: str) -> tuple[str, Row]:
    """Return a text block; a paragraph that begins with "<" is taken as it is."""
    return ("text", {"heading": heading, "text": rich_text(*paragraphs)})


def rich_text(*paragraphs: str) -> str:
    return "".join(each if each.startswith("<") else f"<p>{each}</p>" for each in paragraphs)


def link(address: str, words: str) -> str:
    return f'<a href="{address}">{words}</a>'


def bullets(*lines: str) -> str:
    return "<ul>" + "".join(f"<li>{each}</li>" for each in lines) + "</ul>"
