"""Steps that tests of the first page and of the reports take."""

import csv
import io
import json
import re
from html import unescape

from django.urls import reverse
from openpyxl import load_workbook

from activities.models import ActivityPage
from editors.roles import RoleCode, make_readers
from editors.teams import make_group
from tests.factories import make_user
from tests.translating import in_english


def person(location, role):
    """Return somebody with a role at a location, to whom the admin speaks English."""
    user = make_user()
    user.groups.add(make_group(location, role)[0])
    return in_english(user)


def editor(location):
    return person(location, RoleCode.EDITOR)


def reader():
    user = make_user()
    user.groups.add(make_readers())
    return in_english(user)


def start_page(client, user):
    client.force_login(user)
    answer = client.get(reverse("wagtailadmin_home"))
    assert answer.status_code == 200
    return answer.content.decode()


def panels(client, user):
    """Return the names of the panels that are shown, in their order."""
    return re.findall(
        r'<section class="w-panel[^>]*? id="koala-([a-z-]+)-section"', start_page(client, user)
    )


def panel(client, user, name):
    """Return the words of one panel, as somebody reads them; empty when it is not there."""
    page = start_page(client, user)
    start = page.find(f'id="koala-{name}-section"')
    if start < 0:
        return ""
    return words_of(page[start - 100 : page.index("</section>", start)])


def words_of(html):
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def report(client, user, name, **query):
    client.force_login(user)
    return client.get(reverse(f"koala_report_{name}"), query)


def exported(client, user, name, **query):
    """Return the lines of the report as CSV, the first with the names of the columns."""
    answer = report(client, user, name, export="csv", **query)
    return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))


def exported_cells(client, user, name):
    answer = report(client, user, name, export="xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    return [cell for row in sheet.iter_rows() for cell in row]


def text_with(html):
    """Return the body of an activity with one text."""
    return json.dumps([{"type": "text", "value": {"heading": "", "text": f"<p>{html}</p>"}}])


def link_to(page_id, words="hier", kind="page"):
    return f'<a id="{page_id}" linktype="{kind}">{words}</a>'


def hand_in(page, user, **values):
    """Hand in a draft with other values to the workflow of its location."""
    draft = ActivityPage.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision(user=user)
    return draft.get_workflow().start(draft, user)
