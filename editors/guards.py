"""Between locations: what Wagtail shows or does without asking whose page, file or name it is.

`GUARDS` stand before views. The rest limits what views find: the titles of drafts, the pages one
can choose, pictures and documents of the admin's API, and names and labels in filters. Not there
and not yours is one answer, word for word.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.defaults import page_not_found
from django_filters.filters import QuerySetRequestMixin
from wagtail.admin import filters as admin_filters
from wagtail.admin.models import popular_tags_for_model
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.views import chooser as image_chooser
from wagtail.models import Page
from wagtail.permissions import policy_registry

from editors.readers import Reader, current_reader
from translations.selectors import source_of

GetResponse = Callable[[HttpRequest], HttpResponseBase]
Guard = Callable[[HttpRequest, Reader, dict[str, Any]], bool]

PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
NETWORK_ONLY = (
    "wagtailadmin_reports:page_types_usage",  # the page last edited of each type
    "wagtailadmin_reports:page_types_usage_results",
    "wagtailadmin_tag_autocomplete",  # labels of everybody's pictures
    "wagtailadmin_tag_model_autocomplete",
)
ANY_OF_A_FILE = ["change", "delete", "choose"]


# --- Before a view ----------------------------------------------------------------------------


def about_ones_own_pages(request: HttpRequest, reader: Reader, arguments: dict[str, Any]) -> bool:
    """Wagtail's views of pages, each with checks of its own; some ask after showing the title."""
    name = name_of(request)
    if not name.startswith(("wagtailadmin_pages:", "wagtailadmin_explore")):
        return True
    keys = [arguments[each] for each in PAGE_ARGUMENTS if each in arguments]
    if name == "wagtailadmin_pages:revisions_compare":
        keys.append(arguments["pk"])
    pages = list(Page.objects.filter(pk__in=keys))
    return len(pages) == len(set(map(int, keys))) and all(map(reader.reaches, pages))


def with_ones_own_rows(request: HttpRequest, reader: Reader, arguments: dict[str, Any]) -> bool:
    """Doing one thing to many: the question before names every row, also those that are refused."""
    if name_of(request) != "wagtail_bulk_action":
        return True
    names = (arguments["app_label"], arguments["model_name"])
    action = bulk_action_registry.get_bulk_action_class(*names, arguments["action"])
    models = action.models if action else []
    model = next((each for each in models if each._meta.label_lower == ".".join(names)), None)
    keys, parent = request.GET.getlist("id"), request.GET.get("childOf", "")
    if model is None or not all(key.isdecimal() for key in [*keys, parent or "0"] if key != "all"):
        return False
    rows = model._default_manager.filter(pk__in=[key for key in keys if key != "all"])
    if not issubclass(model, Page):
        asked = action(request, model)
        return all(asked.check_perm(row) for row in rows)
    if "all" in keys and not parent:
        return reader.is_of_the_network
    above = Page.objects.filter(pk=parent) if parent else Page.objects.none()
    return above.exists() == bool(parent) and all(map(reader.reaches, [*above, *rows]))


def leading_to_pages_one_may_see(
    request: HttpRequest, reader: Reader, arguments: dict[str, Any]
) -> bool:
    """Choosing a page: the one whose children are listed, and those that were chosen."""
    name = name_of(request)
    if name == "wagtailadmin_choose_page_child":
        keys = [str(arguments["parent_page_id"])]
        pages = Page.objects.all()
    elif name == "wagtailadmin_choose_page_chosen_multiple":
        keys = request.GET.getlist("id")
        pages = Page.objects.filter(depth__gt=1)  # its parent is asked for
    else:
        return True
    if not all(key.isdecimal() for key in keys):
        return False
    return pages.filter(reader.choosable, pk__in=keys).count() == len(set(keys))


def of_the_whole_network(request: HttpRequest, reader: Reader, arguments: dict[str, Any]) -> bool:
    """What cannot be told apart by location is for who works on all of them."""
    return name_of(request) not in NETWORK_ONLY or reader.is_of_the_network


