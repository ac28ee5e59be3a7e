"""The groups, collection and workflow of a location: made, kept equal, renamed, taken away."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from editors.models import LocationTeam
from editors.roles import LOCATION_ROLES, ROLES, RoleCode, make_equal, make_network_team
from locations.models import LocationPage

# The field of LocationTeam that holds the group of a role.
GROUPS = dict(zip(LOCATION_ROLES, ("editors", "calendar_editors", "reviewers"), strict=True))


@transaction.atomic
def make_team(location: LocationPage) -> tuple[LocationTeam, list[str]]:
    """Make all that a location needs beside its pages, in every language it has by now.

    Safe to repeat. Also returns the rights that were taken back.
    """
    taken = []
    for code in GROUPS:
        _group, lost = make_group(location, code)
        taken += lost
    team = team_of(location)
    _close_collection(team)
    _make_workflow(team, location)
    return team, taken


def make_editors(*, location: LocationPage) -> Group:
    """Return the group that edits a location and what lies below it, in every language.

    Safe to repeat: a translation that has come since gets its rights too.
    """
    return make_group(location, RoleCode.EDITOR)[0]


@transaction.atomic
def make_group(location: LocationPage, code: RoleCode) -> tuple[Group, list[str]]:
    """Make the group of one role at a location; also return the rights that were taken back."""
    team, role = team_of(location), ROLES[code]
    group = _named(team, GROUPS[code], role.group_name.format(location.slug))
    collection = None
    if role.in_collection:
        collection = _named(team, "collection", location.slug)
    pages = list(Page.objects.filter(translation_key=location.translation_key))
    return group, make_equal(
        group, role, pages=pages if role.on_pages else [], collection=collection
    )


def team_of(location: LocationPage) -> LocationTeam:
    team, _is_new = LocationTeam.objects.get_or_create(location_key=location.translation_key)
    return team


@transaction.atomic
def keep_names(location: LocationPage) -> None:
    """Name the groups, the collection and the workflow after the address that a location has."""
    team = LocationTeam.objects.filter(location_key=location.translation_key).first()
    if team is None:
        return
    for code, field in GROUPS.items():
        if getattr(team, f"{field}_id"):
            _named(team, field, ROLES[code].group_name.format(location.slug))
    for field, name in (("collection", location.slug), ("workflow", workflow_name(location))):
        if getattr(team, f"{field}_id"):
            _named(team, field, name)


@transaction.atomic
def dissolve(location: LocationPage) -> None:
    """Take the groups of a deleted location away, so that no later one inherits its people.

    Pictures and documents stay with the network team, under a name that no location has.
    """
    team = LocationTeam.objects.filter(location_key=location.translation_key).first()
    if team is None:
        return
    for field in GROUPS.values():
        if group := getattr(team, field):
            group.delete()
    if team.workflow:
        for task in team.workflow.tasks:
            task.deactivate()
        team.workflow.deactivate()
        _rename(team.workflow, f"{team.workflow.name} ({location.pk})")
    if team.collection:
        _rename(team.collection, f"{team.collection.name} ({location.pk})")
    team.delete()


# --- Names ------------------------------------------------------------------------------------


def _named(team: LocationTeam, field: str, name: str) -> Any:
    """Return what a team has in a field, under this name; make it when there is none.

    What has the name already is taken over, unless it is another location's.
    """
    own = getattr(team, field)
    if own is not None and own.name == name:
        return own
    model: Any = LocationTeam._meta.get_field(field).related_model
    holder = model.objects.filter(name=name).first()
    if holder is not None and _is_of_a_team(holder, field):
        name, holder = f"{name} ({team.pk})", None
    if own is not None:
        _rename(own, name)
        return own
    own = holder or _make(model, name)
    setattr(team, field, own)
    team.save(update_fields=[field])
    return own


def _is_of_a_team(holder: Any, field: str) -> bool:
    fields = GROUPS.values() if isinstance(holder, Group) else (field,)
    return any(LocationTeam.objects.filter(**{each: holder}).exists() for each in fields)


def _make(model: Any, name: str) -> Any:
    if model is Collection:
        return Collection.get_first_root_node().add_child(name=name)
    return model.objects.create(name=name)


def _rename(thing: Any, name: str) -> None:
    if thing.name != name:
        thing.name = name
        thing.save(update_fields=["name"])


# --- Pictures, documents, workflow ------------------------------------------------------------


def _close_collection(team: LocationTeam) -> None:
    """Let only the location and the network team open its documents.

    Wagtail asks this of documents only. Of a picture, families see the sizes that a public page
    shows; the original has no address.
    """
    restriction, _is_new = CollectionViewRestriction.objects.get_or_create(
        collection=team.collection, defaults={"restriction_type": CollectionViewRestriction.GROUPS}
    )
    if restriction.restriction_type == CollectionViewRestriction.GROUPS:
        restriction.groups.set([team.editors, make_network_team()])


def _make_workflow(team: LocationTeam, location: LocationPage) -> None:
    """Let the reviewers of a location approve what is handed in. Who may publish, still may."""
    workflow: Workflow = _named(team, "workflow", workflow_name(location))
    task = GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=workflow.name)
        WorkflowTask.objects.create(workflow=workflow, task=task)
    task.groups.set([team.reviewers])
    for page in Page.objects.filter(translation_key=location.translation_key):
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})


def workflow_name(location: LocationPage) -> str:
    return f"Nakijken {location.slug}"
