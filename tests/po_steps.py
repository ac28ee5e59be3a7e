"""Steps that tests of files for translators take: download, write, upload, say yes."""

import polib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation, Translation

from editors.roles import make_translators
from tests.factories import make_user
from tests.translating import language


def translator(code):
    user = make_user()
    user.groups.add(make_translators(language(code)))
    return user


def key_of(location):
    return str(location.translation_key)


def download(client, location, code="fr"):
    key = location if isinstance(location, str) else key_of(location)
    return client.get(reverse("koala_po_export", args=[key, code]))


def file_of(client, location, code="fr"):
    response = download(client, location, code)
    assert response.status_code == 200
    return polib.pofile(response.content.decode())


def entry(po, path, *, of=""):
    return next(
        each for each in po if each.msgctxt.split(":", 1)[1].startswith(path) and of in each.msgid
    )


def upload(client, location, content, code="fr"):
    raw = content if isinstance(content, bytes) else str(content).encode()
    url = reverse("koala_po_import", args=[key_of(location), code])
    return client.post(url, {"file": SimpleUploadedFile("a.po", raw)})


def confirm(client, location, preview, code="fr"):
    plan = preview.context["plan"]
    url = reverse("koala_po_import", args=[key_of(location), code])
    return client.post(url, {"content": preview.context["content"], "digest": plan.digest})


def bring_back(client, location, content, code="fr"):
    return confirm(client, location, upload(client, location, content, code), code)


def counts(response):
    plan = response.context["plan"]
    names = ("new", "changed", "unchanged", "unknown", "refused")
    return {name: len(getattr(plan, name)) for name in names if getattr(plan, name)}


def reasons(response):
    return [item.reason for item in response.context["plan"].refused]


def error_of(response):
    assert response.status_code == 400
    return response.context["form"].errors["file"][0]


def everything():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Page, Revision, StringTranslation, Translation)
    ]
