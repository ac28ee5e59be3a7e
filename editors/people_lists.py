"""The lists of people and of locations, for the network team."""

from collections.abc import Sequence
from typing import Any, ClassVar

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from accounts.models import User
from content.words import SOURCE_LANGUAGE
from editors.people import (
    ROLE_NAMES,
    HeldRole,
    LocationRow,
    held_roles,
    in_groups,
    last_login_in_words,
    location_rows,
    people,
    roles_in_words,
)
from editors.permissions import MANAGE_PEOPLE
from editors.reports import NameColumn, WordsColumn
from editors.roles import RoleCode
from translations.wording import language_name

# Roles that are about no location.
OF_ALL = (RoleCode.NETWORK, RoleCode.READER, RoleCode.TRANSLATOR)
NO_ROLE = "none"


class LinkColumn(NameColumn):
    """Something to do about a row, or something more to read. On a phone it has its label."""

    cell_template_name = "editors/people/link_cell.html"

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["css/admin-people.css"]}


class NetworkList(BaseListingView):
    """A list for who says who works where."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(MANAGE_PEOPLE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


# --- People -----------------------------------------------------------------------------------


class PeopleFilterSet(WagtailFilterSet):
    where = django_filters.ChoiceFilter(label=gettext_lazy("Works on"), method="working_on")

    class Meta:
        model = User
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, roles: Sequence[HeldRole], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = roles
        locations = {key_of(role): role.location.title for role in roles if role.location}
        self.filters["where"].extra["choices"] = [
            *((code.value, ROLE_NAMES[code]) for code in OF_ALL),
            *sorted(locations.items(), key=lambda pair: pair[1].casefold()),
            (NO_ROLE, gettext_lazy("No role")),
        ]

    def working_on(self, queryset: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        if value == NO_ROLE:
            return queryset.filter(Q(is_active=False) | Q(groups=None, is_superuser=False))
        return in_groups(queryset, [role.group.pk for role in self.roles if key_of(role) == value])


def key_of(role: HeldRole) -> str:
    """Return by what a role is filtered: the location that it is about, or its own code."""
    if role.location is not None:
        return str(role.location.translation_key)
    return role.code.value if role.code in OF_ALL else ""


class PeopleList(NetworkList):
    page_title = gettext_lazy("People")
    header_icon = "group"
    index_url_name = "koala_people"
    index_results_url_name = "koala_people_results"
    verbose_name_plural = gettext_lazy("people")
    filterset_class = PeopleFilterSet
    is_searchable = True
    paginate_by = 50

    @cached_property
    def roles(self) -> dict[int, HeldRole]:
        return held_roles()

    def get_base_queryset(self) -> QuerySet[User]:
        return people()

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"roles": list(self.roles.values())}

    def search_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        """Keep those whose name or address has each of the words in it."""
        for word in self.search_query.split():
            queryset = queryset.filter(
                Q(first_name__icontains=word)
                | Q(last_name__icontains=word)
                | Q(email__icontains=word)
            )
        return queryset

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("Invite"), url=reverse("koala_people_invite"), icon_name="plus")]

    @cached_property
    def columns(self) -> list[Column]:
        return [
            NameColumn("name", label=_("Name"), accessor=str, get_url=url_of_person),
            WordsColumn("email", label=_("E-mail address")),
            WordsColumn(
                "roles",
                label=_("Roles"),
                accessor=lambda person: roles_in_words(person, self.roles) or _("No role"),
            ),
            WordsColumn(
                "second_factor",
                label=_("Second factor"),
                accessor=lambda person: _("Yes") if person.has_second_factor else _("No"),
            ),
            WordsColumn("last_login", label=_("Last login"), accessor=last_login_in_words),
        ]


def url_of_person(person: User) -> str:
    return reverse("koala_person", args=[person.pk])


# --- Locations --------------------------------------------------------------------------------


class LocationsList(NetworkList):
    page_title = gettext_lazy("Locations")
    header_icon = "home"
    index_url_name = "koala_locations"
    index_results_url_name = "koala_locations_results"
    verbose_name_plural = gettext_lazy("locations")

    def get_base_queryset(self) -> list[LocationRow]:
        return location_rows()

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("koala_location_new")
        return [HeaderButton(_("New location"), url=url, icon_name="plus")]

    @cached_property
    def columns(self) -> list[Column]:
        return [
            NameColumn(
                "title",
                label=_("Location"),
                accessor="location.title",
                get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.location.pk]),
            ),
            WordsColumn("state", label=_("State"), accessor=state_in_words),
            WordsColumn("languages", label=_("Languages"), accessor=languages_in_words),
            LinkColumn(
                "add",
                label=_("What to do"),
                accessor=lambda row: _("Add a language") if row.lacks_a_language else "",
                get_url=lambda row: reverse("koala_location_language", args=[row.location.pk]),
            ),
            LinkColumn(
                "people",
                label=_("People"),
                accessor="people",
                get_url=lambda row: (
                    f"{reverse('koala_people')}?where={row.location.translation_key}"
                ),
            ),
        ]


def state_in_words(row: LocationRow) -> str:
    return _("Public") if row.location.live else _("Draft")


def languages_in_words(row: LocationRow) -> str:
    return ", ".join(language_name(code) for code in (SOURCE_LANGUAGE, *row.languages))
