"""The views of wagtail-localize, each with a check of rights on the object it is about.

They stand at the same addresses, before the originals, which ask too little of some users.
"""

import contextlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation, get_edit_url
from wagtail_localize.views import convert, edit_translation
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.snippets_api import SnippetViewSet
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
)
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)

from locations.selectors import languages_offered_for
from translations.creating import CheckedCreator
from translations.permissions import (
    SUBMIT,
    may_edit,
    may_edit_model,
    may_publish,
    may_submit,
    reason_not_to_translate,
)
from translations.selectors import parent_in, source_of, translations_known_to

MAX_PO_BYTES = 2 * 1024 * 1024


def require(is_allowed: bool) -> None:
    """Refuse without a word about the object."""
    if not is_allowed:
        raise PermissionDenied


# --- Handing in and syncing -------------------------------------------------------------------


class FromPublicSource:
    """Before anything else: the object is the user's to translate, and public in Dutch."""

    def source_instance(self) -> Any:
        return self.get_object()  # type: ignore[attr-defined]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(request.user.has_perm(SUBMIT))
        instance = self.source_instance()
        require(may_submit(request.user, instance))
        if reason := reason_not_to_translate(instance):
            messages.error(request, reason)
            return redirect(get_edit_url(instance))
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class CheckedSubmission(FromPublicSource):
    """Makes translations of what the user may translate, below pages that are translated."""

    object: Any
    components: Any
    request: HttpRequest
    form: Any = None

    def get_form(self) -> Any:
        if self.form is None:
            self.form = super().get_form()  # type: ignore[misc]
            if isinstance(self.object, Page) and (codes := languages_offered_for(self.object)):
                locales = self.form.fields["locales"]
                locales.queryset = locales.queryset.filter(language_code__in=codes)
        return self.form

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if form.is_valid() and isinstance(self.object, Page):
            for locale in form.cleaned_data["locales"]:
                if parent_in(self.object, locale) is None:
                    form.add_error(
                        "locales",
                        _("%(language)s: translate the page above this one first.")
                        % {"language": locale.get_display_name()},
                    )
        return super().post(request, **kwargs)  # type: ignore[misc]

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        locales = list(form.cleaned_data["locales"])
        creator = CheckedCreator(self.request.user, locales)
        creator.create_translations(self.object)
        if isinstance(self.object, Page) and form.cleaned_data["include_subtree"]:
            creator.create_below(self.object)
        self.components.save(creator, sources_and_translations=creator.mappings)
        names = ", ".join(locale.get_display_name() for locale in locales)
        messages.success(self.request, self.get_success_message(names))  # type: ignore[attr-defined]
        translated = self.object.get_translation(locales[0]) if len(locales) == 1 else None
        return redirect(
            self.get_success_url() or self.get_default_success_url(translated)  # type: ignore[attr-defined]
        )


class SubmitPage(CheckedSubmission, SubmitPageTranslationView):
    pass


class SubmitSnippet(CheckedSubmission, SubmitSnippetTranslationView):
    pass


class UpdateForm(UpdateTranslationsForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publish_translations"].help_text = gettext_lazy(
            "Languages in which a text has no translation yet are not published."
        )


class UpdateTranslations(FromPublicSource, UpdateTranslationsView):
    """Publishes only what the user may publish, and nothing that is partly in Dutch."""

    def source_instance(self) -> Any:
        try:
            return self.get_object().get_source_instance()
        except ObjectDoesNotExist as error:
            raise Http404 from error

    def get_form(self) -> UpdateForm:
        return UpdateForm(self.request.POST if self.request.method == "POST" else None)

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        translations = list(
            self.object.translations.filter(enabled=True).select_related("source", "target_locale")
        )
        user, is_publishing = self.request.user, form.cleaned_data["publish_translations"]
        if is_publishing and form.cleaned_data.get("use_machine_translation"):
            is_publishing = False
            messages.warning(
                self.request, _("A machine makes a draft. Read the translations, then publish.")
            )
        if is_publishing:
            for translation in translations:
                require(may_publish(user, target_of(translation)))
        self.object.update_from_db()
        if form.cleaned_data.get("use_machine_translation"):
            for translation in translations:
                edit_translation.apply_machine_translation(
                    translation.pk, user, get_machine_translator()
                )
        for translation in translations:
            if is_publishing:
                self.publish(translation)
            else:
                with contextlib.suppress(ValidationError):
                    self.object.update_target_view_restrictions(translation.target_locale)
        self.components.save(self.object, sources_and_translations={self.object: translations})
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())

    def publish(self, translation: Translation) -> None:
        language = translation.target_locale.get_display_name()
        total, done = translation.get_progress()
        if done < total:
            messages.warning(
                self.request,
                ngettext(
                    "%(language)s is not published: %(count)d text has no translation yet.",
                    "%(language)s is not published: %(count)d texts have no translation yet.",
                    total - done,
                )
                % {"language": language, "count": total - done},
            )
            return
        try:
            # A savepoint: what fails halfway leaves nothing behind.
            with transaction.atomic():
                translation.save_target(user=self.request.user, publish=True)
        except ValidationError:
            messages.warning(
                self.request,
                _("%(language)s is not published: open the translation to see what is wrong.")
                % {"language": language},
            )


