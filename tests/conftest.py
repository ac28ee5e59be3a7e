"""What every test may ask for."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as property_settings

from activities.schedule import BRUSSELS
from koala.foundation import set_up_site
from tests.elastic_steps import elastic, elastic_prefix, rested  # noqa: F401 - fixtures
from tests.search_contract import ENGINES

SUNDAY = datetime(2026, 11, 22, 10, tzinfo=BRUSSELS)

# The same examples in every run, however slow the machine is.
property_settings.register_profile(
    "koala", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
property_settings.load_profile("koala")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what never sees a database, so that it runs on one of them only."""
    for item in items:
        if "db" not in item.fixturenames and item.get_closest_marker("django_db") is None:
            item.add_marker("once")


@pytest.fixture(autouse=True)
def empty_cache():
    """Wagtail remembers the roots of sites; a test must not see those of another."""
    cache.clear()


@pytest.fixture(autouse=True)
def index_at_once(monkeypatch):
    """Tests run in a transaction that is never committed; the finder must not wait for that."""
    monkeypatch.setattr("search.signals.on_commit", lambda work: work())


@pytest.fixture
def clock(monkeypatch) -> Callable[[datetime], None]:
    """Set the time of the whole site; Sunday 22 November 2026, 10.00, unless told otherwise."""

    def set_to(at: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: at)

    set_to(SUNDAY)
    return set_to


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Put terms, holidays of these years and the skeleton of pages in the database, once.

    Made on the Sunday of `clock`: what a calendar counts as its last change is on no other day.
    """
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: SUNDAY)
        set_up_site(years=range(2025, 2029))


@pytest.fixture
def site(db, clock):
    """The site before its first location, on Sunday 22 November 2026."""


@pytest.fixture(params=ENGINES)
def engine(request):
    """Each engine of the finder in turn."""
    return ENGINES[request.param]()
