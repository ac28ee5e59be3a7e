"""Questions that are a little wider, for when nothing was found."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from activities.schedule import BRUSSELS
from search.criteria import FinderCriteria, When, days_of
from search.finding import finder
from search.forms import RADII_KM


@dataclass(frozen=True, slots=True)
class WiderSearch:
    """A question that does find something."""

    label: str
    url: str
    count: int


def wider_searches(criteria: FinderCriteria, query: QueryDict) -> list[WiderSearch]:
    """Return at most one wider question of each kind, with how many activities it finds."""
    found: dict[str, WiderSearch] = {}
    for kind, label, changes, wider in _candidates(criteria, query):
        if kind not in found and (count := finder().count(wider)):
            found[kind] = WiderSearch(label, finder_url(query, **changes), count)
    return list(found.values())


def _candidates(
    criteria: FinderCriteria, query: QueryDict
) -> Iterator[tuple[str, str, dict[str, str | None], FinderCriteria]]:
    """Yield kind, words, changed answers and criteria; nearer before farther."""
    today = criteria.at.astimezone(BRUSSELS).date()
    if query.get("when") in {When.TODAY, When.TOMORROW, When.THIS_WEEK}:
        days = days_of(When.NEXT_WEEK, None, today=today)
        changes: dict[str, str | None] = {"when": When.NEXT_WEEK.value}
        yield "days", _("Look at next week"), changes, criteria.with_days(*days)
    elif query.get("when") or query.get("start") or query.get("end"):
        days = days_of(None, None, today=today)
        wider = criteria.with_days(*days)
        yield "days", _("Show every day"), {"when": None, "start": None, "end": None}, wider
    if criteria.origin:
        for km in RADII_KM:
            if km > criteria.radius_km:
                label = _("Search up to %(km)d km away") % {"km": km}
                yield "radius", label, {"radius_km": str(km)}, criteria.with_radius(km)
    if criteria.ages_months:
        yield "age", _("Show every age"), {"age": None}, criteria.with_any_age()


def finder_url(query: QueryDict, **changes: str | None) -> str:
    """Return the finder's address with some answers changed; None takes one out."""
    wider = query.copy()
    wider.pop("after", None)
    for name, value in changes.items():
        wider.pop(name, None)
        if value is not None:
            wider[name] = value
    text = wider.urlencode()
    return f"{reverse('search:finder')}?{text}" if text else reverse("search:finder")
