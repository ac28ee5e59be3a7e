"""People are shown as long as they agree, and not a day longer."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from activities.schedule import BRUSSELS
from content.consent import Consent, ConsentKind, ConsentProblem, PeopleVisible
from content.fields import originals
from content.models import Picture
from content.pictures import picture_reading
from content.selectors import consents_ending
from content.services import remove_strays, take_off_line
from tests.factories import make_activity, make_location, make_user
from tests.picture_files import encoded, split
from tests.pictures import AGREED, LAST_DAY, NOT_SHOWN, files_of, make_picture

# --- The rule ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("people", "kind", "reference", "shown"),
    [
        (PeopleVisible.NOBODY, "", "", True),
        (PeopleVisible.UNRECOGNISABLE, "", "", True),
        (PeopleVisible.RECOGNISABLE, "", "2026-014", False),
        (PeopleVisible.RECOGNISABLE, ConsentKind.WRITTEN, "", False),
        (PeopleVisible.RECOGNISABLE, ConsentKind.WRITTEN, "2026-014", True),
        (PeopleVisible.RECOGNISABLE, ConsentKind.TOLD, "", True),
    ],
)
def test_who_can_be_recognised_must_have_agreed(people, kind, reference, shown):
    consent = Consent(people, kind, LAST_DAY, reference)
    assert (consent.problem_on(date(2026, 11, 22)) is None) == shown


def test_a_consent_counts_on_its_last_day_and_not_on_the_next():
    consent = Consent(PeopleVisible.RECOGNISABLE, ConsentKind.WRITTEN, LAST_DAY, "2026-014")
    assert consent.problem_on(LAST_DAY) is None
    assert consent.problem_on(date(2026, 12, 1)) == ConsentProblem.ENDED


# --- What families see ------------------------------------------------------------------------


@pytest.fixture
def shown(site, clock):
    """A picture on a location and on an activity, seen once, with its clock."""
    location = make_location(slug="lindewijk")
    picture = make_picture(location)
    location.image = picture
    location.save_revision().publish()
    make_activity(location=location, image=picture, slug="spelen")
    return picture


PLACES = [
    "/nl/koalas/lindewijk/",
    "/nl/koalas/lindewijk/spelen/",
    "/fr/koalas/lindewijk/spelen/",
    "/nl/koalas/lindewijk/agenda.atom",
]


def mentions(client, picture):
    """Return where an address of the picture stands, in pages and in what machines read."""
    token = picture.file.name.partition(".")[0]
    return [url for url in PLACES if token in client.get(url, follow=True).content.decode()]


def test_a_picture_with_consent_stands_on_its_pages_in_two_formats(client, shown):
    page = client.get("/nl/koalas/lindewijk/spelen/").content.decode()
    assert 'type="image/avif"' in page
    assert 'type="image/webp"' in page
    assert "400w" in page
    assert "800w" in page
    assert 'alt="Een vrouw leest voor."' in page
    assert mentions(client, shown)


@pytest.mark.parametrize("why", NOT_SHOWN)
def test_a_picture_is_nowhere_when(client, shown, why):
    assert mentions(client, shown)
    Picture.objects.filter(pk=shown.pk).update(**NOT_SHOWN[why])
    assert mentions(client, shown) == []
    assert client.get(PLACES[0]).status_code == 200


def test_a_picture_leaves_its_pages_at_midnight_before_any_nightly_task(client, shown, clock):
    clock(datetime(2026, 11, 30, 23, 59, tzinfo=BRUSSELS))
    assert mentions(client, shown)
    clock(datetime(2026, 12, 1, 0, 1, tzinfo=BRUSSELS))
    assert mentions(client, shown) == []


def test_pages_do_without_a_picture_whose_file_is_gone(client, shown):
    take_off_line(shown)
    for url in PLACES[:3]:
        assert client.get(url).status_code == 200
    assert mentions(client, shown) == []


def test_a_picture_in_its_sizes_costs_as_many_queries_as_in_one(shown):
    picture_reading(shown)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        reading = picture_reading(Picture.objects.get(pk=shown.pk))
    assert len(queries) <= 2
    assert [each.media_type for each in reading.sources] == ["image/avif", "image/webp"]


def test_the_focal_point_stays_in_sight(site):
    right = {"focal_point_x": 870, "focal_point_y": 300}
    picture = make_picture(**right, focal_point_width=40, focal_point_height=40)
    wide = ImageFile(BytesIO(encoded(split((1600, 400)))), name="breed.jpg")
    picture.file = wide
    picture.focal_point_x = 1500
    picture.save()
    rendition = picture.get_rendition("fill-400x266|format-png")
    assert Image.open(rendition.file).convert("RGB").getpixel((10, 100))[2] > 200


# --- Files ------------------------------------------------------------------------------------


def test_the_nightly_task_takes_every_file_away_and_keeps_the_row(shown, clock):
    picture_reading(shown)
    shown.get_rendition("max-165x165")
    assert len(files_of(shown)) == 5
    clock(datetime(2026, 12, 1, 3, tzinfo=BRUSSELS))
    call_command("take_off_line")
    assert files_of(shown) == set()
    assert not originals().exists(shown.file.name)
    assert not shown.renditions.exists()
    shown.refresh_from_db()
    assert shown.consent_reference == "2026-014"
    call_command("take_off_line")


def test_the_nightly_task_leaves_other_pictures_alone(shown):
    picture_reading(shown)
    call_command("take_off_line")
    assert len(files_of(shown)) == 4
    assert originals().exists(shown.file.name)


def test_a_task_that_stopped_halfway_is_finished_the_next_night(shown, clock, monkeypatch):
    picture_reading(shown)
    clock(datetime(2026, 12, 1, 3, tzinfo=BRUSSELS))
    delete, deleted = default_storage.delete, []

    def stop_after_two(name):
        if len(deleted) == 2:
            raise OSError(5, "Input/output error")
        deleted.append(name)
        delete(name)

    monkeypatch.setattr(type(default_storage._wrapped), "delete", lambda _, n: stop_after_two(n))
    with pytest.raises(CommandError, match="Still on line"):
        call_command("take_off_line")
    assert files_of(shown)
    monkeypatch.undo()
    clock(datetime(2026, 12, 2, 3, tzinfo=BRUSSELS))
    call_command("take_off_line")
    assert files_of(shown) == set()
    assert not originals().exists(shown.file.name)


def test_a_file_without_a_row_is_taken_away_too(shown):
    picture_reading(shown)
    shown.renditions.all()._raw_delete("default")
    take_off_line(shown)
    assert files_of(shown) == set()


def test_files_of_no_picture_are_swept_up_after_a_day(shown, clock):
    picture_reading(shown)
    stray = originals().save("0123456789ab.jpg", ContentFile(b"x"))
    public = default_storage.save("images/0123456789ab/klein.webp", ContentFile(b"x"))
    now = datetime.now(tz=BRUSSELS)
    assert remove_strays(at=now) == 0
    remove_strays(at=now + timedelta(days=2))
    assert not originals().exists(stray)
    assert not default_storage.exists(public)
    assert originals().exists(shown.file.name)
    assert len(files_of(shown)) == 4


def test_a_picture_that_is_saved_gets_its_sizes(site, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        picture = make_picture()
    assert len(files_of(picture)) == 4


def test_a_withdrawal_in_the_admin_acts_at_once(client, shown, django_capture_on_commit_callbacks):
    picture_reading(shown)
    client.force_login(make_user(is_superuser=True))
    url = reverse("wagtailimages:edit", args=[shown.pk])
    data = AGREED | {
        "title": shown.title,
        "description": shown.description,
        "collection": shown.collection_id,
    }
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url, data | {"is_withdrawn": "on"})
    assert response.status_code == 302
    assert files_of(shown) == set()
    assert not originals().exists(shown.file.name)
    assert mentions(client, shown) == []
    # The screens of the admin do without the file, and it does not come back by a new answer.
    for name in ("edit", "image_usage"):
        address = reverse(f"wagtailimages:{name}", args=[shown.pk])
        assert client.get(address).status_code == 200
    assert client.get(reverse("wagtailimages:index")).status_code == 200
    assert client.post(url, data).status_code == 200
    shown.refresh_from_db()
    assert shown.withdrawn_at


def test_people_without_consent_are_taken_away_until_there_is_one(
    shown, django_capture_on_commit_callbacks
):
    picture_reading(shown)
    shown.consent_kind = ""
    with django_capture_on_commit_callbacks(execute=True):
        shown.save()
    assert files_of(shown) == set()
    assert originals().exists(shown.file.name)


@pytest.mark.parametrize("why", ["the consent ended yesterday", "the consent was withdrawn"])
def test_a_picture_that_is_over_is_not_offered(client, shown, why):
    client.force_login(make_user(is_superuser=True))
    url = reverse("wagtailimages_chooser:choose_results")
    assert "Voorlezen" in client.get(url).content.decode()
    Picture.objects.filter(pk=shown.pk).update(**NOT_SHOWN[why])
    assert "Voorlezen" not in client.get(url).content.decode()


# --- For the report ---------------------------------------------------------------------------


def test_consents_that_end_are_told_with_the_pages_that_show_them(shown):
    today = timezone.localdate()
    assert consents_ending(today=today, within_days=7) == []
    [ending] = consents_ending(today=today, within_days=8)
    assert ending.picture == shown
    assert {page.slug for page in ending.pages} == {"lindewijk", "spelen"}


def test_many_consents_that_end_cost_as_many_queries_as_one(shown):
    today = timezone.localdate()

    def queries():
        with CaptureQueriesContext(connection) as captured:
            found = consents_ending(today=today, within_days=30)
            assert all(each.picture.collection.name is not None for each in found)
        return len(captured)

    queries()
    one = queries()
    for _ in range(9):
        make_activity(location=make_location(), image=make_picture())
    assert queries() == one
