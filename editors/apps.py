from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

# Wagtail's form of a group knows the rights on a page by this list: a right that is not in it is
# taken away when a superuser saves the group. (code, column, explanation), in order of the code.
RESCHEDULE_RIGHT = ("reschedule", _("Change dates"), _("Cancel, move and add dates"))


class EditorsConfig(AppConfig):
    name = "editors"
    verbose_name = _("Editors")

    def ready(self) -> None:
        from wagtail.models import PAGE_PERMISSION_TYPES  # noqa: PLC0415 - models are ready now

        import editors.signals  # noqa: F401, PLC0415 - teams follow their location

        if RESCHEDULE_RIGHT not in PAGE_PERMISSION_TYPES:
            PAGE_PERMISSION_TYPES.append(RESCHEDULE_RIGHT)
            PAGE_PERMISSION_TYPES.sort(key=lambda right: right[0])
        post_migrate.connect(make_reschedule_right, sender=self)


def make_reschedule_right(using: str, **kwargs: object) -> None:
    """Make the right to change dates: Wagtail makes only its own rights on pages."""
    from django.contrib.auth.models import Permission  # noqa: PLC0415
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415
    from wagtail.models import Page  # noqa: PLC0415

    Permission.objects.using(using).get_or_create(
        content_type=ContentType.objects.db_manager(using).get_for_model(Page),
        codename="reschedule_page",
        defaults={"name": "Cancel, move and add dates"},
    )
