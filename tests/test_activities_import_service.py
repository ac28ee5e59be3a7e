"""What was read becomes drafts: each once, all or nothing, never published."""

from datetime import date, time

import pytest
from wagtail.models import Page, ReferenceIndex, Revision

from activities.importing.service import PreviewChangedError
from activities.models import (
    ActivityPage,
    CalendarFeed,
    Occurrence,
    Series,
)
from locations.models import LocationPage
from tests.calendar_files import TIMES, calendar, event
from tests.factories import make_activity, make_location, make_series, make_user
from tests.importing_steps import PLACE, WEEKLY, counts, night, one, publish, show, statuses, take

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def location():
    return make_location(points=2)


@pytest.fixture
def feed(location):
    return CalendarFeed.objects.create(
        location_key=location.translation_key, url="https://a.example.org/", is_trusted=True
    )


# --- New --------------------------------------------------------------------------------------


def test_a_new_event_becomes_a_draft_with_its_dates_and_place(location):
    user = make_user()
    assert take(location, calendar(one(title="Speelpunt")), by=user) == {"new": 1}
    page = ActivityPage.objects.get()
    assert (page.live, page.owner, page.get_parent().pk) == (False, user, location.pk)
    draft = page.get_latest_revision_as_object()
    assert (draft.title, draft.summary) == ("Speelpunt", "Kom spelen.")
    (series,) = draft.series.all()
    assert (series.frequency, series.starts_on, series.until) == (
        "weekly",
        date(2026, 12, 1),
        date(2027, 6, 30),
    )
    assert (series.start_time, series.end_time, series.holiday_policy) == (
        time(9, 30),
        time(11, 30),
        "keep-all",
    )
    assert series.meeting_point == location.meeting_points.get(name="Huis 1")
    assert Occurrence.objects.count() == 0
    assert page.revisions.get().user == user


def test_what_an_event_lacks_stays_empty_and_is_said(location):
    raw = calendar(event("LOCATION:Ergens anders"))
    assert [note.code for note in show(location, raw).items[0].notes] == ["place-unknown"]
    take(location, raw)
    draft = ActivityPage.objects.get().get_latest_revision_as_object()
    assert (draft.summary, draft.series.get().meeting_point) == ("", None)


def test_a_title_without_letters_has_an_address_too(location):
    take(
        location,
        calendar(event(title="🎈🎈"), event(uid="2", title="🎈🎈"), event(uid="3", title="مرحبا")),
    )
    slugs = set(ActivityPage.objects.values_list("slug", flat=True))
    assert len(slugs) == 3
    assert "" not in slugs


def test_what_lies_behind_us_is_left_out(location):
    past = "DTSTART:20261001T100000\nDURATION:PT1H"
    raw = calendar(event(times=past), event("STATUS:CANCELLED", uid="2"))
    assert take(location, raw) == {"left-out": 2}
    assert counts() == (0, 0, 0)


def test_two_hundred_at_a_time(location, monkeypatch):
    monkeypatch.setattr("activities.importing.preview.MAX_NEW", 2)
    raw = calendar(*(event(uid=str(each)) for each in range(3)))
    assert take(location, raw) == {"new": 2, "refused": 1}
    assert take(location, raw) == {"unchanged": 2, "new": 1}


# --- Twice is once ----------------------------------------------------------------------------


def test_twice_is_once(location):
    raw = calendar(one(), one(uid="2", title="Zingen"))
    take(location, raw)
    revisions = [page.latest_revision_id for page in ActivityPage.objects.order_by("pk")]
    assert take(location, raw) == {"unchanged": 2}
    assert counts() == (2, 2, 0)
    assert [page.latest_revision_id for page in ActivityPage.objects.order_by("pk")] == revisions


def test_one_uid_at_two_locations_is_two_activities(location):
    take(location, calendar(one()))
    assert take(make_location(), calendar(one())) == {"new": 1}


def test_an_import_that_stops_half_way_leaves_nothing(location, monkeypatch):
    raw = calendar(one(), one(uid="2"), one(uid="3"))
    keep = Revision.objects.bulk_create

    def stops(rows, **kwargs):
        keep(list(rows)[:2], **kwargs)
        raise KeyboardInterrupt

    monkeypatch.setattr(Revision.objects, "bulk_create", stops)
    with pytest.raises(KeyboardInterrupt):
        take(location, raw)
    monkeypatch.undo()
    assert counts() == (0, 0, 0)
    assert LocationPage.objects.get(pk=location.pk).numchild == 0
    assert Series.objects.count() == 0
    assert take(location, raw) == {"new": 3}


def test_what_was_shown_is_what_is_done(location):
    shown = show(location, calendar(one())).digest
    with pytest.raises(PreviewChangedError):
        take(location, calendar(one(title="Iets anders")), digest=shown)
    assert counts() == (0, 0, 0)
    assert take(location, calendar(one()), digest=shown) == {"new": 1}
    with pytest.raises(PreviewChangedError):
        take(location, calendar(one()), digest=shown)


