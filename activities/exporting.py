"""Gathers activities for UiTdatabank, and tells in Dutch what it could not take."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid5

from babel.lists import format_list
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from activities.choices import Access, AttendanceMode
from activities.event_words import when_line
from activities.models import ActivityPage, Occurrence
from activities.readings import Reading
from activities.schedule import BRUSSELS
from activities.selectors import languages_of, read, taalicoon_of
from activities.uitdatabank import export
from activities.uitdatabank_facts import (
    LANGUAGES,
    ExportActivity,
    ExportDate,
    Exported,
    ExportPlace,
    Loss,
    Refusal,
)
from content.texts import PageTexts
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage, MeetingPoint

LOSS_SENTENCES = {
    Loss.LANGUAGES: gettext_lazy("The words in these languages: %(value)s."),
    Loss.AGES: gettext_lazy("The age in months; whole years took its place: %(value)s."),
    Loss.PREGNANCY: gettext_lazy("That pregnant parents are welcome; a label and the text say it."),
    Loss.PLACES: gettext_lazy("One activity at several places; it became %(value)s entries."),
    Loss.ADDRESS_ON_REQUEST: gettext_lazy(
        "Dates whose address is on request or not known: %(value)s."
    ),
    Loss.MOVED: gettext_lazy("That a date moved; it stands there twice, once as off: %(value)s."),
    Loss.NOTES: gettext_lazy("The note of single dates: %(value)s."),
    Loss.LANGUAGES_OF_A_DATE: gettext_lazy("Which language is spoken on which date."),
    Loss.SERIES_NAMES: gettext_lazy("The name of a part of the activity, on dates: %(value)s."),
    Loss.WAITING_LIST: gettext_lazy("The waiting list, on dates: %(value)s."),
    Loss.CHILDCARE: gettext_lazy("Childcare during the activity; it stands in the text."),
    Loss.ORGANISERS: gettext_lazy("The partner or the other locations that organise it."),
    Loss.MORE_TEXT: gettext_lazy("The longer text and the steps of a first visit."),
    Loss.PICTURE: gettext_lazy("The picture."),
    Loss.TAALICONEN: gettext_lazy(
        "The taaliconen (%(value)s): the location does not say when its team was trained for them."
    ),
    Loss.FRENCH_ADDRESS: gettext_lazy(
        "The French address of a place in Brussels, which we do not know: %(value)s."
    ),
}
REFUSAL_SENTENCES = {
    Refusal.BY_APPOINTMENT: gettext_lazy("By appointment: UiTdatabank does not take that."),
    Refusal.AFTER_REFERRAL: gettext_lazy("After referral: it is not for everybody."),
    Refusal.NO_DATES: gettext_lazy("There are no coming dates."),
    Refusal.NO_PUBLIC_PLACE: gettext_lazy("There is no date with an address that may be shown."),
}


@dataclass(slots=True)
class ExportReport:
    """The files to write, and what was lost, for each activity."""

    files: dict[str, Any] = field(default_factory=dict)
    activities: list[dict[str, Any]] = field(default_factory=list)

    @property
    def entry_count(self) -> int:
        return sum(len(each["files"]) for each in self.activities)

    @property
    def text(self) -> str:
        """Return the report as people read it."""
        lines = []
        for each in self.activities:
            lines.append(f"{each['title']} ({each['location']})")
            lines += [f"  {name}" for name in each["files"]]
            lines += [f"  - {loss['sentence']}" for loss in each["losses"]]
            lines.append("")
        return "\n".join(lines)


def export_activities(*, at: datetime, location: LocationPage | None = None) -> ExportReport:
    """Return the entries of every activity that everybody may see, of one location or of all."""
    report = ExportReport()
    places: dict[str, Any] = {}
    sources = ActivityPage.objects.shown().select_related("locale", "activity_type", "organiser")
    if location:
        sources = sources.descendant_of(location)
    with override(SOURCE_LANGUAGE):
        for source in sources.order_by("path"):
            owner: LocationPage = source.get_parent().specific
            done = export(_activity(source, owner, at=at))
            report.files |= done.entries
            places |= done.places
            report.activities.append(_told(source, owner, done))
    report.files["places.json"] = list(places.values())
    return report


def _told(source: ActivityPage, owner: LocationPage, done: Exported) -> dict[str, Any]:
    losses = [
        {"code": loss.value, "value": value, "sentence": LOSS_SENTENCES[loss] % {"value": value}}
        for loss, value in done.losses.items()
    ]
    if done.refusal:
        sentence = _("Not exported. %(why)s") % {"why": REFUSAL_SENTENCES[done.refusal]}
        losses.insert(0, {"code": done.refusal.value, "value": "", "sentence": sentence})
    return {
        "title": source.title,
        "location": owner.title,
        "key": str(source.translation_key),
        "files": sorted(done.entries),
        "losses": losses,
    }


def _activity(source: ActivityPage, owner: LocationPage, *, at: datetime) -> ExportActivity:
    texts = _texts_by_language(source)
    known = {code: words for code, words in texts.items() if code in LANGUAGES}
    organises_with_others = source.organiser or source.co_organisers.exists()
    return ExportActivity(
        name=f"{owner.slug}-{source.slug}",
        titles={code: words["title"].text for code, words in known.items()},
        descriptions={code: _description(words, code) for code, words in known.items()},
        other_languages=tuple(code for code in texts if code not in LANGUAGES),
        type_code=source.activity_type.code,
        age_min_months=source.age_min_months,
        age_max_months=source.age_max_months,
        access=Access(source.access),
        taalicoon=source.taalicoon,
        is_trained=taalicoon_of(source, today=at.astimezone(BRUSSELS).date()) > 0,
        price_eur=source.cost_eur,
        capacity=source.capacity,
        attendance_mode=AttendanceMode(source.attendance_mode),
        phone=owner.phone,
        url=source.full_url or "",
        has_childcare=source.has_childcare,
        has_organisers=bool(organises_with_others),
        has_more_text=bool(source.body or source.steps),
        has_picture=source.image_id is not None,
        dates=tuple(_dates(source, owner, known, at=at)),
    )


def _texts_by_language(source: ActivityPage) -> dict[str, PageTexts]:
    """Return the words of an activity in the languages that it has a title in, Dutch first."""
    texts = {code: source.words_in(code) for code, _name in settings.LANGUAGES}
    return {code: words for code, words in texts.items() if words["title"].language_code == code}


def _dates(
    source: ActivityPage, owner: LocationPage, codes: Iterable[str], *, at: datetime
) -> Iterable[ExportDate]:
    coming = Occurrence.objects.public().filter(activity_key=source.translation_key)
    coming = coming.upcoming(at=at)
    readings: dict[str, dict[str, Reading]] = {}
    for code in codes:
        for reading in read(coming, language_code=code, at=at):
            readings.setdefault(reading.uid, {})[code] = reading
    for row in coming.select_related("meeting_point", "previous_meeting_point"):
        own = readings.get(str(row.uid), {})
        if SOURCE_LANGUAGE in own:
            yield ExportDate(
                readings=own,
                place=_place(row.meeting_point, owner),
                previous_place=_place(row.previous_meeting_point, owner),
                moved_words=_moved_words(own),
            )


def _moved_words(readings: Mapping[str, Reading]) -> dict[str, str]:
    words = {}
    for code, reading in readings.items():
        with override(code):
            words[code] = _("Moved to %(when)s.") % {"when": when_line(reading)}
    return words


def _place(point: MeetingPoint | None, owner: LocationPage) -> ExportPlace | None:
    if point is None:
        return None
    return ExportPlace(
        key=str(uuid5(owner.translation_key, f"place-{point.pk}")),
        name=point.name,
        street=point.street,
        postcode=point.postcode,
        municipality=point.municipality,
        street_fr=point.street_fr,
        municipality_fr=point.municipality_fr,
        is_address_on_request=point.is_address_on_request,
    )


def _description(words: PageTexts, language_code: str) -> str:
    """Return what the page says, and what an entry has no field for, as paragraphs."""
    source = words.source
    with override(language_code):
        parts = [words.own("summary"), words.own("for_whom")]
        if source.age_min_months < 0:
            parts.append(_("Pregnant parents are welcome."))
        if source.is_fathers_welcome:
            parts.append(_("Fathers too: you are very welcome."))
        if source.has_childcare:
            parts.append(_("Somebody looks after the children meanwhile."))
        parts += [
            words.own("registration_text"),
            *_languages(source, language_code),
            words.own("bring"),
        ]
    return "\n\n".join(part for part in parts if part)


def _languages(source: ActivityPage, language_code: str) -> list[str]:
    spoken, interpreted = languages_of(source)
    sentences = []
    for names, sentence in (
        (spoken, _("We speak %(languages)s.")),
        (interpreted, _("There is an interpreter: %(languages)s.")),
    ):
        if names:
            sentences.append(sentence % {"languages": format_list(names, locale=language_code)})
    return sentences
