"""What every language has of the Dutch pages: location by location, page by page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.models import Page, PageViewRestriction
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage
from translations.choices import State
from translations.permissions import SUBMIT, VIEW_REPORTS

NETWORK = "network"  # the key of the pages that belong to no location


@dataclass(frozen=True, slots=True)
class Scope:
    """One location with its activities, or the pages of the network, and its languages."""

    key: str
    title: str
    path: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One Dutch page that families see, in one other language.

    `anchor_id`: the page in that language whose rights count: the translation itself, a copy of
    the Dutch page, or else the nearest page above it.
    """

    scope: Scope
    source_id: int
    title: str
    language_code: str
    states: tuple[State, ...]
    translation_id: int | None
    anchor_id: int | None
    is_live_alias: bool = False
    has_newer_draft: bool = False

    @property
    def state(self) -> State:
        return self.states[0]


def languages() -> tuple[str, ...]:
    """Return the codes of the languages to translate into."""
    return tuple(code for code, _name in settings.LANGUAGES if code != SOURCE_LANGUAGE)


def scopes() -> list[Scope]:
    """Return the network and every location, with the languages that it offers. One query."""
    known = languages()
    found = [Scope(NETWORK, "", "", known)]
    for location in LocationPage.objects.source().order_by("title", "pk"):
        offered = location.offered_languages or known
        found.append(
            Scope(
                key=str(location.translation_key),
                title=location.title,
                path=location.path,
                languages=tuple(code for code in known if code in offered),
            )
        )
    return found


def coverage(*, scope_key: str = "", language_code: str = "") -> list[Coverage]:
    """Return every Dutch page that families see, in every language that it is offered in.

    Four queries, however many pages there are.
    """
    wanted = [code for code in languages() if language_code in ("", code)]
    by_path = {scope.path: scope for scope in scopes()}
    dutch = Page.objects.filter(locale__language_code=SOURCE_LANGUAGE, depth__gt=1)
    sources = list(
        dutch.order_by("path").values(
            "pk", "path", "title", "live", "alias_of_id", "translation_key"
        )
    )
    targets = _targets(dutch, wanted)
    closed = set(PageViewRestriction.objects.values_list("page__path", flat=True))
    keys = {source["path"]: source["translation_key"] for source in sources}
    rows = []
    for source in sources:
        path = source["path"]
        scope = next((by_path[each] for each in _upwards(path) if each in by_path), by_path[""])
        is_shown = source["live"] and not source["alias_of_id"]
        if not is_shown or scope_key not in ("", scope.key) or closed & {*_upwards(path)}:
            continue
        for code in wanted:
            if code not in scope.languages:
                continue
            above = (targets.get((keys.get(each), code)) for each in _upwards(path))
            anchor = next((each for each in above if each), None)
            rows.append(_row(scope, source, code, targets.get((keys[path], code)), anchor))
    return rows


def _upwards(path: str) -> list[str]:
    """Return the path of a page and of each page above it, nearest first."""
    return [path[:end] for end in range(len(path), 0, -Page.steplen)]


def _targets(dutch: Any, codes: Sequence[str]) -> dict[tuple[Any, str], dict[str, Any]]:
    pages = Page.objects.filter(
        locale__language_code__in=codes,
        translation_key__in=dutch.order_by().values("translation_key"),
    ).values(
        *("pk", "translation_key", "locale__language_code", "live", "alias_of_id"),
        *("has_unpublished_changes", "translated_text__is_stale"),
        *("translated_text__is_machine_made", "translated_text__untranslated"),
    )
    return {(each["translation_key"], each["locale__language_code"]): each for each in pages}


def _row(
    scope: Scope, source: dict[str, Any], code: str, target: Any, anchor: dict[str, Any] | None
) -> Coverage:
    is_alias = bool(target and target["alias_of_id"])
    is_live = bool(target and target["live"])
    return Coverage(
        scope=scope,
        source_id=source["pk"],
        title=source["title"],
        language_code=code,
        states=_states(target),
        translation_id=target["pk"] if target and not is_alias else None,
        anchor_id=anchor["pk"] if anchor else None,
        is_live_alias=is_alias and is_live,
        has_newer_draft=is_live and not is_alias and target["has_unpublished_changes"],
    )


def _states(target: dict[str, Any] | None) -> tuple[State, ...]:
    if target is None or target["alias_of_id"]:
        return (State.MISSING,)
    if not target["live"]:
        return (State.DRAFT,)
    found = {
        State.STALE: target["translated_text__is_stale"],
        State.PARTIAL: target["translated_text__untranslated"],
        State.MACHINE: target["translated_text__is_machine_made"],
    }
    return tuple(state for state, is_so in found.items() if is_so) or (State.UP_TO_DATE,)


# --- Whose business it is ---------------------------------------------------------------------


def ids_one_may(user: Any, action: str) -> set[int]:
    """Return the pages that a user may "change" or "publish"."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, action)
    return set(pages.order_by().values_list("pk", flat=True))


def known_to(user: Any, rows: Iterable[Coverage]) -> list[Coverage]:
    """Return those of which the user may edit the Dutch page or what is there in the language.

    Who reads the reports knows all: they are about pages that everybody may see.
    """
    if user.has_perm(VIEW_REPORTS):
        return list(rows)
    editable = ids_one_may(user, "change")
    return [row for row in rows if row.source_id in editable or row.anchor_id in editable]


def writable_by(user: Any, rows: Iterable[Coverage]) -> list[Coverage]:
    """Return those of which the user may write the words in that language.

    What is there already is written by who may edit that; what is not there yet also by who may
    have the Dutch page translated.
    """
    editable = ids_one_may(user, "change")
    may_submit = user.has_perm(SUBMIT)

    def may_write(row: Coverage) -> bool:
        if row.anchor_id in editable:
            return True
        is_there = row.translation_id is not None or row.is_live_alias
        return not is_there and may_submit and row.source_id in editable

    return [row for row in rows if may_write(row)]


# --- Counts -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pages of one location are in which state in one language."""

    scope: Scope
    language_code: str
    counts: Counter[State]


def tallies(rows: Iterable[Coverage]) -> list[Tally]:
    found: dict[tuple[Scope, str], Counter[State]] = {}
    for row in rows:
        found.setdefault((row.scope, row.language_code), Counter()).update(row.states)
    return [Tally(scope, code, counts) for (scope, code), counts in found.items()]
