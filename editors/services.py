"""Writes about who works where: a location with all it needs, a language, an editor."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Collection, Locale, Page, Revision, Workflow
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from accounts.models import User
from accounts.services import invite
from content.words import SOURCE_LANGUAGE
from editors.roles import RoleCode, make_network_team, make_readers, make_translators
from editors.teams import GROUPS, make_group, make_team, team_of
from locations.models import LocationIndexPage, LocationPage
from locations.places import find_places
from translations.selectors import parent_in

LONGEST_NAME = 200  # characters


class SetupError(ValueError):
    """What was asked cannot be done; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class LocationSetup:
    """Everything that a location has after a set-up.

    `translations`: its pages in the other languages, drafts until somebody translates and
    publishes them. `taken_back`: rights that were given by hand and are gone again.
    """

    page: LocationPage
    is_new: bool
    translations: tuple[LocationPage, ...]
    groups: tuple[Group, ...]
    collection: Collection
    workflow: Workflow
    taken_back: tuple[str, ...]


# --- A location and its languages -------------------------------------------------------------


@transaction.atomic
def create_location(
    name: str, languages: Iterable[str], *, postcode: str = "", by: User | None = None
) -> LocationSetup:
    """Make a location as a draft, in each of these languages, with groups, collection, workflow.

    Safe to repeat: a location of this name gets what it lacks. `postcode` fills in municipality
    and point on the map. Raises SetupError.
    """
    name = " ".join(name.split())
    codes = [checked_language(code) for code in languages]
    page = LocationPage.objects.source().filter(title=name).first()
    is_new = page is None
    if page is None:
        page = _draft(name, codes, postcode=postcode, by=by)
    return _set_up(page, codes, is_new=is_new, by=by)


@transaction.atomic
def add_language(location: LocationPage, code: str, *, by: User | None = None) -> LocationSetup:
    """Give a location one more language: a page, and the rights on it. Safe to repeat.

    Raises SetupError for a language that the site does not have.
    """
    return _set_up(location, [checked_language(code)], is_new=False, by=by)


def checked_language(code: str) -> str:
    """Return the code of a language that is switched on; raise SetupError for any other."""
    code = code.strip().lower()
    if code in dict(settings.LANGUAGES):
        return code
    known = ", ".join(each for each, _name in settings.LANGUAGES)
    if code in LANG_INFO:
        raise SetupError(
            _(
                "The language “%(code)s” is not switched on. Add it to KOALA_LANGUAGES (now "
                "%(known)s) and run manage.py set_up_site."
            )
            % {"code": code, "known": known}
        )
    raise SetupError(
        _("There is no language “%(code)s”. Choose from %(known)s.")
        % {"code": code, "known": known}
    )


def _draft(name: str, codes: Sequence[str], *, postcode: str, by: User | None) -> LocationPage:
    slug = slugify(name)
    if not slug or len(name) > LONGEST_NAME:
        raise SetupError(
            _("“%(name)s” is no name for a location. Try “KOALA” and the neighbourhood.")
            % {"name": name[:LONGEST_NAME]}
        )
    index = LocationIndexPage.objects.filter(locale__language_code=SOURCE_LANGUAGE).first()
    if index is None:
        raise SetupError(_("There is no list of locations yet. Run manage.py set_up_site first."))
    if taken := index.get_children().filter(slug=slug).first():
        raise SetupError(
            _("The address “%(slug)s” is that of “%(title)s”. Choose another name.")
            % {"slug": slug, "title": taken.draft_title}
        )
    page = LocationPage(
        title=name,
        slug=slug,
        locale=index.locale,
        live=False,
        has_unpublished_changes=True,
        owner=by,
        offered_languages=[code for code in codes if code != SOURCE_LANGUAGE],
        **_place_at(postcode),
    )
    index.add_child(instance=page)
    page.save_revision(user=by, clean=False, log_action="wagtail.create")
    return page