def hidden_from_families_in_all_languages(
    request: HttpRequest, reader: Reader, arguments: dict[str, Any]
) -> bool:
    """Who may see a page is said of the Dutch one: not by who only puts it into words."""
    if name_of(request) != "wagtailadmin_pages:set_privacy":
        return True
    page = Page.objects.filter(pk=arguments["page_id"]).first()
    source = source_of(page) if page else None
    return source is None or reader.has_rights_on(source)


def meant_to_fail(request: HttpRequest, reader: Reader, arguments: dict[str, Any]) -> bool:
    """Wagtail has an address that fails on purpose; nobody needs it here."""
    return name_of(request) != "wagtailadmin_error_test"


GUARDS: list[Guard] = [
    about_ones_own_pages,
    with_ones_own_rows,
    leading_to_pages_one_may_see,
    of_the_whole_network,
    meant_to_fail,
    hidden_from_families_in_all_languages,
]


def name_of(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


class GuardMiddleware:
    """In the admin: knows who asks until the answer is written, and asks the guards first.

    A decorator of views would be done before their templates are rendered.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        reader = Reader(request.user)
        token = current_reader.set(reader)
        try:
            return self.get_response(request)
        finally:
            current_reader.reset(token)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        reader = current_reader.get()
        if reader is None or not reader.user.has_perm("wagtailadmin.access_admin"):
            return None  # Wagtail sends them to the login form
        if all(guard(request, reader, kwargs) for guard in GUARDS):
            return None
        # The very answer of Wagtail when there is no such object.
        return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")


# --- What views find --------------------------------------------------------------------------


def choosable_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return pages.filter(Reader(request.user).choosable)


class OwnFiles:
    """Of the admin's API: the files that somebody may use; Wagtail lists those of everybody."""

    def get_queryset(self) -> QuerySet[Any]:
        files = super().get_queryset()  # type: ignore[misc]
        policy = policy_registry.get_by_type(files.model)
        user = self.request.user  # type: ignore[attr-defined]
        return files.filter(
            pk__in=policy.instances_user_has_any_permission_for(user, ANY_OF_A_FILE).values("pk")
        )


class OwnImages(OwnFiles, ImagesAdminAPIViewSet):
    pass


class OwnDocuments(OwnFiles, DocumentsAdminAPIViewSet):
    pass


def give_api_own_files(router: Any) -> None:
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)


def hide_restricted_document(document: Any, request: HttpRequest) -> None:
    """Answer as if the document did not exist; Wagtail would show that it does, by a login form."""
    restrictions = document.collection.get_view_restrictions()
    if not all(each.accept_request(request) for each in restrictions):
        raise Http404


# --- Names ------------------------------------------------------------------------------------


def title_for_reader(title_of: Callable[[Page], str]) -> Callable[[Page], str]:
    """Name a page by its public title to who does not work on it: every list asks for this."""

    @wraps(title_of)
    def title(self: Page) -> str:
        reader = current_reader.get()
        return reader.title_of(self) if reader else title_of(self)

    return title


def known_people_only(field_of: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Let a filter by person offer the people one knows, instead of everybody who ever did it."""

    @wraps(field_of)
    def field(self: Any) -> Any:
        made, reader = field_of(self), current_reader.get()
        people = getattr(made, "queryset", None)
        if reader is not None and people is not None and people.model is get_user_model():
            made.queryset = reader.known(people)
        return made

    return field


def labels_for_the_network(model: Any, count: int = 10) -> QuerySet[Any]:
    """Return the labels that are used most; they are counted over all locations together."""
    labels, reader = popular_tags_for_model(model, count), current_reader.get()
    return labels if reader is None or reader.is_of_the_network else labels.none()


def limit_names() -> None:
    """Put these in the place of Wagtail's own, for its lists and filters of today and tomorrow."""
    Page.get_admin_display_title = title_for_reader(Page.get_admin_display_title)
    QuerySetRequestMixin.field = property(known_people_only(QuerySetRequestMixin.field.fget))
    admin_filters.popular_tags_for_model = labels_for_the_network
    image_chooser.popular_tags_for_model = labels_for_the_network
