"""Walks addresses as somebody, and tells what came out or changed that is not theirs."""

import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.apps import apps
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.db.models import Model, Q
from django.test import Client
from wagtail.models import Locale

from tests.isolation_addresses import METHODS, Address, filled
from tests.isolation_questions import questions
from tests.isolation_world import SECRETS, World

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
# What somebody leaves behind about themselves by asking anything.
OWN_TRACES = {"django_session", "wagtailadmin_editingsession", "wagtailusers_userprofile"}
# Of a table: which rows are somebody's to change.
OwnRows = Callable[[type[Model]], Q]


def no_rows(model: type[Model]) -> Q:
    return Q(pk__in=[])


# Wagtail fails on a form without its only field, whoever sends it. It says nothing of anybody.
KNOWN_FAILURES = {("post", "/admin/choose-external-link/")}


@dataclass(frozen=True)
class Finding:
    """Something that went wrong at one address, for one role."""

    method: str
    url: str
    what: str

    def __str__(self) -> str:
        return f"{self.method} {self.url}: {self.what}"


class Watch:
    """Notices writes, so that tables are compared only when there was one."""

    def __init__(self) -> None:
        self.wrote = False

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(WRITES) and not any(f'"{table}"' in sql for table in OWN_TRACES):
            self.wrote = True
        return execute(sql, params, many, context)


def all_rows(own: OwnRows = no_rows) -> dict[str, list[Any]]:
    """Return every row of every table but the traces that people leave, and what is their own."""
    return {
        model._meta.db_table: list(
            model._base_manager.exclude(own(model)).order_by("pk").values_list()
        )
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.db_table not in OWN_TRACES
    }


@contextmanager
def undone() -> Iterator[Watch]:
    """Run what waits for the end of a transaction, then take everything back."""
    watch, point, waiting = Watch(), transaction.savepoint(), len(connection.run_on_commit)
    with connection.execute_wrapper(watch):
        try:
            yield watch
        finally:
            transaction.savepoint_rollback(point)
            del connection.run_on_commit[waiting:]


def run_what_waits(since: int) -> None:
    while len(connection.run_on_commit) > since:
        _points, work, _is_robust = connection.run_on_commit.pop(since)
        work()


def said_by(response: Any) -> str:
    """Return all that an answer says: its body, unpacked, its headers, and messages."""
    content = response.getvalue() if response.streaming else response.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist())
    words = [content.decode(errors="replace"), str(response.headers)]
    if hasattr(response.wsgi_request, "_messages"):
        words += [str(message) for message in get_messages(response.wsgi_request)]
    return "\n".join(words)


def secrets_in(response: Any) -> list[str]:
    said = said_by(response).lower()
    return [what for what, word in SECRETS.items() if word.lower() in said]


# --- What is sent -----------------------------------------------------------------------------


def forged(world: World) -> dict[str, Any]:
    """Return a form with all that somebody could try: publish, delete, move, take over."""
    text = dict.fromkeys(
        ("title", "slug", "new_title", "new_slug", "name", "comment", "value", "code", "subject"),
        "gekaapt",
    )
    return text | {
        "action-publish": "1",
        "new_parent_page": str(world.own.pk),
        "destination_page": str(world.own.pk),
        "chooser": str(world.own.pk),
        "move_applicable": "on",
        "include_descendants": "on",
        "alias": "on",
        "restriction_type": "login",
        "publish_translations": "on",
        "locales": str(Locale.objects.get(language_code="ar").pk),
        "email": world.editor_of_b.email,
        "is_active": "",
        "collection": str(world.own.pk),
        "is_editing": "1",
        "revision_id": str(world.activity.latest_revision_id),
        "kind": "cancelled",
        "url": world.activity.full_url,
        "external-link-chooser-url": world.activity.full_url,
        "external-link-chooser-link_text": "",
        "old_path": "/gekaapt",
    }


@dataclass(frozen=True)
class Request:
    method: str
    url: str
    data: Any = None
    kind: str = ""
    is_question: bool = False

    @property
    def where(self) -> tuple[str, str]:
        return self.method, self.url.partition("?")[0]

    def send(self, client: Client) -> Any:
        send = getattr(client, self.method)
        if self.kind:
            return send(self.url, self.data, content_type=self.kind)
        return send(self.url, self.data) if self.data else send(self.url)


JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def other_methods(url: str) -> list[Request]:
    return [
        Request("put", url, "value=gekaapt", FORM),
        Request("patch", url, '{"title": "gekaapt"}', JSON),
        Request("delete", url),
    ]


def requests_to(address: Address, world: World) -> Iterator[Request]:
    """Yield what is tried at an address: reading all of B's things, and writing."""
    form, is_first = forged(world), True
    for url in filled(address, world):
        asked = [url, *(f"{url}?{each}" for each in questions(address, world))]
        for each in asked:
            yield Request("get", each, is_question=each != url and not address.arguments)
        tried = asked if address.route.startswith("admin/bulk/") else [url]
        # All below the list of locations is A's own too, and theirs to do something with.
        tried = [each for each in tried if f"childOf={world.other.get_parent().pk}" not in each]
        for each in tried:
            yield Request("post", each, form)
        if is_first:
            yield Request("head", url)
            yield Request("post", url)
        # A class says which methods it knows; a function could take what is no GET for a POST, and
        # looks at that before or after it looks at the object.
        others = address.methods if address.methods is not None else set(METHODS)
        if is_first or address.methods:
            yield from (each for each in other_methods(url) if each.method in others)
        if "api" in address.route:
            yield Request("post", url, '{"title": "gekaapt", "recursive": true}', JSON)
        is_first = False


# --- The walk ---------------------------------------------------------------------------------


def walk(
    client: Client,
    world: World,
    where: Iterable[Address],
    *,
    may_see: Collection[str] = (),
    own: OwnRows = no_rows,
) -> list[Finding]:
    """Return each secret that an answer shows, each row that changed, each failure of the site."""
    client.raise_request_exception = False
    before, cookies, found = all_rows(own), client.cookies.output(), []
    kept = deepcopy(client.cookies)
    for address in where:
        is_refused = False
        for request in requests_to(address, world):
            # Who may not open a list at all may ask it nothing: that is the same answer each time.
            if request.is_question and is_refused:
                continue
            waiting = len(connection.run_on_commit)
            with undone() as watch:
                response = request.send(client)
                what = [f"shows {each}" for each in secrets_in(response) if each not in may_see]
                if response.status_code >= 500 and request.where not in KNOWN_FAILURES:
                    what.append(f"fails with {response.status_code}: {reason_of(response)}")
                else:
                    run_what_waits(waiting)
                    if watch.wrote:
                        what += changes(before, all_rows(own))
            if not request.is_question:
                is_refused = is_sent_away(response)
            found += [Finding(request.method.upper(), request.url, each) for each in what]
            if client.cookies.output() != cookies:
                client.cookies = deepcopy(kept)
    return found


def is_sent_away(response: Any) -> bool:
    """Return whether somebody is sent to the login form, or to the first page with a refusal."""
    where = response.headers.get("Location", "")
    return response.status_code == 302 and (where == "/admin/" or "/login/" in where)


def reason_of(response: Any) -> str:
    info = getattr(response, "exc_info", None)
    return repr(info[1]) if info else ""


def changes(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> list[str]:
    return [f"changes {table}" for table, rows in after.items() if rows != before[table]]
