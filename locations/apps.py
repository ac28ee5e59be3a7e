from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LocationsConfig(AppConfig):
    name = "locations"
    verbose_name = _("Locations")

    def ready(self) -> None:
        import locations.signals  # noqa: PLC0415 - receivers connect on import
        import locations.views  # noqa: F401, PLC0415 - what its pages show
