"""What follows for the team of a location from a change of its page."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import WorkflowPage
from wagtail.signals import copy_for_translation_done, page_published

from editors.models import LocationTeam
from editors.services import show_words_to_translators
from editors.teams import dissolve, keep_names
from locations.models import LocationPage
from translations.selectors import is_source


@receiver(post_save, sender=LocationPage)
def follow_address(instance: LocationPage, **kwargs: Any) -> None:
    if not kwargs.get("raw") and is_source(instance):
        keep_names(instance)


@receiver(post_delete, sender=LocationPage)
def dissolve_team(instance: LocationPage, **kwargs: Any) -> None:
    if is_source(instance):
        dissolve(instance)


@receiver(copy_for_translation_done)
def review_translation_too(source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    """Rights come along by themselves (`translations.signals`); the workflow does so here."""
    if not isinstance(target_obj, LocationPage):
        return
    team = LocationTeam.objects.filter(location_key=target_obj.translation_key).first()
    if team is not None and team.workflow_id:
        WorkflowPage.objects.get_or_create(
            page_id=target_obj.pk, defaults={"workflow_id": team.workflow_id}
        )


@receiver(page_published, sender=LocationPage)
def give_words_to_translators(instance: LocationPage, **kwargs: Any) -> None:
    if is_source(instance):
        show_words_to_translators(instance)
