"""The report of consents: pictures with people and stories of families, until when, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.consent import ConsentKind, ConsentProblem, PeopleVisible
from content.selectors import PictureOfPeople, pictures_of_people
from editors.overview import CONSENT_DAYS, by_collection
from editors.permissions import pictures_of
from editors.reports import (
    LocationsReport,
    NameColumn,
    WordsColumn,
    day_in_words,
    location_title,
)
from editors.start_rows import edit_url
from locations.models import LocationPage
from practices.models import StoryPage
from practices.selectors import ToldStory, told_stories
from translations.permissions import VIEW_REPORTS


class ConsentState(StrEnum):
    NO_CONSENT = ConsentProblem.NO_CONSENT.value
    UNANSWERED = ConsentProblem.UNANSWERED.value
    ENDING = "ending"
    ENDED = ConsentProblem.ENDED.value
    WITHDRAWN = ConsentProblem.WITHDRAWN.value
    IN_ORDER = "in-order"
    NOT_NEEDED = "not-needed"


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One picture or story, as far as the reader may know it.

    `title`: its own, or what families read. `reference` is empty for who has no business in the
    file of that location, and `url`, where one edits it, for who may not.
    """

    title: str
    location: LocationPage | None
    pages: tuple[Page, ...]
    kind: str
    until: date | None
    reference: str
    state: ConsentState
    url: str | None


def consent_state(
    problem: ConsentProblem | None, *, until: date | None, today: date
) -> ConsentState:
    """Return the state of a consent that is needed. `problem`: why it is not shown on that day."""
    if problem is not None:
        return ConsentState(problem.value)
    is_ending = until and until <= today + timedelta(CONSENT_DAYS)
    return ConsentState.ENDING if is_ending else ConsentState.IN_ORDER


class ConsentReport(LocationsReport):
    page_title = gettext_lazy("Consent for pictures and stories")
    header_icon = "image"
    index_url_name = "koala_report_consent"
    index_results_url_name = "koala_report_consent_results"
    verbose_name_plural = gettext_lazy("pictures and stories")
    export_filename = "koala-toestemming"
    list_export = ["location", "picture", "kind", "until", "reference", "pages", "state", "words"]
    export_headings: ClassVar[dict[str, Any]] = {
        "location": gettext_lazy("Location"),
        "picture": gettext_lazy("Picture or story"),
        "kind": gettext_lazy("Consent"),
        "until": gettext_lazy("Consent until"),
        "reference": gettext_lazy("Number of the consent"),
        "pages": gettext_lazy("On these pages"),
        "state": gettext_lazy("State"),
        "words": gettext_lazy("State in words"),
    }
    states: ClassVar[dict[Any, Any]] = {
        ConsentState.NO_CONSENT: gettext_lazy("No consent is noted: no page shows it"),
        ConsentState.UNANSWERED: gettext_lazy("Nobody said who is on it: no page shows it"),
        ConsentState.ENDING: gettext_lazy("The consent ends soon"),
        ConsentState.ENDED: gettext_lazy("The consent has ended: no page shows it"),
        ConsentState.WITHDRAWN: gettext_lazy("The consent was withdrawn: no page shows it"),
        ConsentState.IN_ORDER: gettext_lazy("In order"),
        ConsentState.NOT_NEEDED: gettext_lazy("Nobody can be recognised"),
    }
    kinds: ClassVar[dict[Any, Any]] = {
        ConsentKind.WRITTEN: gettext_lazy("Written"),
        ConsentKind.TOLD: gettext_lazy("Told on the spot"),
        ConsentKind.RECORDED: gettext_lazy("Recorded"),
        "": "",
    }

    def get_rows(self) -> list[ConsentRow]:
        """Return what one may edit; for who only reads, what everybody sees on a page."""
        order = list(ConsentState)
        rows = [*self._pictures(), *self._stories()]
        return sorted(rows, key=lambda row: order.index(row.state))

    @cached_property
    def reads_all(self) -> bool:
        return bool(self.request.user.has_perm(VIEW_REPORTS))

    def _pictures(self) -> Iterator[ConsentRow]:
        own = set(pictures_of(self.request.user).values_list("pk", flat=True))
        owners = by_collection(self.locations)
        for each in pictures_of_people():
            is_own = each.picture.pk in own
            if is_own or (self.reads_all and each.pages):
                location = owners.get(each.picture.collection_id)
                yield self._picture_row(each, location, is_own=is_own)

    def _picture_row(
        self, each: PictureOfPeople, location: LocationPage | None, *, is_own: bool
    ) -> ConsentRow:
        picture = each.picture
        problem, until = picture.problem_on(self.today), picture.consent_until
        is_needed = problem or picture.people_visible == PeopleVisible.RECOGNISABLE
        state = consent_state(problem, until=until, today=self.today)
        return ConsentRow(
            title=picture.title if is_own else picture.description,
            location=location,
            pages=each.pages,
            kind=picture.consent_kind,
            until=until,
            reference=picture.consent_reference if is_own else "",
            state=state if is_needed else ConsentState.NOT_NEEDED,
            url=reverse("wagtailimages:edit", args=[picture.pk]) if is_own else None,
        )

    @cached_property
    def locations_by_id(self) -> dict[int, LocationPage]:
        return {location.pk: location for location in self.locations}

    def _stories(self) -> Iterator[ConsentRow]:
        policy = PagePermissionPolicy()
        editable = policy.instances_user_has_permission_for(self.request.user, "change")
        own = set(StoryPage.objects.filter(pk__in=editable.order_by().values("pk")))
        public = set(StoryPage.objects.live().public()) if own or self.reads_all else set()
        for each in told_stories() if own or public else ():
            is_own, is_public = each.page in own, each.page in public
            if is_own or is_public:
                yield self._story_row(each, is_own=is_own, is_public=is_public)

    def _story_row(self, each: ToldStory, *, is_own: bool, is_public: bool) -> ConsentRow:
        page, consent = each.page, each.consent
        return ConsentRow(
            title=page.title,
            location=self.locations_by_id.get(page.location_id),
            pages=(page,) if is_public else (),
            kind=consent.kind,
            until=consent.until,
            reference=consent.reference if is_own else "",
            state=consent_state(
                consent.problem_on(self.today), until=consent.until, today=self.today
            ),
            url=edit_url(page) if is_own else None,
        )

    def cells(self, row: ConsentRow) -> dict[str, Any]:
        return {
            "location": location_title(row.location),
            "picture": row.title,
            "kind": self.kinds[row.kind],
            "until": row.until,
            "reference": row.reference,
            "pages": pages_in_words(row),
            "state": row.state.value,
            "words": self.state_in_words(row),
        }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            NameColumn("title", label=_("Picture or story"), get_url=lambda row: row.url),
            *self.usual_columns(),
            WordsColumn(
                "until",
                label=_("Consent until"),
                accessor=lambda row: day_in_words(row.until),
            ),
            WordsColumn("kind", label=_("Consent"), accessor=self.consent_in_words),
            WordsColumn("pages", label=_("On these pages"), accessor=pages_in_words),
        ]

    def consent_in_words(self, row: ConsentRow) -> str:
        """Return "Written · 2026-014"."""
        words = [str(self.kinds[row.kind]), row.reference]
        return " · ".join(word for word in words if word)


def pages_in_words(row: ConsentRow) -> str:
    return ", ".join(page.title for page in row.pages)
