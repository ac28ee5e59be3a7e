"""The report of consents: every picture with people, until when, where, and what is the matter."""

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

from content.models import Picture
from content.picture_consent import ConsentKind, ConsentProblem, PeopleVisible
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
from locations.models import LocationPage
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
    """One picture, as far as the reader may know it. `title`: its own, or what families read.

    `reference` is empty for who has no business in the file of that location.
    """

    location: LocationPage | None
    picture: Picture
    pages: tuple[Page, ...]
    state: ConsentState
    title: str
    reference: str
    may_edit: bool


def consent_state(picture: Picture, *, today: date) -> ConsentState:
    problem = picture.problem_on(today)
    if problem is not None:
        return ConsentState(problem.value)
    if picture.people_visible != PeopleVisible.RECOGNISABLE:
        return ConsentState.NOT_NEEDED
    is_ending = picture.consent_until and picture.consent_until <= today + timedelta(CONSENT_DAYS)
    return ConsentState.ENDING if is_ending else ConsentState.IN_ORDER


class ConsentReport(LocationsReport):
    page_title = gettext_lazy("Consent for pictures")
    header_icon = "image"
    index_url_name = "koala_report_consent"
    index_results_url_name = "koala_report_consent_results"
    verbose_name_plural = gettext_lazy("pictures")
    export_filename = "koala-toestemming"
    list_export = ["location", "picture", "kind", "until", "reference", "pages", "state", "words"]
    export_headings: ClassVar[dict[str, Any]] = {
        "location": gettext_lazy("Location"),
        "picture": gettext_lazy("Picture"),
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
        ConsentState.ENDED: gettext_lazy("The consent has ended: the picture is gone"),
        ConsentState.WITHDRAWN: gettext_lazy("The consent was withdrawn: the picture is gone"),
        ConsentState.IN_ORDER: gettext_lazy("In order"),
        ConsentState.NOT_NEEDED: gettext_lazy("Nobody can be recognised"),
    }
    kinds: ClassVar[dict[Any, Any]] = {
        ConsentKind.WRITTEN: gettext_lazy("Written"),
        ConsentKind.TOLD: gettext_lazy("Told on the spot"),
        "": "",
    }

    def get_rows(self) -> list[ConsentRow]:
        """Return one's own pictures; who only reads, those that families see on a page."""
        user = self.request.user
        own = set(pictures_of(user).values_list("pk", flat=True))
        reads_all = user.has_perm(VIEW_REPORTS)
        owners = by_collection(self.locations)
        rows = [
            self._row(each, owners, is_own=each.picture.pk in own)
            for each in pictures_of_people()
            if each.picture.pk in own or (reads_all and each.pages)
        ]
        order = list(ConsentState)
        return sorted(rows, key=lambda row: order.index(row.state))

    def _row(
        self, each: PictureOfPeople, owners: dict[int, LocationPage], *, is_own: bool
    ) -> ConsentRow:
        picture = each.picture
        return ConsentRow(
            location=owners.get(picture.collection_id),
            picture=picture,
            pages=each.pages,
            state=consent_state(picture, today=self.today),
            title=picture.title if is_own else picture.description,
            reference=picture.consent_reference if is_own else "",
            may_edit=is_own,
        )

    def cells(self, row: ConsentRow) -> dict[str, Any]:
        return {
            "location": location_title(row.location),
            "picture": row.title,
            "kind": self.kinds[row.picture.consent_kind],
            "until": row.picture.consent_until,
            "reference": row.reference,
            "pages": pages_in_words(row),
            "state": row.state.value,
            "words": self.state_in_words(row),
        }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            NameColumn("title", label=_("Picture"), get_url=picture_url),
            *self.usual_columns(),
            WordsColumn(
                "until",
                label=_("Consent until"),
                accessor=lambda row: day_in_words(row.picture.consent_until),
            ),
            WordsColumn("kind", label=_("Consent"), accessor=self.consent_in_words),
            WordsColumn("pages", label=_("On these pages"), accessor=pages_in_words),
        ]

    def consent_in_words(self, row: ConsentRow) -> str:
        """Return "Written · 2026-014"."""
        words = [str(self.kinds[row.picture.consent_kind]), row.reference]
        return " · ".join(word for word in words if word)


def pages_in_words(row: ConsentRow) -> str:
    return ", ".join(page.title for page in row.pages)


def picture_url(row: ConsentRow) -> str | None:
    return reverse("wagtailimages:edit", args=[row.picture.pk]) if row.may_edit else None
