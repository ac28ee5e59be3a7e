"""The steps of an import, as tests take them."""

from activities.importing.fetching import Fetcher
from activities.importing.following import fetch_all, read_file
from activities.importing.preview import preview_of
from activities.importing.service import take_over
from activities.models import (
    ActivityPage,
    ActivityTerm,
    Change,
    ImportedEvent,
    Occurrence,
)
from content.choices import Taxonomy
from content.models import Term
from locations.models import LocationPage
from tests.calendar_files import event
from tests.conftest import SUNDAY

WEEKLY = "RRULE:FREQ=WEEKLY;UNTIL=20270630T220000Z"
PLACE = "LOCATION:Huis 1\\, Teststraat 1"


def one(*lines, **values):
    return event(WEEKLY, PLACE, "DESCRIPTION:Kom spelen.", *lines, **values)


def exception(on, *lines, uid="1", start=None, end="113000"):
    """Return a changed date of the weekly event."""
    start = start or f"{on}T093000"
    times = f"DTSTART;TZID=Europe/Brussels:{start}\nDTEND;TZID=Europe/Brussels:{start[:9]}{end}"
    return event(
        f"RECURRENCE-ID;TZID=Europe/Brussels:{on}T093000",
        "DESCRIPTION:Kom spelen.",
        PLACE,
        *lines,
        uid=uid,
        times=times,
    )


def take(location, raw, *, feed=None, is_confirmed=True, by=None, at=SUNDAY, **values):
    return dict(
        take_over(
            read_file(raw, is_table=False, at=at),
            location=LocationPage.objects.get(pk=location.pk),
            feed=feed,
            at=at,
            by=by,
            is_confirmed=is_confirmed,
            **values,
        )
    )


def show(location, raw, *, feed=None, by_night=False):
    read = read_file(raw, is_table=False, at=SUNDAY)
    return preview_of(read, location=location, feed=feed, at=SUNDAY, by_night=by_night)


def night(location, feed, raw, at=SUNDAY):
    class Fixed(Fetcher):
        def fetch(self, url):
            if isinstance(raw, Exception):
                raise raw
            return raw

    return fetch_all(at=at, fetcher=Fixed())


def publish(page):
    """Publish an imported draft, with the one thing that an editor must still choose."""
    draft = ActivityPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.terms = [ActivityTerm(term=Term.objects.of(Taxonomy.OFFER_FORM).first())]
    draft.save_revision().publish()
    return ActivityPage.objects.get(pk=page.pk)


def counts():
    return (ActivityPage.objects.count(), ImportedEvent.objects.count(), Change.objects.count())


def statuses(activity, *, on=None):
    rows = Occurrence.objects.filter(activity_key=activity.translation_key).order_by(
        "original_date"
    )
    rows = rows.filter(starts_at__gte=SUNDAY)
    return {row.original_date: row.status for row in rows if on is None or row.original_date in on}
