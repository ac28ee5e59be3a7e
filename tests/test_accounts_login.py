"""Editors log in with an e-mail address."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import User
from tests.factories import make_editor, make_location, make_user

pytestmark = pytest.mark.usefixtures("site")


@pytest.mark.parametrize("typed", ["an@example.org", "An@Example.ORG"])
def test_an_editor_logs_in_with_an_email_address_in_any_case(client, typed):
    user = make_editor(make_location(), email="an@example.org")
    url = reverse("wagtailadmin_login")
    response = client.post(url, {"username": typed, "password": "niet-geheim"})
    assert (response.status_code, client.session["_auth_user_id"]) == (302, str(user.pk))


def test_an_email_address_is_used_once_whatever_its_case(client):
    make_user(email="an@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="AN@example.org")
    client.force_login(User.objects.create_superuser("baas@example.org", "niet-geheim"))
    data = {
        "email": "AN@example.org",
        "first_name": "An",
        "last_name": "Ander",
        "password1": "een-lang-woord-8",
        "password2": "een-lang-woord-8",
    }
    response = client.post(reverse("wagtailusers_users:add"), data)
    assert "Iemand anders meldt zich al aan met dit e-mailadres." in response.content.decode()
    assert User.objects.filter(email__iexact="an@example.org").count() == 1
