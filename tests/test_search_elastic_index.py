"""The indices of Elasticsearch follow what is published, and are made anew without a gap."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from activities.choices import ChangeKind
from activities.models import ActivityPage, Occurrence
from activities.services import change_date
from locations.models import MeetingPoint
from search import elastic_index
from search.elastic_client import client
from search.elastic_engine import ElasticFinder
from search.elastic_index import language_codes
from search.finding import finder
from tests.factories import make_activity, make_location
from tests.search_contract import BRUSSELS, GENT, TUESDAY, criteria, lines, make, once, titles

pytestmark = [pytest.mark.engines, pytest.mark.usefixtures("site")]


def indices(prefix):
    """Return the names of all indices of the test, and of those that are asked."""
    names = client().indices.get(index=f"{prefix}-*")
    return sorted(names), sorted(name for name in names if names[name]["aliases"])


def test_a_rebuild_puts_new_indices_in_the_place_of_the_old(elastic):
    make("Speelbus")
    before, _asked = indices(elastic)
    call_command("rebuild_search", verbosity=0, stdout=StringIO())
    after, asked = indices(elastic)
    assert len(before) == len(after) == len(language_codes())
    assert after == asked
    assert not set(before) & set(after)
    assert titles(ElasticFinder().find(criteria(text="speelbus"))) == ["Speelbus"]


def test_a_rebuild_that_fails_changes_nothing(elastic, monkeypatch):
    make("Speelbus")
    before = indices(elastic)
    monkeypatch.setattr(elastic_index, "swap", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ElasticFinder().rebuild(lambda _done, _total: None)
    assert indices(elastic) == before
    assert titles(ElasticFinder().find(criteria())) == ["Speelbus"]


def test_what_is_published_during_a_rebuild_is_not_lost(elastic, monkeypatch):
    make("Speelbus")
    swap = elastic_index.swap

    def publish_and_swap(*args):
        make("Intussen")
        swap(*args)

    monkeypatch.setattr(elastic_index, "swap", publish_and_swap)
    ElasticFinder().rebuild(lambda _done, _total: None)
    assert sorted(titles(ElasticFinder().find(criteria()))) == ["Intussen", "Speelbus"]


def test_a_moved_date_is_found_on_its_new_day(elastic):
    activity = make("Speelbus")
    series = ActivityPage.objects.get(pk=activity.pk).series.get()
    thursday = date(2026, 11, 26)
    change_date(
        series=series,
        original_date=TUESDAY,
        kind=ChangeKind.MOVED,
        new_date=thursday,
        at=timezone.now(),
    )
    results = ElasticFinder().find(criteria(first=thursday, last=thursday))
    assert lines(results) == [("26/11", "Speelbus")]


def test_a_place_that_moves_takes_along_who_meets_there_from_elsewhere(elastic):
    host, guest = make_location(), make_location()
    series = once(TUESDAY, meeting_point=host.meeting_points.get())
    make_activity(title="Te gast", location=guest, series=series)
    assert titles(ElasticFinder().find(criteria(origin=GENT))) == ["Te gast"]
    MeetingPoint.objects.filter(page=host).update(
        latitude=BRUSSELS.latitude, longitude=BRUSSELS.longitude
    )
    host.refresh_from_db()
    host.save_revision().publish()
    assert titles(ElasticFinder().find(criteria(origin=GENT))) == []
    assert titles(ElasticFinder().find(criteria(origin=BRUSSELS))) == ["Te gast"]


def test_a_hit_that_is_gone_is_left_out_and_leaves_the_index(elastic):
    for number in range(5):
        make(f"Spelen {number}", hour=9 + number)
    gone = ActivityPage.objects.get(title="Spelen 1")
    Occurrence.objects.filter(activity_key=gone.translation_key).delete()
    first = finder().find(criteria(page_size=2))
    assert (first.engine, titles(first)) == ("sql", ["Spelen 0", "Spelen 2"])
    second = finder().find(criteria(page_size=2, after=first.next_after))
    assert (second.engine, titles(second)) == ("elasticsearch", ["Spelen 3", "Spelen 4"])
    again = finder().find(criteria(page_size=2))
    assert (again.engine, titles(again)) == ("elasticsearch", ["Spelen 0", "Spelen 2"])


def status():
    out = StringIO()
    call_command("search_status", stdout=out)
    return out.getvalue()


def test_the_status_tells_what_is_behind(elastic, settings):
    make("Speelbus")
    assert status() == "elasticsearch: 1 activities indexed, 0 missing, 0 too many\n"
    url, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, ""
    other = make("Later")
    settings.ELASTICSEARCH_URL = url
    with pytest.raises(CommandError, match="rebuild_search"):
        status()
    assert finder().health().missing == 1
    finder().index([other.translation_key])
    assert finder().health().is_complete


def test_the_status_says_when_there_is_no_index_at_all(elastic, settings):
    settings.ELASTICSEARCH_PREFIX = f"{elastic}-other"
    with pytest.raises(CommandError, match="There is no index yet"):
        status()
