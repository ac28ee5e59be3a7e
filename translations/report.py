"""The report of translations: every page in every language, with what is the matter with it."""

import re
from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import Page

from translations.choices import State
from translations.coverage import (
    Coverage,
    Scope,
    coverage,
    ids_one_may,
    known_to,
    languages,
    writable_by,
)
from translations.permissions import SUBMIT
from translations.pictures import languages_translated_by
from translations.wording import STATES, language_name, scope_title, state_in_words

FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# A file of a spreadsheet program cannot hold these; the program that writes it would stop.
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def harmless(text: Any) -> str:
    """Return a text that a spreadsheet does not take for a formula."""
    text = CONTROL_CHARACTERS.sub("", str(text))
    return f"'{text}" if text.startswith(FORMULA_BEGINNINGS) else text


class HarmlessExport:
    """Of a report: its cells are texts, and written in the language of who asks for them."""

    _CELLS: ClassVar[dict[str, Any]] = {
        ReportView.FORMAT_CSV: harmless,
        ReportView.FORMAT_XLSX: harmless,
    }
    custom_value_preprocess: ClassVar[dict[Any, Any]] = {
        **ReportView.custom_value_preprocess,
        str: _CELLS,
        Promise: _CELLS,
    }

    def stream_csv(self, queryset: Any) -> list[str]:
        """Write all of it now: when Django sends it, the language of the request is over."""
        return list(super().stream_csv(queryset))  # type: ignore[misc]


class CoverageFilterSet(WagtailFilterSet):
    """Only names the choices: the rows are no rows of a table, so that the view picks them."""

    location = django_filters.ChoiceFilter(label=_("Location"), method="leave")
    language = django_filters.ChoiceFilter(label=_("Language"), method="leave")
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="leave",
        choices=[(key.value, name) for key, name in STATES.items()],
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, scopes: list[Scope], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["location"].extra["choices"] = [
            (scope.key, scope_title(scope)) for scope in scopes
        ]
        self.filters["language"].extra["choices"] = [
            (code, language_name(code)) for code in languages()
        ]

    def leave(self, queryset: Any, name: str, value: Any) -> Any:
        return queryset


class ActionsColumn(Column):
    cell_template_name = "translations/admin/coverage_actions.html"

    def __init__(self, *args: Any, links_of: Callable[[Coverage], dict[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.links_of = links_of

    def get_cell_context_data(self, instance: Coverage, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | self.links_of(instance)


class CoverageReport(HarmlessExport, ReportView):
    page_title = _("Translations by location")
    header_icon = "site"
    index_url_name = "koala_coverage"
    index_results_url_name = "koala_coverage_results"
    filterset_class = CoverageFilterSet
    verbose_name_plural = _("translations")
    export_filename = "koala-vertalingen"
    list_export = ["location", "page", "language", "code", "state", "words"]
    export_headings = {
        "location": _("Location"),
        "page": _("Page"),
        "language": _("Language"),
        "code": _("Language code"),
        "state": _("State"),
        "words": _("State in words"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("title", label=_("Page")),
            Column("scope", label=_("Location"), accessor=lambda row: scope_title(row.scope)),
            Column(
                "language",
                label=_("Language"),
                accessor=lambda row: language_name(row.language_code),
            ),
            Column("state", label=_("State"), accessor=state_in_words),
            ActionsColumn("actions", label=_("What to do"), links_of=self.links_of),
        ]

    @cached_property
    def known(self) -> list[Coverage]:
        return known_to(self.request.user, coverage())

    def get_filterset_kwargs(self) -> dict[str, Any]:
        scopes = list(dict.fromkeys(row.scope for row in self.known))
        return super().get_filterset_kwargs() | {"scopes": scopes}

    @cached_property
    def chosen(self) -> dict[str, str]:
        return self.filters.form.cleaned_data if self.filters.is_valid() else {}

    def get_filtered_queryset(self) -> list[Coverage]:
        location, language, state = (
            self.chosen.get(name, "") for name in ("location", "language", "state")
        )
        return [
            row
            for row in self.known
            if (not location or row.scope.key == location)
            and (not language or row.language_code == language)
            and (not state or State(state) in row.states)
        ]

    def to_row_dict(self, item: Coverage) -> dict[str, str]:
        return {
            "location": scope_title(item.scope),
            "page": item.title,
            "language": language_name(item.language_code),
            "code": item.language_code,
            "state": item.state.value,
            "words": state_in_words(item),
        }

    @cached_property
    def _editable(self) -> set[int]:
        return ids_one_may(self.request.user, "change")

    @cached_property
    def _may_submit(self) -> bool:
        return bool(self.request.user.has_perm(SUBMIT))

    def links_of(self, row: Coverage) -> dict[str, str]:
        """Return the addresses of what this user may do about a row."""
        links = {}
        if row.translation_id is not None and row.translation_id in self._editable:
            links["edit_url"] = reverse("wagtailadmin_pages:edit", args=[row.translation_id])
            if State.STALE in row.states:
                links["compare_url"] = reverse("koala_accept", args=[row.translation_id])
        elif row.translation_id is None and self._may_submit and row.source_id in self._editable:
            links["submit_url"] = reverse(
                "wagtail_localize:submit_page_translation", args=[row.source_id]
            )
        return links

    @cached_property
    def _picture_languages(self) -> list[str]:
        """Return the languages in which this user may describe pictures, or the chosen one."""
        chosen = self.chosen.get("language")
        own = languages_translated_by(self.request.user)
        return [code for code in own if chosen in (None, "", code)]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Show who translates into one language the way to its pictures at once."""
        is_one = len(self._picture_languages) == 1
        return [
            HeaderButton(picture_label(code), url=picture_url(code), icon_name="image")
            for code in (self._picture_languages if is_one else ())
        ]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        if not self.header_buttons:
            buttons += [
                Button(picture_label(code), url=picture_url(code), icon_name="image", priority=130)
                for code in self._picture_languages
            ]
        arguments = [self.chosen.get("location"), self.chosen.get("language")]
        if not all(arguments) or not writable_by(self.request.user, self.object_list):
            return buttons
        return [
            *buttons,
            Button(
                _("Download for a translator (PO)"),
                url=reverse("koala_po_export", args=arguments),
                icon_name="download",
                priority=110,
            ),
            Button(
                _("Upload a translation (PO)"),
                url=reverse("koala_po_import", args=arguments),
                icon_name="upload",
                priority=120,
            ),
        ]


def picture_label(language_code: str) -> str:
    return _("Pictures: %(language)s") % {"language": language_name(language_code)}


def picture_url(language_code: str) -> str:
    return reverse("koala_picture_texts", args=[language_code])
