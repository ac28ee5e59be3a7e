"""Makes pictures: one that everybody agreed to, and what keeps one from being shown."""

from datetime import date, datetime
from io import BytesIO

from django.core.files.images import ImageFile
from django.core.files.storage import default_storage

from activities.schedule import BRUSSELS
from content.consent import ConsentKind, PeopleVisible
from content.models import Picture
from locations.services import collection_of
from tests.picture_files import encoded, split

LAST_DAY = date(2026, 11, 30)
AGREED = {
    "people_visible": PeopleVisible.RECOGNISABLE,
    "consent_kind": ConsentKind.WRITTEN,
    "consent_reference": "2026-014",
    "consent_until": LAST_DAY,
}
NOT_SHOWN = {
    "who is on it was not filled in": {"people_visible": ""},
    "no consent is noted": {"consent_kind": "", "consent_reference": "", "consent_until": None},
    "the paper has no number": {"consent_reference": ""},
    "the consent has no end": {"consent_until": None},
    "the consent ended yesterday": {"consent_until": date(2026, 11, 21)},
    "the consent was withdrawn": {"withdrawn_at": datetime(2026, 11, 20, tzinfo=BRUSSELS)},
}


def make_picture(location=None, **values):
    file = ImageFile(BytesIO(encoded(split())), name="foto.jpg")
    usual = {"title": "Voorlezen", "description": "Een vrouw leest voor.", "file": file}
    if location:
        usual["collection"] = collection_of(location)
    return Picture.objects.create(**usual | AGREED | values)


def files_of(picture):
    """Return the names of all public files of a picture."""
    folder = f"images/{picture.file.name.partition('.')[0]}"
    return set(default_storage.listdir(folder)[1]) if default_storage.exists(folder) else set()
