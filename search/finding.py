"""Which engine answers questions."""

from django.conf import settings

from search.engine import ActivityFinder
from search.falling_back import FallingBackFinder
from search.sql_engine import SqlFinder


def finder() -> ActivityFinder:
    """Return the engine that the settings name; the database answers when they name none."""
    return FallingBackFinder() if settings.ELASTICSEARCH_URL else SqlFinder()