# --- Reading ----------------------------------------------------------------------------------


class Report(TranslationsReportView):
    """Lists, filters and exports only translations that are the user's business."""

    def get_queryset(self) -> QuerySet[Translation]:
        return translations_known_to(self.request.user, super().get_queryset()).order_by(
            "source__object_repr", "target_locale", "pk"
        )


class Snippets(SnippetViewSet):
    """Names terms only to who may edit them."""

    def check_permissions(self, request: HttpRequest) -> None:
        super().check_permissions(request)
        require(may_edit_model(request.user, self.get_model()))


# --- One translation --------------------------------------------------------------------------


def target_of(translation: Translation) -> Any:
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist as error:
        raise Http404 from error


def about_own_translation(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let a view of one translation be reached only by who may edit that translation."""

    @wraps(view)
    def checked(request: HttpRequest, translation_id: int, **kwargs: Any) -> Any:
        translation = get_object_or_404(Translation, pk=translation_id)
        require(may_edit(request.user, target_of(translation)))
        return view(request, translation_id=translation_id, **kwargs)

    return checked


def upload_pofile(request: HttpRequest, translation_id: int) -> Any:
    """Refuse a file that is missing, too long or not of this site, instead of failing on it."""
    file = request.FILES.get("file")
    if request.method == "POST" and not (file and is_own_po(file)):
        messages.error(request, _("Upload a PO file that was downloaded here."))
        translation = get_object_or_404(Translation, pk=translation_id)
        return redirect(get_edit_url(target_of(translation)))
    return edit_translation.upload_pofile(request, translation_id=translation_id)


def is_own_po(file: Any) -> bool:
    if file.size > MAX_PO_BYTES:
        return False
    is_ours = b"X-WagtailLocalize-TranslationID" in file.read()
    file.seek(0)
    return is_ours


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Make a translation a copy of the Dutch page, which puts it on the site at once."""
    page = get_object_or_404(Page, pk=page_id, alias_of=None)
    require(may_edit(request.user, page) and may_publish(request.user, page))
    source = source_of(page)
    if source is not None and (reason := reason_not_to_translate(source)):
        messages.error(request, reason)
        return redirect(get_edit_url(page))
    return convert.convert_to_alias(request, page_id)


# --- Addresses --------------------------------------------------------------------------------


def guarded_urls() -> list[URLPattern]:
    """Return the addresses of wagtail-localize with our views; `reverse` keeps using its names."""
    submit, one, api = "submit/", "translate/<int:translation_id>/", "api/snippets/"
    model = "<slug:app_label>/<slug:model_name>/"
    views: dict[str, Callable[..., Any]] = {
        f"{submit}page/<int:page_id>/": SubmitPage.as_view(),
        f"{submit}snippet/{model}<str:pk>/": SubmitSnippet.as_view(),
        "update/<int:translation_source_id>/": UpdateTranslations.as_view(),
        "reports/translations/": Report.as_view(),
        "reports/translations/results/": Report.as_view(results_only=True),
        f"{api}{model}": Snippets.as_view({"get": "list"}),
        f"{api}{model}<str:pk>/": Snippets.as_view({"get": "retrieve"}),
        "page/<int:page_id>/convert_to_alias/": convert_to_alias,
    }
    about_one = {
        "strings/<int:string_segment_id>/edit/": edit_translation.edit_string_translation,
        "overrides/<int:overridable_segment_id>/edit/": edit_translation.edit_override,
        "pofile/download/": edit_translation.download_pofile,
        "pofile/upload/": upload_pofile,
        "machine_translate/": edit_translation.machine_translate,
        "preview/": edit_translation.preview_translation,
        "preview/<str:mode>/": edit_translation.preview_translation,
        "disable/": edit_translation.stop_translation,
    }
    views |= {f"{one}{tail}": about_own_translation(view) for tail, view in about_one.items()}
    return [path(f"localize/{route}", view) for route, view in views.items()]
