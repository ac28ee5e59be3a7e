"""The admin: the words that help families find, for the network team."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import SearchWords


class SearchWordsViewSet(SnippetViewSet):
    model = SearchWords
    icon = "search"
    menu_label = _("Words for finding")
    add_to_admin_menu = False
    list_display = ["word", "others", "kind", "language_code"]
    list_filter = ["language_code", "kind"]
    search_fields = ["word", "others"]
    list_per_page = 50


register_snippet(SearchWordsViewSet)
