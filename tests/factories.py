"""Makes pages and rows with dull values; a test states what matters to it.

Places and people are made up. Each function needs the `site` fixture.
"""

from datetime import date, time
from itertools import count

from django.utils import timezone

from accounts.models import User
from activities.choices import Frequency, HolidayPolicy
from activities.models import ActivityPage, ActivityTerm, Series
from content.choices import Taxonomy
from content.models import Term
from editors.teams import make_editors
from locations.choices import PartnerTypeCode
from locations.freshness_services import confirm
from locations.models import LocationIndexPage, LocationPage, MeetingPoint, Partner, TeamMember

numbers = count(1)


def term(taxonomy, code):
    return Term.objects.of(taxonomy).get(code=code)


def make_location(*, live=True, points=1, **values):
    """Return a location with partners, a team and meeting points in the middle of Gent.

    Somebody has just looked whether it is right.
    """
    number = next(numbers)
    usual = {
        "title": f"KOALA {number}",
        "slug": f"koala-{number}",
        "intro": "Hallo! Kom spelen.",
        "municipality": "Teststad",
        "postcode": "9000",
        "latitude": 51.05,
        "longitude": 3.72,
        "phone": "+32 000 00 00 01",
        "live": live,
    }
    page = LocationPage(**usual | values)
    page.partners = [
        Partner(name=f"Partner {code}", partner_type=term(Taxonomy.PARTNER_TYPE, code))
        for code in PartnerTypeCode
    ]
    page.team = [TeamMember(name="An", is_agogic=True, is_pedagogic=True)]
    page.meeting_points = [
        MeetingPoint(
            name=f"Huis {each}",
            street=f"Teststraat {each}",
            postcode=page.postcode,
            municipality=page.municipality,
            latitude=page.latitude,
            longitude=page.longitude,
            sort_order=each,
        )
        for each in range(1, points + 1)
    ]
    LocationIndexPage.objects.get(locale__language_code="nl").add_child(instance=page)
    if live:
        page.save_revision().publish()
        confirm(page, at=timezone.now())
    return page


def make_activity(*, location=None, series=None, live=True, **values):
    """Return an activity: every Tuesday of the season 2026-2027, 9.30-11.30, not in holidays.

    Somebody has just looked whether it is right.

    `series`: a list of dicts of what is different, one for each series.
    """
    location = location or make_location()
    number = next(numbers)
    usual = {
        "title": f"Spelen {number}",
        "slug": f"spelen-{number}",
        "summary": "Je speelt met je kindje.",
        "activity_type": Term.objects.of(Taxonomy.ACTIVITY_TYPE).first(),
        "live": live,
    }
    page = ActivityPage(**usual | values)
    page.terms = [ActivityTerm(term=Term.objects.of(Taxonomy.OFFER_FORM).first())]
    page.series = [
        make_series(location, sort_order=number, **row)
        for number, row in enumerate([{}] if series is None else series)
    ]
    location.add_child(instance=page)
    if live:
        page.save_revision().publish()
        confirm(page, at=timezone.now())
    return page


def make_series(location, **values):
    """Return a series that has not been saved."""
    usual = {
        "frequency": Frequency.WEEKLY,
        "starts_on": date(2026, 9, 1),
        "until": date(2027, 6, 30),
        "start_time": time(9, 30),
        "end_time": time(11, 30),
        "holiday_policy": HolidayPolicy.SKIP_ALL,
        "meeting_point": location.meeting_points.first(),
    }
    return Series(**usual | values)


def make_editor(location, **values):
    """Return a user who edits one location."""
    user = make_user(**values)
    user.groups.add(make_editors(location=location))
    return user


def make_user(**values):
    return User.objects.create_user(
        **{"email": f"gebruiker{next(numbers)}@example.org", "password": "niet-geheim"} | values
    )
