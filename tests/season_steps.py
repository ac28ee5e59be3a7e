"""What the tests of planning share: a location with an editor, and a plan as it is filled in."""

from django.urls import reverse

PLAN = {
    "title": "Speluur in het park",
    "how_often": "weekly-1",
    "starts_on": "2026-12-01",
    "start_time": "09:30",
    "end_time": "11:30",
    "season": "2026-2027",
    "holiday_policy": "skip-all",
}


def new_url(location, **source):
    query = "&".join(f"{name}={row.pk}" for name, row in source.items())
    return reverse("koala_new_activity", args=[location.pk]) + (f"?{query}" if query else "")


def plan(location, action="draft", **different):
    """Return the fields of a plan for a location, with its first place."""
    point = location.meeting_points.first()
    filled = PLAN | {"meeting_point": point.pk, "action": action} | different
    return {name: value for name, value in filled.items() if value is not None}


def series_fields(number=0, **different):
    """Return one series as the form of the page sends it."""
    usual = {
        "frequency": "weekly",
        "starts_on": "2026-12-01",
        "until": "2027-06-30",
        "start_time": "09:30",
        "end_time": "11:30",
        "interval_weeks": "1",
        "dates": "",
        "excluded_dates": "",
        "holiday_policy": "skip-all",
        "meeting_point": "",
    }
    return {f"series-{number}-{name}": value for name, value in (usual | different).items()}
