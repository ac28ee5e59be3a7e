"""Wagtail's read-only page API. Pictures and documents are not listed: a listing would show
files that no page uses."""

from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.query import PageQuerySet

from practices.selectors import without_hidden_stories


class PublicPagesViewSet(PagesAPIViewSet):
    """The pages that everybody may see."""

    def get_base_queryset(self) -> PageQuerySet:
        return without_hidden_stories(super().get_base_queryset())


api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("pages", PublicPagesViewSet)
