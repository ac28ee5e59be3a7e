"""Reminders: editors are asked, by mail and with one button, to look whether all is still right.

A mail is about one location and goes to each of its editors, in their own language. The link in it
opens a page without logging in: it lets who has the mail say "all is still right" of that location
and nothing else, shows only what everybody may see, and ends after thirty days, as soon as the
editor has no rights there any more, or once all its pages were checked since the mail. Whoever
reads that mailbox could ask for a new password as well; so small a right is worth that editors
need no telephone for it. The token stands in the address, and so in the log of a server that keeps
addresses: another reason to let it do so little, and once.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from accounts.languages import language_of_user
from accounts.models import User
from content.words import SOURCE_LANGUAGE
from editors.permissions import RESCHEDULE
from locations.freshness import Asked, reminder_due
from locations.freshness_models import FreshnessCheck, FreshnessReminder
from locations.freshness_selectors import CheckedRow, checked_rows
from locations.models import LocationPage

logger = logging.getLogger(__name__)

SALT = "editors.reminders.dated"
LINK_DAYS = 30
Key = tuple[UUID, int]  # of a page, and of a user


@dataclass(slots=True)
class Counts:
    """How many mails went out and failed, and the locations that have nobody to ask."""

    sent: int = 0
    failed: int = 0
    without_editors: list[LocationPage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Link:
    """Who was asked about which location, and on what day."""

    user: User
    location: LocationPage
    asked_on: date

    def is_used(self, rows: Iterable[CheckedRow]) -> bool:
        """Return whether everything was checked since, by this link or otherwise."""
        return all(row.checked_on and row.checked_on >= self.asked_on for row in rows)


@dataclass(frozen=True, slots=True)
class Due:
    """A page that an editor must be asked about, for the first or second time."""

    row: CheckedRow
    number: int


def send_reminders(*, at: datetime, is_dry_run: bool = False) -> Counts:
    """Send what is due, to the editors of each location. Safe to repeat.

    Nobody is asked the same twice. A mail that fails does not stop the others, and goes out the
    next time. Pages that become due soon go along, so that a location with many pages does not
    get a mail for each of them.
    """
    today = timezone.localdate(at)
    locations = list(LocationPage.objects.shown().select_related("locale"))
    rows: dict[int, list[CheckedRow]] = {}
    for row in checked_rows(locations, today=today):
        rows.setdefault(row.location.pk, []).append(row)
    editors = editors_of(locations)
    asked = _asked(row.page.translation_key for each in rows.values() for row in each)
    counts = Counts()
    for location in locations:
        own = rows.get(location.pk, [])
        if location.pk not in editors and _due(own, None, {}, today=today):
            counts.without_editors.append(location)
            logger.warning("Nobody to remind", extra={"location_id": location.pk})
        for user in editors.get(location.pk, []):
            due = _due(own, user, asked, today=today)
            if due and (is_dry_run or _remind(user, location, due, today=today)):
                counts.sent += 1
            elif due:
                counts.failed += 1
    return counts


def editors_of(locations: Iterable[LocationPage]) -> dict[int, list[User]]:
    """Return who edits each Dutch location itself, by its primary key. One query.

    Not the network team, whose rights come from above: it has the list of all locations.
    """
    rights = [f"{RESCHEDULE}_page"]
    pairs = (
        User.objects.filter(is_active=True)
        .filter(
            groups__page_permissions__page__in=[location.pk for location in locations],
            groups__page_permissions__permission__codename__in=rights,
        )
        .order_by("pk")
        .values_list("groups__page_permissions__page_id", "pk")
        .distinct()
    )
    found: dict[int, list[int]] = {}
    for page_id, user_id in pairs:
        found.setdefault(page_id, []).append(user_id)
    users = User.objects.in_bulk({each for ids in found.values() for each in ids})
    return {page_id: [users[each] for each in ids] for page_id, ids in found.items()}


def _asked(page_keys: Iterable[UUID]) -> dict[Key, Asked]:
    """Return when each editor was asked about each page, since its last check. One query."""
    days: dict[Key, dict[int, date]] = {}
    rows = FreshnessReminder.objects.filter(check_row__page_key__in=list(page_keys))
    for page_key, user_id, number, on in rows.values_list(
        "check_row__page_key", "user_id", "number", "sent_on"
    ):
        days.setdefault((page_key, user_id), {})[number] = on
    return {
        key: Asked(on.get(FreshnessReminder.FIRST), on.get(FreshnessReminder.SECOND))
        for key, on in days.items()
    }


def _due(
    rows: Sequence[CheckedRow], user: User | None, asked: dict[Key, Asked], *, today: date
) -> list[Due]:
    """Return what an editor must be asked about: nothing, unless something is due today."""
    days = settings.FRESHNESS_DAYS

    def numbers(ahead_days: int) -> list[Due]:
        found = []
        for row in rows:
            before = asked.get((row.page.translation_key, user.pk), Asked()) if user else Asked()
            number = reminder_due(row.checked_on, before, today, days, ahead_days=ahead_days)
            if number:
                found.append(Due(row, number))
        return found

    return numbers(ahead_days=days[0] // 4) if numbers(ahead_days=0) else []


# --- One mail ---------------------------------------------------------------------------------


def _remind(user: User, location: LocationPage, due: Sequence[Due], *, today: date) -> bool:
    """Send one mail, and return whether it went out.

    It is noted before it leaves: two runs at the same time send it once. No lock is held while
    the mail server takes its time.
    """
    try:
        noted = _note(user, due, today=today)
    except IntegrityError:
        return False  # another run was first
    try:
        mail_for(user, location, [each.row for each in due], today=today).send()
    except Exception:  # whatever goes wrong with one mail, the others must leave
        FreshnessReminder.objects.filter(pk__in=noted).delete()
        logger.exception(
            "A reminder failed", extra={"location_id": location.pk, "user_id": user.pk}
        )
        return False
    return True


@transaction.atomic
def _note(user: User, due: Sequence[Due], *, today: date) -> list[int]:
    keys = {each.row.page.translation_key: each for each in due}
    # A page that was never checked has no row yet.
    FreshnessCheck.objects.bulk_create(
        [FreshnessCheck(page_key=key) for key in sorted(keys)], ignore_conflicts=True
    )
    made = FreshnessReminder.objects.bulk_create(
        [
            FreshnessReminder(
                check_row=row, user=user, number=keys[row.page_key].number, sent_on=today
            )
            for row in FreshnessCheck.objects.filter(page_key__in=keys)
        ]
    )
    return [each.pk for each in made]


def mail_for(
    user: User, location: LocationPage, rows: Sequence[CheckedRow], *, today: date
) -> EmailMultiAlternatives:
    """Return the mail about these pages of a location, in the language of the editor."""
    chosen = language_of_user(user)
    is_known = chosen in dict(settings.LANGUAGES)
    with translation.override(chosen if is_known else SOURCE_LANGUAGE):
        context = {
            "user": user,
            "location": location,
            "rows": rows,
            "link": link_for(user, location, asked_on=today),
            "days": LINK_DAYS,
            "today": today,
            "site_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
            "stale_days": settings.FRESHNESS_DAYS[1],
        }
        text = render_to_string("editors/mails/reminder.txt", context)
        html = render_to_string("editors/mails/reminder.html", context)
    subject, _line, body = text.strip().partition("\n")
    mail = EmailMultiAlternatives(subject.strip(), body.strip() + "\n", None, [user.email])
    mail.attach_alternative(html, "text/html")
    return mail


def link_for(user: User, location: LocationPage, *, asked_on: date) -> str:
    """Return the address of the page with the button, in the active language."""
    said = [str(location.translation_key), user.pk, asked_on.isoformat()]
    path = reverse("editors:still_right", args=[signing.dumps(said, salt=SALT)])
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def read_link(token: str) -> Link | None:
    """Return what a link asks; None for one that does not count any more."""
    try:
        key, user_id, asked_on = signing.loads(token, salt=SALT, max_age=LINK_DAYS * 24 * 3600)
    except signing.BadSignature:  # an expired one too
        return None
    shown = LocationPage.objects.shown().filter(translation_key=key).select_related("locale")
    location = shown.first()
    if location is None:
        return None
    user = next(
        (each for each in editors_of([location]).get(location.pk, []) if each.pk == user_id), None
    )
    return Link(user, location, date.fromisoformat(asked_on)) if user else None
