"""One person, and everything the network team can do about them: each asks first, then writes."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import User
from content.words import SOURCE_LANGUAGE
from editors import people_services
from editors.people import (
    held_roles,
    is_waited_for,
    last_login_in_words,
    people,
    roles_of,
)
from editors.people_forms import InviteForm
from editors.people_services import LetIn, let_in, reason_to_leave
from editors.permissions import MANAGE_PEOPLE
from editors.services import SetupError

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponse]


def for_the_network(view: View) -> View:
    """Let through who says who works where; asked before anything is looked up."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(MANAGE_PEOPLE):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return never_cache(guarded)


def who_asks(request: HttpRequest) -> User:
    if not isinstance(request.user, User):  # the admin lets nobody else through
        raise PermissionDenied
    return request.user


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what was filled in, which may be nothing at all; None for who only looks."""
    return request.POST if request.method == "POST" else None


def screen(
    request: HttpRequest, name: str, title: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Show a screen below the list of people or, with `above`, of locations."""
    above = context.pop("above", (reverse("koala_people"), _("People"), "group"))
    url, label, icon = above
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": url, "label": label},
        {"url": "", "label": title},
    ]
    frame = {"header_title": title, "breadcrumbs_items": crumbs, "header_icon": icon}
    return render(request, f"editors/people/{name}.html", frame | context, status=status)


# --- Inviting ---------------------------------------------------------------------------------


@for_the_network
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Ask who, as what and where; then let them in."""
    form = InviteForm(sent(request), initial=_known(request))
    if request.method == "POST" and form.is_valid():
        try:
            found = let_in(by=who_asks(request), **form.cleaned_data)
        except SetupError as error:
            form.add_error(None, str(error))
        except OSError:
            not_mailed(request)
            return redirect("koala_people")
        else:
            messages.success(request, told(found))
            return redirect("koala_person", found.person.pk)
    status = 400 if form.errors else 200
    return screen(
        request, "form", _("Invite"), status=status, form=form, button=_("Send the invitation")
    )


def _known(request: HttpRequest) -> dict[str, str]:
    """Return what the form begins with: of the person that the address names, if any."""
    number = request.GET.get("person", "")
    is_number = number.isdecimal() and len(number) < 19
    known = User.objects.filter(pk=int(number)).first() if is_number else None
    initial = {"language_code": SOURCE_LANGUAGE}
    return initial | {"email": known.email, "first_name": known.first_name} if known else initial


def told(found: LetIn) -> str:
    """Return what came of an invitation, and whether a mail says so."""
    name = {"name": str(found.person)}
    if found.is_back:
        return (
            _("%(name)s had an account that was closed. It is open again; a mail is sent.") % name
        )
    if found.is_new:
        return _("%(name)s is invited: a mail with a link is sent.") % name
    if not found.has_new_role:
        words = _("%(name)s has an account and this role already.") % name
    else:
        words = _("%(name)s has an account already, and has this role too from now on.") % name
    mail = _("The invitation is sent again.") if found.is_mailed else _("No mail is sent.")
    return f"{words} {mail}"


def not_mailed(request: HttpRequest) -> None:
    """Say that a mail did not leave. All else is done, so that trying again is enough."""
    logger.exception("Mail to a person failed")
    messages.error(
        request,
        _(
            "The mail could not be sent; the rest is done. Try again later, or have this person "
            "ask for a link at “I forgot my password”."
        ),
    )


# --- One person -------------------------------------------------------------------------------


def _person(person_id: int) -> Any:
    """Return a User with `has_second_factor`, or say that there is none."""
    return get_object_or_404(people(), pk=person_id)


@for_the_network
@require_GET
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show who somebody is here, and what can be done about it."""
    found = _person(person_id)
    asks = who_asks(request)
    reason = reason_to_leave(found, by=asks)
    roles = [
        (role, not reason and (role.code is not None or asks.is_superuser))
        for role in roles_of(found, held_roles())
    ]
    return screen(
        request,
        "person",
        str(found),
        person=found,
        roles=roles,
        reason=reason,
        last_login=last_login_in_words(found),
        may_invite_again=not reason and is_waited_for(found),
        may_reset=not reason and found.is_active and found.has_second_factor,
        may_close=not reason and found.is_active,
    )


