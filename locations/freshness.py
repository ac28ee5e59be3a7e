"""How long ago somebody looked whether what stands on a page is still right. Pure.

A page begins fresh on the day of a check. After the first number of days it is aging: its editors
are asked to look. After the second it is stale: families read that they had better ask first.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

Days = tuple[int, int]  # until a page is aging, and until it is stale


class Freshness(StrEnum):
    FRESH = "fresh"
    AGING = "aging"
    STALE = "stale"
    NEVER = "never"  # nobody ever said that it was right

    @property
    def asks_first(self) -> bool:
        """Return whether families read that they had better ask before they come."""
        return self in {Freshness.STALE, Freshness.NEVER}


def freshness_of(checked_on: date | None, today: date, days: Days) -> Freshness:
    """Return how fresh a page is. On the very day that a number of days is over, it counts."""
    if checked_on is None:
        return Freshness.NEVER
    age_days = (today - checked_on).days
    aging_days, stale_days = days
    if age_days >= stale_days:
        return Freshness.STALE
    return Freshness.AGING if age_days >= aging_days else Freshness.FRESH


@dataclass(frozen=True, slots=True)
class Asked:
    """On which days an editor was asked to look at a page, since its last check."""

    first_on: date | None = None
    second_on: date | None = None


def reminder_due(
    checked_on: date | None, asked: Asked, today: date, days: Days, *, ahead_days: int = 0
) -> int | None:
    """Return which reminder an editor must get about a page: 1, 2, or None for no mail.

    Two at most until the next check. The second never comes sooner after the first than the days
    between aging and stale: who was asked late, or about a page that was never checked, has as
    much time as anybody. `ahead_days`: also what becomes due by itself in so many days.
    """
    state = freshness_of(checked_on, today + timedelta(days=ahead_days), days)
    aging_days, stale_days = days
    if state is Freshness.FRESH or asked.second_on:
        return None
    if asked.first_on is None:
        return 1
    has_had_time = (today - asked.first_on).days >= stale_days - aging_days
    return 2 if state.asks_first and has_had_time else None
