import pytest, re
from django.urls import reverse, get_resolver, NoReverseMatch
from tests.factories import *
from wagtail.models import Page, Revision
from django.contrib.messages import get_messages
pytestmark = pytest.mark.usefixtures("site")
def test_x(client):
    a = make_location(title="KOALA A"); b = make_location(title="KOALA B")
    make_activity(location=a)
    act = make_activity(location=b, title="LiveB")
    draft = act.get_latest_revision_as_object(); draft.title = "GEHEIM"; draft.summary="GEHEIM"; draft.save_revision()
    nv = make_activity(location=b, title="GEHEIMNOOIT", live=False); nv.save_revision()
    ed = make_editor(a)
    client.force_login(ed)
    def names(resolver, ns=()):
        for p in resolver.url_patterns:
            if hasattr(p, "url_patterns"):
                yield from names(p, ns + ((p.namespace,) if p.namespace else ()))
            elif p.name: yield ":".join([*ns, p.name]), p
    import itertools
    for name, p in names(get_resolver()):
        if "logout" in name or "error_test" in name: continue
        conv = getattr(p.pattern, "converters", None)
        if conv is None: continue
        # whole params via reverse attempt with ints
        for combo in ({}, ):
            pass
        for target in (act, nv):
            params = None
            for res in [None]:
                m = re.findall(r"<(\w+):(\w+)>", str(p.pattern))
                kw = {n: (target.pk if t=="int" else {"app_label":"activities","model_name":"activitypage","content_type_app_name":"activities","content_type_model_name":"activitypage"}.get(n,"publish")) for t, n in m}
                for k in kw:
                    if "revision" in k: kw[k] = target.get_latest_revision().pk
                    if "destination" in k: kw[k] = a.pk
            try: url = reverse(name, kwargs=kw)
            except NoReverseMatch as e: print("NOREV", name, kw); break
            for q in ("", f"?id={target.pk}", "?q=GEHEIM"):
                try:
                    r = client.get(url + q)
                    if "_auth_user_id" not in client.session: print("LOGGED OUT BY", name); client.force_login(ed)
                    body = b"".join(r.streaming_content) if r.streaming else r.content
                    body = re.sub(rb"q=GEHEIM|value=.{0,3}GEHEIM|<em>GEHEIM", b"", body)
                    if b"GEHEIM" in body or r.status_code >= 500:
                        print("LEAK", r.status_code, name, url + q, re.findall(rb".{30}GEHEIM.{20}", body)[:2])
                except Exception as e:
                    print("EXC", name, url+q, repr(e)[:200])
    for act_ in ("delete","move","publish","unpublish"):
        r = client.get(reverse("wagtail_bulk_action", args=["wagtailcore","page",act_]) + f"?id={nv.pk}")
        print(act_, r.status_code, b"GEHEIM" in r.content)
        r = client.post(reverse("wagtail_bulk_action", args=["wagtailcore","page",act_]) + f"?id={nv.pk}", {"chooser": a.pk})
        print(act_, r.status_code, b"GEHEIM" in r.content, [str(m) for m in get_messages(r.wsgi_request)])
    r = client.get(f"/admin/api/main/pages/?child_of={b.pk}"); print("api", r.status_code, b"GEHEIM" in r.content)
    for u in ("/admin/localize/reports/translations/", "/admin/localize/api/snippets/content/term/", f"/admin/localize/submit/page/{act.pk}/", f"/admin/localize/api/snippets/", "/admin/snippets/content/term/", "/admin/snippets/locations/holidayperiod/", "/admin/users/", "/admin/groups/", "/admin/sites/", "/admin/collections/", "/admin/locales/", "/admin/reports/site-history/", "/admin/snippets/choose/content/term/", "/admin/api/main/images/", "/admin/redirects/", "/admin/workflows/list/","/admin/reports/aging-pages/", "/admin/reports/locked/", "/admin/api/main/documents/"):
        r = client.get(u); print(u, r.status_code, b"GEHEIM" in r.content)
