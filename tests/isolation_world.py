"""Two locations, A and B, and of B everything that only the people of B may read or change.

Each secret of B carries a word that stands nowhere else, so that an answer that shows it is known.
"""

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as PillowImage
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Comment,
    Page,
    PageLogEntry,
    PageViewRestriction,
    UploadedFile,
    WorkflowState,
)
from wagtail_localize.models import StringTranslation, TranslationSource

from accounts.models import User
from activities.address_models import ShortAddress
from activities.calendar_models import Change
from activities.import_models import CalendarFeed, ImportedEvent, WaitingImport
from activities.models import ActivityPage
from editors.teams import make_team
from locations.models import Closure, LocationPage
from tests.factories import make_activity, make_location, make_user
from tests.story_steps import REFERENCE, make_story
from tests.translating import in_language, language, set_up_network, translate, translation_of

# What it is, and the word in it. Each begins otherwise, so that it can be searched for.
SECRETS = {
    "title of a draft of the location": "Zwaluwnest",
    "title of a draft of a public activity": "Korenwolf",
    "title of an activity that was never public": "Veldleeuwerik",
    "French title of a draft": "Hirondelle",
    "Arabic title of a draft": "Sununuwat",
    "title of a picture": "Ijsvogel",
    "name of the file of a picture": "wielewaal",
    "label of a picture": "Roodborst",
    "title of a document": "Boomklever",
    "name of the file of a document": "grutto",
    "words in a document": "Nachtegaal",
    "address of a calendar": "kwartelkoning",
    "file that waits to be taken over": "Waterhoen",
    "event that was taken over": "Putter",
    "note beside a draft": "Steltloper",
    "comment in a workflow": "Goudvink",
    "e-mail address": "bosuil",
    "name of an editor": "Appelvink",
    "address that leads on": "tureluur",
    "who cancelled a date": "kneu-b",
    "French words that are not published": "Rossignol",
    "name of what is translated": "Fitis",
    "number of a consent": REFERENCE,
}
DUMMY_MACHINE = "wagtail_localize.machine_translators.dummy.DummyTranslator"
FRENCH = {
    "French title of a draft",
    "French words that are not published",
    "name of what is translated",
}


@dataclass
class World:
    """Both locations, and the values that addresses can be filled with."""

    own: LocationPage
    other: LocationPage
    activity: ActivityPage
    draft: ActivityPage
    picture: Any
    document: Any
    editor_of_b: User
    pages: list[Page] = field(default_factory=list)
    rows: dict[str, Any] = field(default_factory=dict)


def small_picture(name: str) -> ImageFile:
    content = BytesIO()
    PillowImage.new("RGB", (8, 8), "green").save(content, "PNG")
    return ImageFile(content, name=name)


def edit_title(page: Page, title: str) -> Page:
    """Save a draft with another title, and leave what is public."""
    draft = page.get_latest_revision_as_object() if page.latest_revision_id else page
    draft.title = title
    draft.save_revision(log_action=True)
    return type(page).objects.get(pk=page.pk)


def make_world(settings: Any) -> World:
    set_up_network(settings)
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": DUMMY_MACHINE}
    own = make_location(title="KOALA A", slug="a")
    make_activity(location=own, title="Spelen bij A", slug="spelen-a")
    translate(own, "fr")
    other = make_location(title="KOALA B", slug="b", email="b@example.org")
    activity = make_activity(location=other, title="Spelen bij B", slug="spelen-b")
    for code in ("fr", "ar"):
        translate(other, code)
    translate(activity, "fr")
    draft = make_activity(
        location=other,
        title=SECRETS["title of an activity that was never public"],
        slug="nieuw-b",
        live=False,
    )
    draft.save_revision()
    other = edit_title(other, SECRETS["title of a draft of the location"])
    activity = edit_title(activity, SECRETS["title of a draft of a public activity"])
    french = edit_title(in_language(other, "fr"), SECRETS["French title of a draft"])
    arabic = edit_title(in_language(other, "ar"), SECRETS["Arabic title of a draft"])
    editor = make_user(
        email=f"{SECRETS['e-mail address']}@example.org",
        first_name=SECRETS["name of an editor"],
        last_name="B",
    )
    team, _taken = make_team(other)
    editor.groups.add(team.editors)
    Page.objects.filter(pk__in=[other.pk, activity.pk, draft.pk]).update(owner=editor)
    PageLogEntry.objects.filter(page__in=[other.pk, activity.pk]).update(user=editor)
    picture, document = make_files(team.collection, editor)
    draft.refresh_from_db()
    world = World(own, other, activity, draft, picture, document, editor)
    world.pages = [other, activity, draft, french, arabic]
    world.rows = make_rows(world)
    make_story(location=other)  # which the network wrote, of a family of B
    return world


