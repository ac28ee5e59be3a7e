"""Writes about freshness: somebody has looked, and it is right.

What counts as a check:

- confirming, by a button on purpose;
- publishing the Dutch page by hand: whoever publishes has just looked at it.

What does not: a translation (its translator looks at words, not at facts), an import, a nightly
job or the demo (nobody looked), a draft (families see nothing of it), and a change of one date.
"Cancelled on Tuesday" says much of that Tuesday and nothing of the phone number or of January.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from content.words import SOURCE_LANGUAGE
from locations.freshness_models import FreshnessCheck, FreshnessReminder
from locations.models import LocationPage


def confirm(page: Page, *, at: datetime, by: Any = None) -> None:
    """Note that one location or activity is right. Safe to repeat.

    `page`: in any language; `by`: a user, or None when it is not known who looked.
    """
    confirm_pages([page], at=at, by=by)


def confirm_location(location: LocationPage, *, at: datetime, by: Any = None) -> None:
    """Note that a location is right, and every live activity below it."""
    confirm_pages([location, *live_activities_below(location)], at=at, by=by)


@transaction.atomic
def confirm_pages(pages: Iterable[Page], *, at: datetime, by: Any = None) -> None:
    """Note that pages are right. Number of queries: the same for one page and for fifty.

    An earlier day never takes the place of a later one: an old revision that is published says
    nothing new. A check ends the reminders about a page.
    """
    on = timezone.localdate(at)
    keys = {page.translation_key for page in pages}
    later = FreshnessCheck.objects.filter(page_key__in=keys, checked_on__gt=on)
    keys -= set(later.values_list("page_key", flat=True))
    FreshnessCheck.objects.bulk_create(
        [FreshnessCheck(page_key=key, checked_on=on, checked_by=by) for key in sorted(keys)],
        update_conflicts=True,
        unique_fields=["page_key"],
        update_fields=["checked_on", "checked_by"],
    )
    FreshnessReminder.objects.filter(check_row__page_key__in=keys).delete()


def live_activities_below(location: LocationPage) -> list[Page]:
    """Return the Dutch pages of what a location looks after now, by title."""
    below = Page.objects.live().filter(
        path__startswith=location.source_path,
        depth=location.depth + 1,
        locale__language_code=SOURCE_LANGUAGE,
    )
    return list(below.order_by("title"))


def confirm_published(page: Page, revision: Any) -> None:
    """Take a publish by hand for a check: of the Dutch page, with a revision that somebody made.

    The day is that of the revision: a page that goes live by itself at a set time was looked at
    when it was written.
    """
    by_hand = revision is not None and revision.user_id is not None
    if by_hand and page.locale.language_code == SOURCE_LANGUAGE:
        confirm(page, at=revision.created_at, by=revision.user)


def forget(page: Page) -> None:
    """Forget the checks of a page that is gone."""
    FreshnessCheck.objects.filter(page_key=page.translation_key).delete()
