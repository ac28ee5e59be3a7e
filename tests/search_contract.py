"""What every engine of the finder promises, as steps that a test takes with one of them."""

from dataclasses import replace
from datetime import date, time, timedelta

from django.utils import timezone

from activities.choices import Frequency
from activities.models import ActivityLanguage, ActivityPage
from content.choices import Taxonomy
from locations.geo import Coordinates
from search.criteria import FinderCriteria
from search.sql_engine import SqlFinder
from tests.factories import make_activity, make_location, term

ENGINES = {"sql": SqlFinder}
GENT, BRUSSELS = Coordinates(51.05, 3.72), Coordinates(50.85, 4.35)
SUNDAY, TUESDAY, WEDNESDAY = date(2026, 11, 22), date(2026, 11, 24), date(2026, 11, 25)


def criteria(**values):
    """Return a question of Sunday 22 November 2026 about four weeks, with every count."""
    usual = {
        "first": SUNDAY,
        "last": SUNDAY + timedelta(days=27),
        "at": timezone.now(),
        "language_code": "nl",
        "wants_facets": True,
    }
    return FinderCriteria(**usual | values)


def titles(results):
    """Return what is found, in its order."""
    return [reading.activity_title for reading in results.readings]


def lines(results):
    """Return day and title of each line of the agenda; stubs have a minus."""
    return [
        (f"{day.on:%d/%m}", "-" * entry.is_stub + entry.reading.activity_title)
        for day in results.days
        for entry in day.entries
    ]


def once(on, hour=9, **values):
    """Return a series of one date, two hours long."""
    usual = {
        "frequency": Frequency.ONCE,
        "starts_on": on,
        "until": None,
        "start_time": time(hour),
        "end_time": time(hour + 2),
    }
    return [usual | values]


def make(title, *, on=TUESDAY, hour=9, **values):
    """Return an activity of one date that is found by its title and by little else."""
    usual = {"summary": "Xyz.", "activity_type": term(Taxonomy.ACTIVITY_TYPE, "info")}
    usual["series"] = once(on, hour)
    return make_activity(title=title, **usual | values)


def make_in_brussels(**values):
    return make_location(latitude=BRUSSELS.latitude, longitude=BRUSSELS.longitude, **values)


def all_pages(engine, question, most=10):
    """Return what stands on each page of an answer, one after the other."""
    pages = []
    for _number in range(most):
        results = engine.find(question)
        pages.append(titles(results))
        if results.next_after is None:
            return pages
        question = replace(question, after=results.next_after)
    raise AssertionError(f"There are more than {most} pages.")


def speaks(activity, *codes, interpreted=False):
    page = ActivityPage.objects.get(pk=activity.pk)
    page.activity_languages = [
        ActivityLanguage(language=term(Taxonomy.LANGUAGE, code), is_interpreted=interpreted)
        for code in codes
    ]
    page.save_revision().publish()
