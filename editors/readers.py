"""What one person may see of the pages of all locations, while they ask for something."""

from contextvars import ContextVar
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction
from wagtail.permission_policies.pages import PagePermissionPolicy

from accounts.models import User
from editors.permissions import RESCHEDULE, locations_reported_to

# Any of these makes a page somebody's work.
RIGHTS = {"add", "change", "publish", "lock", "unlock", "bulk_delete", RESCHEDULE}


class Reader:
    """One person during one request. What is looked up is kept as long."""

    def __init__(self, user: Any) -> None:
        self.user = user
        self.policy = PagePermissionPolicy()

    @cached_property
    def is_of_the_network(self) -> bool:
        """Whether somebody works on every page there is."""
        rows = self.policy.get_cached_permissions_for_user(self.user)
        return bool(self.user.is_superuser or any(row.page.is_root() for row in rows))

    @cached_property
    def reads_reports(self) -> bool:
        """Whether the reports of locations tell somebody about any."""
        return bool(locations_reported_to(self.user).exists())

    # --- Pages ---

    @cached_property
    def restricted_paths(self) -> tuple[str, ...]:
        return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))

    @cached_property
    def public(self) -> Q:
        """The condition of a page that everybody may see."""
        condition = Q(live=True)
        for path in self.restricted_paths:
            condition &= ~Q(path__startswith=path)
        return condition

    def is_public(self, page: Page) -> bool:
        return bool(page.live) and not page.path.startswith(self.restricted_paths)

    def has_rights_on(self, page: Page) -> bool:
        return bool(self.policy.user_has_any_permission_for_instance(self.user, RIGHTS, page))

    @property
    def reachable(self) -> QuerySet[Page]:
        """The pages that somebody works on, and those above them."""
        return self.policy.explorable_instances(self.user)

    def reaches(self, page: Page) -> bool:
        """Return whether a page is somebody's work, stands above it, or was handed to them."""
        return (
            self.has_rights_on(page)
            or self.reachable.filter(pk=page.pk).exists()
            or bool(page.permissions_for_user(self.user).can_edit())
        )

    @property
    def choosable(self) -> Q:
        """The condition of a page that somebody may lead to: public, or their own."""
        return Q(pk__in=self.reachable.order_by().values("pk")) | self.public

    def title_of(self, page: Page) -> str:
        """Return the title of a page; of a draft, to who works on it."""
        draft_title = str(page.draft_title or page.title)
        if self.has_rights_on(page):
            return draft_title
        if self.is_public(page):
            return str(page.title)
        is_handed_in = page.permissions_for_user(self.user).can_edit()
        is_above = page.depth <= 2 or self.reachable.filter(pk=page.pk).exists()
        return draft_title if is_handed_in or is_above else _("(A page of others)")

    # --- People ---

    def known(self, people: QuerySet[User]) -> QuerySet[User]:
        """Return those with whom somebody shares a group, and themselves."""
        if self.is_of_the_network:
            return people
        groups = self.user.groups.values("pk")
        return people.filter(
            Q(pk=self.user.pk) | Q(pk__in=User.objects.filter(groups__in=groups).values("pk"))
        )


# The person who asks, as long as the answer is being made; None in a command or a test.
current_reader: ContextVar[Reader | None] = ContextVar("current_reader", default=None)