def _confirm(
    request: HttpRequest,
    found: User,
    *,
    question: str,
    consequence: str,
    button: str,
    work: Callable[[], str],
) -> HttpResponse:
    """Ask first, write on a POST, and lead back to the person. `work` returns what was done."""
    back = redirect("koala_person", found.pk)
    if reason := reason_to_leave(found, by=who_asks(request)):
        messages.error(request, reason)
        return back
    if request.method != "POST":
        return screen(
            request,
            "confirm",
            str(found),
            person=found,
            question=question,
            consequence=consequence,
            button=button,
        )
    try:
        messages.success(request, work())
    except SetupError as error:
        messages.error(request, str(error))
    except OSError:
        not_mailed(request)
    return back


@for_the_network
@require_http_methods(["GET", "POST"])
def take_role_away(request: HttpRequest, person_id: int, group_id: int) -> HttpResponse:
    found = _person(person_id)
    held = {role.group.pk: role for role in roles_of(found, held_roles())}
    role = held.get(group_id)
    if role is None:
        messages.info(request, _("This role was taken away already."))
        return redirect("koala_person", found.pk)
    names = {"name": str(found), "role": str(role)}

    def work() -> str:
        if people_services.take_role_away(found, role, by=who_asks(request)):
            return _("That was the last role: the account of %(name)s is closed.") % names
        return _("%(name)s no longer has the role “%(role)s”.") % names

    return _confirm(
        request,
        found,
        question=_("Take the role “%(role)s” away from %(name)s?") % names,
        consequence=_("It is the only role: the account is closed with it.")
        if len(held) == 1 and not found.is_superuser
        else _("The other roles stay."),
        button=_("Take this role away"),
        work=work,
    )


@for_the_network
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, person_id: int) -> HttpResponse:
    found = _person(person_id)
    name = {"name": str(found)}

    def work() -> str:
        people_services.close_account(found, by=who_asks(request))
        return _("The account of %(name)s is closed.") % name

    return _confirm(
        request,
        found,
        question=_("Close the account of %(name)s?") % name,
        consequence=_(
            "All roles go, and who is logged in is logged out. What this person wrote stays. To "
            "open the account again, invite the same address."
        ),
        button=_("Close the account"),
        work=work,
    )


@for_the_network
@require_http_methods(["GET", "POST"])
def reset_second_factor(request: HttpRequest, person_id: int) -> HttpResponse:
    found = _person(person_id)
    name = {"name": str(found)}
    if not (found.is_active and found.has_second_factor):
        messages.info(request, _("%(name)s has no second factor now.") % name)
        return redirect("koala_person", found.pk)

    def work() -> str:
        people_services.reset_second_factor(found, by=who_asks(request))
        return _("%(name)s gets a mail to choose a password and a second factor.") % name

    return _confirm(
        request,
        found,
        question=_("Take the second factor of %(name)s away?") % name,
        consequence=_(
            "For who lost a phone. Ask by telephone whether it is really this person who asks. The "
            "password goes too; a mail tells how to choose new ones."
        ),
        button=_("Take the second factor away"),
        work=work,
    )


@for_the_network
@require_http_methods(["GET", "POST"])
def invite_again(request: HttpRequest, person_id: int) -> HttpResponse:
    found = _person(person_id)
    name = {"name": str(found)}

    def work() -> str:
        people_services.invite_again(found, by=who_asks(request))
        return _("The invitation is sent again.")

    return _confirm(
        request,
        found,
        question=_("Send the invitation to %(name)s again?") % name,
        consequence=_("The link in an earlier mail keeps working until it is used."),
        button=_("Send the invitation again"),
        work=work,
    )
