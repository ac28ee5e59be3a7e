"""What keeps an activity or a location from going live, and what an editor should know."""

from functools import partial
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page

from activities.choices import Access, AttendanceMode
from activities.forms import problem_in_words
from activities.models import ActivityPage
from activities.schedule import rule_problems
from content.choices import Taxonomy
from content.models import BasePage
from content.page_pictures import picture_reasons
from content.words import SOURCE_LANGUAGE
from locations.forms import missing_partners_in_words
from locations.models import LocationPage
from locations.rules import vacant_roles
from locations.selectors import holidays_of

OLDEST_CHILD_MONTHS = 36


def may_plan(location: LocationPage, user: Any) -> bool:
    """Return whether somebody may write activities at this very location, as drafts at least."""
    is_source = location.locale.language_code == SOURCE_LANGUAGE
    return bool(is_source and location.permissions_for_user(user).can_add_subpage())


def reasons_not_to_publish(page: Page) -> list[str]:
    """Return why a page cannot go live, as sentences for an editor; mostly none.

    The editor's form refuses the same; this is for the roads that do not pass it.
    """
    draft = page.get_latest_revision_as_object()
    reasons = _field_reasons(draft)
    if isinstance(draft, BasePage):
        reasons += draft.own_reasons_not_to_publish()
    if isinstance(draft, LocationPage):
        codes = [row.partner_type.code for row in draft.partners.all()]
        reasons += missing_partners_in_words(codes)
    if isinstance(draft, ActivityPage):
        reasons += _activity_reasons(draft)
    return reasons


def _field_reasons(draft: Page) -> list[str]:
    """Return what is not filled in, or not well: a draft may be half."""
    found: dict[str, list[str]] = {}
    try:
        draft.full_clean()
    except ValidationError as refused:
        found = refused.message_dict
    for field in draft._meta.get_fields():
        if isinstance(field, StreamField):
            try:
                field.stream_block.clean(field.value_from_object(draft))
            except ValidationError:
                found[field.name] = [_("A part of this text is not filled in.")]
    for name, sentence in picture_reasons(type(draft), partial(getattr, draft)):
        found.setdefault(name, []).append(sentence)
    return [
        sentence if name == NON_FIELD_ERRORS else f"{_label(draft, name)}: {sentence}"
        for name, sentences in found.items()
        for sentence in sentences
    ]


def _label(draft: Page, name: str) -> str:
    return str(capfirst(draft._meta.get_field(name).verbose_name))


def _activity_reasons(draft: ActivityPage) -> list[str]:
    reasons = []
    if not any(row.term.taxonomy == Taxonomy.OFFER_FORM for row in draft.terms.all()):
        reasons.append(_("Choose at least one offer form."))
    series = list(draft.series.all())
    if not series and draft.access not in (Access.APPOINTMENT, Access.REFERRAL):
        reasons.append(_("Dates: add when and where, or choose “by appointment” as access."))
    location = draft.get_parent().specific
    holidays = holidays_of(location)
    for row in series:
        if not (row.frequency and row.holiday_policy):
            reasons.append(_("Dates: a series is not filled in."))
            continue
        problems = rule_problems(row.rule, holidays).values()
        reasons += [problem_in_words(problem, row.rule) for problem in problems]
        if row.meeting_point is None and draft.attendance_mode != AttendanceMode.ONLINE:
            reasons.append(_("Choose where families meet."))
    return reasons


def warnings_about(page: Page) -> list[str]:
    """Return what an editor should know about a page that went live; it stays live."""
    if isinstance(page, LocationPage):
        roles = {
            "agogic": _("Nobody of the team holds the agogic role. Add somebody when you can."),
            "pedagogic": _(
                "Nobody of the team holds the pedagogic role. Add somebody when you can."
            ),
        }
        team = [(row.is_agogic, row.is_pedagogic) for row in page.team.all()]
        return [roles[role] for role in vacant_roles(team)]
    if isinstance(page, ActivityPage):
        oldest = page.age_max_months
        if (
            oldest is None
            or oldest > OLDEST_CHILD_MONTHS
            or page.age_min_months > OLDEST_CHILD_MONTHS
        ):
            return [_("This activity is also for children over three years. Is that right?")]
    return []
