"""What belongs to a location beside its pages: who works on it, and where its pictures are."""

from typing import Any, ClassVar

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Workflow


def _own(model: type[models.Model]) -> Any:
    # When a superuser deletes it, the next run makes another.
    return models.OneToOneField(model, null=True, on_delete=models.SET_NULL, related_name="+")


class LocationTeam(models.Model):
    """The groups, collection and workflow of one location.

    They are known by this row and not by their names: a location that takes over the name of
    another does not take over its people.
    """

    location_key = models.UUIDField(unique=True, editable=False)
    editors = _own(Group)
    calendar_editors = _own(Group)
    reviewers = _own(Group)
    collection = _own(Collection)
    workflow = _own(Workflow)

    class Meta:
        verbose_name = _("team of a location")
        verbose_name_plural = _("teams of locations")
        default_permissions = ()
        permissions: ClassVar[list[Any]] = [
            ("view_reports", _("Can read the reports")),
            ("manage_people", _("Can invite people, take roles away and make locations")),
        ]

    def __str__(self) -> str:
        return str(self.editors or self.location_key)
