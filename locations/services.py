"""Writes about locations: who edits one."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from locations.models import LocationPage

PAGE_PERMISSIONS = ["add_page", "change_page", "publish_page"]
COLLECTION_PERMISSIONS = [
    ("wagtailimages", "add_image"),
    ("wagtailimages", "change_image"),
    ("wagtailimages", "choose_image"),
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "change_document"),
    ("wagtaildocs", "choose_document"),
]


@transaction.atomic
def make_editors(*, location: LocationPage) -> Group:
    """Return the group that edits a location and what lies below it, in every language.

    Safe to repeat: a translation that has come since gets its rights too.
    """
    group, _is_new = Group.objects.get_or_create(name=editors_name(location))
    group.permissions.add(
        Permission.objects.get(codename="access_admin"),
        # Of their own pages: the app translations checks which page it is.
        Permission.objects.get(
            content_type__app_label="wagtail_localize", codename="submit_translation"
        ),
    )
    for page in location.get_translations(inclusive=True):
        for codename in PAGE_PERMISSIONS:
            GroupPagePermission.objects.get_or_create(
                group=group,
                page=page,
                permission=Permission.objects.get(
                    content_type__app_label="wagtailcore", codename=codename
                ),
            )
    collection = collection_of(location)
    for app_label, codename in COLLECTION_PERMISSIONS:
        GroupCollectionPermission.objects.get_or_create(
            group=group,
            collection=collection,
            permission=Permission.objects.get(content_type__app_label=app_label, codename=codename),
        )
    return group


def editors_name(location: LocationPage) -> str:
    """Return the name of the group: the address of the page, which no two locations share."""
    return f"Redactie {location.slug}"


def collection_of(location: LocationPage) -> Collection:
    """Return the collection that holds the pictures and documents of a location."""
    root = Collection.get_first_root_node()
    existing = root.get_children().filter(name=location.slug).first()
    return existing or root.add_child(name=location.slug)
