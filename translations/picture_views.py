"""The screen on which a translator says in one language what can be seen on pictures."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.models import Picture
from content.picture_text_fields import clean_text
from content.picture_texts import MAX_CHARACTERS
from content.pictures import WEBP, WIDTHS, size, small_picture_url
from content.words import SOURCE_LANGUAGE
from translations.choices import State
from translations.pictures import (
    ShownPicture,
    Written,
    languages_translated_by,
    shown_pictures,
    write_texts,
)
from translations.wording import STATES, language_name

PER_PAGE = 20
MAX_TITLES = 3  # of the pages with a picture


class PictureTextForm(forms.Form):
    """The text of one picture. `before` and `dutch`: what stood beside it on screen."""

    text = forms.CharField(
        required=False,
        strip=False,  # as it was typed, until it is cleaned
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": MAX_CHARACTERS}),
    )
    is_right = forms.BooleanField(
        required=False, label=gettext_lazy("It still says what the Dutch text says")
    )
    before = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    dutch = forms.CharField(strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, language_code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        direction = "rtl" if get_language_info(language_code)["bidi"] else "ltr"
        self.fields["text"].widget.attrs |= {
            "lang": language_code,
            "dir": direction,
            "aria-describedby": f"{self.prefix}-shown",  # the picture in Dutch
        }

    def clean_text(self) -> str:
        return clean_text(self.cleaned_data["text"])

    @property
    def written(self) -> Written | None:
        """Return what somebody wrote or said to be right; nothing when they left it as it was."""
        cleaned = self.cleaned_data
        if cleaned["text"] == cleaned["before"] and not cleaned["is_right"]:
            return None
        return Written(cleaned["text"], cleaned["before"], cleaned["dutch"])


@never_cache
@require_http_methods(["GET", "POST"])
def picture_texts(request: HttpRequest, language_code: str) -> HttpResponse:
    """Show the pictures that families see in a language, and keep what is written there."""
    if language_code not in languages_translated_by(request.user):
        raise Http404
    rows = shown_pictures(language_code)
    if request.method != "POST":
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
        pairs = [(row, _form(row, language_code)) for row in page]
        return _page(request, language_code, rows, pairs, page=page)
    pairs = [
        (row, PictureTextForm(request.POST, prefix=_prefix(row), language_code=language_code))
        for row in rows
        if f"{_prefix(row)}-dutch" in request.POST
    ]
    are_valid = [form.is_valid() for _row, form in pairs]  # each, so that each says what is wrong
    if not all(are_valid):
        messages.error(request, _("Nothing is saved yet. Look at what is marked."))
        return _page(request, language_code, rows, pairs, status=400)
    return _save(request, language_code, pairs)


def _save(
    request: HttpRequest, language_code: str, pairs: list[tuple[ShownPicture, PictureTextForm]]
) -> HttpResponse:
    written = {row.picture.pk: form.written for row, form in pairs if form.written}
    changed = write_texts(written, language_code, user=request.user)
    if count := len(written) - len(changed):
        sentence = ngettext(
            "%(count)d text is saved. Families have it at once.",
            "%(count)d texts are saved. Families have them at once.",
            count,
        )
        messages.success(request, sentence % {"count": count})
    if not changed:
        return redirect("koala_picture_texts", language_code)
    messages.warning(
        request,
        _("Somebody changed a text below since you saw it. Yours is not saved: read both again."),
    )
    rows = shown_pictures(language_code)
    again = [
        (row, _form(row, language_code, typed=written[row.picture.pk].text))
        for row in rows
        if row.picture.pk in changed
    ]
    return _page(request, language_code, rows, again, status=409)


def _prefix(row: ShownPicture) -> str:
    return f"picture-{row.picture.pk}"


def _form(row: ShownPicture, language_code: str, *, typed: str | None = None) -> PictureTextForm:
    """Return the form of a picture as it is now, with what somebody typed before, if anything."""
    text = row.text if typed is None else typed
    initial = {"text": text, "before": row.text, "dutch": row.picture.description}
    return PictureTextForm(initial=initial, prefix=_prefix(row), language_code=language_code)


def _page(
    request: HttpRequest,
    language_code: str,
    rows: list[ShownPicture],
    pairs: list[tuple[ShownPicture, PictureTextForm]],
    *,
    page: Any = None,
    status: int = 200,
) -> HttpResponse:
    keys = [row.picture.pk for row, _form in pairs]
    spec = size(WIDTHS[0], WEBP)
    pictures = Picture.objects.filter(pk__in=keys).prefetch_renditions(spec)
    addresses = {each.pk: small_picture_url(each) for each in pictures}
    return render(
        request,
        "translations/admin/picture_texts.html",
        {
            "language": language_name(language_code),
            "language_code": language_code,
            "source_language_code": SOURCE_LANGUAGE,
            "waiting": sum(1 for row in rows if row.state != State.UP_TO_DATE),
            "page": page,
            "pictures": [
                {
                    "url": addresses.get(row.picture.pk, ""),
                    "dutch": row.picture.description,
                    "dutch_before": row.dutch_before,
                    # Of a text that a colleague wrote meanwhile.
                    "text_now": row.text if form.initial.get("text", row.text) != row.text else "",
                    "pages": row.pages,
                    "has_more_pages": len(row.pages) > MAX_TITLES,
                    "state": STATES[row.state],
                    "is_stale": row.state == State.STALE,
                    "form": form,
                }
                for row, form in pairs
            ],
        },
        status=status,
    )
