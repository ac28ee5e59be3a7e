"""What stands on the first page of the admin, in words: one row for one thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from content.links import BrokenLink
from content.selectors import EndingConsent
from content.words import SOURCE_LANGUAGE
from editors.overview import by_collection
from editors.reviewing import Waiting
from locations.freshness import Freshness
from locations.freshness_selectors import CheckedRow
from locations.models import LocationPage
from practices.selectors import ToldStory


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do: what it is about, where one does it, and why.

    `language_code`: of the title. `location`: its title, when somebody has several.
    """

    title: str
    url: str
    why: str
    language_code: str = SOURCE_LANGUAGE
    location: str = ""


class RowWriter:
    """Writes rows for one reader. `locations`: theirs; when there is one, no row names it."""

    def __init__(self, locations: Sequence[LocationPage]) -> None:
        self.titles = {location.translation_key: location.title for location in locations}
        self.locations = locations

    @cached_property
    def owners(self) -> dict[int, Any]:
        owners = by_collection(self.locations)
        return {key: location.translation_key for key, location in owners.items()}

    def _where(self, key: Any) -> str:
        return self.titles.get(key, "") if len(self.titles) > 1 else ""

    def waiting(self, row: Waiting) -> Row:
        since = _day(row.since)
        if row.must_change:
            why = _("You are asked to change something (%(day)s)") % {"day": since}
        else:
            why = _("Handed in on %(day)s") % {"day": since}
        return Row(
            title=str(row.page.draft_title or row.page.title),
            url=edit_url(row.page),
            why=why,
            language_code=row.page.locale.language_code,
            location=self._where(row.location_key),
        )

    def broken(self, row: BrokenLink) -> Row:
        words = {"words": row.words}
        if row.is_gone:
            why = _("“%(words)s” leads to something that was deleted") % words
        else:
            why = _("“%(words)s” leads to a page that is not public") % words
        return Row(
            title=row.page.title,
            url=edit_url(row.page),
            why=why,
            language_code=row.page.locale.language_code,
        )

    def consent(self, row: EndingConsent | ToldStory) -> Row:
        if isinstance(row, ToldStory):
            why = _("Until %(day)s. A story: ask the family again.")
            day = _day(row.until)
            return Row(title=row.page.title, url=edit_url(row.page), why=why % {"day": day})
        count = len(row.pages)
        if count:
            why = ngettext(
                "Until %(day)s. Families see it on %(count)d page.",
                "Until %(day)s. Families see it on %(count)d pages.",
                count,
            )
        else:
            why = _("Until %(day)s. No page shows it.")
        return Row(
            title=row.picture.title,
            url=reverse("wagtailimages:edit", args=[row.picture.pk]),
            why=why % {"day": _day(row.until), "count": count},
            location=self._where(self.owners.get(row.picture.collection_id)),
        )

    def to_check(self, row: CheckedRow) -> Row:
        if row.checked_on is None:
            why = _("Never checked: families read “ask first”")
        elif row.freshness is Freshness.STALE:
            why = _("Last checked on %(day)s: families read “ask first”")
        else:
            why = _("Last checked on %(day)s")
        return Row(
            title=row.page.title,
            url=edit_url(row.page),
            why=why % {"day": _day(row.checked_on)},
            location=self._where(row.location.translation_key),
        )


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _day(on: date | datetime | None) -> str:
    if isinstance(on, datetime):
        on = timezone.localdate(on)
    return date_format(on, "j F Y") if on else ""
