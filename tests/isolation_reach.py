"""Whether the addresses of the walk are about something: who may, gets there."""

import re
from collections.abc import Iterable
from copy import deepcopy

from django.test import Client

from tests.isolation_addresses import Address
from tests.isolation_walk import is_sent_away, requests_to, undone
from tests.isolation_world import World

# Addresses (a pattern) where nobody finds a thing of a location, and why that is right.
REACHED_BY_NOBODY = {
    "^admin/(login/(code/|again/code/)?|logout/)$": "of who is not there yet, or one's own",
    "^admin/account/second-factor/(remove|codes)/$": "of one's own second factor: they have none",
    "^admin/failwhale/": "fails on purpose, and is nobody's",
    "^admin/block-preview/": "of a kind of block, which is no location's",
    "^admin/localize/.*/preview/{mode}/": "pages have one kind of preview, without a name",
    "^admin/settings/": "the site has no settings in the admin",
    "^admin/locations/.*/feeds/{feed_id}/check/": "no calendar is fetched here: answers 400",
    "^admin/documents/.*/create_from_uploaded": "fails on its own form, which has no file",
    "^admin/redirects/import/process/": "of a file that was sent in the step before",
    "^admin/images/{image_id}/generate_url/": "the site gives no sizes of pictures by address",
    "^admin//": "what Wagtail answers where there is nothing",
    "^nl/nog-juist/": "of who has the token from a mail: these are forged",
}
EDIT, USERS, CALENDAR = (
    "admin/pages/{page_id}/edit/",
    "admin/users/",
    "admin/locations/{location_id}/calendar/",
)
# Where a secret can be read, and by whom: a word that no view shows would prove nothing.
SHOWN_AT = {
    "title of a draft of the location": (EDIT, "superuser"),
    "title of a draft of a public activity": (EDIT, "superuser"),
    "title of an activity that was never public": (EDIT, "superuser"),
    "French title of a draft": (EDIT, "superuser"),
    "Arabic title of a draft": (EDIT, "superuser"),
    "title of a picture": ("admin/images/{image_id}/", "superuser"),
    "label of a picture": ("admin/api/main/images/{pk}/", "superuser"),
    "title of a document": ("admin/documents/edit/{document_id}/", "superuser"),
    "name of the file of a document": ("admin/documents/edit/{document_id}/", "superuser"),
    "words in a document": ("documents/{_0}/{_1}", "superuser"),
    "address of a calendar": (CALENDAR, "editor of B"),
    "file that waits to be taken over": (f"{CALENDAR}{{key}}/", "editor of B"),
    "note beside a draft": (EDIT, "superuser"),
    "comment in a workflow": ("admin/pages/{page_id}/history/", "superuser"),
    "e-mail address": (USERS, "superuser"),
    "name of an editor": (USERS, "superuser"),
    "address that leads on": ("admin/redirects/", "superuser"),
    "who cancelled a date": (USERS, "superuser"),
    "French words that are not published": (
        "admin/localize/translate/{translation_id}/pofile/download/",
        "superuser",
    ),
    "name of what is translated": ("admin/localize/reports/translations/", "superuser"),
    "number of a consent": ("admin/reports/koala/consent/", "superuser"),
}
# Kept beside the words that are shown: no view has shown them to anybody yet.
SHOWN_NOWHERE = {"name of the file of a picture", "event that was taken over"}


def is_reached(response: object) -> bool:
    """Return whether an answer is about something: no refusal, and not led away from it."""
    return response.status_code < 400 and not is_sent_away(response)


def reached(clients: Iterable[Client], world: World, address: Address) -> bool:
    """Return whether one of these people is answered about one of B's things, or changes it."""
    for request in requests_to(address, world):
        for client in clients:
            cookies = deepcopy(client.cookies)
            with undone() as watch:
                response = request.send(client)
            client.cookies = cookies
            if is_reached(response) or (watch.wrote and response.status_code < 400):
                return True
    return False


def reason_for_nobody(address: Address) -> str:
    reasons = (
        reason for where, reason in REACHED_BY_NOBODY.items() if re.search(where, address.route)
    )
    return next(reasons, "")
