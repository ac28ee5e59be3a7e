"""Writes about locations."""

from wagtail.models import Collection

from locations.models import LocationPage


def collection_of(location: LocationPage) -> Collection:
    """Return the collection that holds the pictures and documents of a location."""
    root = Collection.get_first_root_node()
    existing = root.get_children().filter(name=location.slug).first()
    return existing or root.add_child(name=location.slug)
