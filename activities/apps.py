from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = _("Activities")

    def ready(self) -> None:
        from wagtail.models import WorkflowState  # noqa: PLC0415

        import activities.feeds_context  # noqa: PLC0415 - what its pages carry for programs
        import activities.signals  # noqa: PLC0415 - receivers connect on import
        import activities.views  # noqa: F401, PLC0415 - what its pages show
        from activities.approving import publish_approved  # noqa: PLC0415 - needs the models

        # Wagtail's own setting for this is imported before there are models.
        WorkflowState.on_finish = publish_approved
