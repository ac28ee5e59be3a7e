"""New drafts out of a template or another activity, and old ones that go on in a new school year.

A copy is a new activity: it gets translation keys, a `uid` for its series and an address of its
own, so no calendar takes its dates for those of the first one. An activity that goes on keeps its
page, and so its address, its translations and the identity of the dates it already has.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from activities.models import ActivityPage, ActivityTemplate, ActivityTerm, Series
from activities.schedule import Rule
from activities.seasons import Season, ends_before, moved_into
from locations.models import LocationPage, MeetingPoint

# What a copy says in the same words; a field that is in neither list makes a test fail.
COPIED = [
    "summary",
    "body",
    "steps",
    "image",
    "activity_type",
    "age_min_months",
    "age_max_months",
    "for_whom",
    "is_fathers_welcome",
    "access",
    "registration_text",
    "registration_days_before",
    "capacity",
    "cost_eur",
    "taalicoon",
    "attendance_mode",
    "online_url",
    "destination",
    "rain_plan",
    "bring",
    "hosts",
    "has_childcare",
    "organiser",
    "is_dutch_shown",
]
FROM_TEMPLATE = [
    "summary",
    "steps",
    "activity_type",
    "age_min_months",
    "age_max_months",
    "for_whom",
    "access",
    "registration_text",
    "bring",
]
MAX_SLUG_CHARACTERS = 200


def from_template(template: ActivityTemplate) -> ActivityPage:
    """Return a page with the words of a template, not saved, without a series."""
    page = ActivityPage(**{name: getattr(template, name) for name in FROM_TEMPLATE})
    page.terms = [ActivityTerm(term=term) for term in template.offer_forms.all()]
    return page


def from_activity(activity: ActivityPage) -> ActivityPage:
    """Return a page with the words of the latest draft of another, not saved, without a series."""
    draft = activity.get_latest_revision_as_object()
    page = ActivityPage(**{name: getattr(draft, name) for name in COPIED})
    for relation, names in {
        "terms": ["term_id"],
        "activity_languages": ["language_id", "is_interpreted"],
        "co_organisers": ["location_id"],
    }.items():
        rows = getattr(draft, relation).all()
        copies = [
            rows.model(sort_order=at, **{name: getattr(row, name) for name in names})
            for at, row in enumerate(rows)
        ]
        setattr(page, relation, copies)
    return page


def new_series(rule: Rule, *, point: MeetingPoint | None, **values: Any) -> Series:
    """Return a series of a rule, not saved, with an identity of its own."""
    return Series(
        frequency=rule.frequency.value,
        starts_on=rule.starts_on,
        until=rule.until,
        start_time=rule.start_time,
        end_time=rule.end_time,
        interval_weeks=rule.interval_weeks,
        dates=list(rule.dates),
        excluded_dates=list(rule.excluded_dates),
        holiday_policy=rule.holiday_policy.value,
        meeting_point=point,
        **values,
    )


@transaction.atomic
def add_draft(
    location: LocationPage,
    page: ActivityPage,
    *,
    title: str,
    series: Iterable[Series],
    by: User,
    like: ActivityPage | None = None,
) -> ActivityPage:
    """Save a page as a draft below a location, with its series and a first revision.

    `like`: the activity it was copied from. What only some may see stays so in the copy.
    """
    location = LocationPage.objects.select_for_update(of=("self",)).get(pk=location.pk)
    page.title, page.slug = title, _free_slug(location, title)
    page.locale, page.owner, page.live = location.locale, by, False
    page.series = list(series)
    for row in page.series.all():
        row.locale = location.locale
    location.add_child(instance=page)
    for restriction in like.view_restrictions.all() if like else ():
        copy = PageViewRestriction.objects.create(
            page=page, restriction_type=restriction.restriction_type, password=restriction.password
        )
        copy.groups.set(restriction.groups.all())
    page.save_revision(user=by, log_action=True)
    return page


def _free_slug(location: LocationPage, title: str) -> str:
    wanted = slugify(title)[: MAX_SLUG_CHARACTERS - 8] or "activiteit"
    taken = set(Page.objects.child_of(location).values_list("slug", flat=True))
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def coming_series(activity: ActivityPage, season: Season) -> list[Series]:
    """Return the series that the latest draft lacks in a school year, not saved.

    One for each that recurs and ends in the year before it, on the same weekday; none that is
    there already.
    """
    rows = list(activity.get_latest_revision_as_object().series.all())
    present = {_likeness(row) for row in rows if not ends_before(row.rule, season)}
    coming = []
    for row in rows:
        rule = moved_into(row.rule, season) if ends_before(row.rule, season) else None
        if rule is None:
            continue
        series = new_series(rule, point=row.meeting_point, name=row.name)
        if _likeness(series) not in present:
            present.add(_likeness(series))
            coming.append(series)
    return coming


def _likeness(row: Series) -> tuple[Any, ...]:
    """Return by what an editor would say that two series are the same one."""
    week = row.starts_on.toordinal() // 7 % max(row.interval_weeks, 1)  # two can take turns
    weekday = row.starts_on.weekday()
    return (row.frequency, weekday, row.interval_weeks, week, row.start_time, row.meeting_point_id)


def staying_series(activity: ActivityPage, season: Season) -> list[Series]:
    """Return the series of the latest draft whose days nobody can guess in a new school year."""
    rows = activity.get_latest_revision_as_object().series.all()
    ending = [row for row in rows if ends_before(row.rule, season)]
    return [row for row in ending if moved_into(row.rule, season) is None]


@transaction.atomic
def continue_into(activity: ActivityPage, season: Season, *, by: User) -> int:
    """Put the series of a new school year in a draft of the same activity; return how many.

    The page, its translations and the dates of this year stay what they are. Safe to repeat.
    """
    Page.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    activity = ActivityPage.objects.get(pk=activity.pk)  # as it is now, whoever wrote meanwhile
    coming = coming_series(activity, season)
    if not coming:
        return 0
    draft = activity.get_latest_revision_as_object()
    rows = list(draft.series.all())
    for at, row in enumerate(coming, start=len(rows)):
        row.page, row.locale, row.sort_order = draft, draft.locale, at
    draft.series = [*rows, *coming]
    draft.save_revision(user=by, log_action=True)
    return len(coming)
