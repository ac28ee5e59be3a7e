"""Who can put something before families gives a code beside the password."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.account_steps import (
    CODE,
    LOGIN,
    SET_UP,
    code_for,
    follow_link,
    give_code,
    give_second_factor,
    has_second_factor,
    is_inside,
    link_in,
    log_in,
)
from tests.factories import make_editor, make_location, make_user

pytestmark = [pytest.mark.usefixtures("site", "required"), pytest.mark.once]


@pytest.fixture
def required(settings):
    settings.REQUIRE_TOTP = True


@pytest.fixture
def editor():
    return make_editor(make_location(), email="an@example.org")


# Doors behind which something stands that only editors may see or do.
INSIDE = [
    "/admin/",
    "/admin/pages/",
    "/admin/account/",
    "/admin/account/second-factor/",
    "/admin/account/second-factor/codes/",
    "/admin/images/",
    "/admin/reports/site-history/",
    "/admin/api/main/pages/",
    "/admin/login/again/",
    "/admin/nowhere/",
]


@pytest.mark.parametrize("path", INSIDE)
def test_a_password_alone_opens_nothing(client, editor, path):
    log_in(client, editor.email)
    response = client.get(path)
    assert (response.status_code, response.url) == (302, SET_UP)
    response = client.post(path, {"title": "x"})
    assert (response.status_code, response.url) == (302, SET_UP)


def test_the_first_login_leads_to_setting_up_a_code_and_then_inside(client, editor):
    log_in(client, editor.email)
    page = client.get(SET_UP)
    key = page.context["form"].secret
    assert key in page.content.decode()
    assert "data:image/svg+xml;base64," in page.content.decode()
    wrong = client.post(SET_UP, {"code": "000000"})
    assert (wrong.status_code, has_second_factor(editor)) == (200, False)
    code = code_for(key)
    response = client.post(SET_UP, {"code": f"{code[:3]} {code[3:]}"})
    assert response.url == reverse("mfa_view_recovery_codes")
    assert has_second_factor(editor)
    assert is_inside(client)


def test_recovery_codes_are_shown_once(client, editor):
    log_in(client, editor.email)
    key = client.get(SET_UP).context["form"].secret
    shown = client.post(SET_UP, {"code": code_for(key)}, follow=True)
    codes = shown.context["unused_codes"]
    assert len(codes) == 10
    assert all(code in shown.content.decode() for code in codes)
    again = client.get(reverse("mfa_view_recovery_codes"), follow=True)
    assert not any(code in again.content.decode() for code in codes)
    # One of them lets in, once.
    for expected in (True, False):
        other = Client()
        log_in(other, editor.email)
        give_code(other, codes[0])
        assert is_inside(other) is expected


def test_a_right_password_leads_to_the_code_and_the_code_inside(client, editor):
    key = give_second_factor(editor)
    response = log_in(client, editor.email)
    assert response.url.startswith(CODE)
    assert not is_inside(client)
    assert "_auth_user_id" not in client.session
    half_way = client.session.session_key
    assert give_code(client, "000000").status_code == 200
    assert not is_inside(client)
    assert give_code(client, code_for(key)).url == reverse("wagtailadmin_home")
    assert is_inside(client)
    assert client.session.session_key != half_way


def test_a_code_works_once(client, editor):
    key = give_second_factor(editor)
    code = code_for(key)
    for expected in (True, False):
        other = Client()
        log_in(other, editor.email)
        give_code(other, code)
        assert is_inside(other) is expected


def test_a_code_works_once_for_all_processes_together(client, editor):
    key = give_second_factor(editor)
    now, earlier = code_for(key), code_for(key, seconds_later=-30)
    for code, expected in [(now, True), (now, False), (earlier, False)]:
        cache.clear()  # another process remembers nothing of this one
        other = Client()
        log_in(other, editor.email)
        give_code(other, code)
        assert is_inside(other) is expected
    later = Client()
    log_in(later, editor.email)
    give_code(later, code_for(key, seconds_later=30))
    assert is_inside(later)


def test_the_code_that_set_it_up_does_not_log_in_as_well(client, editor):
    log_in(client, editor.email)
    key = client.get(SET_UP).context["form"].secret
    code = code_for(key)
    client.post(SET_UP, {"code": code})
    cache.clear()
    other = Client()
    log_in(other, editor.email)
    give_code(other, code)
    assert not is_inside(other)


def test_a_session_from_before_the_second_factor_gives_a_code_too(client, editor):
    log_in(client, editor.email)
    give_second_factor(editor)
    response = client.get("/admin/pages/")
    assert response.url == f"{LOGIN}?next=/admin/pages/"
    assert "_auth_user_id" not in client.session


def test_without_a_code_one_is_nobody_outside_the_admin_too(client, editor):
    path = make_location().get_url()
    log_in(client, editor.email)
    assert client.get(path).context["request"].user.is_anonymous
    key = give_second_factor(editor)
    other = Client()
    log_in(other, editor.email)
    give_code(other, code_for(key))
    assert other.get(path).context["request"].user == editor


def test_who_may_only_write_drafts_needs_no_code(client, editor):
    group = editor.groups.get()
    group.page_permissions.exclude(permission__codename__in=["add_page", "change_page"]).delete()
    log_in(client, editor.email)
    assert is_inside(client)
    # Who has one gives it all the same.
    give_second_factor(editor)
    other = Client()
    assert log_in(other, editor.email).url.startswith(CODE)


def test_a_superuser_gives_a_code(client):
    User.objects.create_superuser("baas@example.org", "niet-geheim")
    log_in(client, "baas@example.org")
    assert client.get("/admin/").url == SET_UP


def test_where_it_is_not_required_a_password_is_enough(client, editor, settings):
    settings.REQUIRE_TOTP = False
    log_in(client, editor.email)
    assert is_inside(client)


def test_taking_the_code_away_asks_for_it_first_and_leads_to_a_new_one(client, editor):
    key = give_second_factor(editor)
    log_in(client, editor.email)
    give_code(client, code_for(key))
    removal = reverse("mfa_deactivate_totp")
    assert "again" in client.post(removal).url
    assert has_second_factor(editor)
    answer = client.post(
        reverse("mfa_reauthenticate"),
        {"code": code_for(key, seconds_later=30), "next": removal},
    )
    assert answer.url == reverse("mfa_index")  # the removal asked for has been done
    assert not has_second_factor(editor)
    assert client.get("/admin/").url == SET_UP


def test_who_lost_a_phone_begins_again_with_a_mail(client, editor):
    key = give_second_factor(editor)
    log_in(client, editor.email)
    give_code(client, code_for(key))
    call_command("reset_second_factor", "AN@example.org")
    assert not is_inside(client)
    assert not has_second_factor(editor)
    assert log_in(Client(), editor.email).status_code == 200  # the old password opens nothing
    (letter,) = mail.outbox
    assert letter.to == [editor.email]
    other = Client()
    follow_link(other, link_in(letter))
    log_in(other, editor.email, "een-lang-woord-8")
    assert other.get("/admin/").url == SET_UP


def test_the_command_says_when_nobody_has_that_address():
    with pytest.raises(CommandError, match="Nobody logs in with"):
        call_command("reset_second_factor", "x@example.org")


def test_visitors_get_no_cookie_and_their_pages_stay_public(client):
    location = make_location()
    response = client.get(location.get_url())
    assert not response.cookies
    assert "public" in response.headers["Cache-Control"]
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_user_without_rights_is_asked_for_no_code(client):
    client.force_login(make_user())
    assert client.get("/admin/").url.startswith(LOGIN)