def make_files(collection: Collection, user: User) -> tuple[Any, Any]:
    picture = get_image_model()(
        title=SECRETS["title of a picture"],
        file=small_picture(f"{SECRETS['name of the file of a picture']}.png"),
        collection=collection,
        uploaded_by_user=user,
    )
    picture.save()
    picture.tags.add(SECRETS["label of a picture"])
    document = get_document_model()(
        title=SECRETS["title of a document"],
        file=ContentFile(
            SECRETS["words in a document"].encode(),
            name=f"{SECRETS['name of the file of a document']}.pdf",
        ),
        collection=collection,
        uploaded_by_user=user,
    )
    document.save()
    return picture, document


def make_rows(world: World) -> dict[str, Any]:
    """Make one row of B of everything that has an address of its own, by name of what it is."""
    other, activity, user = world.other, world.activity, world.editor_of_b
    series = activity.series.first()
    canceller = make_user(email=f"{SECRETS['who cancelled a date']}@example.org")
    change = Change.objects.create(
        activity_key=activity.translation_key,
        series_key=series.key,
        original_date=date(2026, 12, 1),
        kind="cancelled",
        created_by=canceller,
    )
    feed = CalendarFeed.objects.create(
        location_key=other.translation_key,
        url=f"https://{SECRETS['address of a calendar']}.example.org/geheim.ics",
        created_by=user,
    )
    comment = Comment.objects.create(
        page=activity, user=user, text=SECRETS["note beside a draft"], contentpath="title"
    )
    return {
        "change": change,
        "feed": feed,
        "comment": comment,
        "closure": Closure.objects.create(
            location_key=other.translation_key,
            starts_on=date(2027, 1, 4),
            ends_on=date(2027, 1, 5),
            created_by=user,
        ),
        "event": ImportedEvent.objects.create(
            location_key=other.translation_key,
            uid="b-1",
            activity_key=activity.translation_key,
            feed=feed,
            title=SECRETS["event that was taken over"],
        ),
        "waiting": WaitingImport.objects.create(
            location_key=other.translation_key,
            user=user,
            content=calendar_of_one(SECRETS["file that waits to be taken over"]),
        ),
        "redirect": Redirect.objects.create(
            old_path=f"/{SECRETS['address that leads on']}", redirect_page=activity
        ),
        "upload": half_uploaded(world.picture, user),
        "upload of a document": half_uploaded(world.document, user),
        "session": EditingSession.objects.create(
            user=user,
            content_type=ContentType.objects.get_for_model(activity),
            object_id=str(activity.pk),
            last_seen_at=timezone.now(),
        ),
        "short_addresses": [
            ShortAddress.objects.create(code="b2b2", page_key=world.draft.translation_key),
            ShortAddress.objects.get(page_key=activity.translation_key),
        ],
        "restriction": PageViewRestriction.objects.create(
            page=world.draft, restriction_type=PageViewRestriction.PASSWORD, password="geheim"
        ),
        "collection_restriction": CollectionViewRestriction.objects.get(
            collection=world.picture.collection
        ),
        "alias": activity.copy_for_translation(language("ar"), alias=True),
        **workflow_of(activity, user),
        **translation_rows(other),
    }


def half_uploaded(file: Any, user: User) -> UploadedFile:
    return UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(file),
        file=small_picture("halfweg.png"),
        uploaded_by_user=user,
    )


def calendar_of_one(title: str) -> bytes:
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//b//nl", "BEGIN:VEVENT", "UID:b-2"),
        *("DTSTAMP:20261101T080000Z", "DTSTART:20261203T090000Z", "DTEND:20261203T100000Z"),
        *(f"SUMMARY:{title}", "END:VEVENT", "END:VCALENDAR", ""),
    ]
    return "\r\n".join(lines).encode()


def workflow_of(page: Page, user: User) -> dict[str, Any]:
    """Hand a page in for moderation twice: refused with a comment, then waiting."""
    fresh = type(page).objects.get(pk=page.pk)
    workflow = fresh.get_workflow()
    state = workflow.start(fresh, user)
    refused = state.current_task_state
    refused.reject(user=user, comment=SECRETS["comment in a workflow"])
    state = WorkflowState.objects.get(pk=state.pk)
    state.resume(user=user)
    state.refresh_from_db()
    return {
        "workflow": workflow,
        "task": state.current_task_state.task,
        "workflow_state": state,
        "task_state": state.current_task_state,
    }


def translation_rows(page: Page) -> dict[str, Any]:
    french, arabic = translation_of(page, "fr"), translation_of(page, "ar")
    texts = StringTranslation.objects.filter(context__object_id=page.translation_key)
    texts.filter(locale=french.target_locale).update(
        data=SECRETS["French words that are not published"]
    )
    # In Arabic there is something left for a machine, or for somebody, to translate.
    texts.filter(locale=arabic.target_locale).delete()
    TranslationSource.objects.filter(pk=french.source_id).update(
        object_repr=SECRETS["name of what is translated"]
    )
    return {
        "translations": [french, arabic],
        "source": french.source,
        "string": french.source.stringsegment_set.first(),
        "overridable": french.source.overridablesegment_set.first(),
    }