def _place_at(postcode: str) -> dict[str, Any]:
    """Return where a postcode is. Without one, a point that no page can go live with."""
    if not postcode:
        return {"latitude": 0.0, "longitude": 0.0}
    place = next((each for each in find_places(postcode).places if each.postcode == postcode), None)
    if place is None:
        raise SetupError(
            _("There is no postcode “%(postcode)s” in Belgium. Try four digits, such as 9000.")
            % {"postcode": postcode}
        )
    return {
        "postcode": postcode,
        "municipality": place.part_of or place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _set_up(
    page: LocationPage, codes: Sequence[str], *, is_new: bool, by: User | None
) -> LocationSetup:
    others = [code for code in codes if code != SOURCE_LANGUAGE]
    _offer(page, others)
    for code in others:
        _draft_in(page, Locale.objects.get_or_create(language_code=code)[0], by=by)
    team, taken = make_team(page)
    return LocationSetup(
        page=page,
        is_new=is_new,
        translations=tuple(page.get_translations().select_related("locale").order_by("locale")),
        groups=tuple(getattr(team, field) for field in GROUPS.values()),
        collection=team.collection,
        workflow=team.workflow,
        taken_back=tuple(taken),
    )


def _offer(page: LocationPage, codes: Iterable[str]) -> None:
    """Add languages to those of a location; none named means all of them, and stays so."""
    missing = [code for code in codes if code not in page.offered_languages]
    if not page.offered_languages or not missing:
        return
    page.offered_languages = [*page.offered_languages, *missing]
    LocationPage.objects.filter(pk=page.pk).update(offered_languages=page.offered_languages)
    # A draft would take the language away again when it is published.
    for revision in Revision.objects.filter(
        pk__in=[page.latest_revision_id, page.live_revision_id]
    ):
        offered = revision.content.get("offered_languages") or []
        if offered:
            content = revision.content | {
                "offered_languages": [*offered, *(code for code in missing if code not in offered)]
            }
            Revision.objects.filter(pk=revision.pk).update(content=content)


def _draft_in(page: Page, locale: Locale, *, by: User | None) -> None:
    """Make a draft of a page in a language, below drafts of the pages above it.

    Of a page that is not public yet only what stands in its own row is copied, which for a new
    location is its name: words of a draft reach no translator.
    """
    if page.get_translations().filter(locale=locale).exists():
        return
    if parent_in(page, locale) is None:
        _draft_in(page.get_parent().specific, locale, by=by)
    source, _is_new = TranslationSource.get_or_create_from_instance(page)
    translation, _is_new = Translation.objects.get_or_create(source=source, target_locale=locale)
    if page.live:
        source.update_from_db()
        translation.save_target(user=by, publish=False)
    else:
        type(page).objects.get(pk=page.pk).copy_for_translation(locale)


def show_words_to_translators(page: LocationPage) -> None:
    """Put the words of a location before its translators when it is public for the first time.

    Later words wait until somebody asks for them, as on every page.
    """
    for source in TranslationSource.objects.filter(
        object_id=page.translation_key, locale=page.locale
    ):
        if not StringSegment.objects.filter(source=source).exists():
            source.update_from_db()


def location_at(slug: str) -> LocationPage:
    """Return the location with this address, in Dutch; raise SetupError when there is none."""
    location = LocationPage.objects.source().filter(slug=slug).first()
    if location is None:
        raise SetupError(_("No location has the address “%(slug)s”.") % {"slug": slug})
    return location


# --- People -----------------------------------------------------------------------------------


def add_editor(
    location: LocationPage | None,
    email: str,
    role: str,
    language: str = SOURCE_LANGUAGE,
    by: User | None = None,
    *,
    first_name: str = "",
) -> User:
    """Invite somebody in a role, or give the role to who is there already. Safe to repeat.

    `language`: what a translator translates into, and the language of the admin for everybody.
    Editors, calendar editors and reviewers need a location. Raises SetupError.
    """
    email = checked_email(email)
    language = checked_language(language)
    group = group_for(location, checked_role(role), language)
    permitted = dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)
    return invite(
        email,
        first_name=first_name,
        groups=[group],
        by=by,
        language_code=language if language in permitted else SOURCE_LANGUAGE,
    )


def checked_email(email: str) -> str:
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError:
        raise SetupError(
            _("“%(email)s” is not an e-mail address. Write it as an@example.org.")
            % {"email": email}
        ) from None
    return email


def checked_role(role: str) -> RoleCode:
    try:
        return RoleCode(role.strip().lower())
    except ValueError:
        raise SetupError(
            _("There is no role “%(role)s”. Choose from %(known)s.")
            % {"role": role, "known": ", ".join(RoleCode)}
        ) from None


@transaction.atomic
def group_for(location: LocationPage | None, role: RoleCode, language: str) -> Group:
    """Return the group of a role, with all its rights: at a location, or into a language."""
    if role == RoleCode.NETWORK:
        return make_network_team()
    if role == RoleCode.READER:
        return make_readers()
    if role == RoleCode.TRANSLATOR:
        try:
            return make_translators(Locale.objects.get_or_create(language_code=language)[0])
        except ValueError as error:
            raise SetupError(str(error)) from None
    if location is None:
        raise SetupError(_("Say at which location: this role is about one."))
    if role == RoleCode.REVIEWER:
        make_team(location)  # the workflow in which they review
        return team_of(location).reviewers
    return make_group(location, role)[0]
