"""The screens on which a translator takes texts away as a file and brings them back."""

import base64
import binascii
import zlib
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from translations.coverage import scopes
from translations.po.files import MAX_BYTES, PoRefusedError, read_po, write_po
from translations.po.plan import Item, Plan, make_plan
from translations.po.saving import save_plan
from translations.po.texts import Texts, texts_for
from translations.wording import language_name, scope_title

MAX_SHOWN = 100  # of each kind
MAX_CHARACTERS = 120  # of each text


class PoForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("PO file"),
        help_text=gettext_lazy("A file that was downloaded here, at most 2 MB."),
    )


@never_cache
@require_GET
def export_po(request: HttpRequest, scope_key: str, language_code: str) -> HttpResponse:
    """Send one file with every text of a location, and its translation as far as it is there."""
    texts = texts_for(request.user, scope_key, language_code)
    content = write_po(texts.for_file(), scope_key=scope_key, language_code=language_code)
    name = f"koala-{scope_key[:8]}-{language_code}.po"
    return HttpResponse(
        content,
        content_type="text/x-gettext-translation; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def import_po(request: HttpRequest, scope_key: str, language_code: str) -> HttpResponse:
    """Take a file, show what would come of it, and on a second yes save that as drafts."""
    texts = texts_for(request.user, scope_key, language_code)
    if request.method != "POST":
        return _page(request, texts, form=PoForm())
    if "content" in request.POST:
        return _confirm(request, texts)
    form = PoForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            raw = file.read(MAX_BYTES + 1)
            return _page(request, texts, plan=_plan(raw, texts), raw=raw)
        except PoRefusedError as refused:
            form.add_error("file", str(refused))
    return _page(request, texts, form=form, status=400)


def _plan(raw: bytes, texts: Texts) -> Plan:
    entries = read_po(raw, scope_key=texts.scope_key, language_code=texts.locale.language_code)
    return make_plan(entries, texts)


def _confirm(request: HttpRequest, texts: Texts) -> HttpResponse:
    try:
        raw = unpack(request.POST["content"])
        plan = _plan(raw, texts)
        if plan.digest != request.POST.get("digest"):
            messages.warning(
                request,
                _("Something changed since you saw this, so nothing was done. Look again."),
            )
            return _page(request, texts, plan=plan, raw=raw, status=409)
        count = save_plan(plan, texts, user=request.user)
    except PoRefusedError as refused:
        form = PoForm()
        messages.error(request, str(refused))
        return _page(request, texts, form=form, status=400)
    if count:
        sentence = ngettext(
            "%(count)d page has a new draft. Read it and publish it.",
            "%(count)d pages have a new draft. Read them and publish them.",
            count,
        )
        messages.success(request, sentence % {"count": count})
    else:
        messages.info(request, _("Everything in this file was here already."))
    chosen = {"location": texts.scope_key, "language": texts.locale.language_code}
    return redirect(f"{reverse('koala_coverage')}?{urlencode(chosen)}")


def pack(raw: bytes) -> str:
    """Return a file as it travels with the page that asks whether to go on."""
    return base64.b64encode(zlib.compress(raw, 9)).decode("ascii")


def unpack(content: str) -> bytes:
    """Return the file again. Raises PoRefusedError: it is read anew, so it may be anybody's."""
    try:
        return zlib.decompressobj().decompress(
            base64.b64decode(content, validate=True), MAX_BYTES + 1
        )
    except (binascii.Error, ValueError, zlib.error) as error:
        raise PoRefusedError(_("The file was lost on the way. Upload it again.")) from error


def _page(
    request: HttpRequest,
    texts: Texts,
    *,
    form: PoForm | None = None,
    plan: Plan | None = None,
    raw: bytes = b"",
    status: int = 200,
) -> HttpResponse:
    scope = next(each for each in scopes() if each.key == texts.scope_key)
    return render(
        request,
        "translations/admin/po_import.html",
        {
            "scope_key": texts.scope_key,
            "location": scope_title(scope),
            "language": language_name(texts.locale.language_code),
            "language_code": texts.locale.language_code,
            "text_count": len(texts.for_file()),
            "form": form,
            "plan": plan,
            "content": pack(raw) if plan else "",
            "groups": _groups(plan) if plan else [],
        },
        status=status,
    )


def _groups(plan: Plan) -> list[dict[str, Any]]:
    headings = [
        (_("New"), plan.new),
        (_("Changed"), plan.changed),
        (_("Refused: these are not taken over"), plan.refused),
        (_("Unknown: the Dutch text is no longer here, or not yours to translate"), plan.unknown),
    ]
    return [
        {
            "heading": heading,
            "count": len(items),
            "rows": [_row(item) for item in items[:MAX_SHOWN]],
            "hidden_count": max(len(items) - MAX_SHOWN, 0),
        }
        for heading, items in headings
    ]


def _row(item: Item) -> dict[str, Any]:
    return {
        "line": item.entry.line,
        "page": item.text.page_title if item.text else "",
        "dutch": item.entry.dutch[:MAX_CHARACTERS],
        "translated": item.entry.translated[:MAX_CHARACTERS],
        "before": item.text.written[:MAX_CHARACTERS] if item.text else "",
        "reason": item.reason,
    }
