"""Makes stories: one whose family agreed, and what keeps one from being told."""

from datetime import date, datetime

from activities.schedule import BRUSSELS
from content.consent import ConsentKind
from practices.models import PracticeIndexPage, StoryPage
from practices.story_consent import StoryConsent

LAST_DAY = date(2026, 11, 30)
REFERENCE = "spreeuw-7"
AGREED = {
    "kind": ConsentKind.WRITTEN,
    "given_on": date(2026, 10, 1),
    "until": LAST_DAY,
    "reference": REFERENCE,
}
NOT_TOLD = {
    "nothing is noted of how they agreed": {"kind": ""},
    "the paper has no number": {"reference": ""},
    "the consent has no end": {"until": None},
    "the consent has no beginning": {"given_on": None},
    "the consent begins tomorrow": {"given_on": date(2026, 11, 23)},
    "the consent ended yesterday": {"until": date(2026, 11, 21)},
    "the consent was withdrawn": {"withdrawn_at": datetime(2026, 11, 20, tzinfo=BRUSSELS)},
}
BODY = [
    ("text", {"heading": "Hoe het begon", "text": "<p>Ik kwam alleen.</p>"}),
    ("quote", {"text": "Nu drink ik koffie.", "speaker": ""}),
]


def make_story(*, live=True, agreed=True, **values):
    usual = {
        "title": "Nu ken ik mijn buurvrouw",
        "slug": "nu-ken-ik-mijn-buurvrouw",
        "summary": "Een mama kwam alleen.",
        "told_by": "Een mama van twee peuters",
        "what_we_did": "De stoelen staan nu in een kring.",
        "body": BODY,
        "live": live,
    }
    page = StoryPage(**usual | values)
    if agreed:
        StoryConsent.objects.create(story_key=page.translation_key, **AGREED)
    index = PracticeIndexPage.objects.get(locale__language_code="nl")
    index.add_child(instance=page)
    if live:
        page.save_revision().publish()
        page.refresh_from_db()
    return page


def note(story, **values):
    """Note something else of the consent, as a program could: nothing follows from it."""
    StoryConsent.objects.filter(story_key=story.translation_key).update(**values)
