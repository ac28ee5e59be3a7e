"""Who only reads: the reports about what everybody may see, and no way to change anything."""

import pytest
from django.urls import reverse

from accounts.models import User
from editors.roles import make_readers
from tests.factories import make_location, make_user

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def reader(client):
    user = make_user()
    user.groups.add(make_readers())
    client.force_login(user)
    return user


def test_a_reader_sees_in_the_report_every_public_location_and_no_draft(client, reader):
    make_location(title="KOALA Openbaar")
    make_location(title="KOALA Geheim", live=False)
    assert reverse("koala_coverage") in client.get(reverse("wagtailadmin_home")).content.decode()
    report = client.get(reverse("koala_coverage"), {"location": "", "language": "fr"})
    assert report.status_code == 200
    assert "KOALA Openbaar" in report.content.decode()
    assert "KOALA Geheim" not in report.content.decode()


def test_a_reader_finds_in_the_report_nothing_to_do(client, reader):
    location = make_location()
    report = client.get(reverse("koala_coverage")).content.decode()
    for name, args in {
        "wagtailadmin_pages:edit": [location.pk],
        "wagtail_localize:submit_page_translation": [location.pk],
        "koala_po_import": [str(location.translation_key), "fr"],
    }.items():
        address = reverse(name, args=args)
        assert address not in report
        assert client.get(address).status_code in {302, 403, 404}


def test_somebody_without_a_role_sees_no_location_in_the_report(client, reader):
    make_location(title="KOALA Openbaar")
    group = reader.groups.get()
    group.permissions.remove(group.permissions.get(codename="view_reports"))
    client.force_login(User.objects.get(pk=reader.pk))
    report = client.get(reverse("koala_coverage"), follow=True).content.decode()
    assert "KOALA Openbaar" not in report
