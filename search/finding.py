"""Which engine answers questions."""

from search.engine import ActivityFinder
from search.sql_engine import SqlFinder


def finder() -> ActivityFinder:
    """Return the engine that the settings name; the database answers when they name none."""
    return SqlFinder()