# --- Changed ----------------------------------------------------------------------------------


def test_a_changed_event_is_a_new_draft_and_the_site_stays(location):
    take(location, calendar(one()))
    live = publish(ActivityPage.objects.get())
    before = statuses(live)
    assert take(
        location, calendar(one(title="Nieuwe naam", times=TIMES.replace("T0930", "T1000")))
    ) == {"changed": 1}
    page = ActivityPage.objects.get()
    assert (page.title, page.live, page.has_unpublished_changes) == ("Spelen", True, True)
    draft = page.get_latest_revision_as_object()
    assert (draft.title, draft.series.get().start_time) == ("Nieuwe naam", time(10))
    assert draft.series.get().uid == live.series.get().uid
    assert draft.terms.count() == 1
    assert statuses(live) == before


def test_what_an_editor_wrote_stays_unless_the_file_changed_the_same(location):
    take(location, calendar(one()))
    draft = ActivityPage.objects.get().get_latest_revision_as_object()
    draft.title, draft.summary = "Onze naam", "Onze woorden"
    series = draft.series.get()
    series.holiday_policy, series.meeting_point = "skip-all", location.meeting_points.last()
    draft.series = [series]
    draft.save_revision(clean=False)
    take(location, calendar(event(WEEKLY.replace("0630", "0331"), PLACE, "DESCRIPTION:Anders.")))
    draft = ActivityPage.objects.get().get_latest_revision_as_object()
    series = draft.series.get()
    assert (draft.title, draft.summary) == ("Onze naam", "Anders.")
    assert (series.holiday_policy, series.meeting_point) == (
        "skip-all",
        location.meeting_points.last(),
    )
    assert series.until == date(2027, 3, 31)


def test_series_come_and_go_with_the_file_and_an_own_series_stays(location):
    take(location, calendar(event("RRULE:FREQ=WEEKLY;BYDAY=TU,TH", PLACE)))
    draft = ActivityPage.objects.get().get_latest_revision_as_object()
    own = make_series(location, name="Eigen")
    draft.series = [*draft.series.all(), own]
    draft.save_revision(clean=False)
    take(location, calendar(event("RRULE:FREQ=WEEKLY;BYDAY=TU,WE", PLACE)))
    draft = ActivityPage.objects.get().get_latest_revision_as_object()
    days = sorted(each.starts_on.isoweekday() for each in draft.series.all() if not each.name)
    assert days == [2, 3]
    assert [each.name for each in draft.series.all() if each.name] == ["Eigen"]


def test_an_activity_deleted_here_stays_away_at_night_and_comes_back_by_hand(location, feed):
    take(location, calendar(one()), feed=feed)
    ActivityPage.objects.get().delete()
    assert night(location, feed, calendar(one())).outcomes == {"left-out": 1}
    assert counts()[0] == 0
    assert take(
        location,
        calendar(one()),
        feed=feed,
        digest=show(location, calendar(one()), feed=feed).digest,
    ) == {"new": 1}
    assert counts()[:2] == (1, 1)


def test_an_activity_that_moved_to_another_location_or_is_locked_is_left_alone(location):
    take(location, calendar(one()))
    page = ActivityPage.objects.get()
    page.locked = True
    page.save()
    assert take(location, calendar(one(title="Anders"))) == {"refused": 1}
    page.locked = False
    page.save()
    page.move(make_location(), pos="last-child")
    assert take(location, calendar(one(title="Anders"))) == {"refused": 1}
    assert ActivityPage.objects.get().revisions.count() == 1


def test_new_drafts_are_whole_pages_in_the_tree_and_in_the_indexes_of_the_admin(location):
    make_activity(location=location, title="Spelen", slug="spelen")
    take(location, calendar(one(), one(uid="2"), one(uid="3", title="Babymassage")))
    assert Page.find_problems() == ([], [], [], [], [])
    pages = ActivityPage.objects.child_of(location).order_by("path")
    assert [page.slug for page in pages] == ["spelen", "spelen-2", "spelen-3", "babymassage"]
    assert [page.url_path for page in pages] == [
        f"{LocationPage.objects.get(pk=location.pk).url_path}{page.slug}/" for page in pages
    ]
    draft = pages.last()
    assert draft.specific_class is ActivityPage
    assert draft.has_unpublished_changes
    revision = draft.get_latest_revision_as_object()
    assert [row.uid for row in revision.series.all()] == [row.uid for row in draft.series.all()]
    assert list(ActivityPage.objects.search("babymassage")) == [draft]
    point = location.meeting_points.first()
    users = ReferenceIndex.get_references_to(point).values_list("object_id", flat=True)
    assert {str(page.pk) for page in pages} <= set(users)


def test_whoever_waits_hears_how_many_drafts_there_are(location):
    heard = []
    take(
        location,
        calendar(one(), one(uid="2")),
        report=lambda done, total: heard.append((done, total)),
    )
    assert heard == [(1, 2), (2, 2)]
